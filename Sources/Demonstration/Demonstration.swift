package import FoundationEssentials
package import SupportDesk

/// A ward that does not exist, to show the product with: its towns, people, sites, and what has happened at its desks from the
/// beginning of the fiscal year before today's until yesterday; of its people, what has become of them since a year earlier. The
/// same seed and day give the same ward, to the byte.
package struct Demonstration: Sendable {
    package let seed: UInt64
    /// In Japan.
    package let today: CivilDate
    package let towns: [Town]
    /// 1 April of the fiscal year before today's: the reference date of ``populations``.
    package let populationDate: CivilDate
    /// One for each of ``towns``, in their order.
    package let populations: [Population]
    package let sites: [Site]
    /// Residents who agree to be on record when they first come to a desk.
    package let residents: [UUID]

    let pastYear: FiscalYear
    let life: DeskLife
    /// By the day of the application, those to come as well.
    let careers: [Career]
    let register: SupporterRegister

    /// A consultation, and when somebody wrote it down.
    package struct Record: Hashable, Sendable {
        package let id: UUID
        package let content: ConsultationContent
        package let recordedAt: Instant
    }

    /// The ward as it is on `today`, a day in Japan.
    package init(seed: UInt64, today: CivilDate) {
        self.seed = seed
        self.today = today
        let year = FiscalYear(containing: today)
        let pastYear = FiscalYear(year.year - 1) ?? year
        self.pastYear = pastYear
        populationDate = pastYear.firstDay
        let places = Townscape.places(seed: seed)
        towns = places.map(\.town)
        populations = AgePyramid.populations(of: towns, seed: seed)
        sites = SiteList.sites(in: places, changingIn: pastYear, seed: seed)
        careers = CareerPlan.careers(at: sites, in: year, seed: seed)
        register = SupporterRegister(careers: careers, sites: sites, today: today)
        var random = SplitMix64(seed: seed, stream: "residents")
        let registration = Instant(startOf: pastYear.firstDay)
        residents = (0..<2500).map { _ in UUID.version7(at: registration, random: &random) }
        life = DeskLife(towns: towns, sites: sites, register: register, residents: residents, seed: seed)
    }

    /// The codes of all who have applied to be supporters, in that order.
    package var supporters: [Supporter.ID] { register.members.map(\.code) }

    /// About 12,000 in the first year and a few more in the second, in the order in which they were written down.
    package var consultations: Consultations { Consultations(of: self) }

    /// Day by day, so that not all are in memory at once.
    package struct Consultations: Sequence, IteratorProtocol, Sendable {
        private let life: DeskLife
        private let seed: UInt64
        private let perWeight: Double
        private let secondYear: CivilDate
        private let end: CivilDate
        private var day: CivilDate
        private var satisfaction = Satisfaction()
        private var records: ArraySlice<Record> = []

        private static let perYear = 12_000.0
        private static let growth = 1.06

        fileprivate init(of ward: Demonstration) {
            life = ward.life
            seed = ward.seed
            day = ward.pastYear.firstDay
            secondYear = ward.pastYear.lastDay.adding(days: 1)
            end = ward.today
            perWeight = Self.perYear / ward.life.weight(of: ward.pastYear)
        }

        package mutating func next() -> Record? {
            while records.isEmpty {
                guard day < end else { return nil }
                let expected = life.weight(of: day) * perWeight * (day < secondYear ? 1 : Self.growth)
                var random = SplitMix64(seed: seed, stream: "counts", day.daysSince1970)
                let count = Swift.max(0, Int(expected + expected.squareRoot() * random.deviation() + 0.5))
                records = settled(life.consultations(on: day, count: count, stream: "consultations"))[...]
                day = day.adding(days: 1)
            }
            return records.popFirst()
        }

        private mutating func settled(_ drawn: [Record]) -> [Record] {
            let year = FiscalYear(containing: day)
            return drawn.map { record in
                guard let given = record.content.satisfaction else { return record }
                var content = record.content
                content.satisfaction = satisfaction.settled(given, in: year)
                return Record(id: record.id, content: content, recordedAt: record.recordedAt)
            }
        }
    }
}

extension DeskLife {
    /// The weight of all days of `year`.
    func weight(of year: FiscalYear) -> Double {
        year.everyDay.reduce(0) { $0 + weight(of: $1) }
    }
}

extension FiscalYear {
    /// 1 April first.
    var everyDay: [CivilDate] {
        (firstDay.daysSince1970...lastDay.daysSince1970).map { CivilDate(daysSince1970: $0) }
    }
}
