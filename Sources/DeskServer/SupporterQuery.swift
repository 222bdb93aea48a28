internal import SupportDesk

/// Which supporters a request asks for.
struct SupporterQuery {
    private enum Name: String, CaseIterable {
        case site, kind, status, language, skill, endingWithin, missingTraining
    }

    /// How many days ahead one may look.
    static let daysAhead = 0...3660

    private(set) var filter = SupporterFilter()
    private var problems: [FieldProblem]
    private let values: [String: String]

    /// Reads the query, judged by `desk`. Throws `.invalid` with all that is wrong.
    init(_ query: String?, desk: Desk) throws(DeskError) {
        let text = QueryString(query, known: Name.allCases.map(\.rawValue))
        problems = text.problems
        values = text.values
        readPlace(desk)
        filter.kind = code(.kind, in: desk.people.supporterKinds)
        filter.language = code(.language, in: desk.people.languages)
        filter.skill = code(.skill, in: desk.topics)
        readStanding()
        guard problems.isEmpty else { throw .invalid(InvalidSubmission(problems)) }
    }

    private mutating func note(_ name: Name, _ reason: FieldProblem.Reason) {
        problems.append(FieldProblem(name.rawValue, reason))
    }

    private mutating func readPlace(_ desk: Desk) {
        guard let word = values[Name.site.rawValue] else { return }
        switch desk.site(word) {
        case .found(let site): filter.site = site.code
        case .unknown(let nearest): note(.site, .unknownSite(nearest: nearest))
        }
    }

    private mutating func code<Subject>(_ name: Name, in table: CodeTable<Subject>) -> Code<Subject>? {
        guard let word = values[name.rawValue] else { return nil }
        switch table.find(word) {
        case .found(let entry): return entry.code
        case .unknown(let nearest):
            note(name, .unknownCode(nearest: nearest))
            return nil
        }
    }

    private mutating func readStanding() {
        if let word = values[Name.status.rawValue] {
            filter.status = SupporterStatus(written: word)
            if filter.status == nil { note(.status, .notOneOf(SupporterStatus.allCases.map(\.rawValue))) }
        }
        if let word = values[Name.endingWithin.rawValue] {
            filter.endingWithin = Int(word)
            if let days = filter.endingWithin {
                if !Self.daysAhead.contains(days) { note(.endingWithin, .outOfRange(Self.daysAhead)) }
            } else {
                note(.endingWithin, .wrongType(expected: .wholeNumber))
            }
        }
        switch values[Name.missingTraining.rawValue] {
        case nil: break
        case "true": filter.missingTraining = true
        case "false": filter.missingTraining = false
        default: note(.missingTraining, .wrongType(expected: .boolean))
        }
    }

    static let parameters: [Operation.Parameter] = [
        .init("site", in: .query, ["type": "string"], "A site's code, name or alias: their home or another of theirs."),
        .init("kind", in: .query, ["type": "string"], "A kind's code, title or alias."),
        .init("status", in: .query, Schemas.supporterStatus, "The present status."),
        .init("language", in: .query, ["type": "string"], "A language's code, title or alias."),
        .init("skill", in: .query, ["type": "string"], "A topic's code, title or alias."),
        .init(
            "endingWithin",
            in: .query,
            [
                "type": "integer", "minimum": .wholeNumber(daysAhead.lowerBound),
                "maximum": .wholeNumber(daysAhead.upperBound),
            ],
            "Those at work whose certificate or appointment ends within so many days."
        ),
        .init(
            "missingTraining",
            in: .query,
            ["type": "boolean"],
            "Those on the way or at work who have not completed what their kind requires; false for those who have."
        ),
    ]
}
