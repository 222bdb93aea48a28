internal import DeskText
internal import HummingbirdCore

#if TLS
internal import HummingbirdTLS
internal import NIOCore
internal import NIOSSL
#endif

/// The PEM files by which the service proves who it is, where no reverse proxy does that for it.
package struct TLSFiles: Hashable, Sendable {
    /// The certificate, and those between it and what clients trust.
    let certificate: String
    let key: String

    /// `server` behind TLS 1.2 or later. Throws `.unusableCertificate`, and `.noTLSInThisBuild` where TLS was left out: what was to be
    /// encrypted is never served openly.
    func encrypting(_ server: HTTPServerBuilder) throws(InstallationProblem) -> HTTPServerBuilder {
        #if TLS
        do {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
            )
            configuration.minimumTLSVersion = .tlsv12
            // A client that does not say good-bye in time is not waited for.
            configuration.shutdownTimeout = .seconds(1)
            configuration.applicationProtocols = ["http/1.1"]
            // Says here, and not to the first client, that the two do not belong together.
            _ = try NIOSSLContext(configuration: configuration)
            return try .tls(server, tlsConfiguration: configuration)
        } catch {
            throw .unusableCertificate(certificate: certificate, key: key)
        }
        #else
        throw .noTLSInThisBuild
        #endif
    }
}
