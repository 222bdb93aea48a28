import DeskStore
import DeskTestSupport
import DeskText
import FoundationEssentials
import Logging
import Postgres
import ServiceLifecycle
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Reports as they were published")
struct PublishingTests {
    private static let late = #","lateReason":"紙の控えから""#
    private static let languages = Language.allCases.map(\.rawValue)

    /// April and May 2026 are closed, each with a record.
    private func withClosedSpring(_ body: @Sendable (ClosingDesk) async throws -> Void) async throws {
        try await withClosingDesk { desk in
            for (month, day) in [("2026-04", "2026-04-10"), ("2026-05", "2026-05-12")] {
                #expect(try await desk.record(on: day).status == 201)
                #expect(try await desk.close(month).status == 200)
            }
            try await body(desk)
        }
    }

    /// Closes a month without publishing it: what a crash in between leaves.
    private func closeAlone(_ code: String, _ desk: TestDesk) async throws {
        let account = Account(name: "coordinator", role: .coordinator)
        let period = try #require(ClosingPeriod(code: code))
        _ = try await desk.store.close(period, acknowledged: true, by: account, at: TestDesk.now)
    }

    @Test(
        "Closing publishes every report in both languages, word for word as it then is",
        arguments: WardReport.allCases
    )
    func everyReport(report: WardReport) async throws {
        try await withClosedSpring { desk in
            for language in Self.languages {
                func get(_ query: String) async throws -> Answer {
                    try await desk.server.send(
                        "GET",
                        "\(report.path)?\(query)",
                        token: desk.desk.token(.statistician),
                        headers: ["Accept-Language": language]
                    )
                }
                let live = try await get("month=2026-05")
                let kept = try await get("month=2026-05&asPublished=v1")
                #expect(kept.status == 200 && kept.headers["content-type"] == "application/json")
                #expect(kept.body == live.body)
                let head = try JSONReader.value(kept.body[...])
                #expect(head["asOf"] == .text("2026-05-31"))
                #expect(head["provisional"] == .boolean(false) && head["status"] == .text("final"))
                #expect(head["version"] == .wholeNumber(1))
            }
        }
    }

    @Test("From closing to a 訂正版: what was published stays, whatever changes afterwards")
    func wholeWay() async throws {
        try await withClosingDesk { desk in
            let reports = "/v1/reports/targets?month=2026-05"
            func consultations(_ query: String) async throws -> String {
                let document = try await desk.get("/v1/reports/targets?\(query)").decoded(as: TargetsDocument.self)
                let figure = document.indicators.first { $0.id == "consultations" }?.value ?? -1
                return "\(Int(figure)) \(document.status)"
            }
            #expect(try await desk.record(on: "2026-04-10").status == 201)
            #expect(try await desk.record(on: "2026-05-12").status == 201)
            #expect(try await desk.close("2026-05").problem.type == "closing-out-of-order")
            #expect(try await desk.close("2026-04", #"{"site":"S001"}"#).status == 200)
            #expect(try await consultations("asOf=2026-04-30") == "1 provisional")
            #expect(try await desk.close("2026-04").status == 200)
            #expect(try await desk.close("2026-05").status == 200)
            let first = try await desk.get(reports + "&asPublished=v1")
            #expect(try await consultations("month=2026-05&asPublished=v1") == "2 final")

            let figure = #"{"referenceDate":"2026-05-20","x":90,"n":100,"source":"区民意識調査"}"#
            let survey = try await desk.server.send(
                "POST",
                "/v1/indicators/satisfaction/figures",
                token: desk.desk.token(.coordinator),
                figure
            )
            #expect(survey.status == 201, "\(survey.text)")
            #expect(try await desk.get(reports).body != first.body)

            let id = UUID()
            #expect(try await desk.record(id, on: "2026-04-20").problem.type == "period-closed")
            #expect(try await desk.record(id, on: "2026-04-20", more: Self.late).status == 202)
            #expect(try await consultations("month=2026-05") == "2 final")
            let own = try await desk.approve(id.written, token: desk.desk.token(.staff))
            #expect(own.status == 403)
            #expect(try await desk.approve(id.written).status == 200)

            #expect(try await desk.get(reports + "&asPublished=v1").body == first.body)
            #expect(try await consultations("month=2026-05&asPublished=2") == "3 revised")
            #expect(try await consultations("asOf=2026-05-31") == "3 revised")
            #expect(try await consultations("asOf=2026-05-30") == "3 provisional")
            #expect(try await consultations("month=2026-04&asPublished=v2") == "2 revised")
            let reopening = "/v1/closings/2026-05/reopening"
            let token = desk.desk.token(.coordinator)
            let unreasoned = try await desk.server.send("POST", reopening, token: token, #"{"reason":" "}"#)
            #expect(try unreasoned.fieldCodes == ["reason: empty"])
            let closing = try await desk.get("/v1/closings/2026-05").decoded(as: ClosingDocument.self)
            #expect(closing.versions.map(\.version) == [1, 2] && closing.closed)
        }
    }

    @Test("A fiscal year has its versions beside those of its months")
    func fiscalYear() async throws {
        try await withClosingDesk { desk in
            #expect(try await desk.record(on: "2026-02-10").status == 201)
            for month in ["2026-02", "2026-03"] { #expect(try await desk.close(month).status == 200) }
            func status(_ query: String) async throws -> String {
                try await desk.get("/v1/reports/topics?\(query)").decoded(as: TopicsDocument.self).status
            }
            #expect(try await desk.get("/v1/reports/topics?fiscalYear=2025&asPublished=1").status == 409)
            #expect(try await status("month=2026-03") == "final")
            #expect(try await desk.close("令和7年度".asPath).status == 200)
            #expect(try await status("fiscalYear=2025") == "final")
            #expect(try await status("fiscalYear=R7&asPublished=" + "確定値".asPath) == "final")
            let id = UUID()
            #expect(try await desk.record(id, on: "2026-02-20", more: Self.late).status == 202)
            #expect(try await desk.approve(id.written).status == 200)
            for query in ["fiscalYear=2025", "month=2026-03", "month=R8.2"] {
                let revised = try await desk.get("/v1/reports/topics?\(query)&asPublished=v2")
                let document = try revised.decoded(as: TopicsDocument.self)
                #expect(document.consultations == 2 && document.status == "revised" && document.version == 2)
            }
        }
    }

    @Test("A version that was not published is 409, and says which is the latest")
    func unknownVersion() async throws {
        try await withClosedSpring { desk in
            let unknown = try await desk.get("/v1/reports/divide?month=2026-05&asPublished=v2")
            #expect(unknown.status == 409)
            #expect(try unknown.problem.type == "version-not-published")
            #expect(try unknown.problem.detail.contains("第1版"))
            let open = try await desk.get("/v1/reports/divide?month=2026-06&asPublished=v1")
            #expect(try open.problem.type == "version-not-published")
            #expect(try await desk.get("/v1/reports/divide?fiscalYear=2026&asPublished=v1").status == 409)
            #expect(try await desk.get("/v1/reports/divide?month=2026-05&asPublished=v1", as: .staff).status == 403)
        }
    }

    @Test(
        "A question for what was published that cannot be answered is 422",
        arguments: [
            ("targets?asPublished=v1", ["asPublished: period-needed"]),
            ("targets?month=2026-05&asPublished=v0", ["asPublished: unreadable-version"]),
            ("targets?month=2026-05&asPublished=latest", ["asPublished: unreadable-version"]),
            (
                "targets?asPublished=v1&asOf=2026-05-31",
                ["asOf: not-together", "asPublished: period-needed"]
            ),
            ("topics?month=2026-05&asPublished=v1&by=site&site=S001", ["by: not-together", "site: not-together"]),
            ("divide?month=2026-05&asPublished=v1&format=geojson", ["format: not-together"]),
            ("coverage?month=2026-05&fiscalYear=2026", ["fiscalYear: not-together"]),
            ("coverage?month=2026-05&asOf=2026-05-31", ["asOf: not-together"]),
            ("coverage?month=2026-13", ["month: unreadable-month"]),
            ("coverage?month=2026", ["month: unreadable-month"]),
        ]
    )
    func refused(query: String, codes: [String]) async throws {
        try await withClosedSpring { desk in
            let answer = try await desk.get("/v1/reports/\(query)")
            #expect(answer.status == 422)
            #expect(try answer.fieldCodes == codes)
        }
    }

    @Test("What a crash left unpublished is made up for when the service starts")
    func start() async throws {
        try await withDesk { desk in
            try await closeAlone("2026-10", desk)
            let waiting = try await desk.store.unpublished(in: Self.languages)
            #expect(waiting.count == WardReport.allCases.count * 2 && waiting.allSatisfy { $0.version == 1 })
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let publisher = Publisher(store: desk.store, logger: logger, now: { TestDesk.now })
            let group = ServiceGroup(services: [PublishingService(publisher: publisher)], logger: logger)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                while try await !desk.store.unpublished(in: Self.languages).isEmpty {
                    try await Task.sleep(for: .milliseconds(20))
                }
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
        }
    }

    @Test("Whoever asks for a report that is still to be published waits for it")
    func inTheMaking() async throws {
        try await withClosingDesk { desk in
            try await closeAlone("2026-10", desk.desk)
            let answer = try await desk.get("/v1/reports/supporters?month=2026-10&asPublished=v1")
            #expect(answer.status == 200)
            #expect(try await desk.desk.store.unpublished(in: Self.languages).isEmpty)
        }
    }

    @Test("A report that cannot be made holds up no other, and is made up for")
    func oneFails() async throws {
        try await withClosingDesk { desk in
            #expect(try await desk.record().status == 201)
            try await closeAlone("2026-10", desk.desk)
            try await desk.desk.asSuperuser { connection in
                _ = try connection.execute("REVOKE SELECT ON topic_month FROM madoguchi_app")
            }
            #expect(try await desk.get("/v1/reports/channels?month=2026-10&asPublished=v1").status == 200)
            let waiting = try await desk.desk.store.unpublished(in: Self.languages)
            #expect(waiting.map(\.report) == [.topics, .topics])
            try await desk.desk.asSuperuser { connection in
                _ = try connection.execute("GRANT SELECT ON topic_month TO madoguchi_app")
            }
            #expect(try await desk.get("/v1/reports/topics?month=2026-10&asPublished=v1").status == 200)
            #expect(try await desk.desk.store.unpublished(in: Self.languages).isEmpty)
        }
    }

    @Test("A version that was replaced before it was published is not made from later figures")
    func replaced() async throws {
        try await withClosingDesk { desk in
            #expect(try await desk.record().status == 201)
            try await closeAlone("2026-10", desk.desk)
            let id = UUID()
            #expect(try await desk.record(id, more: Self.late).status == 202)
            let amendment = try await desk.desk.store.amendment(id, for: Account(name: "x", role: .coordinator))
            let body = try JSONReader.value(Array((amendment.body ?? "").utf8)[...])
            let submission = SubmittedConsultation(body.members ?? [])
            let content = try await desk.desk.store.currentDesk().content(of: submission.draft, now: TestDesk.now)
            let approver = Account(name: "coordinator2", role: .coordinator)
            _ = try await desk.desk.store.approve(id, content: .consultation(content), by: approver, at: TestDesk.now)
            let first = try await desk.get("/v1/reports/topics?month=2026-10&asPublished=v1")
            #expect(try first.problem.type == "version-not-published")
            let second = try await desk.get("/v1/reports/topics?month=2026-10&asPublished=v2")
            #expect(try second.decoded(as: TopicsDocument.self).consultations == 2)
        }
    }

    @Test("Of approvals that come together each makes a version, and each version has its reports")
    func together() async throws {
        try await withClosingDesk { desk in
            #expect(try await desk.record().status == 201)
            #expect(try await desk.close("2026-10").status == 200)
            let ids = (0..<4).map { _ in UUID() }
            for id in ids { #expect(try await desk.record(id, more: Self.late).status == 202) }
            let statuses = try await withThrowingTaskGroup(of: Int.self) { approvals in
                for id in ids { approvals.addTask { try await desk.approve(id.written).status } }
                return try await approvals.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == [200, 200, 200, 200])
            for version in 1...5 {
                let kept = try await desk.get("/v1/reports/topics?month=2026-10&asPublished=\(version)")
                let document = try kept.decoded(as: TopicsDocument.self)
                #expect(document.version == version && document.consultations == version)
            }
        }
    }

    @Test("What could not be published before is published before an approval replaces it")
    func beforeApproval() async throws {
        try await withClosingDesk { desk in
            #expect(try await desk.record().status == 201)
            try await closeAlone("2026-10", desk.desk)
            let id = UUID()
            #expect(try await desk.record(id, more: Self.late).status == 202)
            #expect(try await desk.approve(id.written).status == 200)
            for (version, count) in [(1, 1), (2, 2)] {
                let kept = try await desk.get("/v1/reports/topics?month=2026-10&asPublished=v\(version)")
                #expect(try kept.decoded(as: TopicsDocument.self).consultations == count)
            }
        }
    }
}
