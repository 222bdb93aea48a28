import SupportDesk
import Testing

/// Forecasts made in the past of invented wards, and what came of them. No test knows what a seed will bring: several
/// are taken, and what is asked of the figures leaves them room.
struct BackTest: Sendable {
    enum Group: String, Sendable, CaseIterable {
        case all, early, late, withPastYear, withoutPastYear, earlyWith, earlyWithout, lateWith, lateWithout
    }

    struct Case: Sendable {
        var seed: UInt64
        var forecast: Forecast
        var truth: Double
        /// So far ÷ days elapsed × days of the year.
        var naive: Double
        var daysLeft: Int

        var held: Bool { forecast.low <= truth && truth <= forecast.high }
        var relativeWidth: Double { (forecast.high - forecast.low) / truth }
        var error: Double { abs(forecast.value / truth - 1) }
        var naiveError: Double { abs(naive / truth - 1) }

        func belongs(to group: Group) -> Bool {
            let early = daysLeft > 150
            let past = forecast.method == .seasonalLocalLevel
            return switch group {
            case .all: true
            case .early: early
            case .late: !early
            case .withPastYear: past
            case .withoutPastYear: !past
            case .earlyWith: early && past
            case .earlyWithout: early && !past
            case .lateWith: !early && past
            case .lateWithout: !early && !past
            }
        }
    }

    static let seeds: [UInt64] = [3, 47, 2026]
    static let counts = seeds.flatMap { cases(seed: $0, wards: 100) }
    static let residents = seeds.flatMap { cases(seed: $0, wards: 30, saturates: true) }

    /// Two forecasts of fiscal year 2024 for each ward. Every second ward has one or two years behind it, as all have
    /// whose count saturates; the others began in that year or late in the one before.
    static func cases(
        seed: UInt64,
        wards: Int,
        nature: InventedWard.Nature = .init(),
        saturates: Bool = false
    ) -> [Case] {
        guard let year = FiscalYear(2024) else { return [] }
        let calendar = ServiceCalendar(holidays: PublicHolidays.listed)
        var random = SeededGenerator(seed: seed)
        return (0..<wards).flatMap { number in
            let back = Int.random(in: 0...1, using: &random) * 365
            let first =
                saturates || number.isMultiple(of: 2)
                ? year.firstDay.adding(days: -365 - back - Int.random(in: 0...150, using: &random))
                : year.firstDay.adding(days: Int.random(in: -150...230, using: &random))
            var ward = InventedWard(nature, on: first...year.lastDay, calendar: calendar, using: &random)
            if saturates { ward.keepFirstVisits(ofResidents: .random(in: 1000...5000, using: &random), using: &random) }
            let earliest = max(first.adding(days: 62), year.firstDay.adding(days: 14))
            let most = year.lastDay.daysSince1970 - earliest.daysSince1970
            return (0..<2).compactMap { _ in
                let daysLeft = Int.random(in: 10...most, using: &random)
                return Case(ward, in: year, daysLeft: daysLeft, on: calendar, saturates: saturates, seed: seed)
            }
        }
    }
}

extension BackTest.Case {
    init?(
        _ ward: InventedWard,
        in year: FiscalYear,
        daysLeft: Int,
        on calendar: ServiceCalendar,
        saturates: Bool,
        seed: UInt64
    ) {
        let asOf = year.lastDay.adding(days: -daysLeft)
        let counts = ward.counts(upTo: asOf)
        guard let forecast = try? Forecast(of: counts, in: year, on: calendar, saturates: saturates) else { return nil }
        let elapsed = Double(asOf.daysSince1970 - max(ward.firstDay, year.firstDay).daysSince1970 + 1)
        let soFar = Double(counts.total(in: year.days))
        self.init(
            seed: seed,
            forecast: forecast,
            truth: ward.total(in: year),
            naive: soFar + soFar / elapsed * Double(daysLeft),
            daysLeft: daysLeft
        )
    }
}

extension [BackTest.Case] {
    var shareHeld: Double { Double(count { $0.held }) / Double(count) }
    var medianError: Double { map(\.error).sorted()[count / 2] }
    var medianNaiveError: Double { map(\.naiveError).sorted()[count / 2] }
}

@Suite("The forecast, tested backwards")
struct ForecastBackTests {
    @Test("What comes lies within an interval of 80 % in 70 to 90 of 100 cases", arguments: BackTest.Group.allCases)
    func interval(group: BackTest.Group) {
        let cases = BackTest.counts.filter { $0.belongs(to: group) }
        #expect(cases.count >= 60)
        #expect((0.7...0.9).contains(cases.shareHeld), "\(group): \(cases.shareHeld) of \(cases.count)")
    }

    @Test("It does so whatever the seed", arguments: BackTest.seeds)
    func intervalOfASeed(seed: UInt64) {
        let cases = BackTest.counts.filter { $0.seed == seed }
        #expect((0.7...0.9).contains(cases.shareHeld), "\(cases.shareHeld) of \(cases.count)")
    }

    @Test("What comes passes the upper end about as often as it stays below the lower one")
    func bothEnds() {
        let below = BackTest.counts.count { $0.truth < $0.forecast.low }
        let above = BackTest.counts.count { $0.truth > $0.forecast.high }
        #expect(below + above > 0)
        #expect(below < 3 * above && above < 3 * below, "\(below) below, \(above) above")
    }

    @Test("It is nearer by a quarter than to go on as until today", arguments: BackTest.Group.allCases)
    func error(group: BackTest.Group) {
        let cases = BackTest.counts.filter { $0.belongs(to: group) }
        // Without a past year and with most of this one to come, no one knows the season: there it must only be no
        // worse.
        let least = group == .earlyWithout || group == .withoutPastYear ? 1 : 0.75
        #expect(
            cases.medianError < least * cases.medianNaiveError,
            "\(group): \(cases.medianError), \(cases.medianNaiveError)"
        )
    }

    @Test("Of a ward with a strong season whose past year is known, it is nearer by half")
    func season() {
        var nature = InventedWard.Nature()
        nature.season = 0.2...0.25
        let cases = BackTest.cases(seed: 11, wards: 60, nature: nature).filter { $0.belongs(to: .withPastYear) }
        #expect(cases.count >= 40)
        #expect(cases.medianError < 0.5 * cases.medianNaiveError, "\(cases.medianError), \(cases.medianNaiveError)")
        #expect(cases.shareHeld >= 0.7)
    }

    @Test("It allows for a level that drifts by 3 % a week until 31 March")
    func drift() {
        var nature = InventedWard.Nature()
        nature.drift = 0.03...0.03
        let cases = [19, 191].flatMap { BackTest.cases(seed: $0, wards: 70, nature: nature) }
            .filter { $0.belongs(to: .early) }
        #expect(cases.count >= 80)
        // Fewer than of all wards: such a drift is the most that is thought of.
        #expect((0.66...0.9).contains(cases.shareHeld), "\(cases.shareHeld) of \(cases.count)")
    }

    @Test("The forecast of residents who come for the first time in the year holds as well, early and late")
    func residents() {
        #expect(BackTest.residents.count == BackTest.seeds.count * 60)
        for group in [BackTest.Group.all, .early, .late] {
            let cases = BackTest.residents.filter { $0.belongs(to: group) }
            #expect((0.7...0.9).contains(cases.shareHeld), "\(group): \(cases.shareHeld) of \(cases.count)")
            #expect(cases.medianError < 0.08 * cases.medianNaiveError, "\(group): \(cases.medianError)")
        }
    }

    @Test("A forecast made later in the year is narrower")
    func narrower() {
        func width(_ group: BackTest.Group) -> Double {
            let widths = BackTest.counts.filter { $0.belongs(to: group) }.map(\.relativeWidth)
            return widths.reduce(0, +) / Double(widths.count)
        }
        #expect(width(.late) < width(.early) / 2)
    }
}
