internal import FoundationEssentials
internal import Postgres
package import SupportDesk

/// Where a page of amendments ends: the moment and the id of its last one.
package struct AmendmentCursor: Hashable, Sendable {
    let proposedAt: Instant
    let id: Amendment.ID

    init(after amendment: Amendment) {
        proposedAt = amendment.proposedAt
        id = amendment.id
    }

    /// Reads what ``text`` gave; nil for anything else.
    package init?(text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, let moment = Int64(parts[0]), let id = UUID(exactly: String(parts[1])) else {
            return nil
        }
        proposedAt = Instant(microsecondsSince1970: moment)
        self.id = id
    }

    /// Fit to stand in a URL as it is.
    package var text: String { "\(proposedAt.microsecondsSince1970)_\(id.written)" }
}

/// A page of a list, and where the next one begins.
package struct AmendmentPage: Sendable {
    package let amendments: [Amendment]
    /// Nil when this is the last page.
    package let next: AmendmentCursor?
}

extension DeskStore {
    /// Files a change to what is closed, to wait for approval. The same under the same id, or the same change to the same record by the
    /// same person, changes nothing.
    ///
    /// - Parameter amendment: who proposes it, and when, is in it; a decision is not looked at.
    /// - Throws: `.conflict` when the id stands for something else or has been decided, and when another change to the same record waits;
    ///   of a period to be reopened, when it is not closed or a later one is; `.invalid` when it names somebody who has withdrawn;
    ///   `.unavailable`.
    package func propose(_ amendment: Amendment) async throws(DeskError) -> Settled<Amendment> {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            try ClosedCells.hold(ward: ward, on: connection)
            // Whoever is named in it does not withdraw meanwhile.
            try PeopleCounts.lock(for: .visits, ward: ward, on: connection)
            // Of the same sent twice at once, the second finds the first.
            try connection.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended('amendment ' || $1 || ' ' || $2, 0))",
                [ward, amendment.subject]
            )
            let waiting = try Self.amendments(
                where: "amendment_id = $2 OR subject = $3 AND decision IS NULL",
                [amendment.id, amendment.subject],
                seal: seal,
                on: connection
            )
            if let known = waiting.first(where: { $0.id == amendment.id }) {
                return .unchanged(try known.isSent(againAs: amendment))
            }
            if let known = waiting.first {
                guard known.isSame(as: amendment) else { throw DeskError.conflict(.amendmentWaiting) }
                return .unchanged(known)
            }
            if let period = amendment.periodToReopen {
                let rules = try Self.closingRules(ward: ward, on: connection)
                try Self.conflicting { () throws(DeskConflict) in try rules.checkReopening(period) }
            }
            try Self.checkResidents(in: amendment, ward: ward, on: connection)
            try Self.write(amendment, seal: seal, on: connection)
            return .created(amendment)
        }
    }

    /// Those of the caller's sites, proposed last first. Throws `.unavailable`.
    package func amendments(
        _ state: Amendment.State? = nil,
        for account: Account,
        after cursor: AmendmentCursor? = nil,
        limit: Int
    ) async throws(DeskError) -> AmendmentPage {
        let seal = seal
        let found = try await reading { connection in
            try Self.amendments(
                where: """
                    ($2::text IS NULL OR coalesce(decision, 'waiting') = $2)
                        AND ($3::text[] IS NULL OR site_code = ANY ($3))
                        AND ($4::timestamptz IS NULL OR (proposed_at, amendment_id) < ($4, $5::uuid))
                    """,
                [state?.rawValue, account.sites.map { $0.sorted() }, cursor?.proposedAt, cursor?.id],
                limit: limit + 1,
                seal: seal,
                on: connection
            )
        }
        let page = Array(found.prefix(limit))
        return AmendmentPage(
            amendments: page,
            next: found.count > limit ? page.last.map { AmendmentCursor(after: $0) } : nil
        )
    }

    /// One of the caller's sites', decided or not. Throws `.amendmentNotFound`, `.unavailable`.
    package func amendment(_ id: Amendment.ID, for account: Account) async throws(DeskError) -> Amendment {
        let seal = seal
        return try await reading { connection in
            try Self.amendment(id, for: account, seal: seal, on: connection)
        }
    }

    /// Leaves everything as it is. The proposer may do so as well.
    ///
    /// Throws `.amendmentNotFound`, `.conflict` when it has been decided, `.unavailable`.
    package func decline(
        _ id: Amendment.ID,
        remark: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Amendment {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            try ClosedCells.holdAlone(ward: ward, on: connection)
            let amendment = try Self.amendment(id, for: account, seal: seal, on: connection)
            guard amendment.state == .waiting else { throw DeskError.conflict(.amendmentDecided) }
            let decision = Amendment.Decision(
                isApproved: false,
                decidedAt: now,
                decidedBy: account.name,
                remark: remark
            )
            return try Self.decide(amendment, decision, by: account, seal: seal, on: connection)
        }
    }

    static func amendment(
        _ id: Amendment.ID,
        for account: Account,
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws -> Amendment {
        let found = try amendments(where: "amendment_id = $2", [id], seal: seal, on: connection).first
        guard let found, account.sites == nil || found.site.map({ account.worksAt($0) }) == true else {
            throw DeskError.amendmentNotFound
        }
        return found
    }

    /// Writes down how it was decided. What is done is in the records, so its text is emptied.
    static func decide(
        _ amendment: Amendment,
        _ decision: Amendment.Decision,
        by account: Account,
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws -> Amendment {
        let ward = seal.ward
        let state: Amendment.State = decision.isApproved ? .approved : .declined
        try connection.execute(
            """
            UPDATE amendment
            SET decision = $3, decided_at = $4, decided_by = $5, remark = $6,
                body = CASE WHEN $3 = 'approved' THEN NULL ELSE body END
            WHERE ward_code = $1 AND amendment_id = $2 AND decision IS NULL
            """,
            [ward, amendment.id, state.rawValue, decision.decidedAt, decision.decidedBy, decision.remark]
        )
        try ChangeStatement.log(
            "amendment.\(state.rawValue)",
            of: amendment.id.written,
            by: account,
            at: decision.decidedAt,
            ward: ward,
            on: connection
        )
        return try self.amendment(amendment.id, for: account, seal: seal, on: connection)
    }

    private static func write(_ amendment: Amendment, seal: FieldSeal, on connection: isolated Connection) throws {
        try connection.execute(
            """
            WITH filed AS (
                INSERT INTO amendment (
                    ward_code, amendment_id, operation, subject, course_code, site_code, months, expected_revision, body,
                    reason, proposed_at, proposed_by)
                VALUES ($1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $2, $12)
                RETURNING amendment_id, proposed_by
            ),
            entry AS (
                SELECT 1 AS ordinal, proposed_by AS actor, 'amendment.proposed' AS action, amendment_id::text AS subject
                FROM filed
            ),
            \(ChangeStatement.auditTrail(ward: 1, at: 2))
            SELECT 1
            """,
            [
                seal.ward, amendment.proposedAt, amendment.id, amendment.operation.rawValue, amendment.subject,
                amendment.course, amendment.site, amendment.months,
                amendment.expectedRevision.map { Int32(clamping: $0) },
                try amendment.body.map { try seal.seal($0, for: .change(amendment.id)) }, amendment.reason,
                amendment.proposedBy,
            ]
        )
    }

    /// - Parameter condition: what they have to be, by `$2` and the parameters that follow it.
    static func amendments(
        where condition: String,
        _ bindings: [any PostgresEncodable],
        limit: Int? = nil,
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws -> [Amendment] {
        try connection.query(
            """
            SELECT amendment_id, operation, subject, course_code, site_code, months, expected_revision, body, reason,
                proposed_at, proposed_by, decision, decided_at, decided_by, remark
            FROM amendment WHERE ward_code = $1 AND (\(condition))
            ORDER BY proposed_at DESC, amendment_id DESC LIMIT $\(bindings.count + 2)
            """,
            [seal.ward] + bindings + [limit],
            decode: { try Amendment(&$0, seal: seal) }
        )
    }
}

extension Amendment {
    fileprivate init(_ row: inout Row, seal: FieldSeal) throws {
        let id: UUID = try row.next()
        guard let operation = Operation(rawValue: try row.next()) else { throw DeskError.internalFault }
        self.init(
            id: id,
            operation: operation,
            subject: try row.next(),
            course: try row.next(),
            site: try row.next(),
            months: try row.next(),
            expectedRevision: try row.next(),
            body: try (row.next() as SealedText?).map { try seal.open($0, for: .change(id)) },
            reason: try row.next(),
            proposedAt: try row.next(),
            proposedBy: try row.next(),
            decision: try Decision(&row)
        )
    }

    /// What it was filed as, when it comes again under its id. Throws `.conflict` when it is decided, or was something else.
    fileprivate func isSent(againAs other: Amendment) throws(DeskError) -> Amendment {
        guard operation == other.operation, subject == other.subject, course == other.course else {
            throw .conflict(.amendmentDiffers)
        }
        guard state == .waiting else { throw .conflict(.amendmentDecided) }
        guard let body else { throw .conflict(.amendmentErased) }
        guard body == other.body else { throw .conflict(.amendmentDiffers) }
        return self
    }

    /// Whether both ask for the same change to the same record in the same state, in the same words.
    fileprivate func isSame(as other: Amendment) -> Bool {
        (operation, subject, course, expectedRevision, reason)
            == (other.operation, other.subject, other.course, other.expectedRevision, other.reason)
            && body == other.body && proposedBy == other.proposedBy
    }

    /// Of `reopen`, what is to be opened again.
    var periodToReopen: ClosingPeriod? {
        operation == .reopen ? ClosingPeriod(code: subject) : nil
    }
}

extension FieldPlace {
    /// Of what an amendment asks for.
    static func change(_ id: Amendment.ID) -> FieldPlace {
        FieldPlace(table: "amendment", row: id.written, column: "body")
    }
}

extension Amendment.Decision {
    /// Reads `decision, decided_at, decided_by, remark`; nil when it waits.
    fileprivate init?(_ row: inout Row) throws {
        let state: String? = try row.next()
        let (moment, author): (Instant?, String?) = (try row.next(), try row.next())
        let remark: String? = try row.next()
        guard let state, let moment, let author else { return nil }
        self.init(
            isApproved: state == Amendment.State.approved.rawValue,
            decidedAt: moment,
            decidedBy: author,
            remark: remark
        )
    }
}
