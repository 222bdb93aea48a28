package import DeskImport
internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Rows that are written in one statement; a larger chunk takes more memory and is no faster.
    private static let importChunk = 4000

    /// Imports a ward's consultations log, as whoever `account` is. Rows that are refused leave the others alone, a 受付番号 that
    /// is on record with the same content is a duplicate, and supporters that are not on record yet are registered.
    ///
    /// - Parameters:
    ///   - isDryRun: finds out what would happen, and changes nothing.
    ///   - progress: is told how many rows have been read so far.
    /// - Throws: `ImportFileError`, `DeskError`.
    package func importConsultations(
        path: String,
        encoding: FileEncoding,
        by account: Account,
        at now: Instant,
        isDryRun: Bool = false,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> ImportTally {
        let (ward, seal) = (ward, seal)
        return try await importing(isDryRun: isDryRun) { connection, inTransaction in
            var tally = ImportTally()
            let desk = try Self.readDesk(of: ward, on: connection)
            var log = try ConsultationLogReader(
                path: path,
                encoding: encoding,
                desk: desk,
                now: now,
                chunkSize: Self.importChunk
            )
            while let chunk = try log.next() {
                for rejection in chunk.rejections { tally.reject(rejection) }
                try inTransaction {
                    try Self.register(chunk.newSupporters, ward: ward, at: now, on: connection)
                    try Self.write(
                        chunk.rows,
                        into: &tally,
                        by: account,
                        seal: seal,
                        at: now,
                        on: connection
                    )
                }
                progress(tally.read)
            }
            return tally
        }
    }

    /// Writes the rows whose 受付番号 is new, and finds out about the others.
    private static func write(
        _ rows: [ConsultationLogRow],
        into tally: inout ImportTally,
        by account: Account,
        seal: FieldSeal,
        at now: Instant,
        on connection: isolated Connection
    ) throws {
        let ward = seal.ward
        var firsts: [String: ConsultationLogRow] = [:]
        var repeated: [ConsultationLogRow] = []
        for row in rows {
            if firsts[row.receipt] == nil { firsts[row.receipt] = row } else { repeated.append(row) }
        }
        let submissions = firsts.values.map { row in
            Submission(
                id: UUID(receipt: row.receipt, of: ward),
                content: row.content,
                recordedBy: account.name,
                recordedAt: now
            )
        }
        guard !submissions.isEmpty else { return }
        let new = try ConsultationBatch.insert(submissions, seal: seal, ward: ward, at: now, on: connection)
        tally.accept(new.count)
        repeated += submissions.filter { !new.contains($0.id) }.compactMap { $0.content.receipt.flatMap { firsts[$0] } }
        try resolve(repeated, firsts: firsts, into: &tally, seal: seal, on: connection)
    }

    /// Tells duplicates from rows whose 受付番号 stands for something else, and from rows of closed months.
    private static func resolve(
        _ rows: [ConsultationLogRow],
        firsts: [String: ConsultationLogRow],
        into tally: inout ImportTally,
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws {
        guard !rows.isEmpty else { return }
        let ward = seal.ward
        let receipts = Set(rows.map(\.receipt))
        let known = try KnownConsultation.find(
            ids: receipts.map { UUID(receipt: $0, of: ward) },
            receipts: Array(receipts),
            seal: seal,
            ward: ward,
            on: connection
        )
        let originals = Dictionary(grouping: known.map(\.original)) { $0.receipt ?? "" }
        let rows = rows.sorted { $0.line < $1.line }
        let closed = try ClosedCells.closed(among: rows.map { $0.content.cell }, ward: ward, on: connection)
        for (position, row) in rows.enumerated() {
            if originals[row.receipt]?.contains(row.content) == true {
                tally.passOver()
            } else if originals[row.receipt] == nil, closed.contains(position) {
                tally.reject(row.monthClosed())
            } else {
                let first = firsts[row.receipt]?.line
                tally.reject(row.receiptDiffers(firstLine: first == row.line ? nil : first))
            }
        }
    }

    static func register(
        _ supporters: Set<Supporter.ID>,
        ward: Ward.ID,
        at now: Instant,
        on connection: isolated Connection
    ) throws {
        guard !supporters.isEmpty else { return }
        try connection.execute(
            """
            INSERT INTO supporter (ward_code, supporter_code, registered_at)
            SELECT $1, code, $3 FROM unnest($2::text[]) AS code ORDER BY code
            ON CONFLICT DO NOTHING
            """,
            [ward, supporters.sorted(), now]
        )
    }
}

extension UUID {
    /// The id of a record that came with a 受付番号: always the same for the same one, so that importing a file again finds it
    /// (RFC 9562 version 8, from a SHA-256).
    fileprivate init(receipt: String, of ward: Ward.ID) {
        var bytes = Digest.sha256("\(ward)/\(receipt)")
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        self = bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
