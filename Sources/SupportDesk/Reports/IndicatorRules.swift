/// The limits of indicators, targets and survey figures.
package enum IndicatorLimits {
    /// Of a title, a unit and a description, in characters.
    package static let text = 100
    /// Of a reason and of where a figure comes from, in characters.
    package static let remark = 200
    package static let factor = 1_000_000_000
    /// Of a target and of a survey's numbers.
    package static let amount = 1_000_000_000_000
    package static let positions = 1...9999
}

/// The fields of indicators, targets and survey figures, by their JSON names.
package enum IndicatorField: String, SubmissionField, CaseIterable {
    case indicator, title, titleEn, unit, unitEn, source, numerator, denominator, factor, direction, position, retiredOn
    case fiscalYear, value, effectiveFrom, reason
    case referenceDate, x, n
}

extension FieldProblem {
    package init(_ field: IndicatorField, _ reason: Reason) {
        self.init(field.rawValue, reason)
    }
}

extension Indicator {
    /// Whether `id` can be that of an indicator: small letters, digits and `_`, a letter first, 40 at most.
    package static func isWellFormed(_ id: ID) -> Bool {
        let bytes = Array(id.rawValue.utf8)
        guard let first = bytes.first, bytes.count <= 40, (0x61...0x7A).contains(first) else { return false }
        return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
    }
}

extension Measure {
    /// What this may be divided by: a measure that is as it is on a day, for a sum that still grows says little of a part.
    package var denominators: [Measure] {
        Measure.allCases.filter { !$0.accumulates && $0 != self }
    }
}

/// What someone says an indicator is, before it is judged.
package struct IndicatorDraft: Hashable, Sendable {
    package var title: String?
    package var titleEn: String?
    package var unit: String?
    package var unitEn: String?
    package var source: String?
    package var numerator: String?
    package var denominator: String?
    /// 1 when it is not said.
    package var factor: Double?
    /// `up` when it is not said.
    package var direction: String?
    /// Where it stood, or behind all others, when it is not said.
    package var position: Int?
    package var retiredOn: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// What is on record, to be changed.
    package init(_ indicator: Indicator) {
        title = indicator.title.ja
        titleEn = indicator.title.en
        unit = indicator.unit.ja
        unitEn = indicator.unit.en
        source = indicator.source.rawValue
        numerator = indicator.numerator
        denominator = indicator.denominator
        factor = indicator.factor
        direction = indicator.direction.rawValue
        position = indicator.position
        retiredOn = indicator.retiredOn?.description
    }

    /// The indicator that this describes.
    ///
    /// - Parameters:
    ///   - current: as it is on record under this id.
    ///   - hasFigures: whether survey figures rest on what it says now.
    ///   - nextPosition: where a new one stands, unless this says so.
    /// - Throws: all that is wrong with it at once.
    package func indicator(
        _ id: Indicator.ID,
        current: Indicator?,
        hasFigures: Bool,
        nextPosition: Int,
        eras: [JapaneseEra]
    ) throws(InvalidSubmission) -> Indicator {
        var rules = IndicatorRules(unreadable: unreadable)
        guard
            let indicator = rules.indicator(
                self,
                id,
                standardTarget: current?.standardTarget,
                position: position ?? current?.position ?? nextPosition,
                eras
            )
        else { throw InvalidSubmission(rules.problems) }
        if hasFigures, let current { rules.compare(indicator, with: current) }
        guard rules.problems.isEmpty else { throw InvalidSubmission(rules.problems) }
        return indicator
    }
}

extension Indicator {
    /// Whether both are one and the same to the last scalar: a title that is written otherwise is another title.
    package func isVerbatim(_ other: Indicator) -> Bool {
        func texts(_ indicator: Indicator) -> [String] {
            [
                indicator.title.ja, indicator.title.en, indicator.unit.ja, indicator.unit.en, indicator.numerator,
                indicator.denominator ?? "",
            ]
        }
        return self == other && zip(texts(self), texts(other)).allSatisfy { $0.isVerbatim($1) }
    }
}

private struct IndicatorRules {
    private var judgement: FieldJudgement<IndicatorField>

    init(unreadable: [FieldProblem]) {
        judgement = FieldJudgement<IndicatorField>(unreadable: unreadable)
    }

    var problems: [FieldProblem] { judgement.problems }

    mutating func indicator(
        _ draft: IndicatorDraft,
        _ id: Indicator.ID,
        standardTarget: Double?,
        position: Int,
        _ eras: [JapaneseEra]
    ) -> Indicator? {
        if !Indicator.isWellFormed(id) { judgement.note(.indicator, .malformedID) }
        let title = words(draft.title, .title, draft.titleEn, .titleEn)
        let unit = words(draft.unit, .unit, draft.unitEn, .unitEn)
        let source: Indicator.Source? = choice(draft.source, .source)
        let formula = readFormula(draft, source)
        let factor = judgement.amount(draft.factor ?? 1, .factor, limit: IndicatorLimits.factor)
        let direction: Indicator.Direction? = choice(draft.direction ?? Indicator.Direction.up.rawValue, .direction)
        if !IndicatorLimits.positions.contains(position) {
            judgement.note(.position, .outOfRange(IndicatorLimits.positions))
        }
        let retiredOn = judgement.day(draft.retiredOn, .retiredOn, eras: eras)
        guard let title, let unit, let source, let formula, let factor, let direction, problems.isEmpty else {
            return nil
        }
        return Indicator(
            id: id,
            position: position,
            title: title,
            unit: unit,
            source: source,
            numerator: formula.numerator,
            denominator: formula.denominator,
            factor: factor,
            direction: direction,
            standardTarget: standardTarget,
            retiredOn: retiredOn
        )
    }

    /// Figures say how many of whom were counted: that cannot become something else behind their back.
    mutating func compare(_ indicator: Indicator, with current: Indicator) {
        if indicator.source != current.source { judgement.note(.source, .fixedByFigures) }
        if indicator.factor != current.factor { judgement.note(.factor, .fixedByFigures) }
        if !indicator.numerator.isVerbatim(current.numerator) { judgement.note(.numerator, .fixedByFigures) }
        let isSame = indicator.denominator.map { $0.isVerbatim(current.denominator) } ?? (current.denominator == nil)
        if !isSame { judgement.note(.denominator, .fixedByFigures) }
    }

    private mutating func words(
        _ ja: String?,
        _ field: IndicatorField,
        _ en: String?,
        _ fieldEn: IndicatorField
    ) -> Title? {
        let ja = judgement.line(ja, field, limit: IndicatorLimits.text)
        let en = judgement.line(en, fieldEn, limit: IndicatorLimits.text)
        guard let ja, let en else { return nil }
        return Title(ja: ja, en: en)
    }

    private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ word: String?,
        _ field: IndicatorField
    ) -> Choice? {
        guard let word else {
            judgement.note(field, .required)
            return nil
        }
        let choice = Choice(rawValue: word)
        if choice == nil { judgement.note(field, .notOneOf(Choice.allCases.map(\.rawValue))) }
        return choice
    }

    /// What is divided by what. While the source is not known, only that there is a numerator can be judged.
    private mutating func readFormula(
        _ draft: IndicatorDraft,
        _ source: Indicator.Source?
    ) -> (numerator: String, denominator: String?)? {
        let numerator = judgement.line(draft.numerator, .numerator, limit: IndicatorLimits.text)
        let denominator = judgement.optionalLine(draft.denominator, .denominator, limit: IndicatorLimits.text)
        guard let numerator, source == .computed else { return numerator.map { ($0, denominator) } }
        guard let measure = Measure(rawValue: numerator) else {
            judgement.note(.numerator, .notOneOf(Measure.allCases.map(\.rawValue)))
            return nil
        }
        let denominators = measure.denominators.map(\.rawValue)
        if let denominator, !denominators.contains(denominator) {
            judgement.note(.denominator, .notOneOf(denominators))
        }
        return (numerator, denominator)
    }
}
