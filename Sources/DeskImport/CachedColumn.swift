import Glibc
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
            if entry.spelling.span.bytes.holdsSameBytes(as: cell.bytes) { return try entry.meaning.get() }
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

    /// The slot at which the search for a spelling begins.
    private func homeSlot(of cell: Span<UInt8>) -> Int {
        Int(cell.bytes.quickHash % UInt64(Self.slotCount))
    }
}

extension RawSpan {
    /// Eight bytes at a time, multiplied and folded: a cell's hash takes a few nanoseconds, where `Hasher` takes forty.
    fileprivate var quickHash: UInt64 {
        var hash = UInt64(byteCount)
        var offset = 0
        while offset + 8 <= byteCount {
            hash.mix(unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        while offset < byteCount {
            hash.mix(UInt64(unsafeLoadUnaligned(fromByteOffset: offset, as: UInt8.self)))
            offset += 1
        }
        return hash
    }

    fileprivate func holdsSameBytes(as other: RawSpan) -> Bool {
        guard byteCount == other.byteCount else { return false }
        return withUnsafeBytes { own in
            other.withUnsafeBytes { other in
                guard let own = own.baseAddress, let other = other.baseAddress else { return true }
                return memcmp(own, other, byteCount) == 0
            }
        }
    }
}

extension UInt64 {
    fileprivate mutating func mix(_ word: UInt64) {
        self = (self ^ word) &* 0x9E37_79B9_7F4A_7C15
        self ^= self >> 32
    }
}
