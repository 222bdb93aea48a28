internal import DeskStore
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 申込 and 受講: who has a place at a course, who waits for one, and who came.
struct AttendanceRoutes: Sendable {
    private static let places = CourseRoutes.path + "/{course}/places"
    private static let attendances = CourseRoutes.path + "/{course}/attendances"

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(.get, Self.places, Self.placesOperation, .account(.recordAttendance, showPlaces)),
            Route(.put, Self.places + "/{id}", Self.placeOperation, .account(.recordAttendance, requestPlace)),
            Route(
                .post,
                Self.places + "/{id}/cancel",
                Self.cancelOperation,
                .account(.recordAttendance, cancelPlace)
            ),
            Route(.get, Self.attendances, Self.attendancesOperation, .account(.recordAttendance, showAttendances)),
            Route(.put, Self.attendances + "/{id}", Self.recordOperation, .account(.recordAttendance, record)),
            Route(.post, Self.attendances + "/{id}/void", Self.voidOperation, .account(.changeAttendances, void)),
        ]
    }

    @Sendable private func showPlaces(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let places = try await desk.store.places(of: CourseRoutes.code(in: context), for: caller.account)
        return Response(items: places.map { PlaceDocument($0) })
    }

    @Sendable private func requestPlace(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let id = try desk.id(in: context)
        let draft = PlaceDraft(try await desk.members(in: request))
        let settled = try await desk.store.requestPlace(
            id,
            at: CourseRoutes.code(in: context),
            for: try draft.judged(),
            by: caller.account,
            at: desk.now()
        )
        return Response(settled) { PlaceDocument($0) }
    }

    @Sendable private func cancelPlace(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let cancelled = try await desk.store.cancelPlace(
            try desk.id(in: context),
            at: CourseRoutes.code(in: context),
            by: caller.account,
            at: desk.now()
        )
        return Response(json: JSONDocument.encode(PlaceDocument(cancelled.place, movedUp: cancelled.movedUp)))
    }

    @Sendable private func showAttendances(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let attendances = try await desk.store.attendances(of: CourseRoutes.code(in: context), for: caller.account)
        return Response(items: attendances.map { AttendanceDocument($0) })
    }

    @Sendable private func record(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let id = try desk.id(in: context)
        let (code, now) = (CourseRoutes.code(in: context), desk.now())
        let members = try await desk.members(in: request)
        var reading = ReasonReading(ReasonReading.lateField)
        let lateReason = reading.lateReason(in: members)
        let said = members.filter { $0.name != ReasonReading.lateField }
        var draft = AttendanceDraft(said)
        draft.unreadable += reading.problems
        let people = try draft.judged()
        do {
            let settled = try await desk.store.recordAttendance(id, of: people, at: code, by: caller.account, at: now)
            return Response(settled) { AttendanceDocument($0) }
        } catch {
            guard let months = error.closedMonths, let lateReason else { throw error }
            let filed = try await desk.propose(
                .recordAttendance,
                id,
                of: code,
                in: months,
                as: said,
                reason: lateReason,
                by: caller.account,
                at: now
            )
            return Response(filed: filed, by: caller.account)
        }
    }

    @Sendable private func void(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let id = try desk.id(in: context)
        let reason = try ReasonReading.only(in: try await desk.members(in: request))
        let (code, now) = (CourseRoutes.code(in: context), desk.now())
        do {
            let void = try await desk.store.voidAttendance(id, at: code, because: reason, by: caller.account, at: now)
            return Response(json: JSONDocument.encode(AttendanceDocument(void)))
        } catch {
            guard let months = error.closedMonths else { throw error }
            let filed = try await desk.propose(
                .voidAttendance,
                id,
                of: code,
                in: months,
                as: [],
                reason: reason,
                by: caller.account,
                at: now
            )
            return Response(filed: filed, by: caller.account)
        }
    }
}

extension PlaceDraft {
    fileprivate func judged() throws(DeskError) -> PlaceRequest {
        do { return try request() } catch { throw .invalid(error) }
    }
}

extension AttendanceDraft {
    func judged() throws(DeskError) -> [Attendee] {
        do { return try attendees() } catch { throw .invalid(error) }
    }
}

/// What the API document says of them.
extension AttendanceRoutes {
    private static func id(_ description: String) -> Operation.Parameter {
        .init("id", in: .path, ["type": "string", "format": "uuid"], description, isRequired: true)
    }

    private static let placeID = id("The place's id, of the caller's making.")
    private static let attendanceID = id("The attendance's id, of the caller's making.")

    private static let placesOperation = Operation(
        "listPlaces",
        "The places of a course in the order in which they were asked for, cancelled ones as well",
        parameters: [CourseRoutes.code],
        answers: [.init(.ok, "The places.", .json(schema: "PlaceList"))],
        problems: [.notFound]
    )

    private static let placeOperation = Operation(
        "requestPlace",
        "Ask for a place at a course",
        description: """
            It is booked while places are free; after that it waits, and `position` says where in the line. Sending it again \
            changes nothing.
            """,
        parameters: [CourseRoutes.code, placeID],
        body: .init(content: .json(schema: "PlaceSubmission"), example: Examples.place),
        answers: [
            .init(.created, "The place, booked or waiting.", .json(schema: "Place")),
            .init(.ok, "It was asked for already.", .json(schema: "Place")),
        ],
        problems: [.notFound, .conflict, .unprocessableContent]
    )

    private static let cancelOperation = Operation(
        "cancelPlace",
        "Give a place back; the first of the waiting line moves up",
        parameters: [CourseRoutes.code, placeID],
        answers: [.init(.ok, "The place; `movedUp` is the one that was booked instead.", .json(schema: "Place"))],
        problems: [.notFound, .conflict, .unprocessableContent]
    )

    private static let attendancesOperation = Operation(
        "listAttendances",
        "Who came to a course, with what was taken back",
        parameters: [CourseRoutes.code],
        answers: [.init(.ok, "The attendances as they were written down.", .json(schema: "AttendanceList"))],
        problems: [.notFound]
    )

    private static let recordOperation = Operation(
        "recordAttendance",
        "Write down who came to a course, with their survey",
        description: """
            All of them are written down, or none. `count` stands for so many anonymous people who are alike. The id (a UUID) \
            makes sending it again safe: an identical replay changes nothing and answers 200. In a closed month it needs a `lateReason`, \
            and waits for approval.
            """,
        parameters: [CourseRoutes.code, attendanceID],
        body: .init(content: .json(schema: "AttendanceSubmission"), example: Examples.attendance),
        answers: [
            .init(.created, "It is on record now.", .json(schema: "Attendance")),
            .init(.ok, "It was on record already.", .json(schema: "Attendance")),
            AmendmentRoutes.accepted,
        ],
        problems: [.notFound, .conflict, .unprocessableContent]
    )

    private static let voidOperation = Operation(
        "voidAttendance",
        "Take back what was written down under an id: it stays readable and counts nowhere any more",
        description: "Staff take back what they wrote down themselves today.",
        parameters: [CourseRoutes.code, attendanceID],
        body: .init(content: .json(schema: "Void"), example: Examples.void),
        answers: [
            .init(.ok, "The attendance as it is now.", .json(schema: "Attendance")), AmendmentRoutes.accepted,
        ],
        problems: [.notFound, .conflict, .unprocessableContent]
    )
}
