internal import SupportDesk

/// Reads why a record is changed: always said, short, and fit to be kept for ever.
struct ReasonReading {
    static let field = "reason"
    /// In characters.
    static let longest = 200

    /// The property that says it.
    private let name: String
    private(set) var problems: [FieldProblem] = []

    init(_ name: String = Self.field) {
        self.name = name
    }

    /// The reason why a record comes after its month was closed; nil when none is given, or when a problem was noted.
    mutating func lateReason(in members: [JSONValue.Member]) -> String? {
        members.contains { $0.name == name && $0.value != .null } ? reason(in: members) : nil
    }

    /// The property that says why a record comes late.
    static let lateField = "lateReason"

    /// The reason among these members; nil when a problem was noted.
    mutating func reason(in members: [JSONValue.Member]) -> String? {
        let value = members.first { $0.name == name }?.value ?? .null
        guard case .value(let text) = value.asText else { return note(.wrongType(expected: .text)) }
        guard let text else { return note(.required) }
        guard !text.allSatisfy(\.isWhitespace) else { return note(.empty) }
        guard text.unicodeScalars.count <= Self.longest else { return note(.tooLong(limit: Self.longest)) }
        guard !text.holdsControlCharacters else { return note(.controlCharacter) }
        guard !MyNumber.isPresent(in: text) else { return note(.holdsMyNumber) }
        return text
    }

    private mutating func note(_ reason: FieldProblem.Reason) -> String? {
        problems.append(FieldProblem(name, reason))
        return nil
    }
}

/// `{"changes":{…},"reason":"…"}`, as a caller sent it.
struct SubmittedCorrection {
    private static let changesField = "changes"

    /// As they were sent.
    private(set) var changes: [JSONValue.Member] = []
    private let reason: String?
    private var problems: [FieldProblem] = []

    init(_ members: [JSONValue.Member]) {
        var reading = ReasonReading()
        reason = reading.reason(in: members)
        problems = reading.problems
        switch members.first(where: { $0.name == Self.changesField })?.value ?? .null {
        case .object(let changes): self.changes = changes
        case .null: problems.append(FieldProblem(Self.changesField, .required))
        default: problems.append(FieldProblem(Self.changesField, .wrongType(expected: .object)))
        }
        problems += members.unknownProperties(known: [Self.changesField, ReasonReading.field])
    }

    /// What the record would say, and why. Throws `.invalid` with all that is wrong, also when it would say the same as now.
    func content(
        correcting current: ConsultationContent,
        judge: inout Judge,
        at now: Instant
    ) async throws(DeskError) -> (ConsultationContent, reason: String) {
        var problems = problems
        var content: ConsultationContent?
        do {
            content = try await judge.content(of: SubmittedConsultation(changes, to: current), at: now)
        } catch .invalid(let submission) {
            problems += submission.problems
        }
        if content == current, problems.isEmpty {
            problems.append(FieldProblem(Self.changesField, .nothingChanges))
        }
        guard let content, let reason, problems.isEmpty else { throw .invalid(InvalidSubmission(problems)) }
        return (content, reason)
    }
}
