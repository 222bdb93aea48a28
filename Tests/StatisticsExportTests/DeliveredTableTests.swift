import DeskStore
import SupportDesk
import Testing

@testable import StatisticsExport

@Suite("The tables of a package")
struct DeliveredTableTests {
    @Test(
        "No two tables of a package have a name in common, nor two columns of a table",
        arguments: [
            DeliveredTable.internal, DeliveredTable.public,
        ]
    )
    func names(tables: [DeliveredTable]) {
        let described = tables.map(\.table) + [TargetsTable.table]
        #expect(Set(described.map(\.name)).count == described.count)
        #expect(Set(described.map(\.title.ja)).count == described.count)
        for table in described {
            let headers = table.columns.map(\.header)
            #expect(Set(headers).count == headers.count, "\(table.name)")
            #expect(Set(table.primaryKey).isSubset(of: headers), "\(table.name)")
            for text in [table.title, table.description] + table.columns.flatMap({ [$0.title, $0.description] }) {
                #expect(!text.ja.isEmpty && !text.en.isEmpty, "\(table.name)")
            }
            for column in table.columns where table.primaryKey.contains(column.header) { #expect(column.isRequired) }
        }
    }
}
