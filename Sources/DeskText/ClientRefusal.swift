package import SupportDesk

/// Why the client did not do what it was asked, where neither words nor fields nor the configuration are at fault.
package enum ClientRefusal: Error, Hashable, Sendable {
    /// No connection: nothing was sent.
    case notReached(server: String, Purpose)
    /// Sent, and no answer.
    case noAnswer(server: String, Purpose)
    case notTrusted(server: String, reason: String)
    /// An answer that our server would not give.
    case strangeAnswer(server: String, status: Int)
    /// Words are needed: there is no terminal to ask at.
    case noWords
    case nothingToRepeat
    case nothingToUndo
    case nothingToCorrect
    case unknownConsultation
    case ambiguousConsultation(ids: [String])
    case unreadableID
    case unknownField(known: [String])
    case fieldNeeded(ConsultationField)
    case reasonNeeded
    case limitOutOfRange(ClosedRange<Int>)
    case staleAfterOutOfRange(ClosedRange<Int>)
    /// `--format` names none of these.
    case unknownFormat(known: [String])
    /// `--json` and another `--format`.
    case twoFormats
    /// Rows by site and rows by month in one CSV would count everything twice.
    case oneGroupingInCSV

    // Supporters, courses and residents
    case nothingToChange
    /// Neither an id nor a telephone number nor a name.
    case unreadableResident
    /// No id of a shift, a place or an attendance, nor the end of one.
    case unreadablePartID
    /// Nothing in this list has an id that ends so.
    case unknownPart
    case ambiguousPart(ids: [String])
    /// The server wants a confirmation, and nobody is there to ask. `why` is in its words.
    case confirmationNeeded(why: String)
    /// Whom to renew was not said.
    case someSupportersNeeded
    case wordsNeeded
    /// A calendar is of one site or of one supporter.
    case calendarOfOne
    /// Of several, some were refused, each told by itself.
    case someRefused

    // Closings
    /// What is recorded concerns what is closed, and no reason was given; `why` is in the server's words.
    case lateReasonNeeded(why: String)
    /// Something is missing of what is to be closed; `why` is in the server's words.
    case recordsMissing(why: String)
    /// The last record waits for approval, and is not on record yet.
    case lastRecordWaits(id: String)

    // Login
    /// Which account, was not said.
    case accountNeeded
    case passwordNeeded
    case passwordsDiffer

    /// What the exchange was for: what to do about its failure differs.
    package enum Purpose: Hashable, Sendable {
        case asking
        /// Something about supporters, courses or residents was to be written down.
        case writing
        /// The same under an id that this client made and keeps: sending it again cannot make two.
        case writingOnce
        /// What is saved in the outbox, and sent again as it is until it arrives.
        case sending
    }

    /// What happened, and what to do now.
    package func sentence(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .notReached(let server, .asking):
            "サーバー（\(server)）に接続できません。ネットワークと「mado config」のserverを確認してください。"
        case .notReached(let server, .writing), .notReached(let server, .writingOnce):
            "サーバー（\(server)）に接続できないため、何も変更していません。接続を確認して、もう一度実行してください。"
        case .notReached(let server, .sending), .noAnswer(let server, .sending):
            "サーバー（\(server)）に接続できないため、何も送信していません。未送信のものは、この端末に残っています。"
        case .noAnswer(let server, .writing):
            "サーバー（\(server)）から返事がなく、変更されたかどうか確認できません。表示や一覧のコマンドで、今の内容を確認してください。"
        case .noAnswer(let server, .writingOnce):
            "サーバー（\(server)）から返事がなく、記録されたかどうか確認できません。"
                + "同じコマンドをもう一度実行してください（同じ番号で送り直すため、二重には記録されません）。"
        case .noAnswer(let server, .asking):
            "サーバー（\(server)）から返事がありません。少し待ってから、もう一度実行してください。"
        case .notTrusted(let server, let reason):
            "サーバー（\(server)）の証明書を確認できないため、何も送信していません（\(reason)）。システム管理者に問い合わせてください。"
        case .strangeAnswer(let server, let status):
            "\(server)から予期しない応答がありました（HTTP \(status)）。「mado config」のserverが正しいか確認してください。"
        case .noWords:
            "記録する内容を入力してください。例: mado log マイナンバーカード 72歳 15分 自分でできた"
        case .nothingToRepeat:
            "この端末で記録した相談がまだないため、「--last」は使えません。"
        case .nothingToUndo:
            "この端末で記録した直前の相談がありません。「mado recent」で確認し、「mado void」で取り消してください。"
        case .nothingToCorrect:
            "訂正する内容を入力してください。例: mado correct 3f2a9c 20分 --reason 入力の誤り"
        case .unknownConsultation:
            "この番号の相談は、最近の記録にありません。「mado recent」で番号を確認するか、36文字の識別番号で指定してください。"
        case .ambiguousConsultation(let ids):
            "この番号に当てはまる相談が\(ids.count)件あります。次のいずれかで指定してください: \(ids.joined(separator: "、"))"
        case .unreadableID:
            "相談の番号は、「mado recent」に表示される末尾4文字以上、または36文字の識別番号で指定してください。"
        case .unknownField(let known):
            "この名前の項目はありません。消せる項目: \(known.joined(separator: "、"))"
        case .fieldNeeded(let field):
            "\(field.title(in: .ja))は必ず必要な項目のため、消せません。正しい内容を入力して訂正してください。"
        case .reasonNeeded:
            "理由が空です。「--reason 入力の誤り」のように入力してください。"
        case .staleAfterOutOfRange(let range):
            "--stale-afterは、\(range.lowerBound)〜\(range.upperBound)の開所日数で指定してください。"
        case .limitOutOfRange(let range):
            "件数は\(range.lowerBound)〜\(range.upperBound)で指定してください。"
        case .unknownFormat(let known):
            "この出力形式はありません。「--format」には\(known.quoted(in: .ja))のいずれかを指定してください。"
        case .twoFormats:
            "「--json」と「--format」で別の出力形式が指定されています。どちらか1つにしてください。"
        case .oneGroupingInCSV:
            "CSVでは、内訳（--by）を「site」か「month」のどちらか1つにしてください。両方にすると、同じ件数が二重に並びます。"
        case .nothingToChange:
            "変更する内容を入力してください。書いた項目だけが変わります。"
        case .unreadableResident:
            "利用者は、36文字の識別番号、電話番号、またはフリガナで指定してください。"
        case .unreadablePartID:
            "番号は、一覧に表示される末尾4文字以上、または36文字の識別番号で指定してください。"
        case .unknownPart:
            "この番号のものは一覧にありません。番号を確認するか、36文字の識別番号で指定してください。"
        case .ambiguousPart(let ids):
            "この番号に当てはまるものが\(ids.count)件あります。次のいずれかで指定してください: \(ids.joined(separator: "、"))"
        case .confirmationNeeded(let why):
            "\(why.shownWhole)確認のうえで進めるには、「--confirm」を付けてください。何も変更していません。"
        case .someSupportersNeeded:
            "更新する支援員を、コード、「--kind 種別」、または「--all」のいずれか1つで指定してください。"
        case .wordsNeeded:
            "内容を入力してください。「--help」に例があります。"
        case .someRefused:
            "上に示した支援員は変更できませんでした。ほかの支援員の変更は記録されています。"
        case .accountNeeded: "アカウント名を指定してください。例: mado login desk-3"
        case .passwordNeeded: "パスワードが入力されていません。端末で入力するか、標準入力の1行目に書いてください。"
        case .passwordsDiffer: "2回入力したパスワードが一致しません。何も変更していませんので、もう一度入力してください。"
        case .calendarOfOne:
            "カレンダー（--ics）は、「--site」か「--supporter」のどちらか1つを指定して出力してください。"
        case .lateReasonNeeded(let why):
            "\(why.shownWhole)申請するには、「--reason 紙の控えから」のように理由を付けて、もう一度実行してください。"
        case .recordsMissing(let why):
            "\(why.shownWhole)承知のうえで締めるには、「--acknowledge-missing」を付けてください。何も変更していません。"
        case .lastRecordWaits(let id):
            "直前の記録は承認を待っている申請のため、取り消せません。承認する人に却下を依頼してください（「mado amendment decline \(id)」）。"
        }
    }

    private var english: String {
        switch self {
        case .notReached(let server, .asking):
            "The server (\(server)) cannot be reached. Check the network, and the server in “mado config”."
        case .notReached(let server, .writing), .notReached(let server, .writingOnce):
            "The server (\(server)) cannot be reached, so nothing was changed. Check the connection and try again."
        case .notReached(let server, .sending), .noAnswer(let server, .sending):
            "The server (\(server)) cannot be reached, so nothing was sent. What waits is kept on this machine."
        case .noAnswer(let server, .writing):
            "The server (\(server)) did not answer, so it is not certain that the change was made. "
                + "Look at what stands there now."
        case .noAnswer(let server, .writingOnce):
            "The server (\(server)) did not answer, so it is not certain that this is on record. "
                + "Run the same command again: it goes out under the same id and cannot count twice."
        case .noAnswer(let server, .asking):
            "The server (\(server)) did not answer. Wait a moment and try again."
        case .notTrusted(let server, let reason):
            "The certificate of the server (\(server)) cannot be verified, so nothing was sent (\(reason)). "
                + "Tell an administrator."
        case .strangeAnswer(let server, let status):
            "\(server) gave an unexpected answer (HTTP \(status)). Check the server in “mado config”."
        case .noWords:
            "Say what to record, like: mado log e-tax 75-79 20m phone done"
        case .nothingToRepeat:
            "No consultation was recorded from here yet, so there is nothing for --last to repeat."
        case .nothingToUndo:
            "There is no last consultation of this machine to undo. Find it with “mado recent”, then use “mado void”."
        case .nothingToCorrect:
            "Say what to correct, like: mado correct 3f2a9c 20m --reason “typing error”"
        case .unknownConsultation:
            "No recent consultation has this id. Look it up with “mado recent”, or give all 36 characters."
        case .ambiguousConsultation(let ids):
            "\(ids.count) consultations have such an id. Give one of these: \(ids.joined(separator: ", "))"
        case .unreadableID:
            "Give the last 4 or more characters of an id, as “mado recent” shows them, or all 36."
        case .unknownField(let known):
            "There is no field of this name. These can be cleared: \(known.joined(separator: ", "))"
        case .fieldNeeded(let field):
            "“\(field.title(in: .en))” is needed and cannot be cleared. Give what is right instead."
        case .reasonNeeded:
            "The reason is empty. Give one, like --reason “typing error”."
        case .staleAfterOutOfRange(let range):
            "Please give --stale-after as \(range.lowerBound) to \(range.upperBound) open days."
        case .limitOutOfRange(let range):
            "The limit must be from \(range.lowerBound) to \(range.upperBound)."
        case .unknownFormat(let known):
            "There is no such format. Give --format one of these: \(known.joined(separator: ", "))."
        case .twoFormats:
            "--json and --format ask for different formats. Leave one of them out."
        case .oneGroupingInCSV:
            "For CSV give --by either site or month; with both, the rows would count everything twice."
        case .nothingToChange:
            "Say what to change; only what is named changes."
        case .unreadableResident:
            "Name a resident by the id (36 characters), a telephone number, or the name in kana."
        case .unreadablePartID:
            "Give the last 4 or more characters of an id, as the list shows them, or all 36."
        case .unknownPart:
            "Nothing in the list has this id. Look it up again, or give all 36 characters."
        case .ambiguousPart(let ids):
            "\(ids.count) have such an id. Give one of these: \(ids.joined(separator: ", "))"
        case .confirmationNeeded(let why):
            "\(why.shownWhole) To go on all the same, add --confirm. Nothing was changed."
        case .someSupportersNeeded:
            "Say whose appointment to renew: by codes, by --kind, or --all; one of the three."
        case .wordsNeeded:
            "Say what it is about; “--help” has examples."
        case .someRefused:
            "The supporters named above could not be changed. The changes of the others are on record."
        case .accountNeeded: "Say which account, like: mado login desk-3"
        case .passwordNeeded: "There was no password. Type it at a terminal, or give it as the first line of the input."
        case .passwordsDiffer: "The two passwords are not the same, and nothing was changed. Type them once more."
        case .calendarOfOne:
            "A calendar (--ics) is of one site or one supporter: give either --site or --supporter."
        case .lateReasonNeeded(let why):
            "\(why.shownWhole) To propose it, run the same again with a reason, like --reason “from the paper log”."
        case .recordsMissing(let why):
            "\(why.shownWhole) To close it all the same, add --acknowledge-missing. Nothing was changed."
        case .lastRecordWaits(let id):
            "The last record waits for approval, so there is nothing to take back yet. "
                + "Ask whoever approves to decline it (“mado amendment decline \(id)”)."
        }
    }
}
