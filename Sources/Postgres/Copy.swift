import CLibPQ

extension Connection {
    /// How much goes to or comes from the server at a time: row by row, calls would cost more than the rows.
    static let copyChunk = 64 << 10

    /// Runs `COPY … FROM STDIN` with the rows that `body` writes, and tells how many rows the server took.
    ///
    /// All or nothing: when `body` throws, the server drops what it has, and the error is thrown on. The server's objection
    /// to a row comes at the end. Throws `.misuse` for a row without an end or a statement of another kind.
    @discardableResult
    package func copyIn(_ sql: String, _ body: (inout CopyWriter) throws -> Void) throws -> Int {
        try copying(sql, PGRES_COPY_IN) { session in
            do {
                var writer = CopyWriter(session: session, cancellation: cancellation)
                try body(&writer)
                try writer.finish()
            } catch {
                _ = try? finish(PQputCopyEnd(session.pointer, "given up by the client"), on: session)
                throw error
            }
            return try finish(PQputCopyEnd(session.pointer, nil), on: session).affectedRowCount
        }
    }

    /// Runs `COPY … TO STDOUT`, hands on what comes in chunks of about 64 KB that end with a row, and tells how many rows came.
    ///
    /// The last chunk comes after the server has said that all went well. When `chunk` throws, the server is told to stop,
    /// and the error is thrown on.
    @discardableResult
    package func copyOut(_ sql: String, _ chunk: (UnsafeRawBufferPointer) throws -> Void) throws -> Int {
        try copying(sql, PGRES_COPY_OUT) { session in
            var buffer: [UInt8] = []
            buffer.reserveCapacity(Self.copyChunk * 2)
            do {
                while let row = nextCopyRow(on: session) {
                    buffer.append(contentsOf: row.bytes)
                    guard buffer.count >= Self.copyChunk else { continue }
                    try buffer.withUnsafeBytes(chunk)
                    buffer.removeAll(keepingCapacity: true)
                }
            } catch {
                cancellation.stopStatement()
                drainCopy(on: session)
                _ = try? finish(on: session)
                throw error
            }
            // After its end, a COPY must not be asked for more rows.
            let count = try finish(on: session).affectedRowCount
            if !buffer.isEmpty { try buffer.withUnsafeBytes(chunk) }
            return count
        }
    }

    /// Starts a COPY of one kind, and keeps other statements out while `body` moves its rows.
    private func copying(
        _ sql: String,
        _ kind: ExecStatusType,
        _ body: (Session) throws -> Int
    ) throws -> Int {
        let session = try readySession()
        try Self.checkForNUL(sql)
        try cancellation.beginStatement()
        defer { cancellation.endStatement() }
        let start = try finish(PQsendQuery(session.pointer, sql), on: session, upTo: kind)
        guard start.status == kind else { throw PostgresError(.misuse(.notThisKindOfCopy)) }
        isCopying = true
        defer { isCopying = false }
        return try body(session)
    }

    private func nextCopyRow(on session: Session) -> CopiedRow? {
        var start: UnsafeMutablePointer<CChar>?
        let length = PQgetCopyData(session.pointer, &start, 0)
        guard length > 0, let start else { return nil }
        return CopiedRow(start: start, length: Int(length))
    }

    /// Reads what a COPY still sends, without regard to it.
    func drainCopy(on session: Session) {
        while nextCopyRow(on: session) != nil {}
    }
}

/// Owns one row of a COPY as libpq hands it out.
private struct CopiedRow: ~Copyable {
    private let start: UnsafeMutablePointer<CChar>
    private let length: Int

    init(start: UnsafeMutablePointer<CChar>, length: Int) {
        self.start = start
        self.length = length
    }

    deinit {
        PQfreemem(start)
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: length) }
}
