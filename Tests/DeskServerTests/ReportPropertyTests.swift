import DeskReports
import DeskStore
import DeskTestSupport
import DeskText
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Reports equal what the records say")
struct ReportPropertyTests {
    @Test(
        "Coverage, targets, topics, channels and towns equal a recomputation in SQL, on any day",
        arguments: 1...UInt64(4)
    )
    func recomputation(seed: UInt64) async throws {
        try await withDesk { desk in
            var random = SplitMix(state: seed)
            try await InventedYear.fill(desk, using: &random)
            #expect(try await desk.store.verify() == [])
            for asOf in InventedYear.days(using: &random) {
                let scope = try #require(
                    ReportScope(FiscalYear(containing: asOf), asOf: asOf, today: TestDesk.now.day)
                )
                try await compareCoverage(scope, desk)
                try await compareTargets(scope, desk)
                try await compareTopics(scope, desk)
                try await compareChannels(scope, desk)
                try await compareTowns(scope, desk)
            }
        }
    }

    // MARK: Comparing

    private func compareCoverage(_ scope: ReportScope, _ desk: TestDesk) async throws {
        let facts = try await desk.store.coverageFacts(scope)
        let report = CoverageReport(scope: scope, facts: facts).document
        let expected = try await desk.recount(
            """
            SELECT site_code, 'all' AS kind, '' AS key, count(*) FROM counted GROUP BY site_code
            UNION ALL SELECT site_code, 'minutes', '', coalesce(sum(minutes), 0) FROM counted GROUP BY site_code
            UNION ALL SELECT site_code, 'month', to_char(held_on, 'YYYY-MM'), count(*) FROM counted GROUP BY 1, 3
            UNION ALL SELECT site_code, 'channel', channel, count(*) FROM counted GROUP BY 1, 3
            UNION ALL SELECT site_code, 'age', CASE
                WHEN age_band IN ('65-69', '70-74') THEN '65-74'
                WHEN age_band IN ('75-79', '80-84', '85-89', '90+') THEN '75+' ELSE age_band END, count(*)
            FROM counted GROUP BY 1, 3
            UNION ALL SELECT site_code, 'residents', '', count(DISTINCT resident_id) FROM counted GROUP BY 1
            UNION ALL SELECT site_code, 'anonymous', '', count(*) FROM counted WHERE resident_id IS NULL GROUP BY 1
            UNION ALL SELECT site_code, 'supporters', '', count(DISTINCT supporter) FROM lately GROUP BY 1
            UNION ALL SELECT 'ward', 'residents', '', count(DISTINCT resident_id) FROM counted
            UNION ALL SELECT 'ward', 'supporters', '', count(DISTINCT supporter) FROM lately
            """,
            scope
        )
        var told: [String: Int] = [:]
        func tell(_ site: String, _ kind: String, _ key: String, _ value: Int) {
            if value != 0 { told["\(site) \(kind) \(key)"] = value }
        }
        for site in report.sites {
            tell(site.site, "all", "", site.consultations)
            tell(site.site, "minutes", "", site.minutes)
            for (key, value) in site.byMonth { tell(site.site, "month", key, value) }
            for (key, value) in site.byChannel { tell(site.site, "channel", key, value) }
            for (key, value) in site.byAge { tell(site.site, "age", key, value) }
            tell(site.site, "residents", "", site.residents)
            tell(site.site, "anonymous", "", site.anonymous)
            tell(site.site, "supporters", "", site.supporters)
        }
        tell("ward", "residents", "", report.ward.residents)
        tell("ward", "supporters", "", report.ward.supporters)
        // A site that closed before the year began is not listed, though its supporters of the last twelve months may still be active.
        let listed = Set(report.sites.map { "\($0.site) supporters " } + ["ward supporters "])
        #expect(told == expected.filter { !$0.key.contains("supporters") || listed.contains($0.key) }, "\(scope.asOf)")
        #expect(report.ward.consultations == report.sites.reduce(0) { $0 + $1.consultations })
        #expect(report.ward.minutes == report.sites.reduce(0) { $0 + $1.minutes })
        #expect(report.ward.anonymous == report.sites.reduce(0) { $0 + $1.anonymous })
        for site in report.sites {
            #expect(site.byMonth.values.reduce(0, +) == site.consultations)
            #expect(site.byChannel.values.reduce(0, +) == site.consultations)
            #expect(site.byAge.values.reduce(0, +) == site.consultations)
        }
    }

    private func compareTargets(_ scope: ReportScope, _ desk: TestDesk) async throws {
        let facts = try await desk.store.targetFacts(scope)
        let report = TargetsReport(scope: scope, facts: facts, language: .en, today: TestDesk.now.day).document
        let last = try #require(scope.sameDayLastYear)
        for (scope, isNow) in [(scope, true), (last, false)] {
            let expected = try await desk.recount(
                """
                SELECT 'ward', 'consultations', '', count(*) FROM counted
                UNION ALL SELECT 'ward', 'supported_residents', '', count(DISTINCT resident_id) FROM counted
                UNION ALL SELECT 'ward', 'anonymous', '', count(*) FROM counted WHERE resident_id IS NULL
                UNION ALL SELECT 'ward', 'rated', '', count(satisfaction) FROM counted
                UNION ALL SELECT 'ward', 'satisfied', '', count(*) FROM counted WHERE satisfaction >= 4
                UNION ALL SELECT 'ward', 'sites', '', count(*) FROM site
                WHERE ward_code = '131156' AND opened_on <= $3 AND coalesce(closed_on, $3) >= $3
                """,
                scope
            )
            for id in ["consultations", "supported_residents", "sites"] {
                let indicator = try #require(report.indicators.first { $0.id == id })
                let wanted = expected["ward \(id) "] ?? 0
                if isNow {
                    #expect(indicator.value == Double(wanted), "\(id) \(scope.asOf)")
                } else if id == "sites" || (expected["ward consultations "] ?? 0) > 0 {
                    #expect(indicator.sameDayLastYear == Double(wanted), "\(id) \(scope.asOf)")
                } else {
                    #expect(indicator.sameDayLastYear == nil, "\(id) \(scope.asOf)")
                }
            }
            guard isNow else { continue }
            let residents = report.indicators.first { $0.id == "supported_residents" }?.beside ?? []
            #expect(residents.first { $0.id == "anonymous" }?.value == Double(expected["ward anonymous "] ?? 0))
            #expect(residents.first { $0.id == "contacts" }?.value == Double(expected["ward consultations "] ?? 0))
            let running = report.indicators.first { $0.id == "satisfaction" }?.beside.first { $0.id == "running" }
            #expect(running?.numerator == Double(expected["ward satisfied "] ?? 0))
            #expect(running?.denominator == Double(expected["ward rated "] ?? 0))
        }
    }

    private func compareTopics(_ scope: ReportScope, _ desk: TestDesk) async throws {
        let facts = try await desk.store.topicFacts(scope, bySite: true, byMonth: true)
        let told = facts.counts.reduce(into: [String: Int]()) { told, count in
            let key = "\(count.site?.rawValue ?? "") \(count.topic) \(count.month?.monthCode ?? "")"
            told[key, default: 0] += count.mentions
        }
        let expected = try await desk.recount(
            """
            SELECT site_code, topic, to_char(held_on, 'YYYY-MM'), count(*)
            FROM counted CROSS JOIN unnest(topics) AS topic GROUP BY 1, 2, 3
            """,
            scope
        )
        #expect(told == expected, "\(scope.asOf)")
        let all = try await desk.recount("SELECT 'ward', 'all', '', count(*) FROM counted", scope)
        #expect(facts.consultations == all["ward all "] ?? 0)
    }

    private func compareChannels(_ scope: ReportScope, _ desk: TestDesk) async throws {
        var told: [String: Int] = [:]
        for count in try await desk.store.channelFacts(scope).counts {
            let outcome = count.outcome?.rawValue ?? ""
            for (key, value) in [
                ("n", count.consultations), ("timed", count.minutes.n), ("minutes", Int(count.minutes.sum)),
                ("squares", Int(count.minutes.squares)), ("rated", count.satisfied.n),
                ("satisfied", count.satisfied.hits),
            ] where value != 0 {
                told["\(count.channel.rawValue) \(outcome) \(key)", default: 0] += value
            }
        }
        let expected = try await desk.recount(
            """
            SELECT channel, coalesce(outcome, ''), key, value
            FROM (
                SELECT channel, outcome, count(*) AS n, count(minutes) AS timed, coalesce(sum(minutes), 0) AS minutes,
                    coalesce(sum(minutes::integer * minutes), 0) AS squares, count(satisfaction) AS rated,
                    count(*) FILTER (WHERE satisfaction IN (4, 5)) AS satisfied
                FROM counted GROUP BY channel, outcome
            ) AS c CROSS JOIN LATERAL (VALUES
                ('n', n), ('timed', timed), ('minutes', minutes), ('squares', squares), ('rated', rated),
                ('satisfied', satisfied)
            ) AS v (key, value)
            """,
            scope
        )
        #expect(told == expected, "\(scope.asOf)")
    }

    private func compareTowns(_ scope: ReportScope, _ desk: TestDesk) async throws {
        let document = DivideReport(scope: scope, facts: try await desk.store.divideFacts(scope)).document
        let told = document.towns.reduce(into: [String: Int]()) { told, town in
            if town.consultations != 0 { told["\(town.town) town "] = town.consultations }
        }
        let expected = try await desk.recount(
            "SELECT town_code, 'town', '', count(*) FROM counted WHERE town_code IS NOT NULL GROUP BY 1",
            scope
        )
        #expect(told == expected, "\(scope.asOf)")
        #expect(document.consultationsWithTown <= document.consultations)
    }
}

extension TestDesk {
    /// What `query` says of `counted`: the records of the scope's fiscal year that were held up to its day and are not void.
    /// $2 is the first day, $3 the last. Rows of zero are left out.
    func recount(_ query: String, _ scope: ReportScope) async throws -> [String: Int] {
        let rows = try await asSuperuser { connection in
            try connection.query(
                """
                WITH counted AS (
                    SELECT site_code, held_on, channel, age_band, topics, minutes, outcome, satisfaction, supporters, town_code,
                        resident_id
                    FROM consultation
                    WHERE ward_code = $1 AND NOT void AND held_on BETWEEN $2 AND $3
                ),
                lately AS (
                    SELECT site_code, supporter FROM consultation CROSS JOIN unnest(supporters) AS supporter
                    WHERE ward_code = $1 AND NOT void AND held_on <= $3
                        AND held_on >= date_trunc('month', $3::timestamp) - interval '11 months'
                )
                SELECT a, b, c, d::bigint FROM (\(query)) AS told (a, b, c, d)
                """,
                [TestDesk.ward, scope.year.firstDay, scope.asOf],
                as: String.self,
                String.self,
                String.self,
                Int.self
            )
        }
        return rows.reduce(into: [:]) { told, row in
            if row.3 != 0 { told["\(row.0) \(row.1) \(row.2)"] = row.3 }
        }
    }
}

/// Two fiscal years at invented sites that open and close, with corrections and voids, and records at midnight and on 1 April.
enum InventedYear {
    static let first = CivilDate(year: 2024, month: 4, day: 1) ?? CivilDate(daysSince1970: 0)

    static func fill(_ desk: TestDesk, using random: inout SplitMix) async throws {
        let opened = first.adding(days: Int.random(in: 0...500, using: &random))
        let closed = opened.adding(days: Int.random(in: 30...300, using: &random))
        try await desk.asSuperuser { connection in
            try connection.execute(
                "UPDATE site SET opened_on = $1, closed_on = $2 WHERE site_code = 'S003'",
                [opened, closed]
            )
        }
        let account = Account(name: "staff", role: .staff)
        var ids: [(id: UUID, content: ConsultationContent)] = []
        for _ in 0..<160 {
            let content = self.content(opened...closed, using: &random)
            let id = UUID()
            _ = try await desk.store.record(content, id: id, by: account, at: TestDesk.now)
            ids.append((id, content))
        }
        for (id, content) in ids.shuffled(using: &random).prefix(70) {
            if Bool.random(using: &random) {
                _ = try await desk.store.void(id, expecting: nil, reason: "二重", by: account, at: TestDesk.now)
            } else {
                var changed = self.content(opened...closed, using: &random)
                if Bool.random(using: &random) { changed.resident = content.resident }
                _ = try await desk.store.correct(
                    id,
                    expecting: 1,
                    to: changed,
                    reason: "誤記",
                    by: account,
                    at: TestDesk.now
                )
            }
        }
    }

    /// Days to report on: random ones, the ends of months and years, and one without anything on record.
    static func days(using random: inout SplitMix) -> [CivilDate] {
        let edges = ["2024-04-01", "2025-03-31", "2025-04-01", "2025-12-31", "2026-02-28", "2030-05-05"]
        let anyDay = (0..<6).map { _ in first.adding(days: Int.random(in: 0...729, using: &random)) }
        return edges.compactMap { CivilDate(iso: $0) } + anyDay
    }

    private static func content(_ days: ClosedRange<CivilDate>, using random: inout SplitMix) -> ConsultationContent {
        func any<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
        let site = any(["S001", "S003", "S057"])
        let span = site == "S003" ? days : first...first.adding(days: 729)
        var day = span.lowerBound.adding(
            days: Int.random(in: 0...span.upperBound.daysSince1970 - span.lowerBound.daysSince1970, using: &random)
        )
        var moment: Instant?
        if Int.random(in: 0..<4, using: &random) == 0 {
            // Just before or after midnight in Japan, which is the afternoon before in UTC.
            moment = Instant(startOf: day).adding(seconds: any([-1, 0, 1, 86_399]))
            let held = moment?.day ?? day
            if span.contains(held) { day = held } else { moment = nil }
        }
        if site != "S003", Int.random(in: 0..<8, using: &random) == 0 {
            (day, moment) = (any(["2025-03-31", "2025-04-01"].compactMap { CivilDate(iso: $0) }), nil)
        }
        let topics = ["wifi", "email", "maps"].filter { _ in Bool.random(using: &random) }
        return ConsultationContent(
            site: Site.ID(site),
            heldOn: day,
            heldAt: moment,
            channel: any(Channel.allCases),
            topics: (topics.isEmpty ? ["other"] : topics).map { Topic.ID($0) },
            ageBand: any(AgeBand.allCases),
            minutes: Bool.random(using: &random) ? Minutes(Int.random(in: 1...600, using: &random)) : nil,
            outcome: any([Outcome.ID("done_by_self"), Outcome.ID("referred"), nil]),
            town: any([Town.ID("本町一丁目"), Town.ID("本町二丁目"), nil]),
            supporters: ["支援員001", "支援員002"].filter { _ in Bool.random(using: &random) }.map { Supporter.ID($0) },
            resident: Bool.random(using: &random) ? any(TestDesk.residents.map { UUID(uuidString: $0) }) : nil,
            satisfaction: Bool.random(using: &random) ? Int.random(in: 1...5, using: &random) : nil
        )
    }
}
