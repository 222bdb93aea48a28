import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@Suite("Lists of consultations")
struct ConsultationQueriesTests {
    @Test("Pages follow one another without a gap or a repetition, the latest day first")
    func pages() async throws {
        try await withDesk { desk in
            var generator = SplitMix64(seed: 7)
            for _ in 0..<57 { _ = try await desk.store.record(Sample.random(&generator)) }
            var seen: [Consultation] = []
            var cursor: ConsultationCursor?
            repeat {
                let page = try await desk.store.consultations(ConsultationFilter(), after: cursor, limit: 10)
                #expect(page.consultations.count == (page.next == nil ? 7 : 10))
                seen += page.consultations
                cursor = try page.next.map { try #require(ConsultationCursor(text: $0.text)) }
            } while cursor != nil
            #expect(seen.count == 57)
            #expect(Set(seen.map(\.id)).count == 57)
            let days = seen.map(\.content.heldOn)
            #expect(days == days.sorted(by: >))
        }
    }

    @Test("Each filter restricts, and together they restrict together")
    func filters() async throws {
        try await withDesk { desk in
            var generator = SplitMix64(seed: 11)
            var all: [ConsultationContent] = []
            for number in 0..<120 {
                var content = Sample.random(&generator)
                if number == 5 { content.receipt = "2025-00005" }
                all.append(content)
                _ = try await desk.store.record(content)
            }
            let (from, to) = (Sample.day("2025-06-01"), Sample.day("2025-12-31"))
            let cases: [(ConsultationFilter, (ConsultationContent) -> Bool)] = [
                (with { $0.sites = [Site.ID("S001"), Site.ID("S057")] }, { $0.site != Site.ID("S003") }),
                (with { $0.sites = [] }, { _ in false }),
                (with { $0.from = from }, { $0.heldOn >= from }),
                (with { $0.to = to }, { $0.heldOn <= to }),
                (with { $0.topic = Topic.ID("wifi") }, { $0.topics.contains(Topic.ID("wifi")) }),
                (with { $0.channel = .phone }, { $0.channel == .phone }),
                (with { $0.ageBands = [.from75] }, { $0.ageBand == .from75 }),
                (with { $0.ageBands = [.unknown, .from90] }, { $0.ageBand == .unknown || $0.ageBand == .from90 }),
                (with { $0.outcome = Outcome.ID("partly") }, { $0.outcome == Outcome.ID("partly") }),
                (with { $0.town = Town.ID(TestDesk.town) }, { $0.town == Town.ID(TestDesk.town) }),
                (
                    with { $0.supporter = Supporter.ID("支援員002") },
                    { $0.supporters.contains(Supporter.ID("支援員002")) }
                ),
                (with { $0.isOnRecord = true }, { $0.resident != nil }),
                (with { $0.isOnRecord = false }, { $0.resident == nil }),
                (with { $0.isSatisfied = true }, { $0.satisfaction.map { $0 >= 4 } ?? false }),
                (with { $0.isSatisfied = false }, { $0.satisfaction.map { $0 < 4 } ?? false }),
                (with { $0.receipt = "2025-00005" }, { $0.receipt == "2025-00005" }),
                (
                    with {
                        $0.from = from
                        $0.channel = .online
                    }, { $0.heldOn >= from && $0.channel == .online }
                ),
            ]
            for (filter, matches) in cases {
                let page = try await desk.store.consultations(filter, after: nil, limit: 500)
                #expect(page.consultations.count == all.count(where: matches))
                #expect(page.consultations.allSatisfy { matches($0.content) })
            }
        }
    }

    private func with(_ change: (inout ConsultationFilter) -> Void) -> ConsultationFilter {
        var filter = ConsultationFilter()
        change(&filter)
        return filter
    }

    @Test("Void records are listed only when asked for")
    func voidOnRequest() async throws {
        try await withDesk { desk in
            let id = UUID()
            _ = try await desk.store.record(Sample.content(), id: id)
            _ = try await desk.store.record(Sample.content())
            _ = try await desk.store.void(id, expecting: nil, reason: "取消", by: Sample.staff, at: TestDesk.now)
            #expect(
                try await desk.store.consultations(ConsultationFilter(), after: nil, limit: 9).consultations.count == 1
            )
            let everything = with { $0.includesVoid = true }
            #expect(try await desk.store.consultations(everything, after: nil, limit: 9).consultations.count == 2)
        }
    }

    @Test(
        "A cursor that nobody gave out is none",
        arguments: ["", "x", "2025-05-14", "2025-05-14_", "2025-13-01_x", "_"]
    )
    func unreadableCursor(text: String) {
        #expect(ConsultationCursor(text: text) == nil)
    }

    @Test("The desk is read with its sites, codes, towns, supporters and eras")
    func readsDesk() async throws {
        try await withDesk { desk in
            let read = try await desk.store.desk()
            #expect(read.wardName == "杉並区")
            #expect(read.sites.map(\.code.rawValue) == ["S001", "S002", "S003", "S057"])
            #expect(read.site(code: Site.ID("S002"))?.closedOn == Sample.day("2025-12-31"))
            #expect(read.topics.entries.count == 19)
            #expect(read.topics[Topic.ID("fax")]?.retiredOn == Sample.day("2024-04-01"))
            #expect(read.outcomes.entries.count == 6)
            #expect(read.towns.count == 2)
            #expect(read.supporters.count == 3)
            #expect(DateReading(eras: read.eras).day("令和元年5月1日") == Sample.day("2019-05-01"))
        }
    }

    @Test("A site that was just added is known to the desk that is read now")
    func rereadsDesk() async throws {
        try await withDesk { desk in
            _ = try await desk.store.desk()
            try await desk.asSuperuser { connection in
                try connection.execute(
                    """
                    INSERT INTO site (ward_code, site_code, name, site_kind, opened_on)
                    VALUES ('131156', 'S100', '新館', 'library', '2026-04-01')
                    """
                )
            }
            #expect(try await desk.store.desk().site(code: Site.ID("S100")) == nil)
            #expect(try await desk.store.currentDesk().site(code: Site.ID("S100"))?.name == "新館")
            #expect(try await desk.store.desk().site(code: Site.ID("S100"))?.name == "新館")
        }
    }
}
