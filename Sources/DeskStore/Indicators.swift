internal import Postgres
package import SupportDesk

extension DeskStore {
    /// The ward's 指標 in its order, retired ones as well. Throws `.unavailable`.
    package func indicators() async throws(DeskError) -> [Indicator] {
        let ward = ward
        return try await reading { connection in try Self.indicators(of: ward, on: connection) }
    }

    /// Throws `.indicatorNotFound`, `.unavailable`.
    package func indicator(_ id: Indicator.ID) async throws(DeskError) -> Indicator {
        let ward = ward
        return try await reading { connection in try Self.indicator(id, of: ward, on: connection) }
    }

    /// Adds an indicator, or changes what is said of the one that has this id.
    ///
    /// - Parameter draft: what it is to be, given what it is. It may throw a `DeskError`, and then nothing is changed.
    ///
    /// Throws `.invalid` with all that is wrong, `.unavailable`, and what `draft` throws.
    package func setIndicator(
        _ id: Indicator.ID,
        eras: [JapaneseEra],
        by account: Account,
        at now: Instant,
        _ draft: @Sendable (Indicator?) throws -> IndicatorDraft
    ) async throws(DeskError) -> Settled<Indicator> {
        let ward = ward
        return try await changing { connection in
            // Where somebody else adds the same id at the same moment, the second round finds it.
            for _ in 0..<2 {
                let current = try Self.held(id, of: ward, on: connection)
                let indicator = try draft(current).indicator(
                    id,
                    current: current,
                    hasFigures: current == nil ? false : try Self.hasFigures(id, of: ward, on: connection),
                    nextPosition: try Self.nextPosition(of: ward, on: connection),
                    eras: eras
                )
                if let current, indicator.isVerbatim(current) { return .unchanged(current) }
                guard try Self.write(indicator, isNew: current == nil, ward: ward, on: connection) else { continue }
                try ChangeStatement.log(
                    "indicator.set",
                    of: id.rawValue,
                    by: account,
                    at: now,
                    ward: ward,
                    on: connection
                )
                return current == nil ? .created(indicator) : .changed(indicator)
            }
            throw DeskError.unavailable(retryAfter: 1)
        }
    }

    /// Throws `.indicatorNotFound`.
    static func indicator(
        _ id: Indicator.ID,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Indicator {
        guard Indicator.isWellFormed(id),
            let indicator = try connection.query(
                "SELECT \(Indicator.columns) FROM indicator WHERE ward_code = $1 AND indicator_id = $2",
                [ward, id],
                decode: { try Indicator(&$0) }
            ).first
        else { throw DeskError.indicatorNotFound }
        return indicator
    }

    /// The indicator, held until the commit, so that what two people set at once gets its number one after the other.
    static func held(
        _ id: Indicator.ID,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Indicator? {
        guard Indicator.isWellFormed(id) else { return nil }
        return try connection.query(
            "SELECT \(Indicator.columns) FROM indicator WHERE ward_code = $1 AND indicator_id = $2 FOR UPDATE",
            [ward, id],
            decode: { try Indicator(&$0) }
        ).first
    }

    private static func hasFigures(
        _ id: Indicator.ID,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Bool {
        try connection.query(
            "SELECT EXISTS (SELECT FROM survey_figure WHERE ward_code = $1 AND indicator_id = $2)",
            [ward, id],
            as: Bool.self
        ) == [true]
    }

    private static func nextPosition(of ward: Ward.ID, on connection: isolated Connection) throws -> Int {
        let last = try connection.query(
            "SELECT coalesce(max(position), 0) FROM indicator WHERE ward_code = $1",
            [ward],
            as: Int.self
        ).first
        return min((last ?? 0) + 1, IndicatorLimits.positions.upperBound)
    }

    /// Whether it was written: a new one is not when its id has been taken meanwhile.
    private static func write(
        _ indicator: Indicator,
        isNew: Bool,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Bool {
        let insertion = """
            INSERT INTO indicator (
                ward_code, indicator_id, position, title_ja, title_en, unit_ja, unit_en, source, numerator, denominator,
                factor, direction, retired_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (ward_code, indicator_id) DO NOTHING
            """
        let update = """
            UPDATE indicator
            SET position = $3, title_ja = $4, title_en = $5, unit_ja = $6, unit_en = $7, source = $8, numerator = $9,
                denominator = $10, factor = $11, direction = $12, retired_on = $13
            WHERE ward_code = $1 AND indicator_id = $2
            """
        return try connection.execute(
            isNew ? insertion : update,
            [
                ward, indicator.id, Int16(clamping: indicator.position), indicator.title.ja, indicator.title.en,
                indicator.unit.ja, indicator.unit.en, indicator.source.rawValue, indicator.numerator,
                indicator.denominator, indicator.factor, indicator.direction.rawValue, indicator.retiredOn,
            ]
        ) > 0
    }
}
