import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("What mado report asks of the server, and what it refuses")
struct ReportRequestTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    /// The failure with which the request ends.
    private func end(_ request: ReportRequest, json: Bool = false) -> ClientFailure? {
        desktop.failure { () throws(ClientFailure) in try desktop.session(json: json).report(request) }
    }

    private var paths: [String] { desktop.server.requests.map(\.path).filter { $0.contains("/reports/") } }

    @Test(
        "Only what the person said is sent, as it was said; the configured site plays no part",
        arguments: [
            (ReportRequest(.targets), "targets"), (ReportRequest(.coverage), "coverage"),
            (ReportRequest(.topics), "topics"), (ReportRequest(.channels), "channels"),
            (ReportRequest(.divide), "divide"),
            (ReportRequest(.targets, fiscalYear: "令和8"), "targets?fiscalYear=%E4%BB%A4%E5%92%8C8"),
            (
                ReportRequest(.targets, fiscalYear: "R8", asOf: "R8.11.23", site: "S001", radius: "800"),
                "targets?fiscalYear=R8&asOf=R8.11.23&site=S001&radius=800"
            ),
            (ReportRequest(.coverage, asOf: "2026/9/30", radius: "-5"), "coverage?asOf=2026%2F9%2F30&radius=-5"),
            (ReportRequest(.coverage, showsTowns: true, format: "csv"), "coverage"),
            (ReportRequest(.topics, groupings: ["site", "month"]), "topics?by=site%2Cmonth"),
            (ReportRequest(.topics, groupings: ["town"]), "topics?by=town"),
            (ReportRequest(.divide, format: "JSON"), "divide"),
            (ReportRequest(.targets, month: "2026-05", asPublished: "v1"), "targets?month=2026-05&asPublished=v1"),
            (
                ReportRequest(.coverage, fiscalYear: "R7", asPublished: "v2", showsTowns: true, format: "csv"),
                "coverage?fiscalYear=R7&asPublished=v2"
            ),
        ]
    )
    func paths(request: ReportRequest, path: String) throws {
        try desktop.session().report(request)
        #expect(paths == ["/v1/reports/" + path])
    }

    @Test("A word for a site is looked up in the lists, newer ones if need be", arguments: ["中央", "ｓ００１", "中央図書館"])
    func site(word: String) throws {
        try desktop.session().report(ReportRequest(.channels, site: word))
        #expect(paths == ["/v1/reports/channels?site=S001"])
    }

    @Test("An unknown site is refused before anything is asked for, with the nearest names")
    func unknownSite() throws {
        let failure = try #require(end(ReportRequest(.channels, site: "中央図書官")))
        #expect(failure == .invalid([FieldProblem(.site, .unknownSite(nearest: ["中央図書館"]))]))
        #expect(failure.exitStatus == .dataRefused)
        #expect(paths.isEmpty)
    }

    @Test("JSON is the server's, byte for byte", arguments: [true, false])
    func json(byFlag: Bool) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted]
        let body = String(decoding: try encoder.encode(SampleReports.targets(.ja)), as: UTF8.self) + " \r\n"
        desktop.desk.answer(report: "targets", with: .answer(200, body))
        try desktop.session(json: byFlag).report(ReportRequest(.targets, format: byFlag ? nil : "json"))
        #expect(desktop.console.take().data == [body])
        // Nothing but the report was needed.
        #expect(desktop.asked == ["GET reports"])
    }

    @Test("On a terminal JSON ends in a line feed, so that the prompt begins on a line of its own")
    func jsonOnTerminal() throws {
        desktop.console.width = 80
        try desktop.session(json: true).report(ReportRequest(.divide))
        #expect(desktop.console.take().data[0].hasSuffix("}\n"))
    }

    @Test("GeoJSON comes from the server")
    func geoJSON() throws {
        let body = #"{"type":"FeatureCollection","features":[]}"#
        desktop.desk.answer(
            report: "divide",
            with: .answer(200, body, headers: ["Content-Type": "application/geo+json"])
        )
        try desktop.session().report(ReportRequest(.divide, format: "geojson"))
        #expect(desktop.console.take().data == [body])
        #expect(paths == ["/v1/reports/divide?format=geojson"])
        #expect(desktop.server.requests.last?.headers["accept"]?.contains("application/geo+json") == true)
    }

    @Test(
        "A format that a report does not have is refused, and nothing is asked",
        arguments: [
            (ReportRequest(.targets, format: "xml"), "「table」「json」「csv」", "table, json, csv"),
            (ReportRequest(.targets, format: "geojson"), "「table」「json」「csv」", "table, json, csv"),
            (ReportRequest(.divide, format: ""), "「table」「json」「csv」「geojson」", "table, json, csv, geojson"),
        ]
    )
    func unknownFormat(request: ReportRequest, japanese: String, english: String) throws {
        let failure = try #require(end(request))
        #expect(failure.exitStatus == .usage)
        #expect(failure.lines(in: .ja) == ["この出力形式はありません。「--format」には\(japanese)のいずれかを指定してください。"])
        #expect(failure.lines(in: .en) == ["There is no such format. Give --format one of these: \(english)."])
        #expect(desktop.asked.isEmpty)
    }

    @Test("Two formats at once, or a CSV that would count everything twice, are refused")
    func contradictions() {
        #expect(end(ReportRequest(.targets, format: "csv"), json: true) == .client(.twoFormats))
        #expect(end(ReportRequest(.targets, format: "json"), json: true) == nil)
        for groupings in [["site", "month"], ["site,month"]] {
            let failure = end(ReportRequest(.topics, groupings: groupings, format: "csv"))
            #expect(failure == .client(.oneGroupingInCSV))
            #expect(failure?.exitStatus == .usage)
        }
        #expect(end(ReportRequest(.topics, groupings: ["site", "site"], format: "csv")) == nil)
    }

    @Test("What the server refuses is told in its words: what is wrong with each value")
    func refusedValues() throws {
        let problem = ProblemDocument(
            type: "invalid-submission",
            title: "入力内容に誤りがあります",
            status: 422,
            detail: "2か所に誤りがあります。",
            requestId: "r-1",
            errors: [
                .init(field: "radius", code: "out-of-range", detail: "半径は1〜20000mで指定してください。"),
                .init(field: "asOf", code: "outside-year", detail: "基準日は2026-04-01〜2027-03-31で指定してください。"),
            ]
        )
        desktop.desk.answer(report: "coverage", with: .answer(422, StandInDesk.json(problem)))
        let failure = try #require(end(ReportRequest(.coverage, radius: "0")))
        #expect(failure.exitStatus == .dataRefused)
        #expect(
            failure.lines(in: .ja) == ["半径は1〜20000mで指定してください。", "基準日は2026-04-01〜2027-03-31で指定してください。"]
        )
        #expect(desktop.console.take().data.isEmpty)
    }

    @Test("Who may not see reports is told whom to ask")
    func notAllowed() throws {
        desktop.desk.answer(report: "targets", with: StandInDesk.problem(403, .notAllowed))
        let failure = try #require(end(ReportRequest(.targets)))
        #expect(failure.exitStatus == .notAllowed)
        #expect(
            failure.lines(in: .ja) == ["この操作を行う権限がありません。必要な権限について、システム管理者に問い合わせてください。"]
        )
    }

    @Test("A server that cannot be reached, or that answers something else, is told of")
    func unreachable() throws {
        desktop.desk.answer(report: "targets", with: .answer(200, "<html>Welcome</html>"))
        let strange = ClientFailure.client(.strangeAnswer(server: desktop.server.address, status: 200))
        for format in ["table", "csv", "json"] {
            #expect(end(ReportRequest(.targets, format: format)) == strange)
        }
        desktop.desk.answer(report: "divide", with: .answer(200, "[]"))
        #expect(end(ReportRequest(.divide, format: "geojson")) == strange)
        let nobody = "http://127.0.0.1:1"
        let unreachable = desktop.failure { () throws(ClientFailure) in
            try desktop.session(environment: ["MADO_SERVER": nobody]).report(ReportRequest(.targets))
        }
        #expect(unreachable == .client(.notReached(server: nobody, .asking)))
        #expect(unreachable?.exitStatus == .unavailable)
        #expect(desktop.console.take().data.isEmpty)
    }
}
