import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Rosters over HTTP")
struct RosterTests {
    private static let booking = """
        {"site":"S001","supporter":"支援員001","date":"2026-12-01","starts":"9:00","ends":"12:00"}
        """

    private static func path(_ id: UUID) -> String { "/v1/shifts/\(id.written)" }

    @Test("A shift is booked, sent again, refused under the same id with other content, and cancelled")
    func lifecycle() async throws {
        try await withDeskServer { server, desk in
            try await desk.activateSupporters()
            let token = desk.token(.coordinator)
            let path = Self.path(UUID())
            let booked = try await server.send("PUT", path, token: token, Self.booking)
            #expect(booked.status == 201)
            let shift = try booked.decoded(as: ShiftRecordDocument.self)
            #expect((shift.site, shift.supporter, shift.date) == ("S001", "支援員001", "2026-12-01"))
            #expect((shift.starts, shift.ends, shift.cancelled) == ("09:00", "12:00", false))
            #expect(shift.recordedAt == TestDesk.now.description)
            let again = try await server.send(
                "PUT",
                path,
                token: token,
                Self.booking.replacing("2026-12-01", with: "令和8年12月1日").replacing("S001", with: "中央図書館")
            )
            #expect(again.status == 200)
            #expect(again.body == booked.body)
            let other = try await server.send("PUT", path, token: token, Self.booking.replacing("12:00", with: "13:00"))
            #expect(other.status == 409)
            #expect(try other.problem.type == "shift-differs")

            let unsaid = try await server.send("POST", path + "/cancel", token: token, "{}")
            #expect(try unsaid.fieldCodes == ["reason: required"])
            let cancelled = try await server.send("POST", path + "/cancel", token: token, #"{"reason":"本人の都合"}"#)
            #expect(cancelled.status == 200)
            let record = try cancelled.decoded(as: ShiftRecordDocument.self)
            #expect((record.cancelled, record.reason) == (true, "本人の都合"))
            let twice = try await server.send("POST", path + "/cancel", token: token, #"{"reason":"二度目"}"#)
            #expect(twice.body == cancelled.body)
            let back = try await server.send("PUT", path, token: token, Self.booking)
            #expect(try (back.status, back.problem.type) == (409, "shift-cancelled"))
            // The time is free again.
            #expect(try await server.send("PUT", Self.path(UUID()), token: token, Self.booking).status == 201)
            let nowhere = try await server.send("POST", Self.path(UUID()) + "/cancel", token: token, #"{"reason":"x"}"#)
            #expect(try (nowhere.status, nowhere.problem.type) == (404, "shift-not-found"))
            let entries = try await desk.rosterTrail()
            #expect(entries == ["shift.booked", "shift.cancelled", "shift.booked"])
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A shift replayed stays what it is, though its supporter could not be booked any more")
    func replayAfterwards() async throws {
        try await withDeskServer { server, desk in
            try await desk.activateSupporters()
            let path = Self.path(UUID())
            let token = desk.token(.coordinator)
            #expect(try await server.send("PUT", path, token: token, Self.booking).status == 201)
            try await desk.setSupporter("支援員001", "status = 'retired'")
            #expect(try await server.send("PUT", path, token: token, Self.booking).status == 200)
            #expect(try await server.send("PUT", Self.path(UUID()), token: token, Self.booking).status == 422)
        }
    }

    @Test("Each refusal is a sentence of its own, in both languages, and nothing is booked")
    func refusals() async throws {
        try await withDeskServer { server, desk in
            try await desk.activateSupporters()
            try await desk.setSupporter("支援員002", "certified_until = '2026-12-31', appointed_until = '2026-11-30'")
            try await desk.setSupporter("支援員003", "status = 'lapsed'")
            let token = desk.token(.coordinator)
            let week = #"{"hours":[{"weekday":2,"opens":"09:00","closes":"17:00"}]}"#
            #expect(try await server.send("PUT", "/v1/sites/S001/hours", token: token, week).status == 201)
            let closure = try await server.send("PUT", "/v1/sites/S001/closures/2026-12-08", token: token, "{}")
            #expect(closure.status == 201)
            #expect(try await server.send("PUT", Self.path(UUID()), token: token, Self.booking).status == 201)
            let closed = ("支援拠点が閉まっている", "closed")
            for (change, code, ja, en) in [
                (("12:00", "8:00"), "ends: ends-before-start", "終了時刻が開始時刻以前", "end"),
                (("12:00", "9:00"), "ends: ends-before-start", "終了時刻が開始時刻以前", "end"),
                (("12:00", "25:00"), "ends: unreadable-clock-time", "24:00まで", "24:00"),
                (("2026-12-01", "2026-12-02"), "date: site-closed-on-day", closed.0, closed.1),
                (("2026-12-01", "2026-12-08"), "date: site-closed-on-day", closed.0, closed.1),
                (("9:00", "8:59"), "date: site-closed-on-day", closed.0, closed.1),
                (("S001", "S002"), "date: site-closed", "廃止日", "closed"),
                (("2026-12-01", "2022-03-31"), "date: site-not-open-yet", "開設日", "opened"),
                (("員001", "員002"), "supporter: certificate-ends", "令和8年11月30日", "2026-11-30"),
                (("員001", "員003"), "supporter: supporter-not-active", "活動中の支援員", "active"),
                (("員001", "員009"), "supporter: unknown-supporter", "登録のない支援員", "not registered"),
            ] {
                var body = Self.booking.replacing(change.0, with: change.1)
                if code.hasSuffix("not-open-yet") { body = body.replacing("員001", with: "員004") }
                for (language, part) in [("ja", ja), ("en", en)] {
                    let answer = try await server.send(
                        "PUT",
                        Self.path(UUID()),
                        token: token,
                        headers: ["Accept-Language": language],
                        body
                    )
                    #expect(answer.status == 422, "\(body)")
                    #expect(try answer.fieldCodes.contains(code), "\(body): \(answer.text)")
                    let details = try answer.problem.errors?.map(\.detail) ?? []
                    #expect(details.contains { $0.contains(part) }, "\(details)")
                }
            }
            for (language, part) in [("ja", "同じ時間帯にすでに当番"), ("en", "on duty")] {
                let double = try await server.send(
                    "PUT",
                    Self.path(UUID()),
                    token: token,
                    headers: ["Accept-Language": language],
                    Self.booking.replacing("S001", with: "S003").replacing("9:00", with: "11:59")
                )
                #expect(try (double.status, double.problem.type) == (409, "double-booked"))
                #expect(try double.problem.detail.contains(part))
            }
            let touching = Self.booking.replacing("9:00", with: "12:00").replacing("\"12:00\"}", with: "\"15:00\"}")
            #expect(try await server.send("PUT", Self.path(UUID()), token: token, touching).status == 201)
            #expect(try await desk.rosterTrail().filter { $0 == "shift.booked" }.count == 2)
        }
    }

    @Test("A shift that ends at 24:00 is one day's, and touches the next day's first")
    func midnight() async throws {
        try await withDeskServer { server, desk in
            try await desk.activateSupporters()
            let token = desk.token(.coordinator)
            let night = Self.booking.replacing("12:00", with: "24:00")
            let booked = try await server.send("PUT", Self.path(UUID()), token: token, night)
            #expect(try booked.decoded(as: ShiftRecordDocument.self).ends == "24:00")
            let morning = Self.booking.replacing("2026-12-01", with: "2026-12-02").replacing("9:00", with: "0:00")
            #expect(try await server.send("PUT", Self.path(UUID()), token: token, morning).status == 201)
        }
    }

    @Test("The roster shows shifts, missing supporters and closed days, as the shared document says them")
    func roster() async throws {
        try await withDeskServer { server, desk in
            try await desk.activateSupporters()
            let token = desk.token(.coordinator)
            let week =
                #"{"effectiveFrom":"2026-11-01","hours":[{"weekday":2,"opens":"9:00","closes":"17:00","needed":2}]}"#
            #expect(try await server.send("PUT", "/v1/sites/S001/hours", token: token, week).status == 201)
            let closure = #"{"reason":"館内\"整理\"日"}"#
            #expect(
                try await server.send("PUT", "/v1/sites/S001/closures/R8.12.8", token: token, closure).status == 201
            )
            #expect(try await server.send("PUT", Self.path(UUID()), token: token, Self.booking).status == 201)
            let answer = try await server.send("GET", "/v1/roster?site=S001&month=2026-12", token: token)
            #expect(answer.status == 200)
            let roster = try answer.decoded(as: RosterDocument.self)
            #expect((roster.from, roster.to) == ("2026-12-01", "2026-12-31"))
            #expect(roster.shifts.map(\.supporter) == ["支援員001"])
            #expect(
                roster.understaffed?.map { "\($0.date) \($0.from)–\($0.to) \($0.booked)/\($0.needed)" } == [
                    "2026-12-01 09:00–12:00 1/2", "2026-12-01 12:00–17:00 0/2", "2026-12-15 09:00–17:00 0/2",
                    "2026-12-22 09:00–17:00 0/2", "2026-12-29 09:00–17:00 0/2",
                ]
            )
            #expect(roster.closedDays == [ClosedDayDocument(site: "S001", date: "2026-12-08", reason: "館内\"整理\"日")])
            #expect(roster.sitesWithoutHours == [])
            // The hand-written JSON says what the document says.
            let encoded = try JSONReader.value(Array(try JSONEncoder().encode(roster))[...])
            for name in ["from", "to", "understaffed", "closedDays", "sitesWithoutHours"] {
                let (written, expected) = (try JSONReader.value(answer.body[...])[name], encoded[name])
                #expect(written?.sorted == expected?.sorted, "\(name)")
            }
            let person = try await server.send("GET", "/v1/roster?supporter=支援員002&month=2026-12".percent, token: token)
            let theirs = try person.decoded(as: RosterDocument.self)
            #expect(theirs.shifts == [])
            #expect(theirs.understaffed == nil)
            let usual = try await server.send("GET", "/v1/roster", token: token).decoded(as: RosterDocument.self)
            #expect((usual.from, usual.to) == ("2026-11-01", "2026-11-30"))
            #expect(usual.sitesWithoutHours == ["S003", "S057"])
            #expect(usual.closedDays.map(\.date) == ["2026-11-03"])
            #expect(usual.closedDays.first?.reason == "文化の日")
            for (query, codes) in [
                ("?month=2026-13&site=S999", ["month: unreadable-month", "site: unknown-site"]),
                (
                    "?from=x&supporter=y&z=1",
                    ["z: unknown-property", "from: unreadable-date", "supporter: unknown-supporter"]
                ),
                ("?from=2026-01-01&to=2027-12-31", ["to: day-outside"]),
                ("?from=2026-12-02&to=2026-12-01", ["from: reversed-period"]),
            ] {
                let refused = try await server.send("GET", "/v1/roster" + query, token: token)
                #expect(refused.status == 422)
                #expect(try refused.fieldCodes == codes)
            }
        }
    }

    @Test("Staff see their own sites; only coordinators book; others see nothing")
    func roles() async throws {
        try await withDeskServer { server, desk in
            try await desk.activateSupporters()
            let token = desk.token(.coordinator)
            #expect(try await server.send("PUT", Self.path(UUID()), token: token, Self.booking).status == 201)
            let elsewhere = Self.booking.replacing("S001", with: "S003").replacing("員001", with: "員002")
            let path = Self.path(UUID())
            #expect(try await server.send("PUT", path, token: token, elsewhere).status == 201)
            func sites(_ query: String, _ token: String) async throws -> [String] {
                let path = "/v1/roster?month=2026-12" + query
                return try await server.send("GET", path, token: token).decoded(as: RosterDocument.self).shifts.map(
                    \.site
                )
            }
            #expect(try await sites("", token) == ["S001", "S003"])
            #expect(try await sites("&site=S003", desk.token(.staff)) == ["S003"])
            #expect(try await sites("", desk.tokenForOneSite) == ["S001"])
            let other = try await server.send("GET", "/v1/roster?site=S003", token: desk.tokenForOneSite)
            #expect(other.status == 403)
            let ics = try await server.send("GET", "/v1/sites/S003/roster.ics", token: desk.tokenForOneSite)
            #expect(ics.status == 403)
            for role in [Role.statistician, .administrator] {
                #expect(try await server.send("GET", "/v1/roster", token: desk.token(role)).status == 403)
            }
            for role in [Role.staff, .statistician, .administrator] {
                let token = desk.token(role)
                #expect(try await server.send("PUT", Self.path(UUID()), token: token, Self.booking).status == 403)
                #expect(try await server.send("POST", path + "/cancel", token: token, "{}").status == 403)
                #expect(try await server.send("PUT", "/v1/sites/S001/hours", token: token, "{}").status == 403)
                #expect(
                    try await server.send("PUT", "/v1/sites/S001/closures/2026-12-01", token: token, "{}").status == 403
                )
            }
            #expect(try await server.send("GET", "/v1/roster").status == 401)
        }
    }

    @Test("A week is set, left alone, changed and followed by another; closures are set and taken back")
    func hours() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            let path = "/v1/sites/S001/hours"
            let empty = try await server.send("GET", path, token: desk.token(.staff))
            #expect(try empty.decoded(as: SiteHoursDocument.self).versions == [])
            let week = #"{"hours":[{"weekday":1,"opens":"09:00","closes":"17:00"}]}"#
            let first = try await server.send("PUT", path, token: token, week)
            #expect(first.status == 201)
            let document = try first.decoded(as: OpeningHoursDocument.self)
            #expect((document.effectiveFrom, document.openOnHolidays) == ("2026-11-23", false))
            #expect(document.hours.map(\.needed) == [1])
            let again = try await server.send("PUT", path, token: token, week)
            #expect(again.status == 200)
            #expect(again.body == first.body)
            let later = week.replacing("{\"hours", with: "{\"effectiveFrom\":\"R9.4.1\",\"hours")
            #expect(try await server.send("PUT", path, token: token, later).status == 201)
            let changed = later.replacing("17:00", with: "24:00").replacing(
                "\"hours",
                with: "\"openOnHolidays\":true,\"hours"
            )
            #expect(try await server.send("PUT", path, token: token, changed).status == 200)
            let closing = "/v1/sites/S001/closures/2026-12-29"
            #expect(try await server.send("PUT", closing, token: token, #"{"reason":"年末年始"}"#).status == 201)
            #expect(try await server.send("PUT", closing, token: token, #"{"reason":"年末年始"}"#).status == 200)
            let all = try await server.send("GET", path, token: token).decoded(as: SiteHoursDocument.self)
            #expect(all.versions.map(\.effectiveFrom) == ["2026-11-23", "2027-04-01"])
            #expect(all.versions.last?.hours.map(\.closes) == ["24:00"])
            #expect(all.closures.map(\.date) == ["2026-12-29"])
            let cancelled = try await server.send("POST", closing + "/cancel", token: token)
            #expect(try cancelled.decoded(as: ClosureDocument.self).cancelled)
            #expect(try await server.send("POST", closing + "/cancel", token: token).body == cancelled.body)
            let left = try await server.send("GET", path, token: token).decoded(as: SiteHoursDocument.self)
            #expect(left.closures == [])
            let none = try await server.send("POST", "/v1/sites/S001/closures/2026-12-30/cancel", token: token)
            #expect(try (none.status, none.problem.type) == (404, "closure-not-found"))
            let bad = try await server.send("PUT", "/v1/sites/S001/closures/2026-02-30", token: token, #"{"x":1}"#)
            #expect(try bad.fieldCodes == ["x: unknown-property", "date: unreadable-date"])
            #expect(try await server.send("GET", "/v1/sites/S999/hours", token: token).status == 404)
            let entries = try await desk.rosterTrail()
            #expect(
                entries == [
                    "site_hours.set", "site_hours.set", "site_hours.set", "site_closure.set", "site_closure.cancelled",
                ]
            )
        }
    }

    @Test("Hours are shown by source, side by side, and null where a source has nothing")
    func hoursBySource() async throws {
        try await withDeskServer { server, desk in
            try await desk.activateSupporters()
            let token = desk.token(.coordinator)
            let shown = "/v1/supporters/支援員001/hours?month=2026-11".percent
            func hours(_ token: String) async throws -> SupporterHoursDocument {
                try await server.send("GET", shown, token: token).decoded(as: SupporterHoursDocument.self)
            }
            let nothing = try await server.send("GET", shown, token: token)
            #expect(nothing.text.contains(#""shifts":null"#))
            let id = "/v1/reported-hours/\(UUID().written)"
            let report = #"{"supporter":"支援員001","date":"令和8年11月20日","minutes":90}"#
            let first = try await server.send("PUT", id, token: desk.token(.staff), report)
            #expect(first.status == 201)
            #expect(try await server.send("PUT", id, token: token, report).status == 200)
            let differs = try await server.send("PUT", id, token: token, report.replacing("90", with: "91"))
            #expect(try (differs.status, differs.problem.type) == (409, "report-differs"))
            // Up to today counts, what is booked for tomorrow does not yet.
            for (day, ends) in [("2026-11-20", "12:00"), ("2026-11-24", "17:00")] {
                let body = Self.booking.replacing("2026-12-01", with: day).replacing("12:00", with: ends)
                #expect(try await server.send("PUT", Self.path(UUID()), token: token, body).status == 201)
            }
            let consultation = """
                {"site":"S003","heldOn":"2026-11-05","channel":"phone","topics":["wifi"],"minutes":25,"supporters":["支援員001"]}
                """
            #expect(try await server.send("PUT", Sample.path(UUID()), token: token, consultation).status == 201)
            let all = try await hours(token)
            #expect((all.shifts, all.consultations, all.reported) == (180, 25, 90))
            #expect(all.bySite.map(\.site) == ["S001", "S003", nil])
            let own = try await hours(desk.tokenForOneSite)
            #expect((own.shifts, own.consultations, own.reported) == (180, nil, 90))
            let voided = try await server.send("POST", id + "/void", token: token)
            #expect(try voided.decoded(as: ReportedHoursDocument.self).void)
            #expect(try await hours(token).reported == nil)
            let back = try await server.send("PUT", id, token: token, report)
            #expect(try (back.status, back.problem.type) == (409, "already-cancelled"))
            let ahead = try await server.send("GET", shown.replacing("11", with: "12"), token: token)
            #expect(try ahead.decoded(as: SupporterHoursDocument.self).shifts == nil)
            let bad = try await server.send(
                "PUT",
                "/v1/reported-hours/\(UUID().written)",
                token: token,
                #"{"date":"2026-11-24","minutes":1441,"site":"X"}"#
            )
            #expect(
                try bad.fieldCodes == [
                    "supporter: required", "date: future", "site: unknown-site", "minutes: out-of-range",
                ]
            )
            let unknown = report.replacing("員001", with: "員999")
            let nobody = try await server.send("PUT", "/v1/reported-hours/\(UUID().written)", token: token, unknown)
            #expect(try nobody.fieldCodes == ["supporter: unknown-supporter"])
            let missing = try await server.send("GET", "/v1/supporters/X/hours", token: token)
            #expect(try (missing.status, missing.problem.type) == (404, "supporter-not-found"))
            let elsewhere = #"{"supporter":"支援員001","date":"2026-11-20","minutes":90,"site":"S003"}"#
            let path = "/v1/reported-hours/\(UUID().written)"
            #expect(try await server.send("PUT", path, token: desk.tokenForOneSite, elsewhere).status == 403)
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("The examples of the API document are accepted as they stand")
    func examples() async throws {
        try await withDeskServer { server, desk in
            try await desk.activateSupporters()
            let token = desk.token(.coordinator)
            func text(_ value: JSONValue) -> String {
                var writer = JSONWriter()
                writer.value(value)
                return String(decoding: writer.bytes, as: UTF8.self)
            }
            let shift = Self.path(UUID())
            for (method, path, body, status) in [
                ("PUT", "/v1/sites/S003/hours", Examples.openingHours, 201),
                ("PUT", "/v1/sites/S003/closures/2026-12-29", Examples.closure, 201),
                ("PUT", shift, Examples.shift, 201), ("POST", shift + "/cancel", Examples.shiftCancellation, 200),
                ("PUT", "/v1/reported-hours/\(UUID().written)", Examples.reportedHours, 201),
            ] {
                #expect(try await server.send(method, path, token: token, text(body)).status == status, "\(path)")
            }
        }
    }
}

extension JSONValue {
    /// Members by name, for a comparison that does not mind their order.
    fileprivate var sorted: JSONValue {
        switch self {
        case .object(let members):
            .object(members.map { .init(name: $0.name, value: $0.value.sorted) }.sorted { $0.name < $1.name })
        case .list(let values): .list(values.map(\.sorted))
        default: self
        }
    }
}

extension String {
    /// A path with its Japanese characters in percent form.
    var percent: String {
        unicodeScalars.map { $0.isASCII ? String($0) : String($0).percentEncoded }.joined()
    }
}

extension TestDesk {
    /// Makes the three supporters active, without an end.
    func activateSupporters() async throws {
        try await asSuperuser { connection in
            try connection.run(
                script: """
                    INSERT INTO supporter_status (
                        ward_code, supporter_code, number, status, effective_on, cause, recorded_at, recorded_by)
                    SELECT ward_code, supporter_code, 1, 'active', '2026-04-01', 'person', now(), 'x' FROM supporter
                    """
            )
        }
    }

    func setSupporter(_ code: String, _ assignment: String) async throws {
        try await asSuperuser { connection in
            try connection.run(
                script: "UPDATE supporter_status SET \(assignment) WHERE supporter_code = '\(code)'"
            )
        }
    }

    /// The actions in the audit trail that speak of rosters.
    func rosterTrail() async throws -> [String] {
        try await asSuperuser { connection in
            try connection.query(
                "SELECT action FROM audit_entry WHERE action ~ '^(shift|site_)' ORDER BY link, ordinal",
                as: String.self
            )
        }
    }
}
