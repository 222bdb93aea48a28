import FoundationEssentials
import SupportDesk

@testable import DeskServer

/// An answer as it came over the wire.
struct Answer: Sendable {
    let status: Int
    /// By small names.
    let headers: [String: String]
    let body: [UInt8]

    /// Takes a whole answer off the front of `bytes`; nil when it is not all there yet.
    init?(_ bytes: inout [UInt8], hasBody: Bool) throws {
        let end = Array("\r\n\r\n".utf8)
        guard let headEnd = bytes.firstRange(of: end) else { return nil }
        // "\r\n" is one Character, so lines are split as bytes.
        let lines = bytes[..<headEnd.lowerBound].split(separator: 0x0A).map { line in
            String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self)
        }
        let statusLine = lines.first?.split(separator: " ") ?? []
        guard statusLine.count >= 2, let status = Int(statusLine[1]) else {
            throw RawConnection.Failure.brokenAnswer(lines.first ?? "")
        }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        let isBodiless = !hasBody || status == 304 || status < 200
        let length = isBodiless ? 0 : headers["content-length"].flatMap { Int($0) } ?? 0
        guard bytes.count >= headEnd.upperBound + length else { return nil }
        self.status = status
        self.headers = headers
        body = Array(bytes[headEnd.upperBound..<headEnd.upperBound + length])
        bytes.removeFirst(headEnd.upperBound + length)
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    func decoded<Document: Decodable>(as type: Document.Type) throws -> Document {
        try JSONDecoder().decode(type, from: Data(body))
    }

    /// The problem that the body is, whose status must be the answer's.
    var problem: ProblemDocument {
        get throws { try decoded(as: ProblemDocument.self) }
    }

    /// The problem's fields with their codes, as `minutes: out-of-range`.
    var fieldCodes: [String] {
        get throws { try problem.errors?.map { "\($0.field): \($0.code)" } ?? [] }
    }
}
