internal import DeskText
internal import SupportDesk

/// A record as the person who changes it sees it.
struct SeenRecord {
    let id: Consultation.ID
    let draft: ConsultationDraft
    /// The revision that says this, counting the corrections that wait.
    let revision: Int
    /// What waits about it, in order.
    let queue: [OutboxItem]

    /// The consultation itself, when it has not left yet.
    var own: OutboxItem? { queue.first.flatMap { $0.kind == .consultation ? $0 : nil } }
}

extension DeskSession {
    /// The record on which a correction rests: what waits here with the corrections that wait behind it; else what the server has
    /// now; and while that is away, what this machine itself recorded last. What nobody here has seen is not corrected blindly.
    func seenRecord(_ id: Consultation.ID) throws(ClientFailure) -> SeenRecord {
        let queue = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.items(of: id) }
        guard !queue.contains(where: { $0.kind == .void }) else { throw .outbox(.changeInTheWay(isVoid: true)) }
        let changes = queue.filter { $0.kind == .correction }
        if changes.contains(where: { $0.refusal != nil }) { throw .outbox(.changeInTheWay(isVoid: false)) }
        func seen(_ draft: ConsultationDraft, _ revision: Int) -> SeenRecord {
            var changed = changes.compactMap(\.correction).reduce(draft) { $0.changed(by: $1.changes) }
            // What a record that says nothing of the age says at the server.
            changed.ageBand = changed.ageBand ?? AgeBand.unknown.rawValue
            return SeenRecord(id: id, draft: changed, revision: revision + changes.count, queue: queue)
        }
        if let own = queue.first, let draft = own.draft { return seen(draft, 1) }
        do {
            // What waits goes first; then the server's word is the newest.
            if !queue.isEmpty { _ = try deliver(queue) }
            let current = try connection().consultation(id).document
            return SeenRecord(
                id: id,
                draft: ConsultationDraft(current),
                revision: current.revision,
                queue: []
            )
        } catch {
            guard error.isSilence, let last = LastRecord.read(in: home, of: try outbox().account),
                last.consultation == id, let revision = last.revision
            else { throw error.isSilence ? .outbox(.unseen) : error }
            return seen(last.draft, revision)
        }
    }
}

extension ClientFailure {
    /// Whether the server was not heard at all.
    fileprivate var isSilence: Bool {
        switch self {
        case .client(.notReached), .client(.noAnswer), .unsent(.notReached, _), .unsent(.noAnswer, _): true
        default: false
        }
    }
}
