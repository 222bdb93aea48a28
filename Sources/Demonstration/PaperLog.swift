package import SupportDesk

extension Demonstration {
    /// The log of the fiscal year before today's as the office keeps it: `rows` rows in the order of their days, some of
    /// them faulty or written down twice.
    package func paperLog(rows: Int) -> PaperLog {
        PaperLog(of: self, rows: rows)
    }
}

/// 受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考: rows in the many ways in which people write them, and
/// what each of them means.
package struct PaperLog: Sequence, Sendable {
    /// A row of the log.
    package struct Row: Sendable {
        package let receipt: String
        /// The row without its line break.
        package let text: String
        package let meaning: Meaning
    }

    /// What an import has to make of a row.
    package enum Meaning: Hashable, Sendable {
        case accepted(ConsultationContent)
        /// The row before it, once more.
        case duplicate
        /// To be refused for what stands in this field.
        case refused(ConsultationField)
    }

    package static let header = "受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考"

    private let life: DeskLife
    private let seed: UInt64
    private let days: [CivilDate]
    /// How many rows have been written by the end of each of ``days``.
    private let totals: [Int]
    private let today: CivilDate

    fileprivate init(of ward: Demonstration, rows: Int) {
        life = ward.life
        seed = ward.seed
        today = ward.today
        days = ward.pastYear.everyDay
        let whole = ward.life.weight(of: ward.pastYear)
        var weight = 0.0
        totals = days.map { day in
            weight += ward.life.weight(of: day)
            return Int((Double(rows) * weight / whole).rounded())
        }
    }

    package func makeIterator() -> Iterator {
        Iterator(log: self)
    }

    /// One day at a time, so that a log of a million rows needs no more memory than one of a thousand.
    package struct Iterator: IteratorProtocol {
        private let log: PaperLog
        private var position = 0
        private var rows: ArraySlice<Row> = []

        fileprivate init(log: PaperLog) {
            self.log = log
        }

        package mutating func next() -> Row? {
            while rows.isEmpty {
                guard position < log.days.count else { return nil }
                rows = log.rows(ofDay: position)[...]
                position += 1
            }
            return rows.popFirst()
        }
    }

    private func rows(ofDay position: Int) -> [Row] {
        let day = days[position]
        let first = position == 0 ? 0 : totals[position - 1]
        var random = SplitMix64(seed: seed, stream: "spellings", day.daysSince1970)
        let spelling = PaperSpelling(sites: life.sites)
        var rows: [Row] = []
        for record in life.consultations(on: day, count: totals[position] - first, stream: "paper log") {
            if let last = rows.last, case .accepted = last.meaning, random.happens(0.003) {
                rows.append(Row(receipt: last.receipt, text: last.text, meaning: .duplicate))
                continue
            }
            let receipt = "\(days[0].year)-\(zeroPadded(first + rows.count + 1, to: 5))"
            let content = asWritten(record.content, receipt: receipt)
            rows.append(
                random.happens(0.006)
                    ? spelling.faultyRow(content, today: today, &random) : spelling.row(content, &random)
            )
        }
        return rows
    }

    /// What a paper log knows of a consultation.
    private func asWritten(_ content: ConsultationContent, receipt: String) -> ConsultationContent {
        ConsultationContent(
            site: content.site,
            heldOn: content.heldOn,
            channel: content.channel,
            topics: content.topics,
            ageBand: content.ageBand,
            minutes: content.minutes,
            outcome: content.outcome,
            supporters: content.supporters,
            receipt: receipt,
            note: content.note
        )
    }
}
