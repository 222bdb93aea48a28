internal import Postgres
internal import SupportDesk

extension Indicator {
    /// What a statement selects to read one.
    static let columns = """
        indicator_id, position, title_ja, title_en, unit_ja, unit_en, source, numerator, denominator, factor, direction, \
        standard_target, retired_on
        """

    /// Reads ``columns``.
    init(_ row: inout Row) throws {
        let (id, position): (ID, Int) = (try row.next(), try row.next())
        let title = Title(ja: try row.next(), en: try row.next())
        let unit = Title(ja: try row.next(), en: try row.next())
        let source: String = try row.next()
        let (numerator, denominator): (String, String?) = (try row.next(), try row.next())
        let factor: Double = try row.next()
        let direction: String = try row.next()
        guard let source = Source(rawValue: source), let direction = Direction(rawValue: direction) else {
            throw DeskError.internalFault
        }
        self.init(
            id: id,
            position: position,
            title: title,
            unit: unit,
            source: source,
            numerator: numerator,
            denominator: denominator,
            factor: factor,
            direction: direction,
            standardTarget: try row.next(),
            retiredOn: try row.next()
        )
    }
}

extension Target {
    /// What a statement selects to read one.
    static let columns = "indicator_id, fiscal_year, version, value, effective_from, reason, set_at, set_by"

    /// Reads ``columns``.
    init(_ row: inout Row) throws {
        self.init(
            indicator: try row.next(),
            year: try row.next(),
            version: try row.next(),
            value: try row.next(),
            effectiveFrom: try row.next(),
            reason: try row.next(),
            setAt: try row.next(),
            setBy: try row.next()
        )
    }
}

extension SurveyFigure {
    /// What a statement selects to read one.
    static let columns = "indicator_id, reference_date, revision, x, n, source, entered_at, entered_by"

    /// Reads ``columns``.
    init(_ row: inout Row) throws {
        self.init(
            indicator: try row.next(),
            referenceDate: try row.next(),
            revision: try row.next(),
            x: try row.next(),
            n: try row.next(),
            source: try row.next(),
            enteredAt: try row.next(),
            enteredBy: try row.next()
        )
    }
}

extension DeskStore {
    /// All indicators in the ward's order, retired ones as well.
    static func indicators(of ward: Ward.ID, on connection: isolated Connection) throws -> [Indicator] {
        try connection.query(
            "SELECT \(Indicator.columns) FROM indicator WHERE ward_code = $1 ORDER BY position, indicator_id",
            [ward],
            decode: { try Indicator(&$0) }
        )
    }
}
