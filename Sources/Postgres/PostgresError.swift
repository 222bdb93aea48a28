/// What went wrong between us and PostgreSQL.
///
/// `description` holds names (of constraints, tables, columns) and codes, never the values of a record:
/// DETAIL is not kept at all, and a server's message is shown only for families of errors whose messages hold no values.
package struct PostgresError: Error, Sendable {
    /// What kind of failure it was; the rest of the error says where.
    package enum Kind: Hashable, Sendable {
        /// The connection settings cannot be read.
        case invalidSettings
        /// No connection could be made: no server there, or it refused us.
        case connectionFailed
        /// The connection broke. A statement outside a transaction may or may not have taken effect.
        case connectionLost
        /// No connection became free within the pool's waiting deadline.
        case poolExhausted
        /// The pool was shut down.
        case poolClosed
        /// The server refused the statement.
        case server(SQLState)
        /// The task was cancelled, or `Connection.cancel()` was called.
        case cancelled
        /// The connection broke while COMMIT was under way: the transaction may or may not have taken effect.
        case commitOutcomeUnknown
        /// COMMIT was asked for after a statement in the transaction had failed: all of it was rolled back.
        case transactionAborted
        /// A column does not hold what was asked of it.
        case decoding(column: String, expected: String, found: String)
        /// A parameter, numbered from 1, that PostgreSQL cannot take.
        case unusableParameter(Int, UnusableValue)
        /// The client was asked for something it does not do.
        case misuse(Misuse)
    }

    /// Which step of a transaction failed; `statement` for everything else.
    package enum Step: String, Sendable {
        case begin = "BEGIN"
        case statement
        case commit = "COMMIT"
        case rollback = "ROLLBACK"
    }

    /// Behind a reference, so that an error is one word on its way up.
    private final class Content: Sendable {
        let kind: Kind
        let step: Step
        let report: ServerReport?

        init(kind: Kind, step: Step, report: ServerReport?) {
            self.kind = kind
            self.step = step
            self.report = report
        }
    }

    private let content: Content

    package var kind: Kind { content.kind }
    package var step: Step { content.step }
    /// The code with which the server explained itself, if it could.
    package var sqlState: SQLState? { report?.sqlState }
    /// The name of the constraint that was violated.
    package var constraint: String? { report?.constraint }
    package var schema: String? { report?.schema }
    package var table: String? { report?.table }
    package var column: String? { report?.column }
    /// Where in the SQL text the error lies, counted in characters from 1.
    package var position: Int? { report?.position }

    var report: ServerReport? { content.report }

    init(_ kind: Kind, step: Step = .statement, message: String) {
        self.init(kind, step: step, report: ServerReport(message: message))
    }

    init(_ kind: Kind, step: Step = .statement, report: ServerReport? = nil) {
        content = Content(kind: kind, step: step, report: report)
    }

    /// The same failure, known to have happened in `step`, and so perhaps to be of another kind.
    func during(_ step: Step, as kind: Kind? = nil) -> PostgresError {
        PostgresError(kind ?? self.kind, step: step, report: report)
    }
}

/// What the server or libpq said about a failure.
struct ServerReport: Sendable {
    /// The text of libpq or the server. It can quote a value, so it stays in this module.
    var message: String
    var sqlState: SQLState?
    var constraint: String?
    var schema: String?
    var table: String?
    var column: String?
    var position: Int?
    /// The server's own function that raised the error: unlike the message, not translated.
    var origin: String?

    /// Families whose messages name only objects and circumstances: connection, transaction, access rules, resources, operator.
    private static let plainFamilies: Set<Substring> = [
        "08", "0A", "25", "26", "28", "40", "42", "53", "55", "57", "58",
    ]

    /// The first line of the message, if it is of a kind that quotes no values.
    var publicMessage: Substring? {
        if let sqlState, !Self.plainFamilies.contains(sqlState.family) { return nil }
        return message.split(whereSeparator: \.isNewline).first
    }
}

/// Why a value cannot be sent.
package enum UnusableValue: Error, Hashable {
    /// PostgreSQL's text cannot hold U+0000.
    case nulCharacter
    /// A value of more than 2³¹ − 1 bytes.
    case tooLarge
    /// An array of arrays.
    case nestedArray
}

/// What the client refuses to do, because it could only end badly.
package enum Misuse: Hashable, Sendable {
    /// Transactions do not nest.
    case transactionAlreadyOpen
    /// The body gave its connection back within a transaction that it had begun by hand; it was rolled back.
    case transactionLeftOpen
    /// A statement was run while a COPY was under way on the same connection.
    case copyInProgress
    /// `copyIn` or `copyOut` was given another statement, or `query` was given a COPY.
    case notThisKindOfCopy
    /// A COPY ended within a row, or a row had no fields.
    case incompleteRow
    /// More than the 65,535 parameters that the protocol can number; an array makes one of many.
    case tooManyParameters
    /// A statement with a NUL character, at which libpq would silently cut it short.
    case nulInStatement
}

extension PostgresError: CustomStringConvertible {
    package var description: String {
        var text = (step == .statement ? "" : step.rawValue + ": ") + kind.explanation
        let places = [("constraint", constraint), ("table", table), ("column", column)]
        for case (let label, let name?) in places { text += ", \(label) \(name)" }
        if case .server = kind {} else if let sqlState { text += ", SQLSTATE \(sqlState)" }
        if let message = report?.publicMessage { text += ": \(message)" }
        return text
    }
}

extension PostgresError.Kind {
    var explanation: String {
        switch self {
        case .invalidSettings: "the connection settings cannot be read"
        case .connectionFailed: "no connection to PostgreSQL"
        case .connectionLost: "the connection to PostgreSQL was lost"
        case .poolExhausted: "no connection became free in time"
        case .poolClosed: "the connection pool is closed"
        case .server(let state): "PostgreSQL refused: SQLSTATE \(state)"
        case .cancelled: "cancelled"
        case .commitOutcomeUnknown: "the connection was lost; whether the transaction was committed is unknown"
        case .transactionAborted: "rolled back, because a statement in the transaction had failed"
        case .decoding(let column, let expected, let found): "column \(column): expected \(expected), found \(found)"
        case .unusableParameter(let number, let reason): "parameter \(number) \(reason.explanation)"
        case .misuse(let misuse): misuse.explanation
        }
    }
}

extension UnusableValue {
    var explanation: String {
        switch self {
        case .nulCharacter: "holds a NUL character, which PostgreSQL's text cannot"
        case .tooLarge: "is too large"
        case .nestedArray: "is an array of arrays"
        }
    }
}

extension Misuse {
    var explanation: String {
        switch self {
        case .transactionAlreadyOpen: "a transaction is already open on this connection; transactions do not nest"
        case .transactionLeftOpen: "the connection was given back within an open transaction, which was rolled back"
        case .copyInProgress: "a COPY is under way on this connection"
        case .notThisKindOfCopy: "the statement is not the kind of COPY that was expected here"
        case .incompleteRow: "a COPY row has no fields or no end"
        case .tooManyParameters: "a statement takes at most 65535 parameters"
        case .nulInStatement: "the statement holds a NUL character"
        }
    }
}
