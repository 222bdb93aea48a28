/// Why time changed a status: stable codes, which people read in words.
package enum DueReason: String, Sendable, CaseIterable, Codable {
    case certificateEnded = "certificate_ended"
    case appointmentEnded = "appointment_ended"
    case noSession = "no_session"
}

/// What time has decided about a supporter.
package struct DueChange: Hashable, Sendable {
    package let supporter: Supporter.ID
    package let from: SupporterStatus
    package let reason: DueReason
    package let span: SupporterSpan
}

extension SupporterLifecycle {
    /// What has become due up to `today`, in order. It depends on the days alone, so that it is the same however late it is
    /// asked, and nothing once it has been applied.
    ///
    /// - Parameters:
    ///   - lastSession: the last day up to today on which the supporter gave a session.
    ///   - idleMonths: after so many months without a session they are paused: counted from the last one, from becoming active, or
    ///     from coming onto the register as somebody who was active already.
    package static func due(
        _ entry: Supporter.Entry,
        on today: CivilDate,
        lastSession: CivilDate?,
        idleMonths: Int,
        by account: Account,
        at now: Instant
    ) -> [DueChange] {
        var history = entry.history
        var changes: [DueChange] = []
        while let last = history.last, let next = next(history, on: today, lastSession, idleMonths) {
            let day = max(next.day, last.from)
            let span = SupporterSpan(
                number: last.number + 1,
                status: next.reason == .noSession ? .paused : .lapsed,
                from: day,
                certifiedUntil: last.certifiedUntil,
                appointedUntil: last.appointedUntil,
                reason: next.reason.rawValue,
                cause: .time,
                recordedAt: now,
                recordedBy: account.name
            )
            changes.append(DueChange(supporter: entry.code, from: last.status, reason: next.reason, span: span))
            history[history.count - 1].endedOn = day
            history.append(span)
        }
        return changes
    }

    /// What comes first; an end before a pause of the same day.
    private static func next(
        _ history: [SupporterSpan],
        on today: CivilDate,
        _ lastSession: CivilDate?,
        _ idleMonths: Int
    ) -> (day: CivilDate, reason: DueReason)? {
        guard let last = history.last else { return nil }
        var due: [(day: CivilDate, reason: DueReason)] = []
        if [.certified, .active, .paused].contains(last.status), let end = last.certifiedUntil {
            due.append((end.adding(days: 1), .certificateEnded))
        }
        if [.active, .paused].contains(last.status), let end = last.appointedUntil {
            due.append((end.adding(days: 1), .appointmentEnded))
        }
        if last.status == .active, let beginning = history.beginning {
            let known = beginning.knownFrom
            due.append((max(known, lastSession ?? known).firstDay(afterMonths: idleMonths), .noSession))
        }
        return due.filter { $0.day <= today }.min { $0.day < $1.day }
    }
}

extension SupporterSpan {
    /// The day from which sessions can be missed. Whoever was active already when they came onto the register (from a list, or with
    /// their first entry) may have given sessions before that nobody wrote down here.
    fileprivate var knownFrom: CivilDate {
        cause == .list || number == 1 ? max(from, recordedAt.day) : from
    }
}
