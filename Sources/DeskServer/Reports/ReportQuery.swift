internal import DeskText
internal import SupportDesk

/// What a report is asked for: its scope, and what is the report's own.
struct ReportQuery {
    let scope: ReportScope
    /// The version of the scope's period that is to be shown as it was published; nil for the figures of today.
    let version: Int?
    let text: QueryString

    /// Reads the query of a report that knows these parameters. Throws `DeskError.invalid` with all that is wrong.
    ///
    /// - Parameter own: codes that a parameter of the report's own may have, by its name, several separated by commas.
    init(
        _ query: String?,
        parameters: [Operation.Parameter],
        own: [String: [String]] = [:],
        desk: Desk,
        today: CivilDate
    ) throws(DeskError) {
        text = QueryString(query, known: parameters.map(\.name))
        var problems = text.problems
        var asked = Self.scope(text, desk, today, &problems)
        version = Self.version(text, &problems)
        if let word = text.values["site"] {
            switch desk.site(word) {
            case .found(let site): asked?.site = site.code
            case .unknown(let nearest): problems.append(FieldProblem("site", .unknownSite(nearest: nearest)))
            }
        }
        if let word = text.values["radius"] {
            let radius = Int(word)
            if radius == nil { problems.append(FieldProblem("radius", .wrongType(expected: .wholeNumber))) }
            if let radius, !Coverage.radii.contains(radius) {
                problems.append(FieldProblem("radius", .outOfRange(Coverage.radii)))
            }
            asked?.radius = radius ?? Coverage.usualRadius
        }
        for (name, codes) in own.sorted(by: { $0.key < $1.key }) {
            let words = (text.values[name] ?? "").split(separator: ",").map(String.init)
            if !words.allSatisfy(codes.contains) { problems.append(FieldProblem(name, .notOneOf(codes))) }
        }
        guard let asked, problems.isEmpty else { throw .invalid(InvalidSubmission(problems)) }
        scope = asked
    }

    /// The codes that a parameter of the report's own was given.
    func codes(_ name: String) -> Set<String> {
        Set((text.values[name] ?? "").split(separator: ",").map(String.init))
    }

    private static let fiscalYear = "fiscalYear"
    private static let month = "month"
    private static let asPublished = "asPublished"

    /// Of a month, of a fiscal year, or by a day.
    private static func scope(
        _ text: QueryString,
        _ desk: Desk,
        _ today: CivilDate,
        _ problems: inout [FieldProblem]
    ) -> ReportScope? {
        guard let word = text.values[month] else {
            guard let year = year(text, desk, today, &problems) else { return nil }
            let isWholeYear = text.values[asPublished] != nil && text.values[fiscalYear] != nil
            return isWholeYear
                ? ReportScope(.fiscalYear(year), today: today) : scope(year, text, desk, today, &problems)
        }
        let others = [fiscalYear, "asOf"].filter { text.values[$0] != nil }
        problems += others.map { FieldProblem($0, .notTogether(with: month)) }
        guard let period = ClosingPeriod(written: word, eras: desk.eras), case .month = period,
            ReportScope.years.contains(period.year.year)
        else {
            problems.append(FieldProblem(month, .unreadableMonth))
            return nil
        }
        return ReportScope(period, today: today)
    }

    /// What was published is the whole report on the whole ward; nothing can be left out of it or added to it.
    private static func version(_ text: QueryString, _ problems: inout [FieldProblem]) -> Int? {
        guard let word = text.values[asPublished] else { return nil }
        let periods = [month, fiscalYear]
        let others = text.names.filter { $0 != asPublished && !periods.contains($0) }
        problems += others.map { FieldProblem($0, .notTogether(with: asPublished)) }
        if !periods.contains(where: { text.values[$0] != nil }) {
            problems.append(FieldProblem(asPublished, .periodNeeded))
        }
        let version = FigureStatus(published: word)?.version
        if version == nil { problems.append(FieldProblem(asPublished, .unreadableVersion)) }
        return version
    }

    private static func year(
        _ text: QueryString,
        _ desk: Desk,
        _ today: CivilDate,
        _ problems: inout [FieldProblem]
    ) -> FiscalYear? {
        guard let word = text.values[fiscalYear] else {
            // A day says which year it is in.
            let day = text.values["asOf"].flatMap { DateReading(eras: desk.eras).day($0) }
            return FiscalYear(containing: day ?? today)
        }
        guard let year = FiscalYear(written: word, eras: desk.eras), ReportScope.years.contains(year.year) else {
            problems.append(FieldProblem(fiscalYear, .unreadableFiscalYear(ReportScope.years)))
            return nil
        }
        return year
    }

    private static func scope(
        _ year: FiscalYear,
        _ text: QueryString,
        _ desk: Desk,
        _ today: CivilDate,
        _ problems: inout [FieldProblem]
    ) -> ReportScope? {
        guard let word = text.values["asOf"] else { return ReportScope(year, today: today) }
        guard let day = DateReading(eras: desk.eras).day(word) else {
            problems.append(FieldProblem("asOf", .unreadableDate))
            return nil
        }
        // Of days to come nothing can be said; a year to come has its first day alone.
        let days = year.firstDay...min(year.lastDay, max(today, year.firstDay))
        guard days.contains(day), let scope = ReportScope(year, asOf: day, today: today) else {
            problems.append(FieldProblem("asOf", .dayOutside(days)))
            return nil
        }
        guard ReportScope.years.contains(year.year) else {
            problems.append(FieldProblem("asOf", .dayOutside(ReportScope.days)))
            return nil
        }
        return scope
    }
}

extension Operation.Parameter {
    static let fiscalYear = Self(
        "fiscalYear",
        in: .query,
        ["type": "string"],
        "2026, 令和8年度 or R8; the year of `asOf`, or the present one, unless given."
    )
    static let asOf = Self(
        "asOf",
        in: .query,
        ["type": "string", "format": "date"],
        "What was held up to this day counts; today, or the year's last day, unless given."
    )
    static let month = Self(
        "month",
        in: .query,
        ["type": "string"],
        "2026-05, 令和8年5月 or R8.5: as of its last day. Goes with neither `fiscalYear` nor `asOf`."
    )
    static let asPublished = Self(
        "asPublished",
        in: .query,
        ["type": "string", "pattern": "^v?[1-9][0-9]*$"],
        """
        v1 or 1 (確定値), v2 (訂正版2) …: the report word for word as it was published of this version of the `month` or the \
        `fiscalYear`. Goes with nothing else.
        """
    )
    static let reportSite = Self("site", in: .query, ["type": "string"], "One site alone: its code, name or alias.")
    static let radius = Self(
        "radius",
        in: .query,
        [
            "type": "integer", "minimum": .wholeNumber(Coverage.radii.lowerBound),
            "maximum": .wholeNumber(Coverage.radii.upperBound), "default": .wholeNumber(Coverage.usualRadius),
        ],
        "Metres within which a site covers a town."
    )
}
