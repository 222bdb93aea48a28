import CLibPQ

/// How much of other transactions' work a transaction sees.
package enum IsolationLevel: String, Sendable {
    case readCommitted = "READ COMMITTED"
    case repeatableRead = "REPEATABLE READ"
    case serializable = "SERIALIZABLE"
}

/// A body failed within a transaction, and then the rollback failed too. Nothing was committed; the connection is closed.
package struct RollbackFailure: Error {
    package let body: any Error
    package let rollback: PostgresError
}

extension Connection {
    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws, and then its error is thrown on.
    ///
    /// Our own failures are `PostgresError` with `step` begin or commit. A connection that breaks during COMMIT is
    /// `.commitOutcomeUnknown`; a body that returns although one of its statements failed is `.transactionAborted`.
    /// A rollback that fails is `RollbackFailure`. Transactions do not nest: `.misuse(.transactionAlreadyOpen)`.
    @discardableResult
    package func transaction<Value>(
        _ isolation: IsolationLevel = .readCommitted,
        readOnly: Bool = false,
        _ body: () throws -> Value
    ) throws -> Value {
        try begin(isolation, readOnly: readOnly)
        let value: Value
        do {
            value = try body()
        } catch {
            do { try rollBack() } catch let failure { throw RollbackFailure(body: error, rollback: failure) }
            throw error
        }
        try commit()
        return value
    }

    private func begin(_ isolation: IsolationLevel, readOnly: Bool) throws(PostgresError) {
        let session = try readySession()
        guard session.transactionStatus != PQTRANS_INTRANS, session.transactionStatus != PQTRANS_INERROR else {
            throw PostgresError(.misuse(.transactionAlreadyOpen), step: .begin)
        }
        var script = "BEGIN ISOLATION LEVEL \(isolation.rawValue)"
        if readOnly { script += " READ ONLY" }
        if !settings.sessionsAreOurs {
            for (name, value) in settings.options.sorted(by: { $0.key < $1.key }) {
                script += "; SELECT set_config(\(Self.quoted(name)), \(Self.quoted(value)), true)"
            }
        }
        do {
            _ = try performSimply(script)
        } catch {
            try? rollBack()
            throw error.during(.begin)
        }
    }

    private func commit() throws(PostgresError) {
        if isBroken { throw PostgresError(.connectionLost, step: .commit) }
        do throws(PostgresError) {
            // COMMIT of a transaction in which something failed succeeds as a ROLLBACK.
            guard try performSimply("COMMIT").commandTag == "COMMIT" else {
                throw PostgresError(.transactionAborted)
            }
        } catch {
            if error.kind == .connectionLost { throw error.during(.commit, as: .commitOutcomeUnknown) }
            try? rollBack()
            throw error.during(.commit)
        }
    }

    /// Rolls back what is open; when that fails, closes the connection, which rolls back for certain.
    private func rollBack() throws(PostgresError) {
        guard !isIdle, !isBroken else { return }
        do {
            _ = try performSimply("ROLLBACK", cancellable: false)
        } catch {
            close()
            throw error.during(.rollback)
        }
    }

    private static func quoted(_ text: String) -> String {
        // E'…' reads the same whatever standard_conforming_strings says.
        var quoted = "E'"
        for scalar in text.unicodeScalars {
            if scalar == "'" || scalar == "\\" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "'"
    }
}
