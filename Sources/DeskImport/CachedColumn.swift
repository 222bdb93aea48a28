/// A column of a large file, each of its spellings worked out once: a few thousand spellings fill a log of a million rows.
///
/// A spelling has one slot where it can stand, and moves out whoever stood there. So memory is bounded, and a column in
/// which no spelling comes twice costs no more than reading it.
struct CachedColumn<Column: TableColumn, Meaning> {
    /// Longer cells are worked out each time, in bytes.
    private static var longestSpelling: Int { 128 }

    private struct Slot {
        let spelling: [UInt8]
        let meaning: Result<Meaning, Rejection.Reason>
    }

    private let column: Column
    private let position: Int?
    private let read: (String) throws(Rejection.Reason) -> Meaning
    private var slots: [Slot?]

    /// - Parameters:
    ///   - bits: there is room for 2 to this power of spellings.
    ///   - read: works out what a cell means, or why it means nothing.
    init(
        _ column: Column,
        in header: TableHeader<Column>,
        bits: Int = 12,
        read: @escaping (String) throws(Rejection.Reason) -> Meaning
    ) {
        self.column = column
        self.read = read
        position = header.position(of: column)
        slots = Array(repeating: nil, count: 1 << bits)
    }

    /// What this column says in the present row of `table`.
    mutating func meaning(in table: borrowing TableReader<Column>) throws(Rejection) -> Meaning {
        do throws(Rejection.Reason) {
            return try meaning(of: table.record.bytes.span.extracting(table.record.range(of: position)))
        } catch {
            throw table.rejection(column, error)
        }
    }

    private mutating func meaning(of cell: Span<UInt8>) throws(Rejection.Reason) -> Meaning {
        guard cell.count <= Self.longestSpelling else { return try read(String(utf8: cell)) }
        let index = slot(of: cell)
        if let slot = slots[index], slot.spelling.span.holdsSameBytes(as: cell) { return try slot.meaning.get() }
        let text = String(utf8: cell)
        let meaning = Result<Meaning, Rejection.Reason> { () throws(Rejection.Reason) in try read(text) }
        slots[index] = Slot(spelling: Array(text.utf8), meaning: meaning)
        return try meaning.get()
    }

    /// FNV-1a, folded to the number of slots.
    private func slot(of cell: Span<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in cell.indices {
            hash = (hash ^ UInt64(cell[index])) &* 0x0000_0100_0000_01B3
        }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
    }
}

extension Span<UInt8> {
    fileprivate func holdsSameBytes(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }
}
