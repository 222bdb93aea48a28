/// A supporter's name and how to reach them. Known to those who may read contacts, and to nothing else.
package struct SupporterContact: Hashable, Sendable {
    package var name: String?
    package var kana: String?
    package var phone: String?
    package var email: String?

    package init(name: String? = nil, kana: String? = nil, phone: String? = nil, email: String? = nil) {
        self.name = name
        self.kana = kana
        self.phone = phone
        self.email = email
    }

    package var isEmpty: Bool { name == nil && kana == nil && phone == nil && email == nil }
}

/// What someone says a contact is, before it is judged.
package struct SupporterContactDraft: Hashable, Sendable {
    package var name: String?
    package var kana: String?
    package var phone: String?
    package var email: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    package init(_ contact: SupporterContact) {
        name = contact.name
        kana = contact.kana
        phone = contact.phone
        email = contact.email
    }

    /// - Throws: all that is wrong with it at once.
    package func contact() throws(InvalidSubmission) -> SupporterContact {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        let contact = contact(&judgement)
        guard judgement.problems.isEmpty else { throw InvalidSubmission(judgement.problems) }
        return contact
    }

    func contact(_ judgement: inout FieldJudgement<PeopleField>) -> SupporterContact {
        SupporterContact(
            name: judgement.privateLine(name, .name),
            kana: judgement.privateLine(kana, .kana),
            phone: judgement.writtenPhone(phone, .phone),
            email: judgement.privateLine(email, .email)
        )
    }
}

extension FieldJudgement<PeopleField> {
    fileprivate mutating func privateLine(_ text: String?, _ field: PeopleField) -> String? {
        let line = optionalLine(text, field, limit: PeopleLimits.name)
        return withoutMyNumber(line, field)
    }

    /// Ten or eleven digits from 0 on, or + and up to fifteen; with hyphens, blanks and brackets as people write them.
    fileprivate mutating func writtenPhone(_ text: String?, _ field: PeopleField) -> String? {
        guard let line = optionalLine(text, field, limit: PeopleLimits.name)?.codeForm else { return nil }
        let digits = line.unicodeScalars.filter { ("0"..."9").contains($0) }
        let others = line.unicodeScalars.filter { !("0"..."9").contains($0) && !Self.phoneMarks.contains($0) }
        let isDomestic = digits.first == "0" && (10...11).contains(digits.count) && others.isEmpty
        let isInternational = line.hasPrefix("+") && (8...15).contains(digits.count) && others.count == 1
        guard isDomestic || isInternational else {
            note(field, .unreadablePhone)
            return nil
        }
        return line
    }

    /// Hyphens of all kinds that keyboards give, ー among them, blanks and brackets.
    private static var phoneMarks: Set<Unicode.Scalar> { ["-", "\u{2010}", "\u{2212}", "ー", " ", "(", ")"] }
}
