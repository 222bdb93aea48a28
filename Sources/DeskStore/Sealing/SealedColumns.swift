internal import Postgres
internal import SupportDesk

/// A table with sealed columns: a new one goes into ``all``, and keys are rotated in it too.
struct SealedTable {
    let name: String
    /// What its rows are known by beside the ward, in the order of ``FieldPlace``.
    let key: [(column: String, type: String)]
    let columns: [String]
    /// Who may read it.
    var reader = Reader.service

    enum Reader {
        case service, personalData, credentials
    }

    static let all = [
        SealedTable(name: "consultation_revision", key: [("id", "uuid"), ("revision", "integer")], columns: ["note"]),
        SealedTable(name: "amendment", key: [("amendment_id", "uuid")], columns: ["body"]),
        SealedTable(
            name: "resident_person",
            key: [("resident_id", "uuid")],
            columns: ["name", "kana", "phone", "needs"],
            reader: .personalData
        ),
        SealedTable(
            name: "supporter_contact",
            key: [("supporter_code", "text")],
            columns: ["name", "kana", "phone", "email"],
            reader: .personalData
        ),
        SealedTable(
            name: "account_credential",
            key: [("account", "text")],
            columns: ["factor_key", "offered_factor_key"],
            reader: .credentials
        ),
    ]

    /// The tables above, and the one whose seals are copies of others.
    static let counted = all + [SealedTable(name: "consultation", key: [], columns: ["note"])]

    /// Rows behind a given one, or the first ones, in which something is not sealed with the current key, to be held until they are.
    /// Parameters: the ward, the current key's prefix, how many, and the key of the last row.
    func statement(continuing: Bool) -> String {
        let keyColumns = key.map(\.column).joined(separator: ", ")
        let last = key.enumerated().map { "$\($0.offset + 4)::text::\($0.element.type)" }.joined(separator: ", ")
        let stale = columns.map { "substring(\($0) FOR \(SealedText.prefixLength)) <> $2" }.joined(separator: " OR ")
        return """
            SELECT ARRAY[\(key.map { "\($0.column)::text" }.joined(separator: ", "))], ARRAY[\(columns.joined(separator: ", "))]
            FROM \(name)
            WHERE ward_code = $1 AND (\(stale))\(continuing ? " AND (\(keyColumns)) > (\(last))" : "")
            ORDER BY \(keyColumns) LIMIT $3 FOR UPDATE
            """
    }

    /// Sets one row's columns. Parameters: the ward, the key, the values.
    var update: String {
        let values = columns.enumerated().map { "\($0.element) = $\($0.offset + key.count + 2)" }
        let row = key.enumerated().map { "\($0.element.column) = $\($0.offset + 2)::text::\($0.element.type)" }
        return """
            UPDATE \(name) SET \(values.joined(separator: ", "))
            WHERE ward_code = $1 AND \(row.joined(separator: " AND "))
            """
    }

    /// Where something stands that is not sealed. Parameters: the ward, how many.
    var unsealed: String {
        let row = key.map { "\($0.column)::text" }.joined(separator: ", ")
        return columns.map { column in
            """
            SELECT concat_ws(' ', '\(name)', \(row), '\(column)') AS place FROM \(name)
            WHERE ward_code = $1 AND substring(\(column) FOR 1) <> '\\x\(Digest.hexadecimal([SealedText.sealed]))'
            """
        }.joined(separator: " UNION ALL ") + " ORDER BY place LIMIT $2"
    }

    /// Runs `body` in the role that may read the table. Within a transaction.
    func asReader<Value>(on connection: isolated Connection, _ body: () throws -> Value) throws -> Value {
        switch reader {
        case .service: try body()
        case .personalData: try connection.withPersonalData(body)
        case .credentials: try connection.withCredentials(body)
        }
    }

    /// How many values are sealed with which key; NULL for those that are not sealed.
    var count: String {
        columns.map { column in
            """
            SELECT '\(name).\(column)', CASE WHEN get_byte(\(column), 0) = \(SealedText.sealed)
                THEN encode(substring(\(column) FROM 2 FOR \(KeyRing.ID.length)), 'hex') END, count(*)
            FROM \(name) WHERE ward_code = $1 AND \(column) IS NOT NULL GROUP BY 2
            """
        }.joined(separator: " UNION ALL ")
    }
}
