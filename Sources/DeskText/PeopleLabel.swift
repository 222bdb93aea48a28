/// The headings and labels of what the client shows of supporters, courses, rosters, residents and conversions.
package enum PeopleLabel: Hashable, Sendable {
    case course, kind, title, site, date, time, capacity, partner, instructors, assistants, staffing, booked,
        waiting, attendees, byAge, satisfied, state, reason, position, cancelled, void, id, age, people,
        onRecord, survey, oneForFour, canDoAlone, cannotDoAlone, wantsToHelp, doesNotWantToHelp, supporter,
        status, since, certifiedUntil, appointedUntil, homeSite, otherSites, languages, skills, hoursPerWeek,
        completed, missing, conversion, from, until, recordedBy, imported, certificateEnded, appointmentEnded,
        noSession, notRenewable, notLater, noAppointment, beforeLastTransition, otherReason, name, kana, phone,
        email, needed, bookedShifts, understaffed, closedDays, byShifts, byConsultations, byReport, withoutSite,
        inAll, neverAddedUp, resident, birthYear, town, needs, consent, registeredOn, mergedInto, entries,
        likelySame, because, withdrawn, hearing, vision, languageNeed, purposeRecord, purposeContact,
        purposeCourses, purposeSupporters, paper, oral, online, via, viaHelped, viaCourse, viaSurvey, supported,
        finishedCourse, applied, certified, active, firstSession, saidOn
    /// 1…5
    case satisfaction(Int)
    /// 1 (Monday) … 7 (Sunday)
    case weekday(Int)
    case places(Int)
    case short(Int)
    case perWeek(Int)
    /// All of them, and those on record.
    case attendeesOnRecord(String, String)
    case bornIn(Int)
    /// Which personal data were given, by their names alone.
    case alsoGiven(String)
    case sitesWithoutHours(String)

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .course: "講習会"
        case .kind: "種別"
        case .title: "名称"
        case .site: "拠点"
        case .date: "日"
        case .time: "時間"
        case .capacity: "定員"
        case .partner: "連携先"
        case .instructors: "講師"
        case .assistants: "補助"
        case .staffing: "指導者"
        case .booked: "申込"
        case .waiting: "待ち"
        case .attendees: "受講者"
        case .byAge: "年代別"
        case .satisfied: "満足"
        case .state: "状態"
        case .reason: "理由"
        case .position: "待ち順"
        case .cancelled: "中止"
        case .void: "取消"
        case .id: "番号"
        case .age: "年代"
        case .people: "人数"
        case .onRecord: "登録者"
        case .survey: "アンケート"
        case .oneForFour: "（4人に1人）"
        case .canDoAlone: "一人でできる"
        case .cannotDoAlone: "一人ではできない"
        case .wantsToHelp: "手伝いたい"
        case .doesNotWantToHelp: "手伝わない"
        case .supporter: "支援員"
        case .status: "状態"
        case .since: "開始日"
        case .certifiedUntil: "認定の期限"
        case .appointedUntil: "任用の期限"
        case .homeSite: "主な拠点"
        case .otherSites: "その他の拠点"
        case .languages: "言語"
        case .skills: "技能"
        case .hoursPerWeek: "週の時間"
        case .completed: "修了科目"
        case .missing: "未修了科目"
        case .conversion: "利用者からの転換"
        case .from: "初日"
        case .until: "末日"
        case .recordedBy: "記録者"
        case .imported: "取込み"
        case .certificateEnded: "認定の期限切れ"
        case .appointmentEnded: "任用の満了"
        case .noSession: "活動のない期間"
        case .notRenewable: "更新できる状態ではない"
        case .notLater: "期限が今より後にならない"
        case .noAppointment: "任用の期限がない"
        case .beforeLastTransition: "直前の変更より前の日になる"
        case .otherReason: "更新できない"
        case .name: "氏名"
        case .kana: "フリガナ"
        case .phone: "電話番号"
        case .email: "メール"
        case .needed: "必要"
        case .bookedShifts: "配置"
        case .understaffed: "支援員の足りない時間"
        case .closedDays: "休館日"
        case .byShifts: "シフト"
        case .byConsultations: "相談の記録"
        case .byReport: "自己申告"
        case .withoutSite: "（拠点の記載なし）"
        case .inAll: "全体"
        case .neverAddedUp: "3つは別々の記録で、足し合わせられません。–は記録がないことを表します。"
        case .resident: "利用者"
        case .birthYear: "生年"
        case .town: "町丁目"
        case .needs: "配慮"
        case .consent: "同意"
        case .registeredOn: "登録日"
        case .mergedInto: "まとめ先"
        case .entries: "まとめた登録"
        case .likelySame: "同じ人の可能性"
        case .because: "一致した項目"
        case .withdrawn: "撤回"
        case .hearing: "聴覚"
        case .vision: "視覚"
        case .languageNeed: "言語"
        case .purposeRecord: "記録"
        case .purposeContact: "連絡"
        case .purposeCourses: "講習会の案内"
        case .purposeSupporters: "支援員への案内"
        case .paper: "書面"
        case .oral: "口頭"
        case .online: "オンライン"
        case .via: "きっかけ"
        case .viaHelped: "相談"
        case .viaCourse: "講習会"
        case .viaSurvey: "アンケート"
        case .supported: "支援"
        case .finishedCourse: "講習修了"
        case .applied: "応募"
        case .certified: "認定"
        case .active: "活動"
        case .firstSession: "初支援"
        case .saidOn: "回答日"
        case .satisfaction(let value): Self.satisfactions[max(0, min(4, value - 1))].ja
        case .weekday(let day): Self.weekdays[max(0, min(6, day - 1))].ja
        case .places(let places): "定員\(places)人"
        case .short(let people): "（\(people)人不足）"
        case .perWeek(let hours): "週\(hours)時間"
        case .attendeesOnRecord(let all, let onRecord): "\(all)人（うち登録者\(onRecord)人）"
        case .bornIn(let year): "\(year)年生"
        case .alsoGiven(let fields): "\(fields)あり"
        case .sitesWithoutHours(let sites): "開所時間の登録がないため、人数の過不足が分からない拠点: \(sites)"
        }
    }

    private var english: String {
        switch self {
        case .course: "Course"
        case .kind: "Kind"
        case .title: "Title"
        case .site: "Site"
        case .date: "Day"
        case .time: "Time"
        case .capacity: "Capacity"
        case .partner: "Partner"
        case .instructors: "Instructors"
        case .assistants: "Assistants"
        case .staffing: "In charge"
        case .booked: "Booked"
        case .waiting: "Waiting"
        case .attendees: "Attended"
        case .byAge: "By age"
        case .satisfied: "Satisfied"
        case .state: "State"
        case .reason: "Reason"
        case .position: "In line"
        case .cancelled: "cancelled"
        case .void: "void"
        case .id: "ID"
        case .age: "Age"
        case .people: "People"
        case .onRecord: "On record"
        case .survey: "Survey"
        case .oneForFour: "(one for four)"
        case .canDoAlone: "can do it alone"
        case .cannotDoAlone: "cannot do it alone"
        case .wantsToHelp: "wants to help"
        case .doesNotWantToHelp: "does not want to help"
        case .supporter: "Supporter"
        case .status: "Status"
        case .since: "Since"
        case .certifiedUntil: "Certified until"
        case .appointedUntil: "Appointed until"
        case .homeSite: "Home site"
        case .otherSites: "Other sites"
        case .languages: "Languages"
        case .skills: "Skills"
        case .hoursPerWeek: "Hours a week"
        case .completed: "Completed"
        case .missing: "Missing"
        case .conversion: "Conversion"
        case .from: "From"
        case .until: "Until"
        case .recordedBy: "Recorded by"
        case .imported: "imported"
        case .certificateEnded: "the certificate ended"
        case .appointmentEnded: "the appointment ended"
        case .noSession: "no session for a while"
        case .notRenewable: "not in a status that can be renewed"
        case .notLater: "the end would not be later than now"
        case .noAppointment: "there is no appointment to renew"
        case .beforeLastTransition: "it would lie before the last change"
        case .otherReason: "it cannot be renewed"
        case .name: "Name"
        case .kana: "Kana"
        case .phone: "Phone"
        case .email: "E-mail"
        case .needed: "Needed"
        case .bookedShifts: "Booked"
        case .understaffed: "Understaffed hours"
        case .closedDays: "Closed days"
        case .byShifts: "Shifts"
        case .byConsultations: "Consultations"
        case .byReport: "Reported"
        case .withoutSite: "(no site said)"
        case .inAll: "In all"
        case .neverAddedUp: "Three records of their own, which never add up. – means that there is none."
        case .resident: "Resident"
        case .birthYear: "Born"
        case .town: "Town"
        case .needs: "Needs"
        case .consent: "Consent"
        case .registeredOn: "On record since"
        case .mergedInto: "Merged into"
        case .entries: "Entries"
        case .likelySame: "May be the same"
        case .because: "Because of"
        case .withdrawn: "withdrawn"
        case .hearing: "hearing"
        case .vision: "vision"
        case .languageNeed: "language"
        case .purposeRecord: "being on record"
        case .purposeContact: "being contacted"
        case .purposeCourses: "news of courses"
        case .purposeSupporters: "news for supporters"
        case .paper: "on paper"
        case .oral: "orally"
        case .online: "online"
        case .via: "Via"
        case .viaHelped: "being helped"
        case .viaCourse: "a course"
        case .viaSurvey: "a survey"
        case .supported: "Supported"
        case .finishedCourse: "Course"
        case .applied: "Applied"
        case .certified: "Certified"
        case .active: "Active"
        case .firstSession: "First session"
        case .saidOn: "Said on"
        case .satisfaction(let value): Self.satisfactions[max(0, min(4, value - 1))].en
        case .weekday(let day): Self.weekdays[max(0, min(6, day - 1))].en
        case .places(let places): "\(places) places"
        case .short(let people): "(\(people) short)"
        case .perWeek(let hours): "\(hours) h a week"
        case .attendeesOnRecord(let all, let onRecord): "\(all) (\(onRecord) on record)"
        case .bornIn(let year): "born \(year)"
        case .alsoGiven(let fields): "with \(fields)"
        case .sitesWithoutHours(let sites):
            "Sites without hours on record, of which it is not known whether they are understaffed: \(sites)"
        }
    }

    private static let satisfactions: [(ja: String, en: String)] = [
        ("とても不満", "very dissatisfied"), ("不満", "dissatisfied"), ("普通", "neutral"), ("満足", "satisfied"),
        ("とても満足", "very satisfied"),
    ]

    private static let weekdays: [(ja: String, en: String)] = [
        ("月", "Mon"), ("火", "Tue"), ("水", "Wed"), ("木", "Thu"), ("金", "Fri"), ("土", "Sat"), ("日", "Sun"),
    ]
}

extension PeopleLabel {
    /// Why time changed a status; nil for a reason that is not ours.
    package init?(timeReason: String) {
        switch timeReason {
        case "certificate_ended": self = .certificateEnded
        case "appointment_ended": self = .appointmentEnded
        case "no_session": self = .noSession
        default: return nil
        }
    }

    /// Why somebody was passed over in a renewal.
    package init(renewalReason: String) {
        switch renewalReason {
        case "not_renewable": self = .notRenewable
        case "not_later": self = .notLater
        case "no_appointment": self = .noAppointment
        case "before_last_transition": self = .beforeLastTransition
        default: self = PeopleLabel(timeReason: renewalReason) ?? .otherReason
        }
    }

    /// What somebody agreed to; nil when it is not known here.
    package init?(purpose: String) {
        switch purpose {
        case "record": self = .purposeRecord
        case "contact": self = .purposeContact
        case "courses": self = .purposeCourses
        case "supporters": self = .purposeSupporters
        default: return nil
        }
    }

    /// How somebody agreed; nil when it is not known here.
    package init?(method: String) {
        switch method {
        case "paper": self = .paper
        case "oral": self = .oral
        case "online": self = .online
        default: return nil
        }
    }

    /// What two entries have in common; nil when it is not known here.
    package init?(sign: String) {
        switch sign {
        case "phone": self = .phone
        case "kana": self = .kana
        case "name": self = .name
        case "birthYear": self = .birthYear
        default: return nil
        }
    }

    /// What led a resident to apply; nil when it is not known here.
    package init?(via: String) {
        switch via {
        case "helped": self = .viaHelped
        case "course": self = .viaCourse
        case "survey": self = .viaSurvey
        default: return nil
        }
    }
}
