/// The headings and labels of the client's pages about the outbox, and other short words.
package enum OutboxLabel: Hashable, Sendable {
    case number, kind, saved, content, problem
    case consultation, correction, void
    case waiting, refused, behind
    case mayHaveArrived, neverSent
    case outbox, lastReached, clock
    case counts(waiting: Int, since: String?, refused: Int)
    case clockRight, clockUnknown, clockAhead(seconds: Int)
    case home
    case good, bad, accepted, homePrivate, homeOpen, unknown

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .number: "No."
        case .kind: "種類"
        case .saved: "保存日時"
        case .content: "内容"
        case .problem: "サーバーの返事"
        case .consultation: "相談"
        case .correction: "訂正"
        case .void: "取消"
        case .waiting: "未送信"
        case .refused: "受付不可"
        case .behind: "前の件待ち"
        case .mayHaveArrived: "送信を試みたことがあります"
        case .neverSent: "まだ一度も送信していません"
        case .outbox: "未送信"
        case .lastReached: "最終接続"
        case .clock: "時計"
        case .counts(let waiting, let since, let refused):
            (waiting == 0 ? "なし" : "\(waiting)件" + (since.map { "（\($0)から）" } ?? ""))
                + (refused == 0 ? "" : "、受付不可 \(refused)件")
        case .clockRight: "合っています"
        case .clockUnknown: "サーバーの時刻が分かりません"
        case .clockAhead(let seconds): "サーバーより\(abs(seconds))秒\(seconds > 0 ? "進んで" : "遅れて")います"
        case .home: "保存場所"
        case .good: "○"
        case .bad: "×"
        case .accepted: "サーバーが認めています"
        case .homePrivate: "書き込めます。ほかの利用者は読めません"
        case .homeOpen: "ほかの利用者も読める状態です"
        case .unknown: "不明"
        }
    }

    private var english: String {
        switch self {
        case .number: "No."
        case .kind: "Kind"
        case .saved: "Saved"
        case .content: "Content"
        case .problem: "Server’s answer"
        case .consultation: "consultation"
        case .correction: "correction"
        case .void: "void"
        case .waiting: "waiting"
        case .refused: "refused"
        case .behind: "behind another"
        case .mayHaveArrived: "sending was tried"
        case .neverSent: "never sent so far"
        case .outbox: "Not sent"
        case .lastReached: "Last reached"
        case .clock: "Clock"
        case .counts(let waiting, let since, let refused):
            (waiting == 0 ? "none" : "\(waiting)" + (since.map { " (since \($0))" } ?? ""))
                + (refused == 0 ? "" : ", refused \(refused)")
        case .clockRight: "right"
        case .clockUnknown: "the server did not say its time"
        case .clockAhead(let seconds): "\(abs(seconds)) s \(seconds > 0 ? "ahead of" : "behind") the server’s"
        case .home: "Folder"
        case .good: "ok"
        case .bad: "NO"
        case .accepted: "the server accepts it"
        case .homePrivate: "can be written, and nobody else can read it"
        case .homeOpen: "others can read it"
        case .unknown: "not known"
        }
    }
}
