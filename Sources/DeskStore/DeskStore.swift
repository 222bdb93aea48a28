package import Logging
package import Postgres
package import SupportDesk
internal import Synchronization

/// How to reach the database, and for which ward.
package struct StoreSettings: Sendable {
    package var connection: ConnectionSettings
    package var ward: Ward.ID
    /// Connections at most. Writing takes one at a time, so these are for reading; more than a few per core gain nothing.
    package var poolSize: Int
    /// How long a request waits for a connection before it is told to come back.
    package var waitingDeadline: Duration
    /// After this the database gives a statement up.
    package var statementTimeout: Duration
    /// Where the keys of the personal fields are; nil when there are none, and then such fields are neither written nor read.
    package var keys: KeySource?

    package init(
        connection: ConnectionSettings,
        ward: Ward.ID,
        poolSize: Int = 8,
        waitingDeadline: Duration = .seconds(2),
        statementTimeout: Duration = .seconds(30),
        keys: KeySource? = nil
    ) {
        self.connection = connection
        self.ward = ward
        self.poolSize = poolSize
        self.waitingDeadline = waitingDeadline
        self.statementTimeout = statementTimeout
        self.keys = keys
    }

    /// The session setting by which row-level security knows the ward.
    static let wardSetting = "madoguchi.ward"
}

/// One ward's records, and every question that the product asks about them.
package struct DeskStore: Sendable {
    package let ward: Ward.ID
    let logger: Logger
    let pool: ConnectionPool
    let seal: FieldSeal
    private let sessionsAreOurs: Bool
    let writer: ConsultationWriter
    let tally: AuditTally
    let deskCache = DeskCache()
    let accountCache = AccountCache()
    let passwordHashing = PasswordHashing()
    let loginThrottle = LoginThrottle()

    package init(_ settings: StoreSettings, logger: Logger) {
        var connection = settings.connection
        connection.options[StoreSettings.wardSetting] = settings.ward.rawValue
        connection.options["search_path"] = "public"
        connection.options["timezone"] = "UTC"
        // What is asked here is answered in milliseconds: compiling a statement takes longer than running it.
        connection.options["jit"] = "off"
        connection.options["default_transaction_isolation"] = IsolationLevel.readCommitted.rawValue.lowercased()
        ward = settings.ward
        self.logger = logger
        sessionsAreOurs = connection.sessionsAreOurs
        pool = ConnectionPool(
            connection,
            size: settings.poolSize,
            waitingDeadline: settings.waitingDeadline,
            statementTimeout: settings.statementTimeout
        )
        seal = FieldSeal(ward: settings.ward, keys: settings.keys)
        writer = ConsultationWriter(
            ward: settings.ward,
            seal: seal,
            session: StoreSession(pool: pool, sessionsAreOurs: sessionsAreOurs),
            logger: logger
        )
        let (ward, session) = (ward, StoreSession(pool: pool, sessionsAreOurs: sessionsAreOurs))
        tally = AuditTally { noticed in await Self.write(noticed, ward: ward, session: session, logger: logger) }
    }

    /// Lets running work finish, and closes the connections.
    package func shutdown() async {
        await tally.finish()
        await pool.shutdown()
    }

    /// Refuses new work and gives up what is running: nothing of it is kept, unless it was being committed.
    package func interrupt() {
        pool.interrupt()
    }

    /// The pool's connections: open, idle and waited for.
    package var connectionStatistics: ConnectionPool.Statistics { pool.statistics }

    /// How much the writer has written since the start.
    package var writerStatistics: ConsultationWriter.Statistics { writer.statistics.withLock(\.self) }

    var session: StoreSession { StoreSession(pool: pool, sessionsAreOurs: sessionsAreOurs) }

    /// Runs `body` with a connection that sees this ward, and tells its failure in the desk's words.
    func reading<Value: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws(DeskError) -> Value {
        do {
            return try await session.run(body)
        } catch {
            throw explained(error, changed: false)
        }
    }

    /// Runs `body` in one transaction, and tells its failure in the desk's words. Where two of them would wait for each other, one is
    /// run again.
    func changing<Value: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws(DeskError) -> Value {
        for _ in 1..<Self.tries {
            do {
                return try await oneTransaction(body)
            } catch let error as PostgresError where error.deservesAnotherTry {
                logger.info("trying again", metadata: ["error": "\(error)"])
            } catch {
                throw explained(error, changed: true)
            }
        }
        do {
            return try await oneTransaction(body)
        } catch {
            throw explained(error, changed: true)
        }
    }

    private static let tries = 4

    private func oneTransaction<Value: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        try await pool.withConnection { connection in try connection.transaction { try body(connection) } }
    }

    private func explained(_ error: any Error, changed: Bool) -> DeskError {
        let meaning = DeskError(error, changed: changed)
        switch meaning {
        case .internalFault, .schemaDiffers, .keysMissing: logger.error("database", metadata: ["error": "\(error)"])
        case .unavailable, .outcomeUnknown: logger.warning("database", metadata: ["error": "\(error)"])
        default: break
        }
        return meaning
    }
}

/// The pool, and what its sessions may be trusted to keep.
struct StoreSession: Sendable {
    let pool: ConnectionPool
    let sessionsAreOurs: Bool

    /// Runs `body` so that its statements see the ward. When sessions are not ours (behind PgBouncer in transaction mode),
    /// settings hold within a transaction only, so there is one.
    func run<Value: Sendable>(
        inTransaction: Bool = false,
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        let needsTransaction = inTransaction || !sessionsAreOurs
        return try await pool.withConnection { connection in
            guard needsTransaction else { return try body(connection) }
            return try connection.transaction { try body(connection) }
        }
    }
}
