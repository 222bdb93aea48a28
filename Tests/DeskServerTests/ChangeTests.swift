import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Corrections and voids")
struct ChangeTests {
    /// A record to change, and how to.
    private struct Subject: Sendable {
        let server: LiveServer
        let desk: TestDesk
        let path: String

        func correct(_ body: String, match: String? = "\"1\"", token: String? = nil) async throws -> Answer {
            try await send("/corrections", body, match: match, token: token)
        }

        func void(_ body: String = #"{"reason":"重複"}"#, match: String? = nil, token: String? = nil) async throws
            -> Answer
        {
            try await send("/void", body, match: match, token: token)
        }

        private func send(_ suffix: String, _ body: String, match: String?, token: String?) async throws -> Answer {
            try await server.send(
                "POST",
                path + suffix,
                token: token ?? desk.token(.staff),
                headers: match.map { ["If-Match": $0] } ?? [:],
                body
            )
        }

        var current: ConsultationDocument {
            get async throws {
                try await server.send("GET", path, token: desk.token(.staff)).decoded(as: ConsultationDocument.self)
            }
        }
    }

    private func withSubject(
        _ body: String = Sample.complete,
        _ test: @Sendable (Subject) async throws -> Void
    ) async throws {
        try await withDeskServer { server, desk in
            let path = Sample.path(UUID())
            #expect(try await server.send("PUT", path, token: desk.token(.staff), body).status == 201)
            try await test(Subject(server: server, desk: desk, path: path))
            #expect(try await desk.store.verify().isEmpty)
        }
    }

    @Test("A correction changes what it names, clears what it says is null, and leaves the rest")
    func corrected() async throws {
        try await withSubject { subject in
            let answer = try await subject.correct(
                #"{"changes":{"minutes":20,"note":null,"ageBand":null,"topics":["地図"]},"reason":"記入誤り"}"#
            )
            #expect(answer.status == 200)
            #expect(answer.headers["etag"] == "\"2\"")
            let document = try answer.decoded(as: ConsultationDocument.self)
            #expect(document.minutes == 20)
            #expect(document.note == nil)
            #expect(document.ageBand == "unknown")
            #expect(document.topics == ["maps"])
            #expect(document.receipt == "R-000123")
            #expect(document.heldAt == "2026-11-20T10:30:00+09:00")
            #expect(document.revision == 2)
            #expect(try await subject.current == document)
        }
    }

    @Test("A day takes the place of a moment, and a moment that of a day; a cleared moment leaves its day")
    func dayAndMoment() async throws {
        try await withSubject { subject in
            let day = try await subject.correct(#"{"changes":{"heldOn":"2026-11-19"},"reason":"日付の誤り"}"#)
                .decoded(as: ConsultationDocument.self)
            #expect(day.heldAt == nil)
            #expect(day.heldOn == "2026-11-19")
            let moment = try await subject.correct(
                #"{"changes":{"heldAt":"2026-11-18T00:30:00+09:00"},"reason":"時刻を追記"}"#,
                match: "\"2\""
            )
            .decoded(as: ConsultationDocument.self)
            #expect(moment.heldAt == "2026-11-18T00:30:00+09:00")
            #expect(moment.heldOn == "2026-11-18")
            let cleared = try await subject.correct(#"{"changes":{"heldAt":null},"reason":"時刻は不明"}"#, match: "\"3\"")
                .decoded(as: ConsultationDocument.self)
            #expect(cleared.heldAt == nil)
            #expect(cleared.heldOn == "2026-11-18")
            let both = try await subject.correct(
                #"{"changes":{"heldAt":"2026-11-18T00:30:00+09:00","heldOn":"2026-11-18"},"reason":"x"}"#,
                match: "\"4\""
            )
            #expect(try both.fieldCodes == ["heldOn: held-at-and-held-on"])
        }
    }

    @Test("A correction must name the revision that it corrects: 428 without, 412 when it is another one")
    func preconditions() async throws {
        try await withSubject { subject in
            let body = #"{"changes":{"minutes":20},"reason":"記入誤り"}"#
            let unnamed = try await subject.correct(body, match: nil)
            #expect(unnamed.status == 428)
            #expect(try unnamed.problem.type == "precondition-required")
            for match in ["\"2\"", "W/\"1\"", "1", "\"\""] {
                let other = try await subject.correct(body, match: match)
                #expect(other.status == 412)
                #expect(other.headers["etag"] == "\"1\"")
                #expect(try other.problem.type == "revision-differs")
            }
            #expect(try await subject.correct(body, match: "\"7\", \"1\"").status == 200)
            #expect(try await subject.correct(body.replacing("20", with: "25"), match: "*").status == 200)
            let late = try await subject.correct(body.replacing("20", with: "30"), match: "\"1\"")
            #expect(late.status == 412)
            #expect(late.headers["etag"] == "\"3\"")
        }
    }

    @Test("What is wrong with a correction is said all at once, and changes nothing")
    func invalid() async throws {
        try await withSubject { subject in
            for (body, codes) in [
                (#"{"changes":{"minutes":15},"reason":"同じ"}"#, ["changes: nothing-changes"]),
                (#"{"changes":{},"reason":"なし"}"#, ["changes: nothing-changes"]),
                (#"{"changes":{"minutes":20}}"#, ["reason: required"]),
                (#"{"changes":{"minutes":20},"reason":" 　"}"#, ["reason: empty"]),
                (#"{"changes":{"minutes":20},"reason":5}"#, ["reason: wrong-type"]),
                (#"{"changes":{"minutes":20},"reason":"\u0000"}"#, ["reason: control-character"]),
                (#"{"changes":{"minutes":20},"reason":"1234 5678 9018"}"#, ["reason: holds-my-number"]),
                (
                    #"{"changes":{"minutes":20},"reason":"\#(String(repeating: "あ", count: 201))"}"#,
                    ["reason: too-long"]
                ),
                (#"{"reason":"変更なし"}"#, ["changes: required"]),
                (#"{"changes":[],"reason":"x"}"#, ["changes: wrong-type"]),
                (
                    #"{"changes":{"minutes":0,"channel":null,"notes":"x"},"because":"x"}"#,
                    [
                        "reason: required", "because: unknown-property", "notes: unknown-property", "channel: required",
                        "minutes: out-of-range",
                    ]
                ),
                (#"{"changes":{"heldOn":"2026-11-24"},"reason":"x"}"#, ["heldOn: future"]),
                (
                    #"{"changes":{"resident":"019ab000-0000-7000-8000-00000000ffff"},"reason":"x"}"#,
                    ["resident: unknown-resident"]
                ),
            ] {
                let answer = try await subject.correct(body)
                #expect(answer.status == 422, "\(body)")
                #expect(try answer.fieldCodes == codes, "\(body)")
            }
            #expect(try await subject.current.revision == 1)
        }
    }

    @Test("Records are corrected and made void at one's own sites only; a record cannot be moved to a site of others")
    func sites() async throws {
        try await withSubject(Sample.small(site: "S003")) { subject in
            let token = subject.desk.tokenForOneSite
            let corrected = try await subject.correct(#"{"changes":{"minutes":1},"reason":"x"}"#, token: token)
            #expect(corrected.status == 404)
            #expect(try await subject.void(token: token).status == 404)
            #expect(try await subject.void(token: subject.desk.token(.statistician)).status == 403)
        }
        try await withSubject { subject in
            let moved = try await subject.correct(
                #"{"changes":{"site":"S003"},"reason":"拠点の誤り"}"#,
                token: subject.desk.tokenForOneSite
            )
            #expect(moved.status == 403)
            #expect(try await subject.correct(#"{"changes":{"site":"S003"},"reason":"拠点の誤り"}"#).status == 200)
        }
    }

    @Test("A void record stays readable, is in no list unless asked for, and cannot be changed any more")
    func void() async throws {
        try await withSubject { subject in
            let answer = try await subject.void()
            #expect(answer.status == 200)
            let document = try answer.decoded(as: ConsultationDocument.self)
            #expect(document.void)
            #expect(document.revision == 2)
            #expect(try await subject.current == document)
            let token = subject.desk.token(.staff)
            for (query, count) in [("", 0), ("?void=true", 1), ("?void=false", 0)] {
                let list = try await subject.server.send("GET", "/v1/consultations\(query)", token: token)
                #expect(try list.decoded(as: ListDocument<ConsultationDocument>.self).items.count == count)
            }
            let again = try await subject.void(#"{"reason":"もう一度"}"#)
            #expect(again.status == 409)
            #expect(try again.problem.type == "already-void")
            let corrected = try await subject.correct(#"{"changes":{"minutes":1},"reason":"x"}"#, match: "\"2\"")
            #expect(corrected.status == 409)
        }
    }

    @Test("Sent again by the same person, a correction changes nothing and is no conflict, even when others followed")
    func correctedAgain() async throws {
        try await withSubject { subject in
            let twenty = #"{"changes":{"minutes":20},"reason":"記入誤り"}"#
            #expect(try await subject.correct(twenty).status == 200)
            #expect(try await subject.correct(twenty).status == 200)
            for other in [
                #"{"changes":{"minutes":21},"reason":"記入誤り"}"#, #"{"changes":{"minutes":20},"reason":"ほかの理由"}"#,
            ] {
                let answer = try await subject.correct(other)
                #expect(answer.status == 412)
                #expect(answer.headers["etag"] == "\"2\"")
            }
            #expect(try await subject.correct(twenty, token: subject.desk.token(.coordinator)).status == 412)
            #expect(
                try await subject.correct(#"{"changes":{"minutes":25},"reason":"x"}"#, match: "\"2\"").status == 200
            )
            #expect(try await subject.void(match: "\"3\"").status == 200)
            // The first one's answer may have been lost: now it tells how the record stands.
            let late = try await subject.correct(twenty)
            #expect(late.status == 200)
            #expect(try late.decoded(as: ConsultationDocument.self) == (try await subject.current))
            #expect(try await subject.current.revision == 4)
        }
    }

    @Test("Sent again by the same person with the same reason, a void changes nothing and is no conflict")
    func voidAgain() async throws {
        try await withSubject { subject in
            let void = try await subject.void(match: "\"1\"")
            #expect(void.status == 200)
            for match in ["\"1\"", nil] {
                let again = try await subject.void(match: match)
                #expect(again.status == 200)
                #expect(again.body == void.body)
            }
            #expect(try await subject.void(token: subject.desk.token(.coordinator)).status == 409)
            #expect(try await subject.void(#"{"reason":"別"}"#, match: "\"1\"").status == 412)
            #expect(try await subject.current.revision == 2)
        }
    }

    @Test("A void may name the revision, and needs a reason and nothing else")
    func voidRequests() async throws {
        try await withSubject { subject in
            #expect(try await subject.void(match: "\"2\"").status == 412)
            for (body, codes) in [
                ("{}", ["reason: required"]), (#"{"reason":null}"#, ["reason: required"]),
                (#"{"reason":"x","changes":{}}"#, ["changes: unknown-property"]), ("[]", [": wrong-type"]),
            ] {
                let answer = try await subject.void(body)
                #expect(answer.status == 422)
                #expect(try answer.fieldCodes == codes)
            }
            #expect(try await subject.void(match: "\"1\"").status == 200)
        }
    }
}
