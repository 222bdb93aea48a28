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
    /// `mado log`: understands, judges, sends, and says what was recorded.
    package func log(_ request: LogRequest) throws(ClientFailure) {
        if let note = request.note, MyNumber.isPresent(in: note) {
            throw .invalid([FieldProblem(.note, .holdsMyNumber)])
        }
        if let reason = request.lateReason { try check(reason: reason) }
        let connection = try connection()
        let typed = try typedDraft(for: request)
        try judge(typed.draft)
        if request.isEmpty { try confirm(typed.draft) }
        try record(typed, request.lateReason, over: DirectSender(connection), to: connection.server)
        keepListsCurrent()
    }

    private func record(
        _ typed: TypedDraft,
        _ lateReason: String?,
        over sender: some ConsultationSender,
        to server: ServerAddress
    ) throws(ClientFailure) {
        let unanswered = LastRecord.read(in: home, isConfirmed: false)
        let again = unanswered.flatMap { $0.isTypedAgain(typed, to: server, now: now) ? $0 : nil }
        var random = SystemRandomNumberGenerator()
        let id = again?.consultation ?? Consultation.ID.version7(at: now, random: &random)
        let draft = again?.draft ?? typed.draft
        let words = try words()
        let line = words.line(draft)
        func last(isConfirmed: Bool, awaitsApproval: Bool = false) -> LastRecord {
            LastRecord(
                id: id,
                server: server,
                sentAt: now,
                typed: typed,
                draft: draft,
                isConfirmed: isConfirmed,
                awaitsApproval: awaitsApproval
            )
        }
        do {
            let document = try Self.document(LateDraft(draft: draft, lateReason: lateReason))
            let delivery = try sender.send(OutgoingConsultation(id: id, document: document))
            last(isConfirmed: true, awaitsApproval: delivery.awaitsApproval).write(in: home)
            again?.remove(from: home)
            if delivery.awaitsApproval {
                report(.waits(line: line, id: id.ending), json: delivery.record)
            } else {
                report(.recorded(line: line, id: id.ending), json: delivery.record)
            }
            if again != nil { hint(.sameAsBefore(held: words.held(draft) ?? "")) }
        } catch {
            hint(.understood(line: line))
            if error.exitStatus == .unavailable { last(isConfirmed: false).write(in: home) }
            keepListsCurrent()
            throw error.askingForReason
        }
    }

    private static func document(_ draft: LateDraft) throws(ClientFailure) -> [UInt8] {
        let encoder = JSONEncoder()
        // The same words are the same bytes, however often they are sent.
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(draft) else {
            throw .invalid([FieldProblem(.note, .invalidEncoding)])
        }
        return Array(data)
    }
}

/// A draft as it is sent: with the reason for which it comes late, if one was given.
private struct LateDraft: Encodable {
    let draft: ConsultationDraft
    let lateReason: String?

    private enum CodingKeys: String, CodingKey {
        case lateReason
    }

    func encode(to encoder: any Encoder) throws {
        try draft.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(lateReason, forKey: .lateReason)
    }
}
