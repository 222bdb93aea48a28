internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

/// What `mado log` was asked to record.
package struct LogRequest: Sendable {
    package var words: [String]
    /// `--at`: a day, a time or both, written like the words.
    package var at: String?
    package var note: String?
    /// A resident on record: their id, or a telephone number or kana that only they have.
    package var resident: String?
    /// `--last`: what the words do not say is as in the last record.
    package var repeatsLast: Bool
    /// `--reason`: why it comes after its month was closed.
    package var lateReason: String?

    package init(
        words: [String],
        at: String? = nil,
        note: String? = nil,
        resident: String? = nil,
        repeatsLast: Bool = false,
        lateReason: String? = nil
    ) {
        self.words = words
        self.at = at
        self.note = note
        self.resident = resident
        self.repeatsLast = repeatsLast
        self.lateReason = lateReason
    }

    /// Whether nothing says what to record, so that it must be asked.
    var isEmpty: Bool { words.isEmpty && !repeatsLast }
}

extension DeskSession {
    /// `mado log`: understands, judges, saves, sends, and says what was recorded.
    package func log(_ request: LogRequest) throws(ClientFailure) {
        if let note = request.note, MyNumber.isPresent(in: note) {
            throw .invalid([FieldProblem(.note, .holdsMyNumber)])
        }
        if let reason = request.lateReason { try check(reason: reason) }
        _ = try connection()
        let draft = try draft(for: request)
        try judge(draft)
        if request.isEmpty { try confirm(draft) }
        try record(draft, lateReason: request.lateReason)
        keepListsCurrent()
        sendOthersInBackground()
    }

    private func record(_ draft: ConsultationDraft, lateReason: String?) throws(ClientFailure) {
        var random = SystemRandomNumberGenerator()
        let id = Consultation.ID.version7(at: now, random: &random)
        let body = try Self.document(draft, lateReason: lateReason)
        let line = try words().line(draft)
        let account = try outbox().account
        do {
            let delivery = try send(.consultation, body, record: id)
            LastRecord(id, of: account, draft, delivery).write(in: home)
            report(delivery, line: line, id: id)
        } catch {
            switch error {
            case .unsent, .kept: LastRecord(id, of: account, draft, revision: nil).write(in: home)
            default: break
            }
            throw told(error, line: line, id: id)
        }
    }

    /// Says what became of a consultation that did not arrive, as far as its failure will not.
    func told(_ failure: ClientFailure, line: String, id: Consultation.ID) -> ClientFailure {
        if case .unsent(_, let waiting) = failure {
            let document = OutboxDocument.Saved(id: id.written, waiting: waiting)
            report(.saved(line: line, id: id.ending), json: OutboxDocument.json(document))
        } else {
            hint(.understood(line: line))
            keepListsCurrent()
        }
        return failure
    }

    func report(_ delivery: Delivery, line: String, id: Consultation.ID) {
        let json = delivery.json(id)
        if delivery.waitsForApproval {
            report(.waits(line: line, id: id.ending), json: json)
        } else {
            report(.recorded(line: line, id: id.ending), json: json)
        }
    }

    /// A consultation as it is sent; `lateReason` says why it comes after its month was closed.
    static func document(
        _ draft: ConsultationDraft,
        lateReason: String? = nil
    ) throws(ClientFailure) -> [UInt8] {
        let encoder = JSONEncoder()
        // The same words are the same bytes, however often they are sent.
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(LateConsultation(draft: draft, lateReason: lateReason)) else {
            throw .invalid([FieldProblem(.note, .invalidEncoding)])
        }
        return Array(data)
    }
}

/// A draft with the reason beside its own members.
private struct LateConsultation: Encodable {
    let draft: ConsultationDraft
    let lateReason: String?

    private enum CodingKeys: CodingKey { case lateReason }

    func encode(to encoder: any Encoder) throws {
        try draft.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(lateReason, forKey: .lateReason)
    }
}
