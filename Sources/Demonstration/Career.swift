internal import SupportDesk

/// The way of one supporter, as it is going to be. What has happened of it by a day is told by the rules of the register, so that
/// the demonstration shows nothing that the register would refuse.
struct Career: Sendable {
    enum Step: Hashable, Sendable {
        case status(SupporterStatus, reason: String? = nil)
        case completion(TrainingModule.ID)
        /// Of the appointment, of the certificate, or of both.
        case renewal(until: CivilDate?, certifiedUntil: CivilDate?)
    }

    struct Planned: Hashable, Sendable {
        let day: CivilDate
        let step: Step
    }

    let profile: Supporter.Profile
    let appliedOn: CivilDate
    /// By day, the application first.
    let steps: [Planned]
    /// Whether they were helped, or taught, before they applied.
    let wasResident: Bool

    /// What the register says of it on `today`; nil before the application.
    func entry(_ code: Supporter.ID, on today: CivilDate) -> Supporter.Entry? {
        guard appliedOn <= today else { return nil }
        var entry = Supporter.Entry(code: code, profile: profile)
        for planned in steps where planned.day <= today {
            entry.passTime(to: planned.day)
            entry.take(planned.step, on: planned.day)
        }
        entry.passTime(to: today)
        return entry
    }
}

extension Supporter.Entry {
    private var rules: SupporterKind.Rules {
        profile.kind.flatMap { StandardPeople.rules[$0] } ?? SupporterKind.Rules()
    }

    /// What the daily maintenance would have done by `day`. Nobody here is without sessions for long.
    fileprivate mutating func passTime(to day: CivilDate) {
        let due = SupporterLifecycle.due(
            self,
            on: day,
            lastSession: day,
            idleMonths: 12,
            by: StandardPeople.account,
            at: Instant(startOf: day)
        )
        for change in due { append(change.span.recorded(on: change.span.from)) }
    }

    /// A step that the rules refuse is none.
    fileprivate mutating func take(_ step: Career.Step, on day: CivilDate) {
        let now = Instant(startOf: day).adding(seconds: 10 * 3600)
        switch step {
        case .completion(let module):
            completions.append(Supporter.Completion(module: module, completedOn: day))
            completions.sort { ($0.completedOn, $0.module) < ($1.completedOn, $1.module) }
        case .status(let status, let reason):
            let next = try? SupporterLifecycle.span(
                after: self,
                SupporterLifecycle.Transition(status: status, day: day, reason: reason),
                rules: rules,
                modules: StandardPeople.modules,
                by: StandardPeople.account,
                at: now
            )
            if let next { append(next) }
        case .renewal(let until, let certifiedUntil):
            let renewal = SupporterRenewal(
                supporters: [code],
                kind: nil,
                from: day,
                until: until,
                certifiedUntil: certifiedUntil
            )
            let next = try? renewal.span(after: self, rules: rules, by: StandardPeople.account, at: now)
            if let next { append(next) }
        }
    }

    private mutating func append(_ span: SupporterSpan) {
        if !history.isEmpty { history[history.count - 1].endedOn = span.from }
        history.append(span)
    }
}

extension SupporterSpan {
    /// The same, written down in the night in which the day began.
    fileprivate func recorded(on day: CivilDate) -> SupporterSpan {
        SupporterSpan(
            number: number,
            status: status,
            from: from,
            certifiedUntil: certifiedUntil,
            appointedUntil: appointedUntil,
            reason: reason,
            cause: cause,
            recordedAt: Instant(startOf: day).adding(seconds: 3 * 3600),
            recordedBy: recordedBy
        )
    }
}

/// How a supporter's work ends.
struct Leaving: Hashable, Sendable {
    enum Manner: Hashable, Sendable {
        case retires, pauses
        /// On 1 April, without a renewal.
        case lapses
    }

    /// The first day without them.
    let day: CivilDate
    let manner: Manner
}

extension Career {
    /// Somebody who applies in time to be active from `start` on.
    ///
    /// - Parameter end: nothing is planned from this day on.
    init(
        activeFrom start: CivilDate,
        leaving: Leaving?,
        before end: CivilDate,
        profile: Supporter.Profile,
        wasResident: Bool,
        _ random: inout SplitMix64
    ) {
        let rules = profile.kind.flatMap { StandardPeople.rules[$0] } ?? SupporterKind.Rules()
        let certifiedOn = start.adding(days: -random.number(in: 8...40))
        let trainedFrom = certifiedOn.adding(days: -random.number(in: 25...55))
        appliedOn = trainedFrom.adding(days: -random.number(in: 7...20))
        self.profile = profile
        self.wasResident = wasResident
        var steps = [
            Planned(day: appliedOn, step: .status(.applied)), Planned(day: trainedFrom, step: .status(.inTraining)),
        ]
        for (turn, module) in rules.requiredModules.enumerated() {
            steps.append(Planned(day: trainedFrom.adding(days: 3 + 7 * turn), step: .completion(module)))
        }
        steps.append(Planned(day: certifiedOn, step: .status(.certified)))
        steps.append(Planned(day: start, step: .status(.active)))
        for module in ["my_number", "fraud"] where random.happens(0.45) {
            let day = start.adding(days: random.number(in: 20...300))
            if leaving.map({ day < $0.day }) ?? true {
                steps.append(Planned(day: day, step: .completion(TrainingModule.ID(module))))
            }
        }
        steps += Self.renewals(rules, certifiedOn, start, leaving, before: end)
        steps += Self.farewell(leaving, &random)
        // Of two on a day, the one that was planned first.
        self.steps = steps.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(
            \.element
        )
    }

    /// Somebody who applies and does not become a supporter.
    init(
        declinedAfter appliedOn: CivilDate,
        profile: Supporter.Profile,
        wasResident: Bool,
        _ random: inout SplitMix64
    ) {
        self.appliedOn = appliedOn
        self.profile = profile
        self.wasResident = wasResident
        var steps = [Planned(day: appliedOn, step: .status(.applied))]
        let trains = random.happens(0.4)
        if trains { steps.append(Planned(day: appliedOn.adding(days: 10), step: .status(.inTraining))) }
        let reason = random.element(of: ["本人の都合", "体調不良", "転居", "活動日が合わない"])
        let day = appliedOn.adding(days: random.number(in: trains ? 20...60 : 8...30))
        steps.append(Planned(day: day, step: .status(.declined, reason: reason)))
        self.steps = steps
    }

    /// Appointments in the middle of March, certificates a fortnight before they end.
    private static func renewals(
        _ rules: SupporterKind.Rules,
        _ certifiedOn: CivilDate,
        _ start: CivilDate,
        _ leaving: Leaving?,
        before end: CivilDate
    ) -> [Planned] {
        var steps: [Planned] = []
        var certificateEnd = certifiedOn.lastDay(ofMonths: rules.certificateMonths)
        while certificateEnd < end {
            let day = certificateEnd.adding(days: -14)
            certificateEnd = certificateEnd.adding(days: 1).lastDay(ofMonths: rules.certificateMonths)
            guard leaving.map({ day < $0.day }) ?? true else { break }
            steps.append(Planned(day: day, step: .renewal(until: nil, certifiedUntil: certificateEnd)))
        }
        var year = FiscalYear(containing: start)
        while rules.isYearly, year.lastDay < end, let next = FiscalYear(year.year + 1) {
            let isRenewed =
                leaving.map { $0.day > next.firstDay || ($0.day == next.firstDay && $0.manner != .lapses) } ?? true
            guard isRenewed else { break }
            steps.append(
                Planned(day: year.lastDay.adding(days: -16), step: .renewal(until: next.lastDay, certifiedUntil: nil))
            )
            year = next
        }
        return steps
    }

    private static func farewell(_ leaving: Leaving?, _ random: inout SplitMix64) -> [Planned] {
        guard let leaving else { return [] }
        switch leaving.manner {
        case .lapses:
            return []
        case .retires:
            let reason = random.element(of: ["任期満了", "転居", "家庭の事情", "体力的な理由", "就職"])
            return [Planned(day: leaving.day, step: .status(.retired, reason: reason))]
        case .pauses:
            let reason = random.element(of: ["家族の介護", "療養", "仕事の都合"])
            return [Planned(day: leaving.day, step: .status(.paused, reason: reason))]
        }
    }
}
