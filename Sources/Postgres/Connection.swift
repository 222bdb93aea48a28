import CLibPQ

/// One session with PostgreSQL. Its work is synchronous and runs on an executor of its own, so a body that holds the
/// connection has it to itself from beginning to end.
package actor Connection {
    private nonisolated let executor = ConnectionExecutor()
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    nonisolated let cancellation = Cancellation()
    let settings: ConnectionSettings
    /// Nil once the connection is closed.
    private var session: Session?
    private var parameters = Parameters()
    private var prepared = PreparedStatements()
    /// Whether a COPY is under way, during which the session takes no statements.
    var isCopying = false

    private init(_ settings: ConnectionSettings) {
        self.settings = settings
    }

    /// Connects; waits 5 seconds at most unless `connect_timeout` says otherwise. Throws `.connectionFailed`.
    package static func connect(_ settings: ConnectionSettings) async throws(PostgresError) -> Connection {
        let connection = Connection(settings)
        try await connection.open()
        return connection
    }

    private func open() throws(PostgresError) {
        let session = try Session(settings)
        cancellation.use(CancellationKey(session: session.pointer))
        self.session = session
    }

    /// Ends the session. Statements after this throw `.connectionLost`.
    package func close() {
        cancellation.use(nil)
        session = nil
    }

    /// Cancels the statement that is running, if any, which then throws `.cancelled`. It never hits the statement after it.
    package nonisolated func cancel() {
        cancellation.cancelStatement()
    }

    /// Whether no transaction is open, so that the next borrower may have the connection.
    var isIdle: Bool { session?.transactionStatus == PQTRANS_IDLE }

    /// Whether the connection can be expected to work: no promise, but no round trip either.
    var seemsAlive: Bool { session?.seemsAlive() ?? false }

    /// Whether the session is known to be gone.
    var isBroken: Bool { session?.isBroken ?? true }

    /// The open session. Throws `.connectionLost`, or `.misuse(.copyInProgress)`.
    func readySession() throws(PostgresError) -> Session {
        guard let session else { throw PostgresError(.connectionLost, message: "it was closed") }
        if isCopying { throw PostgresError(.misuse(.copyInProgress)) }
        return session
    }

    /// Runs several statements separated by semicolons, in one transaction unless they say otherwise. No parameters, no rows.
    package func run(script: String) throws(PostgresError) {
        _ = try performSimply(script)
    }
}

extension Connection {
    /// Runs one statement with parameters and gives its result; prepares it first when the session is ours.
    func perform(_ sql: String, _ bindings: [any PostgresEncodable]) throws(PostgresError) -> ResultSet {
        let session = try readySession()
        try parameters.bind(bindings)
        try cancellation.beginStatement()
        defer { cancellation.endStatement() }
        guard settings.sessionsAreOurs else { return try performUnprepared(sql, on: session) }
        do {
            return try performPrepared(sql, on: session)
        } catch {
            guard error.saysThatPlanIsStale else { throw error }
            prepared.remove(PreparedStatements.Key(sql: sql, types: parameters.types))
            // Nothing was done yet. Within a transaction there is no second try: the server has given it up.
            guard session.transactionStatus == PQTRANS_IDLE else { throw error }
            return try performPrepared(sql, on: session)
        }
    }

    /// Runs SQL text without parameters by the simple protocol, which allows several statements.
    func performSimply(_ sql: String, cancellable: Bool = true) throws(PostgresError) -> ResultSet {
        let session = try readySession()
        try Self.checkForNUL(sql)
        if cancellable { try cancellation.beginStatement() }
        defer { if cancellable { cancellation.endStatement() } }
        return try finish(PQsendQuery(session.pointer, sql), on: session)
    }

    private func performUnprepared(_ sql: String, on session: Session) throws(PostgresError) -> ResultSet {
        try Self.checkForNUL(sql)
        let sent = parameters.withPointers {
            PQsendQueryParams(session.pointer, sql, $0.count, $0.types, $0.values, $0.lengths, $0.formats, 1)
        }
        return try finish(sent, on: session)
    }

    private func performPrepared(_ sql: String, on session: Session) throws(PostgresError) -> ResultSet {
        let key = PreparedStatements.Key(sql: sql, types: parameters.types)
        let name: String
        if let known = prepared.name(of: key) {
            name = known
        } else {
            name = try prepare(key, on: session)
        }
        let sent = parameters.withPointers {
            PQsendQueryPrepared(session.pointer, name, $0.count, $0.values, $0.lengths, $0.formats, 1)
        }
        return try finish(sent, on: session)
    }

    private func prepare(_ key: PreparedStatements.Key, on session: Session) throws(PostgresError) -> String {
        try Self.checkForNUL(key.sql)
        let name = prepared.unusedName()
        _ = try finish(PQsendPrepare(session.pointer, name, key.sql, Int32(key.types.count), key.types), on: session)
        prepared.insert(key, as: name)
        if prepared.isOverfull, let oldest = prepared.removeLeastRecentlyUsed() {
            _ = try finish(PQsendQuery(session.pointer, "DEALLOCATE \(oldest)"), on: session)
        }
        return name
    }

    /// Throws `.misuse(.nulInStatement)`.
    static func checkForNUL(_ sql: String) throws(PostgresError) {
        if sql.utf8.contains(0) { throw PostgresError(.misuse(.nulInStatement)) }
    }

    /// Takes all of a statement's results, so that the session is ready for the next, and gives the last.
    /// Throws the first error among them. Stops early when a COPY of the kind `copy` has begun.
    /// `sent` is libpq's answer to having been given the statement: 1 if it could be sent.
    func finish(
        _ sent: Int32 = 1,
        on session: Session,
        upTo copy: ExecStatusType? = nil
    ) throws(PostgresError) -> ResultSet {
        guard sent == 1 else { throw failure(on: session, report: ServerReport(message: session.errorMessage)) }
        var last: ResultSet?
        var report: ServerReport?
        var wasCopy = false
        while let pointer = PQgetResult(session.pointer) {
            let result = ResultSet(pointer)
            let status = result.status
            if status == copy { return result }
            switch status {
            case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE:
                if report == nil { report = result.report }
            case PGRES_COPY_IN:
                wasCopy = true
                PQputCopyEnd(session.pointer, "not expected here")
            case PGRES_COPY_OUT:
                wasCopy = true
                drainCopy(on: session)
            default:
                last = consume result
            }
        }
        if wasCopy { throw PostgresError(.misuse(.notThisKindOfCopy), report: report) }
        if let report { throw failure(on: session, report: report) }
        guard let last else { throw failure(on: session, report: ServerReport(message: session.errorMessage)) }
        return last
    }

    /// The error for a statement that failed: what it means depends on whether the session is still there.
    func failure(on session: Session, report: ServerReport) -> PostgresError {
        if session.isBroken { return PostgresError(.connectionLost, report: report) }
        guard let state = report.sqlState else { return PostgresError(.connectionLost, report: report) }
        if state == .queryCanceled, cancellation.isRequested { return PostgresError(.cancelled, report: report) }
        return PostgresError(.server(state), report: report)
    }
}

extension PostgresError {
    /// Whether a prepared statement must be prepared anew: the tables under it were altered, or someone has discarded it.
    fileprivate var saysThatPlanIsStale: Bool {
        kind == .server(.unknownPreparedStatement)
            || kind == .server(.featureNotSupported) && report?.origin == "RevalidateCachedQuery"
    }
}
