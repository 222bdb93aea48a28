/// The figures that stand beside an indicator's own and are never added to it.
package enum FigureBeside: String, Sendable, CaseIterable {
    /// Consultations of people who are not on record.
    case anonymous
    /// 延べ: consultations of residents and of people who are not on record.
    case contacts
    case wifi
    case terminals
    /// Satisfaction as asked after consultations, beside that of a survey.
    case running
    /// The same after courses; the two are never added up.
    case runningCourses
    case courses
    /// Course participants who are residents on record.
    case coursesOnRecord
    /// Of those first supported in the year, who became active supporters.
    case cohortRate
    /// From the first support to becoming active.
    case medianDays

    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .anonymous: "うち匿名の相談(実人数に含まない)"
            case .contacts: "延べ人数(匿名を含む)"
            case .wifi: "うちWi-Fi設置"
            case .terminals: "うち公共端末設置"
            case .running: "相談後の満足度(随時・調査とは別)"
            case .runningCourses: "講習会後の満足度(随時・調査とは別)"
            case .courses: "講習会の開催"
            case .coursesOnRecord: "うち登録のある利用者(延べ)"
            case .cohortRate: "今年度初めて支援を受けた人のうち支援員になった割合"
            case .medianDays: "初めての支援から活動開始までの日数(中央値)"
            }
        case .en:
            switch self {
            case .anonymous: "of them anonymous (not among the residents)"
            case .contacts: "contacts in all, anonymous ones included"
            case .wifi: "with Wi-Fi"
            case .terminals: "with terminals"
            case .running: "satisfied after a consultation (running, not the survey)"
            case .runningCourses: "satisfied after a course (running, not the survey)"
            case .courses: "courses held"
            case .coursesOnRecord: "of them residents on record"
            case .cohortRate: "of those first supported this year, now supporters"
            case .medianDays: "median days from first support to active"
            }
        }
    }

    package func unit(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .anonymous: "件"
            case .contacts: "人(延べ)"
            case .wifi, .terminals, .running, .runningCourses, .cohortRate: "%"
            case .courses: "回"
            case .coursesOnRecord: "人(延べ)"
            case .medianDays: "日"
            }
        case .en:
            switch self {
            case .anonymous: "consultations"
            case .contacts: "contacts"
            case .wifi, .terminals, .running, .runningCourses, .cohortRate: "%"
            case .courses: "courses"
            case .coursesOnRecord: "attendances"
            case .medianDays: "days"
            }
        }
    }
}
