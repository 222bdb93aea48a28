internal import Postgres
package import SupportDesk

/// How many values of a column are sealed with one key.
package struct SealedCount: Hashable, Sendable {
    /// As `resident_person.name`.
    package let column: String
    /// The key's id; nil for values from before there were keys.
    package let key: String?
    package let values: Int
}

/// What has come of changing to another key.
package struct KeyRotation: Hashable, Sendable {
    /// How many values were sealed anew.
    package var sealed = 0
    /// Where a value stands that opens with none of the keys: it was changed, or moved there.
    package var unopened: Set<FieldPlace> = []
}

/// All of this needs the role that owns the schema: the service's own may not touch what was recorded.
extension DeskStore {
    /// Seals with the current key whatever is sealed with another one: in small steps, beside a service that runs. Stopped in between, it
    /// goes on from there the next time.
    ///
    /// - Parameter includingUnsealed: whether to seal also what is not sealed at all. An earlier version left it so; at any other time
    ///   somebody has put it there, past the service.
    /// - Parameter progress: is told how many values have been sealed so far.
    /// - Throws: `.conflict(.unsealedValues)` for those unless they are included, `.keysMissing` when the keys at hand are not those in use,
    ///   `.unavailable`.
    package func rotateKeys(
        at now: Instant,
        includingUnsealed: Bool = false,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(DeskError) -> KeyRotation {
        if !includingUnsealed {
            let count = try await sealedCounts().reduce(0) { $1.key == nil ? $0 + $1.values : $0 }
            guard count == 0 else { throw .conflict(.unsealedValues(count: count)) }
        }
        guard try await noteKeys(at: now) == nil else { throw .keysMissing }
        var rotation = KeyRotation()
        var found = 0
        // Until nothing is left: a service that had not heard of the new key may have written meanwhile.
        repeat {
            found = 0
            for table in SealedTable.all {
                var last: [String]?
                repeat {
                    let step = try await reseal(table, after: last, includingUnsealed: includingUnsealed)
                    last = step.last
                    found += step.sealed
                    rotation.unopened.formUnion(step.unopened)
                    progress(rotation.sealed + found)
                } while last != nil
            }
            rotation.sealed += found
        } while found > 0
        if rotation.sealed > 0 {
            let (ward, count, id) = (ward, rotation.sealed, try currentKey())
            try await changing { connection in
                try ChangeStatement.log(
                    "keys.rotated",
                    of: "\(id) \(count) values",
                    by: Self.keeper,
                    at: now,
                    ward: ward,
                    on: connection
                )
            }
        }
        return rotation
    }

    /// How many values are sealed with which key. Throws `.unavailable`.
    package func sealedCounts() async throws(DeskError) -> [SealedCount] {
        let ward = ward
        return try await changing { connection in
            try connection.execute("SET LOCAL statement_timeout = 0")
            return try Self.sealedCounts(ward: ward, on: connection)
        }
    }

    /// For how long a service may not have noticed a new key: it looks each second while it is used, and asks a command twice a minute.
    package static let untilNoticed = 120

    /// Gives up a key with which nothing is sealed any more, nor will be. Throws `.conflict`: `.currentKey`, `.keyInUse`, and `.keyTooNew`
    /// while a service may not have noticed the one in its place; `.unavailable`.
    package func retireKey(_ id: KeyRing.ID, at now: Instant) async throws(DeskError) {
        let ward = ward
        let current = try currentKey()
        guard current != id else { throw .conflict(.currentKey) }
        try await changing { connection in
            try connection.execute("SET LOCAL statement_timeout = 0")
            guard try !Self.sealedCounts(ward: ward, on: connection).contains(where: { $0.key == id.description })
            else {
                throw DeskError.conflict(.keyInUse)
            }
            let isNoticed = try connection.query(
                "SELECT first_used_at <= $3 FROM sealing_key WHERE ward_code = $1 AND key_id = $2",
                [ward, current.description, now.adding(seconds: -Self.untilNoticed)],
                as: Bool.self
            ).first
            guard isNoticed == true else { throw DeskError.conflict(.keyTooNew(seconds: Self.untilNoticed)) }
            let isKnown = try connection.execute(
                "UPDATE sealing_key SET retired_at = $3 WHERE ward_code = $1 AND key_id = $2 AND retired_at IS NULL",
                [ward, id.description, now]
            )
            guard isKnown > 0 else { return }
            try ChangeStatement.log(
                "keys.retired",
                of: id.description,
                by: Self.keeper,
                at: now,
                ward: ward,
                on: connection
            )
        }
    }

    private static func sealedCounts(ward: Ward.ID, on connection: isolated Connection) throws -> [SealedCount] {
        try SealedTable.counted.flatMap { table in
            try connection.query(table.count, [ward], as: String.self, String?.self, Int.self)
                .map { SealedCount(column: $0, key: $1, values: $2) }
        }
    }

    private func currentKey() throws(DeskError) -> KeyRing.ID {
        do {
            return try seal.keys.ring().current
        } catch {
            throw DeskError(error, changed: false)
        }
    }

    // MARK: A step

    /// Few enough that nobody who corrects one of these records waits for long.
    private static let stepSize = 200

    /// - Returns: what came of it, and the last row of this step; nil when it was the table's last.
    private func reseal(
        _ table: SealedTable,
        after last: [String]?,
        includingUnsealed: Bool
    ) async throws(DeskError) -> (sealed: Int, unopened: Set<FieldPlace>, last: [String]?) {
        let (seal, current) = (seal, SealedText.prefix(of: try currentKey()))
        return try await changing { connection in
            let rows = try connection.query(
                table.statement(continuing: last != nil),
                [seal.ward, current, Self.stepSize] + (last ?? []),
                as: [String].self,
                [SealedText?].self
            )
            var rotation = KeyRotation()
            for (key, values) in rows {
                let row = ResealedRow(table: table, key: key, seal: seal, sealsClearText: includingUnsealed)
                try row.write(values, current: current, counting: &rotation, on: connection)
            }
            return (rotation.sealed, rotation.unopened, rows.count == Self.stepSize ? rows.last?.0 : nil)
        }
    }
}

/// A row while its values are sealed anew.
private struct ResealedRow {
    let table: SealedTable
    let key: [String]
    let seal: FieldSeal
    let sealsClearText: Bool

    private func place(_ column: String) -> FieldPlace {
        FieldPlace(table: table.name, row: key.joined(separator: "/"), column: column)
    }

    /// What was damaged is left as it is, and holds up nothing else.
    func write(
        _ values: [SealedText?],
        current: [UInt8],
        counting rotation: inout KeyRotation,
        on connection: isolated Connection
    ) throws {
        var new = values
        var texts: [String: String] = [:]
        var sealed = 0
        for (index, column) in table.columns.enumerated() {
            guard let value = values[index] else { continue }
            let clear = sealsClearText ? value.clearText : nil
            do {
                let text = try clear ?? seal.open(value, for: place(column))
                texts[column] = text
                guard !value.bytes.starts(with: current) else { continue }
                new[index] = try seal.seal(text, for: place(column))
                sealed += 1
            } catch SealError.doesNotOpen(let place) {
                rotation.unopened.insert(place)
            }
        }
        guard sealed > 0 else { return }
        rotation.sealed += sealed
        try connection.execute(table.update, [seal.ward] + key + new)
        switch table.name {
        case "consultation_revision": try copyToRecord(new, on: connection)
        case "resident_person" where rotation.unopened.isDisjoint(with: table.columns.map(place)):
            try writeSearchKeys(of: texts, on: connection)
        default: break
        }
    }

    /// A record says what its last revision says, byte for byte.
    private func copyToRecord(_ note: [SealedText?], on connection: isolated Connection) throws {
        try connection.execute(
            """
            UPDATE consultation SET note = $4
            WHERE ward_code = $1 AND id = $2::text::uuid AND revision = $3::text::integer
            """,
            [seal.ward] + key + note
        )
    }

    /// Of a person from before there were keys there are none yet.
    private func writeSearchKeys(of texts: [String: String], on connection: isolated Connection) throws {
        let keys = [
            try texts["name"].map { try seal.searchKey($0, in: "name") },
            try texts["kana"].map { try seal.searchKey(Resident.Person.kanaKey($0), in: "kana") },
            try texts["phone"].flatMap(Resident.Person.phoneKey).map { try seal.searchKey($0, in: "phone") },
        ]
        try connection.execute(
            """
            UPDATE resident_person SET name_key = $3, kana_key = $4, phone_key = $5
            WHERE ward_code = $1 AND resident_id = $2::text::uuid
            """,
            [seal.ward] + key + keys
        )
    }
}
