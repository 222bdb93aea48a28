import FoundationEssentials
import Testing

@testable import SupportDesk

@Suite("The circle from being helped to helping")
struct FunnelTests {
    private static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSince1970: 0) }
    private static let year = FiscalYear(containing: day("2026-04-01"))

    private static func steps(_ supported: String?, _ finished: String?, _ applied: String, _ rest: String?...)
        -> ConversionSteps
    {
        var steps = ConversionSteps(site: "S001", appliedOn: day(applied))
        steps.supportedOn = supported.map(day)
        steps.finishedCourseOn = finished.map(day)
        let days = rest.map { $0.map(day) }
        steps.certifiedOn = days.first ?? nil
        steps.activeOn = days.count > 1 ? days[1] : nil
        steps.firstSessionOn = days.count > 2 ? days[2] : nil
        steps.stillActiveOn = days.count > 3 ? days[3] : nil
        return steps
    }

    @Test("31 March is the old year's and 1 April the new one's, for each step by itself")
    func turnOfTheYear() {
        let funnel = Funnel(
            year: Self.year,
            arrivals: [
                .init(month: Self.day("2026-03-01"), site: "S001", residents: 2, finishedCourse: 1),
                .init(month: Self.day("2026-04-01"), site: "S001", residents: 1, finishedCourse: 0),
            ],
            finishings: .init(months: [Self.day("2026-04-01"): 1], days: [(value: 1, count: 1)]),
            converted: [
                Self.steps("2026-03-31", "2026-04-01", "2026-03-31", "2026-04-01", "2026-04-01"),
                Self.steps("2026-04-01", nil, "2026-04-01"),
            ]
        )
        #expect(
            funnel.inYear == [.supported: 1, .finishedCourse: 1, .applied: 1, .certified: 1, .active: 1]
        )
        #expect(funnel.cohort == [.supported: 1, .finishedCourse: 0, .applied: 1])
        #expect(
            funnel.cohorts[FiscalYear(containing: Self.day("2026-03-31"))]
                == [.supported: 2, .finishedCourse: 1, .applied: 1, .certified: 1, .active: 1]
        )
        #expect(funnel.months[Self.day("2026-04-01")]?[.certified] == 1)
        #expect(funnel.sites["S001"] == [.supported: 1, .finishedCourse: 0, .applied: 1])
        #expect(funnel.medianDaysToActive == 1)
        #expect(funnel.cohortWithTwelveMonths(by: Self.day("2027-04-01")) == 0)
        let before = Funnel(
            year: FiscalYear(containing: Self.day("2026-03-31")),
            arrivals: [],
            finishings: .none,
            converted: [Self.steps("2026-03-31", nil, "2026-03-31", "2026-04-01", "2026-04-01")]
        )
        #expect(before.cohortWithTwelveMonths(by: Self.day("2027-03-31")) == 0)
        #expect(before.cohortWithTwelveMonths(by: Self.day("2027-04-01")) == 1)
    }

    @Test("Days are counted from the step that was taken last before")
    func days() {
        let steps = Self.steps("2026-04-01", "2026-06-01", "2026-05-01", "2026-05-11", nil, "2026-05-31")
        #expect(steps.days(to: .supported) == nil)
        #expect(steps.days(to: .finishedCourse) == 61)
        #expect(steps.days(to: .applied) == 30)
        #expect(steps.days(to: .certified) == 10)
        #expect(steps.days(to: .active) == nil)
        #expect(steps.days(to: .firstSession) == 20)
    }

    @Test(
        "The median of values that occur so many times is that of them written out",
        arguments: UInt64(1)...20
    )
    func medians(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
            (value: Int.random(in: 0...50, using: &generator), count: Int.random(in: 0...4, using: &generator))
        }
        let all = values.flatMap { Array(repeating: $0.value, count: $0.count) }.sorted()
        let expected = all.isEmpty ? nil : Double(all[(all.count - 1) / 2] + all[all.count / 2]) / 2
        #expect(Funnel.median(values) == expected)
    }

    @Test(
        "Of one person's visits, the first of a year counts in the ward and at each site, and the first of all begins the way"
    )
    func tally() {
        let (one, other) = (UUID(), UUID())
        func visit(_ person: UUID, _ iso: String, _ site: Site.ID, course: Bool = false) -> PeopleTally.Visit {
            .init(person: person, day: Self.day(iso), site: site, isCourse: course)
        }
        let tally = PeopleTally([
            visit(one, "2026-03-31", "S001"), visit(one, "2026-04-01", "S001"), visit(one, "2026-04-01", "S002"),
            visit(one, "2026-05-01", "S002", course: true), visit(one, "2026-04-20", "S002", course: true),
            visit(other, "2026-03-01", "S002", course: true),
        ])
        #expect(tally.inWard == [Self.day("2026-03-31"): 1, Self.day("2026-04-01"): 1])
        #expect(tally.atSites.count == 3)
        #expect(
            Set(tally.journeys.keys.map(\.finishedOn)) == [Self.day("2026-04-20"), Self.day("2026-03-01")]
        )
        #expect(tally.journeys.values.allSatisfy { $0 == 1 })
        #expect(tally.difference(to: tally).journeys.isEmpty)
        #expect(PeopleTally([]).difference(to: tally) == tally)
    }
}
