/// Why the client did not do with the outbox what it was asked.
package enum OutboxRefusal: Error, Hashable, Sendable {
    /// A change that waits about the same record must be dealt with first.
    case changeInTheWay(isVoid: Bool)
    /// The server is away, and nobody here has seen the record.
    case unseen
    case itemNotFound
    case ambiguousItem(numbers: [Int])
    /// No items were named.
    case noneNamed
    /// A void says nothing that could be edited.
    case notEditable
    /// It may have reached the server: what is changed here now, the server would not learn.
    case alreadyLeft(id: String)
    /// There is nobody to ask.
    case yesNeeded
    case nothingToExport
    /// Of what was sent, the server has refused some.
    case someRefused(Int)

    /// What is the matter, and what to do now.
    package func sentence(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .changeInTheWay(isVoid: true):
            "この相談の取消が未送信のまま残っているため、訂正できません。「mado outbox」で確認してください。"
        case .changeInTheWay(isVoid: false):
            "この相談の前の訂正がサーバーに受け付けられていません。先に「mado outbox」でその訂正を直すか、削除してください。"
        case .unseen:
            "サーバーに接続できず、この相談の今の内容が分からないため、訂正できません。つながったときに、もう一度実行してください。"
        case .itemNotFound: "この番号のものは、未送信の一覧にありません。「mado outbox」で番号を確認してください。"
        case .ambiguousItem(let numbers):
            "この相談には、未送信のものが\(numbers.count)件あります。次のNo.で指定してください: \(numbers.map(String.init).joined(separator: "、"))"
        case .noneNamed: "No.か相談の番号を指定してください。すべてを対象にするには「--all」を付けます。"
        case .notEditable: "取消には直せる内容がありません。「mado outbox discard」で削除し、あらためて取り消してください。"
        case .alreadyLeft(let id):
            "すでにサーバーに届いている可能性があるため、ここでは直せません。「mado correct \(id)」で訂正してください。"
        case .yesNeeded: "確認する人がいないため、何も変更していません。確認なしで進めるには「--yes」を付けてください。"
        case .nothingToExport: "出力するものがありません。"
        case .someRefused(let count):
            "サーバーに受け付けられなかったものが\(count)件あります。「mado outbox」で理由を確認し、直して送り直してください。"
        }
    }

    private var english: String {
        switch self {
        case .changeInTheWay(isVoid: true):
            "A void of this record waits to be sent, so it cannot be corrected. See “mado outbox”."
        case .changeInTheWay(isVoid: false):
            "The server has refused an earlier correction of this record. Edit that one or discard it first, with “mado outbox”."
        case .unseen:
            "The server cannot be reached, and what the record says now is not known here, so it cannot be corrected. "
                + "Try again when there is a connection."
        case .itemNotFound: "Nothing that waits has this number. Look it up with “mado outbox”."
        case .ambiguousItem(let numbers):
            "There are \(numbers.count) items about this record. Give one of these numbers: \(numbers.map(String.init).joined(separator: ", "))"
        case .noneNamed: "Give an item’s number or a record’s id; “--all” means all of them."
        case .notEditable:
            "A void holds nothing to edit. Discard it with “mado outbox discard”, then make the record void anew."
        case .alreadyLeft(let id):
            "It may have reached the server already, so it cannot be changed here. Correct it with “mado correct \(id)”."
        case .yesNeeded: "There is nobody to ask, so nothing was changed. To go on without being asked, add --yes."
        case .nothingToExport: "There is nothing to export."
        case .someRefused(let count):
            "The server has refused \(count). See why with “mado outbox”, mend them and send them again."
        }
    }
}
