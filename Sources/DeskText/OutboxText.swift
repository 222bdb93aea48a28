/// Why something was saved here and not sent.
package enum Unsent: Hashable, Sendable {
    /// No connection: nothing left this machine.
    case notReached(server: String)
    /// Sent, and no answer: the server may have it. Sent again, it counts once.
    case noAnswer(server: String)
    case notTrusted(server: String, reason: String)
    case strangeAnswer(server: String, status: Int)
    /// The server does not accept the login, or the token of the token file.
    case notAuthenticated(byToken: Bool)
    /// The server cannot take it at the moment, in its words.
    case busy(said: String)
    /// Another item that must go first was not sent.
    case behindOthers
    /// Another run is sending what waits.
    case anotherSends
}

/// What the client says about the outbox.
package enum OutboxText: Hashable, Sendable {
    /// A consultation is on disk here.
    case saved(line: String, id: String)
    case correctionSaved(changes: [ClientText.Change], id: String)
    case voidSaved(id: String)
    /// What was saved could not be sent; `waiting` items wait in all.
    case unsent(Unsent, waiting: Int)
    /// The server has refused a consultation, which is kept.
    case kept(id: String)
    /// Its month is closed, and no reason was given for its coming late.
    case keptLate(id: String)
    case unsaved
    /// It never left this machine, and is gone now.
    case withdrawn(line: String, id: String)
    case synced(sent: Int, waitingForApproval: Int, waiting: Int, refusedInAll: Int, ofOthers: Int)
    case clockIsWrong(secondsAhead: Int)
    case nothingWaits
    case waitingHere(Int)
    case itemsOfOthers(Int)
    case damagedFiles(Int)
    case askToDiscard(lines: [String], mayBeOnRecord: Bool)
    case discarded(Int)
    case askToClaim(Int)
    case claimed(Int)

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .saved(let line, let id): "この端末に保存しました: \(line) [id \(id)]"
        case .correctionSaved(let changes, let id):
            "訂正をこの端末に保存しました: \(ClientText.list(changes, in: .ja)) [id \(id)]"
        case .voidSaved(let id): "取消をこの端末に保存しました [id \(id)]"
        case .unsent(let reason, let waiting):
            "\(reason.japanese)まだ送信していません（未送信 \(waiting)件）。\(reason.nextJapanese)"
        case .kept(let id):
            "入力した内容はこの端末に残してあります。「mado outbox edit \(id)」で直すか、「mado outbox resend \(id)」で送り直してください。"
        case .keptLate(let id):
            "入力した内容はこの端末に残してあります。申請するには、「mado outbox edit \(id) --reason 紙の控えから」のように理由を付けてください。"
        case .unsaved:
            "この端末に保存できず、サーバーからも返事がありません。入力し直す前に、「mado recent」で記録されていないことを確認してください。"
        case .withdrawn(let line, let id): "送信前の記録を取り下げました: \(line) [id \(id)]"
        case .synced(let sent, let waitingForApproval, let waiting, let refused, let others):
            [
                sent + waitingForApproval + waiting == 0 ? "送信するものはありません。" : "\(sent)件を送信しました。",
                waiting == 0 ? "" : "未送信が\(waiting)件残っています。",
                waitingForApproval == 0 ? "" : "\(waitingForApproval)件は承認待ちです。",
                refused == 0 ? "" : "サーバーに受け付けられなかったものが\(refused)件あります（「mado outbox」で確認できます）。",
                others == 0 ? "" : "ほかの利用者の未送信が\(others)件あります。",
            ].joined()
        case .clockIsWrong(let seconds):
            "この端末の時計がサーバーより\(Self.japanese(abs(seconds)))\(seconds > 0 ? "進んで" : "遅れて")います。相談の時刻がずれますので、時計を合わせてください。"
        case .nothingWaits: "未送信のものはありません。"
        case .waitingHere(let count): "ほかに、この端末に未送信のものが\(count)件あります（「mado outbox」で確認できます）。"
        case .itemsOfOthers(let count):
            "ほかの利用者かほかのサーバーの未送信が\(count)件あります。トークンを取り替えたときは、「mado outbox claim」で引き継げます。"
        case .damagedFiles(let count):
            "読み取れないファイルが\(count)件あります。outboxフォルダーの「.damaged」で終わるファイルを、システム管理者に見せてください。"
        case .askToDiscard(let lines, let mayBeOnRecord):
            "次の\(lines.count)件を削除します。元には戻せません。\n" + lines.map { "  \($0)\n" }.joined()
                + (mayBeOnRecord ? "すでにサーバーに届いている可能性のあるものが含まれます。届いた記録は「mado void」で取り消してください。\n" : "")
                + "削除しますか？ [y/N] "
        case .discarded(let count): "\(count)件を削除しました。"
        case .askToClaim(let count):
            "このサーバーに送る予定の\(count)件を引き継ぎます。今のトークンの名前で記録されます。引き継ぎますか？ [y/N] "
        case .claimed(let count): "\(count)件を引き継ぎました。「mado sync」で送信されます。"
        }
    }

    private var english: String {
        switch self {
        case .saved(let line, let id): "Saved on this machine: \(line) [id \(id)]"
        case .correctionSaved(let changes, let id):
            "Correction saved on this machine: \(ClientText.list(changes, in: .en)) [id \(id)]"
        case .voidSaved(let id): "Void saved on this machine [id \(id)]"
        case .unsent(let reason, let waiting):
            "Not sent yet: \(reason.english) (\(waiting) waiting). \(reason.nextEnglish)"
        case .kept(let id):
            "What you wrote is kept on this machine. Mend it with “mado outbox edit \(id)”, or send it again with “mado outbox resend \(id)”."
        case .keptLate(let id):
            "What you wrote is kept on this machine. To propose it, give a reason: “mado outbox edit \(id) --reason 'from the paper log'”."
        case .unsaved:
            "It could not be saved on this machine, and the server did not answer. "
                + "Before you type it again, make sure with “mado recent” that it is not on record."
        case .withdrawn(let line, let id): "Taken back before it was sent: \(line) [id \(id)]"
        case .synced(let sent, let waitingForApproval, let waiting, let refused, let others):
            [
                sent + waitingForApproval + waiting == 0 ? "There is nothing to send." : "Sent: \(sent).",
                waiting == 0 ? "" : "Still waiting: \(waiting).",
                waitingForApproval == 0 ? "" : "Waiting for approval: \(waitingForApproval).",
                refused == 0 ? "" : "Refused by the server, and kept: \(refused) (see “mado outbox”).",
                others == 0 ? "" : "Of other users, not sent: \(others).",
            ].filter { !$0.isEmpty }.joined(separator: " ")
        case .clockIsWrong(let seconds):
            "This machine’s clock is \(Self.english(abs(seconds))) \(seconds > 0 ? "ahead of" : "behind") the server’s. "
                + "Records get their times from it: please set it."
        case .nothingWaits: "Nothing waits to be sent."
        case .waitingHere(let count): "\(count) more wait on this machine to be sent (see “mado outbox”)."
        case .itemsOfOthers(let count):
            "\(count) of other users or for other servers are not sent. After a change of token, take them over with “mado outbox claim”."
        case .damagedFiles(let count):
            "\(count) files cannot be read. Show those that end in “.damaged” in the folder outbox to an administrator."
        case .askToDiscard(let lines, let mayBeOnRecord):
            "This deletes for good:\n" + lines.map { "  \($0)\n" }.joined()
                + (mayBeOnRecord
                    ? "Some may have reached the server; what is on record there is taken back with “mado void”.\n"
                    : "")
                + "Delete (\(lines.count))? [y/N] "
        case .discarded(let count): "Deleted: \(count)."
        case .askToClaim(let count):
            "This takes over what waits for this server (\(count)). It will be recorded under the name of the present token. Go on? [y/N] "
        case .claimed(let count): "Taken over: \(count). “mado sync” sends them."
        }
    }

    /// 45秒, 12分, 3時間, 2日: as much as helps to see how far off a clock is.
    private static func japanese(_ seconds: Int) -> String {
        let (number, unit) = size(seconds)
        return "\(number)" + ["秒", "分", "時間", "日"][unit]
    }

    private static func english(_ seconds: Int) -> String {
        let (number, unit) = size(seconds)
        return "\(number) " + ["s", "min", "h", "days"][unit]
    }

    private static func size(_ seconds: Int) -> (number: Int, unit: Int) {
        switch seconds {
        case ..<90: (seconds, 0)
        case ..<5400: ((seconds + 30) / 60, 1)
        case ..<129_600: ((seconds + 1800) / 3600, 2)
        default: ((seconds + 43_200) / 86_400, 3)
        }
    }
}

extension Unsent {
    fileprivate var japanese: String {
        switch self {
        case .notReached(let server): "サーバー（\(server)）に接続できないため、"
        case .noAnswer(let server): "サーバー（\(server)）から返事がないため、"
        case .notTrusted(let server, let reason): "サーバー（\(server)）の証明書を確認できないため（\(reason)）、"
        case .strangeAnswer(let server, let status): "\(server)から予期しない応答（HTTP \(status)）があったため、"
        case .notAuthenticated(let byToken): "サーバーがこの\(byToken ? "トークン" : "ログイン")を認めないため、"
        case .busy(let said): "サーバーが今は受け付けられないため（\(said.shownWhole)）、"
        case .behindOthers: "先に送るものがあるため、"
        case .anotherSends: "ほかの「mado」が送信しているため、"
        }
    }

    fileprivate var nextJapanese: String {
        switch self {
        case .notReached, .noAnswer, .busy: "つながったときに、次の「mado log」か「mado sync」で送信されます。入力し直す必要はありません。"
        case .notTrusted, .strangeAnswer: "システム管理者に問い合わせてください。入力し直す必要はありません。"
        case .notAuthenticated(byToken: false):
            "「mado login」で同じアカウントにログインし直し、「mado sync」で送信してください。入力し直す必要はありません。"
        case .notAuthenticated(byToken: true):
            "新しいトークンを設定し、「mado outbox claim」で引き継いでください。入力し直す必要はありません。"
        case .behindOthers: "「mado outbox」で確認してください。"
        case .anotherSends: "終わるまでお待ちください。"
        }
    }

    fileprivate var english: String {
        switch self {
        case .notReached(let server): "the server (\(server)) cannot be reached"
        case .noAnswer(let server): "the server (\(server)) did not answer"
        case .notTrusted(let server, let reason): "the server (\(server)) could not prove who it is: \(reason)"
        case .strangeAnswer(let server, let status): "\(server) gave an answer that is not ours, HTTP \(status)"
        case .notAuthenticated(let byToken): "the server does not accept this \(byToken ? "token" : "login")"
        case .busy(let said): "the server cannot take it at the moment: \(said.shownWhole)"
        case .behindOthers: "something else must go first"
        case .anotherSends: "another mado is sending"
        }
    }

    fileprivate var nextEnglish: String {
        switch self {
        case .notReached, .noAnswer, .busy:
            "The next “mado log” that gets through sends it, and so does “mado sync”; there is no need to type it again."
        case .notTrusted, .strangeAnswer: "Ask an administrator; there is no need to type it again."
        case .notAuthenticated(byToken: false):
            "Log in to the same account with “mado login”, then send it with “mado sync”; there is no need to type it again."
        case .notAuthenticated(byToken: true):
            "Set a new token, then take it over with “mado outbox claim”; there is no need to type it again."
        case .behindOthers: "See “mado outbox”."
        case .anotherSends: "Let it finish."
        }
    }
}
