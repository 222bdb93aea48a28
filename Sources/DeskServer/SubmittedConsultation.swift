internal import SupportDesk

/// What a caller says of a consultation: a draft, and what could not even be read into one.
struct SubmittedConsultation {
    private(set) var draft: ConsultationDraft
    private(set) var problems: [FieldProblem] = []

    /// Reads the properties of a record that is sent whole. Null is the same as absent.
    ///
    /// - Parameter others: properties that may stand here and are read elsewhere.
    init(_ members: [JSONValue.Member], besides others: [String] = []) {
        draft = ConsultationDraft()
        read(members, besides: others)
    }

    /// Reads the changes to a record: absent leaves as it is, null clears. A day takes the place of a moment, and a moment
    /// that of a day; a moment that is cleared leaves its day.
    init(_ changes: [JSONValue.Member], to content: ConsultationContent) {
        draft = ConsultationDraft(content)
        let given = changes.filter { $0.value != .null }.compactMap { ConsultationField(rawValue: $0.name) }
        if given.contains(.heldOn) { draft.heldAt = nil }
        if given.contains(.heldAt) { draft.heldOn = nil }
        read(changes, besides: [])
        let namesDay = changes.contains { $0.name == ConsultationField.heldOn.rawValue }
        if draft.heldAt == nil, !namesDay, draft.heldOn == nil { draft.heldOn = content.heldOn.description }
    }

    /// What it says, judged by `desk` at the moment `now`. Throws everything that is wrong with it.
    func content(judgedBy desk: Desk, now: Instant) throws(InvalidSubmission) -> ConsultationContent {
        let content: ConsultationContent
        do {
            content = try desk.content(of: draft, now: now)
        } catch {
            let unread = Set(problems.map(\.field))
            throw InvalidSubmission(problems + error.problems.filter { !$0.isExplained(by: unread) })
        }
        guard problems.isEmpty else { throw InvalidSubmission(problems) }
        return content
    }

    private mutating func read(_ members: [JSONValue.Member], besides others: [String]) {
        var unknown: [JSONValue.Member] = []
        for member in members {
            if let field = ConsultationField(rawValue: member.name) {
                read(member.value, into: field)
            } else {
                unknown.append(member)
            }
        }
        guard !unknown.isEmpty else { return }
        problems += unknown.unknownProperties(known: ConsultationField.allCases.map(\.rawValue) + others)
    }

    private mutating func read(_ value: JSONValue, into field: ConsultationField) {
        switch field {
        case .site: draft.site = taken(value.asText, for: field)
        case .heldAt: draft.heldAt = taken(value.asText, for: field)
        case .heldOn: draft.heldOn = taken(value.asText, for: field)
        case .channel: draft.channel = taken(value.asText, for: field)
        case .topics: draft.topics = taken(value.asTexts, for: field)
        case .ageBand: draft.ageBand = taken(value.asText, for: field)
        case .minutes: draft.minutes = taken(value.asWholeNumber, for: field)
        case .outcome: draft.outcome = taken(value.asText, for: field)
        case .town: draft.town = taken(value.asText, for: field)
        case .supporters: draft.supporters = taken(value.asTexts, for: field)
        case .resident: draft.resident = taken(value.asText, for: field)
        case .supportCase: draft.supportCase = taken(value.asText, for: field)
        case .satisfaction: draft.satisfaction = taken(value.asWholeNumber, for: field)
        case .canDoOnline: draft.canDoOnline = taken(value.asBoolean, for: field)
        case .receipt: draft.receipt = taken(value.asText, for: field)
        case .note: draft.note = taken(value.asText, for: field)
        }
    }

    private mutating func taken<Value>(_ reading: Reading<Value>, for field: ConsultationField) -> Value? {
        switch reading {
        case .value(let value):
            return value
        case .wrongType(let expected):
            problems.append(FieldProblem(field, .wrongType(expected: expected)))
            return nil
        }
    }
}

extension [JSONValue.Member] {
    /// A hostile text can hold a hundred thousand of them; the first few say enough.
    private static let unknownPropertiesNamed = 20

    /// What is said of those that are not among the `known` properties.
    func unknownProperties(known: [String]) -> [FieldProblem] {
        lazy.filter { !known.contains($0.name) }.prefix(Self.unknownPropertiesNamed)
            .map { .unknownProperty($0.name, known: known) }
    }
}

extension FieldProblem {
    private static let longestNameRepeated = 64

    /// A property that is not one of those `known`; its name is cut off where it gets long.
    static func unknownProperty(_ name: String, known: [String]) -> FieldProblem {
        let key = name.searchKey
        let nearest = nearestNames(to: key, among: known.map { (key: $0.searchKey, name: $0) })
        return FieldProblem(String(name.unicodeScalars.prefix(longestNameRepeated)), .unknownProperty(nearest: nearest))
    }

    /// Whether it only follows from a field that could not be read: a site that is no text is not also missing.
    fileprivate func isExplained(by unread: Set<String>) -> Bool {
        if unread.contains(field) { return true }
        return reason == .required && field == ConsultationField.heldOn.rawValue
            && unread.contains(ConsultationField.heldAt.rawValue)
    }

    /// Whether a newer list of sites or codes might be of another opinion.
    var dependsOnLists: Bool {
        switch reason {
        case .unknownSite, .unknownTopic, .unknownOutcome, .unknownTown, .unknownSupporter, .unknownCode,
            .siteNotOpenYet, .siteClosed:
            true
        default: false
        }
    }
}

/// What was found where a value of one type was expected; nil inside for null.
enum Reading<Value> {
    case value(Value?)
    case wrongType(FieldProblem.ValueType)
}

extension JSONValue {
    var asText: Reading<String> {
        switch self {
        case .null: .value(nil)
        case .text(let text): .value(text)
        default: .wrongType(.text)
        }
    }

    /// A whole number beyond all of ours stays one, at the end of the range: what is wrong with it is its size.
    var asWholeNumber: Reading<Int> {
        switch self {
        case .null: .value(nil)
        case .wholeNumber(let number): .value(number)
        case .number(let number) where number.rounded() == number: .value(number < 0 ? .min : .max)
        default: .wrongType(.wholeNumber)
        }
    }

    var asBoolean: Reading<Bool> {
        switch self {
        case .null: .value(nil)
        case .boolean(let value): .value(value)
        default: .wrongType(.boolean)
        }
    }

    var asTexts: Reading<[String]> {
        switch self {
        case .null: return .value(nil)
        case .list(let values):
            var texts: [String] = []
            for value in values {
                guard case .text(let text) = value else { return .wrongType(.listOfTexts) }
                texts.append(text)
            }
            return .value(texts)
        default: return .wrongType(.listOfTexts)
        }
    }

    /// The members of an object.
    var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}
