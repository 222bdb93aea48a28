internal import CLibCurl

/// Talks to one server through libcurl and keeps the connection open between requests. For one thread.
package final class HTTPClient {
    /// To make a connection.
    private static let connectDeadline = Duration.milliseconds(1500)
    /// More than any answer of ours; a body beyond it is not read to its end.
    private static let bodyLimit = 16 << 20

    private let server: ServerAddress
    /// The headers that go with each request.
    private let headers: [(name: String, value: String)]
    private let handle: UnsafeMutableRawPointer?

    package init(_ server: ServerAddress, headers: [(name: String, value: String)]) {
        self.server = server
        self.headers = headers
        _ = server.isEncrypted ? Library.withEncryption : Library.plain
        handle = curl_easy_init()
    }

    deinit {
        curl_easy_cleanup(handle)
    }

    /// libcurl's parts, each readied at its first use. Encryption takes a millisecond that plain http need not wait for.
    private enum Library {
        static let plain = curl_global_init(Int(CURL_GLOBAL_NOTHING))
        static let withEncryption = curl_global_init(Int(CURL_GLOBAL_SSL))
    }

    /// Sends `request` and waits for the whole answer. No redirect is followed: it would carry the token elsewhere.
    package func answer(to request: HTTPRequest) throws(HTTPFailure) -> HTTPResponse {
        guard let handle else { throw .notReached("libcurl") }
        let received = Received(limit: Self.bodyLimit)
        var list: UnsafeMutablePointer<curl_slist>?
        // One that the request has itself takes the place of the usual one.
        let usual = headers.filter { usual in !request.headers.contains { $0.name == usual.name } }
        for (name, value) in usual + request.headers {
            list = curl_slist_append(list, "\(name): \(value)")
        }
        defer { curl_slist_free_all(list) }
        prepare(handle, for: request, headers: list, received: received)
        let result = withExtendedLifetime(received) { curl_easy_perform(handle) }
        guard result == CURLE_OK else { throw failure(result) }
        var status = 0
        _ = curl_easy_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return HTTPResponse(status: status, headers: received.headers, body: received.body)
    }

    private func prepare(
        _ handle: UnsafeMutableRawPointer,
        for request: HTTPRequest,
        headers: UnsafeMutablePointer<curl_slist>?,
        received: Received
    ) {
        curl_easy_reset(handle)
        _ = curl_easy_setopt_text(handle, CURLOPT_URL, server.text + request.path)
        _ = curl_easy_setopt_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = server.certificates {
            _ = curl_easy_setopt_text(handle, CURLOPT_CAINFO, file)
            // Else the system's would be trusted beside it.
            _ = curl_easy_setopt_text(handle, CURLOPT_CAPATH, nil)
        }
        // A proxy for this machine itself would carry the token out of it.
        if server.isLoopback { _ = curl_easy_setopt_text(handle, CURLOPT_PROXY, "") }
        _ = curl_easy_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, Self.connectDeadline.inMilliseconds)
        _ = curl_easy_setopt_long(handle, CURLOPT_TIMEOUT_MS, max(1, request.deadline.inMilliseconds))
        _ = curl_easy_setopt_list(handle, CURLOPT_HTTPHEADER, headers)
        if let body = request.body {
            // On a kept connection that turns out to be dead, libcurl sends a request again by itself. What changes something
            // is sent again by those who know whether that is safe.
            _ = curl_easy_setopt_long(handle, CURLOPT_FRESH_CONNECT, 1)
            _ = curl_easy_setopt_long(handle, CURLOPT_POSTFIELDSIZE, body.count)
            body.withUnsafeBytes { bytes in
                let text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                _ = curl_easy_setopt_text(handle, CURLOPT_COPYPOSTFIELDS, text)
            }
        }
        if request.method != .get || request.body != nil {
            _ = curl_easy_setopt_text(handle, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
        let context = Unmanaged.passUnretained(received).toOpaque()
        _ = curl_easy_setopt_receiver(handle, CURLOPT_WRITEFUNCTION, receiveBody, CURLOPT_WRITEDATA, context)
        _ = curl_easy_setopt_receiver(handle, CURLOPT_HEADERFUNCTION, receiveHeader, CURLOPT_HEADERDATA, context)
    }

    private func failure(_ result: CURLcode) -> HTTPFailure {
        let reason = String(cString: curl_easy_strerror(result))
        switch result {
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            return .notTrusted(reason)
        default:
            var sent = 0
            _ = curl_easy_getinfo_long(handle, CURLINFO_REQUEST_SIZE, &sent)
            return sent > 0 ? .noAnswer(reason) : .notReached(reason)
        }
    }
}

/// What has arrived of an answer so far.
private final class Received {
    let limit: Int
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    init(limit: Int) {
        self.limit = limit
    }

    func addHeader(_ line: String) {
        // A new status line begins a new answer: what came before was an interim one (1xx).
        if line.hasPrefix("HTTP/") { headers = [] }
        guard let colon = line.firstIndex(of: ":") else { return }
        var value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
        while value.last?.isWhitespace == true { value.removeLast() }
        headers.append((line[..<colon].lowercased(), String(value)))
    }
}

/// libcurl's callback for the body: taking fewer bytes than it was given ends the transfer.
private func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let bytes, let context else { return 0 }
    let received = Unmanaged<Received>.fromOpaque(context).takeUnretainedValue()
    guard received.body.count + size * count <= received.limit else { return 0 }
    received.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}

/// libcurl's callback for a line of the head.
private func receiveHeader(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let bytes, let context else { return 0 }
    let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: size * count), as: UTF8.self)
    Unmanaged<Received>.fromOpaque(context).takeUnretainedValue().addHeader(line)
    return size * count
}

extension Duration {
    var inMilliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
