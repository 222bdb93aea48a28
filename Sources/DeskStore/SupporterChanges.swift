internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Puts a supporter on the register: a new one, or one who was known by code alone.
    ///
    /// Throws `.invalid` with all that is wrong, `.conflict(.supporterCodeTaken)`, `.notAllowed`, `.unavailable`.
    package func registerSupporter(
        _ draft: SupporterDraft,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Supporter.Entry {
        let (ward, seal) = (ward, seal)
        let entry = try await changing { connection in
            let desk = try Self.readDesk(of: ward, on: connection)
            let entry = try Self.apply(draft, desk: desk, by: account, at: now, seal: seal, on: connection)
            guard account.may(.editSupporters, homeSite: entry.profile.homeSite) else { throw DeskError.notAllowed }
            return entry
        }
        // So that records can name the new code at once.
        _ = try? await currentDesk()
        return entry
    }

    /// Puts a supporter on the register within a transaction of the caller's, with the contact that the draft holds.
    ///
    /// Throws `InvalidSubmission` with all that is wrong, `DeskError.conflict(.supporterCodeTaken)`, `PostgresError`. Whether
    /// the account may do it is for the caller to know.
    static func apply(
        _ draft: SupporterDraft,
        desk: Desk,
        by account: Account,
        at now: Instant,
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws -> Supporter.Entry {
        let ward = desk.ward
        let registration = try draft.registration(desk: desk, today: now.day)
        let code = try registration.code ?? nextCode(of: ward, on: connection)
        try connection.execute(
            """
            INSERT INTO supporter (ward_code, supporter_code, registered_at) VALUES ($1, $2, $3)
            ON CONFLICT (ward_code, supporter_code) DO NOTHING
            """,
            [ward, code, now]
        )
        try hold([code], ward: ward, on: connection)
        guard try entry(code, of: ward, on: connection).present == nil else {
            throw DeskError.conflict(.supporterCodeTaken)
        }
        let rules = registration.profile.kind.flatMap { desk.people.rules[$0] } ?? SupporterKind.Rules()
        try write(registration.profile, of: code, ward: ward, on: connection)
        if let span = registration.beginning.span(after: nil, rules: rules, cause: .person, by: account, at: now) {
            try append(span, to: code, ward: ward, on: connection)
        }
        if !registration.contact.isEmpty {
            try write(registration.contact, of: code, seal: seal, on: connection)
        }
        try ChangeStatement.log(
            "supporter.registered",
            of: code.rawValue,
            by: account,
            at: now,
            ward: ward,
            on: connection
        )
        return try entry(code, of: ward, on: connection)
    }

    /// `SD-0001` and on. Others who want a code wait until the transaction ends.
    private static func nextCode(of ward: Ward.ID, on connection: isolated Connection) throws -> Supporter.ID {
        try connection.execute("SELECT pg_advisory_xact_lock(hashtext('supporter_code'), hashtext($1))", [ward])
        let last = try connection.query(
            """
            SELECT coalesce(max(substring(supporter_code FROM 4)::integer), 0) FROM supporter
            WHERE ward_code = $1 AND supporter_code ~ '^SD-[0-9]{4,8}$'
            """,
            [ward],
            as: Int.self
        ).first
        let digits = String((last ?? 0) + 1)
        return Supporter.ID("SD-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    }

    /// Changes what a supporter does where. Throws `.supporterNotFound`, `.invalid`, `.notAllowed`, `.unavailable`.
    package func changeSupporter(
        _ code: Supporter.ID,
        _ draft: SupporterProfileDraft,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Supporter.Entry {
        let ward = ward
        return try await changing { connection in
            var entry = try Self.held(code, for: .editSupporters, of: ward, by: account, on: connection)
            let profile = try draft.profile(
                changing: entry.profile,
                desk: try Self.readDesk(of: ward, on: connection)
            )
            guard account.may(.editSupporters, homeSite: profile.homeSite) else { throw DeskError.notAllowed }
            guard profile != entry.profile else { return entry }
            try Self.write(profile, of: code, ward: ward, on: connection)
            try ChangeStatement.log(
                "supporter.changed",
                of: code.rawValue,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            entry.profile = profile
            return entry
        }
    }

    /// Brings a supporter from one status to the next.
    ///
    /// Throws `.supporterNotFound`, `.invalid`, `.conflict` when it is not possible or not yet, `.notAllowed`, `.unavailable`.
    package func changeStatus(
        of code: Supporter.ID,
        _ draft: TransitionDraft,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Supporter.Entry {
        let ward = ward
        return try await changing { connection in
            let entry = try Self.held(code, for: .editSupporters, of: ward, by: account, on: connection)
            let desk = try Self.readDesk(of: ward, on: connection)
            let transition = try draft.transition(after: entry.present, today: now.day, eras: desk.eras)
            let span: SupporterSpan
            do throws(DeskConflict) {
                span = try SupporterLifecycle.span(
                    after: entry,
                    transition,
                    rules: entry.rules(desk.people),
                    modules: desk.people.trainingModules,
                    by: account,
                    at: now
                )
            } catch {
                throw DeskError.conflict(error)
            }
            try Self.append(span, to: code, ward: ward, on: connection)
            try ChangeStatement.log(
                span.action,
                of: "\(code) \(span.from)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return try Self.entry(code, of: ward, on: connection)
        }
    }

    /// Renews many at once, all or none.
    ///
    /// Throws `.invalid` with all that is wrong, `.conflict(.nothingToRenew)` when it is about nobody, `.notAllowed` when somebody
    /// named is at a site that is not the account's, `.unavailable`.
    package func renewSupporters(
        _ draft: RenewalDraft,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> RenewalDocument {
        let ward = ward
        return try await changing { connection in
            let desk = try Self.readDesk(of: ward, on: connection)
            let renewal = try draft.renewal(desk: desk, known: desk.supporters, today: now.day)
            try Self.hold(desk.supporters.sorted(), ward: ward, on: connection)
            let concerned = try Self.entries(of: ward, on: connection).filter { renewal.concerns($0) }
            let ours = concerned.filter { account.may(.editSupporters, homeSite: $0.profile.homeSite) }
            guard renewal.supporters == nil || ours.count == concerned.count else { throw DeskError.notAllowed }
            guard !ours.isEmpty else { throw DeskError.conflict(.nothingToRenew) }
            var document = RenewalDocument(renewed: [], passedOver: [])
            for entry in ours {
                do {
                    let span = try renewal.span(after: entry, rules: entry.rules(desk.people), by: account, at: now)
                    try Self.append(span, to: entry.code, ward: ward, on: connection)
                    document.renewed.append(entry.code.rawValue)
                } catch let reason as SupporterRenewal.PassedOver {
                    document.passedOver.append(.init(supporter: entry.code.rawValue, reason: reason.rawValue))
                }
            }
            for code in document.renewed {
                try ChangeStatement.log(
                    "supporter.renewed",
                    of: "\(code) \(renewal.from)",
                    by: account,
                    at: now,
                    ward: ward,
                    on: connection
                )
            }
            return document
        }
    }
}

extension SupporterSpan {
    /// By this name the audit trail knows the transition to its status.
    var action: String {
        switch status {
        case .applied: "supporter.applied"
        case .inTraining: "supporter.admitted"
        case .certified: "supporter.certified"
        case .active: "supporter.activated"
        case .paused: "supporter.paused"
        case .lapsed: "supporter.lapsed"
        case .retired: "supporter.retired"
        case .declined: "supporter.declined"
        }
    }
}
