package import SupportDesk

/// 町丁目,緯度,経度, and 町丁目コード where a ward has codes; without one the name is the code.
package enum TownTable {
    /// Reads the towns of the file at `path`.
    /// - Throws: why the file as a whole cannot be imported.
    package static func read(
        path: String,
        encoding: FileEncoding = .auto
    ) throws(ImportFileError) -> ImportedTable<Town> {
        try TableReader<Column>(path: path, encoding: encoding).table(key: \.code, read: town)
    }

    enum Column: String, TableColumn {
        case name = "町丁目"
        case code = "町丁目コード"
        case latitude = "緯度"
        case longitude = "経度"

        var otherTitles: [String] {
            switch self {
            case .name: ["町丁目名"]
            case .code: ["コード"]
            case .latitude, .longitude: []
            }
        }

        var isRequired: Bool { self != .code }
        static var keyColumn: Column { .name }
    }

    private static func town(_ row: borrowing TableReader<Column>) throws(Rejection) -> Town {
        let name = try row.requiredName(.name)
        let code = row.cell(.code).isEmpty ? name : try row.requiredName(.code)
        guard let location = try row.location(.latitude, .longitude) else {
            throw row.rejection(.latitude, .problem(.required))
        }
        return Town(code: Town.ID(code.codeForm), name: name, location: location)
    }
}
