internal import DeskText
package import SupportDesk

/// What `mado report` was asked for. What it says of year, days, radius and grouping is for the server to judge.
package struct ReportRequest: Sendable {
    package enum Format: String, Sendable {
        case table, json, csv, geojson
    }

    package var report: WardReport
    package var fiscalYear: String?
    package var asOf: String?
    package var month: String?
    /// A version of the month or the fiscal year, to be shown as it was published.
    package var asPublished: String?
    /// A word for a site; nil for the whole ward, whatever site is configured.
    package var site: String?
    package var radius: String?
    package var groupings: [String]
    /// The uncovered towns instead of the sites.
    package var showsTowns: Bool
    /// Open days without a record from which on a site is marked.
    package var staleAfter: Int
    package var format: String?

    package init(
        _ report: WardReport,
        fiscalYear: String? = nil,
        asOf: String? = nil,
        month: String? = nil,
        asPublished: String? = nil,
        site: String? = nil,
        radius: String? = nil,
        groupings: [String] = [],
        showsTowns: Bool = false,
        staleAfter: Int = SiteFreshness.usualPatience,
        format: String? = nil
    ) {
        self.report = report
        self.fiscalYear = fiscalYear
        self.asOf = asOf
        self.month = month
        self.asPublished = asPublished
        self.site = site
        self.radius = radius
        self.groupings = groupings
        self.showsTowns = showsTowns
        self.staleAfter = staleAfter
        self.format = format
    }

    /// The formats of this report.
    var formats: [Format] {
        report == .divide ? [.table, .json, .csv, .geojson] : [.table, .json, .csv]
    }
}

extension DeskSession {
    /// `mado report`: asks the server for a report and shows it as a table, as CSV, or as the server gave it.
    package func report(_ request: ReportRequest) throws(ClientFailure) {
        let format = try format(of: request)
        let patience = 1...SiteFreshness.horizon
        guard patience.contains(request.staleAfter) else { throw .client(.staleAfterOutOfRange(patience)) }
        switch request.report {
        case .targets:
            try show(request, format) { (document: TargetsDocument, manner) in
                TargetsReport(document: document, manner: manner, staleAfter: request.staleAfter)
            }
        case .coverage:
            try show(request, format) { (document: CoverageDocument, manner) in
                CoverageReport(
                    document: document,
                    manner: manner,
                    showsTowns: request.showsTowns,
                    staleAfter: request.staleAfter
                )
            }
        case .topics:
            try show(request, format) { (document: TopicsDocument, manner) in
                TopicsReport(document: document, manner: manner)
            }
        case .channels:
            try show(request, format) { (document: ChannelsDocument, manner) in
                ChannelsReport(document: document, manner: manner)
            }
        case .divide where format == .geojson:
            let answer: Answer<GeoJSONKind> = try ask(for: request, format)
            printWhole(answer.body)
        case .divide:
            try show(request, format) { (document: DivideDocument, manner) in
                DivideReport(document: document, manner: manner)
            }
        case .conversions:
            try show(request, format) { (document: ConversionsReportDocument, manner) in
                ConversionsReport(document: document, manner: manner)
            }
        case .supporters:
            try show(request, format) { (document: SupportersReportDocument, manner) in
                SupportersReport(document: document, manner: manner)
            }
        }
        keepListsCurrent()
    }

    private func show<Document: Decodable & Sendable>(
        _ request: ReportRequest,
        _ format: ReportRequest.Format,
        as report: (Document, ReportManner) -> some Report
    ) throws(ClientFailure) {
        let answer: Answer<Document> = try ask(for: request, format)
        if format == .json { return printWhole(answer.body) }
        let manner = ReportManner(lists: try lists(), language: language, width: console.width)
        let shown = report(answer.document, manner)
        if format == .csv { return console.print(bytes: shown.values.bytes) }
        let page = shown.page
        for line in page.lines { console.print(line.isHeading ? console.bold(line.text) : line.text) }
        if !page.leftOut.isEmpty, !self.manner.quiet { console.say(manner.text(.leftOut(page.leftOut))) }
    }

    /// The server's answer, byte for byte; on a terminal the next prompt shall begin on a line of its own.
    private func printWhole(_ body: [UInt8]) {
        let lineFeed = UInt8(ascii: "\n")
        console.print(bytes: console.width == nil || body.last == lineFeed ? body : body + [lineFeed])
    }

    private func ask<Document: Decodable & Sendable>(
        for request: ReportRequest,
        _ format: ReportRequest.Format
    ) throws(ClientFailure) -> Answer<Document> {
        var parameters: [(name: String, value: String)] = []
        func add(_ name: String, _ value: String?) {
            if let value { parameters.append((name, value)) }
        }
        add("fiscalYear", request.fiscalYear)
        add("month", request.month)
        add("asOf", request.asOf)
        add("asPublished", request.asPublished)
        if let site = request.site { add("site", try code(ofSite: site)) }
        add("radius", request.radius)
        if !request.groupings.isEmpty { add("by", request.groupings.joined(separator: ",")) }
        if format == .geojson { add("format", format.rawValue) }
        return try connection().report(request.report.rawValue, parameters)
    }

    /// The format that was asked for, by `--format` or `--json`.
    private func format(of request: ReportRequest) throws(ClientFailure) -> ReportRequest.Format {
        guard let written = request.format else { return manner.json ? .json : .table }
        guard let format = ReportRequest.Format(rawValue: written.searchKey), request.formats.contains(format) else {
            throw .client(.unknownFormat(known: request.formats.map(\.rawValue)))
        }
        guard !manner.json || format == .json else { throw .client(.twoFormats) }
        let groupings = Set(request.groupings.flatMap { $0.split(separator: ",") })
        guard format != .csv || groupings.count < 2 else { throw .client(.oneGroupingInCSV) }
        return format
    }
}

/// As much of GeoJSON as tells that it is some.
private struct GeoJSONKind: Decodable, Sendable {
    let type: String
}
