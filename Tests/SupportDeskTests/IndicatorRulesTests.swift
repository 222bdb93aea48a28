import SupportDesk
import Testing

@Suite("Judging indicators")
struct IndicatorRulesTests {
    /// A change to a draft that is accepted, and what is then wrong with it.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let problems: [FieldProblem]
        let change: @Sendable (inout IndicatorDraft) -> Void

        init(_ name: String, _ problems: FieldProblem..., change: @escaping @Sendable (inout IndicatorDraft) -> Void) {
            (testDescription, self.problems, self.change) = (name, problems, change)
        }
    }

    static let draft: IndicatorDraft = {
        var draft = IndicatorDraft()
        (draft.title, draft.titleEn) = ("ペーパーレス化率", "Paper-free rate")
        (draft.unit, draft.unitEn) = ("%", "%")
        (draft.source, draft.numerator, draft.denominator) = ("survey", "電子決裁の件数", "決裁の件数")
        draft.factor = 100
        return draft
    }()

    private static func indicator(
        _ draft: IndicatorDraft,
        id: String = "paper_free",
        current: Indicator? = nil,
        hasFigures: Bool = false
    ) throws(InvalidSubmission) -> Indicator {
        try draft.indicator(
            Indicator.ID(id),
            current: current,
            hasFigures: hasFigures,
            nextPosition: 11,
            eras: SampleDesk.eras
        )
    }

    private static let measures = Measure.allCases.map(\.rawValue)

    static let cases = [
        Case("as it stands") { _ in },
        Case("without a denominator") { $0.denominator = nil },
        Case("a blank denominator is none") { $0.denominator = " 　" },
        Case("a title of 100 characters") { $0.title = String(repeating: "率", count: 100) },
        Case("the largest factor") { $0.factor = 1e9 },
        Case("a day by era") { $0.retiredOn = "令和9年4月1日" },
        Case("what is computed") {
            ($0.source, $0.numerator, $0.denominator) = ("computed", "consultations", "population_65")
        },
        Case(
            "nothing at all",
            FieldProblem(.title, .required),
            FieldProblem(.titleEn, .required),
            FieldProblem(.unit, .required),
            FieldProblem(.unitEn, .required),
            FieldProblem(.source, .required),
            FieldProblem(.numerator, .required)
        ) {
            $0 = IndicatorDraft()
        },
        Case("a blank title", FieldProblem(.title, .empty)) { $0.title = " 　" },
        Case("a title that is too long", FieldProblem(.titleEn, .tooLong(limit: 100))) {
            $0.titleEn = String(repeating: "x", count: 101)
        },
        Case("a line break in a unit", FieldProblem(.unit, .controlCharacter)) { $0.unit = "件\n" },
        Case("an escape in a title", FieldProblem(.title, .controlCharacter)) { $0.title = "a\u{1B}[31m" },
        Case("another source", FieldProblem(.source, .notOneOf(["computed", "survey"]))) { $0.source = "guess" },
        Case("another direction", FieldProblem(.direction, .notOneOf(["up", "down"]))) { $0.direction = "left" },
        Case("a factor of 0", FieldProblem(.factor, .amountOutside(zeroAllowed: false, limit: 1_000_000_000))) {
            $0.factor = 0
        },
        Case(
            "a factor that is too large",
            FieldProblem(.factor, .amountOutside(zeroAllowed: false, limit: 1_000_000_000))
        ) { $0.factor = 1e9.nextUp },
        Case(
            "a factor that is no number",
            FieldProblem(.factor, .amountOutside(zeroAllowed: false, limit: 1_000_000_000))
        ) { $0.factor = .nan },
        Case("position 0", FieldProblem(.position, .outOfRange(1...9999))) { $0.position = 0 },
        Case("no day of the calendar", FieldProblem(.retiredOn, .unreadableDate)) { $0.retiredOn = "2027-02-29" },
        Case("a measure that the service does not know", FieldProblem(.numerator, .notOneOf(measures))) {
            ($0.source, $0.denominator) = ("computed", nil)
        },
        Case(
            "dividing by what still grows",
            FieldProblem(.denominator, .notOneOf(Measure.conversions.denominators.map(\.rawValue)))
        ) {
            ($0.source, $0.numerator, $0.denominator) = ("computed", "conversions", "consultations")
        },
        Case(
            "dividing by itself",
            FieldProblem(.denominator, .notOneOf(Measure.population.denominators.map(\.rawValue)))
        ) {
            ($0.source, $0.numerator, $0.denominator) = ("computed", "population", "population")
        },
        Case(
            "what could not be read is said once",
            FieldProblem(.title, .wrongType(expected: .text)),
            FieldProblem(.unit, .empty)
        ) {
            $0.unreadable = [FieldProblem(.title, .wrongType(expected: .text))]
            ($0.title, $0.unit) = (nil, "")
        },
    ]

    @Test("All that is wrong is said at once, and nothing else", arguments: cases)
    func judged(_ item: Case) throws {
        var draft = Self.draft
        item.change(&draft)
        var problems: [FieldProblem] = []
        do throws(InvalidSubmission) {
            _ = try Self.indicator(draft)
        } catch {
            problems = error.problems
        }
        #expect(problems == item.problems)
    }

    @Test("What is not said of an indicator has its usual value")
    func usual() throws {
        var draft = Self.draft
        (draft.denominator, draft.factor) = (nil, nil)
        let indicator = try Self.indicator(draft)
        #expect(indicator.factor == 1)
        #expect(indicator.direction == .up)
        #expect(indicator.position == 11)
        #expect(indicator.denominator == nil)
        #expect(indicator.standardTarget == nil)
    }

    @Test(
        "An id is small letters, digits and _, a letter first",
        arguments: ["a", "co2_per_site", String(repeating: "a", count: 40)]
    )
    func ids(id: String) throws {
        #expect(try Self.indicator(Self.draft, id: id).id.rawValue == id)
    }

    @Test(
        "Any other id is refused",
        arguments: ["", "1a", "_a", "A", "aB", "a-b", "a b", "率", "ａ", "a\u{0}", String(repeating: "a", count: 41)]
    )
    func malformedIDs(id: String) {
        let refusal = #expect(throws: InvalidSubmission.self) { try Self.indicator(Self.draft, id: id) }
        #expect(refusal?.problems == [FieldProblem(.indicator, .malformedID)])
    }

    @Test("What an indicator says comes back as a draft that says the same")
    func roundTrip() throws {
        var draft = Self.draft
        (draft.retiredOn, draft.position, draft.direction) = ("2027-04-01", 3, "down")
        let indicator = try Self.indicator(draft)
        #expect(IndicatorDraft(indicator) == draft)
        #expect(try Self.indicator(IndicatorDraft(indicator), current: indicator).isVerbatim(indicator))
    }

    @Test("With figures on record, who was counted stays; what it is called may change")
    func figures() throws {
        let current = try Self.indicator(Self.draft)
        var renamed = Self.draft
        (renamed.title, renamed.position) = ("電子決裁率", 2)
        #expect(try Self.indicator(renamed, current: current, hasFigures: true).title.ja == "電子決裁率")

        var other = Self.draft
        (other.source, other.numerator, other.denominator) = ("computed", "consultations", nil)
        other.factor = 1000
        let refusal = #expect(throws: InvalidSubmission.self) {
            try Self.indicator(other, current: current, hasFigures: true)
        }
        #expect(
            refusal?.problems
                == [.source, .factor, .numerator, .denominator].map {
                    FieldProblem($0 as IndicatorField, .fixedByFigures)
                }
        )
        #expect(try Self.indicator(other, current: current).source == .computed)
    }

    @Test("A title written with other scalars is another title")
    func verbatim() throws {
        var (one, other) = (Self.draft, Self.draft)
        (one.title, other.title) = ("神", "\u{FA19}")
        let indicator = try Self.indicator(one)
        #expect(try Self.indicator(one).isVerbatim(indicator))
        #expect(try !Self.indicator(other).isVerbatim(indicator))
    }

    @Test(
        "Numbers are read as people write them",
        arguments: [
            ("12000", 12_000), ("12,000", 12_000), ("１２，０００", 12_000), ("58.7", 58.7), (" 0 ", 0), ("-3", -3),
            ("−3", -3),
            ("1,234,567.5", 1_234_567.5),
        ]
    )
    func numbers(text: String, number: Double) {
        #expect(Double(written: text) == number)
    }

    @Test(
        "What is no number is none",
        arguments: ["", "-", "1,2", "12,00", ",000", "1.2.3", "1.", ".5", "1e5", "nan", "inf", "0x10", "千", "12 000"]
    )
    func noNumbers(text: String) {
        #expect(Double(written: text) == nil)
    }
}
