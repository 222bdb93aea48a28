internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The documents that client and server share, as bytes.
enum JSONDocument {
    /// The same document always gives the same bytes.
    static func encode(_ document: some Encodable) -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // The documents hold texts, finite numbers and booleans, for which encoding cannot fail.
        guard let bytes = try? encoder.encode(document) else { return ByteBuffer() }
        return ByteBuffer(bytes: bytes)
    }
}

extension Response {
    /// A JSON answer.
    init(json bytes: ByteBuffer, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
        var headers = headers
        headers[.contentType] = "application/json"
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }
}
