internal import FoundationEssentials
package import SupportDesk

/// What was saved at this desk to be sent: a consultation, or a change to one.
package struct OutboxItem: Hashable, Sendable {
    package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case consultation, correction, void
    }

    var name: OutboxName
    package let server: String
    /// By this machine's clock, to be shown: the order is that of the numbers.
    package let madeAt: Instant
    /// For a correction: the revision that was seen when it was made, counting those that wait before it.
    package var expected: Int?
    /// JSON; the same bytes each time it is sent.
    package var body: [UInt8]
    /// What the server said when it refused it; nil while it waits.
    package var refusal: ProblemDocument?

    package var number: Int { name.number }
    package var record: Consultation.ID { name.record }
    package var kind: Kind { name.kind }
    package var isUnsent: Bool { name.isUnsent }

    /// Whether it may be changed here as if it had just been typed: no server has it.
    var isStillOurs: Bool { isUnsent || refusal != nil }

    /// What the consultation says; nil when it is a change.
    package var draft: ConsultationDraft? {
        kind == .consultation ? try? JSONDecoder().decode(ConsultationDraft.self, from: Data(body)) : nil
    }

    /// Why it comes after its month was closed, if that was said.
    var lateReason: String? {
        struct Late: Decodable { let lateReason: String? }
        return kind == .consultation ? (try? JSONDecoder().decode(Late.self, from: Data(body)))?.lateReason : nil
    }

    /// What is to be corrected, and why; nil when it is no correction.
    package var correction: Correction? {
        kind == .correction ? try? JSONDecoder().decode(Correction.self, from: Data(body)) : nil
    }

    /// Why the record is changed; nil for a consultation.
    package var reason: String? {
        struct Reasoned: Decodable { let reason: String }
        return kind == .consultation ? nil : (try? JSONDecoder().decode(Reasoned.self, from: Data(body)))?.reason
    }
}

/// An item as a file holds it: a line about it, and the body as it is sent.
struct OutboxFile {
    /// Why a file is not an item.
    struct Damage: Error {}

    private struct Head: Codable {
        /// Which form the file has.
        var form = OutboxFile.form
        let server: String
        /// Microseconds since 1970.
        let madeAt: Int64
        let expected: Int?
        /// Tells whether the body is the one that was written.
        let digest: String
    }

    private static let form = 1

    let server: String
    let madeAt: Instant
    let expected: Int?
    let body: [UInt8]

    var bytes: [UInt8] {
        let head = Head(
            server: server,
            madeAt: madeAt.microsecondsSince1970,
            expected: expected,
            digest: AccountKey.hexadecimal(body)
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ((try? encoder.encode(head)).map(Array.init) ?? []) + [UInt8(ascii: "\n")] + body
    }
}

extension OutboxFile {
    init(_ item: OutboxItem) {
        self.init(server: item.server, madeAt: item.madeAt, expected: item.expected, body: item.body)
    }

    init(_ bytes: [UInt8]) throws(Damage) {
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        guard end < bytes.endIndex, let head = try? JSONDecoder().decode(Head.self, from: Data(bytes[..<end])) else {
            throw Damage()
        }
        let body = Array(bytes[(end + 1)...])
        guard head.form == Self.form, head.digest == AccountKey.hexadecimal(body) else { throw Damage() }
        self.init(
            server: head.server,
            madeAt: Instant(microsecondsSince1970: head.madeAt),
            expected: head.expected,
            body: body
        )
    }
}
