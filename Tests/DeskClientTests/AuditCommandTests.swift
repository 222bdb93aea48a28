import DeskClient
import DeskText
import SupportDesk
import Testing

@Suite("mado audit")
struct AuditCommandTests {
    private static let entry = """
        {"link":812,"ordinal":1,"at":"2026-11-23T14:05:00+09:00","actor":"desk-3","action":"resident.viewed","subject":"019ab000"}
        """
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    /// With the next page, as the server tells of it.
    private func answer(_ items: String, hasMore: Bool = false) {
        let link = #"</v1/audit?limit=1&cursor=812_1>; rel="next""#
        let headers = hasMore ? ["Link": link] : [:]
        desktop.desk.answer("GET /v1/audit", .answer(200, #"{"items":[\#(items)]}"#, headers: headers))
    }

    @Test("Entries are searched by all that is said, without the ward's lists, and the last come first")
    func search() throws {
        answer(Self.entry, hasMore: true)
        var search = AuditSearch(limit: 1)
        (search.actor, search.action, search.subject) = ("desk-3", "resident.", "019a")
        (search.from, search.to) = ("R8.11.1", "2026-11-30")
        try desktop.session().audit(search)
        #expect(
            desktop.server.requests.map(\.path) == [
                "/v1/audit?actor=desk-3&action=resident.&subject=019a&from=R8.11.1&to=2026-11-30&limit=1"
            ]
        )
        let shown = desktop.console.take()
        #expect(
            shown.data == [
                "日時                       アカウント  操作             対象",
                "2026-11-23T14:05:00+09:00  desk-3      resident.viewed  019ab000",
            ]
        )
        #expect(shown.words == ["さらに前の記録があります。同じ条件に「--cursor 812_1」を加えると、続きを表示します。"])
        search.cursor = "812_1"
        try desktop.session().audit(search)
        #expect(desktop.server.requests.last?.path.hasSuffix("&limit=1&cursor=812_1") == true)
    }

    @Test("Programs get the server's JSON; nothing found is said in words; a limit that is none is refused here")
    func others() throws {
        answer(Self.entry)
        try desktop.session(json: true).audit(AuditSearch(limit: 100))
        #expect(desktop.console.take().data == [#"{"items":[\#(Self.entry)]}"# + "\n"])
        answer("")
        try desktop.session(.en).audit(AuditSearch(limit: 100))
        #expect(desktop.console.take().words == ["There are no such entries."])
        let failure = desktop.failure { () throws(ClientFailure) in
            try desktop.session().audit(AuditSearch(limit: 1001))
        }
        #expect(failure == .client(.limitOutOfRange(1...1000)))
    }
}
