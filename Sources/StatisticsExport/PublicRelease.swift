internal import DeskStore
package import SupportDesk

/// Why a period cannot be made public.
package enum PublicationFailure: Error, Hashable, Sendable {
    /// So little was counted that hiding what is small would leave nothing to see.
    case hidesEverything(ClosingPeriod)
    /// Small cells of it cannot be hidden so that nobody can compute them.
    case cannotProtect(ClosingPeriod, cells: Int)
}

/// Decides which figures of a closed period the public sees.
struct PublicRelease: Sendable {
    let threshold: Int

    /// The cells of a version; nil when it has to be held back, because together with an earlier one it would give away what that hides.
    /// Throws ``PublicationFailure`` when nothing of the period was public before, and nothing can be.
    func table(for unreleased: UnreleasedPeriod) throws(PublicationFailure) -> PublicTable? {
        guard !unreleased.lacksMonths else { return nil }
        let frame = PublicFrame(unreleased, threshold: threshold)
        do {
            let ages = try hidden(.age, frame, SuppressionTable(.age, unreleased, frame))
            var topicTable = SuppressionTable(.topic, unreleased, frame)
            topicTable.limitTopics(by: frame.figures(.age, unreleased.inner, hidden: ages), frame)
            let topics = try hidden(.topic, frame, topicTable)
            var figures = frame.figures(.age, unreleased.inner, hidden: ages)
            figures.merge(frame.figures(.topic, unreleased.inner, hidden: topics)) { $1 }
            for (cell, value) in frame.wardFigures(unreleased.inner) {
                figures[cell] = PublicFigure(value: value, isHidden: false)
            }
            return figures
        } catch {
            // What was public before stays as it is.
            guard unreleased.earlier.isEmpty else { return nil }
            switch error {
            case .hidesEverything: throw .hidesEverything(unreleased.period)
            case .cannotProtect(let cells): throw .cannotProtect(unreleased.period, cells: cells.count)
            }
        }
    }

    private func hidden(
        _ measure: PublicCell.Measure,
        _ frame: PublicFrame,
        _ table: SuppressionTable
    ) throws(SuppressionFailure) -> Set<PublicCell> {
        let pattern = try Suppression(threshold: threshold).pattern(for: table)
        return Set(pattern.hidden.filter { $0.layer == 0 }.compactMap { frame.cell($0, of: measure) })
    }
}

/// Which site is which row of a table, and which code which column.
struct PublicFrame: Sendable {
    let sites: [Site.ID]
    /// Counts below it are hidden.
    let threshold: Int
    private let codes: [PublicCell.Measure: [String]]

    /// Rows and columns for all that the period counts and has counted when it was published before.
    init(_ unreleased: UnreleasedPeriod, threshold: Int) {
        let tables = unreleased.earlier + unreleased.months.flatMap(\.self)
        self.init(
            cells: Set(unreleased.inner.keys).union(tables.flatMap(\.keys)),
            sites: unreleased.sites,
            threshold: threshold
        )
    }

    init(cells: Set<PublicCell>, sites: [Site.ID] = [], threshold: Int) {
        self.threshold = threshold
        self.sites = Set(sites).union(cells.compactMap(\.site)).sorted()
        var codes: [PublicCell.Measure: [String]] = [:]
        for measure in PublicCell.Measure.allCases {
            codes[measure] = Set(cells.lazy.filter { $0.measure == measure }.compactMap(\.code)).sorted()
        }
        codes[.age] = AgeBand.allCases.map(\.rawValue)
        codes[.channel] = Channel.allCases.map(\.rawValue)
        self.codes = codes
    }

    func codes(_ measure: PublicCell.Measure) -> [String] { codes[measure] ?? [] }

    /// The figure that stands at a cell of a table of two dimensions, or of the year's layer; nil for what is not published: sums over
    /// topics.
    func cell(_ cell: SuppressionTable.Cell, of measure: PublicCell.Measure) -> PublicCell? {
        guard measure != .topic || cell.column > 0 else { return nil }
        return PublicCell(
            measure,
            site: cell.row == 0 ? nil : sites[cell.row - 1],
            code: cell.column == 0 ? nil : codes(measure)[cell.column - 1]
        )
    }

    func position(of cell: PublicCell) -> SuppressionTable.Cell? {
        let row = cell.site.map { site in sites.firstIndex(of: site).map { $0 + 1 } } ?? 0
        let column = cell.code.map { code in codes(cell.measure).firstIndex(of: code).map { $0 + 1 } } ?? 0
        guard let row, let column else { return nil }
        return SuppressionTable.Cell(row: row, column: column)
    }

    /// All figures by site and code with their totals, zeros among them.
    func figures(
        _ measure: PublicCell.Measure,
        _ inner: [PublicCell: Int],
        hidden: Set<PublicCell>
    ) -> PublicTable {
        let table = SuppressionTable(rows: sites.count, columns: codes(measure).count) { row, column in
            inner[PublicCell(measure, site: sites[row - 1], code: codes(measure)[column - 1])] ?? 0
        }
        var figures: PublicTable = [:]
        for position in table.cells {
            guard let cell = cell(position, of: measure) else { continue }
            figures[cell] = PublicFigure(value: table[position], isHidden: hidden.contains(cell))
        }
        return figures
    }

    /// The figures of the ward alone.
    func wardFigures(_ inner: [PublicCell: Int]) -> [(PublicCell, Int)] {
        [PublicCell.Measure.channel, .outcome].flatMap { measure in
            codes(measure).map { code in
                let cell = PublicCell(measure, site: nil, code: code)
                return (cell, inner[cell] ?? 0)
            }
        }
    }
}

extension SuppressionTable {
    /// A period's table with what is known from all that was published of it before.
    init(_ measure: PublicCell.Measure, _ unreleased: UnreleasedPeriod, _ frame: PublicFrame) {
        if unreleased.months.isEmpty {
            self.init(measure, unreleased.inner, frame)
        } else {
            let codes = frame.codes(measure)
            self.init(
                rows: frame.sites.count,
                columns: codes.count,
                months: unreleased.months.map { $0.map { SuppressionPublication($0, measure, frame) } }
            )
            limitTotals(measure, unreleased.inner, frame)
        }
        follow(unreleased.earlier.map { SuppressionPublication($0, measure, frame) })
    }

    /// A table of two dimensions by its inner counts.
    fileprivate init(_ measure: PublicCell.Measure, _ inner: [PublicCell: Int], _ frame: PublicFrame) {
        let codes = frame.codes(measure)
        self.init(rows: frame.sites.count, columns: codes.count) { row, column in
            inner[PublicCell(measure, site: frame.sites[row - 1], code: codes[column - 1])] ?? 0
        }
        limitTotals(measure, inner, frame)
    }

    /// What other tables tell of the sums of this one.
    private mutating func limitTotals(
        _ measure: PublicCell.Measure,
        _ inner: [PublicCell: Int],
        _ frame: PublicFrame
    ) {
        guard measure == .age else { return leaveOutRowTotals() }
        // The ward's consultations by channel are published, and add up to them.
        set(.shown, at: Cell(row: 0, column: 0))
        for (index, site) in frame.sites.enumerated() {
            let mentions = frame.codes(.topic).map { inner[PublicCell(.topic, site: site, code: $0)] ?? 0 }
            let total = Cell(row: index + 1, column: 0)
            // A topic comes up once in a consultation, and every consultation has one at least. Small ones will be hidden.
            let seen = mentions.filter { $0 >= frame.threshold }
            if let most = seen.max() { limit(total, toAtLeast: most) }
            if !seen.isEmpty, mentions.allSatisfy({ $0 == 0 || $0 >= frame.threshold }) {
                limit(total, toAtMost: mentions.reduce(0, +))
            }
        }
    }

    /// No topic comes up in more consultations than there were, where their number is public.
    mutating func limitTopics(by ages: PublicTable, _ frame: PublicFrame) {
        for row in 0...frame.sites.count {
            let site = row == 0 ? nil : frame.sites[row - 1]
            let total = ages[PublicCell(.age, site: site, code: nil)]
            limitColumns(ofRow: row, toAtMost: total.flatMap { $0.isHidden ? nil : $0.value })
        }
    }
}

extension SuppressionPublication {
    /// A table as it was released.
    init(_ released: PublicTable, _ measure: PublicCell.Measure, _ frame: PublicFrame) {
        let inner = released.filter { $0.key.isInner }.mapValues(\.value)
        var table = SuppressionTable(measure, inner, frame)
        if measure == .topic { table.limitTopics(by: released, frame) }
        let hidden = released.lazy.filter { $0.key.measure == measure && $0.value.isHidden }.compactMap {
            frame.position(of: $0.key)
        }
        self.init(table: table, hidden: Set(hidden))
    }
}
