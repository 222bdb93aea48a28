import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

@Suite("The audit trail")
struct AuditTests {
    private static let auditor = Account(name: "auditor", role: .auditor)

    /// Cuts the last link off, and has the head say that the one before it was the last.
    private static let truncation = """
        DELETE FROM audit_entry WHERE link = (SELECT max(link) FROM audit_link);
        DELETE FROM audit_link WHERE link = (SELECT max(link) FROM audit_link);
        UPDATE audit_head SET (link, digest) = (SELECT link, digest FROM audit_link ORDER BY link DESC LIMIT 1);
        """

    @Test("An end that was kept elsewhere shows that the trail was cut off behind the service's back")
    func truncated() async throws {
        try await withDesk { desk in
            for _ in 0..<3 { _ = try await desk.store.record(Sample.content()) }
            let early = try await head(desk)
            _ = try await desk.store.record(Sample.content())
            let late = try await head(desk)
            #expect(early.link == 3 && late.link == 4)
            let unnumbered = AuditHead(link: nil, digest: early.digest)
            #expect(try await desk.store.verify(heads: [early, late, unnumbered]) == [])

            try await desk.asSuperuser { try $0.run(script: Self.truncation) }
            // Nothing that is left tells of it.
            #expect(try await desk.store.verify().filter { $0.kind == .auditLink || $0.kind == .auditHead } == [])
            #expect(try await auditKinds(desk, [early, unnumbered]) == [])
            #expect(try await auditKinds(desk, [late]) == [.auditHead])
            #expect(try await auditKinds(desk, [AuditHead(link: nil, digest: late.digest)]) == [.auditHead])
        }
    }

    @Test("An end that an export has printed is held against the trail without being asked for")
    func exportedHead() async throws {
        try await withDesk { desk in
            for _ in 0..<2 { _ = try await desk.store.record(Sample.content()) }
            let run = ExportRun(
                audience: .internal,
                date: TestDesk.now.day,
                finishedAt: TestDesk.now,
                manifest: "m",
                rows: 1,
                versions: [:],
                audit: try await head(desk)
            )
            try await desk.store.note(run, by: DeskStore.exportAccount)
            #expect(try await auditKinds(desk) == [])
            try await desk.asSuperuser { connection in
                try connection.run(script: Self.truncation)
                try connection.run(script: Self.truncation)
            }
            #expect(try await auditKinds(desk) == [.auditHead])
        }
    }

    @Test("A chain that was written anew from some link on, whole in itself, has other ends than were printed")
    func rewritten() async throws {
        try await withDesk { desk in
            for _ in 0..<3 { _ = try await desk.store.record(Sample.content()) }
            let printed = try await head(desk)
            try await desk.asSuperuser { connection in
                try connection.run(script: Self.truncation + Self.truncation)
            }
            for _ in 0..<2 { _ = try await desk.store.record(Sample.content()) }
            #expect(try await head(desk).link == printed.link)
            #expect(try await auditKinds(desk) == [])
            #expect(try await auditKinds(desk, [printed]) == [.auditHead])
        }
    }

    @Test("A head is read as it was printed, and nothing else is one")
    func writtenHead() {
        let digest = String(repeating: "0a", count: 32)
        #expect(AuditHead(written: "12:\(digest)") == AuditHead(link: 12, digest: digest))
        #expect(AuditHead(written: digest.uppercased()) == AuditHead(link: nil, digest: digest))
        for word in [
            "", "12", "x:\(digest)", "-1:\(digest)", "1:2:\(digest)", digest + "0", String(digest.dropLast()) + "g",
        ] {
            #expect(AuditHead(written: word) == nil, "\(word)")
        }
    }

    @Test(
        "Entries are found by account, action, subject and day, the last first; the search itself is one, without its words"
    )
    func search() async throws {
        try await withDesk { desk in
            let store = desk.store
            let id = UUID()
            for (account, now) in [("counter", TestDesk.now), ("other", TestDesk.now.adding(seconds: 86_400))] {
                _ = try await store.record(
                    Sample.content(),
                    id: account == "counter" ? id : UUID(),
                    by: Account(name: account, role: .staff),
                    at: now
                )
            }
            func found(_ change: (inout AuditFilter) -> Void) async throws -> [String] {
                var filter = AuditFilter()
                change(&filter)
                return try await store.auditEntries(filter, limit: 9, by: Self.auditor, at: TestDesk.now).entries
                    .map { "\($0.actor) \($0.action)" }
            }
            #expect(try await found { $0.actor = "counter" } == ["counter consultation.recorded"])
            #expect(try await found { $0.subject = id.written } == ["counter consultation.recorded"])
            #expect(try await found { $0.action = "consultation." }.map { $0.prefix(5) } == ["other", "count"])
            #expect(try await found { $0.from = TestDesk.now.day.adding(days: 1) } == ["other consultation.recorded"])
            #expect(try await found { ($0.action, $0.to) = ("consultation.", TestDesk.now.day) }.count == 1)
            let searches = try await store.auditEntries(
                AuditFilter(),
                limit: 5,
                by: Self.auditor,
                at: TestDesk.now
            ).entries
            #expect(searches.map(\.action) == Array(repeating: "audit.searched", count: 5))
            #expect(searches.map(\.subject) == ["action to", "from", "action", "subject", "actor"])
        }
    }

    @Test("Page after page gives every entry once")
    func pages() async throws {
        try await withDesk { desk in
            for _ in 0..<7 { _ = try await desk.store.record(Sample.content()) }
            var filter = AuditFilter()
            filter.action = "consultation."
            var (links, cursor): ([Int], AuditCursor?) = ([], nil)
            repeat {
                let page = try await desk.store.auditEntries(
                    filter,
                    after: cursor,
                    limit: 3,
                    by: Self.auditor,
                    at: TestDesk.now
                )
                links += page.entries.map(\.link)
                cursor = page.next.flatMap { AuditCursor(text: $0.text) }
            } while cursor != nil
            #expect(links == [7, 6, 5, 4, 3, 2, 1])
        }
    }

    @Test("What comes in great numbers is one entry at once and one for all the rest")
    func tally() async {
        let (entries, entry) = AsyncStream.makeStream(of: String.self)
        let tally = AuditTally { noticed in
            for each in noticed { entry.yield("\(each.occasion.actor) \(each.occasion.subject) \(each.count)") }
        }
        for _ in 0..<500 {
            await tally.notice(.init(actor: "a", action: "request.refused", subject: "403"), at: { TestDesk.now })
        }
        await tally.notice(.init(actor: "b", action: "request.refused", subject: "403"), at: { TestDesk.now })
        await tally.finish()
        entry.finish()
        var written: [String] = []
        for await each in entries { written.append(each) }
        #expect(written == ["a 403 1", "b 403 1", "a 403 499"])
    }

    @Test("After its span the rest is written without being asked for, and the next one counts as a first again")
    func tallySpan() async {
        let (entries, entry) = AsyncStream.makeStream(of: Int.self)
        let tally = AuditTally(span: .milliseconds(1)) { noticed in
            for each in noticed { entry.yield(each.count) }
        }
        let occasion = AuditTally.Occasion(actor: "a", action: "request.refused", subject: "403")
        var sent = 0
        var seen = 0
        var waiting = entries.makeAsyncIterator()
        for _ in 0..<3 {
            await tally.notice(occasion, at: { TestDesk.now })
            sent += 1
        }
        while seen < sent { seen += await waiting.next() ?? 0 }
        #expect(seen == sent)
    }

    private func head(_ desk: TestDesk) async throws -> AuditHead {
        try await desk.store.exporting { try DeskStore.auditHead(ward: TestDesk.ward, on: $0) }
    }

    private func auditKinds(_ desk: TestDesk, _ heads: [AuditHead] = []) async throws -> [Discrepancy.Kind] {
        try await desk.store.verify(heads: heads).map(\.kind).filter { $0 == .auditLink || $0 == .auditHead }
    }
}
