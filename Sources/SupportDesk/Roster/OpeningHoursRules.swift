/// What someone wants a site's week to be, before it is judged.
package struct OpeningHoursDraft: Hashable, Sendable {
    package struct Span: Hashable, Sendable {
        /// 1 (Monday) to 7 (Sunday).
        package var weekday: Int?
        package var opens: String?
        package var closes: String?
        /// 1 when it is not said.
        package var needed: Int?
        /// What could not even be read.
        package var unreadable: [FieldProblem] = []

        package init() {}
    }

    /// Today when it is not said.
    package var effectiveFrom: String?
    /// Closed on them when it is not said.
    package var isOpenOnHolidays: Bool?
    /// Nil when it is missing; empty when the site has no open hours at all.
    package var spans: [Span]?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// The most stretches in a week.
    package static let spanLimit = 50

    /// The hours that it says. Throws all that is wrong with it at once.
    package func hours(today: CivilDate, eras: [JapaneseEra]) throws(InvalidSubmission) -> OpeningHours {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        let day = judgement.day(effectiveFrom, .effectiveFrom, eras: eras)
        if spans == nil { judgement.note(.hours, .required) }
        if let spans, spans.count > Self.spanLimit { judgement.note(.hours, .tooMany(limit: Self.spanLimit)) }
        var problems = judgement.problems
        var judged: [OpeningSpan] = []
        for span in (spans ?? []).prefix(Self.spanLimit) {
            do {
                judged.append(try span.span())
            } catch {
                problems += error.problems.filter { !problems.contains($0) }
            }
        }
        guard problems.isEmpty else { throw InvalidSubmission(problems) }
        return OpeningHours(effectiveFrom: day ?? today, isOpenOnHolidays: isOpenOnHolidays ?? false, spans: judged)
    }
}

extension OpeningHoursDraft.Span {
    fileprivate func span() throws(InvalidSubmission) -> OpeningSpan {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        let days = Weekday.monday.rawValue...Weekday.sunday.rawValue
        let weekday = weekday.flatMap { Weekday(rawValue: $0) }
        if weekday == nil { judgement.note(.weekday, self.weekday == nil ? .required : .outOfRange(days)) }
        let from = judgement.clockTime(opens, .opens)
        let to = judgement.clockTime(closes, .closes)
        if let from, let to, to <= from { judgement.note(.closes, .endsBeforeStart) }
        let needed = needed ?? 1
        if !OpeningSpan.neededRange.contains(needed) { judgement.note(.needed, .outOfRange(OpeningSpan.neededRange)) }
        guard let weekday, let from, let to, judgement.problems.isEmpty else {
            throw InvalidSubmission(judgement.problems)
        }
        return OpeningSpan(weekday: weekday, opens: from, closes: to, needed: needed)
    }
}

/// What someone says of a day on which a site is closed, before it is judged.
package struct ClosureDraft: Hashable, Sendable {
    /// In any spelling.
    package var date: String
    package var reason: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init(date: String) {
        self.date = date
    }

    /// Throws all that is wrong with it at once.
    package func closure(eras: [JapaneseEra]) throws(InvalidSubmission) -> SiteClosure {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        let day = judgement.day(date, .date, eras: eras)
        let line = judgement.optionalLine(reason, .reason, limit: PeopleLimits.reason)
        let reason = judgement.withoutMyNumber(line, .reason)
        guard let day, judgement.problems.isEmpty else { throw InvalidSubmission(judgement.problems) }
        return SiteClosure(day: day, reason: reason)
    }
}

/// What a supporter says of a day, before it is judged.
package struct ReportedHoursDraft: Hashable, Sendable {
    package var supporter: String?
    /// In any spelling.
    package var date: String?
    package var minutes: Int?
    package var site: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// Throws all that is wrong with it at once, but for whether the supporter is on record.
    package func content(desk: Desk, today: CivilDate) throws(InvalidSubmission) -> ReportedHours.Content {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        let supporter = judgement.line(supporter, .supporter, limit: PeopleLimits.code)
        let day = judgement.day(date, .date, eras: desk.eras)
        if date == nil { judgement.note(.date, .required) }
        if let day, day > today { judgement.note(.date, .future(latest: today)) }
        let site = site == nil ? nil : judgement.site(site, desk: desk)
        if let day, let site {
            if day < site.openedOn { judgement.note(.date, .siteNotOpenYet(opens: site.openedOn)) }
            if let lastDay = site.closedOn, lastDay < day { judgement.note(.date, .siteClosed(lastDay: lastDay)) }
        }
        if minutes == nil { judgement.note(.minutes, .required) }
        if let minutes, !ReportedHours.range.contains(minutes) {
            judgement.note(.minutes, .outOfRange(ReportedHours.range))
        }
        guard let supporter, let day, let minutes, judgement.problems.isEmpty else {
            throw InvalidSubmission(judgement.problems)
        }
        return ReportedHours.Content(
            supporter: Supporter.ID(supporter.codeForm),
            day: day,
            minutes: minutes,
            site: site?.code
        )
    }
}
