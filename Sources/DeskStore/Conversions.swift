internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// From a resident to an application as a supporter, all or nothing. The same id again with the same resident changes nothing.
    ///
    /// Throws `.residentNotFound`, `.invalid` with all that is wrong, `.conflict`, `.unavailable`.
    package func convert(
        _ id: Conversion.ID,
        _ draft: ConversionDraft,
        judgedBy desk: Desk,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<Conversion> {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            let (resident, appliedOn) = try draft.judged(eras: desk.eras, today: now.day)
            let entries = try PeopleCounts.hold([resident], for: .visits, ward: ward, on: connection)
            let person = try Self.standing(for: resident, ward: ward, on: connection)
            if let known = try Self.conversions("conversion_id = $2", [ward, id], asOf: now.day, on: connection).first {
                guard known.resident.map(entries.contains) == true, !known.isVoid else {
                    throw DeskError.conflict(.alreadySupporter)
                }
                return .unchanged(known)
            }
            guard try Self.conversionOf(entries, ward: ward, on: connection) == nil else {
                throw DeskError.conflict(.alreadySupporter)
            }
            let past = try Self.past(of: entries, ward: ward, on: connection)
            guard let via = past.via else { throw DeskError.conflict(.neverSupported) }
            if let first = past.firstOn, appliedOn < first {
                throw DeskError.invalid(
                    InvalidSubmission([FieldProblem(people: .appliedOn, .dayOutside(first...now.day))])
                )
            }
            let contact = draft.keepContact ?? false ? try Self.entry(person, seal: seal, on: connection).person : nil
            let mayEdit = account.role.may(.editSupporters)
            guard mayEdit || draft.supporter == nil, draft.isOpen(to: account, desk: desk, site: past.site) else {
                throw DeskError.notAllowed
            }
            let applicant = draft.applicant(appliedOn: appliedOn, site: past.site, contact: contact)
            let supporter = try Self.apply(applicant, desk: desk, by: account, at: now, seal: seal, on: connection).code
            try connection.execute(
                """
                INSERT INTO conversion (
                    ward_code, conversion_id, supporter_code, resident_id, applied_on, via, recorded_at, recorded_by)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                [ward, id, supporter, person, appliedOn, via.rawValue, now, account.name]
            )
            try ConversionUpkeep.refreshSupport(
                of: entries,
                visits: try PeopleCounts.visits(of: entries, ward: ward, on: connection),
                ward: ward,
                on: connection
            )
            try ConversionUpkeep.refreshSteps(of: [supporter], ward: ward, on: connection)
            try ChangeStatement.log(
                "conversion.begun",
                of: "\(id.written) \(supporter)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            let conversion = try Self.conversions("conversion_id = $2", [ward, id], asOf: now.day, on: connection).first
            guard let conversion else { throw DeskError.internalFault }
            return .created(conversion)
        }
    }

    /// Those who applied in a fiscal year, or all; where one site is asked for, those first supported there. Throws `.unavailable`.
    package func conversions(
        in year: FiscalYear?,
        site: Site.ID?,
        asOf day: CivilDate
    ) async throws(DeskError) -> [Conversion] {
        let ward = ward
        return try await reading { connection in
            try Self.conversions(
                "applied_on >= $2 AND applied_on <= $3 AND ($4::text IS NULL OR site_code = $4)",
                [
                    ward, year?.firstDay ?? ReportScope.days.lowerBound, year?.lastDay ?? ReportScope.days.upperBound,
                    site,
                ],
                asOf: day,
                on: connection
            )
        }
    }

    /// Takes back a conversion that was none: the supporter stays on the register, and the link to the resident counts no more.
    ///
    /// Throws `.conversionNotFound`, `.conflict(.alreadyCancelled)`, `.unavailable`.
    package func voidConversion(
        _ id: Conversion.ID,
        reason: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Conversion {
        let ward = ward
        return try await changing { connection in
            let known = try Self.conversions("conversion_id = $2", [ward, id], asOf: now.day, on: connection).first
            guard let known else { throw DeskError.conversionNotFound }
            guard !known.isVoid else { throw DeskError.conflict(.alreadyCancelled) }
            let voidedNow = try connection.execute(
                "UPDATE conversion SET void = true, reason = $3 WHERE ward_code = $1 AND conversion_id = $2 AND NOT void",
                [ward, id, reason]
            )
            guard voidedNow > 0 else { throw DeskError.conflict(.alreadyCancelled) }
            try ChangeStatement.log(
                "conversion.voided",
                of: "\(id.written) \(known.supporter)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            let voided = try Self.conversions("conversion_id = $2", [ward, id], asOf: now.day, on: connection).first
            return voided ?? known
        }
    }

    /// A resident who said in a survey that they want to help.
    package struct WillingResident: Hashable, Sendable {
        package let resident: Resident.ID
        /// The day of the course.
        package let saidOn: CivilDate
        package let course: String
    }

    /// Residents who said in a survey that they want to help and have not applied, the latest first. Throws `.unavailable`.
    package func willingResidents() async throws(DeskError) -> [WillingResident] {
        let ward = ward
        return try await reading { connection in
            try connection.query(
                """
                SELECT person, held_on, course_code
                FROM (
                    SELECT DISTINCT ON (person) coalesce(r.merged_into, r.resident_id) AS person, a.held_on, a.course_code
                    FROM attendance AS a JOIN resident AS r USING (ward_code, resident_id)
                    WHERE a.ward_code = $1 AND a.wants_to_help AND NOT a.void AND r.withdrawn_on IS NULL
                    ORDER BY person, a.held_on DESC
                ) AS said
                WHERE NOT EXISTS (
                    SELECT FROM conversion AS c JOIN resident AS r USING (ward_code, resident_id)
                    WHERE c.ward_code = $1 AND NOT c.void AND coalesce(r.merged_into, r.resident_id) = said.person)
                ORDER BY held_on DESC, person
                """,
                [ward],
                as: UUID.self,
                CivilDate.self,
                String.self
            ).map { WillingResident(resident: $0.0, saidOn: $0.1, course: $0.2) }
        }
    }

    // MARK: Parts

    private static func conversionOf(
        _ entries: [Resident.ID],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Conversion.ID? {
        try connection.query(
            "SELECT conversion_id FROM conversion WHERE ward_code = $1 AND resident_id = ANY ($2) AND NOT void",
            [ward, entries],
            as: UUID.self
        ).first
    }

    /// What brought a person here: the strongest of what is on record, since when, and where it was last.
    private static func past(
        of entries: [Resident.ID],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> (via: Conversion.Via?, firstOn: CivilDate?, site: Site.ID?) {
        let visits = try connection.query(
            """
            SELECT held_on, site_code, 'helped', held_on FROM consultation
            WHERE ward_code = $1 AND resident_id = ANY ($2) AND NOT void
            UNION ALL
            SELECT a.held_on, k.site_code, CASE WHEN a.wants_to_help THEN 'survey' ELSE 'course' END, a.held_on
            FROM attendance AS a JOIN course AS k USING (ward_code, course_code)
            WHERE a.ward_code = $1 AND a.resident_id = ANY ($2) AND NOT a.void
            ORDER BY 1, 2
            """,
            [ward, entries],
            as: CivilDate.self,
            Site.ID.self,
            String.self,
            CivilDate.self
        )
        let reasons = Set(visits.map(\.2))
        let via = [Conversion.Via.survey, .course, .helped].first { reasons.contains($0.rawValue) }
        return (via, visits.first?.0, visits.last?.1)
    }

    /// The conversions that meet `condition`, by their days, with the steps that were taken up to a day. The ward is $1.
    static func conversions(
        _ condition: String,
        _ bindings: [any PostgresEncodable],
        asOf day: CivilDate,
        on connection: isolated Connection
    ) throws -> [Conversion] {
        try connection.query(
            """
            SELECT conversion_id, supporter_code, resident_id, via, void, \(ConversionSteps.columns)
            FROM conversion WHERE ward_code = $1 AND \(condition)
            ORDER BY applied_on, conversion_id
            """,
            bindings
        ) { row in
            let (id, supporter): (UUID, Supporter.ID) = (try row.next(), try row.next())
            let (resident, via, isVoid): (UUID?, String, Bool) = (try row.next(), try row.next(), try row.next())
            return Conversion(
                id: id,
                supporter: supporter,
                resident: resident,
                via: Conversion.Via(rawValue: via) ?? .helped,
                isVoid: isVoid,
                steps: try ConversionSteps(&row).upTo(day)
            )
        }
    }
}

extension ConversionSteps {
    static let columns = """
        site_code, applied_on, supported_on, finished_on, certified_on, active_on, first_session_on, still_active_on
        """

    init(_ row: inout Row) throws {
        let site: Site.ID? = try row.next()
        self.init(site: site, appliedOn: try row.next())
        supportedOn = try row.next()
        finishedCourseOn = try row.next()
        certifiedOn = try row.next()
        activeOn = try row.next()
        firstSessionOn = try row.next()
        stillActiveOn = try row.next()
    }
}
