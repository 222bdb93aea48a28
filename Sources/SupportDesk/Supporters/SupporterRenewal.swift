/// Whom to renew until when, before it is judged.
package struct RenewalDraft: Hashable, Sendable {
    /// By code; nil for all of a kind, or all.
    package var supporters: [String]?
    package var kind: String?
    package var until: String?
    package var certifiedUntil: String?
    /// Today when it is not said.
    package var date: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// - Throws: all that is wrong with it at once.
    package func renewal(desk: Desk, known: Set<Supporter.ID>, today: CivilDate) throws(InvalidSubmission)
        -> SupporterRenewal
    {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        let day = judgement.pastDay(date, .date, eras: desk.eras, today: today) ?? today
        let until = judgement.day(until, .until, eras: desk.eras)
        let certifiedUntil = judgement.day(certifiedUntil, .certifiedUntil, eras: desk.eras)
        if self.until == nil, self.certifiedUntil == nil { judgement.note(.until, .required) }
        for (end, field) in [(until, PeopleField.until), (certifiedUntil, .certifiedUntil)] {
            guard let end, !SupporterLifecycle.ends(from: today).contains(end) else { continue }
            judgement.note(field, .dayOutside(SupporterLifecycle.ends(from: today)))
        }
        let kind = kind.flatMap { judgement.code($0, in: desk.people.supporterKinds, .kind) }
        let codes = supporters.map { $0.map { Supporter.ID($0.codeForm) } }
        if let codes {
            if codes.isEmpty { judgement.note(.supporters, .empty) }
            if codes.contains(where: { !known.contains($0) }) { judgement.note(.supporters, .unknownSupporter) }
        }
        guard judgement.problems.isEmpty else { throw InvalidSubmission(judgement.problems) }
        return SupporterRenewal(
            supporters: codes.map { Set($0) },
            kind: kind,
            from: day,
            until: until,
            certifiedUntil: certifiedUntil
        )
    }
}

/// The same status for longer: 更新.
package struct SupporterRenewal: Hashable, Sendable {
    /// Why somebody was passed over: stable codes.
    package enum PassedOver: String, Error, Sendable, CaseIterable {
        /// Neither certified, active nor paused, nor lapsed because an end had come.
        case notRenewable = "not_renewable"
        /// The ends are as late already.
        case notLater = "not_later"
        /// The certificate is over, and only the appointment was to be renewed.
        case certificateEnded = "certificate_ended"
        /// The appointment is over, and only the certificate was to be renewed.
        case appointmentEnded = "appointment_ended"
        /// A yearly kind, but no appointment yet.
        case noAppointment = "no_appointment"
        /// The renewal would begin before the present status did.
        case beforeLastTransition = "before_last_transition"
    }

    /// Nil for all.
    package let supporters: Set<Supporter.ID>?
    package let kind: SupporterKind.ID?
    /// The first day of the renewed status.
    package let from: CivilDate
    /// The end of the appointment, for whoever has one; of the certificate for kinds that are not appointed by the year.
    package let until: CivilDate?
    /// The end of the certificate, whatever the kind.
    package let certifiedUntil: CivilDate?

    package init(
        supporters: Set<Supporter.ID>?,
        kind: SupporterKind.ID?,
        from: CivilDate,
        until: CivilDate?,
        certifiedUntil: CivilDate?
    ) {
        self.supporters = supporters
        self.kind = kind
        self.from = from
        self.until = until
        self.certifiedUntil = certifiedUntil
    }

    /// Whether it is about this supporter: those who are named, or else all of the kind who are certified, active or paused. Who has
    /// lapsed comes back by name alone, so that nobody is brought back unseen.
    package func concerns(_ entry: Supporter.Entry) -> Bool {
        if let kind, entry.profile.kind != kind { return false }
        if let supporters { return supporters.contains(entry.code) }
        guard let present = entry.present, present.status != .lapsed else { return false }
        return present.isRenewable
    }

    /// The span that follows the entry's last one.
    package func span(
        after entry: Supporter.Entry,
        rules: SupporterKind.Rules,
        by account: Account,
        at now: Instant
    ) throws(PassedOver) -> SupporterSpan {
        guard let last = entry.present, last.isRenewable else { throw .notRenewable }
        guard from >= last.from else { throw .beforeLastTransition }
        let ends = try ends(after: last, rules)
        if let certified = ends.certified, certified < from { throw .certificateEnded }
        if let appointed = ends.appointed, appointed < from { throw .appointmentEnded }
        let isLater = ends.certified != last.certifiedUntil || ends.appointed != last.appointedUntil
        guard isLater || last.status == .lapsed else { throw .notLater }
        return SupporterSpan(
            number: last.number + 1,
            status: last.status == .lapsed ? .active : last.status,
            from: from,
            certifiedUntil: ends.certified,
            appointedUntil: ends.appointed,
            cause: .person,
            recordedAt: now,
            recordedBy: account.name
        )
    }

    /// Ends only ever move to a later day.
    private func ends(
        after last: SupporterSpan,
        _ rules: SupporterKind.Rules
    ) throws(PassedOver) -> (certified: CivilDate?, appointed: CivilDate?) {
        var ends = (certified: last.certifiedUntil, appointed: last.appointedUntil)
        if let certifiedUntil { ends.certified = ends.certified.map { max($0, certifiedUntil) } }
        guard let until else { return ends }
        if ends.appointed != nil || rules.isYearly {
            guard last.status != .certified else {
                // What else was asked for is done nevertheless.
                if certifiedUntil == nil { throw .noAppointment }
                return ends
            }
            ends.appointed = max(ends.appointed ?? until, until)
        } else {
            ends.certified = ends.certified.map { max($0, until) }
        }
        return ends
    }
}

extension SupporterSpan {
    /// Whether the same status can go on, or be had again.
    fileprivate var isRenewable: Bool {
        switch status {
        case .certified, .active, .paused: true
        case .lapsed:
            [DueReason.certificateEnded, .appointmentEnded].contains { $0.rawValue == reason } && cause == .time
        case .applied, .inTraining, .retired, .declined: false
        }
    }
}
