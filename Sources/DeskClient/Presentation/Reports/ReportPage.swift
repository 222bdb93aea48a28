internal import DeskText
internal import SupportDesk

/// By whom and where a report is read.
struct ReportManner {
    let lists: DeskLists
    let language: Language
    /// Cells in a line of the terminal; nil when there is none, and then there are no bars either.
    let width: Int?

    /// Between items in a line.
    var separator: String { language == .ja ? " ・ " : " · " }

    func text(_ label: ReportLabel) -> String { label.text(in: language) }

    func text(_ label: CircleLabel) -> String { label.text(in: language) }

    func text(_ text: ReportText) -> String { text.text(in: language, eras: lists.eras) }

    /// 有, 無; – when it is not known.
    func text(_ answer: Bool?) -> String {
        answer.map { text($0 ? ReportLabel.yes : .no) } ?? ReportTable.nothing
    }

    func name(ofSite code: String?) -> String {
        code.map { lists.name(of: Site.ID($0)).shownWhole } ?? ReportTable.nothing
    }
}

/// What can be read as a table and as data.
protocol Report {
    /// For people.
    var page: ReportPage { get }
    /// The rows alone, as CSV.
    var values: CommaSeparatedValues { get }
}

/// A report as people read it, line by line.
struct ReportPage {
    struct Line: Hashable {
        let text: String
        var isHeading = false
    }

    let manner: ReportManner
    private(set) var lines: [Line] = []
    /// Titles of the columns for which there was no room.
    private(set) var leftOut: [String] = []

    init(_ manner: ReportManner) {
        self.manner = manner
    }

    /// What the report is, of which site, of which fiscal year if it is of one, up to which day, and what its figures are worth.
    mutating func head(
        _ title: ReportLabel,
        _ year: Int?,
        _ asOf: String,
        status: FigureStatus,
        site: String? = nil
    ) {
        var parts = [manner.text(title)]
        if let site { parts.append("\(manner.name(ofSite: site)) (\(site.shown))") }
        if let year {
            parts.append(FiscalYear(year)?.title(in: manner.language, eras: manner.lists.eras) ?? String(year))
        }
        parts.append(CivilDate(iso: asOf).map { manner.text(.asOf($0)) } ?? asOf.shown)
        parts.append(status.title(in: manner.language))
        lines += parts.flowing(separator: "  ", width: manner.width).map { Line(text: $0, isHeading: true) }
    }

    mutating func head(_ title: ReportLabel) {
        lines += manner.text(title).wrapped(toCells: manner.width).map { Line(text: $0, isHeading: true) }
    }

    mutating func say(_ text: ReportText) {
        lines += manner.text(text).shownWhole.wrapped(toCells: manner.width).map { Line(text: $0) }
    }

    mutating func head(_ title: CircleLabel) {
        lines += manner.text(title).wrapped(toCells: manner.width).map { Line(text: $0, isHeading: true) }
    }

    mutating func say(_ label: CircleLabel) {
        lines += manner.text(label).shownWhole.wrapped(toCells: manner.width).map { Line(text: $0) }
    }

    /// Several short ones, one after another.
    mutating func say(_ texts: [ReportText]) {
        let items = texts.map { manner.text($0) }
        lines += items.flowing(separator: manner.separator, width: manner.width).map { Line(text: $0) }
    }

    mutating func blank() {
        lines.append(Line(text: ""))
    }

    mutating func add(_ table: ReportTable) {
        let (rows, leftOut) = table.laidOut(in: manner)
        lines += rows.enumerated().map { Line(text: $0.element, isHeading: $0.offset == 0) }
        self.leftOut += leftOut
    }
}
