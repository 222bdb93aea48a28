internal import SupportDesk

/// When the demonstration's desks are open, and how many supporters they want.
enum SiteWeek {
    private static let spans = [(opens: 10 * 60, closes: 12 * 60), (opens: 13 * 60, closes: 16 * 60)]

    /// The site's week since it opened; nil for a site without a place, which people call.
    static func hours(of site: Site) -> OpeningHours? {
        guard site.location != nil else { return nil }
        let needed = needed(at: site)
        let days = Weekday.allCases.filter { share(of: site, sundayFirst: $0.rawValue % 7) > 0 }
        return OpeningHours(
            effectiveFrom: site.openedOn,
            isOpenOnHolidays: share(of: site, sundayFirst: 0) > 0,
            spans: days.flatMap { day in
                spans.compactMap { span in
                    guard let opens = ClockTime(minutes: span.opens), let closes = ClockTime(minutes: span.closes)
                    else { return nil }
                    return OpeningSpan(weekday: day, opens: opens, closes: closes, needed: needed)
                }
            }
        )
    }

    /// Hours of supporters that a week wants.
    static func workload(of site: Site) -> Double {
        let minutes = hours(of: site)?.spans.reduce(0) { $0 + $1.needed * ($1.closes.minutes - $1.opens.minutes) }
        return Double(minutes ?? 0) / 60
    }

    private static func needed(at site: Site) -> Int {
        switch site.kind.rawValue {
        case "ward_office": 3
        case "library", "branch_office", "community_centre": 2
        default: 1
        }
    }

    private static func share(of site: Site, sundayFirst weekday: Int) -> Double {
        Habits.weekdays[site.kind.rawValue]?[weekday] ?? 1
    }
}
