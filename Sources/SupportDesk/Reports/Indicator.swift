/// 指標: what a ward measures itself by: numerator ÷ denominator × factor.
package struct Indicator: Hashable, Sendable {
    package typealias ID = Code<Indicator>

    package enum Source: String, Sendable, CaseIterable {
        /// From what is on record.
        case computed
        /// From what somebody counted or asked, entered as x of n.
        case survey
    }

    package enum Direction: String, Sendable, CaseIterable {
        /// More is better.
        case up
        /// Less is better.
        case down
    }

    package let id: ID
    /// Where it stands in the ward's list.
    package var position: Int
    package var title: Title
    package var unit: Title
    package var source: Source
    /// A ``Measure`` of a computed one; who was counted (x), in words, of a survey.
    package var numerator: String
    /// The same for what is divided by (n); nil when nothing is.
    package var denominator: String?
    package var factor: Double
    package var direction: Direction
    /// The target of fiscal years in which the ward has set none.
    package var standardTarget: Double?
    /// The first day on which it is no longer reported.
    package var retiredOn: CivilDate?

    package init(
        id: ID,
        position: Int,
        title: Title,
        unit: Title,
        source: Source,
        numerator: String,
        denominator: String? = nil,
        factor: Double = 1,
        direction: Direction = .up,
        standardTarget: Double? = nil,
        retiredOn: CivilDate? = nil
    ) {
        self.id = id
        self.position = position
        self.title = title
        self.unit = unit
        self.source = source
        self.numerator = numerator
        self.denominator = denominator
        self.factor = factor
        self.direction = direction
        self.standardTarget = standardTarget
        self.retiredOn = retiredOn
    }

    /// Whether it grows through the year from zero, so that its run-rate and its forecast mean something.
    package var accumulates: Bool {
        source == .computed && denominator == nil && Measure(rawValue: numerator)?.accumulates == true
    }

    /// Whether `value` is as good as `target` or better.
    package func meets(_ target: Double, with value: Double) -> Bool {
        direction == .up ? value >= target : value <= target
    }
}

/// What the service can count by itself: the numerators and denominators of computed indicators.
package enum Measure: String, Sendable, CaseIterable {
    case consultations
    case supportedResidents = "supported_residents"
    case courseParticipants = "course_participants"
    case conversions
    case openSites = "open_sites"
    case activeSupporters = "active_supporters"
    case population
    case population65 = "population_65"
    case population75 = "population_75"
    case population65Covered = "population_65_covered"
    case mainFacilities = "main_facilities"
    case equippedMainFacilities = "equipped_main_facilities"

    /// Whether it begins at zero on 1 April and adds up; the others are as they are on a day.
    package var accumulates: Bool {
        switch self {
        case .consultations, .supportedResidents, .courseParticipants, .conversions: true
        case .openSites, .activeSupporters, .population, .population65, .population75, .population65Covered,
            .mainFacilities, .equippedMainFacilities:
            false
        }
    }
}

/// 目標値 of an indicator for a fiscal year, in one of its versions: reports for a day take the last that was in effect on it.
package struct Target: Hashable, Sendable {
    package let indicator: Indicator.ID
    package let year: FiscalYear
    /// 1, 2, 3 …
    package let version: Int
    /// Nil takes the target away.
    package let value: Double?
    package let effectiveFrom: CivilDate
    package let reason: String?
    package let setAt: Instant
    package let setBy: String

    package init(
        indicator: Indicator.ID,
        year: FiscalYear,
        version: Int,
        value: Double?,
        effectiveFrom: CivilDate,
        reason: String?,
        setAt: Instant,
        setBy: String
    ) {
        self.indicator = indicator
        self.year = year
        self.version = version
        self.value = value
        self.effectiveFrom = effectiveFrom
        self.reason = reason
        self.setAt = setAt
        self.setBy = setBy
    }
}

/// What a survey or a count of the ward's found: x of n on a day.
package struct SurveyFigure: Hashable, Sendable {
    package let indicator: Indicator.ID
    package let referenceDate: CivilDate
    /// 1, and one more for each time that it was corrected.
    package let revision: Int
    package let x: Double
    /// Nil for an indicator that divides by nothing.
    package let n: Double?
    /// Who asked whom: `令和8年度区民意識調査`.
    package let source: String
    package let enteredAt: Instant
    package let enteredBy: String

    package init(
        indicator: Indicator.ID,
        referenceDate: CivilDate,
        revision: Int,
        x: Double,
        n: Double?,
        source: String,
        enteredAt: Instant,
        enteredBy: String
    ) {
        self.indicator = indicator
        self.referenceDate = referenceDate
        self.revision = revision
        self.x = x
        self.n = n
        self.source = source
        self.enteredAt = enteredAt
        self.enteredBy = enteredBy
    }
}
