import DeskReports
import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Synchronization
import Testing

@testable import DeskServer

@Suite("GET /v1/reports")
struct ReportTests {
    private func get<Document: Decodable>(
        _ path: String,
        _ server: LiveServer,
        _ desk: TestDesk,
        as type: Document.Type,
        role: Role = .coordinator
    ) async throws -> Document {
        let answer = try await server.send("GET", "/v1/reports/\(path)", token: desk.token(role))
        #expect(answer.status == 200, "\(path): \(answer.text)")
        return try answer.decoded(as: type)
    }

    private func put(_ body: String, _ server: LiveServer, _ desk: TestDesk) async throws {
        let answer = try await server.send("PUT", Sample.path(UUID()), token: desk.token(.staff), body)
        #expect(answer.status == 201, "\(answer.text)")
    }

    @Test("Every report is for coordinators and statisticians", arguments: Role.allCases)
    func roles(role: Role) async throws {
        try await withDeskServer { server, desk in
            for report in ["targets", "coverage", "topics", "channels", "divide"] {
                let answer = try await server.send("GET", "/v1/reports/\(report)", token: desk.token(role))
                #expect(answer.status == (role == .coordinator || role == .statistician ? 200 : 403), "\(report)")
                let stranger = try await server.send("GET", "/v1/reports/\(report)")
                #expect(stranger.status == 401)
            }
        }
    }

    @Test("Each site says when it was last heard from, by when records came in and not by when they were held")
    func lastHeard() async throws {
        try await withDesk { desk in
            let clock = Mutex(TestDesk.now)
            try await withServer(over: desk.store, now: { clock.withLock(\.self) }) { server in
                try await put(Sample.small(site: "S003"), server, desk)
                // Wednesday: S001 sends what was held on the Friday before.
                clock.withLock { $0 = $0.adding(seconds: 2 * 86_400) }
                try await put(Sample.small(), server, desk)
                let voided = UUID()
                for (path, body) in [("", Sample.small()), ("/void", #"{"reason":"重複"}"#)] {
                    let method = path.isEmpty ? "PUT" : "POST"
                    _ = try await server.send(method, Sample.path(voided) + path, token: desk.token(.staff), body)
                }
                // The Wednesday after: S003 has been silent for six open days, S001 for four, S057 always.
                clock.withLock { $0 = $0.adding(seconds: 7 * 86_400) }
                let coverage = try await get("coverage", server, desk, as: CoverageDocument.self)
                let targets = try await get("targets", server, desk, as: TargetsDocument.self)
                let heard = [
                    "S001": TestDesk.now.adding(seconds: 2 * 86_400).description, "S003": TestDesk.now.description,
                ]
                for site in coverage.sites { #expect(site.lastHeardAt == heard[site.site], "\(site.site)") }
                let open = try #require(targets.sites)
                #expect(open.map(\.site) == ["S001", "S003", "S057"])
                for site in open {
                    #expect(site.lastHeardAt == heard[site.site])
                    #expect(site.silentOpenDays == coverage.sites.first { $0.site == site.site }?.silentOpenDays)
                }
                #expect(open.prefix(2).map(\.silentOpenDays) == [4, 6])
                #expect((open.last?.silentOpenDays ?? 0) > 50)
                // Of a day before it was heard from, nothing is missing.
                let past = try await get("targets?asOf=2026-11-20&site=S001", server, desk, as: TargetsDocument.self)
                #expect(past.sites?.map(\.silentOpenDays) == [0])
                #expect(past.sites?.first?.lastHeardAt == heard["S001"])
            }
        }
    }

    @Test("A fiscal year without data gives zeros and says that there is no data")
    func nothingOnRecord() async throws {
        try await withDeskServer { server, desk in
            for year in ["2019", "2031", "2026"] {
                let targets = try await get("targets?fiscalYear=\(year)", server, desk, as: TargetsDocument.self)
                #expect(targets.fiscalYear == Int(year))
                #expect(targets.indicators.map(\.id).prefix(2) == ["consultations", "supported_residents"])
                for indicator in targets.indicators where indicator.id != "sites" || year == "2019" {
                    #expect(indicator.status == .noData, "\(indicator.id)")
                }
                #expect(targets.indicators.first?.value == 0)
                #expect(targets.indicators.first?.forecast == nil)
                let coverage = try await get("coverage?fiscalYear=\(year)", server, desk, as: CoverageDocument.self)
                #expect(coverage.ward == CoverageDocument.Totals())
                #expect(coverage.sites.allSatisfy { $0.consultations == 0 && $0.byMonth.values.allSatisfy { $0 == 0 } })
                #expect(coverage.sites.isEmpty == (year == "2019"))
                let topics = try await get("topics?fiscalYear=\(year)", server, desk, as: TopicsDocument.self)
                #expect(topics.consultations == 0 && topics.topics.isEmpty)
                let channels = try await get("channels?fiscalYear=\(year)", server, desk, as: ChannelsDocument.self)
                #expect(channels.channels.map(\.consultations) == [0, 0, 0, 0])
                #expect(channels.channels.allSatisfy { $0.satisfied.value == nil && $0.minutes.n == 0 })
            }
        }
    }

    @Test("Without a population nothing is divided by it, and the report says so")
    func noPopulation() async throws {
        try await withDeskServer { server, desk in
            try await put(Sample.small(), server, desk)
            let coverage = try await get("coverage", server, desk, as: CoverageDocument.self)
            #expect(coverage.rate == nil && coverage.pop65 == nil && coverage.populationDate == nil)
            #expect(coverage.uncoveredTowns.isEmpty && coverage.bestNewSites.isEmpty)
            #expect(coverage.sites.allSatisfy { $0.pop65Nearest == nil && $0.consultationsPer1000Seniors == nil })
            let targets = try await get("targets", server, desk, as: TargetsDocument.self)
            for id in ["coverage_rate"] {
                let indicator = targets.indicators.first { $0.id == id }
                #expect(indicator?.value == nil)
                #expect(indicator?.missing == "population")
                #expect(indicator?.status == .noData)
            }
            let missing = Dictionary(targets.indicators.map { ($0.id, $0.missing) }) { first, _ in first }
            #expect(missing["facility_access_rate"] == "facilities")
            #expect(missing["digital_use_75plus"] == "survey")
            #expect(missing["course_participants"] == "register")
            #expect(missing["conversions"] == "register")
            #expect(missing["supporters_per_10k"] == "register")
            #expect(missing["consultations"] == .some(nil))
        }
    }

    @Test(
        "What cannot be asked is refused with what can",
        arguments: [
            ("coverage?radius=0", "radius: out-of-range"), ("coverage?radius=-500", "radius: out-of-range"),
            ("coverage?radius=20001", "radius: out-of-range"), ("coverage?radius=wide", "radius: wrong-type"),
            ("coverage?fiscalYear=2025&asOf=2026-04-01", "asOf: day-outside"),
            ("targets?fiscalYear=2025&asOf=2025-03-31", "asOf: day-outside"),
            ("targets?asOf=2025-02-30", "asOf: unreadable-date"),
            ("targets?fiscalYear=1999", "fiscalYear: unreadable-fiscal-year"),
            ("targets?fiscalYear=next", "fiscalYear: unreadable-fiscal-year"),
            ("topics?site=S999", "site: unknown-site"), ("topics?by=week", "by: not-one-of"),
            ("divide?format=kml", "format: not-one-of"), ("targets?indicator=happiness", "indicator: not-one-of"),
            ("channels?radius=500", "radius: unknown-property"), ("targets?site=S001&site=S003", "site: too-many"),
        ]
    )
    func refusals(path: String, problem: String) async throws {
        try await withDeskServer { server, desk in
            for language in ["ja", "en"] {
                let answer = try await server.send(
                    "GET",
                    "/v1/reports/\(path)",
                    token: desk.token(.coordinator),
                    headers: ["Accept-Language": language]
                )
                #expect(answer.status == 422)
                #expect(try answer.fieldCodes == [problem])
                let detail = try answer.problem.errors?.first?.detail ?? ""
                if problem == "radius: out-of-range" { #expect(detail.contains("1") && detail.contains("20000")) }
                if problem == "asOf: day-outside" {
                    #expect(detail.contains(language == "ja" ? "3月31日" : "2026-03-31"))
                }
            }
        }
    }

    @Test("The fiscal year may be written in the era, and is that of the day when only a day is given")
    func fiscalYears() async throws {
        try await withDeskServer { server, desk in
            for (query, year, day) in [
                ("fiscalYear=R7", 2025, "2026-03-31"),
                ("fiscalYear=%E4%BB%A4%E5%92%8C7%E5%B9%B4%E5%BA%A6", 2025, "2026-03-31"),
                ("fiscalYear=2026", 2026, "2026-11-23"), ("asOf=2025-05-05", 2025, "2025-05-05"),
                ("", 2026, "2026-11-23"),
                ("fiscalYear=2027", 2027, "2027-04-01"), ("fiscalYear=FY2024", 2024, "2025-03-31"),
                ("fiscalYear=2024&asOf=R6.12.1", 2024, "2024-12-01"),
            ] {
                let document = try await get("topics?\(query)", server, desk, as: TopicsDocument.self)
                #expect(document.fiscalYear == year, "\(query)")
                #expect(document.asOf == day, "\(query)")
            }
        }
    }

    @Test("Every number of the coverage report leads to as many records")
    func drillDown() async throws {
        try await withDesk { desk in
            var random = SplitMix(state: 3)
            try await InventedYear.fill(desk, using: &random)
            try await withServer(over: desk.store) { server in
                let query = "?fiscalYear=2025&asOf=2025-12-10"
                let report = try await get("coverage" + query, server, desk, as: CoverageDocument.self)
                let site = try #require(report.sites.max { $0.consultations < $1.consultations })
                #expect(site.consultations > 0)
                try await expect(site.consultations, at: site.records, server, desk)
                let base = report.links.records.split(separator: "{").first.map(String.init) ?? ""
                #expect(report.links.records.hasSuffix("{&site,month,channel,ageBand,onRecord}"))
                try await expect(report.ward.consultations, at: base, server, desk)
                try await expect(report.ward.anonymous, at: base + "&onRecord=false", server, desk)
                for (key, value) in site.byMonth {
                    try await expect(value, at: "\(base)&site=\(site.site)&month=\(key)", server, desk)
                }
                for (key, value) in site.byChannel {
                    try await expect(value, at: "\(base)&site=\(site.site)&channel=\(key)", server, desk)
                }
                for (key, value) in site.byAge {
                    let group = key.replacing("+", with: "%2B")
                    try await expect(value, at: "\(base)&site=\(site.site)&ageBand=\(group)", server, desk)
                }
                let topics = try await get("topics" + query, server, desk, as: TopicsDocument.self)
                for topic in topics.topics { try await expect(topic.mentions, at: topic.records, server, desk) }
                let channels = try await get("channels" + query, server, desk, as: ChannelsDocument.self)
                for channel in channels.channels {
                    try await expect(channel.consultations, at: channel.records, server, desk)
                    for outcome in channel.outcomes {
                        let link = "\(channel.records)&outcome=\(outcome.outcome)"
                        try await expect(outcome.consultations, at: link, server, desk)
                    }
                    let satisfied = (channel.satisfied.value ?? 0) * Double(channel.satisfied.n) / 100
                    let link = channel.records + "&satisfied=true"
                    try await expect(Int(satisfied.rounded()), at: link, server, desk)
                }
                let divide = try await get("divide" + query, server, desk, as: DivideDocument.self)
                for town in divide.towns { try await expect(town.consultations, at: town.records, server, desk) }
                let targets = try await get("targets" + query, server, desk, as: TargetsDocument.self)
                let consultations = try #require(targets.indicators.first)
                try await expect(Int(consultations.value ?? -1), at: consultations.records ?? "", server, desk)
                for indicator in targets.indicators {
                    guard let link = indicator.records else { continue }
                    let answer = try await server.send("GET", link, token: desk.token(.coordinator))
                    #expect(answer.status == 200, "\(link)")
                }
            }
        }
    }

    /// Follows a link of a report, page by page.
    private func expect(_ count: Int, at link: String, _ server: LiveServer, _ desk: TestDesk) async throws {
        var found = 0
        var next: String? = link + "&limit=100"
        while let page = next {
            let answer = try await server.send("GET", page, token: desk.token(.coordinator))
            #expect(answer.status == 200, "\(page)")
            found += try answer.decoded(as: ListDocument<ConsultationDocument>.self).items.count
            let links = (answer.headers["link"] ?? "").split(separator: ",")
            next = links.first { $0.contains("rel=\"next\"") }
                .flatMap { $0.split(separator: "<").last?.split(separator: ">").first.map(String.init) }
        }
        #expect(found == count, "\(link)")
    }

    @Test("Titles follow the request's language, and nothing that is not there is left out")
    func languages() async throws {
        try await withDeskServer { server, desk in
            for (language, title) in [("ja", "相談対応件数"), ("en", "Consultations")] {
                let answer = try await server.send(
                    "GET",
                    "/v1/reports/targets",
                    token: desk.token(.statistician),
                    headers: ["Accept-Language": language]
                )
                #expect(try answer.decoded(as: TargetsDocument.self).indicators.first?.title == title)
                #expect(answer.text.contains("\"forecast\":null"))
                #expect(answer.text.contains("\"neededPerOpenDay\":"))
            }
        }
    }

    @Test("A report asked for after a record was accepted counts it, however many ask")
    func sharedReadings() async throws {
        try await withDeskServer { server, desk in
            for round in 1...5 {
                try await put(Sample.small(), server, desk)
                try await withThrowingTaskGroup(of: Double?.self) { asking in
                    for _ in 0..<16 {
                        asking.addTask {
                            try await get("targets", server, desk, as: TargetsDocument.self).indicators.first?.value
                        }
                    }
                    for try await value in asking { #expect(value == Double(round)) }
                }
            }
        }
    }

    @Test("Written by hand, documents say what they are, with a null for what is not there")
    func handwritten() async throws {
        try await withDesk { desk in
            var random = SplitMix(state: 8)
            try await InventedYear.fill(desk, using: &random)
            let year = try #require(FiscalYear(2025))
            let scope = try #require(ReportScope(year, today: TestDesk.now.day))
            let coverage = CoverageReport(scope: scope, facts: try await desk.store.coverageFacts(scope)).document
            let divide = DivideReport(scope: scope, facts: try await desk.store.divideFacts(scope)).document
            try await withServer(over: desk.store) { server in
                let toldCoverage = try await get("coverage?fiscalYear=2025", server, desk, as: CoverageDocument.self)
                let toldDivide = try await get("divide?fiscalYear=2025", server, desk, as: DivideDocument.self)
                #expect(toldCoverage == coverage)
                #expect(toldDivide == divide)
                for report in ["coverage", "divide"] {
                    let path = "/v1/reports/\(report)?fiscalYear=2025"
                    let text = try await server.send("GET", path, token: desk.token(.coordinator)).text
                    #expect(text.contains("\"populationDate\":null") && text.contains("\"pop65\":null"))
                }
            }
        }
    }

    @Test("The map's towns are GeoJSON points with what is known of each")
    func geoJSON() async throws {
        try await withDeskServer { server, desk in
            let answer = try await server.send(
                "GET",
                "/v1/reports/divide?format=geojson",
                token: desk.token(.coordinator)
            )
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "application/geo+json")
            let map = try JSONReader.value(answer.body[...])
            #expect(map["type"] == "FeatureCollection")
            guard case .list(let features)? = map["features"] else {
                Issue.record("no features")
                return
            }
            #expect(features.count == 2)
            #expect(features.first?["geometry"]?["type"] == "Point")
            #expect(features.first?["geometry"]?["coordinates"] == [.number(139.63), .number(35.7)])
            #expect(features.first?["properties"]?["nearestSite"] == "S001")
            #expect(features.first?["properties"]?["pop65"] == .null)
        }
    }

    @Test("A site that closed counts for coverage until its last day, and a call centre for none")
    func closedSites() async throws {
        try await withDeskServer { server, desk in
            try await desk.asSuperuser { connection in
                try connection.execute(
                    """
                    INSERT INTO town_population (ward_code, reference_date, town_code, households, population, pop65, pop75)
                    VALUES ('131156', '2025-04-01', '本町一丁目', 10, 100, 30, 10),
                        ('131156', '2025-04-01', '本町二丁目', 10, 200, 50, 20)
                    """
                )
            }
            let open = try await get("coverage?asOf=2025-12-31&radius=500", server, desk, as: CoverageDocument.self)
            #expect(open.rate == 1)
            #expect(open.sites.first { $0.site == "S002" }?.pop65Nearest == 50)
            let closed = try await get("coverage?asOf=2026-01-01&radius=500", server, desk, as: CoverageDocument.self)
            #expect(closed.pop65 == 80 && closed.pop65Covered == 30)
            #expect(closed.rate == 0.375)
            let site = try #require(closed.sites.first { $0.site == "S002" })
            #expect(!site.open && site.closedOn == "2025-12-31" && site.pop65Nearest == nil)
            #expect(closed.uncoveredTowns.map(\.town) == ["本町二丁目"])
            #expect(closed.bestNewSites.map(\.town) == ["本町二丁目"])
            #expect(closed.bestNewSites.first?.pop65Gained == 50 && closed.bestNewSites.first?.rate == 1)
            let callCentre = try #require(closed.sites.first { $0.site == "S057" })
            #expect(callCentre.pop65Nearest == nil && callCentre.consultationsPer1000Seniors == nil)
            let nextYear = try await get("coverage?asOf=2026-04-01", server, desk, as: CoverageDocument.self)
            #expect(!nextYear.sites.contains { $0.site == "S002" })
        }
    }
}
