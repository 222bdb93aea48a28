internal import Glibc

/// What the past teaches: how the kinds of day differ, and how far each week stood from what its days would lead one to
/// expect.
struct DailyHistory {
    /// Days, three years of them: what lies further back says little about the next months.
    static let longest = 1096

    /// Monday to Sunday, oldest first; the last of them may have just begun. With fixed weeks, one more day changes
    /// only the last.
    struct Week {
        var count: Double
        /// In days of average weight.
        var exposure: Double
        /// Of the exposure, what lies in each month; January is 0.
        var months: [(month: Int, share: Double)]
        /// The count by the exposure, over as many neighbouring weeks as make a hundred.
        var smoothRate = 0.0

        /// The logarithm of the week's rate, taken straight near the smooth rate: weeks without any have one too, and
        /// it is not biased when there are few.
        var logRate: Double { log(smoothRate) + count / (exposure * smoothRate) - 1 }

        /// Of the log rate, when counts vary as chance alone would make them.
        var chanceVariance: Double { 1 / (exposure * smoothRate) }

        /// In a week that is nearly all holidays, one visitor too many would look like a flood.
        var tells: Bool { exposure >= 0.15 }
    }

    let calendar: ServiceCalendar
    let weights: DayWeights
    let saturation: Saturation?
    let weeks: [Week]
    let lastDay: CivilDate
    /// How many times larger the variance of a week's count is than chance alone would make it.
    let dispersion: Double

    /// `counts` must hold two weeks or more, and a day that has any.
    init(of counts: DailyCounts, on calendar: ServiceCalendar, saturates: Bool) {
        self.calendar = calendar
        lastDay = counts.lastDay
        let days = counts.counts.enumerated().map { offset, count in
            let day = counts.firstDay.adding(days: offset)
            return Day(day: day, kind: calendar.kind(of: day), count: Double(count))
        }
        let firstMonday = (7 - ServiceCalendar.dayOfWeek(of: counts.firstDay)) % 7
        let calendarWeeks = stride(from: firstMonday, to: days.count, by: 7).map { days[$0..<min($0 + 7, days.count)] }
        weights = DayWeights(learnedFrom: calendarWeeks)
        saturation = saturates ? Saturation(fittedTo: days, weights: weights) : nil
        weeks = Self.weeks(calendarWeeks, weights: weights, saturation: saturation)
        dispersion = Self.dispersion(of: weeks)
    }

    /// Weeks from the last known one, which is 0, to the one that `day` lies in.
    func weeksAhead(to day: CivilDate) -> Int {
        (day.daysSince1970 - lastDay.daysSince1970 + ServiceCalendar.dayOfWeek(of: lastDay)) / 7
    }

    struct Day {
        var day: CivilDate
        var kind: DayKind
        var count: Double
    }

    private static func weeks(
        _ calendarWeeks: [ArraySlice<Day>],
        weights: DayWeights,
        saturation: Saturation?
    ) -> [Week] {
        var weeks = calendarWeeks.map { days in
            var week = Week(count: 0, exposure: 0, months: [])
            for day in days {
                let exposure = weights[day.kind] * (saturation?.share(on: day.day) ?? 1)
                let month = day.day.month - 1
                week.count += day.count
                week.exposure += exposure
                if week.months.last?.month != month { week.months.append((month, 0)) }
                week.months[week.months.count - 1].share += exposure
            }
            for index in week.months.indices { week.months[index].share /= max(week.exposure, 1e-9) }
            return week
        }
        let rates = Self.smoothRates(weeks.map { ($0.count, $0.exposure) })
        for index in weeks.indices { weeks[index].smoothRate = rates[index] }
        return weeks
    }

    /// The rate over each week and as many on both sides as make a hundred on the average, eight at most; and half a
    /// visitor at the usual rate, so that it is never 0.
    static func smoothRates(_ weeks: [(count: Double, exposure: Double)]) -> [Double] {
        var counts = [0.0]
        var exposures = [0.0]
        for week in weeks {
            counts.append(counts[counts.count - 1] + week.count)
            exposures.append(exposures[exposures.count - 1] + week.exposure)
        }
        let mean = counts[weeks.count] / Double(max(weeks.count, 1))
        let usual = max(counts[weeks.count], 0.5) / max(exposures[weeks.count], 1)
        let reach = Int(min(max((100 / max(mean, 1) - 1) / 2, 1), 8).rounded(.up))
        return weeks.indices.map { index in
            let from = max(index - reach, 0)
            let upTo = min(index + reach + 1, weeks.count)
            return (counts[upTo] - counts[from] + 0.5) / (exposures[upTo] - exposures[from] + 0.5 / usual)
        }
    }

    /// From how far each week stands off the middle of its neighbours, which neither level nor season moves much.
    ///
    /// A few weeks tell little, so three more are imagined with a relative deviation of 6 % beyond chance.
    private static func dispersion(of weeks: [Week]) -> Double {
        var ratios: [Double] = []
        for index in weeks.indices.dropFirst().dropLast() {
            let (before, week, after) = (weeks[index - 1], weeks[index], weeks[index + 1])
            guard before.tells, week.tells, after.tells else { continue }
            let distance = week.logRate - (before.logRate + after.logRate) / 2
            let chance = week.chanceVariance + (before.chanceVariance + after.chanceVariance) / 4
            ratios.append(distance * distance / chance)
        }
        let mean = weeks.reduce(0) { $0 + $1.count } / Double(max(weeks.count, 1))
        let imagined = 1 + 0.06 * 0.06 * mean
        let typical = max(ratios.isEmpty ? 0 : ratios.sorted()[ratios.count / 2] / 0.455, imagined / 4)
        // A week of floods or of closed doors is no measure of the others.
        let bounded = ratios.reduce(0) { $0 + min($1, 9 * typical) }
        return max((bounded + 3 * imagined) / Double(ratios.count + 3), 0.25)
    }
}
