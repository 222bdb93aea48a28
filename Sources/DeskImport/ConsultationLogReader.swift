package import SupportDesk

/// Reads a ward's consultations log, some thousand rows at a time, with flat memory.
///
/// ```swift
/// var log = try ConsultationLogReader(path: path, desk: desk, now: now)
/// while let chunk = try log.next() { … }
/// ```
package struct ConsultationLogReader: ~Copyable {
    private typealias Cached<Meaning> = CachedColumn<ConsultationColumn, Meaning>

    private var table: TableReader<ConsultationColumn>
    private let chunkSize: Int
    /// The supporters that the desk does not know and that some chunk reported.
    private var reportedSupporters: Set<Supporter.ID> = []

    private let cells: ConsultationCells
    private let receiptPosition: Int?
    private let notePosition: Int?
    private var site: Cached<Site>
    private var heldOn: Cached<CivilDate>
    private var channel: Cached<Channel>
    private var topics: Cached<[Topic.ID]>
    private var ageBand: Cached<AgeBand>
    private var minutes: Cached<Minutes?>
    private var supporters: Cached<LogSupporters>
    private var outcome: Cached<Outcome.ID?>

    /// - Parameters:
    ///   - desk: judges the rows; its supporters need not be known.
    ///   - now: the day in Japan of this moment is the last on which a consultation can have been held.
    ///   - chunkSize: rows of the file in a chunk.
    /// - Throws: why the file as a whole cannot be imported.
    package init(
        path: String,
        encoding: FileEncoding = .auto,
        desk: Desk,
        now: Instant,
        chunkSize: Int = 2000
    ) throws(ImportFileError) {
        let table = try TableReader<ConsultationColumn>(path: path, encoding: encoding)
        let cells = ConsultationCells(desk: desk, now: now)
        site = Cached(.site, in: table.header, read: cells.site)
        heldOn = Cached(.heldOn, in: table.header, read: cells.heldOn)
        channel = Cached(.channel, in: table.header, read: cells.channel)
        topics = Cached(.topics, in: table.header, read: cells.topics)
        ageBand = Cached(.age, in: table.header, read: cells.ageBand)
        minutes = Cached(.minutes, in: table.header, read: cells.minutes)
        supporters = Cached(.supporters, in: table.header, read: cells.supporters)
        outcome = Cached(.outcome, in: table.header, read: cells.outcome)
        receiptPosition = table.header.position(of: .receipt)
        notePosition = table.header.position(of: .note)
        self.cells = cells
        self.chunkSize = max(1, chunkSize)
        self.table = table
    }

    /// The titles of the columns that the file does not have, such as 備考: blank in all its rows.
    package var absentColumns: [String] {
        ConsultationColumn.allCases.filter { table.header.position(of: $0) == nil }.map(\.rawValue)
    }

    /// The next rows; nil when the file has ended.
    package mutating func next() throws(ImportFileError) -> ConsultationLogChunk? {
        var chunk = ConsultationLogChunk()
        chunk.rows.reserveCapacity(chunkSize)
        reading: while chunk.read < chunkSize {
            switch try table.next() {
            case .end:
                break reading
            case .refused(let rejection):
                chunk.rejections.append(rejection)
            case .row:
                do throws(Rejection) {
                    try chunk.rows.append(row(reportingNew: &chunk.newSupporters))
                } catch {
                    chunk.rejections.append(error)
                }
            }
        }
        return chunk.read == 0 ? nil : chunk
    }

    /// The present row. Of several faults the one is reported that tells most: where and when come first.
    private mutating func row(reportingNew newSupporters: inout Set<Supporter.ID>) throws(Rejection)
        -> ConsultationLogRow
    {
        let receipt = try receipt()
        let site = try site.meaning(in: table)
        let heldOn = try heldOn.meaning(in: table)
        if let closure = cells.closure(of: site, on: heldOn) { throw table.rejection(.site, closure) }
        let channel = try channel.meaning(in: table)
        let topics = try topics.meaning(in: table)
        let ageBand = try ageBand.meaning(in: table)
        let minutes = try minutes.meaning(in: table)
        let supporters = try supporters.meaning(in: table)
        let content = ConsultationContent(
            site: site.code,
            heldOn: heldOn,
            channel: channel,
            topics: topics,
            ageBand: ageBand,
            minutes: minutes,
            outcome: try outcome.meaning(in: table),
            supporters: supporters.codes,
            receipt: receipt,
            note: try note()
        )
        if !supporters.areReported {
            newSupporters.formUnion(supporters.new.filter { reportedSupporters.insert($0).inserted })
            supporters.areReported = true
        }
        return ConsultationLogRow(line: table.record.line, receipt: receipt, content: content)
    }

    private func receipt() throws(Rejection) -> String {
        do throws(Rejection.Reason) {
            return try cells.receipt(table.record[receiptPosition])
        } catch {
            throw table.rejection(.receipt, error)
        }
    }

    private func note() throws(Rejection) -> String? {
        do throws(Rejection.Reason) {
            return try cells.note(table.record.bytes.span.extracting(table.record.range(of: notePosition)))
        } catch {
            throw table.rejection(.note, error)
        }
    }
}
