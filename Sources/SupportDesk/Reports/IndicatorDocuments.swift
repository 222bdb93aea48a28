/// 指標 as HTTP and `--json` show it.
package struct IndicatorDocument: Codable, Hashable, Sendable {
    package var id: String
    package var title: String
    package var titleEn: String
    package var unit: String
    package var unitEn: String
    /// `computed` or `survey`.
    package var source: String
    /// A measure of the service's, or who was counted.
    package var numerator: String
    @OrNull package var denominator: String?
    package var factor: Double
    /// `up` when more is better, `down` when less is.
    package var direction: String
    package var position: Int
    /// For fiscal years in which the ward has set none.
    @OrNull package var standardTarget: Double?
    /// ISO; the first day on which it is no longer reported.
    @OrNull package var retiredOn: String?

    package init(_ indicator: Indicator) {
        id = indicator.id.rawValue
        title = indicator.title.ja
        titleEn = indicator.title.en
        unit = indicator.unit.ja
        unitEn = indicator.unit.en
        source = indicator.source.rawValue
        numerator = indicator.numerator
        _denominator = OrNull(wrappedValue: indicator.denominator)
        factor = indicator.factor
        direction = indicator.direction.rawValue
        position = indicator.position
        _standardTarget = OrNull(wrappedValue: indicator.standardTarget)
        _retiredOn = OrNull(wrappedValue: indicator.retiredOn?.description)
    }
}

/// A version of a target as HTTP and `--json` show it.
package struct TargetVersionDocument: Codable, Hashable, Sendable {
    package var indicator: String
    /// The year of its 1 April.
    package var fiscalYear: Int
    package var version: Int
    /// Null where the target was taken away.
    @OrNull package var value: Double?
    /// ISO, in Japan.
    package var effectiveFrom: String
    @OrNull package var reason: String?
    /// RFC 3339 in Japan's offset.
    package var setAt: String
    package var setBy: String

    package init(_ target: Target) {
        indicator = target.indicator.rawValue
        fiscalYear = target.year.year
        version = target.version
        _value = OrNull(wrappedValue: target.value)
        effectiveFrom = target.effectiveFrom.description
        _reason = OrNull(wrappedValue: target.reason)
        setAt = target.setAt.description
        setBy = target.setBy
    }
}

/// A survey figure as HTTP and `--json` show it: x of n.
package struct SurveyFigureDocument: Codable, Hashable, Sendable {
    package var indicator: String
    /// ISO, in Japan.
    package var referenceDate: String
    /// 1, and one more for each correction; the last one of a day counts.
    package var revision: Int
    package var x: Double
    @OrNull package var n: Double?
    package var source: String
    /// RFC 3339 in Japan's offset.
    package var enteredAt: String
    package var enteredBy: String

    package init(_ figure: SurveyFigure) {
        indicator = figure.indicator.rawValue
        referenceDate = figure.referenceDate.description
        revision = figure.revision
        x = figure.x
        _n = OrNull(wrappedValue: figure.n)
        source = figure.source
        enteredAt = figure.enteredAt.description
        enteredBy = figure.enteredBy
    }
}

/// 公共施設 as HTTP shows it: what was found in it when it was last surveyed.
package struct FacilityDocument: Codable, Hashable, Sendable {
    package var facility: String
    package var name: String
    package var kind: String
    package var main: Bool
    /// Null when it is not known.
    @OrNull package var wifi: Bool?
    @OrNull package var terminals: Int?
    /// ISO, in Japan.
    package var surveyedOn: String
    /// The support site that it is.
    @OrNull package var site: String?

    package init(_ survey: FacilitySurvey) {
        facility = survey.facility.rawValue
        name = survey.name
        kind = survey.kind
        main = survey.isMain
        _wifi = OrNull(wrappedValue: survey.wifi)
        _terminals = OrNull(wrappedValue: survey.terminals)
        surveyedOn = survey.surveyedOn.description
        _site = OrNull(wrappedValue: survey.site?.rawValue)
    }
}
