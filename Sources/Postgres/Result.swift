import CLibPQ

/// Owns what libpq gave as the answer to one statement, and frees it. It never leaves the connection's executor.
struct ResultSet: ~Copyable {
    fileprivate let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    var status: ExecStatusType { PQresultStatus(pointer) }

    var rowCount: Int { Int(PQntuples(pointer)) }

    var columnCount: Int { Int(PQnfields(pointer)) }

    /// How many rows the statement inserted, changed, deleted or returned; 0 for other statements.
    var affectedRowCount: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    /// The statement as the server names it when it is done: `COMMIT`, `INSERT 0 1`.
    var commandTag: String { String(cString: PQcmdStatus(pointer)) }

    /// Makes a value of every row, in order.
    borrowing func map<Value, Failure>(
        _ transform: (inout Row) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(rowCount)
        for index in 0..<PQntuples(pointer) {
            var row = Row(result: pointer, index: index)
            values.append(try transform(&row))
        }
        return values
    }
}

extension ResultSet {
    /// What the server said, if this is the answer to a statement that failed.
    var report: ServerReport {
        ServerReport(
            message: field(.message) ?? String(cString: PQresultErrorMessage(pointer)),
            sqlState: field(.sqlState).map(SQLState.init),
            constraint: field(.constraint),
            schema: field(.schema),
            table: field(.table),
            column: field(.column),
            position: field(.position).flatMap { Int($0) },
            origin: field(.function)
        )
    }

    /// The letters by which the protocol marks the parts of an error. (libpq's names for them are not visible to Swift.)
    private enum Field: Unicode.Scalar {
        case message = "M"
        case sqlState = "C"
        case constraint = "n"
        case schema = "s"
        case table = "t"
        case column = "c"
        case position = "P"
        case function = "R"
    }

    private func field(_ field: Field) -> String? {
        PQresultErrorField(pointer, Int32(field.rawValue.value)).map { String(cString: $0) }
    }
}
