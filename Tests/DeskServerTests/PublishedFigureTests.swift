import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import Demonstration
@testable import DeskServer

@Suite("The demonstration ward in the database", .serialized)
struct PublishedFigureTests {
    @Test("57 sites, 350 active senior supporters, 91.7 % satisfied: counted by the reports, and every roll-up agrees")
    func publishedFigure() async throws {
        try await withDeskServer { server, desk in
            let ward = Demonstration(seed: 1, today: TestDesk.now.day)
            var data = ward.wardData
            // As published: all 57 are open.
            data.sites = data.sites.map(\.lasting)
            let loaded = try await desk.load(data)
            #expect(loaded == data.consultations.count)
            let again = try await desk.store.load(data, by: Demonstration.account, at: TestDesk.now)
            #expect(again == nil)

            let found = try await desk.store.verify()
            #expect(found == [])
            let rules = try await desk.store.currentDesk().people.rules
            #expect(rules == StandardPeople.rules)

            let supporters = try await server.send("GET", "/v1/reports/supporters", token: desk.token(.coordinator))
            let register = try supporters.decoded(as: SupportersReportDocument.self)
            #expect(register.kinds.first { $0.kind == "senior" }?.active == 350)
            #expect(register.sites.count == 57)
            #expect(register.sites.filter { $0.active > 0 }.count >= 54)
            #expect(register.sites.contains { ($0.vacancies?.hours ?? 0) > 0 })
            #expect(register.sites.contains { $0.endingSoon > 0 })

            let answer = try await server.send("GET", "/v1/reports/targets", token: desk.token(.coordinator))
            let targets = try answer.decoded(as: TargetsDocument.self)
            let sites = try #require(targets.indicators.first { $0.id == "sites" })
            #expect(sites.value == 57)
            let satisfaction = try #require(targets.indicators.first { $0.id == "satisfaction" })
            let running = satisfaction.beside.filter { ["running", "runningCourses"].contains($0.id) }
            #expect(running.map { (($0.value ?? 0) * 10).rounded() / 10 } == [91.7, 91.7])
            #expect(running.allSatisfy { ($0.denominator ?? 0) > 1000 })
            let participants = try #require(targets.indicators.first { $0.id == "course_participants" })
            #expect((2600...3900).contains(participants.value ?? 0))
        }
    }

    @Test(
        "The circle turns: three cohorts, every step taken, duplicates to decide, and nothing overdue"
    )
    func circle() async throws {
        try await withDeskServer { server, desk in
            let ward = Demonstration(seed: 2, today: TestDesk.now.day)
            _ = try await desk.load(ward.wardData)
            let answer = try await server.send("GET", "/v1/reports/conversions", token: desk.token(.coordinator))
            #expect(answer.status == 200, "\(answer.text)")
            let steps = try await desk.asSuperuser { connection in
                try connection.query(
                    """
                    SELECT extract(year FROM supported_on - interval '3 months')::integer AS cohort, count(*)
                    FROM conversion WHERE NOT void GROUP BY 1 ORDER BY 1
                    """,
                    as: Int.self,
                    Int.self
                )
            }
            #expect(steps.map(\.0) == [2024, 2025, 2026])
            #expect(steps.allSatisfy { $0.1 > 5 })
            let conversions = try await desk.store.conversions(in: nil, site: nil, asOf: ward.today)
            for step in FunnelStep.allCases {
                #expect(conversions.contains { $0.steps[step] != nil }, "\(step)")
            }
            #expect(
                conversions.allSatisfy {
                    ($0.steps.supportedOn ?? $0.steps.appliedOn.adding(days: 1)) <= $0.steps.appliedOn
                }
            )
            let firstTooEarly = conversions.filter { conversion in
                guard let first = conversion.steps.firstSessionOn, let active = conversion.steps.activeOn else {
                    return false
                }
                return first < active
            }
            #expect(firstTooEarly.isEmpty)
            let duplicates = try await desk.store.likelyDuplicates()
            #expect((4...12).contains(duplicates.count), "\(duplicates.count)")
            let due = try await desk.store.maintain(idleMonths: 6, at: TestDesk.now, isDryRun: true)
            #expect(due.count < 12, "\(due.count)")
        }
    }
}

extension TestDesk {
    /// Loads a ward in place of the one that every test begins with.
    fileprivate func load(_ data: WardData<[Consultation]>) async throws -> Int? {
        try await asSuperuser { connection in
            try connection.run(
                script: """
                    DELETE FROM support_case;
                    DELETE FROM resident;
                    DELETE FROM supporter;
                    DELETE FROM site;
                    DELETE FROM town;
                    """
            )
        }
        return try await store.load(data, by: Demonstration.account, at: TestDesk.now)
    }
}

extension Site {
    /// The same, without an end.
    fileprivate var lasting: Site {
        Site(
            code: code,
            name: name,
            kind: kind,
            town: town,
            location: location,
            openedOn: openedOn,
            closedOn: nil,
            wifi: wifi,
            terminals: terminals,
            aliases: aliases
        )
    }
}
