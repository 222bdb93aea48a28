/// What someone says of a supporter who is to be on the register, before it is judged.
package struct SupporterDraft: Hashable, Sendable {
    /// The next free code when it is not said.
    package var supporter: String?
    package var profile = SupporterProfileDraft()
    package var contact = SupporterContactDraft()
    /// `applied` when it is not said. Another status is for those who have been supporters already.
    package var status: String?
    /// Today when it is not said.
    package var appliedOn: String?
    package var certifiedOn: String?
    package var certifiedUntil: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// What goes on the register.
    /// - Throws: all that is wrong with it at once.
    package func registration(desk: Desk, today: CivilDate) throws(InvalidSubmission) -> SupporterRegistration {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        let code = code(&judgement)
        var profile = Supporter.Profile()
        self.profile.apply(to: &profile, desk: desk, &judgement)
        if profile.kind == nil, self.profile.kind == nil { judgement.note(.kind, .required) }
        let contact = contact.contact(&judgement)
        let rules = profile.kind.flatMap { desk.people.rules[$0] } ?? SupporterKind.Rules()
        let beginning = beginning(rules, desk.eras, today, &judgement)
        guard let beginning, judgement.problems.isEmpty else { throw InvalidSubmission(judgement.problems) }
        return SupporterRegistration(code: code, profile: profile, contact: contact, beginning: beginning)
    }

    private func code(_ judgement: inout FieldJudgement<PeopleField>) -> Supporter.ID? {
        let line = judgement.optionalLine(supporter, .supporter, limit: PeopleLimits.code)
        return judgement.withoutMyNumber(line, .supporter).map { Supporter.ID($0.codeForm) }
    }

    private func beginning(
        _ rules: SupporterKind.Rules,
        _ eras: [JapaneseEra],
        _ today: CivilDate,
        _ judgement: inout FieldJudgement<PeopleField>
    ) -> SupporterListing? {
        let appliedOn = judgement.pastDay(appliedOn, .appliedOn, eras: eras, today: today)
        let certifiedOn = judgement.pastDay(certifiedOn, .certifiedOn, eras: eras, today: today)
        let certifiedUntil = judgement.day(certifiedUntil, .certifiedUntil, eras: eras)
        guard let status = judgement.status(status ?? SupporterStatus.applied.rawValue, .status) else { return nil }
        let listing = SupporterListing(
            status: status,
            appliedOn: appliedOn,
            certifiedOn: certifiedOn,
            certifiedUntil: certifiedUntil
        )
        if let problem = listing.problem { judgement.note(problem.field, problem.reason) }
        return listing
    }
}

/// What goes on the register: who, and how they stand.
package struct SupporterRegistration: Hashable, Sendable {
    /// Nil for the next free one.
    package let code: Supporter.ID?
    package let profile: Supporter.Profile
    package let contact: SupporterContact
    package let beginning: SupporterListing
}

/// How a supporter stands according to a list or to whoever puts them on the register: not the way by which they came there.
package struct SupporterListing: Hashable, Sendable {
    package let status: SupporterStatus
    package let appliedOn: CivilDate?
    package let certifiedOn: CivilDate?
    package let certifiedUntil: CivilDate?

    package init(
        status: SupporterStatus,
        appliedOn: CivilDate? = nil,
        certifiedOn: CivilDate? = nil,
        certifiedUntil: CivilDate? = nil
    ) {
        self.status = status
        self.appliedOn = appliedOn
        self.certifiedOn = certifiedOn
        self.certifiedUntil = certifiedUntil
    }

    /// What in its days does not go together.
    package var problem: (field: PeopleField, reason: FieldProblem.Reason)? {
        if status == .active, certifiedUntil == nil { return (.certifiedUntil, .required) }
        if let certifiedOn, let certifiedUntil, certifiedUntil < certifiedOn {
            return (.certifiedUntil, .dayOutside(SupporterLifecycle.ends(from: certifiedOn)))
        }
        return nil
    }

    /// The span that follows the entry's last one; nil when that one says the same already.
    package func span(
        after last: SupporterSpan?,
        rules: SupporterKind.Rules,
        cause: SupporterSpan.Cause,
        by account: Account,
        at now: Instant
    ) -> SupporterSpan? {
        guard let last else { return span(number: 1, from: firstDay(now.day), rules, cause, account, now) }
        guard !isKnown(from: last, today: now.day) else { return nil }
        let day: CivilDate
        if let certifiedOn, certifiedOn > last.from, certifiedOn <= now.day, status != last.status, bearsCertificate {
            day = certifiedOn
        } else {
            day = max(now.day, last.from)
        }
        return span(number: last.number + 1, from: day, rules, cause, account, now)
    }

    private var bearsCertificate: Bool { status == .certified || status == .active }

    private func firstDay(_ today: CivilDate) -> CivilDate {
        status == .applied ? appliedOn ?? today : certifiedOn ?? today
    }

    /// Whether `last` says the same, or has come from it by a certificate that ended since.
    private func isKnown(from last: SupporterSpan, today: CivilDate) -> Bool {
        let hasSameCertificate = certifiedUntil == nil || certifiedUntil == last.certifiedUntil
        // A list that names somebody as active appoints them for the fiscal year in which it is read.
        let isAppointed = last.appointedUntil.map { $0 >= today } ?? true
        if last.status == status { return hasSameCertificate && (isAppointed || status != .active) }
        return last.reason == DueReason.certificateEnded.rawValue && last.cause == .time && certifiedUntil != nil
            && hasSameCertificate && [.certified, .active, .paused].contains(status)
    }

    private func span(
        number: Int,
        from day: CivilDate,
        _ rules: SupporterKind.Rules,
        _ cause: SupporterSpan.Cause,
        _ account: Account,
        _ now: Instant
    ) -> SupporterSpan {
        let usualEnd = bearsCertificate ? (certifiedOn ?? day).lastDay(ofMonths: rules.certificateMonths) : nil
        return SupporterSpan(
            number: number,
            status: status,
            from: day,
            certifiedUntil: certifiedUntil ?? usualEnd,
            appointedUntil: status == .active ? rules.appointmentEnd(from: now.day) : nil,
            cause: cause,
            recordedAt: now,
            recordedBy: account.name
        )
    }
}

extension FieldJudgement<PeopleField> {
    /// A day up to today.
    mutating func pastDay(_ text: String?, _ field: PeopleField, eras: [JapaneseEra], today: CivilDate) -> CivilDate? {
        let day = day(text, field, eras: eras)
        if let day, day > today { note(field, .future(latest: today)) }
        return day
    }

    /// A status by code or word.
    mutating func status(_ word: String?, _ field: PeopleField) -> SupporterStatus? {
        guard let word else {
            note(field, .required)
            return nil
        }
        let status = SupporterStatus(written: word)
        if status == nil { note(field, .notOneOf(SupporterStatus.allCases.map(\.rawValue))) }
        return status
    }

    /// A code by code, title or alias.
    mutating func code<Subject>(_ word: String, in table: CodeTable<Subject>, _ field: PeopleField) -> Code<Subject>? {
        switch table.find(word) {
        case .found(let entry): return entry.code
        case .unknown(let nearest):
            note(field, .unknownCode(nearest: nearest))
            return nil
        }
    }

    /// Codes in the table's order, each once; nil when something is wrong with one of them.
    mutating func codes<Subject>(
        _ words: [String],
        in table: CodeTable<Subject>,
        _ field: PeopleField
    ) -> [Code<Subject>]? {
        guard words.count <= PeopleLimits.codes else {
            note(field, .tooMany(limit: PeopleLimits.codes))
            return nil
        }
        var codes: Set<Code<Subject>> = []
        for word in words {
            guard let code = code(word, in: table, field) else { return nil }
            codes.insert(code)
        }
        return codes.sorted { (table.position(of: $0), $0) < (table.position(of: $1), $1) }
    }
}
