package import SupportDesk

/// 拠点コード,名称,種別,町丁目,緯度,経度,開設日,廃止日,公衆無線LAN(有/無),公共端末台数,別名 (`;` between).
package enum SiteTable {
    /// Reads the sites of the file at `path`, by the kinds, towns and eras of `desk`.
    /// - Throws: why the file as a whole cannot be imported.
    package static func read(
        path: String,
        encoding: FileEncoding = .auto,
        desk: Desk
    ) throws(ImportFileError) -> ImportedTable<Site> {
        let days = DateReading(eras: desk.eras)
        return try TableReader<Column>(path: path, encoding: encoding).table(key: \.code) { row throws(Rejection) in
            try site(row, desk, days)
        }
    }

    enum Column: String, TableColumn {
        case code = "拠点コード"
        case name = "名称"
        case kind = "種別"
        case town = "町丁目"
        case latitude = "緯度"
        case longitude = "経度"
        case openedOn = "開設日"
        case closedOn = "廃止日"
        case wifi = "公衆無線LAN"
        case terminals = "公共端末台数"
        case aliases = "別名"

        var otherTitles: [String] {
            switch self {
            case .name: ["拠点名", "拠点名称"]
            case .kind: ["拠点種別"]
            case .wifi: ["公衆Wi-Fi", "Wi-Fi"]
            default: []
            }
        }

        var isRequired: Bool {
            switch self {
            case .code, .name, .kind, .openedOn: true
            default: false
            }
        }

        static var keyColumn: Column { .code }
    }

    private static func site(
        _ row: borrowing TableReader<Column>,
        _ desk: Desk,
        _ days: DateReading
    ) throws(Rejection) -> Site {
        let name = try row.requiredName(.name)
        let (openedOn, closedOn) = try service(row, days)
        return Site(
            code: Site.ID(try row.requiredName(.code).codeForm),
            name: name,
            kind: try kind(row, desk),
            town: try town(row, desk),
            location: try row.location(.latitude, .longitude),
            openedOn: openedOn,
            closedOn: closedOn,
            wifi: try row.yesOrNo(.wifi),
            terminals: try row.terminals(.terminals),
            aliases: try aliases(row, of: name)
        )
    }

    private static func kind(_ row: borrowing TableReader<Column>, _ desk: Desk) throws(Rejection) -> Code<SiteKind> {
        switch desk.siteKinds.find(try row.requiredName(.kind)) {
        case .found(let kind): return kind.code
        case .unknown(let nearest): throw row.rejection(.kind, .unknownSiteKind(nearest: nearest))
        }
    }

    /// A ward that has not imported its towns yet keeps the name as it stands; with towns, it has to be one of them.
    private static func town(_ row: borrowing TableReader<Column>, _ desk: Desk) throws(Rejection) -> Town.ID? {
        let name = row.cell(.town)
        guard !name.isEmpty else { return nil }
        guard !desk.towns.isEmpty else { return Town.ID(name.codeForm) }
        switch desk.town(name) {
        case .found(let town): return town.code
        case .unknown(let nearest): throw row.rejection(.town, .problem(.unknownTown(nearest: nearest)))
        }
    }

    private static func service(
        _ row: borrowing TableReader<Column>,
        _ days: DateReading
    ) throws(Rejection) -> (openedOn: CivilDate, closedOn: CivilDate?) {
        guard let openedOn = try row.day(.openedOn, days) else {
            throw row.rejection(.openedOn, .problem(.required))
        }
        let closedOn = try row.day(.closedOn, days)
        if let closedOn, closedOn < openedOn {
            throw row.rejection(.closedOn, .closesBeforeOpening(opens: openedOn))
        }
        return (openedOn, closedOn)
    }

    /// Names stay as they were written, so that the list is parted before anything is folded.
    private static func aliases(_ row: borrowing TableReader<Column>, of name: String) throws(Rejection) -> [String] {
        var aliases: [String] = []
        for part in row.cell(.aliases).split(whereSeparator: { ";；、".contains($0) || $0.isNewline }) {
            let alias = try row.nameWithoutControls(String(part).trimmed, .aliases)
            let isNew = !([name] + aliases).contains { $0.utf8.elementsEqual(alias.utf8) }
            if isNew, !alias.isEmpty { aliases.append(alias) }
        }
        return aliases
    }
}
