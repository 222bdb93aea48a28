/// What `mado audit --help` says.
package enum AuditHelp: Sendable, CaseIterable {
    case audit
    case actor, action, subject, from, to, limit, cursor

    /// What the command does, or what an option restricts, in a line.
    package func text(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .audit: "監査証跡を検索し、新しい順に表示します（監査担当のみ）。検索したことも記録されます。"
            case .actor: "このアカウントが行ったもの"
            case .action: "この操作、または操作の名前の初め。例: resident.viewed、resident."
            case .subject: "対象にこの文字を含むもの（コード、識別番号、日付）"
            case .from: "最初の日。例: 2026-11-01、R8.11.1"
            case .to: "最後の日"
            case .limit: "表示する件数（1〜1000）"
            case .cursor: "続きの位置（前のページの最後に表示されるもの）"
            }
        case .en:
            switch self {
            case .audit:
                "Searches the audit trail, the last entries first (auditors only). That it was searched is an entry too."
            case .actor: "What this account did"
            case .action: "This action, or how it begins, like resident.viewed or resident."
            case .subject: "What has this in its subject: a code, an id, a day"
            case .from: "The first day, like 2026-11-01"
            case .to: "The last day"
            case .limit: "How many to list (1 to 1000)"
            case .cursor: "Where to go on, as the page before has said"
            }
        }
    }

    package static func examples(in language: Language) -> String {
        let heading = language == .ja ? "例:" : "Examples:"
        return """
            \(heading)
              mado audit --action resident. --from 2026-11-01
              mado audit --subject 019ab000-0000-7000-8000-000000000001 --json
              mado audit --actor desk-3 --limit 1000
            """
    }
}
