internal import SupportDesk

/// Which days an office in Japan works: weekends, national holidays and the turn of the year.
enum OfficeCalendar {
    /// 0 is Sunday, 6 is Saturday.
    static func weekday(_ day: CivilDate) -> Int {
        // 1970-01-01 was a Thursday.
        ((day.daysSince1970 + 4) % 7 + 7) % 7
    }

    /// 29 December to 3 January.
    static func isTurnOfYear(_ day: CivilDate) -> Bool {
        let (_, month, dayOfMonth) = day.components
        return (month == 12 && dayOfMonth >= 29) || (month == 1 && dayOfMonth <= 3)
    }

    /// 国民の祝日, 振替休日 and the day between two holidays, by the rules in force since 2022.
    static func isHoliday(_ day: CivilDate) -> Bool {
        if isNationalHoliday(day) { return true }
        if isNationalHoliday(day.adding(days: -1)), isNationalHoliday(day.adding(days: 1)) { return true }
        // A holiday on a Sunday moves to the next day that is none.
        var earlier = day.adding(days: -1)
        while isNationalHoliday(earlier) {
            if weekday(earlier) == 0 { return true }
            earlier = earlier.adding(days: -1)
        }
        return false
    }

    private static let fixed: Set<Int> = [101, 211, 223, 429, 503, 504, 505, 811, 1103, 1123]
    /// 成人の日, 海の日, 敬老の日, スポーツの日: month and which Monday of it.
    private static let mondays = [1: 2, 7: 3, 9: 3, 10: 2]

    private static func isNationalHoliday(_ day: CivilDate) -> Bool {
        let (year, month, dayOfMonth) = day.components
        if fixed.contains(month * 100 + dayOfMonth) { return true }
        if weekday(day) == 1, mondays[month] == (dayOfMonth + 6) / 7 { return true }
        return (month == 3 && dayOfMonth == equinox(20.8431, year))
            || (month == 9 && dayOfMonth == equinox(23.2488, year))
    }

    /// The day of 春分 or 秋分 by the usual approximation, good from 1980 to 2099.
    private static func equinox(_ day1980: Double, _ year: Int) -> Int {
        let years = year - 1980
        return Int(day1980 + 0.242194 * Double(years)) - years / 4
    }
}
