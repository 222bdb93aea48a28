internal import FoundationEssentials
internal import SupportDesk

/// The last consultation that this client sent: for `mado undo`, for `--last`, and for sending it again when no answer came.
struct LastRecord: Codable, Hashable, Sendable {
    /// Two files, so that a run with nothing to make up for need read neither.
    private static func name(isConfirmed: Bool) -> String {
        isConfirmed ? "last.json" : "unconfirmed.json"
    }

    let id: String
    let server: String
    /// Microseconds since 1970.
    let sentAt: Int64
    /// Whether the time it was held was the moment of typing, not one that was given.
    let wasHeldNow: Bool
    /// Whether the server said that it has it.
    let isConfirmed: Bool
    /// Whether it came late to a closed month, and waits for approval; nil in files from before there was that.
    let awaitsApproval: Bool?
    /// All of it while it is not confirmed; then without what may be personal.
    let draft: ConsultationDraft

    init(
        id: Consultation.ID,
        server: ServerAddress,
        sentAt: Instant,
        typed: TypedDraft,
        draft: ConsultationDraft,
        isConfirmed: Bool,
        awaitsApproval: Bool = false
    ) {
        self.id = id.written
        self.server = server.text
        self.sentAt = sentAt.microsecondsSince1970
        wasHeldNow = typed.isHeldNow
        self.isConfirmed = isConfirmed
        self.awaitsApproval = awaitsApproval
        self.draft = isConfirmed ? draft.withoutPersons : draft
    }

    var consultation: Consultation.ID? { UUID(exactly: id) }

    var sent: Instant { Instant(microsecondsSince1970: sentAt) }

    /// Whether what is typed now is this record once more, typed again because its answer did not come.
    ///
    /// Only on the same day: what has the same words tomorrow is another consultation.
    func isTypedAgain(_ typed: TypedDraft, to server: ServerAddress, now: Instant) -> Bool {
        guard !isConfirmed, self.server == server.text, wasHeldNow == typed.isHeldNow,
            sent.day == now.day
        else { return false }
        var (mine, other) = (draft, typed.draft)
        if wasHeldNow { (mine.heldAt, other.heldAt) = (nil, nil) }
        return mine == other
    }

    /// The last one that was confirmed, or the one that was not, in this home; nil when there is none that can be used.
    static func read(in home: ClientHome, isConfirmed: Bool) -> LastRecord? {
        guard let bytes = try? home.read(name(isConfirmed: isConfirmed)) else { return nil }
        return try? JSONDecoder().decode(LastRecord.self, from: Data(bytes))
    }

    /// Whichever of the two was sent last.
    static func latest(in home: ClientHome) -> LastRecord? {
        let both = [true, false].compactMap { read(in: home, isConfirmed: $0) }
        return both.max { $0.sentAt < $1.sentAt }
    }

    /// Keeps it in this home. It is a convenience: when that fails, nothing is lost but the convenience.
    func write(in home: ClientHome) {
        guard let data = try? JSONEncoder().encode(self) else { return }
        try? home.writeQuickly(Array(data), to: Self.name(isConfirmed: isConfirmed))
    }

    /// Forgets it in this home.
    func remove(from home: ClientHome) {
        home.remove(Self.name(isConfirmed: isConfirmed))
    }
}

extension ConsultationDraft {
    /// Without note, resident, support case and receipt, and without what one visitor said of one visit.
    var withoutPersons: ConsultationDraft {
        var draft = self
        draft.note = nil
        draft.resident = nil
        draft.supportCase = nil
        draft.receipt = nil
        draft.town = nil
        draft.satisfaction = nil
        draft.canDoOnline = nil
        return draft
    }
}
