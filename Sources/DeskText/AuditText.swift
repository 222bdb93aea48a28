/// What `madoguchi audit` says.
package enum AuditText: Sendable {
    case unreadableDay
    case limitOutside(ClosedRange<Int>)
    /// What was given with `--head` is neither a head nor a file that holds one.
    case unreadableHead

    package func text(in language: Language) -> String {
        switch (language, self) {
        case (.ja, .unreadableDay): "日付を読み取れません。「2026-11-01」のように指定してください。"
        case (.ja, .limitOutside(let range)):
            "--limit は\(range.lowerBound)〜\(range.upperBound)で指定してください。"
        case (.ja, .unreadableHead):
            "--head の値を読み取れません。出力のdatapackage.jsonか、「番号:ハッシュ値」を指定してください。"
        case (.en, .unreadableDay): "The day cannot be read. Write it like 2026-11-01."
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
