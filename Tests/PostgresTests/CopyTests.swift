import Postgres
import Testing

@Suite("COPY moves many rows, or none")
struct CopyTests {
    private static let tables = "CREATE TABLE t (n int, note text)"

    @Test("A hundred thousand rows go in and come out as they were")
    func hundredThousand() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let written = try await pool.withConnection { connection in
                try connection.copyIn("COPY t FROM STDIN") { writer in
                    for number in 0..<100_000 {
                        try writer.field(number)
                        try writer.field(number % 10 == 0 ? nil : "相談 \(number)")
                        try writer.endRow()
                    }
                }
            }
            #expect(written == 100_000)
            let summary = try await pool.withConnection {
                try $0.query(
                    "SELECT count(*), sum(n)::bigint, count(note), max(note) FROM t",
                    as: Int.self,
                    Int.self,
                    Int.self,
                    String.self
                )[0]
            }
            #expect(summary == (100_000, 4_999_950_000, 90_000, "相談 99999"))

            let (rows, chunks) = try await pool.withConnection { connection in
                var chunks: [[UInt8]] = []
                let rows = try connection.copyOut("COPY (SELECT n, note FROM t ORDER BY n) TO STDOUT") {
                    chunks.append(Array($0))
                }
                return (rows, chunks)
            }
            #expect(rows == 100_000)
            #expect(chunks.allSatisfy { $0.last == UInt8(ascii: "\n") })
            #expect(chunks.dropLast().allSatisfy { (64 << 10..<65 << 10).contains($0.count) })
            let expected = (0..<100_000).map { $0 % 10 == 0 ? "\($0)\t\\N\n" : "\($0)\t相談 \($0)\n" }.joined()
            #expect(Array(chunks.joined()) == Array(expected.utf8))
        }
    }

    @Test("Text that means something to COPY arrives as it is")
    func specialCharacters() async throws {
        let texts = ["", "\\N", "\\.", "a\tb", "a\nb", "a\r\nb", "\\", "\\\\n", "相談\t終了", "'\"", "\u{1}\u{7F}"]
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            try await pool.withConnection { connection in
                try connection.copyIn("COPY t FROM STDIN") { writer in
                    for (index, text) in texts.enumerated() {
                        try writer.field(index)
                        try writer.field(text)
                        try writer.endRow()
                    }
                }
            }
            let back = try await pool.withConnection { try $0.query("SELECT note FROM t ORDER BY n", as: String.self) }
            #expect(back.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
        }
    }

    @Test("Rows that are in COPY's format already pass as they are")
    func rawRows() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let count = try await pool.withConnection { connection in
                try connection.copyIn("COPY t FROM STDIN (FORMAT csv)") { writer in
                    try Array(#"1,"a, ""b"""\#n2,\#n"#.utf8).withUnsafeBytes { try writer.write(rows: $0) }
                }
            }
            #expect(count == 2)
            let notes = try await pool.withConnection {
                try $0.query("SELECT note FROM t ORDER BY n", as: String?.self)
            }
            #expect(notes == [#"a, "b""#, nil])
        }
    }

    @Test("An error in the body leaves no row, comes through, and the connection goes on", arguments: [1, 50_000])
    func abort(after rows: Int) async throws {
        struct RanOutOfPaper: Error {}
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let before = try await pool.backend()
            await #expect(throws: RanOutOfPaper.self) {
                try await pool.withConnection { connection in
                    try connection.copyIn("COPY t (n) FROM STDIN") { writer in
                        for number in 0..<rows {
                            try writer.field(number)
                            try writer.endRow()
                        }
                        throw RanOutOfPaper()
                    }
                }
            }
            let count = try await pool.withConnection { try $0.query("SELECT count(*) FROM t", as: Int.self) }
            #expect(count == [0])
            #expect(try await pool.backend() == before)
        }
    }

    @Test("A row that the server refuses is the server's error, and the connection goes on")
    func refusedRow() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let before = try await pool.backend()
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.copyIn("COPY t FROM STDIN") { writer in
                        for _ in 0..<20_000 {
                            try writer.field("ひみつ")
                            try writer.field("x")
                            try writer.endRow()
                        }
                    }
                }
            }
            #expect(error?.kind == .server(.invalidTextRepresentation))
            #expect(error?.description.contains("ひみつ") == false)
            #expect(try await pool.backend() == before)
        }
    }

    enum Blunder: CaseIterable {
        case nulCharacter, unfinishedRow, emptyRow, rowsWithinRow, statementWithin

        var kind: PostgresError.Kind {
            switch self {
            case .nulCharacter: .unusableParameter(2, .nulCharacter)
            case .unfinishedRow, .emptyRow, .rowsWithinRow: .misuse(.incompleteRow)
            case .statementWithin: .misuse(.copyInProgress)
            }
        }
    }

    @Test("What cannot be a row is refused, and nothing is kept", arguments: Blunder.allCases)
    func blunders(_ blunder: Blunder) async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.copyIn("COPY t FROM STDIN") { writer in
                        try writer.field(1)
                        switch blunder {
                        case .nulCharacter: try writer.field("a\0b")
                        case .unfinishedRow: try writer.field("a")
                        case .emptyRow:
                            try writer.field("a")
                            try writer.endRow()
                            try writer.endRow()
                        case .rowsWithinRow: try Array("2\tx\n".utf8).withUnsafeBytes { try writer.write(rows: $0) }
                        case .statementWithin: try connection.execute("SELECT 1")
                        }
                    }
                }
            }
            #expect(error?.kind == blunder.kind)
            let count = try await pool.withConnection { try $0.query("SELECT count(*) FROM t", as: Int.self) }
            #expect(count == [0])
        }
    }

    @Test("A field that was refused leaves the row as it was, for another in its place")
    func refusedField() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            try await pool.withConnection { connection in
                try connection.copyIn("COPY t FROM STDIN") { writer in
                    try writer.field(1)
                    do { try writer.field("a\0b") } catch { try writer.field("ab") }
                    try writer.endRow()
                }
            }
            let notes = try await pool.withConnection { try $0.query("SELECT note FROM t", as: String.self) }
            #expect(notes == ["ab"])
        }
    }

    @Test(
        "A statement that is not this kind of COPY is refused",
        arguments: ["SELECT 1", "COPY t TO STDOUT", "COPY t FROM STDIN"]
    )
    func otherStatements(_ sql: String) async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            if !sql.hasSuffix("STDIN") {
                let error = await postgresError { try await pool.withConnection { try $0.copyIn(sql) { _ in } } }
                #expect(error?.kind == .misuse(.notThisKindOfCopy))
            }
            if !sql.hasSuffix("STDOUT") {
                let error = await postgresError { try await pool.withConnection { try $0.copyOut(sql) { _ in } } }
                #expect(error?.kind == .misuse(.notThisKindOfCopy))
            }
            let missing = await postgresError {
                try await pool.withConnection { try $0.copyOut("COPY gone TO STDOUT") { _ in } }
            }
            #expect(missing?.kind == .server(.undefinedTable))
            _ = try await pool.backend()
        }
    }

    @Test("A reader that has had enough stops the server, and the connection goes on")
    func stopReading() async throws {
        struct Enough: Error {}
        try await TestDatabase.withPool { pool in
            let before = try await pool.backend()
            let taken = await ContinuousClock().measure {
                await #expect(throws: Enough.self) {
                    try await pool.withConnection { connection in
                        try connection.copyOut("COPY (SELECT generate_series(1, 100000000)) TO STDOUT") { _ in
                            throw Enough()
                        }
                    }
                }
            }
            #expect(taken < .seconds(10))
            #expect(try await pool.backend() == before)
        }
    }

    @Test("An error while rows come is thrown at the end, and the last rows are withheld")
    func errorMidway() async throws {
        try await TestDatabase.withPool { pool in
            let error = await postgresError {
                _ = try await pool.withConnection { connection in
                    try connection.copyOut("COPY (SELECT 1 / (10 - n) FROM generate_series(1, 20) AS n) TO STDOUT") {
                        _ in
                        Issue.record("rows of a COPY that failed")
                    }
                }
            }
            #expect(error?.kind == .server(SQLState("22012")))
        }
    }

    @Test("Cancelling the task ends a COPY in either direction", arguments: [true, false])
    func cancel(_ inward: Bool) async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let before = try await pool.backend()
            let task = Task {
                await postgresError {
                    _ = try await pool.withConnection { connection in
                        if inward {
                            return try connection.copyIn("COPY t (n) FROM STDIN") { writer in
                                for number in 0..<Int(Int32.max) {
                                    try writer.field(number)
                                    try writer.endRow()
                                }
                            }
                        }
                        return try connection.copyOut("COPY (SELECT generate_series(1, 1000000000)) TO STDOUT") { _ in }
                    }
                }
            }
            #expect(await eventually { pool.statistics.idle == 0 })
            try await Task.sleep(for: .milliseconds(100))
            task.cancel()
            #expect(await task.value?.kind == .cancelled)
            #expect(try await pool.backend() == before)
        }
    }
}
