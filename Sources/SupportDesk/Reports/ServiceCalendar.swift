/// What kind of day a day is, as far as opening hours go.
package enum DayKind: Int, Hashable, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
    /// A public holiday, on whatever day of the week.
    case publicHoliday
    /// 29 December to 3 January, when public offices are closed (行政機関の休日); 1 January among them.
    case turnOfYear

    /// Monday to Sunday.
    static let daysOfWeek: ArraySlice<DayKind> = allCases[...6]

    static let mondayToFriday: Set<DayKind> = [.monday, .tuesday, .wednesday, .thursday, .friday]
}

/// Tells a day in Japan from another by its kind: a day of the week, a public holiday or the turn of the year.
package struct ServiceCalendar: Hashable, Sendable {
    private let holidays: Set<CivilDate>

    /// `holidays` are 国民の祝日, 振替休日 and 国民の休日; a year without any is taken to have none.
    package init(holidays: Set<CivilDate>) {
        self.holidays = holidays
    }

    package func kind(of day: CivilDate) -> DayKind {
        Self.kind(of: day, isHoliday: holidays.contains(day))
    }

    static func kind(of day: CivilDate, isHoliday: Bool) -> DayKind {
        let (_, month, dayOfMonth) = day.components
        if (month == 12 && dayOfMonth >= 29) || (month == 1 && dayOfMonth <= 3) { return .turnOfYear }
        if isHoliday { return .publicHoliday }
        return DayKind.daysOfWeek[dayOfWeek(of: day)]
    }

    /// 0 is Monday, 6 is Sunday.
    static func dayOfWeek(of day: CivilDate) -> Int {
        // 1970-01-01 was a Thursday.
        ((day.daysSince1970 + 3) % 7 + 7) % 7
    }
}

/// The days on which a ward's sites usually serve, as its own records tell.
///
/// A kind of day is open when, over the last year, its days have on average at least 10 % of the consultations of a day
/// of the busiest kinds (those that reach half of the highest average). One event must not open a whole kind of day: no
/// day counts for more than five usual ones; the same tenth must hold for the share of its days that have any
/// consultation; and those must be two or more, unless on the busiest kinds that would be rare too. Of a kind that
/// fewer than three days were of, holidays follow Sundays, and the turn of the year is closed. While there are fewer
/// than eight weeks of records, Monday to Friday are open.
package struct ServiceDays: Hashable, Sendable {
    package let calendar: ServiceCalendar
    package let openKinds: Set<DayKind>

    /// Learns which kinds of day are open from what `counts` hold of the year up to their last day.
    package init(of counts: DailyCounts, on calendar: ServiceCalendar) {
        self.calendar = calendar
        let recorded = counts.fromFirstRecord
        guard recorded.counts.count >= DailyCounts.eightWeeks else {
            openKinds = DayKind.mondayToFriday
            return
        }
        openKinds = Self.openKinds(Self.tallies(of: recorded.last(days: 365), on: calendar))
    }

    package func isOpen(_ day: CivilDate) -> Bool {
        openKinds.contains(calendar.kind(of: day))
    }

    /// How many of these days are open.
    package func openDays(in days: ClosedRange<CivilDate>) -> Int {
        (days.lowerBound.daysSince1970...days.upperBound.daysSince1970)
            .count { isOpen(CivilDate(daysSince1970: $0)) }
    }

    /// How many days after `day` are open up to `last`, that one included; 0 when `last` is not after `day`.
    package func openDays(after day: CivilDate, through last: CivilDate) -> Int {
        day < last ? openDays(in: day.adding(days: 1)...last) : 0
    }

    private struct Tally {
        var days = 0.0
        var daysWithAny = 0.0
        var consultations = 0.0

        var mean: Double { days > 0 ? consultations / days : 0 }
        var shareWithAny: Double { days > 0 ? daysWithAny / days : 0 }
    }

    /// What the last year had on each kind of day.
    private static func tallies(of counts: DailyCounts, on calendar: ServiceCalendar) -> [DayKind: Tally] {
        let some = counts.counts.filter { $0 > 0 }.sorted()
        let bound = 5 * Double(some.isEmpty ? 0 : some[some.count / 2])
        var tallies: [DayKind: Tally] = [:]
        for (offset, count) in counts.counts.enumerated() {
            let kind = calendar.kind(of: counts.firstDay.adding(days: offset))
            tallies[kind, default: Tally()].days += 1
            tallies[kind, default: Tally()].consultations += min(Double(count), bound)
            if count > 0 { tallies[kind, default: Tally()].daysWithAny += 1 }
        }
        return tallies
    }

    private static func openKinds(_ tallies: [DayKind: Tally]) -> Set<DayKind> {
        let seen = tallies.filter { $0.value.days >= 3 }
        let highest = seen.values.map(\.mean).max() ?? 0
        var busiest = Tally()
        for tally in seen.values where tally.mean >= highest / 2 {
            busiest.days += tally.days
            busiest.daysWithAny += tally.daysWithAny
            busiest.consultations += tally.consultations
        }
        var open = Set<DayKind>()
        for (kind, tally) in seen
        where tally.mean >= busiest.mean / 10 && tally.shareWithAny >= busiest.shareWithAny / 10
            && (tally.daysWithAny >= 2 || busiest.shareWithAny * tally.days < 4)
        {
            open.insert(kind)
        }
        if seen[.publicHoliday] == nil, open.contains(.sunday) { open.insert(.publicHoliday) }
        return open.isEmpty ? DayKind.mondayToFriday : open
    }
}
