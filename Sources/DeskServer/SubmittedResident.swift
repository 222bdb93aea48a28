internal import DeskStore
internal import SupportDesk

extension ResidentDraft {
    /// The properties of a resident who is sent whole. Null is the same as absent.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(
            members,
            known: [.name, .kana, .phone, .birthYear, .ageBand, .town, .needs, .language, .consent]
        )
        name = reading.text(.name)
        kana = reading.text(.kana)
        phone = reading.text(.phone)
        birthYear = reading.wholeNumber(.birthYear)
        ageBand = reading.text(.ageBand)
        town = reading.text(.town)
        needs = reading.texts(.needs) ?? []
        language = reading.text(.language)
        var problems = reading.problems
        if let value = reading.value(.consent), value != .null {
            if let members = value.members {
                consent = ConsentDraft(members)
            } else {
                problems.append(FieldProblem(people: .consent, .wrongType(expected: .object)))
            }
        }
        unreadable = problems
    }
}

extension ConsentDraft {
    /// `{"purposes","method","givenOn"?}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(members, known: [.purposes, .method, .givenOn])
        purposes = reading.texts(.purposes)
        method = reading.text(.method)
        givenOn = reading.text(.givenOn)
        unreadable = reading.problems
    }
}

extension DeskStore.ResidentSearch {
    /// `{"phone"}`, `{"kana"}` or `{"name"}`: one of the three. Throws `.invalid`.
    init(_ members: [JSONValue.Member]) throws(DeskError) {
        var reading = PropertyReading<PeopleField>(members, known: [.phone, .kana, .name])
        let (phone, kana, name) = (reading.text(.phone), reading.text(.kana), reading.text(.name))
        var problems = reading.problems
        if problems.isEmpty, [phone, kana, name].compactMap({ $0 }).count != 1 {
            problems.append(FieldProblem(people: .phone, .required))
        }
        if let phone, Resident.Person.phoneKey(phone) == nil {
            problems.append(FieldProblem(people: .phone, .unreadablePhone))
        }
        guard problems.isEmpty else { throw .invalid(InvalidSubmission(problems)) }
        self = phone.map { .phone($0) } ?? kana.map { .kana($0) } ?? .name(name ?? "")
    }
}
