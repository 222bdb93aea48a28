internal import Postgres
package import SupportDesk

/// Why the keys at hand must not be used on this database.
package enum KeyMismatch: Hashable, Sendable {
    /// Something is sealed with a key that is not among them.
    case missing(String)
    /// The one that would seal now was given up.
    case retired(String)
    /// Names are hashed with another search key: nobody would be found, and everybody entered twice.
    case otherSearchKey
}

extension DeskStore {
    /// By this name the audit trail knows who handles the keys.
    static let keeper = Account(name: "keys", role: .administrator)

    /// Notes that values are sealed with the current key from now on, unless the keys at hand are not those of this database. Throws
    /// `.keysMissing` when there are none at all, `.unavailable`.
    ///
    /// - Returns: why they must not be used; nil when they may.
    package func noteKeys(at now: Instant) async throws(DeskError) -> KeyMismatch? {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            let ring = try seal.keys.ring()
            let used = try connection.query(
                "SELECT key_id, retired_at IS NOT NULL, search_key_id FROM sealing_key WHERE ward_code = $1 ORDER BY key_id",
                [ward],
                as: String.self,
                Bool.self,
                String?.self
            )
            let (known, current) = (Set(ring.ids.map(\.description)), ring.current.description)
            for (id, isRetired, searchID) in used {
                if !isRetired, !known.contains(id) { return .missing(id) }
                if isRetired, id == current { return .retired(id) }
                if let searchID, searchID != ring.searchID.description { return .otherSearchKey }
            }
            guard !used.contains(where: { $0.0 == current }) else { return nil }
            let noted = try connection.execute(
                """
                INSERT INTO sealing_key (ward_code, key_id, search_key_id, first_used_at) VALUES ($1, $2, $3, $4)
                ON CONFLICT (ward_code, key_id) DO NOTHING
                """,
                [ward, current, ring.searchID.description, now]
            )
            guard noted > 0 else { return nil }
            try ChangeStatement.log("keys.used", of: current, by: Self.keeper, at: now, ward: ward, on: connection)
            return nil
        }
    }

    /// Reads the keys anew where they are kept. Those that were read before stay in use when it fails. Throws ``KeyProblem``.
    package func refreshKeys() throws(KeyProblem) {
        try seal.keys.refresh()
    }
}
