package import SupportDesk

/// A town's households and people by sex and single year of age, on the table's reference date.
package struct TownPopulation: Hashable, Sendable {
    package let town: Town.ID
    package let households: Int
    /// Men and boys by age in completed years, 0 first.
    package let male: [Int]
    /// Women and girls by age in completed years, 0 first.
    package let female: [Int]

    package init(town: Town.ID, households: Int, male: [Int], female: [Int]) {
        self.town = town
        self.households = households
        self.male = male
        self.female = female
    }

    /// How many people have completed at least `age` years.
    package func residents(from age: Int) -> Int {
        male.dropFirst(age).reduce(0, +) + female.dropFirst(age).reduce(0, +)
    }
}

/// 町丁別世帯数及び人口 as wards publish it: 町丁目,総世帯数,総人口,総男,総女, then 男,女 for each year of age from 0.
package enum PopulationTable {
    /// Reads the table in the file at `path`, and matches its towns to `towns` by name or code.
    /// - Throws: why the file as a whole cannot be imported.
    package static func read(
        path: String,
        encoding: FileEncoding = .auto,
        desk: Desk
    ) throws(ImportFileError) -> ImportedTable<TownPopulation> {
        let reader = try TableReader<Column>(path: path, encoding: encoding)
        let ages = try AgeColumns(reader.header)
        return try reader.table(key: \.town) { row throws(Rejection) in
            try population(row, ages, desk)
        }
    }

    enum Column: String, TableColumn {
        case town = "町丁目"
        case households = "総世帯数"
        case total = "総人口"
        case male = "総男"
        case female = "総女"

        var otherTitles: [String] {
            switch self {
            case .town: ["町丁目名"]
            case .households: ["世帯数"]
            case .total, .male, .female: []
            }
        }

        var isRequired: Bool { true }
        static var keyColumn: Column { .town }
    }

    /// Where the pairs by age stand: from the column after 総女 on.
    private struct AgeColumns {
        let positions: Range<Int>

        init(_ header: TableHeader<Column>) throws(ImportFileError) {
            let start = (header.position(of: .female) ?? 0) + 1
            let titles = header.titles[start...].prefix { !$0.isEmpty }
            let areSound = titles.enumerated().allSatisfy { $0.element == ($0.offset.isMultiple(of: 2) ? "男" : "女") }
            guard !titles.isEmpty, titles.count.isMultiple(of: 2), areSound else { throw .unpairedAges }
            positions = titles.indices
        }

        /// The age in completed years, and the sex, that a column counts.
        func meaning(of position: Int) -> (age: Int, isMale: Bool) {
            let (age, remainder) = (position - positions.lowerBound).quotientAndRemainder(dividingBy: 2)
            return (age, remainder == 0)
        }
    }

    private static func population(
        _ row: borrowing TableReader<Column>,
        _ ages: AgeColumns,
        _ desk: Desk
    ) throws(Rejection) -> TownPopulation {
        let town = try town(row, desk)
        let (male, female) = try people(row, ages)
        try check(row, .male, counted: male.reduce(0, +))
        try check(row, .female, counted: female.reduce(0, +))
        try check(row, .total, counted: male.reduce(0, +) + female.reduce(0, +))
        return TownPopulation(
            town: town.code,
            households: try count(row, .households),
            male: male,
            female: female
        )
    }

    private static func town(_ row: borrowing TableReader<Column>, _ desk: Desk) throws(Rejection) -> Town {
        let name = try row.requiredName(.town)
        switch desk.town(name) {
        case .found(let town): return town
        case .unknown(let nearest): throw row.rejection(.town, .problem(.unknownTown(nearest: nearest)))
        }
    }

    private static func people(
        _ row: borrowing TableReader<Column>,
        _ ages: AgeColumns
    ) throws(Rejection) -> (male: [Int], female: [Int]) {
        var (male, female): ([Int], [Int]) = ([], [])
        for position in ages.positions {
            let (age, isMale) = ages.meaning(of: position)
            guard let people = count(row.record[position]) else {
                let field = "\(isMale ? "男" : "女")(\(age)歳)"
                throw row.rejection(field: field, value: row.record[position].trimmed, .unreadableCount)
            }
            if isMale { male.append(people) } else { female.append(people) }
        }
        return (male, female)
    }

    private static func check(
        _ row: borrowing TableReader<Column>,
        _ column: Column,
        counted: Int
    ) throws(Rejection) {
        let stated = try count(row, column)
        guard stated == counted else { throw row.rejection(column, .totalDiffers(stated: stated, counted: counted)) }
    }

    private static func count(_ row: borrowing TableReader<Column>, _ column: Column) throws(Rejection) -> Int {
        guard let count = count(row.cell(column)) else { throw row.rejection(column, .unreadableCount) }
        return count
    }

    /// A blank cell or a dash is nobody.
    private static func count(_ text: String) -> Int? {
        let key = text.searchKey
        return key.isEmpty || dashes.contains(key) ? 0 : key.writtenCount
    }

    private static let dashes: Set<String> = ["-", "ー", "―", "‐", "−", "–"]
}
