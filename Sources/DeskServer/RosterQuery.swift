internal import DeskText
internal import SupportDesk

/// Which days, sites and supporters a roster or a sum of hours is asked for.
struct RosterQuery {
    let days: ClosedRange<CivilDate>
    private(set) var site: Site.ID?
    private(set) var supporter: Supporter.ID?

    /// Reads the query. Throws `DeskError.invalid` with all that is wrong, or `.reversedPeriod`.
    ///
    /// - Parameters:
    ///   - parameters: those that may stand in it.
    ///   - months: how many it covers when it names no days, the present one first.
    init(
        _ query: String?,
        parameters: [Operation.Parameter],
        months: Int = 1,
        desk: Desk,
        today: CivilDate
    ) throws {
        let text = QueryString(query, known: parameters.map(\.name))
        var problems = text.problems
        let days = try Self.days(text, months: months, desk, today, &problems)
        if let word = text.values["site"] {
            switch desk.site(word) {
            case .found(let found): site = found.code
            case .unknown(let nearest): problems.append(FieldProblem("site", .unknownSite(nearest: nearest)))
            }
        }
        if let word = text.values["supporter"] {
            let code = Supporter.ID(word.codeForm)
            supporter = code
            if !desk.supporters.contains(code) { problems.append(FieldProblem("supporter", .unknownSupporter)) }
        }
        guard problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
        self.days = days
    }

    /// The days that the query names. What is wrong with them is noted; then they are not to be used.
    private static func days(
        _ text: QueryString,
        months: Int,
        _ desk: Desk,
        _ today: CivilDate,
        _ problems: inout [FieldProblem]
    ) throws(RequestRefusal) -> ClosedRange<CivilDate> {
        func day(_ name: String) -> CivilDate? {
            guard let word = text.values[name] else { return nil }
            let day = DateReading(eras: desk.eras).day(word)
            if day == nil { problems.append(FieldProblem(name, .unreadableDate)) }
            return day
        }
        let (from, to) = (day("from"), day("to"))
        var month: CivilDate?
        if let word = text.values["month"] {
            month = CivilDate(iso: word + "-01")
            if month == nil { problems.append(FieldProblem("month", .unreadableMonth)) }
        }
        let first = from ?? month ?? to?.startOfMonth ?? today.startOfMonth
        let last = to ?? (month ?? first).lastDay(ofMonths: month == nil ? months : 1)
        guard first <= last else { throw .reversedPeriod }
        let limit = first.adding(days: Roster.Scope.longest - 1)
        if last > limit { problems.append(FieldProblem("to", .dayOutside(first...limit))) }
        return first...last
    }

    /// The roster that this account may see. Throws `.otherSite` for a site that is not the account's.
    func scope(for account: Account) throws(DeskError) -> Roster.Scope {
        if let site { try account.check(.readRoster, at: site) }
        return Roster.Scope(days: days, sites: site.map { [$0] } ?? account.sites, supporter: supporter)
    }

    static let period: [Operation.Parameter] = [
        .init("month", in: .query, ["type": "string"], "A month, `2026-12`; the present one unless days are given."),
        .init("from", in: .query, ["type": "string"], "The first day: 2026-12-01, 令和8年12月1日 …"),
        .init(
            "to",
            in: .query,
            ["type": "string"],
            "The last day, at most \(Roster.Scope.longest) days in all; the end of the month unless given."
        ),
    ]
}

extension CivilDate {
    /// The last day of as many months, of which this first day's is the first.
    fileprivate func lastDay(ofMonths count: Int) -> CivilDate {
        var next = startOfMonth
        for _ in 0..<count { next = next.adding(days: 31).startOfMonth }
        return next.adding(days: -1)
    }
}
