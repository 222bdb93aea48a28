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
            let supporters = try Self.supporters(from: entries, ward: ward, on: connection)
            let stays = supporters.filter { $0.works || $0.isOnTheWay && !$0.isVoid }
            if !stays.isEmpty, !isConfirmed { throw DeskError.conflict(.withdrawalNeedsConfirmation) }
            try Self.erase(
                entries,
                of: person,
                supporters: Set(supporters).subtracting(stays).map(\.code),
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
            return Withdrawal(resident: id, on: now.day, keepsSupporter: !stays.isEmpty)
        }
    }

    /// Erases a person from every entry that is theirs and cuts the records off from them; all counts stay.
    ///
    /// - Parameter supporters: the codes under which nobody has a reason to reach them any more.
    static func erase(
        _ entries: [Resident.ID],
        of person: Resident.ID,
        supporters: [Supporter.ID],
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
            try connection.execute(
                "DELETE FROM supporter_contact WHERE ward_code = $1 AND supporter_code = ANY ($2)",
                [ward, supporters]
            )
        }
    }

    /// A supporter whose contact may have come from a resident.
    struct SupporterOnceResident: Hashable {
        let code: Supporter.ID
        /// Whether it was found that the resident and the supporter are not the same after all.
        let isVoid: Bool
        let works: Bool
        let isOnTheWay: Bool
    }

    /// Those that these entries were converted to, also by a conversion that was voided: it may have taken a contact along.
    static func supporters(
        from entries: [Resident.ID],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [SupporterOnceResident] {
        try connection.query(
            """
            SELECT c.supporter_code, bool_and(c.void), coalesce(bool_or(\(SupporterSQL.works)), false),
                coalesce(bool_or(\(SupporterSQL.isOnTheWay)), false)
            FROM conversion AS c
            LEFT JOIN supporter_status AS s
                ON s.ward_code = c.ward_code AND s.supporter_code = c.supporter_code AND s.ended_on IS NULL
            WHERE c.ward_code = $1 AND c.resident_id = ANY ($2)
            GROUP BY c.supporter_code
            """,
            [ward, entries],
            as: Supporter.ID.self,
            Bool.self,
            Bool.self,
            Bool.self
        ).map { SupporterOnceResident(code: $0.0, isVoid: $0.1, works: $0.2, isOnTheWay: $0.3) }
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
