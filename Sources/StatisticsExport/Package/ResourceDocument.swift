internal import SupportDesk

/// A table in `datapackage.json`.
struct ResourceDocument: Encodable {
    private let profile: String
    private let name: String
    private let title: String
    private let titles: Localized
    private let description: String
    private let descriptions: Localized
    private let path: String
    private let format: String
    private let mediatype: String
    private let encoding: String
    private let dialect: Dialect?
    private let bytes: Int
    private let hash: String
    private let rows: Int
    private let schema: Schema

    init(_ written: WrittenTable) {
        let table = written.table
        name = table.name
        title = table.title.ja
        titles = Localized(table.title)
        description = table.description.ja
        descriptions = Localized(table.description)
        path = written.file?.name ?? ""
        bytes = written.file?.size ?? 0
        hash = "sha256:\(written.file?.sha256 ?? "")"
        rows = written.rows
        encoding = written.form.encoding.rawValue
        schema = Schema(table)
        switch written.form {
        case .csv:
            profile = "tabular-data-resource"
            format = "csv"
            mediatype = "text/csv"
            dialect = .csv(Quoting())
        case .json:
            profile = "data-resource"
            format = "json"
            mediatype = "application/json"
            dialect = nil
        case .xlsx:
            profile = "data-resource"
            format = "xlsx"
            mediatype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            dialect = written.sheet.map { .excel(Sheet(sheet: $0)) }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case profile, name, title, titles, description, descriptions, path, format, mediatype, encoding, dialect, bytes
        case hash
        case rows = "madoguchi:rows"
        case schema
    }

    private enum Dialect: Encodable {
        case csv(Quoting)
        case excel(Sheet)

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .csv(let quoting): try quoting.encode(to: encoder)
            case .excel(let sheet): try ["excel": sheet].encode(to: encoder)
            }
        }
    }

    /// RFC 4180, as both ways of writing CSV keep to it.
    private struct Quoting: Encodable {
        let delimiter = ","
        let lineTerminator = "\r\n"
        let quoteChar = "\""
        let doubleQuote = true
        let skipInitialSpace = false
        let header = true
    }

    /// Which sheet of the workbook it is, as frictionless looks for it.
    private struct Sheet: Encodable {
        let sheet: String
    }

    private struct Schema: Encodable {
        let fields: [Field]
        let primaryKey: [String]?
        let foreignKeys: [ForeignKey]?
        let missingValues = [""]

        init(_ table: ExportTable) {
            fields = table.columns.map(Field.init)
            primaryKey = table.primaryKey.isEmpty ? nil : table.primaryKey
            foreignKeys = table.foreignKeys.isEmpty ? nil : table.foreignKeys.map { ForeignKey($0, in: table) }
        }
    }

    private struct Field: Encodable {
        let name: String
        let title: String
        let titleEnglish: String
        let type: String
        let description: String
        let descriptionEnglish: String
        let unit: String?
        let unitEnglish: String?
        let codes: [Code]?
        let constraints: Constraints
        let trueValues: [String]?
        let falseValues: [String]?

        enum CodingKeys: String, CodingKey {
            case name, title
            case titleEnglish = "title_en"
            case type, description
            case descriptionEnglish = "description_en"
            case unit
            case unitEnglish = "unit_en"
            case codes = "madoguchi:codes"
            case constraints, trueValues, falseValues
        }

        init(_ column: ExportColumn) {
            name = column.header
            title = column.title.ja
            titleEnglish = column.title.en
            type = column.kind.frictionlessType
            description = column.description.ja
            descriptionEnglish = column.description.en
            unit = column.unit?.ja
            unitEnglish = column.unit?.en
            codes = column.codes?.map { Code(code: $0.code, title: $0.title.ja, titleEnglish: $0.title.en) }
            constraints = Constraints(required: column.isRequired, enum: column.codes?.map(\.code))
            trueValues = column.kind == .boolean ? ["true"] : nil
            falseValues = column.kind == .boolean ? ["false"] : nil
        }
    }

    private struct Code: Encodable {
        let code: String
        let title: String
        let titleEnglish: String

        enum CodingKeys: String, CodingKey {
            case code, title
            case titleEnglish = "title_en"
        }
    }

    private struct Constraints: Encodable {
        let required: Bool
        let `enum`: [String]?
    }

    private struct ForeignKey: Encodable {
        let fields: [String]
        let reference: Reference

        init(_ key: ExportForeignKey, in table: ExportTable) {
            fields = key.columns
            // A table refers to itself by an empty name.
            reference = Reference(resource: key.table == table.name ? "" : key.table, fields: key.references)
        }
    }

    private struct Reference: Encodable {
        let resource: String
        let fields: [String]
    }
}

extension ExportColumn.Kind {
    fileprivate var frictionlessType: String {
        switch self {
        case .text: "string"
        case .integer: "integer"
        case .number: "number"
        case .date: "date"
        case .yearMonth: "yearmonth"
        case .boolean: "boolean"
        }
    }
}
