import DeskReports
import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("The report on targets")
struct TargetsReportTests {
    /// Weekdays but for holidays and the turn of the year.
    private static let isOfficeDay = """
        extract(isodow FROM day) < 6 AND NOT EXISTS (SELECT FROM public_holiday AS h WHERE h.day = d.day::date)
        AND to_char(day, 'MMDD') NOT IN ('1229', '1230', '1231', '0101', '0102', '0103')
        """

    private static func officeDays(_ desk: TestDesk, from first: String, to last: String) async throws -> Int {
        let days = [first, last].compactMap { CivilDate(iso: $0) }
        return try await desk.asSuperuser { connection in
            try connection.query(
                """
                SELECT count(*) FROM generate_series($1::date, $2::date, interval '1 day') AS d (day)
                WHERE \(isOfficeDay)
                """,
                [days[0], days[1]],
                as: Int.self
            )
        }.first ?? 0
    }

    /// So many consultations on every office day from `first` to `last`, in the roll-ups that the report reads.
    private static func fill(_ desk: TestDesk, _ perDay: Int, from first: String, to last: String) async throws {
        let days = [first, last].compactMap { CivilDate(iso: $0) }
        try await desk.asSuperuser { connection in
            try connection.execute(
                """
                INSERT INTO ward_day (ward_code, held_on, consultations, anonymous, residents)
                SELECT '131156', day::date, $3, $3, 0
                FROM generate_series($1::date, $2::date, interval '1 day') AS d (day)
                WHERE \(isOfficeDay)
                """,
                [days[0], days[1], Int64(perDay)]
            )
            try connection.execute(
                """
                INSERT INTO consultation_day (ward_code, held_on, site_code, consultations, minutes, anonymous, residents)
                SELECT ward_code, held_on, CASE WHEN held_on <= '2025-12-31' THEN 'S002' ELSE 'S001' END, consultations, 0,
                    anonymous, 0
                FROM ward_day
                """
            )
        }
    }

    private func report(
        _ query: String,
        _ server: LiveServer,
        _ desk: TestDesk
    ) async throws -> TargetsDocument {
        let answer = try await server.send("GET", "/v1/reports/targets?\(query)", token: desk.token(.coordinator))
        #expect(answer.status == 200, "\(answer.text)")
        return try answer.decoded(as: TargetsDocument.self)
    }

    private func indicator(
        _ id: String,
        _ query: String,
        _ server: LiveServer,
        _ desk: TestDesk
    ) async throws -> TargetsDocument.Indicator {
        try #require(try await report(query, server, desk).indicators.first { $0.id == id })
    }

    private func put(_ path: String, _ body: String, _ server: LiveServer, _ desk: TestDesk) async throws {
        let answer = try await server.send("PUT", path, token: desk.token(.coordinator), body)
        #expect([200, 201].contains(answer.status), "\(answer.text)")
    }

    @Test("So far, the share, the rate, what is needed and the forecast follow from the days")
    func course() async throws {
        try await withDeskServer { server, desk in
            try await Self.fill(desk, 40, from: "2025-04-01", to: "2026-11-20")
            let report = try await report("asOf=2026-11-20", server, desk)
            let entry = try #require(report.indicators.first { $0.id == "consultations" })
            let soFar = try await Self.officeDays(desk, from: "2026-04-01", to: "2026-11-20")
            let lastYear = try await Self.officeDays(desk, from: "2025-04-01", to: "2025-11-20")
            let left = try await Self.officeDays(desk, from: "2026-11-21", to: "2027-03-31")
            #expect(entry.value == Double(40 * soFar))
            #expect(entry.share == (Double(40 * soFar) / 10_000).rounded(to: 4))
            #expect(entry.runRate == 40)
            #expect(entry.sameDayLastYear == Double(40 * lastYear))
            #expect(report.openDaysLeft == left)
            #expect(entry.neededPerOpenDay == (Double(10_000 - 40 * soFar) / Double(left)).rounded(to: 2))
            let forecast = try #require(entry.forecast)
            #expect(forecast.low <= forecast.value && forecast.value <= forecast.high)
            #expect(abs(forecast.value - Double(40 * (soFar + left))) < 200)
            #expect(forecast.method == "seasonal-local-level")
            #expect(entry.noForecast == nil)
            #expect(entry.status == (forecast.value >= 10_000 ? .onTrack : .behind))
            #expect(entry.records == "/v1/consultations?from=2026-04-01&to=2026-11-20")
            #expect(entry.recordsLastYear == "/v1/consultations?from=2025-04-01&to=2025-11-20")
        }
    }

    @Test("A year stands behind, on track or met by what 31 March will show, and when it is over by what it showed")
    func statuses() async throws {
        try await withDeskServer { server, desk in
            try await Self.fill(desk, 40, from: "2025-04-01", to: "2026-11-20")
            let soFar = 40 * (try await Self.officeDays(desk, from: "2026-04-01", to: "2026-11-20"))
            let left = try await Self.officeDays(desk, from: "2026-11-21", to: "2027-03-31")
            for (target, status) in [
                (6000, TargetsDocument.Indicator.Status.met), (soFar + 40 * left - 300, .onTrack), (12_000, .behind),
            ] {
                try await put(
                    "/v1/indicators/consultations/targets/2026",
                    #"{"value":\#(target),"effectiveFrom":"2026-11-23"}"#,
                    server,
                    desk
                )
                try await desk.asSuperuser {
                    try $0.execute("UPDATE target SET effective_from = '2026-04-01'")
                }
                let entry = try await indicator("consultations", "asOf=2026-11-20", server, desk)
                #expect(entry.status == status, "\(target)")
                #expect(entry.neededPerOpenDay == (Double(max(0, target - soFar)) / Double(left)).rounded(to: 2))
            }
            let over = try await indicator("consultations", "fiscalYear=2025", server, desk)
            let lastYear = 40 * (try await Self.officeDays(desk, from: "2025-04-01", to: "2026-03-31"))
            #expect(over.value == Double(lastYear) && over.forecast == nil)
            #expect(over.status == (lastYear >= 10_000 ? .met : .behind))
            #expect(over.noForecast == "year-is-over" && over.neededPerOpenDay == nil)
        }
    }

    @Test("With under eight weeks of records there is no forecast, and the report says why")
    func tooEarly() async throws {
        try await withDeskServer { server, desk in
            try await Self.fill(desk, 40, from: "2026-10-01", to: "2026-11-20")
            let early = try await indicator("consultations", "asOf=2026-11-20", server, desk)
            #expect(early.forecast == nil && early.noForecast == "under-eight-weeks")
            // By the share of the year's open days that have passed.
            #expect(early.status == .behind)
            let residents = try await indicator("supported_residents", "asOf=2026-11-20", server, desk)
            #expect(residents.forecast == nil && residents.noForecast == "under-eight-weeks")
        }
    }

    @Test("A target changed in November does not rewrite what October said")
    func versions() async throws {
        try await withDeskServer { server, desk in
            let path = "/v1/indicators/consultations/targets/2026"
            try await put(path, #"{"value":12000}"#, server, desk)
            let october = try await indicator("consultations", "asOf=2026-10-31", server, desk)
            #expect(october.target == 10_000)
            let november = try await indicator("consultations", "asOf=2026-11-23", server, desk)
            #expect(november.target == 12_000)
            try await put(path, #"{"value":null}"#, server, desk)
            let without = try await indicator("consultations", "asOf=2026-11-23", server, desk)
            #expect(without.target == nil && without.share == nil && without.status == .noData)
            let lastYear = try await indicator("consultations", "fiscalYear=2025", server, desk)
            #expect(lastYear.target == 10_000)
        }
    }

    @Test("Of a year's survey waves the last one up to the day counts, as it was corrected last")
    func waves() async throws {
        try await withDeskServer { server, desk in
            for (date, x) in [("2025-07-01", 500), ("2026-06-01", 580), ("2026-10-01", 640), ("2026-10-01", 650)] {
                let answer = try await server.send(
                    "POST",
                    "/v1/indicators/satisfaction/figures",
                    token: desk.token(.coordinator),
                    #"{"referenceDate":"\#(date)","x":\#(x),"n":1000,"source":"区民意識調査"}"#
                )
                #expect(answer.status == 201)
            }
            for (day, value, date) in [
                ("2026-05-31", nil, nil), ("2026-06-01", 58.0, "2026-06-01"), ("2026-09-30", 58, "2026-06-01"),
                ("2026-11-01", 65, "2026-10-01"),
            ] as [(String, Double?, String?)] {
                let entry = try await indicator("satisfaction", "asOf=\(day)", server, desk)
                #expect(entry.value == value, "\(day)")
                #expect(entry.referenceDate == date, "\(day)")
                #expect(entry.sameDayLastYear == (day < "2026-07-01" ? nil : 50), "\(day)")
                #expect(entry.status == (value == nil ? .noData : .behind))
            }
        }
    }

    @Test("A ward's own indicator is reported from figures alone, until the day on which it is retired")
    func ownIndicator() async throws {
        try await withDeskServer { server, desk in
            let path = "/v1/indicators/paper_free"
            let body = #"""
                {"title":"ペーパーレス化率","titleEn":"Paper-free rate","unit":"%","unitEn":"%","source":"survey",
                "numerator":"電子決裁","denominator":"決裁","factor":100,"direction":"up"
                """#
            try await put(path, body + "}", server, desk)
            _ = try await server.send(
                "POST",
                path + "/figures",
                token: desk.token(.coordinator),
                #"{"referenceDate":"2026-09-30","x":300,"n":400,"source":"文書管理"}"#
            )
            try await put(path + "/targets/2026", #"{"value":70}"#, server, desk)
            let entry = try await indicator("paper_free", "asOf=2026-11-23", server, desk)
            #expect(entry.value == 75 && entry.status == .met && entry.title == "ペーパーレス化率")
            try await put(path, body + #","retiredOn":"2026-11-20"}"#, server, desk)
            let now = try await report("asOf=2026-11-23", server, desk).indicators.map(\.id)
            let before = try await report("asOf=2026-11-19", server, desk).indicators.map(\.id)
            #expect(!now.contains("paper_free") && before.contains("paper_free"))
        }
    }

    @Test("A site that has closed is not forecast to go on, neither the day before nor long after")
    func closings() async throws {
        try await withDeskServer { server, desk in
            // All that there was until the end of December came from the site that closed then.
            try await Self.fill(desk, 40, from: "2024-04-01", to: "2025-12-31")
            for day in ["2025-12-30", "2025-12-31", "2026-01-10"] {
                let entry = try await indicator("consultations", "asOf=\(day)", server, desk)
                let forecast = try #require(entry.forecast)
                #expect(forecast.value - (entry.value ?? 0) <= 40, "\(day)")
            }
            let open = try await report("asOf=2025-12-01&site=S003", server, desk)
            let closing = try await report("asOf=2025-12-01&site=S002", server, desk)
            #expect(closing.openDaysLeft < open.openDaysLeft)
            #expect(closing.site == "S002" && closing.indicators.map(\.id) == ["consultations", "supported_residents"])
            #expect(closing.indicators.allSatisfy { $0.target == nil })
        }
    }

    @Test("Of a day that has not come nothing is said", arguments: ["2026-11-24", "2027-03-31", "2028-04-02"])
    func dayToCome(day: String) async throws {
        try await withDeskServer { server, desk in
            for report in ["targets", "coverage"] {
                let answer = try await server.send(
                    "GET",
                    "/v1/reports/\(report)?asOf=\(day)",
                    token: desk.token(.coordinator)
                )
                #expect(answer.status == 422)
                #expect(try answer.fieldCodes == ["asOf: day-outside"])
            }
        }
    }

    @Test("A facility counts as it was found last, and last year's rate can be said again")
    func facilities() async throws {
        try await withDeskServer { server, desk in
            try await desk.asSuperuser { connection in
                try connection.execute(
                    """
                    INSERT INTO facility_survey (ward_code, facility_code, surveyed_on, name, kind, main, wifi, terminals)
                    VALUES ('131156', 'F1', '2025-10-01', '一', '館', true, false, 2),
                        ('131156', 'F1', '2026-10-01', '一', '館', true, true, 2),
                        ('131156', 'F2', '2025-10-01', '二', '館', true, true, 0),
                        ('131156', 'F3', '2025-10-01', '三', '館', false, true, 9),
                        ('131156', 'F4', '2025-10-01', '四', '館', true, true, 1)
                    """
                )
            }
            let now = try await indicator("facility_access_rate", "asOf=2026-11-01", server, desk)
            #expect(now.numerator == 2 && now.denominator == 3 && now.value == 66.6667)
            #expect(now.sameDayLastYear == 33.3333 && now.referenceDate == "2026-10-01")
            #expect(now.beside.map(\.id) == ["wifi", "terminals"])
            #expect(now.beside.map(\.numerator) == [3, 2])
            let link = try #require(now.records)
            let list = try await server.send("GET", link, token: desk.token(.coordinator))
            #expect(try list.decoded(as: ListDocument<FacilityDocument>.self).items.count == 3)
        }
    }
}
