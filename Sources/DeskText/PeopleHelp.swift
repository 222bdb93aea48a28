/// What `mado supporter`, `course`, `resident` and `conversions` and their reports say with `--help`.
package enum PeopleHelp: Sendable, CaseIterable {
    case supporter, supporterList, supporterShow, supporterAdd, supporterChange, supporterStart,
        supporterCertify, supporterActivate, supporterPause, supporterLapse, supporterRetire, supporterDecline,
        supporterRenew, supporterTrain, supporterTraining, supporterContact, supporterRoster, supporterShift,
        supporterUnshift, supporterHours, course, courseList, courseShow, courseAdd, courseChange, courseCancel,
        coursePlace, coursePlaces, courseUnplace, courseAttend, courseAttendance, courseUnattend, resident,
        residentAdd, residentFind, residentShow, residentChange, residentMerge, residentUnmerge,
        residentDuplicates, residentDistinct, residentWithdraw, conversions, conversionsStart, conversionsList,
        conversionsWilling, conversionsVoid, reportConversions, reportSupporters

    /// What it does, in a line.
    package func abstract(in language: Language) -> String {
        switch language {
        case .ja: japaneseAbstract
        case .en: englishAbstract
        }
    }

    /// Examples, and what there is to know.
    package func discussion(in language: Language) -> String {
        switch language {
        case .ja: japaneseExamples
        case .en: englishExamples
        }
    }

    private var japaneseAbstract: String {
        switch self {
        case .supporter: "支援員の登録・研修・シフトを扱います。"
        case .supporterList: "支援員を一覧にします。"
        case .supporterShow: "支援員1人と、状態の履歴・研修を表示します。"
        case .supporterAdd: "支援員を応募者として登録します。"
        case .supporterChange: "支援員の種別・拠点・言語・技能・週の時間を変更します。"
        case .supporterStart: "研修中にします。"
        case .supporterCertify: "認定します。"
        case .supporterActivate: "活動中にします。"
        case .supporterPause: "休止にします。"
        case .supporterLapse: "失効にします。"
        case .supporterRetire: "退任にします。"
        case .supporterDecline: "応募を辞退・不採用にします。"
        case .supporterRenew: "任用と認定をまとめて更新します。"
        case .supporterTrain: "研修科目の修了を記録します。"
        case .supporterTraining: "誰にどの研修が残っているかを表示します。"
        case .supporterContact: "支援員の連絡先を表示・変更します。"
        case .supporterRoster: "シフト表と、支援員の足りない時間を表示します。"
        case .supporterShift: "シフトを1つ登録します。"
        case .supporterUnshift: "シフトを取り消します。"
        case .supporterHours: "活動時間を記録し、または表示します。"
        case .course: "講習会の予定・申込・受講を扱います。"
        case .courseList: "講習会を一覧にします。"
        case .courseShow: "講習会1つの内容とアンケートを表示します。"
        case .courseAdd: "講習会を登録します。"
        case .courseChange: "講習会の内容を変更します。"
        case .courseCancel: "講習会を中止にします。"
        case .coursePlace: "講習会に1人申し込みます。満員なら待ちになります。"
        case .coursePlaces: "講習会の申込と待ちを一覧にします。"
        case .courseUnplace: "申込を取り消します。待ちの先頭の人が繰り上がります。"
        case .courseAttend: "講習会に参加した人とアンケートを記録します。"
        case .courseAttendance: "講習会の受講の記録を一覧にします。"
        case .courseUnattend: "受講の記録を取り消します。"
        case .resident: "同意のうえで登録した利用者を扱います。"
        case .residentAdd: "利用者を登録します。本人の同意が必要です。"
        case .residentFind: "電話番号・フリガナ・氏名で利用者を探します。"
        case .residentShow: "利用者1人の登録と同意を表示します。"
        case .residentChange: "利用者の登録を変更し、または同意を加えます。"
        case .residentMerge: "同じ人の登録2つをまとめます。元に戻せます。"
        case .residentUnmerge: "まとめた登録を元に戻します。"
        case .residentDuplicates: "同じ人の可能性がある登録を一覧にします。"
        case .residentDistinct: "2つの登録が別の人であることを記録します。"
        case .residentWithdraw: "同意の撤回を記録し、個人の情報を消去します。"
        case .conversions: "教わる側から教える側になった人を扱います。"
        case .conversionsStart: "利用者を支援員の応募者として登録します。"
        case .conversionsList: "支援員になった利用者を一覧にします。"
        case .conversionsWilling: "手伝いたいと答えて、まだ応募していない人を一覧にします。"
        case .conversionsVoid: "転換の記録を取り消します。"
        case .reportConversions: "支援を受けた人が支援員になるまでを集計します。"
        case .reportSupporters: "拠点ごとの支援員の状況を表示します。"
        }
    }

    private var englishAbstract: String {
        switch self {
        case .supporter: "Supporters: their register, training and shifts."
        case .supporterList: "Lists the supporters."
        case .supporterShow: "Shows a supporter with history and training."
        case .supporterAdd: "Takes a supporter onto the register as an applicant."
        case .supporterChange: "Changes kind, sites, languages, skills or hours."
        case .supporterStart: "Puts an applicant into training."
        case .supporterCertify: "Certifies supporters."
        case .supporterActivate: "Makes supporters active."
        case .supporterPause: "Pauses a supporter."
        case .supporterLapse: "Lets a supporter lapse."
        case .supporterRetire: "Retires a supporter."
        case .supporterDecline: "Declines an application."
        case .supporterRenew: "Renews appointments and certificates."
        case .supporterTrain: "Records completed modules."
        case .supporterTraining: "Tells what training is missing for whom."
        case .supporterContact: "Shows or changes how to reach a supporter."
        case .supporterRoster: "Shows the roster and the understaffed hours."
        case .supporterShift: "Books a shift."
        case .supporterUnshift: "Cancels a shift."
        case .supporterHours: "Reports hours, or shows them by their sources."
        case .course: "Courses: their plan, places and attendance."
        case .courseList: "Lists the courses."
        case .courseShow: "Shows a course with its survey."
        case .courseAdd: "Puts a course on record."
        case .courseChange: "Changes a course."
        case .courseCancel: "Cancels a course."
        case .coursePlace: "Books a place; when it is full, in the waiting line."
        case .coursePlaces: "Lists the places and the waiting line."
        case .courseUnplace: "Frees a place; the first of the waiting line moves up."
        case .courseAttend: "Records who was at a course, and what they said."
        case .courseAttendance: "Lists who was at a course, as it was recorded."
        case .courseUnattend: "Takes back an attendance that was recorded."
        case .resident: "Residents who agreed to be on record."
        case .residentAdd: "Puts a resident on record, who has to agree."
        case .residentFind: "Finds residents by telephone number or name."
        case .residentShow: "Shows a resident and what they agreed to."
        case .residentChange: "Changes a resident, or adds a consent."
        case .residentMerge: "Brings two entries of one person together."
        case .residentUnmerge: "Undoes a merge."
        case .residentDuplicates: "Lists entries that may be the same person."
        case .residentDistinct: "Says that two entries are two people."
        case .residentWithdraw: "Withdraws consent and erases the person."
        case .conversions: "Those who came to be helped, and now help."
        case .conversionsStart: "Takes a resident onto the register as an applicant."
        case .conversionsList: "Lists residents who became supporters."
        case .conversionsWilling: "Lists who wants to help and has not applied."
        case .conversionsVoid: "Makes a conversion void."
        case .reportConversions: "Shows the way from being helped to helping."
        case .reportSupporters: "Shows the supporters, site by site."
        }
    }
}
