internal import DeskStore
internal import FoundationEssentials
internal import SupportDesk

/// Who is on duty in the weeks around today, when sites are open, and the hours that some people say they gave.
struct RosterPlan {
    let siteTimes: [WardPeople.SiteTimes]
    private(set) var shifts: [Shift] = []
    let reportedHours: [ReportedHours]

    private static let weeks = 4

    init(of ward: Demonstration) {
        let year = FiscalYear(containing: ward.today)
        siteTimes = ward.sites.compactMap { site in
            SiteWeek.hours(of: site).map { hours in
                WardPeople.SiteTimes(site: site.code, hours: hours, closures: Self.closures(in: year))
            }
        }
        reportedHours = Self.reports(of: ward)
        let days = ward.today.adding(days: -7 * Self.weeks)...ward.today.adding(days: 7 * Self.weeks)
        let holidays = Self.holidays(in: days)
        for times in siteTimes {
            guard let position = ward.sites.firstIndex(where: { $0.code == times.site }) else { continue }
            let calendar = SiteCalendar(
                site: ward.sites[position],
                weeks: [times.hours],
                closures: times.closures,
                holidays: holidays
            )
            plan(position, calendar, days, of: ward)
        }
    }

    /// The turn of the year, when every office is closed.
    private static func closures(in year: FiscalYear) -> [SiteClosure] {
        year.everyDay.filter(OfficeCalendar.isTurnOfYear).map { SiteClosure(day: $0, reason: "年末年始") }
    }

    private static func holidays(in days: ClosedRange<CivilDate>) -> [CivilDate: String] {
        let all = (days.lowerBound.daysSince1970...days.upperBound.daysSince1970).map { CivilDate(daysSince1970: $0) }
        return Dictionary(all.filter(OfficeCalendar.isHoliday).map { ($0, "祝日") }) { first, _ in first }
    }

    /// Gives each time to those who have had the least of the week, within the hours that they offer. Some times stay empty: the
    /// further ahead, the more.
    private mutating func plan(
        _ position: Int,
        _ calendar: SiteCalendar,
        _ days: ClosedRange<CivilDate>,
        of ward: Demonstration
    ) {
        var given: [Supporter.ID: Int] = [:]
        var week = Int.min
        for number in days.lowerBound.daysSince1970...days.upperBound.daysSince1970 {
            let day = CivilDate(daysSince1970: number)
            // Weeks begin on Monday; 1970-01-01 was a Thursday.
            if (number + 3) / 7 != week {
                week = (number + 3) / 7
                given = [:]
            }
            guard case .open(let spans) = calendar.openness(on: day) else { continue }
            var random = SplitMix64(seed: ward.seed, stream: "shifts \(calendar.site.code)", number)
            let ahead = number - ward.today.daysSince1970
            let empty = ahead <= 0 ? 0.03 : ahead <= 14 ? 0.08 : 0.22
            let team = ward.register.active(at: position, on: day).filter {
                $0.isActive(on: min(day, ward.today)) && $0.entry.profile.homeSite == calendar.site.code
            }
            for span in spans {
                let minutes = span.closes.minutes - span.opens.minutes
                var onDuty: Set<Supporter.ID> = []
                for _ in 0..<span.needed where !random.happens(empty) {
                    let free = random.shuffled(team).filter { member in
                        !onDuty.contains(member.code)
                            && given[member.code, default: 0] + minutes <= 60 * (member.entry.profile.hoursPerWeek ?? 0)
                    }
                    let next = free.min { given[$0.code, default: 0] < given[$1.code, default: 0] }
                    guard let member = next else { break }
                    onDuty.insert(member.code)
                    given[member.code, default: 0] += minutes
                    add(member.code, calendar.site.code, day, span, &random)
                }
            }
        }
    }

    private mutating func add(
        _ supporter: Supporter.ID,
        _ site: Site.ID,
        _ day: CivilDate,
        _ span: OpeningSpan,
        _ random: inout SplitMix64
    ) {
        let recordedAt = Instant(startOf: day.adding(days: -35)).adding(seconds: 9 * 3600)
        shifts.append(
            Shift(
                id: UUID.version7(at: recordedAt, random: &random),
                booking: Booking(
                    site: site,
                    supporter: supporter,
                    day: day,
                    starts: span.opens,
                    ends: span.closes
                ),
                recordedAt: recordedAt,
                recordedBy: StandardPeople.account.name
            )
        )
    }

    private static func reports(of ward: Demonstration) -> [ReportedHours] {
        var random = SplitMix64(seed: ward.seed, stream: "reported hours")
        var reports: [ReportedHours] = []
        for member in ward.register.members where random.happens(0.09) {
            for _ in 0..<random.number(in: 1...4) {
                let day = ward.today.adding(days: -random.number(in: 1...50))
                let site = member.entry.profile.homeSite.flatMap { code in ward.sites.first { $0.code == code } }
                guard member.isActive(on: day), site?.isOpen(on: day) == true else { continue }
                let recordedAt = Instant(startOf: day).adding(seconds: 18 * 3600)
                reports.append(
                    ReportedHours(
                        id: UUID.version7(at: recordedAt, random: &random),
                        content: ReportedHours.Content(
                            supporter: member.code,
                            day: day,
                            minutes: 30 * random.number(in: 1...6),
                            site: random.happens(0.7) ? site?.code : nil
                        ),
                        recordedAt: recordedAt,
                        recordedBy: StandardPeople.account.name
                    )
                )
            }
        }
        return reports
    }
}
