import DeskImport
import SupportDesk

/// A consultations log as a test writes it: right in every cell but for those that the test is about.
struct LogFile {
    static let titles = ["受付番号", "相談日", "拠点", "方法", "相談内容", "年代", "対応時間", "対応者", "結果", "備考"]

    private var rows: [[String]] = []

    /// A row in which only these cells differ from one that is right.
    mutating func append(_ cells: [String: String] = [:]) {
        let number = rows.count + 1
        let usual = [
            "受付番号": "2025-\(number)", "相談日": "2025-05-14", "拠点": "S001", "方法": "対面", "相談内容": "地図",
            "年代": "72", "対応時間": "15", "対応者": "支援員001", "結果": "自分でできた", "備考": "",
        ]
        rows.append(Self.titles.map { cells[$0] ?? usual[$0] ?? "" })
    }

    /// The whole file, each cell in quotes where it needs them.
    var text: String {
        ([Self.titles] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
    }

    static func quoted(_ cell: String) -> String {
        cell.contains { ",\"".contains($0) || $0.isNewline } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }

    /// What becomes of the only row of a log, in which only these cells differ from one that is right.
    static func outcome(of cells: [String: String], desk: Desk = SampleDesk.desk) throws -> LogOutcome {
        var log = LogFile()
        log.append(cells)
        return try LogOutcome(TestFile(log.text), desk: desk)
    }
}

/// What a log was read as.
struct LogOutcome {
    private(set) var rows: [ConsultationLogRow] = []
    private(set) var rejections: [Rejection] = []
    private(set) var newSupporters: [Supporter.ID] = []
    private(set) var chunks = 0
    let absentColumns: [String]

    init(
        _ file: borrowing TestFile,
        encoding: FileEncoding = .auto,
        desk: Desk = SampleDesk.desk,
        now: Instant = SampleDesk.now,
        chunkSize: Int = 2000
    ) throws {
        try self.init(path: file.path, encoding: encoding, desk: desk, now: now, chunkSize: chunkSize)
    }

    init(
        path: String,
        encoding: FileEncoding = .auto,
        desk: Desk = SampleDesk.desk,
        now: Instant = SampleDesk.now,
        chunkSize: Int = 2000
    ) throws {
        var log = try ConsultationLogReader(path: path, encoding: encoding, desk: desk, now: now, chunkSize: chunkSize)
        absentColumns = log.absentColumns
        while let chunk = try log.next() {
            rows += chunk.rows
            rejections += chunk.rejections
            newSupporters += chunk.newSupporters.sorted()
            chunks += 1
        }
    }
}
