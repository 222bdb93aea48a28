/// The rules by which a supporter comes from one status to the next.
package enum SupporterLifecycle {
    /// How far ahead an end may lie.
    private static let horizonMonths = 600

    /// The days on which something may end that begins on `day`.
    package static func ends(from day: CivilDate) -> ClosedRange<CivilDate> {
        day...day.lastDay(ofMonths: horizonMonths)
    }

    /// What somebody decided, ready to be judged.
    package struct Transition: Hashable, Sendable {
        package var status: SupporterStatus
        package var day: CivilDate
        package var reason: String?
        /// The end of the certificate (to `certified`) or of the appointment (to `active`).
        package var until: CivilDate?

        package init(status: SupporterStatus, day: CivilDate, reason: String? = nil, until: CivilDate? = nil) {
            self.status = status
            self.day = day
            self.reason = reason
            self.until = until
        }
    }

    /// The span that follows the entry's last one.
    ///
    /// - Parameter modules: the ward's list, for the titles of what is missing.
    package static func span(
        after entry: Supporter.Entry,
        _ transition: Transition,
        rules: SupporterKind.Rules,
        modules: CodeTable<TrainingModule>,
        by account: Account,
        at now: Instant
    ) throws(DeskConflict) -> SupporterSpan {
        let (last, day) = (entry.present, transition.day)
        if let last {
            guard last.status.possible.contains(transition.status) else {
                throw .illegalTransition(from: last.status, to: transition.status, possible: last.status.possible)
            }
            guard day >= last.from else { throw .beforeLastTransition(on: last.from) }
        }
        var ends = (certified: last?.certifiedUntil, appointed: last?.appointedUntil)
        switch transition.status {
        case .applied, .inTraining, .declined:
            ends = (nil, nil)
        case .certified:
            let missing = entry.missingModules(rules, by: day)
            guard missing.isEmpty else { throw .trainingMissing(missing.map { modules.title(of: $0) }) }
            ends = (transition.until ?? day.lastDay(ofMonths: rules.certificateMonths), nil)
        case .active:
            if let end = last?.certificateEnd, end < day { throw .certificateEnded(on: end) }
            ends.appointed = transition.until ?? rules.appointmentEnd(from: day)
        case .paused, .lapsed, .retired:
            break
        }
        return SupporterSpan(
            number: (last?.number ?? 0) + 1,
            status: transition.status,
            from: day,
            certifiedUntil: ends.certified,
            appointedUntil: ends.appointed,
            reason: transition.reason,
            cause: .person,
            recordedAt: now,
            recordedBy: account.name
        )
    }
}

extension SupporterSpan {
    /// The last day of a certificate that ends. Whoever was listed as lapsed, with no day, has none that is valid.
    fileprivate var certificateEnd: CivilDate? {
        if let certifiedUntil { return certifiedUntil }
        return status == .lapsed && cause == .list ? from.adding(days: -1) : nil
    }
}

extension SupporterKind.Rules {
    /// The last day of an appointment that begins on `day`: 31 March of its fiscal year for yearly kinds, nil for the others.
    package func appointmentEnd(from day: CivilDate) -> CivilDate? {
        isYearly ? FiscalYear(containing: day).lastDay : nil
    }
}

extension CodeTable<TrainingModule> {
    /// Its title; its code when the list does not have it.
    fileprivate func title(of module: TrainingModule.ID) -> Title {
        self[module]?.title ?? Title(ja: module.rawValue, en: module.rawValue)
    }
}

extension CivilDate {
    /// The last day of a period of `months` that begins on this day: the day before the one with the same number, or the month's
    /// last day when that month has no such day (民法143条).
    package func lastDay(ofMonths months: Int) -> CivilDate {
        adding(months: months).map { $0.adding(days: -1) } ?? monthEnd(after: months)
    }

    /// The first day after a period of `months` that begins on this day.
    package func firstDay(afterMonths months: Int) -> CivilDate {
        lastDay(ofMonths: months).adding(days: 1)
    }

    /// The day with the same number `months` later; nil when that month has none.
    private func adding(months: Int) -> CivilDate? {
        let target = month(after: months)
        guard day <= CivilDate.days(inMonth: target.month, of: target.year) else { return nil }
        return CivilDate(firstOf: target.month, in: target.year).adding(days: day - 1)
    }

    private func monthEnd(after months: Int) -> CivilDate {
        let target = month(after: months)
        let days = CivilDate.days(inMonth: target.month, of: target.year)
        return CivilDate(firstOf: target.month, in: target.year).adding(days: days - 1)
    }

    private func month(after months: Int) -> (year: Int, month: Int) {
        let count = year * 12 + month - 1 + months
        return (count / 12, count % 12 + 1)
    }
}
