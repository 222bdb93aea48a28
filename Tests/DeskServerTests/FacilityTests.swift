import DeskStore
import DeskTestSupport
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("GET /v1/facilities")
struct FacilityTests {
    private func withRegister(_ test: @Sendable (LiveServer, TestDesk) async throws -> Void) async throws {
        try await withDeskServer { server, desk in
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        INSERT INTO facility_survey (
                            ward_code, facility_code, surveyed_on, name, kind, main, wifi, terminals, site_code)
                        VALUES
                            ('131156', 'F01', '2025-10-01', '杉並公会堂', 'ホール', true, NULL, NULL, NULL),
                            ('131156', 'F01', '2026-10-01', '杉並公会堂', 'ホール', true, true, 2, NULL),
                            ('131156', 'S001', '2025-10-01', '中央図書館', '図書館', true, true, 5, 'S001');
                        """
                )
            }
            try await test(server, desk)
        }
    }

    @Test("Each facility is shown as it was last found, with null for what is not known")
    func list() async throws {
        try await withRegister { server, desk in
            let answer = try await server.send("GET", "/v1/facilities", token: desk.token(.statistician))
            #expect(
                answer.text == """
                    {"items":[{"facility":"F01","kind":"ホール","main":true,"name":"杉並公会堂","site":null,\
                    "surveyedOn":"2026-10-01","terminals":2,"wifi":true},\
                    {"facility":"S001","kind":"図書館","main":true,"name":"中央図書館","site":"S001",\
                    "surveyedOn":"2025-10-01","terminals":5,"wifi":true}]}
                    """
            )
            let before = try await server.send(
                "GET",
                "/v1/facilities?asOf=R8.9.30",
                token: desk.token(.statistician)
            )
            let items = try before.decoded(as: ListDocument<FacilityDocument>.self).items
            #expect(items.map(\.surveyedOn) == ["2025-10-01", "2025-10-01"])
            #expect(items.first?.wifi == nil)
            #expect(before.text.contains(#""terminals":null,"wifi":null"#))
            let none = try await server.send("GET", "/v1/facilities?asOf=2025-09-30", token: desk.token(.coordinator))
            #expect(none.text == #"{"items":[]}"#)
        }
    }

    @Test("A query that cannot be read is refused with all that is wrong")
    func invalid() async throws {
        try await withDeskServer { server, desk in
            let answer = try await server.send("GET", "/v1/facilities?asof=1&asOf=x", token: desk.token(.coordinator))
            #expect(answer.status == 422)
            #expect(try answer.fieldCodes == ["asof: unknown-property", "asOf: unreadable-date"])
        }
    }
}
