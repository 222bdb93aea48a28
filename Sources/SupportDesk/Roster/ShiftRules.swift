/// What someone wants a shift to be, before it is judged.
package struct ShiftDraft: Hashable, Sendable {
    package var site: String?
    package var supporter: String?
    /// In any spelling.
    package var date: String?
    package var starts: String?
    package var ends: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}
}

/// Where a supporter stands on a day.
package struct SupporterStanding: Hashable, Sendable {
    /// Nil when the supporter is not on the register.
    package let status: SupporterStatus?
    /// The last day of the certificate, or of the appointment, whichever comes first; nil when neither has an end.
    package let lastDay: CivilDate?

    package init(status: SupporterStatus?, certifiedUntil: CivilDate? = nil, appointedUntil: CivilDate? = nil) {
        self.status = status
        lastDay = [certifiedUntil, appointedUntil].compactMap(\.self).min()
    }

    /// Why the supporter cannot be on duty on `day`; nil when nothing speaks against it.
    package func obstacle(on day: CivilDate) -> FieldProblem.Reason? {
        guard status == .certified || status == .active else { return .supporterNotActive }
        if let lastDay, lastDay < day { return .certificateEnds(lastDay: lastDay) }
        return nil
    }
}

extension SiteCalendar {
    /// Why nobody can be on duty then; nil when nothing speaks against it.
    package func obstacle(on day: CivilDate, from starts: ClockTime?, to ends: ClockTime?) -> FieldProblem.Reason? {
        if day < site.openedOn { return .siteNotOpenYet(opens: site.openedOn) }
        if let lastDay = site.closedOn, lastDay < day { return .siteClosed(lastDay: lastDay) }
        if openness(on: day) == .closed { return .siteClosedOnDay }
        guard let starts, let ends else { return nil }
        return isOpen(on: day, from: starts, to: ends) ? nil : .siteClosedOnDay
    }
}

/// A draft of a shift as far as it can be read without knowing the site's calendar and the supporter's standing.
package struct ShiftReading: Sendable {
    package private(set) var site: Site?
    package private(set) var supporter: Supporter.ID?
    package private(set) var day: CivilDate?
    private var starts: ClockTime?
    private var ends: ClockTime?
    private var judgement: FieldJudgement<PeopleField>

    package init(_ draft: ShiftDraft, desk: Desk) {
        judgement = FieldJudgement(unreadable: draft.unreadable)
        site = judgement.site(draft.site, desk: desk)
        supporter = judgement.line(draft.supporter, .supporter, limit: PeopleLimits.code).map {
            Supporter.ID($0.codeForm)
        }
        day = judgement.day(draft.date, .date, eras: desk.eras)
        if draft.date == nil { judgement.note(.date, .required) }
        starts = judgement.clockTime(draft.starts, .starts)
        ends = judgement.clockTime(draft.ends, .ends)
        if let start = starts, let end = ends, end <= start {
            judgement.note(.ends, .endsBeforeStart)
            starts = nil
            ends = nil
        }
    }

    /// What is booked, when everything is well.
    ///
    /// - Parameters:
    ///   - calendar: the site's, when ``site`` could be read.
    ///   - standing: the supporter's on ``day``; nil when nobody has this code.
    /// - Throws: all that is wrong with it at once.
    package func booking(calendar: SiteCalendar?, standing: SupporterStanding?) throws(InvalidSubmission) -> Booking {
        var judgement = judgement
        if let day, let obstacle = calendar?.obstacle(on: day, from: starts, to: ends) {
            judgement.note(.date, obstacle)
        }
        if supporter != nil {
            if let standing {
                if let day, let obstacle = standing.obstacle(on: day) { judgement.note(.supporter, obstacle) }
            } else {
                judgement.note(.supporter, .unknownSupporter)
            }
        }
        guard let site, let supporter, let day, let starts, let ends, judgement.problems.isEmpty else {
            throw InvalidSubmission(judgement.problems)
        }
        return Booking(site: site.code, supporter: supporter, day: day, starts: starts, ends: ends)
    }

    /// The same without asking whether it can be: what a booking on record is compared with. Nil when it cannot be
    /// read.
    package var unjudged: Booking? {
        guard let site, let supporter, let day, let starts, let ends, judgement.problems.isEmpty else { return nil }
        return Booking(site: site.code, supporter: supporter, day: day, starts: starts, ends: ends)
    }
}

extension FieldJudgement<PeopleField> {
    /// A site that has to be named, by code, name or alias.
    mutating func site(_ word: String?, desk: Desk) -> Site? {
        guard let word else {
            note(.site, .required)
            return nil
        }
        switch desk.site(word) {
        case .found(let site): return site
        case .unknown(let nearest):
            note(.site, .unknownSite(nearest: nearest))
            return nil
        }
    }

    /// A time of the day that has to be there.
    mutating func clockTime(_ text: String?, _ field: PeopleField) -> ClockTime? {
        guard let text else {
            note(field, .required)
            return nil
        }
        let time = ClockTime(written: text)
        if time == nil { note(field, .unreadableClockTime) }
        return time
    }
}
