internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Entries that may be the same person, the strongest signs first; those of which somebody has decided are left out. 200 at most.
    ///
    /// Throws `.unavailable`.
    package func likelyDuplicates() async throws(DeskError) -> [LikelyDuplicate] {
        let ward = ward
        return try await changing { connection in try Self.duplicates(of: nil, ward: ward, on: connection) }
    }

    /// Entries that may be the same person as this one. Throws `.unavailable`.
    package func likelyDuplicates(of id: Resident.ID) async throws(DeskError) -> [LikelyDuplicate] {
        let ward = ward
        return try await changing { connection in try Self.duplicates(of: id, ward: ward, on: connection) }
    }

    private static func duplicates(
        of id: Resident.ID?,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [LikelyDuplicate] {
        // Said in the statement and not by a parameter, so that one person's are found by an index.
        let own = id == nil ? "a.resident_id < b.resident_id" : "a.resident_id = $2 AND b.resident_id <> $2"
        let pairs = try connection.withPersonalData {
            try connection.query(
                """
                SELECT a.resident_id, b.resident_id, coalesce(a.phone_key = b.phone_key, false),
                    coalesce(a.kana_key = b.kana_key, false), coalesce(a.name_key = b.name_key, false),
                    coalesce(a.birth_year = b.birth_year, false)
                FROM (
                    SELECT a.resident_id AS one, b.resident_id AS other FROM resident_person AS a
                    JOIN resident_person AS b ON b.ward_code = a.ward_code AND b.phone_key = a.phone_key
                    WHERE a.ward_code = $1 AND \(own)
                    UNION
                    SELECT a.resident_id, b.resident_id FROM resident_person AS a
                    JOIN resident_person AS b ON b.ward_code = a.ward_code AND b.kana_key = a.kana_key
                    WHERE a.ward_code = $1 AND \(own)
                ) AS pair
                JOIN resident_person AS a ON a.ward_code = $1 AND a.resident_id = pair.one
                JOIN resident_person AS b ON b.ward_code = $1 AND b.resident_id = pair.other
                WHERE a.birth_year IS NULL OR b.birth_year IS NULL OR a.birth_year = b.birth_year
                ORDER BY 3 DESC, 4 DESC, 5 DESC, 6 DESC, 1, 2
                LIMIT 1000
                """,
                [ward] + (id.map { [$0] } ?? []),
                as: UUID.self,
                UUID.self,
                Bool.self,
                Bool.self,
                Bool.self,
                Bool.self
            )
        }
        let decided = try decided(among: pairs.map { ($0.0, $0.1) }, ward: ward, on: connection)
        return pairs.filter { !decided.contains(Set([$0.0, $0.1])) }.prefix(200).map { pair in
            let signs: [(LikelyDuplicate.Sign, Bool)] = [
                (.phone, pair.2), (.kana, pair.3), (.name, pair.4), (.birthYear, pair.5),
            ]
            return LikelyDuplicate(residents: [pair.0, pair.1], because: signs.filter(\.1).map(\.0))
        }
    }

    /// The pairs that are one person already, or of which somebody said that they are two.
    private static func decided(
        among pairs: [(UUID, UUID)],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Set<Set<UUID>> {
        Set(
            try connection.query(
                """
                SELECT pair.one, pair.other
                FROM unnest($2::uuid[], $3::uuid[]) AS pair (one, other)
                JOIN resident AS a ON a.ward_code = $1 AND a.resident_id = pair.one
                JOIN resident AS b ON b.ward_code = $1 AND b.resident_id = pair.other
                WHERE coalesce(a.merged_into, a.resident_id) = coalesce(b.merged_into, b.resident_id)
                    OR EXISTS (
                        SELECT FROM resident_decision AS d
                        WHERE d.ward_code = $1 AND NOT d.same AND d.undone_at IS NULL
                            AND (d.kept, d.other) IN ((pair.one, pair.other), (pair.other, pair.one)))
                """,
                [ward, pairs.map(\.0), pairs.map(\.1)],
                as: UUID.self,
                UUID.self
            ).map { Set([$0.0, $0.1]) }
        )
    }

    /// Says that two entries are the same person: from now on they count once. The entry that stands for `id` stands for both.
    ///
    /// Throws `.residentNotFound`, `.conflict`, `.unavailable`.
    package func merge(
        _ other: Resident.ID,
        into id: Resident.ID,
        reason: String?,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Resident {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            try PeopleCounts.changing(.entries, of: [id, other], ward: ward, on: connection) {
                let (kept, merged) = (
                    try Self.standing(for: id, ward: ward, on: connection),
                    try Self.standing(for: other, ward: ward, on: connection)
                )
                guard kept != merged else { throw DeskError.conflict(.samePerson) }
                try Self.refuseTwoSupporters(kept, merged, ward: ward, on: connection)
                try Self.decide(
                    kept,
                    merged,
                    same: true,
                    reason: reason,
                    by: account,
                    at: now,
                    ward: ward,
                    on: connection
                )
                try connection.execute(
                    """
                    UPDATE resident SET merged_into = $2
                    WHERE ward_code = $1 AND (resident_id = $3 OR merged_into = $3)
                    """,
                    [ward, kept, merged]
                )
                try ChangeStatement.log(
                    "resident.merged",
                    of: "\(merged.written) \(kept.written)",
                    by: account,
                    at: now,
                    ward: ward,
                    on: connection
                )
            }
            return try Self.entry(id, seal: seal, on: connection)
        }
    }

    /// Takes back that this entry is the same person as another: both are what they were before.
    ///
    /// Throws `.residentNotFound`, `.conflict`, `.unavailable`.
    package func undoMerge(of id: Resident.ID, by account: Account, at now: Instant) async throws(DeskError) -> Resident
    {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            try PeopleCounts.changing(.entries, of: [id], ward: ward, on: connection) {
                _ = try Self.standing(for: id, ward: ward, on: connection)
                let undone = try connection.execute(
                    """
                    UPDATE resident_decision SET undone_at = $3, undone_by = $4
                    WHERE ward_code = $1 AND other = $2 AND same AND undone_at IS NULL
                    """,
                    [ward, id, now, account.name]
                )
                guard undone > 0 else { throw DeskError.conflict(.notMerged) }
                try Self.regroup(id, ward: ward, on: connection)
                try ChangeStatement.log(
                    "resident.unmerged",
                    of: id.written,
                    by: account,
                    at: now,
                    ward: ward,
                    on: connection
                )
            }
            return try Self.entry(id, seal: seal, on: connection)
        }
    }

    /// Says that two entries are two people, so that nobody is asked again. Throws `.residentNotFound`, `.conflict`, `.unavailable`.
    package func distinguish(
        _ id: Resident.ID,
        from other: Resident.ID,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) {
        let ward = ward
        try await changing { connection in
            let (one, two) = (
                try Self.standing(for: id, ward: ward, on: connection),
                try Self.standing(for: other, ward: ward, on: connection)
            )
            guard one != two else { throw DeskError.conflict(.samePerson) }
            try Self.decide(
                id,
                other,
                same: false,
                reason: nil,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            try ChangeStatement.log(
                "resident.distinguished",
                of: "\(id.written) \(other.written)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
        }
    }

    /// The entry that stands for the person of this one. Throws `.residentNotFound`.
    static func standing(for id: Resident.ID, ward: Ward.ID, on connection: isolated Connection) throws -> Resident.ID {
        guard
            let standing = try connection.query(
                """
                SELECT coalesce(merged_into, resident_id) FROM resident
                WHERE ward_code = $1 AND resident_id = $2 AND withdrawn_on IS NULL
                """,
                [ward, id],
                as: UUID.self
            ).first
        else { throw DeskError.residentNotFound }
        return standing
    }

    private static func refuseTwoSupporters(
        _ kept: Resident.ID,
        _ merged: Resident.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let people = try connection.query(
            """
            SELECT DISTINCT coalesce(r.merged_into, r.resident_id)
            FROM conversion AS c JOIN resident AS r USING (ward_code, resident_id)
            WHERE c.ward_code = $1 AND NOT c.void AND coalesce(r.merged_into, r.resident_id) = ANY ($2)
            """,
            [ward, [kept, merged]],
            as: UUID.self
        )
        guard people.count < 2 else { throw DeskError.conflict(.bothAreSupporters) }
    }

    private static func decide(
        _ kept: Resident.ID,
        _ other: Resident.ID,
        same: Bool,
        reason: String?,
        by account: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        var generator = SystemRandomNumberGenerator()
        try connection.execute(
            """
            INSERT INTO resident_decision (
                ward_code, decision_id, kept, other, same, decided_at, decided_by, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [ward, UUID.version7(at: now, random: &generator), kept, other, same, now, account.name, reason]
        )
    }

    /// Works out anew which entries stand for whom, after a decision about `id` was taken back: whoever was merged into it, or into one
    /// of those, goes with it.
    private static func regroup(_ id: Resident.ID, ward: Ward.ID, on connection: isolated Connection) throws {
        try connection.execute(
            """
            WITH RECURSIVE part AS (
                SELECT $2::uuid AS entry
                UNION
                SELECT d.other FROM part JOIN resident_decision AS d
                    ON d.ward_code = $1 AND d.kept = part.entry AND d.same AND d.undone_at IS NULL
            )
            UPDATE resident SET merged_into = CASE WHEN resident_id = $2 THEN NULL ELSE $2 END
            WHERE ward_code = $1 AND resident_id IN (SELECT entry FROM part)
            """,
            [ward, id]
        )
    }
}
