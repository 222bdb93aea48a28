package import Postgres
package import SupportDesk

/// Codes travel as the text that they are.
extension Code: PostgresEncodable, PostgresDecodable {}
extension Channel: PostgresEncodable, PostgresDecodable {}
extension AgeBand: PostgresEncodable, PostgresDecodable {}
extension Role: PostgresEncodable, PostgresDecodable {}

extension CivilDate: PostgresEncodable, PostgresDecodable {
    /// 2000-01-01, from which PostgreSQL counts its days.
    private static let epoch = 10_957

    package static var postgresType: PostgresType { .date }

    package func encode(into buffer: inout ParameterBuffer) {
        PostgresDate(daysSince2000: Int32(clamping: daysSince1970 - Self.epoch)).encode(into: &buffer)
    }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> CivilDate {
        CivilDate(daysSince1970: Int(try PostgresDate.decode(value).daysSince2000) + epoch)
    }
}

extension Instant: PostgresEncodable, PostgresDecodable {
    /// 2000-01-01T00:00:00Z, from which PostgreSQL counts its microseconds.
    private static let epoch: Int64 = 946_684_800_000_000

    package static var postgresType: PostgresType { .timestamptz }

    package func encode(into buffer: inout ParameterBuffer) {
        PostgresTimestamp(microsecondsSince2000: microsecondsSince1970 - Self.epoch).encode(into: &buffer)
    }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Instant {
        Instant(microsecondsSince1970: try PostgresTimestamp.decode(value).microsecondsSince2000 + epoch)
    }
}

extension Minutes: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int2 }

    package func encode(into buffer: inout ParameterBuffer) {
        Int16(value).encode(into: &buffer)
    }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Minutes {
        guard let minutes = Minutes(try Int.decode(value)) else { throw .malformed }
        return minutes
    }
}

extension FiscalYear: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int2 }

    package func encode(into buffer: inout ParameterBuffer) {
        Int16(year).encode(into: &buffer)
    }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> FiscalYear {
        guard let year = FiscalYear(try Int.decode(value)) else { throw .malformed }
        return year
    }
}

/// Minutes since midnight.
extension ClockTime: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int2 }

    package func encode(into buffer: inout ParameterBuffer) {
        Int16(minutes).encode(into: &buffer)
    }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> ClockTime {
        guard let time = ClockTime(minutes: try Int.decode(value)) else { throw .malformed }
        return time
    }
}
