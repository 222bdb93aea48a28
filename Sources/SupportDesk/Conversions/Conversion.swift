package import FoundationEssentials

/// 教わる側から教える側へ: a resident who was supported or finished a course and applied to be a supporter: one person, one history.
package struct Conversion: Hashable, Sendable {
    package typealias ID = UUID

    /// What brought somebody to it, as far as the records tell.
    package enum Via: String, Sendable, CaseIterable {
        /// 相談
        case helped
        /// 受講
        case course
        /// 「手伝いたい」 in a survey.
        case survey
    }

    package let id: ID
    package let supporter: Supporter.ID
    /// Nil after the resident has withdrawn, and for those who may not know it.
    package var resident: Resident.ID?
    package let via: Via
    package let isVoid: Bool
    package let steps: ConversionSteps

    package init(
        id: ID,
        supporter: Supporter.ID,
        resident: Resident.ID?,
        via: Via,
        isVoid: Bool,
        steps: ConversionSteps
    ) {
        self.id = id
        self.supporter = supporter
        self.resident = resident
        self.via = via
        self.isVoid = isVoid
        self.steps = steps
    }
}

/// The days on which one person took each step for the first time; nil for steps that were not taken.
package struct ConversionSteps: Hashable, Sendable {
    /// Where they were first supported.
    package var site: Site.ID?
    package var supportedOn: CivilDate?
    package var finishedCourseOn: CivilDate?
    package var appliedOn: CivilDate
    package var certifiedOn: CivilDate?
    package var activeOn: CivilDate?
    package var firstSessionOn: CivilDate?
    /// The day twelve months after they became active, if they were active on it.
    package var stillActiveOn: CivilDate?

    package init(site: Site.ID? = nil, appliedOn: CivilDate) {
        self.site = site
        self.appliedOn = appliedOn
    }

    /// The day of a step.
    package subscript(step: FunnelStep) -> CivilDate? {
        switch step {
        case .supported: supportedOn
        case .finishedCourse: finishedCourseOn
        case .applied: appliedOn
        case .certified: certifiedOn
        case .active: activeOn
        case .firstSession: firstSessionOn
        case .stillActive: stillActiveOn
        }
    }

    /// Those that were taken by `day`.
    package func upTo(_ day: CivilDate) -> ConversionSteps {
        func taken(_ date: CivilDate?) -> CivilDate? { date.flatMap { $0 <= day ? $0 : nil } }
        var steps = self
        steps.supportedOn = taken(supportedOn)
        steps.finishedCourseOn = taken(finishedCourseOn)
        steps.certifiedOn = taken(certifiedOn)
        steps.activeOn = taken(activeOn)
        steps.firstSessionOn = taken(firstSessionOn)
        steps.stillActiveOn = taken(stillActiveOn)
        return steps
    }

    /// Days from the step that was taken last before this one; nil when there is none, or this one was not taken.
    package func days(to step: FunnelStep) -> Int? {
        guard let day = self[step] else { return nil }
        var before: CivilDate?
        for earlier in FunnelStep.allCases {
            guard earlier != step else { break }
            guard let date = self[earlier], date <= day else { continue }
            before = max(before ?? date, date)
        }
        return before.map { day.daysSince1970 - $0.daysSince1970 }
    }
}

/// The steps of the circle, in their order.
package enum FunnelStep: String, Sendable, CaseIterable {
    /// First support ever: a consultation or a course.
    case supported
    case finishedCourse = "finished_course"
    case applied
    case certified
    case active
    case firstSession = "first_session"
    /// Active twelve months after becoming so.
    case stillActive = "still_active"
}
