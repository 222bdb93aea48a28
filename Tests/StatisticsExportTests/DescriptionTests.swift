import FoundationEssentials
import SupportDesk
import Testing

@testable import StatisticsExport

/// What a reader of `datapackage.json` relies on; the rest is for `frictionless validate`.
private struct DescribedPackage: Decodable {
    struct Resource: Decodable {
        struct Schema: Decodable {
            struct Field: Decodable {
                struct Constraints: Decodable {
                    let required: Bool
                    let `enum`: [String]?
                }

                let name, title, type: String
                let constraints: Constraints
            }

            let fields: [Field]
            let primaryKey: [String]?
            let missingValues: [String]
        }

        struct Dialect: Decodable {
            struct Excel: Decodable {
                let sheet: String
            }

            let excel: Excel?
        }

        let name, path, format, encoding, hash, title: String
        let dialect: Dialect?
        let bytes: Int
        let schema: Schema
    }

    struct Month: Decodable, Hashable {
        let month, status: String
        let version: Int
        let heldBack: Bool
    }

    struct License: Decodable {
        let name: String
    }

    let profile, name, title, version, referenceDate: String
    let licenses: [License]?
    let months: [Month]
    let resources: [Resource]
}

@Suite("What a package says of itself")
struct DescriptionTests {
    private let folder = TemporaryFolder()

    private var files: [String: [UInt8]] { folder.files(of: "131156_2026-05-31") }

    private func described() throws -> DescribedPackage {
        try JSONDecoder().decode(DescribedPackage.self, from: Data(files["datapackage.json"] ?? []))
    }

    @Test("datapackage.json describes each file with its columns, keys, size and checksum")
    func dataPackage() throws {
        try SampleTable.deliver(in: folder.path)
        let package = try described()
        #expect(package.profile == "tabular-data-package")
        #expect(package.name == "madoguchi-131156_2026-05-31-internal")
        #expect(package.referenceDate == "2026-05-31" && package.licenses == nil)
        #expect(package.months == [.init(month: "2026-05", status: "訂正版", version: 2, heldBack: true)])
        #expect(package.resources.map(\.path) == ["sample.csv", "definitions.csv"])
        for resource in package.resources {
            let bytes = files[resource.path] ?? []
            #expect(resource.bytes == bytes.count && resource.hash == "sha256:\(SHA256.hexadecimal(of: bytes))")
            #expect(resource.schema.fields.map(\.name) == (try DeliveredCSV(bytes)).header)
            #expect(resource.schema.missingValues == [""])
        }
        let sample = try #require(package.resources.first)
        #expect(sample.encoding == "utf-8" && sample.schema.primaryKey == ["拠点コード"])
        #expect(
            sample.schema.fields.map(\.type) == ["string", "string", "integer", "number", "date", "boolean", "string"]
        )
        #expect(sample.schema.fields.map(\.constraints.required) == [true] + Array(repeating: false, count: 6))
        #expect(sample.schema.fields.last?.constraints.enum == ["phone"])
    }

    @Test("A public package has a licence, and each form says what it is")
    func forms() throws {
        try SampleTable.deliver(in: folder.path, as: .csv(.cp932), for: .public)
        #expect(try described().licenses?.map(\.name) == ["CC-BY-4.0"])
        #expect(try described().resources.map(\.encoding) == ["cp932", "cp932"])
        try SampleTable.deliver(in: folder.path, as: .xlsx, for: .public)
        #expect(try described().profile == "data-package")
        #expect(try described().resources.map(\.path) == ["tables.xlsx", "definitions.csv"])
        #expect(try described().resources.map { $0.dialect?.excel?.sheet } == ["見本", nil])
        try SampleTable.deliver(in: folder.path, as: .json, for: .public)
        #expect(try described().resources.map(\.format) == ["json", "csv"])
    }

    @Test("definitions.csv has a row for each column, its own among them")
    func definitions() throws {
        try SampleTable.deliver(in: folder.path)
        let definitions = try DeliveredCSV(files["definitions.csv"] ?? [])
        #expect(definitions.header.prefix(4) == ["表名", "表の名称", "項目名", "項目名(英語)"])
        #expect(definitions.rows.count == SampleTable.table.columns.count + definitions.header.count)
        #expect(
            definitions.rows[2] == ["sample", "見本", "件数", "Count", "整数", "件", "false", "false", "", "数。"]
        )
        #expect(definitions.rows[6][8] == "phone=電話")
        #expect(definitions["表名"].suffix(definitions.header.count).allSatisfy { $0 == "definitions" })
    }
}
