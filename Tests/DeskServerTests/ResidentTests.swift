import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Residents, on record by consent alone")
struct ResidentTests {
    private static let one = "019ab000-0000-7000-8000-0000000000a1"
    private static let two = "019ab000-0000-7000-8000-0000000000a2"
    private static let hanako = """
        {"name":"髙橋　花子","kana":"ﾀｶﾊｼ ﾊﾅｺ","phone":"０３−１２３４−００００","birthYear":1952,"town":"本町一丁目",
        "needs":["vision","hearing"],"language":"手話",
        "consent":{"purposes":["courses","record"],"method":"paper","givenOn":"令和8年11月1日"}}
        """

    private static func path(_ id: String) -> String { "/v1/residents/\(id)" }

    @Test("A consent holds nothing but what a consent is made of, by itself as with a resident")
    func unknownProperties() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.staff)
            let odd = Self.hanako.replacing("\"method\"", with: "\"colour\":\"red\",\"method\"")
            let refused = try await server.send("PUT", Self.path(Self.one), token: token, odd)
            #expect(refused.status == 422)
            #expect(try refused.fieldCodes == ["colour: unknown-property"])
            #expect(try await server.send("PUT", Self.path(Self.one), token: token, Self.hanako).status == 201)
            let consent = #"{"purposes":["record"],"method":"paper","colour":"red"}"#
            let added = try await server.send("POST", Self.path(Self.one) + "/consents", token: token, consent)
            #expect(added.status == 422)
            #expect(try added.fieldCodes == ["colour: unknown-property"])
        }
    }

    @Test("Someone is put on record by their consent, and found again by what they told")
    func register() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.staff)
            let added = try await server.send("PUT", Self.path(Self.one), token: token, Self.hanako)
            #expect(added.status == 201)
            let document = try added.decoded(as: ResidentDocument.self)
            #expect(document.name == "髙橋　花子")
            #expect(document.needs == ["hearing", "vision"])
            #expect(document.language == "jsl")
            #expect(document.consents.map(\.purposes) == [["record", "courses"]])
            #expect(document.consents.first?.givenOn == "2026-11-01")
            #expect(document.duplicates.isEmpty)
            #expect(try await server.send("PUT", Self.path(Self.one), token: token, Self.hanako).status == 200)
            for search in [
                #"{"phone":"03-1234-0000"}"#, #"{"phone":"+81 3 1234 0000"}"#, #"{"kana":"たかはしはなこ"}"#,
                #"{"name":"髙橋　花子"}"#,
            ] {
                let found = try await server.send("POST", "/v1/residents/search", token: token, search)
                let items = try found.decoded(as: ListDocument<ResidentDocument>.self).items
                #expect(items.map(\.resident) == [Self.one], "\(search)")
            }
            let other = try await server.send("POST", "/v1/residents/search", token: token, #"{"name":"高橋　花子"}"#)
            #expect(try other.decoded(as: ListDocument<ResidentDocument>.self).items.isEmpty)
        }
    }

    @Test("Without a consent to be on record nobody is, and all that is wrong is said at once")
    func refusals() async throws {
        try await withDeskServer { server, desk in
            func codes(_ body: String) async throws -> [String] {
                try await server.send("PUT", Self.path(Self.one), token: desk.token(.staff), body).fieldCodes
            }
            let none = try await codes(#"{"name":"山田"}"#)
            #expect(none == ["consent: required"])
            let all = try await codes(
                """
                {"phone":"12","birthYear":1800,"ageBand":"old","town":"どこか","needs":["money"],"language":"latin",
                "name":"123456789018","nickname":"x","consent":{"purposes":["courses"],"method":"fax","givenOn":"2027-01-01"}}
                """
            )
            #expect(
                Set(all) == [
                    "nickname: unknown-property", "phone: unreadable-phone", "birthYear: out-of-range",
                    "ageBand: unknown-age-band", "town: unknown-town", "needs: not-one-of", "language: unknown-code",
                    "name: holds-my-number", "purposes: consent-needed", "method: not-one-of", "givenOn: future",
                ]
            )
            let missing = try await server.send("GET", Self.path(Self.one), token: desk.token(.staff))
            #expect(missing.status == 404)
            #expect(try missing.problem.type == "resident-not-found")
        }
    }

    @Test("Those who may not see persons see none", arguments: [Role.statistician, .administrator])
    func roles(role: Role) async throws {
        try await withDeskServer { server, desk in
            for (method, path) in [
                ("PUT", Self.path(Self.one)), ("GET", Self.path(Self.one)), ("POST", "/v1/residents/search"),
                ("GET", "/v1/residents/duplicates"), ("POST", Self.path(Self.one) + "/withdrawal"),
            ] {
                let body = method == "GET" ? nil : "{}"
                let answer = try await server.send(method, path, token: desk.token(role), body)
                #expect(answer.status == 403, "\(method) \(path)")
            }
            let merging = try await server.send(
                "POST",
                Self.path(Self.one) + "/merges",
                token: desk.token(.staff),
                #"{"with":"\#(Self.two)"}"#
            )
            #expect(merging.status == 403)
        }
    }

    @Test("Likely duplicates are shown with the signs, until somebody decides")
    func duplicates() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            _ = try await server.send("PUT", Self.path(Self.one), token: token, Self.hanako)
            let second = try await server.send(
                "PUT",
                Self.path(Self.two),
                token: token,
                Self.hanako.replacing("髙橋　花子", with: "高橋花子")
            )
            let document = try second.decoded(as: ResidentDocument.self)
            #expect(document.duplicates.map(\.resident) == [Self.one])
            #expect(document.duplicates.first?.because == ["phone", "kana", "birthYear"])
            func pairs() async throws -> [[String]] {
                let answer = try await server.send("GET", "/v1/residents/duplicates", token: token)
                return try answer.decoded(as: ListDocument<LikelyDuplicateDocument>.self).items.map(\.residents)
            }
            #expect(try await pairs() == [[Self.one, Self.two]])
            let decided = try await server.send(
                "POST",
                Self.path(Self.one) + "/distinctions",
                token: token,
                #"{"with":"\#(Self.two)"}"#
            )
            #expect(decided.status == 204)
            #expect(try await pairs().isEmpty)
        }
    }

    @Test("Two entries that are the same person count once, and twice again when that is taken back")
    func merge() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            let (first, second, third) = (TestDesk.residents[0], TestDesk.residents[1], TestDesk.residents[2])
            try await Self.record(server, desk, first, on: "2026-05-01")
            try await Self.record(server, desk, second, on: "2026-04-10", site: "S003")
            try await Self.record(server, desk, second, on: "2026-06-10")
            try await Self.record(server, desk, third, on: "2026-06-11")
            #expect(try await Self.supported(server, desk) == 3)
            func merge(_ other: String, into id: String) async throws -> Answer {
                try await server.send("POST", Self.path(id) + "/merges", token: token, #"{"with":"\#(other)"}"#)
            }
            let merged = try await merge(second, into: first)
            #expect(merged.status == 200)
            #expect(try merged.decoded(as: ResidentDocument.self).entries == [first, second])
            #expect(try await Self.supported(server, desk) == 2)
            #expect(try await desk.store.verify() == [])
            let again = try await merge(first, into: second)
            #expect(try again.problem.type == "same-person")
            _ = try await merge(second, into: third)
            #expect(try await Self.supported(server, desk) == 1)
            let shown = try await server.send("GET", Self.path(second), token: token)
            #expect(try shown.decoded(as: ResidentDocument.self).mergedInto == third)
            // What is shown of both and sent back does not move from one entry to the other.
            _ = try await server.send("PUT", Self.path(second), token: token, #"{"phone":"03-1234-0000"}"#)
            let both = try await server.send("GET", Self.path(third), token: token)
            #expect(try both.decoded(as: ResidentDocument.self).phone == "03-1234-0000")
            let saved = #"{"kana":"タナカ","phone":"03-1234-0000"}"#
            _ = try await server.send("PUT", Self.path(third), token: token, saved)
            // A consultation that comes later counts for the same person.
            try await Self.record(server, desk, second, on: "2026-04-02")
            #expect(try await Self.supported(server, desk) == 1)
            func undo(_ id: String) async throws -> Answer {
                try await server.send("POST", Self.path(id) + "/merges/undo", token: token)
            }
            let undone = try await undo(first)
            #expect(try undone.decoded(as: ResidentDocument.self).entries == [first, second])
            #expect(try await Self.supported(server, desk) == 2)
            #expect(try await undo(second).status == 200)
            #expect(try await Self.supported(server, desk) == 3)
            let alone = try await server.send("GET", Self.path(third), token: token)
            #expect(try alone.decoded(as: ResidentDocument.self).phone == nil)
            #expect(try alone.decoded(as: ResidentDocument.self).kana == "タナカ")
            #expect(try await undo(second).problem.type == "not-merged")
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A withdrawal erases the person everywhere, cuts the records off, and leaves the counts")
    func withdrawal() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            _ = try await server.send("PUT", Self.path(Self.one), token: token, Self.hanako)
            _ = try await server.send("PUT", Self.path(Self.two), token: token, Self.hanako)
            let kept = try await Self.record(server, desk, Self.one, on: "2026-05-01")
            try await Self.record(server, desk, Self.two, on: "2026-06-01")
            _ = try await server.send(
                "POST",
                Self.path(Self.one) + "/merges",
                token: token,
                #"{"with":"\#(Self.two)"}"#
            )
            let reports = ["/v1/reports/targets", "/v1/reports/conversions", "/v1/reports/coverage"]
            func figures() async throws -> [[UInt8]] {
                var bodies: [[UInt8]] = []
                for path in reports { bodies.append(try await server.send("GET", path, token: token).body) }
                return bodies
            }
            let before = try await figures()
            let answer = try await server.send("POST", Self.path(Self.two) + "/withdrawal", token: token, "{}")
            #expect(answer.status == 200)
            #expect(try answer.decoded(as: WithdrawalDocument.self).kept == ["counts"])
            #expect(try await figures() == before)
            #expect(try await desk.store.verify() == [])
            for id in [Self.one, Self.two] {
                #expect(try await server.send("GET", Self.path(id), token: token).status == 404)
            }
            let record = try await server.send("GET", "/v1/consultations/\(kept)", token: token)
            #expect(!record.text.contains(Self.one))
            let revisions = try await server.send("GET", "/v1/consultations/\(kept)/revisions", token: token)
            #expect(!revisions.text.contains(Self.one))
            // Sending the same again is still safe; nothing new can be recorded with the entry.
            let replay = try await server.send(
                "PUT",
                "/v1/consultations/\(kept)",
                token: token,
                Self.consultation(of: Self.one, on: "2026-05-01", site: "S001")
            )
            #expect(replay.status == 200)
            let new = try await server.send(
                "PUT",
                "/v1/consultations/\(UUID().written)",
                token: token,
                Self.consultation(of: Self.one, on: "2026-05-02", site: "S001")
            )
            #expect(try new.fieldCodes == ["resident: unknown-resident"])
            let back = try await server.send("PUT", Self.path(Self.one), token: token, Self.hanako)
            #expect(try back.problem.type == "resident-withdrawn")
            try await Self.expectNowhere(["髙橋", "ﾀｶﾊｼ", "タカハシ", "0312340000", "１２３４−００００"], in: desk)
        }
    }

    // MARK: Parts

    /// Looks through every text in the database.
    private static func expectNowhere(_ words: [String], in desk: TestDesk) async throws {
        let columns = try await desk.asSuperuser { connection in
            try connection.query(
                """
                SELECT table_name::text FROM information_schema.tables
                WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                """,
                as: String.self
            )
        }
        for word in words {
            for table in columns {
                let rows = try await desk.asSuperuser { connection in
                    try connection.query(
                        "SELECT count(*) FROM \(table) AS t WHERE t::text LIKE '%' || $1 || '%'",
                        [word],
                        as: Int.self
                    )
                }
                #expect(rows == [0], "\(word) in \(table)")
            }
        }
    }

    private static func supported(_ server: LiveServer, _ desk: TestDesk) async throws -> Int {
        let answer = try await server.send(
            "GET",
            "/v1/reports/targets?fiscalYear=2026&indicator=supported_residents",
            token: desk.token(.coordinator)
        )
        return Int(try answer.decoded(as: TargetsDocument.self).indicators.first?.value ?? -1)
    }

    private static func consultation(of resident: String, on day: String, site: String) -> String {
        #"{"site":"\#(site)","heldOn":"\#(day)","channel":"phone","topics":["wifi"],"resident":"\#(resident)"}"#
    }

    @discardableResult
    private static func record(
        _ server: LiveServer,
        _ desk: TestDesk,
        _ resident: String,
        on day: String,
        site: String = "S001"
    ) async throws -> String {
        let id = UUID().written
        let answer = try await server.send(
            "PUT",
            "/v1/consultations/\(id)",
            token: desk.token(.coordinator),
            consultation(of: resident, on: day, site: site)
        )
        #expect(answer.status == 201)
        return id
    }
}
