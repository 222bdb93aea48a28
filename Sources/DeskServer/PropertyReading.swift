internal import SupportDesk

/// Reads the members of an object, and notes those that have the wrong type or that nobody knows.
struct PropertyReading<Field: SubmissionField> {
    private let members: [JSONValue.Member]
    private(set) var problems: [FieldProblem] = []

    /// - Parameter known: the properties that may stand here.
    init(_ members: [JSONValue.Member], known: [Field]) {
        self.members = members
        problems = members.unknownProperties(known: known.map(\.rawValue))
    }

    /// Null when there is no such member.
    func value(_ field: Field) -> JSONValue? {
        members.first { $0.name == field.rawValue }?.value
    }

    mutating func text(_ field: Field) -> String? { taken(value(field)?.asText, for: field) }
    mutating func number(_ field: Field) -> Double? { taken(value(field)?.asNumber, for: field) }
    mutating func wholeNumber(_ field: Field) -> Int? { taken(value(field)?.asWholeNumber, for: field) }
    mutating func flag(_ field: Field) -> Bool? { taken(value(field)?.asBoolean, for: field) }
    mutating func texts(_ field: Field) -> [String]? { taken(value(field)?.asTexts, for: field) }
    /// The members of each.
    mutating func objects(_ field: Field) -> [[JSONValue.Member]]? { taken(value(field)?.asObjects, for: field) }

    private mutating func taken<Value>(_ reading: Reading<Value>?, for field: Field) -> Value? {
        switch reading {
        case nil: return nil
        case .value(let value): return value
        case .wrongType(let expected):
            problems.append(FieldProblem(field.rawValue, .wrongType(expected: expected)))
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

    /// A list of objects, the members of each.
    var asObjects: Reading<[[Member]]> {
        switch self {
        case .null: return .value(nil)
        case .list(let values):
            let objects = values.compactMap(\.members)
            return objects.count == values.count ? .value(objects) : .wrongType(.listOfObjects)
        default: return .wrongType(.listOfObjects)
        }
    }
}
