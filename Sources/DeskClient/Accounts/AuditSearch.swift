internal import DeskText
internal import SupportDesk

/// What is looked for in the audit trail. What is nil does not restrict.
package struct AuditSearch: Hashable, Sendable {
    package var actor: String?
    /// An action, or how it begins.
    package var action: String?
    /// What the subject holds.
    package var subject: String?
    /// Days, as people write them.
    package var from, to: String?
    package var limit: Int
    /// Where to go on, as the page before has said.
    package var cursor: String?

    package init(limit: Int) {
        self.limit = limit
    }
}

extension DeskSession {
    /// How many entries `mado audit` may show.
    package static let auditLimits = 1...1000

    /// `mado audit`: entries of the audit trail, the last first. It needs none of the ward's lists, which auditors may not read.
    package func audit(_ search: AuditSearch) throws(ClientFailure) {
        guard Self.auditLimits.contains(search.limit) else { throw .client(.limitOutOfRange(Self.auditLimits)) }
        let answer: Answer<ListDocument<AuditEntryDocument>> = try connection().get(
            "/v1/audit",
            [
                ("actor", search.actor), ("action", search.action), ("subject", search.subject), ("from", search.from),
                ("to", search.to), ("limit", String(search.limit)), ("cursor", search.cursor),
            ]
        )
        if manner.json {
            console.print(bytes: answer.body + [UInt8(ascii: "\n")])
        } else if answer.document.items.isEmpty {
            return say(.nothingFound)
        } else {
            var table = TextTable(AuditText.titles(in: language).map { TextTable.Column($0) })
            for entry in answer.document.items {
                table.append([entry.at, entry.actor, entry.action, entry.subject].map(\.shownWhole))
            }
            for (place, line) in table.lines().enumerated() { console.print(place == 0 ? console.bold(line) : line) }
        }
        if let cursor = answer.nextCursor { say(.moreFrom(cursor: cursor)) }
    }

    private func say(_ text: AuditText) {
        if !manner.quiet { console.say(text.text(in: language)) }
    }
}

extension Answer {
    /// Where the next page begins (RFC 8288); nil on the last one.
    fileprivate var nextCursor: String? {
        link?.split(separator: ",").first { $0.contains("rel=\"next\"") }?
            .firstMatch(of: /[?&]cursor=([^&>]+)/).map { String($0.1) }
    }
}
