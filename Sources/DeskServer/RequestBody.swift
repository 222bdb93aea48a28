internal import DeskText
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The kinds of bodies that we read; always UTF-8.
enum MediaType: String, Sendable {
    case json = "application/json"
    /// A JSON text in each line.
    case lines = "application/x-ndjson"

    /// Whether a `Content-Type` header says this one.
    func isNamed(by header: String?) -> Bool {
        guard let header else { return false }
        if header == rawValue { return true }
        let parts = header.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
        guard parts.first == rawValue else { return false }
        return parts.dropFirst().allSatisfy { ["charset=utf-8", "charset=\"utf-8\""].contains($0) }
    }
}

extension Request {
    /// The whole body, if it is of this kind and not larger than `limit` bytes. A body that is too large is not read on.
    func bytes(of mediaType: MediaType, upTo limit: Int) async throws(RequestRefusal) -> [UInt8] {
        guard mediaType.isNamed(by: headers[.contentType]), headers[.contentEncoding] == nil else {
            throw .unsupportedMediaType(expected: mediaType.rawValue)
        }
        let announced = headers[.contentLength].flatMap { Int($0) } ?? 0
        guard announced <= limit else { throw .bodyTooLarge(limit: limit) }
        var bytes: [UInt8] = []
        do {
            for try await part in body {
                guard bytes.count + part.readableBytes <= limit else { throw RequestRefusal.bodyTooLarge(limit: limit) }
                bytes.append(contentsOf: part.readableBytesView)
            }
        } catch let refusal as RequestRefusal {
            throw refusal
        } catch {
            // The connection broke, or what came on it was no HTTP any more.
            throw .malformedRequest
        }
        return bytes
    }

    /// The JSON value that the body holds.
    func json(upTo limit: Int) async throws(RequestRefusal) -> JSONValue {
        let bytes = try await bytes(of: .json, upTo: limit)
        do {
            return try JSONReader.value(bytes[...])
        } catch {
            throw RequestRefusal(error)
        }
    }
}

extension RequestRefusal {
    /// What is said of JSON that cannot be read.
    init(_ malformed: MalformedJSON) {
        let place = malformed.offset + 1
        switch malformed.reason {
        case .unexpected, .tooDeep: self = .malformedJSON(at: place)
        case .invalidText: self = .malformedText(at: place)
        case .repeatedName: self = .repeatedProperty(at: place)
        }
    }
}
