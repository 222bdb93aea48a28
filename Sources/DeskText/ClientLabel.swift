/// The headings and labels of the client's tables and sheets, and other short words.
package enum ClientLabel: Hashable, Sendable {
    case id, held, site, topics, age, minutes, channel, outcome, state
    case consultation, revision, recordedAt, recordedBy, history, reason
    case void, recorded, corrected, voided
    case server, lists, lastRecord, tokenFile, login, language, key, value, origin
    case reachable(milliseconds: Int), notReachable, notConfigured, none
    case listsFetched(at: String), listsNew
    case fromFlag, fromEnvironment(String), fromFile
    case hasNote, hasResident
    case error
    case undoReason

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .id: "番号"
        case .held: "日時"
        case .site: "拠点"
        case .topics: "相談内容"
        case .age: "年代"
        case .minutes: "時間"
        case .channel: "方法"
        case .outcome: "結果"
        case .state: "状態"
        case .consultation: "相談"
        case .revision: "版"
        case .recordedAt: "記録日時"
        case .recordedBy: "記録者"
        case .history: "履歴"
        case .reason: "理由"
        case .void: "取消済み"
        case .recorded: "記録"
        case .corrected: "訂正"
        case .voided: "取消"
        case .server: "サーバー"
        case .lists: "コード表"
        case .lastRecord: "直前の記録"
        case .tokenFile: "トークン"
        case .login: "ログイン"
        case .language: "言語"
        case .key: "項目"
        case .value: "値"
        case .origin: "設定元"
        case .reachable(let milliseconds): "接続できます（\(milliseconds)ミリ秒）"
        case .notReachable: "接続できません"
        case .notConfigured: "未設定"
        case .none: "なし"
        case .listsFetched(let time): "\(time)に確認"
        case .listsNew: "新しい内容を取得しました"
        case .fromFlag: "オプション"
        case .fromEnvironment(let variable): "環境変数\(variable)"
        case .fromFile: "設定ファイル"
        case .hasNote: "備考あり"
        case .hasResident: "利用者"
        case .error: "エラー"
        case .undoReason: "直後の取り消し（mado undo）"
        }
    }

    private var english: String {
        switch self {
        case .id: "ID"
        case .held: "Held"
        case .site: "Site"
        case .topics: "Topics"
        case .age: "Age"
        case .minutes: "Time"
        case .channel: "Channel"
        case .outcome: "Outcome"
        case .state: "State"
        case .consultation: "Consultation"
        case .revision: "Revision"
        case .recordedAt: "Recorded"
        case .recordedBy: "Recorded by"
        case .history: "History"
        case .reason: "Reason"
        case .void: "void"
        case .recorded: "recorded"
        case .corrected: "corrected"
        case .voided: "made void"
        case .server: "Server"
        case .lists: "Code lists"
        case .lastRecord: "Last record"
        case .tokenFile: "Token"
        case .login: "Login"
        case .language: "Language"
        case .key: "Key"
        case .value: "Value"
        case .origin: "From"
        case .reachable(let milliseconds): "reachable (\(milliseconds) ms)"
        case .notReachable: "cannot be reached"
        case .notConfigured: "not configured"
        case .none: "none"
        case .listsFetched(let time): "checked \(time)"
        case .listsNew: "new ones fetched"
        case .fromFlag: "option"
        case .fromEnvironment(let variable): variable
        case .fromFile: "configuration file"
        case .hasNote: "with a note"
        case .hasResident: "resident on record"
        case .error: "Error"
        case .undoReason: "taken back at once (mado undo)"
        }
    }
}
