import FoundationEssentials
import Postgres
import Testing

@Suite("Values travel to PostgreSQL and back unchanged")
struct ValueTests {
    private func roundTrip<Value: PostgresEncodable & PostgresDecodable>(_ values: [Value]) async throws -> [Value] {
        try await TestDatabase.withPool { pool in
            try await pool.withConnection { connection in
                try values.flatMap { try connection.query("SELECT $1", [$0], as: Value.self) }
            }
        }
    }

    private func check<Value: PostgresEncodable & PostgresDecodable & Equatable>(_ values: [Value]) async throws {
        #expect(try await roundTrip(values) == values)
        #expect(try await roundTrip([Value?.none]) == [nil])
        #expect(try await roundTrip([values, []]) == [values, []])
        #expect(try await roundTrip([[nil, values.first, nil]]) == [[nil, values.first, nil]])
    }

    @Test("Truth values, alone and in arrays, and NULL")
    func bool() async throws { try await check([true, false]) }

    @Test("Whole numbers at both ends of their range")
    func integers() async throws {
        try await check([Int16.min, -1, 0, 1, .max])
        try await check([Int32.min, -1, 0, 1, .max])
        try await check([Int64.min, -1, 0, 1, .max])
        try await check([Int.min, -1, 0, 1, .max])
    }

    @Test("Fractions, infinities and the smallest steps")
    func doubles() async throws {
        try await check([
            0.1, -0.0, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 1.0.nextUp,
        ])
        #expect(try await roundTrip([Double.nan])[0].isNaN)
    }

    @Test("Text: empty, Japanese, emoji, characters that mean something to SQL, a megabyte")
    func text() async throws {
        try await check(["", "窓口でマイナンバーカードを受け取りました。", "👩‍🦳🇯🇵", "'; DROP TABLE x; -- $1 \\ \"", "a\r\n\tb"])
        try await check([String(repeating: "相談", count: 170_000)])
    }

    @Test(
        "Characters that Swift holds for equal stay what they are",
        arguments: ["\u{FA19}", "\u{795E}", "が", "か\u{3099}"]
    )
    func unicode(_ text: String) async throws {
        let back = try await roundTrip([text])[0]
        #expect(Array(back.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test("Identifiers and bytes")
    func bytes() async throws {
        try await check([UUID(), UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))])
        #expect(try await roundTrip([[UInt8](0...255), []]) == [[UInt8](0...255), []])
        #expect(try await roundTrip([[[UInt8(0)], [], [1, 2]]]) == [[[0], [], [1, 2]]])
        #expect(try await roundTrip([[UInt8]?.none]) == [nil])
    }

    @Test("Days and instants from PostgreSQL's first to its last")
    func time() async throws {
        try await check([
            PostgresDate(daysSince2000: -2_451_545), .init(daysSince2000: 0), .infinity, .negativeInfinity,
        ])
        try await check([
            PostgresTimestamp(microsecondsSince2000: -1), .init(microsecondsSince2000: 0), .infinity, .negativeInfinity,
        ])
    }

    @Test(
        "PostgreSQL reads our days as the days they are",
        arguments: [
            (-2_451_545, "4714-11-24 BC"), (0, "2000-01-01"), (9222, "2025-04-01"), (2_145_031_948, "5874897-12-31"),
            (Int(Int32.max), "infinity"), (Int(Int32.min), "-infinity"),
        ]
    )
    func days(_ days: Int, _ text: String) async throws {
        try await TestDatabase.withPool { pool in
            let date = PostgresDate(daysSince2000: Int32(days))
            let row = try await pool.withConnection { connection in
                try connection.query("SELECT $1::text, $2::date", [date, text], as: String.self, PostgresDate.self)
            }[0]
            #expect(row.0 == text)
            #expect(row.1 == date)
        }
    }

    @Test("PostgreSQL reads our instants as the instants they are, whatever the time zone")
    func instants() async throws {
        try await TestDatabase.withPool { pool in
            let instant = PostgresTimestamp(microsecondsSince2000: 796_748_400_000_001)
            let text = try await pool.withConnection { connection in
                try connection.run(script: "SET timezone = 'Asia/Tokyo'")
                return try connection.query("SELECT $1::text", [instant], as: String.self)
            }[0]
            #expect(text == "2025-04-01 00:00:00.000001+09")
        }
    }

    @Test("JSON documents are documents to the server")
    func json() async throws {
        try await check([PostgresJSON(#"{"topics": ["e-tax", "地図"]}"#), PostgresJSON("null")])
        try await TestDatabase.withPool { pool in
            let row = try await pool.withConnection { connection in
                try connection.query(
                    "SELECT $1->'a'->>0, '[1]'::json",
                    [PostgresJSON(#"{"a":["い"]}"#)],
                    as: String.self,
                    PostgresJSON.self
                )
            }[0]
            #expect(row.0 == "い")
            #expect(row.1 == PostgresJSON("[1]"))
        }
    }

    @Test("Arrays of five thousand elements unnest in order")
    func longArrays() async throws {
        let texts = (0..<5000).map { "相談 \($0)" }
        let numbers = (0..<5000).map { $0 % 7 == 0 ? nil : $0 }
        try await TestDatabase.withPool { pool in
            let rows = try await pool.withConnection { connection in
                try connection.query(
                    "SELECT * FROM unnest($1::text[], $2::bigint[])",
                    [texts, numbers],
                    as: String.self,
                    Int?.self
                )
            }
            #expect(rows.map(\.0) == texts)
            #expect(rows.map(\.1) == numbers)
        }
    }

    enum Channel: String, PostgresEncodable, PostgresDecodable { case counter, phone }

    @Test("A code goes as its raw value, and an unknown one is refused")
    func rawValues() async throws {
        try await check([Channel.counter, .phone])
        let error = await postgresError {
            try await TestDatabase.withPool { pool in
                _ = try await pool.withConnection { try $0.query("SELECT 'pigeon' AS channel", as: Channel.self) }
            }
        }
        #expect(error?.kind == .decoding(column: "channel", expected: "Channel", found: "text that does not fit"))
    }

    @Test("Narrower numbers widen when they are read; wider ones do not narrow")
    func widening() async throws {
        try await TestDatabase.withPool { pool in
            let row = try await pool.withConnection { connection in
                try connection.query(
                    "SELECT 1::int2, -2::int4, 3::int2, -4::int4, 5::int2, 1.5::float4",
                    as: Int.self,
                    Int.self,
                    Int64.self,
                    Int64.self,
                    Int32.self,
                    Double.self
                )
            }[0]
            #expect(row == (1, -2, 3, -4, 5, 1.5))
            let error = await postgresError {
                try await pool.withConnection { try $0.query("SELECT 1::int8 AS n", as: Int32.self) }
            }
            #expect(error?.kind == .decoding(column: "n", expected: "Int32", found: "int8"))
        }
    }

    @Test("Text with a NUL character is refused by the number of its parameter, and the connection goes on")
    func nul() async throws {
        try await TestDatabase.withPool { pool in
            for value: any PostgresEncodable in ["a\0b", ["a", "\0"], PostgresJSON("\0"), Optional("\0")] {
                let error = await postgresError {
                    try await pool.withConnection { try $0.execute("SELECT $1, $2", [1, value]) }
                }
                #expect(error?.kind == .unusableParameter(2, .nulCharacter))
            }
            _ = try await pool.backend()
        }
    }

    @Test("An array of arrays is refused")
    func nested() async throws {
        try await TestDatabase.withPool { pool in
            let error = await postgresError { try await pool.withConnection { try $0.execute("SELECT $1", [[[1]]]) } }
            #expect(error?.kind == .unusableParameter(1, .nestedArray))
        }
    }

    @Test("More parameters than the protocol can number are refused")
    func tooManyParameters() async throws {
        try await TestDatabase.withPool { pool in
            let error = await postgresError {
                try await pool.withConnection { try $0.execute("SELECT 1", Array(repeating: 1, count: 65_536)) }
            }
            #expect(error?.kind == .misuse(.tooManyParameters))
        }
    }
}
