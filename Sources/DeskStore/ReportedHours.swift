internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Keeps what a supporter says of a day. The same again under the same id changes nothing.
    ///
    /// Throws `.invalid` with all that is wrong, `.conflict(.reportDiffers)` when the id stands for something else,
    /// `.conflict(.alreadyCancelled)` when it is void, `.otherSite` at a site that is not the account's,
    /// `.unavailable`.
    package func reportHours(
        _ id: ReportedHours.ID,
        _ draft: ReportedHoursDraft,
        desk: Desk,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<ReportedHours> {
        let content: ReportedHours.Content
        do { content = try draft.content(desk: desk, today: now.day) } catch { throw .invalid(error) }
        if let site = content.site { try account.check(.reportHours, at: site) }
        let ward = ward
        return try await changing { connection in
            guard try Self.standings(of: [(content.supporter, nil)], ward: ward, on: connection).first ?? nil != nil
            else { throw InvalidSubmission([FieldProblem(people: .supporter, .unknownSupporter)]) }
            let added = try connection.execute(
                """
                INSERT INTO reported_hours (
                    ward_code, report_id, supporter_code, held_on, minutes, site_code, recorded_at, recorded_by)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (ward_code, report_id) DO NOTHING
                """,
                [
                    ward, id, content.supporter, content.day, Int16(clamping: content.minutes), content.site, now,
                    account.name,
                ]
            )
            guard added == 1 else {
                guard let kept = try Self.report(id, ward: ward, on: connection), kept.content == content else {
                    throw DeskError.conflict(.reportDiffers)
                }
                guard !kept.isVoid else { throw DeskError.conflict(.alreadyCancelled) }
                return .unchanged(kept)
            }
            let report = ReportedHours(id: id, content: content, recordedAt: now, recordedBy: account.name)
            try ChangeStatement.log(
                "hours.reported",
                of: report.trace,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return .created(report)
        }
    }

    /// Makes a report void; it stays on record. A second time changes nothing.
    ///
    /// Throws `.reportNotFound`, also for one at a site that is not the account's, `.leaderNeeded`, `.unavailable`.
    package func voidReport(
        _ id: ReportedHours.ID,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<ReportedHours> {
        let ward = ward
        return try await changing { connection in
            guard var report = try Self.report(id, ward: ward, on: connection),
                report.content.site.map({ account.worksAt($0) }) ?? true
            else { throw DeskError.reportNotFound }
            guard account.mayChange(report, at: now) else { throw DeskError.leaderNeeded }
            guard !report.isVoid else { return .unchanged(report) }
            report.isVoid = true
            let voided = try connection.execute(
                "UPDATE reported_hours SET void = true WHERE ward_code = $1 AND report_id = $2 AND NOT void",
                [ward, id]
            )
            guard voided == 1 else { return .unchanged(report) }
            try ChangeStatement.log("hours.voided", of: report.trace, by: account, at: now, ward: ward, on: connection)
            return .changed(report)
        }
    }

    private static func report(
        _ id: ReportedHours.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> ReportedHours? {
        try connection.query(
            """
            SELECT report_id, supporter_code, held_on, minutes, site_code, void, recorded_at, recorded_by
            FROM reported_hours WHERE ward_code = $1 AND report_id = $2
            """,
            [ward, id]
        ) { row in
            ReportedHours(
                id: try row.next(),
                content: ReportedHours.Content(
                    supporter: try row.next(),
                    day: try row.next(),
                    minutes: try row.next(),
                    site: try row.next()
                ),
                isVoid: try row.next(),
                recordedAt: try row.next(),
                recordedBy: try row.next()
            )
        }.first
    }
}

extension ReportedHours {
    /// How the audit trail names it.
    fileprivate var trace: String { "\(id.written) \(content.supporter) \(content.day)" }
}
