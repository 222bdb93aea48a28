internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Every place that was asked for, in that order, cancelled ones as well. Throws `.courseNotFound`, `.unavailable`.
    package func places(of code: Course.ID, for account: Account) async throws(DeskError) -> [CoursePlace] {
        let ward = ward
        return try await reading { connection in
            _ = try Self.course(code, for: account, ward: ward, on: connection)
            return try connection.query(
                """
                SELECT \(CoursePlace.columns) FROM course_place
                WHERE ward_code = $1 AND course_code = $2 ORDER BY number
                """,
                [ward, code],
                decode: { try CoursePlace(&$0) }
            )
        }
    }

    /// Books a place while there are free ones, and joins the waiting line when there are none. Asked again under the same id
    /// it changes nothing.
    ///
    /// Throws `.courseNotFound`, `.invalid` for a resident nobody knows, `.conflict`, `.unavailable`.
    package func requestPlace(
        _ id: CoursePlace.ID,
        at code: Course.ID,
        for request: PlaceRequest,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<CoursePlace> {
        let ward = ward
        return try await changing { connection in
            let course = try Self.heldCourse(code, for: account, ward: ward, on: connection)
            if let place = try Self.place(id, ward: ward, on: connection) {
                guard place.course == code, place.request == request else { throw DeskError.conflict(.placeDiffers) }
                return .unchanged(place)
            }
            guard !course.isCancelled else { throw DeskError.conflict(.courseCancelled) }
            if let resident = request.resident {
                _ = try PeopleCounts.hold([resident], for: .visits, ward: ward, on: connection)
                try Self.checkResidents([resident], ward: ward, on: connection)
                try Self.checkNoPlace(of: resident, at: code, ward: ward, on: connection)
            }
            let booked = try Self.placeCount(.booked, of: code, ward: ward, on: connection)
            let status = booked < course.content.capacity ? CoursePlace.Status.booked : .waiting
            try connection.execute(
                """
                INSERT INTO course_place (
                    ward_code, place_id, course_code, number, resident_id, age_band, status, recorded_at, recorded_by)
                SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8
                FROM course_place WHERE ward_code = $1 AND course_code = $3
                """,
                [ward, id, code, request.resident, request.ageBand, status, now, account.name]
            )
            try Self.log("place.\(status)", of: id, at: code, by: account, now, ward: ward, on: connection)
            guard let place = try Self.place(id, ward: ward, on: connection) else { throw DeskError.internalFault }
            return .created(place)
        }
    }

    /// Gives a place back; the first of the waiting line moves up.
    ///
    /// Throws `.courseNotFound`, `.placeNotFound`, `.conflict` when it was given back already, `.unavailable`.
    package func cancelPlace(
        _ id: CoursePlace.ID,
        at code: Course.ID,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> (place: CoursePlace, movedUp: CoursePlace.ID?) {
        let ward = ward
        return try await changing { connection in
            let course = try Self.heldCourse(code, for: account, ward: ward, on: connection)
            guard var place = try Self.place(id, ward: ward, on: connection), place.course == code else {
                throw DeskError.placeNotFound
            }
            guard place.status != .cancelled else { throw DeskError.conflict(.alreadyCancelled) }
            try connection.execute(
                "UPDATE course_place SET status = 'cancelled' WHERE ward_code = $1 AND place_id = $2",
                [ward, id]
            )
            place.status = .cancelled
            place.position = nil
            try Self.log("place.cancelled", of: id, at: code, by: account, now, ward: ward, on: connection)
            let movedUp = try Self.fillPlaces(of: course, by: account, at: now, ward: ward, on: connection)
            return (place, movedUp.first)
        }
    }

    /// Moves the first of the waiting line up as far as places are free, and gives those, the first one first.
    @discardableResult
    static func fillPlaces(
        of course: Course,
        by account: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [CoursePlace.ID] {
        guard !course.isCancelled else { return [] }
        let free = course.content.capacity - (try placeCount(.booked, of: course.code, ward: ward, on: connection))
        guard free > 0 else { return [] }
        let movedUp = try connection.query(
            """
            WITH moved AS (
                UPDATE course_place SET status = 'booked'
                WHERE ward_code = $1 AND place_id IN (
                    SELECT place_id FROM course_place
                    WHERE ward_code = $1 AND course_code = $2 AND status = 'waiting' ORDER BY number LIMIT $3)
                RETURNING number, place_id
            )
            SELECT place_id FROM moved ORDER BY number
            """,
            [ward, course.code, free],
            as: UUID.self
        )
        for id in movedUp {
            try log("place.booked", of: id, at: course.code, by: account, now, ward: ward, on: connection)
        }
        return movedUp
    }

    static func placeCount(
        _ status: CoursePlace.Status,
        of code: Course.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Int {
        try connection.query(
            "SELECT count(*) FROM course_place WHERE ward_code = $1 AND course_code = $2 AND status = $3",
            [ward, code, status],
            as: Int.self
        ).first ?? 0
    }

    private static func place(
        _ id: CoursePlace.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> CoursePlace? {
        try connection.query(
            "SELECT \(CoursePlace.columns) FROM course_place WHERE ward_code = $1 AND place_id = $2",
            [ward, id],
            decode: { try CoursePlace(&$0) }
        ).first
    }

    /// The same person asks once, whichever of their entries is named.
    private static func checkNoPlace(
        of resident: UUID,
        at code: Course.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let isThere = try connection.query(
            """
            SELECT EXISTS (
                SELECT FROM course_place AS p
                JOIN resident AS r ON r.ward_code = p.ward_code AND r.resident_id = p.resident_id
                JOIN resident AS n ON n.ward_code = p.ward_code AND n.resident_id = $3
                WHERE p.ward_code = $1 AND p.course_code = $2 AND p.status <> 'cancelled'
                    AND coalesce(r.merged_into, r.resident_id) = coalesce(n.merged_into, n.resident_id))
            """,
            [ward, code, resident],
            as: Bool.self
        )
        if isThere == [true] { throw DeskError.conflict(.alreadyBooked) }
    }

    /// Writes to the trail what was done to a place or an attendance of a course.
    static func log(
        _ action: String,
        of id: UUID,
        at code: Course.ID,
        by account: Account,
        _ now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let subject = "\(code)/\(id.written)"
        try ChangeStatement.log(action, of: subject, by: account, at: now, ward: ward, on: connection)
    }
}
