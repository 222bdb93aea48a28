internal import FoundationEssentials
internal import SupportDesk

/// What commands print of the outbox with `--json`.
enum OutboxDocument {
    /// A record that could not be sent at once.
    struct Saved: Encodable {
        let id: String
        var status = "waiting"
        /// How many items wait in all.
        let waiting: Int
    }

    /// What became of a record when there is no more to say.
    struct Done: Encodable {
        let id, status: String
    }

    /// An item of `mado outbox --json`, a line of an export.
    struct Item: Encodable {
        let number: Int
        /// `consultation`, `correction` or `void`.
        let kind: String
        let id: String
        /// `waiting`, `refused`, or `behind` when something refused about the same record stands before it.
        let status: String
        let savedAt: String
        let expectedRevision: Int?
        let draft: ConsultationDraft?
        let correction: Correction?
        let reason: String?
        let problem: ProblemDocument?

        init(_ item: OutboxItem, _ state: OutboxState) {
            number = item.number
            kind = item.kind.rawValue
            id = item.record.written
            status = state.rawValue
            savedAt = item.madeAt.description
            expectedRevision = item.expected
            draft = item.draft
            correction = item.correction
            reason = item.kind == .void ? item.reason : nil
            problem = item.refusal
        }
    }

    /// What `mado sync --json` prints.
    struct Sync: Encodable {
        let sent, waitingForApproval, refused, waiting, ofOthers: Int
    }

    static func json(_ document: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(document)).map(Array.init) ?? []
    }
}

extension Delivery {
    /// The server's answer, or what stands for it.
    func json(_ id: Consultation.ID) -> [UInt8] {
        answer ?? OutboxDocument.json(OutboxDocument.Done(id: id.written, status: "sent"))
    }
}

/// How an item stands.
enum OutboxState: String {
    case waiting, refused
    /// It waits behind one about the same record that was refused.
    case behind
}

extension [OutboxItem] {
    /// Each item with how it stands; they are in order.
    var withStates: [(item: OutboxItem, state: OutboxState)] {
        var blocked: Set<Consultation.ID> = []
        return map { item in
            if item.refusal != nil {
                blocked.insert(item.record)
                return (item, .refused)
            }
            return (item, blocked.contains(item.record) ? .behind : .waiting)
        }
    }
}
