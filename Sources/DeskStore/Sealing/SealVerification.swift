internal import Postgres
internal import SupportDesk

/// That nothing personal stands in the database unsealed; see ``DeskStore/verify(limit:heads:)``. Whether the seals open is not tried:
/// who verifies needs no keys.
enum SealVerification {
    /// The values that are not sealed, each by its table, its row and its column; at most `limit`. Within a transaction.
    static func discrepancies(
        limit: Int,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Discrepancy] {
        var found: [Discrepancy] = []
        for table in SealedTable.all where found.count < limit {
            let rows = try table.asReader(on: connection) {
                try connection.query(table.unsealed, [ward, limit - found.count], as: String.self)
            }
            found += rows.map { Discrepancy(kind: .unsealed, subject: $0, kept: "unsealed", expected: "sealed") }
        }
        return found
    }
}
