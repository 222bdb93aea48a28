/// The days on which a supporter had one status: from ``from`` to the day before ``endedOn``.
///
/// A supporter's spans follow one another without a gap. One that ended on the day when it began held on no day. A renewal is a
/// span of the same status with other ends.
package struct SupporterSpan: Hashable, Sendable {
    /// Who or what decided.
    package enum Cause: String, Sendable, CaseIterable, Codable {
        case person, time
        case list = "import"
    }

    /// 1 for a supporter's first one.
    package let number: Int
    package let status: SupporterStatus
    /// Its first day, in Japan.
    package let from: CivilDate
    /// The first day on which it no longer held; nil while it lasts.
    package var endedOn: CivilDate?
    /// The certificate's last day; nil for no end.
    package let certifiedUntil: CivilDate?
    /// The appointment's last day; nil for no end.
    package let appointedUntil: CivilDate?
    /// As it was written by a person; a code of ``DueReason`` where time decided.
    package let reason: String?
    package let cause: Cause
    package let recordedAt: Instant
    package let recordedBy: String

    package init(
        number: Int,
        status: SupporterStatus,
        from: CivilDate,
        endedOn: CivilDate? = nil,
        certifiedUntil: CivilDate? = nil,
        appointedUntil: CivilDate? = nil,
        reason: String? = nil,
        cause: Cause,
        recordedAt: Instant,
        recordedBy: String
    ) {
        self.number = number
        self.status = status
        self.from = from
        self.endedOn = endedOn
        self.certifiedUntil = certifiedUntil
        self.appointedUntil = appointedUntil
        self.reason = reason
        self.cause = cause
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
    }

    /// Whether this was the status on `day`.
    package func holds(on day: CivilDate) -> Bool {
        from <= day && endedOn.map { day < $0 } ?? true
    }

    /// Whether the supporter counts as active on `day`: neither the certificate nor the appointment is over.
    package func isActive(on day: CivilDate) -> Bool {
        status == .active && holds(on: day) && certifiedUntil.map { day <= $0 } ?? true
            && appointedUntil.map { day <= $0 } ?? true
    }

    /// The last day on which it held; nil while it lasts. The day before ``from`` when it held on no day.
    package var lastDay: CivilDate? { endedOn?.adding(days: -1) }

    /// Whether it was over on the day on which it began.
    package var heldOnNoDay: Bool { endedOn == from }
}

extension [SupporterSpan] {
    /// The day since which the present status has held, through renewals; nil when there is none.
    package var since: CivilDate? { beginning?.from }

    /// The span with which the present status began.
    package var beginning: SupporterSpan? {
        guard var first = last else { return nil }
        for span in dropLast().reversed() where !span.heldOnNoDay {
            guard span.status == first.status else { break }
            first = span
        }
        return first
    }
}
