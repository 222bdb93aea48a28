import SupportDesk

/// The columns of one kind of file; the raw value is the title by which people know it.
protocol TableColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// Other titles that wards write.
    var otherTitles: [String] { get }
    /// Whether a file without it cannot be imported.
    var isRequired: Bool { get }
    /// Whether people write what they like in it, so that it is never shown.
    var holdsFreeText: Bool { get }
    /// The column by whose content people know a row, if it is not its line alone.
    static var receiptColumn: Self? { get }
    /// The column that must not come twice with other content.
    static var keyColumn: Self { get }
}

extension TableColumn {
    var otherTitles: [String] { [] }
    var holdsFreeText: Bool { false }
    static var receiptColumn: Self? { nil }
}

/// Where the columns of a file stand.
struct TableHeader<Column: TableColumn>: Sendable {
    /// The folded titles of all the file's columns, ours and others, in order.
    let titles: [String]
    private let positions: [Column: Int]

    init(_ record: DelimitedRecord) {
        let titles = (0..<record.count).map { Self.folded(record[$0]) }
        positions = Column.allCases.reduce(into: [:]) { positions, column in
            let words = ([column.rawValue] + column.otherTitles).map(Self.folded)
            positions[column] = words.lazy.compactMap { titles.firstIndex(of: $0) }.first
        }
        self.titles = titles
    }

    /// How many columns the file has.
    var width: Int { titles.count }

    /// Nil when the file has no such column.
    func position(of column: Column) -> Int? {
        positions[column]
    }

    /// The titles of the required columns that it lacks.
    var missing: [String] {
        Self.required.filter { positions[$0] == nil }.map(\.rawValue)
    }

    static var required: [Column] {
        Column.allCases.filter(\.isRequired)
    }

    /// A title without what differs from file to file: width and case of letters, white space, a remark in brackets at its end.
    private static func folded(_ title: String) -> String {
        let key = String(title.searchKey.filter { !$0.isWhitespace })
        guard key.hasSuffix(")"), let bracket = key.lastIndex(of: "("), bracket > key.startIndex else { return key }
        return String(key[..<bracket])
    }
}
