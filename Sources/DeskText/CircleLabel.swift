/// The headings and sentences of the reports on supporters and conversions.
package enum CircleLabel: Hashable, Sendable {
    case step, inYear, cohort, ofPrevious, ofFirst, medianDays, supported, finishedCourse, applied, certified,
        active, firstSession, stillActive, given, group, consultations, rated, satisfiedShare, bySite, byMonth,
        byCohort, site, siteCode, month, fiscalYear, stepCode, ofPreviousPercent, ofFirstPercent, inTraining,
        paused, endingSoon, languages, shiftHours, consultationHours, reportedHours, vacantHours, kind,
        activeCount, certifiedCount, endingCount, shiftMinutes, consultationMinutes, reportedMinutes,
        vacantHoursField, vacantNeeded, languagesField, hoursNote, cohortNote
    case onceResidents(String, of: String, percent: String)
    case medianToActive(String)
    case counts(active: String, certified: String, inTraining: String, applied: String, paused: String)
    case per10k(String, population: String, on: String)
    case noPopulationOnRecord
    case endingWithin(Int)

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .step: "段階"
        case .inYear: "今年度"
        case .cohort: "今年度の利用者"
        case .ofPrevious: "前段階比"
        case .ofFirst: "利用者比"
        case .medianDays: "日数（中央値）"
        case .supported: "支援"
        case .finishedCourse: "講習"
        case .applied: "応募"
        case .certified: "認定"
        case .active: "活動"
        case .firstSession: "初支援"
        case .stillActive: "12か月後"
        case .given: "支援員が対応した相談"
        case .group: "対応した人"
        case .consultations: "相談件数"
        case .rated: "評価"
        case .satisfiedShare: "満足"
        case .bySite: "拠点別（今年度に初めて支援を受けた人）"
        case .byMonth: "月別（その月に段階に達した人）"
        case .byCohort: "初めて支援を受けた年度別"
        case .site: "拠点"
        case .siteCode: "拠点コード"
        case .month: "月"
        case .fiscalYear: "年度"
        case .stepCode: "段階コード"
        case .ofPreviousPercent: "前段階比（%）"
        case .ofFirstPercent: "利用者比（%）"
        case .inTraining: "研修中"
        case .paused: "休止"
        case .endingSoon: "期限間近"
        case .languages: "言語"
        case .shiftHours: "シフト"
        case .consultationHours: "相談"
        case .reportedHours: "自己申告"
        case .vacantHours: "不足時間"
        case .kind: "種別"
        case .activeCount: "活動中（人）"
        case .certifiedCount: "認定（人）"
        case .endingCount: "期限間近（人）"
        case .shiftMinutes: "シフト（分）"
        case .consultationMinutes: "相談の記録（分）"
        case .reportedMinutes: "自己申告（分）"
        case .vacantHoursField: "支援員の足りない時間（時間）"
        case .vacantNeeded: "必要な時間（時間）"
        case .languagesField: "言語"
        case .hoursNote: "時間は今月分です。3つは別々の記録で、足し合わせられません。不足時間は今後28日分です。"
        case .cohortNote: "今年度の利用者: 今年度に初めて支援を受けた人のうち、基準日までにその段階に達した人。"
        case .onceResidents(let once, let total, let percent): "活動中の支援員\(total)人のうち、利用者だった人は\(once)人（\(percent)）です。"
        case .medianToActive(let days): "初めての支援から活動開始まで: \(days)日（中央値）"
        case .counts(let active, let certified, let inTraining, let applied, let paused):
            "活動中\(active)人 ・ 認定\(certified)人 ・ 研修中\(inTraining)人 ・ 応募\(applied)人 ・ 休止\(paused)人"
        case .per10k(let value, let population, let day): "人口1万人当たり\(value)人（人口\(population)人、\(day)現在）"
        case .noPopulationOnRecord: "人口の登録がないため、1万人当たりの人数は分かりません。"
        case .endingWithin(let days): "期限間近: 認定か任用が\(days)日以内に終わる人"
        }
    }

    private var english: String {
        switch self {
        case .step: "Step"
        case .inYear: "In the year"
        case .cohort: "Year's cohort"
        case .ofPrevious: "Of previous"
        case .ofFirst: "Of first"
        case .medianDays: "Median days"
        case .supported: "Supported"
        case .finishedCourse: "Course"
        case .applied: "Applied"
        case .certified: "Certified"
        case .active: "Active"
        case .firstSession: "1st session"
        case .stillActive: "12 months"
        case .given: "Consultations given"
        case .group: "Given by"
        case .consultations: "Consultations"
        case .rated: "Rated"
        case .satisfiedShare: "Satisfied"
        case .bySite: "By site (first supported in the year)"
        case .byMonth: "By month (steps taken in it)"
        case .byCohort: "By the year of the first support"
        case .site: "Site"
        case .siteCode: "Site code"
        case .month: "Month"
        case .fiscalYear: "Year"
        case .stepCode: "Step code"
        case .ofPreviousPercent: "Of the previous step (%)"
        case .ofFirstPercent: "Of those supported (%)"
        case .inTraining: "In training"
        case .paused: "Paused"
        case .endingSoon: "Ending soon"
        case .languages: "Languages"
        case .shiftHours: "Shifts"
        case .consultationHours: "Consulting"
        case .reportedHours: "Reported"
        case .vacantHours: "Vacant hours"
        case .kind: "Kind"
        case .activeCount: "Active"
        case .certifiedCount: "Certified"
        case .endingCount: "Ending soon"
        case .shiftMinutes: "Minutes of shifts"
        case .consultationMinutes: "Minutes of consultations"
        case .reportedMinutes: "Minutes reported"
        case .vacantHoursField: "Vacant hours"
        case .vacantNeeded: "Needed hours"
        case .languagesField: "Languages"
        case .hoursNote:
            "Hours are of this month, three records of their own, which never add up; vacant hours are of the next 28 days."
        case .cohortNote: "Year's cohort: of those first supported in the year, how many have come to the step."
        case .onceResidents(let once, let total, let percent):
            "\(once) of \(total) active supporters were once residents (\(percent))."
        case .medianToActive(let days): "From the first support to being active: \(days) days (median)"
        case .counts(let active, let certified, let inTraining, let applied, let paused):
            "\(active) active · \(certified) certified · \(inTraining) in training · \(applied) applied · \(paused) paused"
        case .per10k(let value, let population, let day):
            "\(value) per 10,000 residents (\(population) residents on \(day))"
        case .noPopulationOnRecord: "No population is on record, so there is no figure per 10,000."
        case .endingWithin(let days): "Ending soon: the certificate or the appointment ends within \(days) days"
        }
    }
}
