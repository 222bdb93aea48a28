package import SupportDesk

/// 支援員コード,種別,状態,認定日,有効期限,拠点コード,言語,技能: a ward's list of its supporters, without names.
package enum SupporterTable {
    /// Reads the supporters of the file at `path`, by the lists, sites and eras of `desk`.
    ///
    /// - Parameter today: the last day on which somebody can have been certified.
    /// - Throws: why the file as a whole cannot be imported.
    package static func read(
        path: String,
        encoding: FileEncoding = .auto,
        desk: Desk,
        today: CivilDate
    ) throws(ImportFileError) -> ImportedTable<ListedSupporter> {
        let days = DateReading(eras: desk.eras)
        return try TableReader<Column>(path: path, encoding: encoding).table(key: \.code) { row throws(Rejection) in
            try supporter(row, desk, days, today)
        }
    }

    enum Column: String, TableColumn {
        case code = "支援員コード"
        case kind = "種別"
        case status = "状態"
        case certifiedOn = "認定日"
        case certifiedUntil = "有効期限"
        case sites = "拠点コード"
        case languages = "言語"
        case skills = "技能"

        var otherTitles: [String] {
            switch self {
            case .kind: ["支援員種別"]
            case .certifiedUntil: ["認定の有効期限", "認定有効期限"]
            case .sites: ["拠点", "支援拠点"]
            case .languages: ["対応言語"]
            case .skills: ["得意分野", "対応分野"]
            default: []
            }
        }

        var isRequired: Bool {
            switch self {
            case .code, .kind, .status: true
            default: false
            }
        }

        static var keyColumn: Column { .code }
    }

    private static func supporter(
        _ row: borrowing TableReader<Column>,
        _ desk: Desk,
        _ days: DateReading,
        _ today: CivilDate
    ) throws(Rejection) -> ListedSupporter {
        ListedSupporter(
            code: try code(row),
            kind: try code(of: try row.requiredName(.kind), in: desk.people.supporterKinds, row, .kind),
            listing: try listing(row, days, today),
            sites: try sites(row, desk),
            languages: try codes(row, .languages, in: desk.people.languages),
            skills: try codes(row, .skills, in: desk.topics)
        )
    }

    private static func code(_ row: borrowing TableReader<Column>) throws(Rejection) -> Supporter.ID {
        let code = try row.requiredName(.code).codeForm
        guard code.unicodeScalars.count <= PeopleLimits.code else {
            throw row.rejection(.code, .problem(.tooLong(limit: PeopleLimits.code)))
        }
        guard !MyNumber.isPresent(in: code) else { throw row.rejection(.code, .problem(.holdsMyNumber)) }
        return Supporter.ID(code)
    }

    private static func listing(
        _ row: borrowing TableReader<Column>,
        _ days: DateReading,
        _ today: CivilDate
    ) throws(Rejection) -> SupporterListing {
        guard let status = SupporterStatus(written: try row.requiredName(.status)) else {
            throw row.rejection(.status, .problem(.notOneOf(SupporterStatus.allCases.map(\.rawValue))))
        }
        let certifiedOn = try row.day(.certifiedOn, days)
        if let certifiedOn, certifiedOn > today {
            throw row.rejection(.certifiedOn, .problem(.future(latest: today)))
        }
        let listing = SupporterListing(
            status: status,
            certifiedOn: certifiedOn,
            certifiedUntil: try row.day(.certifiedUntil, days)
        )
        if let problem = listing.problem { throw row.rejection(.certifiedUntil, .problem(problem.reason)) }
        return listing
    }

    /// The home site, and others after it.
    private static func sites(_ row: borrowing TableReader<Column>, _ desk: Desk) throws(Rejection) -> [Site.ID] {
        // A site's name may hold a comma.
        if case .found(let site) = desk.site(row.cell(.sites)) { return [site.code] }
        var sites: [Site.ID] = []
        for word in row.cell(.sites).writtenList {
            switch desk.site(word) {
            case .found(let site): if !sites.contains(site.code) { sites.append(site.code) }
            case .unknown(let nearest): throw row.rejection(.sites, .problem(.unknownSite(nearest: nearest)))
            }
        }
        return sites
    }

    /// In the table's order, each once.
    private static func codes<Subject>(
        _ row: borrowing TableReader<Column>,
        _ column: Column,
        in table: CodeTable<Subject>
    ) throws(Rejection) -> [Code<Subject>] {
        // A title may hold a comma.
        if case .found(let entry) = table.find(row.cell(column)) { return [entry.code] }
        var codes: Set<Code<Subject>> = []
        for word in row.cell(column).writtenList {
            codes.insert(try code(of: word, in: table, row, column))
        }
        guard codes.count <= PeopleLimits.codes else {
            throw row.rejection(column, .problem(.tooMany(limit: PeopleLimits.codes)))
        }
        return codes.sorted { (table.position(of: $0), $0) < (table.position(of: $1), $1) }
    }

    private static func code<Subject>(
        of word: String,
        in table: CodeTable<Subject>,
        _ row: borrowing TableReader<Column>,
        _ column: Column
    ) throws(Rejection) -> Code<Subject> {
        switch table.find(word) {
        case .found(let entry): return entry.code
        case .unknown(let nearest): throw row.rejection(column, .problem(.unknownCode(nearest: nearest)))
        }
    }
}
