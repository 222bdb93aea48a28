internal import SupportDesk

/// A column of a large file, each of its spellings worked out once: a few thousand spellings fill a log of a million rows.
///
/// Memory is bounded: when there are too many spellings, all are forgotten. So a column in which none comes twice costs
/// little more than reading it.
struct CachedColumn<Column: TableColumn, Meaning> {
    /// Longer cells are worked out each time, in bytes.
    private static var longestSpelling: Int { 128 }
    /// How many spellings are kept.
    private static var capacity: Int { 8192 }
    /// An open-addressed table is quick as long as half of it is free.
    private static var slotCount: Int { 2 * capacity }

    private struct Entry {
        let spelling: [UInt8]
        let meaning: Result<Meaning, Rejection.Reason>
    }

    private let column: Column
    private let position: Int?
    private let read: (String) throws(Rejection.Reason) -> Meaning
    private var entries: [Entry] = []
    /// Positions in ``entries``, each at the hash of its spelling or in one of the slots after it; -1 where there is none.
    private var slots: [Int32]

    /// - Parameter read: works out what a cell means, or why it means nothing.
    init(
        _ column: Column,
        in header: TableHeader<Column>,
        read: @escaping (String) throws(Rejection.Reason) -> Meaning
    ) {
        self.column = column
        self.read = read
        position = header.position(of: column)
        slots = Array(repeating: -1, count: Self.slotCount)
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
        var slot = homeSlot(of: cell)
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.spelling.span.holdsSameBytes(as: cell) { return try entry.meaning.get() }
            slot = (slot + 1) % Self.slotCount
        }
        if entries.count == Self.capacity {
            entries.removeAll(keepingCapacity: true)
            for index in slots.indices { slots[index] = -1 }
            slot = homeSlot(of: cell)
        }
        let text = String(utf8: cell)
        let meaning = Result<Meaning, Rejection.Reason> { () throws(Rejection.Reason) in try read(text) }
        slots[slot] = Int32(entries.count)
        entries.append(Entry(spelling: Array(text.utf8), meaning: meaning))
        return try meaning.get()
    }

    /// FNV-1a, folded to the number of slots.
    private func homeSlot(of cell: Span<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in cell.indices {
            hash = (hash ^ UInt64(cell[index])) &* 0x0000_0100_0000_01B3
        }
        return Int((hash ^ (hash >> 32)) % UInt64(Self.slotCount))
    }
}

extension Span<UInt8> {
    fileprivate func holdsSameBytes(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }
}
