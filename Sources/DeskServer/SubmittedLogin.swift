internal import DeskStore
internal import SupportDesk

/// What somebody sends to come in, to take up an invitation, or to change a password. Nothing of it is ever repeated.
struct SubmittedLogin {
    /// Bytes that such a request may carry.
    static let largestBody = 16 << 10
    /// Of a code or an invitation, in characters.
    static let longestCode = 100
    /// Of a name, in characters.
    static let longestName = 200

    private var reading: PropertyReading<AccountField>
    private let required: Set<AccountField>
    private var problems: [FieldProblem] = []

    /// - Parameter optional: what may be left out.
    init(_ members: [JSONValue.Member], required: [AccountField], optional: [AccountField] = []) {
        reading = PropertyReading(members, known: required + optional)
        self.required = Set(required)
    }

    /// The name of an account, however it was typed; one that no account can have is nobody's.
    mutating func name() -> String {
        let name = (text(.account, upTo: Self.longestName) ?? "").codeForm
        return name.holdsControlCharacters || name.contains(where: \.isNewline) ? "" : name
    }

    /// The text of a field; nil when it is left out, or when a problem was noted.
    mutating func text(_ field: AccountField, upTo limit: Int = PasswordRules.longest) -> String? {
        let noted = reading.problems.count
        guard let text = reading.text(field) else {
            if reading.problems.count == noted, required.contains(field) { note(field, .required) }
            return nil
        }
        if text.isEmpty, required.contains(field) { note(field, .empty) }
        if text.unicodeScalars.count > limit { note(field, .tooLong(limit: limit)) }
        return text
    }

    /// Throws `.invalid` when a problem was noted.
    func check() throws(DeskError) {
        let all = reading.problems + problems
        guard all.isEmpty else { throw .invalid(InvalidSubmission(all)) }
    }

    private mutating func note(_ field: AccountField, _ reason: FieldProblem.Reason) {
        problems.append(FieldProblem(account: field, reason))
    }
}
