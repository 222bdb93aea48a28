/// The fields of something that people send, by their JSON names.
package protocol SubmissionField: RawRepresentable<String>, Sendable {}

/// Notes what is wrong with what someone sent, field by field, so that people learn of everything at once.
struct FieldJudgement<Field: SubmissionField> {
    private(set) var problems: [FieldProblem]
    private let unread: Set<String>

    /// - Parameter unreadable: what could not even be read; nothing more is said of these fields.
    init(unreadable: [FieldProblem]) {
        problems = unreadable
        unread = Set(unreadable.map(\.field))
    }

    mutating func note(_ field: Field, _ reason: FieldProblem.Reason) {
        guard !unread.contains(field.rawValue) else { return }
        problems.append(FieldProblem(field.rawValue, reason))
    }

    /// A text on one line that has to be there: not blank, at most `limit` characters.
    mutating func line(_ text: String?, _ field: Field, limit: Int) -> String? {
        guard let text else {
            note(field, .required)
            return nil
        }
        guard !text.allSatisfy(\.isWhitespace) else {
            note(field, .empty)
            return nil
        }
        return checked(text, field, limit: limit)
    }

    /// A text on one line that may be left out; white space alone is no text.
    mutating func optionalLine(_ text: String?, _ field: Field, limit: Int) -> String? {
        guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
        return checked(text, field, limit: limit)
    }

    private mutating func checked(_ text: String, _ field: Field, limit: Int) -> String? {
        guard text.unicodeScalars.count <= limit else {
            note(field, .tooLong(limit: limit))
            return nil
        }
        guard text.isOneLine else {
            note(field, .controlCharacter)
            return nil
        }
        return text
    }

    /// The same text, unless it holds a My Number.
    mutating func withoutMyNumber(_ text: String?, _ field: Field) -> String? {
        guard let text, MyNumber.isPresent(in: text) else { return text }
        note(field, .holdsMyNumber)
        return nil
    }

    /// A number above 0 (or from 0 on) up to `limit`.
    mutating func amount(_ value: Double, _ field: Field, zeroAllowed: Bool = false, limit: Int) -> Double? {
        guard value <= Double(limit), zeroAllowed ? value >= 0 : value > 0 else {
            note(field, .amountOutside(zeroAllowed: zeroAllowed, limit: limit))
            return nil
        }
        // −0 is 0.
        return value == 0 ? 0 : value
    }

    /// A day in any spelling.
    mutating func day(_ text: String?, _ field: Field, eras: [JapaneseEra]) -> CivilDate? {
        guard let text else { return nil }
        let day = DateReading(eras: eras).day(text)
        if day == nil { note(field, .unreadableDate) }
        return day
    }
}

extension String {
    /// Whether it holds neither line breaks nor tabs nor any other control character.
    var isOneLine: Bool {
        !unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }

    /// Whether both are the very same scalars.
    func isVerbatim(_ other: String?) -> Bool {
        other.map { utf8.elementsEqual($0.utf8) } ?? false
    }
}

/// What became of something that was to be set.
package enum Settled<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Something new is on record.
    case created(Value)
    /// What was on record says something else now.
    case changed(Value)
    /// What is on record said so already.
    case unchanged(Value)

    package var value: Value {
        switch self {
        case .created(let value), .changed(let value), .unchanged(let value): value
        }
    }
}
