internal import FoundationEssentials
internal import SupportDesk

/// `datapackage.json`, a Frictionless data package (version 1). Holds no moment at which it was made: the same data give the
/// same bytes.
struct DataPackageDocument: Encodable {
    /// Says to later exports for whom a package is.
    static let fileName = "datapackage.json"

    private let profile: String
    private let name: String
    private let title: String
    private let titles: Localized
    private let description: String
    private let descriptions: Localized
    private let version: String
    private let licenses: [License]?
    private let terms: Localized
    private let audience: ExportAudience
    private let ward: String
    private let referenceDate: String
    private let months: [Month]
    private let audit: AuditHead?
    private let resources: [ResourceDocument]

    private enum CodingKeys: String, CodingKey {
        case profile, name, title, titles, description, descriptions, version, licenses
        case terms = "madoguchi:terms"
        case audience = "madoguchi:audience"
        case ward = "madoguchi:ward"
        case audit = "madoguchi:audit"
        case referenceDate, months, resources
    }

    init(
        _ packageName: PackageName,
        _ audience: ExportAudience,
        _ metadata: PackageMetadata,
        _ tables: [WrittenTable]
    ) {
        let isTabular = tables.allSatisfy { if case .csv = $0.form { true } else { false } }
        profile = isTabular ? "tabular-data-package" : "data-package"
        name = "madoguchi-\(packageName)-\(audience.rawValue)"
        title = metadata.title.ja
        titles = Localized(metadata.title)
        description = metadata.description.ja
        descriptions = Localized(metadata.description)
        version = metadata.version
        licenses = audience == .public ? [.attribution] : nil
        terms = Localized(metadata.terms)
        self.audience = audience
        ward = packageName.ward.rawValue
        referenceDate = packageName.date.description
        months = metadata.months.map(Month.init)
        audit = metadata.audit
        resources = tables.map(ResourceDocument.init)
    }

    func json() throws(ExportFailure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        } catch {
            throw .unexpectedValue(table: Self.fileName, row: 0, column: nil)
        }
    }

    private struct License: Encodable {
        let name: String
        let path: String
        let title: String

        static let attribution = License(
            name: "CC-BY-4.0",
            path: "https://creativecommons.org/licenses/by/4.0/",
            title: "Creative Commons Attribution 4.0"
        )
    }

    private struct Month: Encodable {
        let month: String
        let status: String
        let version: Int
        let heldBack: Bool

        init(_ month: PackageMonth) {
            self.month = String(month.month.description.prefix(7))
            status = month.status.rawValue
            version = month.version
            heldBack = month.heldBack
        }
    }
}

/// A text in both languages.
struct Localized: Encodable {
    private let ja: String
    private let en: String

    init(_ title: Title) {
        ja = title.ja
        en = title.en
    }
}
