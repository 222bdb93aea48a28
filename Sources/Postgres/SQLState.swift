/// The five characters by which PostgreSQL names an outcome; new ones need no change here.
package struct SQLState: Hashable, Sendable, CustomStringConvertible {
    /// Five ASCII letters or digits, for example `23505`.
    package let code: String

    package init(_ code: String) {
        self.code = code
    }

    /// The first two characters, which name the family: `23` is integrity constraint violation.
    package var family: Substring { code.prefix(2) }

    package var description: String { code }
}

extension SQLState {
    package static let connectionFailure = SQLState("08006")
    package static let featureNotSupported = SQLState("0A000")

    package static let stringDataRightTruncation = SQLState("22001")
    package static let numericValueOutOfRange = SQLState("22003")
    package static let characterNotInRepertoire = SQLState("22021")
    package static let invalidTextRepresentation = SQLState("22P02")
    package static let untranslatableCharacter = SQLState("22P05")

    package static let notNullViolation = SQLState("23502")
    package static let foreignKeyViolation = SQLState("23503")
    package static let uniqueViolation = SQLState("23505")
    package static let checkViolation = SQLState("23514")
    package static let exclusionViolation = SQLState("23P01")

    package static let readOnlyTransaction = SQLState("25006")
    package static let transactionAborted = SQLState("25P02")
    package static let unknownPreparedStatement = SQLState("26000")
    package static let invalidPassword = SQLState("28P01")

    package static let serializationFailure = SQLState("40001")
    package static let deadlockDetected = SQLState("40P01")

    package static let insufficientPrivilege = SQLState("42501")
    package static let syntaxError = SQLState("42601")
    package static let undefinedColumn = SQLState("42703")
    package static let undefinedFunction = SQLState("42883")
    package static let undefinedTable = SQLState("42P01")
    package static let duplicateTable = SQLState("42P07")

    package static let diskFull = SQLState("53100")
    package static let tooManyConnections = SQLState("53300")
    package static let lockNotAvailable = SQLState("55P03")

    /// A statement that was cancelled: by its caller, by `statement_timeout`, or by an administrator.
    package static let queryCanceled = SQLState("57014")
    /// The server is stopping, or an administrator ended the session.
    package static let adminShutdown = SQLState("57P01")
    package static let crashShutdown = SQLState("57P02")
    /// The server is starting or stopping and takes no connections yet.
    package static let cannotConnectNow = SQLState("57P03")

    package static let raisedException = SQLState("P0001")
}
