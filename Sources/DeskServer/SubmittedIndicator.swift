internal import SupportDesk

/// Reads the members of an object, and notes those that have the wrong type or that nobody knows.
struct PropertyReading {
    private let members: [JSONValue.Member]
    private(set) var problems: [FieldProblem] = []

    /// - Parameter known: the properties that may stand here.
    init(_ members: [JSONValue.Member], known: [IndicatorField]) {
        self.members = members
        problems = members.unknownProperties(known: known.map(\.rawValue))
    }

    /// Null when there is no such member.
    func value(_ field: IndicatorField) -> JSONValue? {
        members.first { $0.name == field.rawValue }?.value
    }

    mutating func text(_ field: IndicatorField) -> String? { taken(value(field)?.asText, for: field) }
    mutating func number(_ field: IndicatorField) -> Double? { taken(value(field)?.asNumber, for: field) }
    mutating func wholeNumber(_ field: IndicatorField) -> Int? { taken(value(field)?.asWholeNumber, for: field) }

    private mutating func taken<Value>(_ reading: Reading<Value>?, for field: IndicatorField) -> Value? {
        switch reading {
        case nil: return nil
        case .value(let value): return value
        case .wrongType(let expected):
            problems.append(FieldProblem(field, .wrongType(expected: expected)))
            return nil
        }
    }
}

extension JSONValue {
    /// Any number, with or without a fraction.
    var asNumber: Reading<Double> {
        switch self {
        case .null: .value(nil)
        case .wholeNumber(let number): .value(Double(number))
        case .number(let number): .value(number)
        default: .wrongType(.number)
        }
    }
}

extension IndicatorDraft {
    /// The properties of an indicator that is sent whole. Null is the same as absent.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading(
            members,
            known: [
                .title, .titleEn, .unit, .unitEn, .source, .numerator, .denominator, .factor, .direction, .position,
                .retiredOn,
            ]
        )
        title = reading.text(.title)
        titleEn = reading.text(.titleEn)
        unit = reading.text(.unit)
        unitEn = reading.text(.unitEn)
        source = reading.text(.source)
        numerator = reading.text(.numerator)
        denominator = reading.text(.denominator)
        factor = reading.number(.factor)
        direction = reading.text(.direction)
        position = reading.wholeNumber(.position)
        retiredOn = reading.text(.retiredOn)
        unreadable = reading.problems
    }
}

extension TargetDraft {
    /// `{"value":n|null,"effectiveFrom"?,"reason"?}`. A target is taken away by a null that is said, not by silence.
    init(fiscalYear: String, _ members: [JSONValue.Member]) {
        self.init(fiscalYear: fiscalYear)
        var reading = PropertyReading(members, known: [.value, .effectiveFrom, .reason])
        if let number = reading.number(.value) {
            value = .amount(number)
        } else if reading.value(.value) == .null {
            value = .none
        }
        effectiveFrom = reading.text(.effectiveFrom)
        reason = reading.text(.reason)
        unreadable = reading.problems
    }
}

extension SurveyFigureDraft {
    /// `{"referenceDate","x","n"?,"source"}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading(members, known: [.referenceDate, .x, .n, .source])
        referenceDate = reading.text(.referenceDate)
        x = reading.number(.x)
        n = reading.number(.n)
        source = reading.text(.source)
        unreadable = reading.problems
    }
}
