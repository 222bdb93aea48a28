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

    package init(
        words: [String],
        at: String? = nil,
        note: String? = nil,
        resident: String? = nil,
        repeatsLast: Bool = false
    ) {
        self.words = words
        self.at = at
        self.note = note
        self.resident = resident
        self.repeatsLast = repeatsLast
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
        let connection = try connection()
        let typed = try typedDraft(for: request)
        try judge(typed.draft)
        if request.isEmpty { try confirm(typed.draft) }
        try record(typed, over: DirectSender(connection), to: connection.server)
        keepListsCurrent()
    }

    private func record(_ typed: TypedDraft, over sender: some ConsultationSender, to server: ServerAddress)
        throws(ClientFailure)
    {
        let unanswered = LastRecord.read(in: home, isConfirmed: false)
        let again = unanswered.flatMap { $0.isTypedAgain(typed, to: server, now: now) ? $0 : nil }
        var random = SystemRandomNumberGenerator()
        let id = again?.consultation ?? Consultation.ID.version7(at: now, random: &random)
        let draft = again?.draft ?? typed.draft
        let words = try words()
        let line = words.line(draft)
        func last(isConfirmed: Bool) -> LastRecord {
            LastRecord(id: id, server: server, sentAt: now, typed: typed, draft: draft, isConfirmed: isConfirmed)
        }
        do {
            let delivery = try sender.send(OutgoingConsultation(id: id, document: try Self.document(draft)))
            last(isConfirmed: true).write(in: home)
            again?.remove(from: home)
            report(.recorded(line: line, id: id.ending), json: delivery.record)
            if again != nil { hint(.sameAsBefore(held: words.held(draft) ?? "")) }
        } catch {
            hint(.understood(line: line))
            if error.exitStatus == .unavailable { last(isConfirmed: false).write(in: home) }
            keepListsCurrent()
            throw error
        }
    }

    private static func document(_ draft: ConsultationDraft) throws(ClientFailure) -> [UInt8] {
        let encoder = JSONEncoder()
        // The same words are the same bytes, however often they are sent.
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(draft) else {
            throw .invalid([FieldProblem(.note, .invalidEncoding)])
        }
        return Array(data)
    }
}
