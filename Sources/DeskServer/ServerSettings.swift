/// Where the server listens, and what it puts up with.
package struct ServerSettings: Sendable {
    package var host: String
    /// 0 lets the system choose one.
    package var port: Int
    /// Who is believed when they say for whom they ask.
    package var trustedProxies = TrustedProxies.loopback
    /// By what the service proves who it is; nil leaves TLS to a reverse proxy.
    package var tls: TLSFiles?
    /// Where systemd hears that the service is ready, and that it is stopping; nil where nobody wants to know.
    package var noticeSocket: String?
    /// Bytes that one request may carry: a thousand consultations, and far more than one.
    package var largestBody = 1 << 20
    /// How long a whole request may take to arrive. The largest body takes 9 s over a mobile line of 1 Mbit/s.
    package var requestDeadline: Duration = .seconds(30)
    /// How long a connection may stay silent between requests, or take over the head of one. Longer than the deadline, so
    /// that a request whose body stays out is answered rather than cut off.
    package var idleTimeout: Duration = .seconds(60)
    /// Connections at once; further ones wait to be accepted. With a pool's worth more, this stays under the 1,024 open
    /// files that a process usually has.
    package var largestConnectionCount = 512
    /// Bytes of all header fields together. Ours need a tenth of it.
    package var largestHead = 16 << 10
    /// How long the server still answers at least after it was told to stop, so that `/readyz` is seen to turn and clients get a 503
    /// that says so rather than a broken connection.
    package var drainTime: Duration = .milliseconds(250)
    /// How long requests that were accepted may take to finish after that. Then what they have not committed is given up.
    package var shutdownDeadline: Duration = .seconds(10)

    package init(host: String = "127.0.0.1", port: Int = 8080) {
        self.host = host
        self.port = port
    }
}
