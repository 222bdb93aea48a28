internal import Postgres
package import SupportDesk

extension DeskStore {
    /// The twelve months of a fiscal year and the year itself, in order, whatever is closed of them. Throws `.unavailable`.
    package func closings(of year: FiscalYear) async throws(DeskError) -> [Closing] {
        let ward = ward
        return try await reading { connection in
            try Self.closings(
                year.months.map { .month($0) } + [.fiscalYear(year)],
                ward: ward,
                on: connection
            )
        }
    }

    /// How a period stands, closed or not. Throws `.unavailable`.
    package func closing(_ period: ClosingPeriod) async throws(DeskError) -> Closing {
        let ward = ward
        return try await reading { connection in try Self.closing(period, ward: ward, on: connection) }
    }

    /// A site closes a month (its first day) for itself, ahead of the ward.
    ///
    /// Throws `.siteNotFound`, `.conflict` when the month is not over or is closed already, `.unavailable`.
    package func closeSite(
        _ month: CivilDate,
        site: Site.ID,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Closing {
        let ward = ward
        return try await changing { connection in
            try ClosedCells.holdAlone(ward: ward, on: connection)
            try ClosedCells.stopWriting(on: connection)
            guard try Self.sites(of: ward, on: connection).contains(where: { $0.code == site }) else {
                throw DeskError.siteNotFound
            }
            let period = ClosingPeriod(monthOf: month)
            try Self.conflicting { () throws(DeskConflict) in try ClosingRules.checkOver(period, today: now.day) }
            let before = try Self.closing(period, ward: ward, on: connection)
            guard !before.isClosed, !before.closedSites.contains(site) else {
                throw DeskError.conflict(.alreadyClosed)
            }
            try Self.closeSites([site], in: period, by: account, at: now, ward: ward, on: connection)
            let subject = "\(period.code)/\(site)"
            try ChangeStatement.log(
                "closing.site-closed",
                of: subject,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return try Self.closing(period, ward: ward, on: connection)
        }
    }

    /// The ward closes a month with all its sites, or a fiscal year: what is on record now is 確定値, or a 訂正版 when it was closed
    /// before and reopened.
    ///
    /// - Parameter acknowledged: whoever closes knows of what is missing.
    /// - Throws: `.conflict` when it is not over, out of order, closed already, or something is missing; `.unavailable`.
    package func close(
        _ period: ClosingPeriod,
        acknowledged: Bool,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Closing {
        let ward = ward
        return try await changing { connection in
            try ClosedCells.holdAlone(ward: ward, on: connection)
            try ClosedCells.stopWriting(on: connection)
            let rules = try Self.closingRules(ward: ward, on: connection)
            try Self.conflicting { () throws(DeskConflict) in try rules.checkClosing(period, today: now.day) }
            if !acknowledged {
                let missing = try Self.missing(in: period, ward: ward, on: connection)
                guard missing.isEmpty else { throw DeskError.conflict(.recordsMissing(missing)) }
            }
            if case .month = period {
                let sites = try Self.sitesInService(in: period, ward: ward, on: connection).map(\.code)
                try Self.closeSites(sites, in: period, by: account, at: now, ward: ward, on: connection)
            }
            let version = try Self.makeVersion(of: period, by: account, at: now, ward: ward, on: connection)
            try ChangeStatement.log(
                "closing.closed",
                of: "\(period.code)/\(version)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return try Self.closing(period, ward: ward, on: connection)
        }
    }

    /// What the ward has closed. Within a transaction that holds it.
    static func closingRules(ward: Ward.ID, on connection: isolated Connection) throws -> ClosingRules {
        let first = try connection.query(
            """
            SELECT least(
                (SELECT min(held_on) FROM ward_day WHERE ward_code = $1),
                (SELECT min(held_on) FROM course WHERE ward_code = $1 AND attendees > 0),
                (SELECT min(starts_on) FROM closing WHERE ward_code = $1 AND period = 'month'))
            """,
            [ward],
            as: CivilDate?.self
        ).first
        let closed = try connection.query(
            "SELECT period, starts_on FROM closing WHERE ward_code = $1 AND is_closed",
            [ward],
            decode: { try ClosingPeriod(&$0) }
        )
        var months: Set<CivilDate> = []
        var years: Set<FiscalYear> = []
        for period in closed {
            switch period {
            case .month(let day): months.insert(day)
            case .fiscalYear(let year): years.insert(year)
            }
        }
        return ClosingRules(firstMonth: (first ?? nil)?.startOfMonth, closedMonths: months, closedYears: years)
    }

    /// Tells a conflict as the desk's error.
    static func conflicting(_ check: () throws(DeskConflict) -> Void) throws {
        do throws(DeskConflict) { try check() } catch { throw DeskError.conflict(error) }
    }

    static func sitesInService(
        in period: ClosingPeriod,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Site] {
        try sites(of: ward, on: connection).filter { site in
            site.openedOn <= period.lastDay && site.closedOn.map { $0 >= period.startsOn } ?? true
        }
    }

    private static func closeSites(
        _ sites: [Site.ID],
        in period: ClosingPeriod,
        by account: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO site_closing AS k (ward_code, month, site_code, is_closed, closed_at, closed_by)
            SELECT $1, $2, code, true, $4, $5 FROM unnest($3::text[]) AS code
            ON CONFLICT (ward_code, month, site_code) DO UPDATE
                SET is_closed = true, closed_at = excluded.closed_at, closed_by = excluded.closed_by
                WHERE NOT k.is_closed
            """,
            [ward, period.startsOn, sites, now, account.name]
        )
    }

    static func closing(
        _ period: ClosingPeriod,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Closing {
        guard let closing = try closings([period], ward: ward, on: connection).first else {
            throw DeskError.internalFault
        }
        return closing
    }

    private static func closings(
        _ periods: [ClosingPeriod],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Closing] {
        let days = periods.map(\.startsOn)
        let closed = try connection.query(
            "SELECT period, starts_on FROM closing WHERE ward_code = $1 AND starts_on = ANY ($2) AND is_closed",
            [ward, days],
            decode: { try ClosingPeriod(&$0) }
        )
        let sites = try connection.query(
            "SELECT month, site_code FROM site_closing WHERE ward_code = $1 AND month = ANY ($2) AND is_closed",
            [ward, days],
            as: CivilDate.self,
            Site.ID.self
        )
        let versions = try connection.query(
            """
            SELECT v.period, v.starts_on, v.version, v.made_at, v.made_by, v.reason, v.approved_by, v.amendment_id, a.site_code
            FROM closing_version AS v
            LEFT JOIN amendment AS a ON a.ward_code = v.ward_code AND a.amendment_id = v.amendment_id
            WHERE v.ward_code = $1 AND v.starts_on = ANY ($2) ORDER BY v.version
            """,
            [ward, days],
            decode: { (period: try ClosingPeriod(&$0), version: try Closing.Version(&$0)) }
        )
        let (sitesByMonth, versionsByPeriod) = (
            Dictionary(grouping: sites, by: \.0), Dictionary(grouping: versions, by: \.period)
        )
        return periods.map { period in
            var closedSites: Set<Site.ID> = []
            if case .month(let day) = period { closedSites = Set((sitesByMonth[day] ?? []).map(\.1)) }
            return Closing(
                period: period,
                isClosed: closed.contains(period),
                closedSites: closedSites,
                versions: (versionsByPeriod[period] ?? []).map(\.version)
            )
        }
    }
}

extension ClosingPeriod {
    /// What the column `period` says.
    var kind: String {
        switch self {
        case .month: "month"
        case .fiscalYear: "fiscal_year"
        }
    }

    /// Reads `period, starts_on`.
    init(_ row: inout Row) throws {
        let (kind, day): (String, CivilDate) = (try row.next(), try row.next())
        self = kind == "month" ? .month(day) : .fiscalYear(FiscalYear(containing: day))
    }
}

extension Closing.Version {
    /// Reads `version, made_at, made_by, reason, approved_by, amendment_id` and the amendment's `site_code`.
    fileprivate init(_ row: inout Row) throws(PostgresError) {
        self.init(
            number: try row.next(),
            madeAt: try row.next(),
            madeBy: try row.next(),
            reason: try row.next(),
            approvedBy: try row.next(),
            amendment: try row.next(),
            site: try row.next()
        )
    }
}
