internal import Postgres
package import SupportDesk

extension DeskStore {
    /// A site's weeks by the day from which they are in effect, and the closures that stand. Throws `.unavailable`.
    package func siteHours(
        of site: Site.ID
    ) async throws(DeskError) -> (versions: [OpeningHours], closures: [SiteClosure]) {
        let ward = ward
        return try await reading { connection in
            (
                versions: try connection.query(
                    """
                    SELECT \(OpeningHours.columns) FROM site_hours
                    WHERE ward_code = $1 AND site_code = $2 ORDER BY effective_from
                    """,
                    [ward, site],
                    decode: { try OpeningHours(&$0) }
                ),
                closures: try connection.query(
                    """
                    SELECT closed_on, reason, cancelled FROM site_closure
                    WHERE ward_code = $1 AND site_code = $2 AND NOT cancelled ORDER BY closed_on
                    """,
                    [ward, site],
                    decode: { try SiteClosure(&$0) }
                )
            )
        }
    }

    /// Sets a site's week from a day on. Shifts that are booked already stay.
    ///
    /// - Parameter hasDay: whether a day was said. If none was, hours that say the same as those in effect change
    ///   nothing.
    /// - Throws: `.unavailable`.
    package func setHours(
        _ hours: OpeningHours,
        of site: Site.ID,
        hasDay: Bool,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<OpeningHours> {
        let ward = ward
        return try await changing { connection in
            let kept = try connection.query(
                """
                SELECT \(OpeningHours.columns) FROM site_hours
                WHERE ward_code = $1 AND site_code = $2 AND effective_from <= $3 ORDER BY effective_from DESC LIMIT 1
                """,
                [ward, site, hours.effectiveFrom],
                decode: { try OpeningHours(&$0) }
            ).first
            if let kept, kept.saysTheSame(as: hours), !hasDay || kept.effectiveFrom == hours.effectiveFrom {
                return .unchanged(kept)
            }
            _ = try Self.write([(site, hours)], ward: ward, on: connection)
            try ChangeStatement.log(
                "site_hours.set",
                of: "\(site) \(hours.effectiveFrom)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return kept?.effectiveFrom == hours.effectiveFrom ? .changed(hours) : .created(hours)
        }
    }

    /// How many were new or differed.
    static func write(
        _ versions: [(site: Site.ID, hours: OpeningHours)],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Int {
        var changed = 0
        for (site, hours) in versions {
            changed += try connection.execute(
                """
                INSERT INTO site_hours AS h (
                    ward_code, site_code, effective_from, open_on_holidays, weekdays, opens, closes, needed)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT (ward_code, site_code, effective_from) DO UPDATE SET
                    open_on_holidays = excluded.open_on_holidays, weekdays = excluded.weekdays, opens = excluded.opens,
                    closes = excluded.closes, needed = excluded.needed
                    WHERE (h.open_on_holidays, h.weekdays, h.opens, h.closes, h.needed)
                        <> (excluded.open_on_holidays, excluded.weekdays, excluded.opens, excluded.closes,
                            excluded.needed)
                """,
                [
                    ward, site, hours.effectiveFrom, hours.isOpenOnHolidays,
                    hours.spans.map { Int16(clamping: $0.weekday.rawValue) }, hours.spans.map(\.opens.column),
                    hours.spans.map(\.closes.column), hours.spans.map { Int16(clamping: $0.needed) },
                ]
            )
        }
        return changed
    }

    /// Closes a site on a day against its week. Shifts that are booked already stay. Throws `.unavailable`.
    package func setClosure(
        _ closure: SiteClosure,
        of site: Site.ID,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<SiteClosure> {
        let ward = ward
        return try await changing { connection in
            let kept = try Self.closure(of: site, on: closure.day, ward: ward, connection)
            guard kept != closure else { return .unchanged(closure) }
            try connection.execute(
                """
                INSERT INTO site_closure (ward_code, site_code, closed_on, reason) VALUES ($1, $2, $3, $4)
                ON CONFLICT (ward_code, site_code, closed_on)
                    DO UPDATE SET reason = excluded.reason, cancelled = false
                """,
                [ward, site, closure.day, closure.reason]
            )
            try ChangeStatement.log(
                "site_closure.set",
                of: "\(site) \(closure.day)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return kept == nil ? .created(closure) : .changed(closure)
        }
    }

    /// Takes a closure back; a second time changes nothing. Throws `.closureNotFound`, `.unavailable`.
    package func cancelClosure(
        of site: Site.ID,
        on day: CivilDate,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<SiteClosure> {
        let ward = ward
        return try await changing { connection in
            guard var closure = try Self.closure(of: site, on: day, ward: ward, connection) else {
                throw DeskError.closureNotFound
            }
            guard !closure.isCancelled else { return .unchanged(closure) }
            closure.isCancelled = true
            try connection.execute(
                """
                UPDATE site_closure SET cancelled = true WHERE ward_code = $1 AND site_code = $2 AND closed_on = $3
                """,
                [ward, site, day]
            )
            try ChangeStatement.log(
                "site_closure.cancelled",
                of: "\(site) \(day)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return .changed(closure)
        }
    }

    private static func closure(
        of site: Site.ID,
        on day: CivilDate,
        ward: Ward.ID,
        _ connection: isolated Connection
    ) throws -> SiteClosure? {
        try connection.query(
            """
            SELECT closed_on, reason, cancelled FROM site_closure
            WHERE ward_code = $1 AND site_code = $2 AND closed_on = $3
            """,
            [ward, site, day],
            decode: { try SiteClosure(&$0) }
        ).first
    }
}

extension SiteClosure {
    fileprivate init(_ row: inout Row) throws {
        self.init(day: try row.next(), reason: try row.next(), isCancelled: try row.next())
    }
}

extension OpeningHours {
    fileprivate func saysTheSame(as other: OpeningHours) -> Bool {
        isOpenOnHolidays == other.isOpenOnHolidays && spans == other.spans
    }
}
