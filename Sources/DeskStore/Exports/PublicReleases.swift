internal import Postgres
package import SupportDesk

/// A figure of a public table: of a site, or of all of them; and of an age band or a topic (channel, outcome), or of all of them.
package struct PublicCell: Hashable, Sendable, Comparable {
    package enum Measure: String, Sendable, CaseIterable {
        /// 相談件数 by age band, with their totals.
        case age
        /// 内容別延べ件数 by topic. They are not added up over topics.
        case topic
        /// 相談件数 of the ward.
        case channel, outcome
    }

    package let measure: Measure
    /// Nil for all sites.
    package let site: Site.ID?
    /// Nil for all age bands.
    package let code: String?

    package init(_ measure: Measure, site: Site.ID?, code: String?) {
        self.measure = measure
        self.site = site
        self.code = code
    }

    package static func < (lhs: PublicCell, rhs: PublicCell) -> Bool {
        (lhs.measure.rawValue, lhs.site?.rawValue ?? "", lhs.code ?? "")
            < (rhs.measure.rawValue, rhs.site?.rawValue ?? "", rhs.code ?? "")
    }
}

/// A figure as it was released: the value that counted, and whether it is hidden (秘匿).
package struct PublicFigure: Hashable, Sendable {
    package let value: Int
    package let isHidden: Bool

    package init(value: Int, isHidden: Bool) {
        self.value = value
        self.isHidden = isHidden
    }
}

/// The cells of a release.
package typealias PublicTable = [PublicCell: PublicFigure]

/// A closed period with a version that is not public yet.
package struct UnreleasedPeriod: Sendable {
    package let period: ClosingPeriod
    package let version: Int
    /// What it counts: for a month what was closed, for a fiscal year the sum of its months as they are public. Only what is not zero.
    package let inner: [PublicCell: Int]
    /// The sites that were in service in it, or of which something is counted; by code.
    package let sites: [Site.ID]
    /// The earlier releases of the same period that were not held back, oldest first.
    package let earlier: [PublicTable]
    /// For a fiscal year its months in order: the releases of each that were not held back, oldest first.
    package let months: [[PublicTable]]
    /// Whether one of these months is closed and was never made public.
    package let lacksMonths: Bool
}

/// What is decided about a version: its cells, or nil to hold it back.
package typealias ReleaseDecision = @Sendable (UnreleasedPeriod) throws -> PublicTable?

extension DeskStore {
    /// Makes public what was closed up to `date` and is not yet, in order of time, as `decide` says. All of it or none.
    ///
    /// - Returns: the periods that were decided on, and whether each was held back.
    /// - Throws: `.conflict(.exportUnderWay)`, `.unavailable`, and what `decide` throws.
    package func release(
        upTo date: CivilDate,
        threshold: Int,
        decide: @escaping ReleaseDecision
    ) async throws -> [(period: ClosingPeriod, version: Int, isHeldBack: Bool)] {
        let ward = ward
        do {
            return try await pool.withConnection { connection in
                try connection.transaction {
                    try connection.execute("SET LOCAL statement_timeout = 0")
                    try Self.exportAlone(in: ward, on: connection)
                    var decided: [(period: ClosingPeriod, version: Int, isHeldBack: Bool)] = []
                    for (period, version) in try Self.unreleased(upTo: date, ward: ward, on: connection) {
                        let unreleased = try Self.unreleased(period, version, ward: ward, on: connection)
                        let table = try decide(unreleased)
                        try Self.write(
                            table,
                            of: unreleased,
                            on: date,
                            threshold: threshold,
                            ward: ward,
                            on: connection
                        )
                        decided.append((period, version, table == nil))
                    }
                    return decided
                }
            }
        } catch let error as PostgresError {
            throw DeskError(error, changed: true)
        }
    }

    /// Months before their fiscal year.
    private static func unreleased(
        upTo date: CivilDate,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [(ClosingPeriod, Int)] {
        let rows = try connection.query(
            """
            SELECT c.period = 'month', c.starts_on, c.version FROM closing AS c
            WHERE c.ward_code = $1 AND c.is_closed AND c.starts_on <= $2 AND NOT EXISTS (
                SELECT FROM public_release AS r
                WHERE r.ward_code = c.ward_code AND r.period = c.period AND r.starts_on = c.starts_on AND r.version = c.version)
            """,
            [ward, date],
            as: Bool.self,
            CivilDate.self,
            Int.self
        )
        return rows.map { isMonth, day, version in
            (isMonth ? ClosingPeriod.month(day) : .fiscalYear(FiscalYear(containing: day)), version)
        }.filter { $0.0.lastDay <= date }.sorted { $0.0 < $1.0 }
    }

    private static func unreleased(
        _ period: ClosingPeriod,
        _ version: Int,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> UnreleasedPeriod {
        var months: [[PublicTable]] = []
        var lacksMonths = false
        let inner: [PublicCell: Int]
        switch period {
        case .month(let day):
            inner = try closedFigures(of: day, version, ward: ward, on: connection)
        case .fiscalYear(let year):
            for month in year.months {
                months.append(try releases(of: .month(month), ward: ward, on: connection))
            }
            lacksMonths = try lacksReleases(year, ward: ward, on: connection)
            inner = months.compactMap(\.last).reduce(into: [:]) { sums, month in
                for (cell, figure) in month where cell.isInner { sums[cell, default: 0] += figure.value }
            }
        }
        let inService = try connection.query(
            """
            SELECT site_code FROM site WHERE ward_code = $1 AND opened_on <= $3 AND (closed_on IS NULL OR closed_on >= $2)
            """,
            [ward, period.startsOn, period.lastDay],
            as: Site.ID.self
        )
        return UnreleasedPeriod(
            period: period,
            version: version,
            inner: inner,
            sites: Set(inService).union(inner.keys.compactMap(\.site)).sorted(),
            earlier: try releases(of: period, ward: ward, on: connection),
            months: months,
            lacksMonths: lacksMonths
        )
    }

    private static func lacksReleases(
        _ year: FiscalYear,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Bool {
        try connection.query(
            """
            SELECT EXISTS (
                SELECT FROM closing AS c
                WHERE c.ward_code = $1 AND c.period = 'month' AND c.starts_on >= $2 AND c.starts_on <= $3 AND NOT EXISTS (
                    SELECT FROM public_release AS r
                    WHERE r.ward_code = c.ward_code AND r.period = 'month' AND r.starts_on = c.starts_on
                        AND NOT r.is_held_back))
            """,
            [ward, year.firstDay, year.lastDay],
            as: Bool.self
        ) == [true]
    }

    /// The figures of a closed month in one of its versions.
    private static func closedFigures(
        of month: CivilDate,
        _ version: Int,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [PublicCell: Int] {
        let rows = try connection.query(
            """
            WITH figure AS (
                SELECT DISTINCT ON (measure, site_code, first_code, second_code)
                    measure, site_code, first_code, second_code, value
                FROM closed_figure
                WHERE ward_code = $1 AND month = $2 AND version <= $3 AND measure IN ('consultations', 'mentions', 'outcomes')
                ORDER BY measure, site_code, first_code, second_code, version DESC
            )
            SELECT 'age', site_code, second_code, sum(value)::bigint FROM figure WHERE measure = 'consultations'
            GROUP BY 2, 3
            UNION ALL
            SELECT 'topic', site_code, first_code, value FROM figure WHERE measure = 'mentions'
            UNION ALL
            SELECT 'channel', NULL, first_code, sum(value)::bigint FROM figure WHERE measure = 'consultations' GROUP BY 3
            UNION ALL
            SELECT 'outcome', NULL, CASE second_code WHEN '' THEN 'unrecorded' ELSE second_code END, sum(value)::bigint
            FROM figure WHERE measure = 'outcomes' GROUP BY 3
            """,
            [ward, month, version]
        ) { row in
            (PublicCell(try row.next(), site: try row.next(), code: try row.next()), try row.next(Int.self))
        }
        return Dictionary(uniqueKeysWithValues: rows.filter { $0.1 != 0 })
    }

    private static func releases(
        of period: ClosingPeriod,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [PublicTable] {
        let rows = try connection.query(
            """
            SELECT f.version, f.measure, nullif(f.site_code, ''), nullif(f.code, ''), f.value, f.is_hidden
            FROM public_figure AS f
            WHERE f.ward_code = $1 AND f.period = $2 AND f.starts_on = $3
            """,
            [ward, period.kind, period.startsOn]
        ) { row in
            (
                version: try row.next(Int.self),
                cell: PublicCell(try row.next(), site: try row.next(), code: try row.next()),
                figure: PublicFigure(value: try row.next(), isHidden: try row.next())
            )
        }
        let byVersion = Dictionary(grouping: rows, by: \.version)
        return byVersion.sorted { $0.key < $1.key }.map { _, rows in
            Dictionary(uniqueKeysWithValues: rows.map { ($0.cell, $0.figure) })
        }
    }

    private static func write(
        _ table: PublicTable?,
        of unreleased: UnreleasedPeriod,
        on date: CivilDate,
        threshold: Int,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let period = unreleased.period
        try connection.execute(
            """
            INSERT INTO public_release (ward_code, period, starts_on, version, released_on, is_held_back, threshold)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [ward, period.kind, period.startsOn, unreleased.version, date, table == nil, threshold]
        )
        guard let table else { return }
        let cells = table.keys.sorted()
        try connection.execute(
            """
            INSERT INTO public_figure (ward_code, period, starts_on, version, measure, site_code, code, value, is_hidden)
            SELECT $1, $2, $3, $4, measure, site_code, code, value, is_hidden
            FROM unnest($5::text[], $6::text[], $7::text[], $8::bigint[], $9::boolean[])
                AS f (measure, site_code, code, value, is_hidden)
            """,
            [
                ward, period.kind, period.startsOn, unreleased.version, cells.map(\.measure.rawValue),
                cells.map { $0.site?.rawValue ?? "" }, cells.map { $0.code ?? "" },
                cells.map { table[$0]?.value ?? 0 }, cells.map { table[$0]?.isHidden ?? true },
            ]
        )
    }
}

extension PublicCell {
    /// Whether it is of one site (or of the ward, where sites are not told apart) and of one code: what totals are made of.
    package var isInner: Bool {
        switch measure {
        case .age, .topic: site != nil && code != nil
        case .channel, .outcome: code != nil
        }
    }
}

extension PublicCell.Measure: PostgresEncodable, PostgresDecodable {}
