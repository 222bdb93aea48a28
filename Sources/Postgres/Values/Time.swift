/// A `date` as PostgreSQL counts it.
package struct PostgresDate: Hashable, Sendable {
    /// Days since 1 January 2000 in the proleptic Gregorian calendar.
    package var daysSince2000: Int32

    package init(daysSince2000: Int32) {
        self.daysSince2000 = daysSince2000
    }

    /// Later than every day.
    package static let infinity = PostgresDate(daysSince2000: .max)
    /// Earlier than every day.
    package static let negativeInfinity = PostgresDate(daysSince2000: .min)
}

extension PostgresDate: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .date }

    package func encode(into buffer: inout ParameterBuffer) { buffer.append(daysSince2000) }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> PostgresDate {
        PostgresDate(daysSince2000: try value.bytes(of: .date).integer())
    }
}

/// A `timestamptz`: an instant, whatever the session's time zone.
package struct PostgresTimestamp: Hashable, Sendable {
    /// Microseconds since 2000-01-01T00:00:00Z.
    package var microsecondsSince2000: Int64

    package init(microsecondsSince2000: Int64) {
        self.microsecondsSince2000 = microsecondsSince2000
    }

    /// Later than every instant.
    package static let infinity = PostgresTimestamp(microsecondsSince2000: .max)
    /// Earlier than every instant.
    package static let negativeInfinity = PostgresTimestamp(microsecondsSince2000: .min)
}

extension PostgresTimestamp: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .timestamptz }

    package func encode(into buffer: inout ParameterBuffer) { buffer.append(microsecondsSince2000) }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> PostgresTimestamp {
        PostgresTimestamp(microsecondsSince2000: try value.bytes(of: .timestamptz).integer())
    }
}
