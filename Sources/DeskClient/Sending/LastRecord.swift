internal import FoundationEssentials
internal import SupportDesk

/// The last consultation that this account made here, as far as this machine knows it: for `mado undo`, for `--last`, and for
/// correcting it while the server is away.
struct LastRecord: Codable, Hashable, Sendable {
    private static let name = "last.json"

    let id: String
    /// A key of the account and its server.
    let account: String
    /// Without what may be personal.
    var draft: ConsultationDraft
    /// The revision at which the server had it when it last said so; nil while it never has.
    var revision: Int?
    /// Whether it came late to a closed month, and waits for approval; nil in files from before there was that.
    var awaitsApproval: Bool?

    init(_ id: Consultation.ID, of account: AccountKey, _ draft: ConsultationDraft, revision: Int?) {
        self.id = id.written
        self.account = account.text
        self.draft = draft.withoutPersons
        self.revision = revision
    }

    /// As it has just arrived.
    init(_ id: Consultation.ID, of account: AccountKey, _ draft: ConsultationDraft, _ delivery: Delivery) {
        self.init(id, of: account, draft, revision: delivery.waitsForApproval ? nil : 1)
        awaitsApproval = delivery.waitsForApproval
    }

    var consultation: Consultation.ID? { UUID(exactly: id) }

    /// The one in this home; nil when there is none that can be used, or when it is another account's.
    static func read(in home: ClientHome, of account: AccountKey) -> LastRecord? {
        guard let bytes = try? home.read(name),
            let last = try? JSONDecoder().decode(LastRecord.self, from: Data(bytes)), last.account == account.text
        else { return nil }
        return last
    }

    /// Keeps it in this home. It is a convenience: when that fails, nothing is lost but the convenience.
    func write(in home: ClientHome) {
        guard let data = try? JSONEncoder().encode(self) else { return }
        try? home.writeQuickly(Array(data), to: Self.name)
    }

    /// Forgets it in this home.
    static func remove(from home: ClientHome) {
        home.remove(name)
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
