internal import Logging
internal import Postgres
package import SupportDesk

/// What may come in great numbers, as refusals and looks at records do: the first of a kind goes into the audit trail at once, and those
/// that follow it for a while go in as one entry with their number. So nothing is missed, and nobody can flood the trail.
actor AuditTally {
    /// Things of one kind: an account, and a route or a record.
    struct Occasion: Hashable, Sendable {
        let actor: String
        let action: String
        let subject: String
    }

    /// For how long the like of an occasion is counted.
    static let usualSpan = Duration.seconds(600)

    /// So many kinds are counted at a time, lest somebody who reads everything fill the memory; what is more goes in one by one.
    private static let mostCounted = 10_000

    /// An occasion, how often it came, and when.
    struct Noticed: Sendable {
        let occasion: Occasion
        let count: Int
        let at: Instant
    }

    /// One that came before, and may come again until its span is over.
    private struct Counted {
        var more = 0
        let now: @Sendable () -> Instant
        let ending: Task<Void, Never>
    }

    private let span: Duration
    private let write: @Sendable ([Noticed]) async -> Void
    private var counted: [Occasion: Counted] = [:]

    /// - Parameter write: puts entries into the audit trail.
    init(span: Duration = AuditTally.usualSpan, write: @escaping @Sendable ([Noticed]) async -> Void) {
        self.span = span
        self.write = write
    }

    /// - Parameter now: the caller's clock.
    func notice(_ occasion: Occasion, at now: @escaping @Sendable () -> Instant) async {
        guard counted[occasion] == nil else {
            counted[occasion]?.more += 1
            return
        }
        guard counted.count < Self.mostCounted else {
            return await write([Noticed(occasion: occasion, count: 1, at: now())])
        }
        let ending = Task { [span] in
            try? await Task.sleep(for: span)
            if !Task.isCancelled { await self.end(occasion) }
        }
        counted[occasion] = Counted(now: now, ending: ending)
        await write([Noticed(occasion: occasion, count: 1, at: now())])
    }

    /// Writes what was only counted so far.
    func finish() async {
        let rest = counted
        counted.removeAll()
        for each in rest.values { each.ending.cancel() }
        let noticed = rest.filter { $0.value.more > 0 }.map {
            Noticed(occasion: $0.key, count: $0.value.more, at: $0.value.now())
        }
        if !noticed.isEmpty { await write(noticed) }
    }

    private func end(_ occasion: Occasion) async {
        guard let over = counted.removeValue(forKey: occasion), over.more > 0 else { return }
        await write([Noticed(occasion: occasion, count: over.more, at: over.now())])
    }
}

extension DeskStore {
    /// Puts into the audit trail that an account was refused something; many of a kind together. Never fails: what cannot be written is in
    /// the service's log, without the account.
    ///
    /// - Parameters:
    ///   - account: whose request it was.
    ///   - request: the status and the route, nothing else of what was sent.
    package func noteRefusal(
        of request: String,
        to account: String,
        at now: @escaping @Sendable () -> Instant
    ) async {
        await tally.notice(.init(actor: account, action: "request.refused", subject: request), at: now)
    }

    /// Puts into the audit trail that an account looked at records with their notes; many of a kind together.
    package func noteView(of route: String, by account: Account, at now: @escaping @Sendable () -> Instant) async {
        await tally.notice(.init(actor: account.name, action: "records.viewed", subject: route), at: now)
    }

    /// Whose token this was, although it opens nothing any more; nil when nobody ever had it. Throws `.unavailable`.
    package func formerHolder(ofToken token: String) async throws(DeskError) -> String? {
        let (ward, hash) = (ward, Digest.sha256(token))
        return try await reading { connection in
            try connection.query(
                "SELECT account FROM access_token WHERE ward_code = $1 AND token_hash = $2",
                [ward, hash],
                as: String.self
            ).first
        }
    }

    /// Adds what was noticed to the trail.
    static func write(_ noticed: [AuditTally.Noticed], ward: Ward.ID, session: StoreSession, logger: Logger) async {
        do {
            try await session.run(inTransaction: true) { connection in
                for each in noticed {
                    try ChangeStatement.log(
                        each.occasion.action,
                        of: each.count == 1 ? each.occasion.subject : "\(each.occasion.subject) ×\(each.count)",
                        by: Account(name: each.occasion.actor, role: .staff),
                        at: each.at,
                        ward: ward,
                        on: connection
                    )
                }
            }
        } catch {
            let entries = noticed.map { "\($0.occasion.action) \($0.occasion.subject) ×\($0.count)" }
            logger.error(
                "audit trail",
                metadata: ["error": "\(error)", "entries": "\(entries.joined(separator: ", "))"]
            )
        }
    }
}
