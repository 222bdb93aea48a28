import DeskImport
import FoundationEssentials
import SupportDesk
import Testing

@testable import Demonstration

@Suite("The demonstration's paper log")
struct PaperLogTests {
    private static let today = CivilDate(iso: "2026-11-23") ?? CivilDate(daysSince1970: 0)
    private let ward = Demonstration(seed: 1, today: today)

    @Test("It has as many rows as were asked for", arguments: [0, 1, 999, 4321])
    func rowCount(rows: Int) {
        #expect(ward.paperLog(rows: rows).reduce(0) { count, _ in count + 1 } == rows)
    }

    @Test("Some rows are faulty or doubled, and each number stands for one consultation")
    func meanings() {
        let rows = Array(ward.paperLog(rows: 12_000))
        let accepted = rows.filter { if case .accepted = $0.meaning { true } else { false } }
        let duplicates = rows.count { $0.meaning == .duplicate }
        #expect((20...60).contains(duplicates), "\(duplicates)")
        #expect((40...110).contains(rows.count - accepted.count - duplicates))
        #expect(Set(accepted.map(\.receipt)).count == accepted.count)
    }

    @Test("The importer makes of each row what it means", arguments: PaperLog.Encoding.allCases)
    func importing(encoding: PaperLog.Encoding) throws {
        let rows = 5000
        let log = ward.paperLog(rows: rows)
        let file = FileManager.default.temporaryDirectory.appending(path: "paper-log-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        var bytes: [UInt8] = []
        for piece in try log.text(in: encoding) { bytes += piece }
        try Data(bytes).write(to: file)

        var reader = try ConsultationLogReader(path: file.path, desk: ward.desk, now: Instant(startOf: Self.today))
        var accepted: [Int: ConsultationContent] = [:]
        var refused: [Int: String] = [:]
        while let chunk = try reader.next() {
            for row in chunk.rows { accepted[row.line] = row.content }
            for rejection in chunk.rejections { refused[rejection.line] = rejection.field }
        }
        var last: ConsultationContent?
        var misread: [String] = []
        for (position, row) in log.enumerated() {
            let line = position + 2
            switch row.meaning {
            case .accepted(let content):
                last = content
                if accepted[line] != content { misread.append(row.text) }
            case .duplicate:
                if accepted[line] != last { misread.append(row.text) }
            case .refused(let field):
                if refused[line] != Self.columns[field] { misread.append(row.text) }
            }
        }
        #expect(misread.isEmpty)
        #expect(accepted.count + refused.count == rows)
    }

    private static let columns: [ConsultationField: String] = [
        .heldOn: "相談日", .site: "拠点", .channel: "方法", .topics: "相談内容", .minutes: "対応時間",
    ]
}
