internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// What a withdrawal of consent left.
    package struct Withdrawal: Hashable, Sendable {
        package let resident: Resident.ID
        package let on: CivilDate
        /// Whether the person works as a supporter: then their contact as one stays.
        package let keepsSupporter: Bool
    }

    /// 同意の撤回: erases the person from every entry that is theirs and cuts the records off from them; all counts stay.
    ///
    /// - Parameter isConfirmed: whether the caller knows that somebody who works as a supporter stays on record as one.
    ///
    /// Throws `.residentNotFound`, `.conflict(.withdrawalNeedsConfirmation)`, `.unavailable`.
    package func withdrawConsent(
        of id: Resident.ID,
        isConfirmed: Bool,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Withdrawal {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            let entries = try PeopleCounts.hold([id], for: .entries, ward: ward, on: connection)
            let person = try Self.standing(for: id, ward: ward, on: connection)
            let supporter = try Self.supporter(of: entries, ward: ward, on: connection)
            if supporter?.isAtWork == true, !isConfirmed { throw DeskError.conflict(.withdrawalNeedsConfirmation) }
            try Self.erase(
                entries,
                of: person,
                supporter: supporter?.isAtWork == true ? nil : supporter?.code,
                at: now,
                seal: seal,
                on: connection
            )
            try ChangeStatement.log(
                "resident.withdrew",
                of: person.written,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return Withdrawal(resident: id, on: now.day, keepsSupporter: supporter?.isAtWork == true)
        }
    }

    /// Erases a person from every entry that is theirs and cuts the records off from them; all counts stay.
    ///
    /// - Parameter supporter: the code under which nobody has a reason to reach them any more.
    static func erase(
        _ entries: [Resident.ID],
        of person: Resident.ID,
        supporter: Supporter.ID?,
        at now: Instant,
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws {
        let ward = seal.ward
        try cutConversions(of: entries, ward: ward, on: connection)
        try unlink(entries, of: person, at: now, ward: ward, on: connection)
        try eraseAmendments(speakingOf: entries, seal: seal, on: connection)
        try connection.execute(
            "UPDATE resident SET withdrawn_on = $3 WHERE ward_code = $1 AND resident_id = ANY ($2)",
            [ward, entries, now.day]
        )
        try connection.execute(
            """
            UPDATE resident_consent SET withdrawn_on = greatest(given_on, $3)
            WHERE ward_code = $1 AND resident_id = ANY ($2) AND withdrawn_on IS NULL
            """,
            [ward, entries, now.day]
        )
        try connection.withPersonalData {
            try connection.execute(
                "DELETE FROM resident_person WHERE ward_code = $1 AND resident_id = ANY ($2)",
                [ward, entries]
            )
            // Who does not work as a supporter any more, or never did, has no reason to be reached.
            if let supporter {
                try connection.execute(
                    "DELETE FROM supporter_contact WHERE ward_code = $1 AND supporter_code = $2",
                    [ward, supporter]
                )
            }
        }
    }

    static func supporter(
        of entries: [Resident.ID],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> (code: Supporter.ID, isAtWork: Bool)? {
        try connection.query(
            """
            SELECT c.supporter_code, coalesce(s.status NOT IN ('lapsed', 'retired', 'declined'), false)
            FROM conversion AS c
            LEFT JOIN supporter_status AS s
                ON s.ward_code = c.ward_code AND s.supporter_code = c.supporter_code AND s.ended_on IS NULL
            WHERE c.ward_code = $1 AND c.resident_id = ANY ($2) AND NOT c.void
            """,
            [ward, entries],
            as: Supporter.ID.self,
            Bool.self
        ).first.map { (code: $0.0, isAtWork: $0.1) }
    }

    /// Takes the link to the resident out; what the funnel needs of them stands in the conversion.
    private static func cutConversions(
        of entries: [Resident.ID],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            "UPDATE conversion SET resident_id = NULL WHERE ward_code = $1 AND resident_id = ANY ($2)",
            [ward, entries]
        )
    }

    /// Puts stand-ins that nobody knows in the place of the entries, still one person.
    private static func unlink(
        _ entries: [Resident.ID],
        of person: Resident.ID,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let standIns = entries.map { _ in UUID() }
        let first = zip(entries, standIns).first { $0.0 == person }?.1
        try connection.execute(
            """
            INSERT INTO resident (ward_code, resident_id, registered_at, merged_into, withdrawn_on)
            SELECT $1, id, $3, nullif($4, id), $5 FROM unnest($2::uuid[]) AS id
            """,
            // Not the moment, by which the two could be joined again.
            [ward, standIns, Instant(startOf: now.day), first, now.day]
        )
        try connection.execute("SELECT unlink_resident($1, $2, $3)", [ward, entries, standIns])
    }
}
