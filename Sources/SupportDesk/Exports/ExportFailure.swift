/// Why an export was not delivered. Whatever was delivered before stands as it was.
package enum ExportFailure: Error, Hashable, Sendable {
    /// Characters that CP932 does not have: the first of them (``UnmappableCharacter/kept`` at most), and how many in all.
    case unmappable([UnmappableCharacter], count: Int)
    /// A sheet of a workbook holds no more than `limit` rows of data.
    case tooManyRows(table: String, limit: Int)
    /// A cell of a workbook holds no more than `limit` characters. `row` counts rows of data from 1.
    case textTooLong(table: String, row: Int, column: String, limit: Int)
    /// A value is not of its column's kind, or a row has another number of values (`column` is nil): a fault of ours.
    case unexpectedValue(table: String, row: Int, column: String?)
    /// The system knows no CP932, so that nothing can be written in it.
    case encodingMissing
    /// A folder or file could not be made; `reason` in the system's words.
    case cannotMake(path: String, reason: String)
    /// A file could not be written, read or put in its place; `reason` in the system's words.
    case cannotWrite(path: String, reason: String)
    /// No room on the disk, or none within the account's quota.
    case diskFull(path: String)
    /// The file system cannot let two folders change places, so the old package could not be replaced in one step.
    case cannotExchange(path: String)
    /// Under this name stands a package for other readers.
    case otherAudience(path: String, ExportAudience)
    /// Under this name stands something that is not a package of ours, and is therefore left alone.
    case notAPackage(path: String)

    /// By the numbers of sysexits.h.
    package var exitCode: Int32 {
        switch self {
        case .unmappable, .tooManyRows, .textTooLong: 65
        case .encodingMissing: 69
        case .unexpectedValue: 70
        case .cannotMake, .cannotExchange, .otherAudience, .notAPackage: 73
        case .cannotWrite, .diskFull: 74
        }
    }
}

/// For whom a package is made.
package enum ExportAudience: String, Hashable, Sendable, CaseIterable, Codable {
    /// The ward's statistics team: records without persons, and all tables.
    case `internal`
    /// Everybody: tables of closed periods only, suppressed.
    case `public`
}

/// A character that CP932 does not have, and where it stands. Says no more of the record than its key.
package struct UnmappableCharacter: Hashable, Sendable {
    /// How many of them a failure tells at most; it counts them all.
    package static let kept = 10_000

    /// The table's name, such as `consultations`.
    package let table: String
    /// The row of data, from 1; 0 is the header.
    package let row: Int
    /// The row's primary key, several values joined by `/`; nil where there is none.
    package let key: String?
    /// The column's header.
    package let column: String
    package let character: Unicode.Scalar

    package init(table: String, row: Int, key: String?, column: String, character: Unicode.Scalar) {
        self.table = table
        self.row = row
        self.key = key
        self.column = column
        self.character = character
    }

    /// As people look it up: `U+20BB7`.
    package var codePoint: String {
        let digits = String(character.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
