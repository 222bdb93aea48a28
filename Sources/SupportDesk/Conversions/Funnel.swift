/// How many people took which step of the circle, from being helped to helping. Each person counts once.
package struct Funnel: Hashable, Sendable {
    /// Residents by the month (its first day) and the site of their first support, with those of them who have finished a course.
    package struct Arrivals: Hashable, Sendable {
        package let month: CivilDate
        /// Not needed for those of other fiscal years.
        package let site: Site.ID?
        package let residents: Int
        package let finishedCourse: Int

        package init(month: CivilDate, site: Site.ID?, residents: Int, finishedCourse: Int) {
            self.month = month
            self.site = site
            self.residents = residents
            self.finishedCourse = finishedCourse
        }
    }

    /// Residents who finished their first course.
    package struct Finishings: Sendable {
        /// By month (its first day).
        package let months: [CivilDate: Int]
        /// By the days since their first support.
        package let days: [(value: Int, count: Int)]

        package init(months: [CivilDate: Int], days: [(value: Int, count: Int)]) {
            self.months = months
            self.days = days
        }

        package static let none = Finishings(months: [:], days: [])
    }

    package typealias Counts = [FunnelStep: Int]

    /// Steps taken for the first time in the fiscal year.
    package private(set) var inYear: Counts = [:]
    /// The same by month (its first day).
    package private(set) var months: [CivilDate: Counts] = [:]
    /// Of those who were first supported in the fiscal year, how many have taken each step.
    package var cohort: Counts { cohorts[year] ?? [:] }
    /// The same for every fiscal year.
    package private(set) var cohorts: [FiscalYear: Counts] = [:]
    /// The cohort of the fiscal year by the site of the first support.
    package private(set) var sites: [Site.ID: Counts] = [:]
    /// Days from the step before, of the steps taken in the fiscal year: half took no longer.
    package private(set) var medianDays: [FunnelStep: Double] = [:]
    /// Days from the first support to becoming active, of those who became active in the fiscal year.
    package private(set) var medianDaysToActive: Double?

    private let year: FiscalYear
    /// When those who were first supported in the fiscal year became active.
    private var activeDays: [CivilDate] = []

    /// - Parameters:
    ///   - arrivals: of all years, up to the report's day.
    ///   - finishings: of the fiscal year, up to the report's day.
    ///   - converted: those who applied up to the report's day, with the steps that they had taken by then.
    package init(year: FiscalYear, arrivals: [Arrivals], finishings: Finishings, converted: [ConversionSteps]) {
        self.year = year
        for group in arrivals { add(group) }
        for (month, residents) in finishings.months {
            inYear[.finishedCourse, default: 0] += residents
            months[month, default: [:]][.finishedCourse, default: 0] += residents
        }
        for steps in converted { add(steps) }
        setMedians(finishings: finishings, converted: converted)
    }

    private mutating func add(_ group: Arrivals) {
        let ofYear = FiscalYear(containing: group.month)
        for (step, count) in [(FunnelStep.supported, group.residents), (.finishedCourse, group.finishedCourse)] {
            cohorts[ofYear, default: [:]][step, default: 0] += count
            if ofYear == year, let site = group.site { sites[site, default: [:]][step, default: 0] += count }
        }
        guard ofYear == year else { return }
        inYear[.supported, default: 0] += group.residents
        months[group.month, default: [:]][.supported, default: 0] += group.residents
    }

    /// Arrivals and finishings have this person among them already.
    private mutating func add(_ steps: ConversionSteps) {
        let cohort = steps.supportedOn.map { FiscalYear(containing: $0) }
        for step in FunnelStep.allCases where step != .supported && step != .finishedCourse {
            guard let day = steps[step] else { continue }
            if FiscalYear(containing: day) == year {
                inYear[step, default: 0] += 1
                months[day.startOfMonth, default: [:]][step, default: 0] += 1
            }
            guard let cohort else { continue }
            if step == .active, cohort == year { activeDays.append(day) }
            cohorts[cohort, default: [:]][step, default: 0] += 1
            if cohort == year, let site = steps.site { sites[site, default: [:]][step, default: 0] += 1 }
        }
    }

    /// Of those who were first supported in the fiscal year, how many had become active twelve months before `day` or earlier.
    package func cohortWithTwelveMonths(by day: CivilDate) -> Int {
        let (year, month, dayOfMonth) = day.components
        let before = CivilDate(year: year - 1, month: month, day: dayOfMonth) ?? day.adding(days: -366)
        return activeDays.count { $0 <= before }
    }

    private mutating func setMedians(finishings: Finishings, converted: [ConversionSteps]) {
        medianDays[.finishedCourse] = Self.median(finishings.days)
        for step in FunnelStep.allCases where step != .supported && step != .finishedCourse && step != .stillActive {
            let days = converted.filter { isInYear($0[step]) }.compactMap { $0.days(to: step) }
            medianDays[step] = Self.median(days.map { ($0, 1) })
        }
        let toActive = converted.filter { isInYear($0.activeOn) }.compactMap { steps -> Int? in
            guard let from = steps.supportedOn, let to = steps.activeOn else { return nil }
            return to.daysSince1970 - from.daysSince1970
        }
        medianDaysToActive = Self.median(toActive.map { ($0, 1) })
    }

    private func isInYear(_ day: CivilDate?) -> Bool {
        day.map { year.days.contains($0) } ?? false
    }

    /// The middle of values that occur so many times; between the two in the middle where their number is even.
    static func median(_ values: [(value: Int, count: Int)]) -> Double? {
        let sorted = values.filter { $0.count > 0 }.sorted { $0.value < $1.value }
        let total = sorted.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        func value(at position: Int) -> Int {
            var passed = 0
            for (value, count) in sorted {
                passed += count
                if position < passed { return value }
            }
            return 0
        }
        return Double(value(at: (total - 1) / 2) + value(at: total / 2)) / 2
    }
}
