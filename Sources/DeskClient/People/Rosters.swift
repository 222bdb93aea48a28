internal import DeskText
internal import SupportDesk

/// What `mado supporter roster` was asked for.
package struct RosterQuery: Sendable {
    package var site: String?
    package var supporter: String?
    package var month: String?
    /// A calendar for other programs instead of a table.
    package var asCalendar: Bool

    package init(site: String? = nil, supporter: String? = nil, month: String? = nil, asCalendar: Bool = false) {
        self.site = site
        self.supporter = supporter
        self.month = month
        self.asCalendar = asCalendar
    }
}

extension DeskSession {
    /// `mado supporter roster`
    package func roster(_ query: RosterQuery) throws(ClientFailure) {
        let site = try query.site.map { word throws(ClientFailure) in try code(ofSite: word) }
        let supporter = try query.supporter.map { word throws(ClientFailure) in try code(ofSupporter: word) }
        if query.asCalendar { return try calendar(site: site, supporter: supporter, month: query.month) }
        let days = try month(query.month ?? "\(today.month)")
        let answer: Answer<RosterDocument> = try connection().get(
            "/v1/roster",
            [
                ("site", site), ("supporter", supporter), ("from", days.lowerBound.description),
                ("to", days.upperBound.description),
            ]
        )
        if answer.document.shifts.isEmpty, !manner.json { hint(.noShifts) }
        try show(answer) { roster, words in words.roster(roster) }
    }

    private func calendar(site: String?, supporter: String?, month: String?) throws(ClientFailure) {
        let path: String
        switch (site, supporter) {
        case (let site?, nil): path = "/v1/sites/\(site.percentEncoded)/roster.ics"
        case (nil, let supporter?): path = "/v1/supporters/\(supporter.percentEncoded)/roster.ics"
        default: throw .client(.calendarOfOne)
        }
        let days = try month.map { month throws(ClientFailure) in try self.month(month) }
        let bytes = try connection().text(
            path,
            [("from", days?.lowerBound.description), ("to", days?.upperBound.description)]
        )
        console.print(bytes: bytes)
    }

    /// `mado supporter shift`: books somebody.
    package func shift(_ words: [String]) throws(ClientFailure) {
        let entry = try understand(words, .shift)
        let here = entry.code(.site) == nil ? try configuredSite() : nil
        let draft = ShiftDraft(
            site: entry.code(.site) ?? here,
            supporter: entry.code(.supporter),
            date: entry.day?.description,
            starts: entry.span?.starts.description,
            ends: entry.span?.ends.description
        )
        try need([
            (.supporter, draft.supporter != nil), (.site, draft.site != nil), (.date, draft.date != nil),
            (.starts, draft.starts != nil),
        ])
        let line = try peopleWords().line(draft)
        let (id, written) = try record(in: "/v1/shifts", draft, echo: line)
        report(.shiftBooked(line: line, id: id.end), json: written.body)
    }

    /// `mado supporter unshift`: takes a shift off the roster. Short ids are looked for in this month and the next two.
    package func unshift(_ written: String, reason: String) throws(ClientFailure) {
        try check(reason: reason)
        let id = try id(written) { () throws(ClientFailure) in
            let first = today.startOfMonth
            let roster: Answer<RosterDocument> = try connection().get(
                "/v1/roster",
                [("from", first.description), ("to", first.adding(days: 91).description)]
            )
            return roster.document.shifts.map(\.id)
        }
        let answer = try write(.post, "/v1/shifts/\(id)/cancel", ReasonDraft(reason: reason))
        let shift: ShiftRecordDocument? = answer.document()
        let line = try shift.map { shift throws(ClientFailure) in
            try peopleWords().line(
                ShiftDraft(
                    site: shift.site,
                    supporter: shift.supporter,
                    date: shift.date,
                    starts: shift.starts,
                    ends: shift.ends
                )
            )
        }
        report(.shiftCancelled(line: line ?? "", id: String(id.suffix(6))), json: answer.body)
    }

    /// `mado supporter hours`: reports hours, or shows them by where they are known from.
    package func hours(_ code: String, _ words: [String], month: String?) throws(ClientFailure) {
        let supporter = try self.code(ofSupporter: code)
        guard !words.isEmpty else { return try showHours(of: supporter, month: month) }
        let entry = try understand(words, .hours)
        guard let minutes = entry.number(.minutes) else { throw .peopleWords([.missing([.minutes])]) }
        let draft = ReportedHoursDraft(
            supporter: supporter,
            date: (entry.day ?? today).description,
            minutes: minutes,
            site: entry.code(.site)
        )
        let line = try peopleWords().line(draft)
        let (id, written) = try record(in: "/v1/reported-hours", draft, echo: line)
        report(.hoursReported(line: line, id: id.end), json: written.body)
    }

    private func showHours(of supporter: String, month: String?) throws(ClientFailure) {
        let days = try self.month(month ?? "\(today.month)")
        let answer: Answer<SupporterHoursDocument> = try connection().get(
            "/v1/supporters/\(supporter.percentEncoded)/hours",
            [("from", days.lowerBound.description), ("to", days.upperBound.description)]
        )
        try show(answer) { hours, words in words.hours(hours) }
    }
}
