package import SupportDesk

/// 当番表: a file of shifts.
package enum ShiftTable {
    /// Reads the shifts of the file at `path`, by the sites and eras of `desk`. Whether anybody can be booked then is
    /// judged by whoever keeps them.
    ///
    /// - Throws: why the file as a whole cannot be imported.
    package static func read(
        path: String,
        encoding: FileEncoding = .auto,
        desk: Desk
    ) throws(ImportFileError) -> ImportedTable<Booking> {
        let days = DateReading(eras: desk.eras)
        return try TableReader<Column>(path: path, encoding: encoding).table(key: { $0 }) { row throws(Rejection) in
            let site = try row.site(.site, desk)
            let supporter = try row.requiredName(.supporter).codeForm
            guard let day = try row.day(.date, days) else { throw row.rejection(.date, .problem(.required)) }
            let starts = try row.clockTime(.starts)
            let ends = try row.clockTime(.ends)
            guard starts < ends else { throw row.rejection(.ends, .problem(.endsBeforeStart)) }
            return Booking(site: site, supporter: Supporter.ID(supporter), day: day, starts: starts, ends: ends)
        }
    }

    package enum Column: String, TableColumn {
        case site = "拠点"
        case supporter = "支援員コード"
        case date = "日付"
        case starts = "開始"
        case ends = "終了"

        var otherTitles: [String] {
            switch self {
            case .site: ["拠点コード", "支援拠点", "拠点名"]
            case .supporter: ["支援員", "担当", "対応者"]
            case .date: ["年月日", "当番日", "勤務日"]
            case .starts: ["開始時刻", "開始時間", "自"]
            case .ends: ["終了時刻", "終了時間", "至"]
            }
        }

        var isRequired: Bool { true }

        static var keyColumn: Column { .date }
    }
}

extension TableReader {
    /// A site by code, name or alias.
    borrowing func site(_ column: Column, _ desk: Desk) throws(Rejection) -> Site.ID {
        switch desk.site(try requiredName(column)) {
        case .found(let site): return site.code
        case .unknown(let nearest): throw rejection(column, .problem(.unknownSite(nearest: nearest)))
        }
    }

    /// A time of the day that has to be there.
    borrowing func clockTime(_ column: Column) throws(Rejection) -> ClockTime {
        let text = cell(column)
        guard !text.isEmpty else { throw rejection(column, .problem(.required)) }
        guard let time = ClockTime(written: text) else { throw rejection(column, .problem(.unreadableClockTime)) }
        return time
    }
}
