/// What `madoguchi audit` and `mado audit` say.
package enum AuditText: Sendable {
    case nothingFound
    case limitOutside(ClosedRange<Int>)
    /// There are more entries than were asked for.
    case more(limit: Int)
    /// The same, where the rest can be had page by page.
    case moreFrom(cursor: String)
    /// What was given with `--head` is neither a head nor a file that holds one.
    case unreadableHead

    package func text(in language: Language) -> String {
        switch (language, self) {
        case (.ja, .more(let limit)):
            "さらに前の記録があります（表示は\(limit)件まで）。条件を絞るか、「--limit」を増やしてください。"
        case (.ja, .moreFrom(let cursor)): "さらに前の記録があります。同じ条件に「--cursor \(cursor.shown)」を加えると、続きを表示します。"
        case (.ja, .nothingFound): "該当する記録はありません。"
        case (.ja, .limitOutside(let range)):
            "--limit は\(range.lowerBound)〜\(range.upperBound)で指定してください。"
        case (.ja, .unreadableHead):
            "--head の値を読み取れません。出力のdatapackage.jsonか、「番号:ハッシュ値」を指定してください。"
        case (.en, .more(let limit)):
            "There are earlier entries than these \(limit); narrow the search, or raise --limit."
        case (.en, .moreFrom(let cursor)):
            "There are earlier entries; the same with “--cursor \(cursor.shown)” shows them."
        case (.en, .nothingFound): "There are no such entries."
        case (.en, .limitOutside(let range)): "--limit is a number from \(range.lowerBound) to \(range.upperBound)."
        case (.en, .unreadableHead):
            "The value of --head cannot be read. Give an export’s datapackage.json, or LINK:DIGEST."
        }
    }

    /// The titles of the list: when, who, what, to which.
    package static func titles(in language: Language) -> [String] {
        switch language {
        case .ja: ["日時", "アカウント", "操作", "対象"]
        case .en: ["At", "Account", "Action", "Subject"]
        }
    }
}
