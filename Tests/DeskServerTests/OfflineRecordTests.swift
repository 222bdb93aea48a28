import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Records that were made while there was no connection")
struct OfflineRecordTests {
    @Test("A topic, an outcome or a site that has been retired since is accepted with its old code")
    func retiredSince() async throws {
        try await withDeskServer { server, desk in
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        INSERT INTO outcome (ward_code, code, title_ja, title_en, position, retired_on)
                        VALUES ('131156', 'called_back', '折り返し', 'Called back', 99, '2026-11-01');
                        UPDATE topic SET retired_on = '2026-11-01' WHERE ward_code = '131156' AND code = 'maps';
                        UPDATE site SET closed_on = '2026-10-31' WHERE ward_code = '131156' AND site_code = 'S003';
                        """
                )
            }
            let path = Sample.path(UUID())
            let body = """
                {"site":"S003","heldAt":"2026-10-30T16:50:00+09:00","channel":"in_person","topics":["maps","fax"],
                "outcome":"called_back"}
                """
            let answer = try await server.send("PUT", path, token: desk.token(.staff), body)
            #expect(answer.status == 201, "\(answer.text)")
            let document = try answer.decoded(as: ConsultationDocument.self)
            #expect(document.topics.sorted() == ["fax", "maps"])
            #expect(document.outcome == "called_back")
            #expect(document.site == "S003")
            #expect(try await server.send("PUT", path, token: desk.token(.staff), body).status == 200)
            #expect(try await desk.store.verify().isEmpty)
        }
    }

    @Test("An id that stands for something else shows both to those who may read the record; to others there is none")
    func differs() async throws {
        try await withDeskServer { server, desk in
            let id = UUID()
            let (path, token) = (Sample.path(id), desk.token(.staff))
            #expect(try await server.send("PUT", path, token: token, Sample.small(site: "S003")).status == 201)
            let other = Sample.small(site: "S001", more: #","minutes":9"#)
            let shown = try await server.send("PUT", path, token: token, other)
            #expect(shown.status == 409)
            let problem = try shown.problem
            #expect(problem.type == "consultation-differs")
            #expect(
                problem.stored
                    == (try await server.send("GET", path, token: token).decoded(as: ConsultationDocument.self))
            )
            #expect(problem.sent?.id == id.written)
            #expect(problem.sent?.site == "S001")
            #expect(problem.sent?.minutes == 9)

            let hidden = try await server.send("PUT", path, token: desk.tokenForOneSite, other)
            #expect(hidden.status == 404)
            #expect(try hidden.problem.type == "consultation-not-found")
            #expect(try hidden.problem.stored == nil)
            #expect(try hidden.problem.sent == nil)
            #expect(!hidden.text.contains("S003"))
            for (who, isShown) in [(token, true), (desk.tokenForOneSite, false)] {
                let batch = try await server.send(
                    "POST",
                    "/v1/consultations/batch",
                    token: who,
                    headers: ["Content-Type": "application/x-ndjson"],
                    #"{"id":"\#(id.written)",\#(other.dropFirst())"#
                )
                let line = try batch.decoded(as: BatchLineDocument.self)
                #expect(line.status == (isShown ? 409 : 404))
                #expect((line.problem?.stored?.site == "S003") == isShown)
                #expect((line.problem?.sent != nil) == isShown)
            }
            #expect(try await desk.store.revisions(of: id).count == 1)
        }
    }
}
