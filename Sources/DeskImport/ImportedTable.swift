internal import SupportDesk

/// A small file (towns, population, sites) read whole: its rows, each once.
package struct ImportedTable<Value: Hashable & Sendable>: Sendable {
    package struct Row: Hashable, Sendable {
        /// The line of the file on which it begins; the first is 1.
        package let line: Int
        package let value: Value
    }

    package internal(set) var rows: [Row] = []
    /// The rejections, and the rows that came again. Nothing is accepted yet: whoever stores ``rows`` counts them.
    package internal(set) var tally = ImportTally()

    /// Takes out the rows against which something is found.
    mutating func refuse(_ obstacle: (Row) -> Rejection?) {
        rows = rows.filter { row in
            guard let rejection = obstacle(row) else { return true }
            tally.reject(rejection)
            return false
        }
    }
}

extension TableReader {
    /// Reads all rows. A row whose `key` came before is a duplicate when it says the same, and refused when it does not.
    ///
    /// - Parameter refused: is told of each row that is refused, while its cells can be read.
    consuming func table<Value, Key: Hashable>(
        key: (Value) -> Key,
        refused: (borrowing TableReader, Rejection) -> Void = { _, _ in },
        read: (borrowing TableReader) throws(Rejection) -> Value
    ) throws(ImportFileError) -> ImportedTable<Value> {
        var table = ImportedTable<Value>()
        var positions: [Key: Int] = [:]
        while true {
            switch try next() {
            case .end:
                return table
            case .refused(let rejection):
                refused(self, rejection)
                table.tally.reject(rejection)
            case .row:
                do throws(Rejection) {
                    let value = try read(self)
                    if let position = positions[key(value)] {
                        let first = table.rows[position]
                        guard first.value == value else {
                            throw rejection(Column.keyColumn, .repeatedWithOtherContent(firstLine: first.line))
                        }
                        table.tally.passOver()
                    } else {
                        positions[key(value)] = table.rows.count
                        table.rows.append(ImportedTable.Row(line: record.line, value: value))
                    }
                } catch {
                    refused(self, error)
                    table.tally.reject(error)
                }
            }
        }
    }
}
