import DeskTestSupport
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

@testable import StatisticsExport

@Suite("Workbooks")
struct WorkbookTests {
    private let folder = TemporaryFolder()
    private let name = "131156_2026-05-31"

    @Test("The same tables give the same bytes, whenever they are written")
    func sameBytes() throws {
        try SampleTable.deliver(in: folder.path, as: .xlsx)
        let other = TemporaryFolder()
        let now = time(nil)
        // The moment of writing, to the second, is what a workbook would like to hold.
        while time(nil) < now + 2 { usleep(50_000) }
        try SampleTable.deliver(in: other.path, as: .xlsx)
        #expect(folder.files(of: name) == other.files(of: name))
        #expect(
            folder.files(of: name).keys.sorted() == [
                "datapackage.json", "definitions.csv", "manifest.sha256", "tables.xlsx",
            ]
        )
    }

    @Test("Codes, dates and what looks like a formula are text, figures are numbers", .enabled(if: unzip != nil))
    func cells() async throws {
        try SampleTable.deliver(in: folder.path, as: .xlsx)
        let unzip = try #require(unzip)
        let workbook = "\(folder.path)/\(name)/tables.xlsx"
        let sheet = try await unzip.run(["-p", workbook, "xl/worksheets/sheet1.xml"], [:]).output
        for text in ["001", "1E5", "=1+1", "2026-04-01", "髙﨑①㈱〜", "phone"] {
            #expect(sheet.contains("t=\"inlineStr\"><is><t>\(text)</t></is>"), "\(text)")
        }
        for number in ["1234567", "0.5", "-3"] { #expect(sheet.contains("<v>\(number)</v>"), "\(number)") }
        #expect(!sheet.contains("<f>"))
        let book = try await unzip.run(["-p", workbook, "xl/workbook.xml"], [:]).output
        #expect(book.contains("name=\"見本\""))
    }

    @Test("A text that no cell can hold is named, and nothing is delivered")
    func longText() {
        let row = ["001", String(repeating: "字", count: 32_768)] + Array(repeating: nil as String?, count: 5)
        let expected = ExportFailure.textTooLong(table: "sample", row: 1, column: "名称", limit: 32_767)
        #expect(throws: expected) { try SampleTable.deliver(in: folder.path, as: .xlsx, [row]) }
        #expect(folder.entries == [])
    }
}

private let unzip = access("/usr/bin/unzip", X_OK) == 0 ? BuiltProgram(path: "/usr/bin/unzip") : nil
