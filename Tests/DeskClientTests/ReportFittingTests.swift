import DeskClient
import DeskText
import SupportDesk
import Testing

@Suite("Reports at any terminal")
struct ReportFittingTests {
    private static let requests: [ReportRequest] = [
        ReportRequest(.targets), ReportRequest(.coverage), ReportRequest(.coverage, showsTowns: true),
        ReportRequest(.topics), ReportRequest(.topics, groupings: ["site", "month"]), ReportRequest(.channels),
        ReportRequest(.divide),
    ]

    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    private func lines(_ request: ReportRequest, _ language: Language, width: Int?) throws -> [String] {
        desktop.console.width = width
        try desktop.session(language).report(request)
        return desktop.console.take().data
    }

    @Test("No line is wider than the terminal, nor ends in blanks", arguments: requests, Language.allCases)
    func widths(request: ReportRequest, language: Language) throws {
        for width in [1, 2, 5, 10, 19, 20, 30, 40, 50, 60, 72, 79, 80, 81, 100, 119, 120, 132, 160, 250] {
            let lines = try lines(request, language, width: width)
            #expect(lines.allSatisfy { $0.cells <= width && !$0.hasSuffix(" ") }, "\(width)")
        }
    }

    @Test("From 40 columns on every row and every sentence is whole", arguments: requests, Language.allCases)
    func nothingLost(request: ReportRequest, language: Language) throws {
        for width in [40, 60, 80, 140] {
            let lines = try lines(request, language, width: width)
            #expect(!lines.contains { $0.hasSuffix("…") }, "\(width)")
        }
    }

    @Test("A site's name on a line of its own, or cut, leaves the figures in their columns")
    func alignment() throws {
        var document = SampleReports.coverage
        for place in 1...60 { document.sites.append(document.sites[place % 4]) }
        desktop.desk.answer(report: "coverage", with: document)
        let rows = try lines(ReportRequest(.coverage), .ja, width: 80).filter { $0.hasPrefix("S0") }
        #expect(rows.count == 64)
        #expect(Set(rows.map(\.cells)).count == 1)
    }

    @Test("Without a terminal there are no bars, and nothing is wrapped", arguments: requests, Language.allCases)
    func withoutTerminal(request: ReportRequest, language: Language) throws {
        let lines = try lines(request, language, width: nil)
        #expect(!lines.contains { $0.contains { ("▁"..."▏").contains($0) || $0 == "░" } })
        #expect(
            lines.filter { $0.contains("as of 2026-11-23") && $0.contains("provisional") }.count
                == (language == .en ? 1 : 0)
        )
    }

    @Test(
        "A bar is as long as its part, in eighths of a cell; something can always be seen, and it is never full too early",
        arguments: [
            (0, "", "░░░░"), (0.0001, "▏", "▏░░░"), (0.125, "▌", "▌░░░"), (0.25, "█", "█░░░"), (0.5, "██", "██░░"),
            (0.999, "████", "███▉"), (1, "████", "████"), (3, "████", "████"), (-1, "", "░░░░"),
        ]
    )
    func bars(part: Double, relative: String, ofWhole: String) {
        #expect(Bar.relative(part, cells: 4) == relative)
        #expect(Bar.ofWhole(part, cells: 4) == ofWhole)
    }

    @Test("A sparkline has a cell for each value, and tells nothing from a little")
    func sparkline() {
        #expect(Bar.sparkline([0, 1, 40, 80]) == "·▁▄█")
        #expect(Bar.sparkline([0, 0]) == "··")
        #expect(Bar.sparkline([]).isEmpty)
    }

    @Test(
        "Japanese breaks between characters but not before a closing mark or within a number; English at blanks",
        arguments: [
            ("相談の記録は、まだ。", 12, ["相談の記録", "は、まだ。"]), ("半径1,204m以内", 8, ["半径", "1,204m以", "内"]),
            ("（少ない）こと", 8, ["（少な", "い）こと"]), ("one two three", 8, ["one two", "three"]), ("abcdefgh", 4, ["abc…"]),
            ("", 4, [""]),
        ]
    )
    func wrapping(text: String, width: Int, lines: [String]) {
        #expect(text.wrapped(toCells: width) == lines)
    }

    @Test("What is indented stays so, and goes on a little further in")
    func indentedWrapping() {
        #expect("one two three".wrapped(toCells: 9, indent: 2) == ["  one two", "    three"])
        #expect("one two three".wrapped(toCells: nil, indent: 2) == ["  one two three"])
    }
}
