internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Books a supporter. The same again under the same id changes nothing.
    ///
    /// Throws `.invalid` with all that is wrong, `.conflict(.doubleBooked)`, `.conflict(.shiftDiffers)` when the id
    /// stands for something else, `.conflict(.shiftCancelled)`, `.otherSite` at a site that is not the account's,
    /// `.unavailable`.
    package func bookShift(
        _ id: Shift.ID,
        _ draft: ShiftDraft,
        desk: Desk,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<Shift> {
        let reading = ShiftReading(draft, desk: desk)
        if let site = reading.site { try account.check(.editRoster, at: site.code) }
        let ward = ward
        do {
            return try await changing { connection in
                if let kept = try Self.shift(id, ward: ward, on: connection) { return try kept.settled(by: reading) }
                let shift = Shift(
                    id: id,
                    booking: try Self.booking(reading, ward: ward, on: connection),
                    recordedAt: now,
                    recordedBy: account.name
                )
                guard try Self.add([shift], ward: ward, on: connection) == 1 else {
                    // Somebody else has booked under this id in the meantime.
                    guard let kept = try Self.shift(id, ward: ward, on: connection) else {
                        throw DeskError.conflict(.doubleBooked)
                    }
                    return try kept.settled(by: reading)
                }
                try ChangeStatement.log(
                    "shift.booked",
                    of: shift.trace,
                    by: account,
                    at: now,
                    ward: ward,
                    on: connection
                )
                return .created(shift)
            }
        } catch .conflict(.doubleBooked) {
            // It may have been this very shift, sent twice at the same time.
            let kept = try await self.reading { connection in try Self.shift(id, ward: ward, on: connection) }
            guard let kept, kept.booking == reading.unjudged else { throw .conflict(.doubleBooked) }
            return .unchanged(kept)
        }
    }

    /// Cancels a shift; the record stays. A second time changes nothing.
    ///
    /// Throws `.shiftNotFound`, also for one at a site that is not the account's, `.unavailable`.
    package func cancelShift(
        _ id: Shift.ID,
        reason: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<Shift> {
        let ward = ward
        return try await changing { connection in
            guard var shift = try Self.shift(id, ward: ward, locked: true, on: connection),
                account.may(.editRoster, at: shift.booking.site)
            else { throw DeskError.shiftNotFound }
            guard !shift.isCancelled else { return .unchanged(shift) }
            shift.isCancelled = true
            shift.reason = reason
            try connection.execute(
                "UPDATE shift SET cancelled = true, reason = $3 WHERE ward_code = $1 AND shift_id = $2",
                [ward, id, reason]
            )
            try ChangeStatement.log(
                "shift.cancelled",
                of: shift.trace,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return .changed(shift)
        }
    }

    private static func shift(
        _ id: Shift.ID,
        ward: Ward.ID,
        locked: Bool = false,
        on connection: isolated Connection
    ) throws -> Shift? {
        try connection.query(
            "SELECT \(Shift.columns) FROM shift WHERE ward_code = $1 AND shift_id = $2 \(locked ? "FOR UPDATE" : "")",
            [ward, id],
            decode: { try Shift(&$0) }
        ).first
    }

    /// What the draft books, judged by the site's calendar and the supporter's standing.
    private static func booking(
        _ reading: ShiftReading,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Booking {
        var calendar: SiteCalendar?
        if let site = reading.site, let day = reading.day {
            calendar = try calendars(of: [site], in: day...day, ward: ward, on: connection).first
        }
        let standing = try reading.supporter.flatMap { supporter in
            try standings(of: [(supporter, reading.day)], ward: ward, on: connection).first ?? nil
        }
        return try reading.booking(calendar: calendar, standing: standing)
    }

    /// Where supporters stand on days, in the order in which they are asked for; nil for a code that nobody has.
    /// Without a day it only says whether somebody has the code.
    static func standings(
        of asked: [(supporter: Supporter.ID, day: CivilDate?)],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [SupporterStanding?] {
        try connection.query(
            """
            SELECT s.supporter_code IS NOT NULL, t.status, t.certified_until, t.appointed_until
            FROM unnest($2::text[], $3::date[]) WITH ORDINALITY AS a (supporter_code, day, number)
            LEFT JOIN supporter AS s ON s.ward_code = $1 AND s.supporter_code = a.supporter_code
            LEFT JOIN LATERAL (
                SELECT status, certified_until, appointed_until FROM supporter_status AS t
                WHERE t.ward_code = $1 AND t.supporter_code = a.supporter_code
                    AND t.effective_on <= a.day AND (t.ended_on IS NULL OR t.ended_on > a.day)
                ORDER BY number DESC LIMIT 1
            ) AS t ON true
            ORDER BY a.number
            """,
            [ward, asked.map(\.supporter), asked.map(\.day)]
        ) { row in
            let (isKnown, status): (Bool, String?) = (try row.next(), try row.next())
            let standing = SupporterStanding(
                status: status.flatMap { SupporterStatus(rawValue: $0) },
                certifiedUntil: try row.next(),
                appointedUntil: try row.next()
            )
            return isKnown ? standing : nil
        }
    }

    /// Adds those whose ids are not on record yet, and says how many these were. Holds the supporters: two who book the same person
    /// would otherwise wait for each other in the index that refuses the second.
    static func add(_ shifts: [Shift], ward: Ward.ID, on connection: isolated Connection) throws -> Int {
        try hold(shifts.map(\.booking.supporter), ward: ward, on: connection)
        return try connection.execute(
            """
            INSERT INTO shift (
                ward_code, shift_id, site_code, supporter_code, held_on, starts, ends, recorded_at, recorded_by)
            SELECT $1, *, $8, $9 FROM unnest(
                $2::uuid[], $3::text[], $4::text[], $5::date[], $6::smallint[], $7::smallint[])
            ON CONFLICT (ward_code, shift_id) DO NOTHING
            """,
            [
                ward, shifts.map(\.id), shifts.map(\.booking.site), shifts.map(\.booking.supporter),
                shifts.map(\.booking.day), shifts.map(\.booking.starts.column), shifts.map(\.booking.ends.column),
                shifts.first?.recordedAt, shifts.first?.recordedBy,
            ]
        )
    }
}

extension Shift {
    /// How the audit trail names it.
    fileprivate var trace: String { "\(id.written) \(booking.site) \(booking.day) \(booking.supporter)" }

    /// What a second submission under this shift's id comes to.
    fileprivate func settled(by reading: ShiftReading) throws -> Settled<Shift> {
        guard let booking = reading.unjudged else {
            // What cannot be read says why.
            _ = try reading.booking(calendar: nil, standing: nil)
            throw DeskError.conflict(.shiftDiffers)
        }
        guard booking == self.booking else { throw DeskError.conflict(.shiftDiffers) }
        guard !isCancelled else { throw DeskError.conflict(.shiftCancelled) }
        return .unchanged(self)
    }
}
