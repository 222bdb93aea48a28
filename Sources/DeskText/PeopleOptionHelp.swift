/// What `mado --help` says of the options and arguments about supporters, courses, residents and conversions.
package enum PeopleOptionHelp: Sendable, CaseIterable {
    case supporterCode, supporterCodes, supporterWords, newCode, name, kana, phone, email, on, until,
        filterSite, filterKind, filterStatus, filterLanguage, ending, all, modules, completedOn, month, ics,
        shiftWords, partID, hourWords, courseCode, courseWords, title, partner, placeWords, attendWords,
        residentWord, residentWords, searchWord, consent, purposes, givenOn, otherResident, confirm,
        conversionWords, appliedOn, keepContact

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .supporterCode: "支援員のコード。例: SD-0001"
        case .supporterCodes: "支援員のコード（いくつでも）"
        case .supporterWords: "種別、拠点、言語、技能、週の時間"
        case .newCode: "新しいコード（省略時は次の番号）"
        case .name: "氏名"
        case .kana: "フリガナ"
        case .phone: "電話番号"
        case .email: "メールアドレス"
        case .on: "変更の日。例: 4/1、昨日（省略時は今日）"
        case .until: "期限の日。例: R9.3.31、2027-03-31"
        case .filterSite: "この拠点だけ。コードか名称"
        case .filterKind: "この種別だけ"
        case .filterStatus: "この状態だけ。例: 活動中"
        case .filterLanguage: "この言語ができる人だけ"
        case .ending: "認定か任用がこの日数以内に終わる人だけ"
        case .all: "更新できる人すべて"
        case .modules: "研修科目のコードか名称"
        case .completedOn: "修了日（省略時は今日）"
        case .month: "月。例: 12月、2026-12、R8.12"
        case .ics: "カレンダー（iCalendar）として出力する"
        case .shiftWords: "支援員、拠点、日、時間。例: SD-0001 12/3 10:00-12:00"
        case .partID: "番号（一覧の末尾4文字以上、または36文字の識別番号）"
        case .hourWords: "時間、日、拠点。例: 3h 11/20（省略すると表示）"
        case .courseCode: "講習会のコード。例: C12"
        case .courseWords: "種別、拠点、日、時間、定員、連携先、講師、補助"
        case .title: "名称"
        case .partner: "連携先の名称"
        case .placeWords: "年代か、登録のある人（省略できます）"
        case .attendWords: "誰が参加したか。例: 72歳 ×3 78歳 満足"
        case .residentWord: "利用者の識別番号、電話番号、フリガナのいずれか"
        case .residentWords: "年齢か生年、町丁目、配慮。例: 72歳 聴覚 言語:中国語"
        case .searchWord: "電話番号、フリガナ、または氏名"
        case .consent: "同意の方法。書面、口頭、オンライン"
        case .purposes: "同意の内容。記録、連絡、講習会、支援員（省略時は記録）"
        case .givenOn: "同意の日（省略時は今日）"
        case .otherResident: "もう1つの登録"
        case .confirm: "残るものを確認したうえで進める"
        case .conversionWords: "種別と拠点。例: シニア 中央図書館"
        case .appliedOn: "応募の日（省略時は今日）"
        case .keepContact: "利用者の氏名と電話番号を支援員の連絡先に引き継ぐ"
        }
    }

    private var english: String {
        switch self {
        case .supporterCode: "A supporter's code, like SD-0001"
        case .supporterCodes: "Supporters' codes, as many as apply"
        case .supporterWords: "Kind, sites, languages, skills, hours a week"
        case .newCode: "The new code (default: the next free one)"
        case .name: "The name"
        case .kana: "The name in kana"
        case .phone: "The telephone number"
        case .email: "The e-mail address"
        case .on: "The day, like 4/1 or yesterday (default: today)"
        case .until: "The last day, like 2027-03-31"
        case .filterSite: "Only this site, by code or name"
        case .filterKind: "Only this kind"
        case .filterStatus: "Only this status, like active"
        case .filterLanguage: "Only those who speak or sign this language"
        case .ending: "Only those whose certificate or appointment ends within so many days"
        case .all: "Everybody who can be renewed"
        case .modules: "Modules by code or title"
        case .completedOn: "The day of completion (default: today)"
        case .month: "The month, like 12 or 2026-12"
        case .ics: "Print a calendar (iCalendar)"
        case .shiftWords: "Supporter, site, day and time, like: SD-0001 12/3 10:00-12:00"
        case .partID: "The id: its end as the list shows it, or all 36 characters"
        case .hourWords: "Hours, day and site, like: 3h 11/20 (nothing: shows them)"
        case .courseCode: "The course's code, like C12"
        case .courseWords: "Kind, site, day, time, capacity, partner, instructors, assistants"
        case .title: "The title"
        case .partner: "The partner's name"
        case .placeWords: "An age, or somebody on record (may be left out)"
        case .attendWords: "Who was there, like: 72yo x3 78yo satisfied"
        case .residentWord: "The resident's id, telephone number or name in kana"
        case .residentWords: "Age or year of birth, town, needs, like: 72yo hearing"
        case .searchWord: "A telephone number, or a name in kana or kanji"
        case .consent: "How they agreed: paper, oral or online"
        case .purposes: "What they agreed to: record, contact, courses, supporters"
        case .givenOn: "The day on which they agreed (default: today)"
        case .otherResident: "The other entry"
        case .confirm: "Go on, knowing what is kept"
        case .conversionWords: "Kind and site, like: senior S001"
        case .appliedOn: "The day of the application (default: today)"
        case .keepContact: "Keep name and telephone number as the supporter's contact"
        }
    }
}
