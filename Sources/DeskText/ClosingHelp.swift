/// What `mado closing` and `mado amendment` say with `--help`.
package enum ClosingHelp: Sendable, CaseIterable {
    case closing, closingList, closingShow, closingMissing, closingClose, closingReopen
    case amendment, amendmentList, amendmentShow, amendmentApprove, amendmentDecline

    /// What it does, in a line.
    package func abstract(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .closing: "月と年度の締めを扱います。"
            case .closingList: "年度の月ごとに、締めたかどうかを一覧にします。"
            case .closingShow: "月または年度の締めと、公表した版を表示します。"
            case .closingMissing: "締める前に、まだそろっていないものを表示します。"
            case .closingClose: "月または年度を締めます。数字が確定値になります。"
            case .closingReopen: "締めの解除を申請します。別の人の承認が必要です。"
            case .amendment: "締め済みの期間についての申請を扱います。"
            case .amendmentList: "申請を一覧にします。"
            case .amendmentShow: "申請1件と、その内容を表示します。"
            case .amendmentApprove: "申請を承認し、反映します。訂正版ができます。"
            case .amendmentDecline: "申請を却下します。何も変わりません。"
            }
        case .en:
            switch self {
            case .closing: "Closes months and fiscal years."
            case .closingList: "Lists the months of a fiscal year, and which are closed."
            case .closingShow: "Shows how a period stands, and the versions published of it."
            case .closingMissing: "Shows what is still missing before a period is closed."
            case .closingClose: "Closes a month or a fiscal year: its figures become final."
            case .closingReopen: "Asks for a period to be reopened, which somebody else approves."
            case .amendment: "Changes to what is closed, and their approval."
            case .amendmentList: "Lists amendments."
            case .amendmentShow: "Shows an amendment and what it says."
            case .amendmentApprove: "Approves an amendment and does it: a revision is published."
            case .amendmentDecline: "Declines an amendment; nothing changes."
            }
        }
    }

    /// Examples, and what there is to know.
    package func discussion(in language: Language) -> String {
        switch language {
        case .ja: "例:\n" + examples(in: .ja) + japaneseNote
        case .en: "Examples:\n" + examples(in: .en) + englishNote
        }
    }

    private func examples(in language: Language) -> String {
        func choose(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
        let lines: [String] =
            switch self {
            case .closing:
                [
                    "closing missing 2026-05", "closing close 2026-05",
                    "closing close \(choose("令和8年度", "2026"))", "closing list",
                ]
            case .closingList: ["closing list", "closing list --fiscal-year \(choose("令和7", "2025"))"]
            case .closingShow: ["closing show 2026-05", "closing show \(choose("令和8年度", "2026"))"]
            case .closingMissing: ["closing missing 2026-05"]
            case .closingClose:
                [
                    "closing close 2026-05", "closing close 2026-05 --site \(choose("中央図書館", "S001"))",
                    "closing close 2026-05 --acknowledge-missing", "closing close \(choose("令和8年度", "2026"))",
                ]
            case .closingReopen: ["closing reopen 2026-05 --reason \(choose("二重計上の整理", "\"counted twice\""))"]
            case .amendment:
                [
                    "amendment list --state waiting", "amendment show 3f2a9c", "amendment approve 3f2a9c",
                    "amendment decline 3f2a9c --reason \(choose("登録済み", "\"on record already\""))",
                ]
            case .amendmentList: ["amendment list", "amendment list --state waiting"]
            case .amendmentShow: ["amendment show 3f2a9c"]
            case .amendmentApprove: ["amendment approve 3f2a9c"]
            case .amendmentDecline:
                ["amendment decline 3f2a9c --reason \(choose("登録済み", "\"on record already\""))"]
            }
        return lines.map { "  mado \($0)" }.joined(separator: "\n")
    }

    private var japaneseNote: String {
        switch self {
        case .closing, .closingClose:
            """


            締める前の数字は速報値、締めたあとは確定値です。締めたあとの訂正、取消、
            遅れた記録には理由と別の人の承認が必要で、訂正版になります。
            月は古いほうから順に締め、年度は12か月を締めてから締めます。
            """
        case .closingMissing:
            """


            足りないものがあっても「mado closing close … --acknowledge-missing」で
            締められます。
            """
        case .closingReopen, .amendment, .amendmentApprove:
            """


            自分の申請は承認できません。
            """
        default: ""
        }
    }

    private var englishNote: String {
        switch self {
        case .closing, .closingClose:
            """


            Figures are provisional until their period is closed, and final then. A late
            record, a correction or a void after that asks for a reason and for somebody
            else's approval, and makes a revision. Months are closed in order, and a
            fiscal year after its twelve months.
            """
        case .closingMissing:
            """


            With “mado closing close … --acknowledge-missing” it can be closed all the
            same.
            """
        case .closingReopen, .amendment, .amendmentApprove:
            """


            Nobody approves what they proposed themselves.
            """
        default: ""
        }
    }
}
