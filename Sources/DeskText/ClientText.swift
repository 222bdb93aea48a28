package import SupportDesk

/// What the client says when it has done something, or asks something.
package enum ClientText: Hashable, Sendable {
    /// A consultation is on record; `line` tells what was understood, `id` the end of its id.
    case recorded(line: String, id: String)
    /// What was understood, when it could not be recorded.
    case understood(line: String)
    case corrected(changes: [Change], id: String)
    case voided(line: String, id: String)
    case noConsultations
    /// There are more than were asked for.
    case moreConsultations
    case configured(key: String, value: String)
    case unconfigured(key: String)
    case nothingConfigured
    /// Before what the parser of the command line says.
    case wronglyWritten

    case askTopics
    case askAge
    case askMinutes
    case askChannel
    case askOutcome
    case askToRecord(line: String)
    case topicNeeded
    case answerYesOrNo
    case notRecorded

    /// A field before and after a correction; nil is nothing.
    package struct Change: Hashable, Sendable {
        package let title: String
        package let old: String?
        package let new: String?

        package init(title: String, old: String?, new: String?) {
            self.title = title
            self.old = old
            self.new = new
        }
    }

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    /// 対応時間 10分 → 20分
    static func list(_ changes: [Change], in language: Language) -> String {
        let (none, separator) = language == .ja ? ("なし", "、") : ("none", ", ")
        return changes.map { "\($0.title) \($0.old ?? none) → \($0.new ?? none)" }.joined(separator: separator)
    }

    private var japanese: String {
        switch self {
        case .recorded(let line, let id): "相談を記録しました: \(line) [id \(id)]"
        case .understood(let line): "入力内容: \(line)"
        case .corrected(let changes, let id):
            "訂正しました: \(Self.list(changes, in: .ja)) [id \(id)]"
        case .voided(let line, let id): "取り消しました: \(line) [id \(id)]"
        case .noConsultations: "相談の記録はまだありません。"
        case .moreConsultations: "これより前の記録もあります。「--limit 件数」で表示する件数を増やせます。"
        case .configured(let key, let value): "\(key)を「\(value)」に設定しました。"
        case .unconfigured(let key): "\(key)の設定を消しました。"
        case .nothingConfigured: "まだ何も設定されていません。「mado config set server https://…」から始めてください。"
        case .wronglyWritten: "コマンドの書き方が正しくありません。「mado --help」に例があります。"
        case .askTopics: "相談内容（番号か名前、いくつでも）: "
        case .askAge: "年代（72、70-74など。Enterで不詳）: "
        case .askMinutes: "対応時間（分。Enterで省略）: "
        case .askChannel: "相談方法（番号か名前。Enterで対面）: "
        case .askOutcome: "対応結果（番号か名前。Enterで省略）: "
        case .askToRecord(let line): "\(line)\nこの内容で記録しますか？ [Y/n] "
        case .topicNeeded: "相談内容は1つ以上入力してください（やめるときはCtrl-C）。"
        case .answerYesOrNo: "「y」（はい）か「n」（いいえ）で答えてください。"
        case .notRecorded: "記録しませんでした。"
        }
    }

    private var english: String {
        switch self {
        case .recorded(let line, let id): "Recorded: \(line) [id \(id)]"
        case .understood(let line): "Understood: \(line)"
        case .corrected(let changes, let id):
            "Corrected: \(Self.list(changes, in: .en)) [id \(id)]"
        case .voided(let line, let id): "Made void: \(line) [id \(id)]"
        case .noConsultations: "There are no consultations on record yet."
        case .moreConsultations: "There are earlier ones; show more with --limit N."
        case .configured(let key, let value): "\(key) is now “\(value)”."
        case .unconfigured(let key): "\(key) is no longer set."
        case .nothingConfigured: "Nothing is configured yet. Begin with “mado config set server https://…”."
        case .wronglyWritten: "That is not how the command is written; “mado --help” has examples."
        case .askTopics: "Topics (numbers or names, as many as apply): "
        case .askAge: "Age (72, 70-74 …; Enter if not known): "
        case .askMinutes: "Minutes (Enter to leave out): "
        case .askChannel: "Channel (number or name; Enter for in person): "
        case .askOutcome: "Outcome (number or name; Enter to leave out): "
        case .askToRecord(let line): "\(line)\nRecord this? [Y/n] "
        case .topicNeeded: "Please give at least one topic (Ctrl-C to stop)."
        case .answerYesOrNo: "Please answer y or n."
        case .notRecorded: "Nothing was recorded."
        }
    }
}

extension Title {
    package func text(in language: Language) -> String {
        switch language {
        case .ja: ja
        case .en: en
        }
    }
}
