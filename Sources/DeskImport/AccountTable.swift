package import SupportDesk

/// アカウント名,権限,支援拠点,有効期限,状態: what changes of accounts, as on 1 April.
package enum AccountTable {
    /// Reads the accounts of the file at `path`, by the sites and eras of `desk`.
    ///
    /// - Throws: why the file as a whole cannot be read.
    package static func read(
        path: String,
        encoding: FileEncoding = .auto,
        desk: Desk
    ) throws(ImportFileError) -> ImportedTable<ListedAccount> {
        let days = DateReading(eras: desk.eras)
        return try TableReader<Column>(path: path, encoding: encoding).table(key: \.name) { row throws(Rejection) in
            try account(row, desk, days)
        }
    }

    private static func account(
        _ row: borrowing TableReader<Column>,
        _ desk: Desk,
        _ days: DateReading
    ) throws(Rejection) -> ListedAccount {
        let name = try row.requiredName(.account).codeForm
        guard AccountRules.isName(name) else { throw row.rejection(.account, .problem(.malformedAccountName)) }
        var change = AccountChange()
        change.role = try role(row)
        change.sites = try sites(row, desk)
        change.validUntil = try ending(row, days)
        change.isDisabled = try isDisabled(row)
        return ListedAccount(name: name, change: change)
    }

    /// The column in which a field of an account stands.
    package static func title(of field: String) -> String? {
        switch AccountField(rawValue: field) {
        case .account: Column.account.rawValue
        case .role: Column.role.rawValue
        case .sites: Column.sites.rawValue
        case .validUntil: Column.validUntil.rawValue
        default: nil
        }
    }

    enum Column: String, TableColumn {
        case account = "アカウント名"
        case role = "権限"
        case sites = "支援拠点"
        case validUntil = "有効期限"
        case state = "状態"

        var otherTitles: [String] {
            switch self {
            case .account: ["アカウント", "account"]
            case .role: ["役割", "role"]
            case .sites: ["拠点コード", "拠点", "sites"]
            case .validUntil: ["期限", "until"]
            case .state: ["state"]
            }
        }

        var isRequired: Bool { self == .account }

        static var keyColumn: Column { .account }
    }

    private static func role(_ row: borrowing TableReader<Column>) throws(Rejection) -> Role? {
        let word = row.cell(.role)
        guard !word.isEmpty else { return nil }
        guard let role = Role(written: word) else { throw row.rejection(.role, .problem(.unknownRole)) }
        return role
    }

    private static func sites(
        _ row: borrowing TableReader<Column>,
        _ desk: Desk
    ) throws(Rejection) -> AccountChange.Reach? {
        let text = row.cell(.sites)
        guard !text.isEmpty else { return nil }
        if ["*", "全拠点", "すべて", "all"].contains(text.searchKey) { return .allSites }
        // A site's name may hold a comma.
        if case .found(let site) = desk.site(text) { return .sites([site.code]) }
        var sites: Set<Site.ID> = []
        for word in text.writtenList {
            switch desk.site(word) {
            case .found(let site): sites.insert(site.code)
            case .unknown(let nearest): throw row.rejection(.sites, .problem(.unknownSite(nearest: nearest)))
            }
        }
        return .sites(sites)
    }

    private static func ending(
        _ row: borrowing TableReader<Column>,
        _ days: DateReading
    ) throws(Rejection) -> AccountChange.Ending? {
        if ["なし", "無期限", "-", "none"].contains(row.cell(.validUntil).searchKey) { return .never }
        return try row.day(.validUntil, days).map { .on($0) }
    }

    private static func isDisabled(_ row: borrowing TableReader<Column>) throws(Rejection) -> Bool? {
        switch row.cell(.state).searchKey {
        case "": return nil
        case "有効", "利用中", "enabled": return false
        case "停止", "無効", "disabled": return true
        default: throw row.rejection(.state, .problem(.notOneOf(["有効", "停止"])))
        }
    }
}
