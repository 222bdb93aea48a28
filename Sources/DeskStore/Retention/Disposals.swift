internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// The ward's rules, one for each kind. Throws `.unavailable`.
    package func retentionRules() async throws(DeskError) -> [RetentionRule] {
        let ward = ward
        return try await reading { connection in try Self.retentionRules(ward: ward, on: connection) }
    }

    /// Throws `.unavailable`.
    package func setRetention(_ rule: RetentionRule, by account: Account, at now: Instant) async throws(DeskError) {
        let ward = ward
        try await changing { connection in
            try connection.execute(
                """
                INSERT INTO retention_rule (ward_code, kind, years, set_at, set_by) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (ward_code, kind) DO UPDATE
                SET years = excluded.years, set_at = excluded.set_at, set_by = excluded.set_by
                """,
                [ward, rule.kind.rawValue, Int16(clamping: rule.years), now, account.name]
            )
            try ChangeStatement.log(
                "retention.ruleSet",
                of: "\(rule.kind.rawValue) \(rule.years)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
        }
    }

    /// How much of each kind is due today. Throws `.unavailable`.
    package func dueForDisposal(today: CivilDate) async throws(DeskError) -> [(rule: RetentionRule, count: Int)] {
        let ward = ward
        return try await changing { connection in
            try connection.execute("SET LOCAL statement_timeout = 0")
            return try Self.retentionRules(ward: ward, on: connection).map { rule in
                (rule, try Self.candidates(under: rule, today: today, ward: ward, on: connection).count)
            }
        }
    }

    /// Puts down what of a kind is due today, for somebody else to approve; nil when nothing is. Throws `.unavailable`.
    package func proposeDisposal(
        of kind: RetentionKind,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Disposal? {
        let ward = ward
        return try await changing { connection in
            try connection.execute("SET LOCAL statement_timeout = 0")
            let rule =
                try Self.retentionRules(ward: ward, on: connection).first { $0.kind == kind }
                ?? RetentionRule(kind, years: kind.standardYears)
            let list = try Self.candidates(under: rule, today: now.day, ward: ward, on: connection)
            guard !list.isEmpty, let day = rule.endedBefore(today: now.day) else { return nil }
            var generator = SystemRandomNumberGenerator()
            let disposal = Disposal(
                id: UUID.version7(at: now, random: &generator),
                rule: rule,
                endedBefore: day,
                candidates: list.count,
                proposedAt: now,
                proposedBy: account.name
            )
            try Self.write(disposal, list, ward: ward, on: connection)
            try ChangeStatement.log(
                "disposal.proposed",
                of: "\(disposal.id.written) \(kind.rawValue) \(list.count)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return disposal
        }
    }

    /// Agrees to a list that somebody else has proposed.
    ///
    /// Throws `.conflict` when there is none, it is one's own, or it has been approved, and `.unavailable`.
    package func approveDisposal(
        _ id: Disposal.ID,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Disposal {
        let ward = ward
        return try await changing { connection in
            var disposal = try Self.disposal(id, ward: ward, on: connection)
            guard disposal.approval == nil else { throw DeskError.conflict(.disposalDecided) }
            guard disposal.proposedBy != account.name else { throw DeskError.conflict(.ownDisposal) }
            let approval = Disposal.Approval(at: now, by: account.name)
            try Self.approve(id, approval, ward: ward, on: connection)
            try ChangeStatement.log(
                "disposal.approved",
                of: id.written,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            disposal.approval = approval
            return disposal
        }
    }

    /// All that were proposed, the last first. Throws `.unavailable`.
    package func disposals() async throws(DeskError) -> [Disposal] {
        let ward = ward
        return try await reading { connection in
            try Self.disposals(where: "true", [], ward: ward, on: connection)
        }
    }

    /// A disposal with the list that belongs to it, to be looked at before it is approved: no names and no notes; that it was read is
    /// logged. Throws `.conflict(.disposalNotFound)`, `.unavailable`.
    package func disposal(
        _ id: Disposal.ID,
        for account: Account,
        at now: Instant
    ) async throws(DeskError) -> (disposal: Disposal, list: [Disposal.Candidate]) {
        let ward = ward
        return try await changing { connection in
            let disposal = try Self.disposal(id, ward: ward, on: connection)
            try ChangeStatement.log(
                "disposal.viewed",
                of: id.written,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return (disposal, try Self.list(of: id, ward: ward, on: connection))
        }
    }

    /// Who decides on disposals, by the token of their login; nil when the token opens nothing.
    ///
    /// Throws `.conflict(.disposalNeedsLogin)` for a program's token, which anybody may hold, `.roleNeeded`, `.unavailable`.
    package func disposalDecider(token: String, at now: Instant) async throws(DeskError) -> Account? {
        guard let session = try await session(token: token, at: now) else { return nil }
        guard session.kind == .session else { throw .conflict(.disposalNeedsLogin) }
        try session.account.role.check(.decideDisposals)
        return session.account
    }

    // MARK: Within a transaction

    static func retentionRules(ward: Ward.ID, on connection: isolated Connection) throws -> [RetentionRule] {
        let rows = try connection.query(
            "SELECT kind, years FROM retention_rule WHERE ward_code = $1",
            [ward],
            as: String.self,
            Int.self
        )
        let own = Dictionary(uniqueKeysWithValues: rows)
        return RetentionKind.allCases.map { RetentionRule($0, years: own[$0.rawValue] ?? $0.standardYears) }
    }

    /// Throws `.conflict(.disposalNotFound)`.
    static func disposal(_ id: Disposal.ID, ward: Ward.ID, on connection: isolated Connection) throws -> Disposal {
        guard let found = try disposals(where: "disposal_id = $2", [id], ward: ward, on: connection).first else {
            throw DeskError.conflict(.disposalNotFound)
        }
        return found
    }

    static func list(
        of id: Disposal.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Disposal.Candidate] {
        try connection.query(
            """
            SELECT subject, ended_on FROM disposal_candidate
            WHERE ward_code = $1 AND disposal_id = $2 ORDER BY ended_on, subject
            """,
            [ward, id],
            as: String.self,
            CivilDate?.self
        ).map { Disposal.Candidate(subject: $0.0, endedOn: $0.1) }
    }

    /// Throws `.conflict(.disposalDecided)` when somebody else was quicker.
    static func approve(
        _ id: Disposal.ID,
        _ approval: Disposal.Approval,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let approved = try connection.execute(
            """
            UPDATE disposal SET approved_at = $3, approved_by = $4
            WHERE ward_code = $1 AND disposal_id = $2 AND approved_by IS NULL
            """,
            [ward, id, approval.at, approval.by]
        )
        guard approved > 0 else { throw DeskError.conflict(.disposalDecided) }
    }

    /// As it was proposed: an approval comes after.
    static func write(
        _ disposal: Disposal,
        _ list: [Disposal.Candidate],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO disposal (
                ward_code, disposal_id, kind, years, ended_before, candidates, proposed_at, proposed_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                ward, disposal.id, disposal.rule.kind.rawValue, Int16(clamping: disposal.rule.years),
                disposal.endedBefore, Int32(clamping: disposal.candidates), disposal.proposedAt, disposal.proposedBy,
            ]
        )
        try connection.execute(
            """
            INSERT INTO disposal_candidate (ward_code, disposal_id, subject, ended_on)
            SELECT $1, $2::uuid, subject, ended_on FROM unnest($3::text[], $4::date[]) AS c (subject, ended_on)
            """,
            [ward, disposal.id, list.map(\.subject), list.map(\.endedOn)]
        )
    }

    private static func disposals(
        where condition: String,
        _ bindings: [any PostgresEncodable],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Disposal] {
        try connection.query(
            """
            SELECT disposal_id, kind, years, ended_before, candidates, proposed_at, proposed_by, approved_at, approved_by,
                erased_at, erased
            FROM disposal WHERE ward_code = $1 AND \(condition) ORDER BY proposed_at DESC, disposal_id DESC
            """,
            [ward] + bindings,
            decode: { try Disposal(&$0) }
        )
    }
}

extension Disposal {
    fileprivate init(_ row: inout Row) throws {
        let id: UUID = try row.next()
        guard let kind = RetentionKind(rawValue: try row.next()) else { throw DeskError.internalFault }
        let years: Int = try row.next()
        let endedBefore: CivilDate = try row.next()
        let candidates: Int = try row.next()
        let proposedAt: Instant = try row.next()
        let proposedBy: String = try row.next()
        let (approvedAt, approvedBy): (Instant?, String?) = (try row.next(), try row.next())
        let (erasedAt, erased): (Instant?, Int?) = (try row.next(), try row.next())
        self.init(
            id: id,
            rule: RetentionRule(kind, years: years),
            endedBefore: endedBefore,
            candidates: candidates,
            proposedAt: proposedAt,
            proposedBy: proposedBy,
            approval: approvedAt.flatMap { at in approvedBy.map { Approval(at: at, by: $0) } },
            erasure: erasedAt.flatMap { at in erased.map { Erasure(at: at, count: $0) } }
        )
    }
}
