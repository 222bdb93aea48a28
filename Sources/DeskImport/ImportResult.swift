package import SupportDesk

/// What became of a file, as `madoguchi import --json` prints it.
package struct ImportResult: Codable, Hashable, Sendable {
    /// Rows of data: blank lines, titles and headers do not count.
    package let read: Int
    package let accepted: Int
    package let duplicates: Int
    package let rejected: Int
    /// At most ``ImportTally/rejectionLimit`` of them.
    package let rejections: [RejectionDocument]
}

/// A ``Rejection`` with its reason as a sentence.
package struct RejectionDocument: Codable, Hashable, Sendable {
    package let line: Int
    package let receipt: String?
    package let field: String?
    package let value: String?
    package let reason: String

    package init(_ rejection: Rejection, reason: String) {
        line = rejection.line
        receipt = rejection.receipt
        field = rejection.field
        value = rejection.value
        self.reason = reason
    }

    /// Every key is always there, null where nothing is known.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(line, forKey: .line)
        try container.encode(receipt, forKey: .receipt)
        try container.encode(field, forKey: .field)
        try container.encode(value, forKey: .value)
        try container.encode(reason, forKey: .reason)
    }
}

/// Counts what becomes of the rows of one file. Every row read is accepted, a duplicate or rejected.
package struct ImportTally: Sendable {
    /// How many rejections are kept in full; beyond that they are counted.
    package static let rejectionLimit = 1000

    package private(set) var accepted = 0
    package private(set) var duplicates = 0
    package private(set) var rejected = 0
    /// The first ones, in the order of the file.
    package private(set) var rejections: [Rejection] = []

    package init() {}

    package var read: Int { accepted + duplicates + rejected }

    package mutating func accept(_ count: Int = 1) {
        accepted += count
    }

    package mutating func passOver(duplicates count: Int = 1) {
        duplicates += count
    }

    package mutating func reject(_ rejection: Rejection) {
        rejected += 1
        let position = rejections.lastIndex { $0.line <= rejection.line }.map { $0 + 1 } ?? 0
        guard position < Self.rejectionLimit else { return }
        rejections.insert(rejection, at: position)
        if rejections.count > Self.rejectionLimit { rejections.removeLast() }
    }

    /// - Parameter sentence: says a reason in the reader's language.
    package func result(_ sentence: (Rejection) -> String) -> ImportResult {
        ImportResult(
            read: read,
            accepted: accepted,
            duplicates: duplicates,
            rejected: rejected,
            rejections: rejections.map { RejectionDocument($0, reason: sentence($0)) }
        )
    }
}
