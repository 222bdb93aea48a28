internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

/// What `mado outbox edit` was asked to change.
package struct OutboxEdit: Sendable {
    /// As `mado correct` takes it; the reason is needed for neither.
    package var request: CorrectionRequest
    /// Why the record comes after its month was closed.
    package var lateReason: String?

    package init(_ request: CorrectionRequest, lateReason: String? = nil) {
        self.request = request
        self.lateReason = lateReason
    }
}

extension DeskSession {
    /// `mado outbox`: what this account has saved here that has not arrived.
    package func listOutbox() throws(ClientFailure) {
        let items = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.items() }.withStates
        if manner.json {
            let documents = items.map { OutboxDocument.Item($0.item, $0.state) }
            return console.print(bytes: OutboxDocument.json(["items": documents]) + [UInt8(ascii: "\n")])
        }
        let survey = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.survey() }
        if items.isEmpty {
            hint(.nothingWaits)
        } else {
            let lines = OutboxTable(words: try words()).lines(items, width: console.width)
            for (place, line) in lines.enumerated() { console.print(place == 0 ? console.bold(line) : line) }
        }
        if survey.others > 0 { hint(.itemsOfOthers(survey.others)) }
        if survey.strangers > 0 { hint(.damagedFiles(survey.strangers)) }
    }

    /// `mado outbox show`: everything about an item, with what the server said.
    package func showOutboxItem(_ word: String) throws(ClientFailure) {
        let (item, state) = try item(word)
        if manner.json {
            return console.print(
                bytes: OutboxDocument.json(OutboxDocument.Item(item, state)) + [UInt8(ascii: "\n")]
            )
        }
        for line in OutboxSheet(words: try words()).lines(item, state) { console.print(line) }
    }

    /// `mado outbox edit`: changes what no server has, and sends it.
    package func editOutboxItem(_ word: String, _ edit: OutboxEdit) throws(ClientFailure) {
        let (item, _) = try item(word)
        guard item.isStillOurs else { throw .outbox(.alreadyLeft(id: item.record.ending)) }
        switch item.kind {
        case .consultation: try editConsultation(item, edit)
        case .correction: try editCorrection(item, edit.request)
        case .void: throw .outbox(.notEditable)
        }
    }

    private func editConsultation(_ item: OutboxItem, _ edit: OutboxEdit) throws(ClientFailure) {
        let old = item.draft ?? ConsultationDraft()
        let changes = try changes(edit.request, to: old)
        guard !changes.isEmpty || edit.lateReason != nil else { throw .client(.nothingToCorrect) }
        if let reason = edit.lateReason { try check(reason: reason) }
        let new = old.changed(by: changes)
        try judge(new)
        let body = try Self.document(new, lateReason: edit.lateReason ?? item.lateReason)
        let edited = try self.edit(item, body)
        let line = try words().line(new)
        do {
            report(try deliver([edited]), line: line, id: item.record)
        } catch {
            throw told(error, line: line, id: item.record)
        }
    }

    /// From now on the item says this, and waits.
    func edit(_ item: OutboxItem, _ body: [UInt8]) throws(ClientFailure) -> OutboxItem {
        try withOutbox { outbox throws(ConfigurationProblem) in try outbox.replace(item) { $0.body = body } }
    }

    private func editCorrection(_ item: OutboxItem, _ request: CorrectionRequest) throws(ClientFailure) {
        guard var correction = item.correction else { throw .outbox(.notEditable) }
        let changes = try changes(request, to: correction.changes.values)
        guard !changes.isEmpty else { throw .client(.nothingToCorrect) }
        let words = try words()
        correction.changes.values = correction.changes.values.changed(by: changes)
        let stillCleared = correction.changes.cleared.filter { words.text($0, of: changes.values) == nil }
        correction.changes.cleared = changes.cleared.union(stillCleared)
        var edited = try edit(item, DeskConnection.json(correction))
        edited.refusal = item.refusal
        try resend([edited])
    }

    /// `mado outbox resend`: lets what was refused wait again, and sends it.
    package func resendOutboxItems(_ words: [String], all: Bool) throws(ClientFailure) {
        let items = try items(words, all: all).filter { $0.refusal != nil }
        guard !items.isEmpty else { throw .outbox(.itemNotFound) }
        try resend(items)
    }

    private func resend(_ items: [OutboxItem]) throws(ClientFailure) {
        for item in items {
            // A correction that was refused because the record had changed rests, from now on, on what the record says now.
            let revision = item.refusal?.status == 412 ? try currentRevision(item.record) : item.expected
            _ = try withOutbox { outbox throws(ConfigurationProblem) in
                try outbox.replace(item) { $0.expected = revision }
            }
        }
        try sync(once: false)
    }

    private func currentRevision(_ id: Consultation.ID) throws(ClientFailure) -> Int {
        try connection().consultation(id).document.revision
    }

    /// `mado outbox discard`: deletes items after a plain yes that has read what is lost.
    package func discardOutboxItems(_ words: [String], all: Bool, yes: Bool) throws(ClientFailure) {
        let chosen = try items(words, all: all)
        let everything = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.items() }
        // What waits behind a consultation means nothing without it.
        let records = Set(chosen.filter { $0.kind == .consultation }.map(\.record))
        let numbers = Set(chosen.map(\.number))
        let lost = everything.filter { numbers.contains($0.number) || records.contains($0.record) }
        let table = OutboxTable(words: try self.words())
        if !yes {
            guard console.isInteractive else { throw .outbox(.yesNeeded) }
            let question = OutboxText.askToDiscard(
                lines: lost.map(table.line),
                mayBeOnRecord: lost.contains { !$0.isStillOurs }
            )
            try agree(to: question.text(in: language))
        }
        try withOutbox { outbox throws(ConfigurationProblem) in
            try outbox.discard(lost)
            try outbox.closeGaps(behind: lost.filter { $0.refusal != nil || $0.isUnsent }, in: everything)
        }
        report(.discarded(lost.count), json: OutboxDocument.json(["discarded": lost.count]))
    }

    /// `mado outbox claim`: takes over what was saved for this server under another token.
    package func claimOutboxItems(yes: Bool) throws(ClientFailure) {
        let count = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.claimable() }.count
        guard count > 0 else { return hint(.nothingWaits) }
        if !yes {
            guard console.isInteractive else { throw .outbox(.yesNeeded) }
            try agree(to: OutboxText.askToClaim(count).text(in: language))
        }
        let claimed = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.claim() }
        report(.claimed(claimed), json: OutboxDocument.json(["claimed": claimed]))
    }

    // MARK: Naming items

    private func item(_ word: String) throws(ClientFailure) -> (item: OutboxItem, state: OutboxState) {
        let all = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.items() }.withStates
        let text = word.searchKey
        if let number = text.wholeNumber, let found = all.first(where: { $0.item.number == number }) { return found }
        guard text.utf8.count >= 4 else { throw .outbox(.itemNotFound) }
        let fitting = all.filter { $0.item.record.written.hasSuffix(text) || $0.item.record.written.hasPrefix(text) }
        guard let first = fitting.first else { throw .outbox(.itemNotFound) }
        // The record's id means the consultation itself, when it is here.
        guard fitting.count == 1 || (first.item.kind == .consultation && Set(fitting.map(\.item.record)).count == 1)
        else { throw .outbox(.ambiguousItem(numbers: fitting.map(\.item.number))) }
        return first
    }

    private func items(_ words: [String], all: Bool) throws(ClientFailure) -> [OutboxItem] {
        guard all == words.isEmpty else { throw .outbox(.noneNamed) }
        if all { return try withOutbox { outbox throws(ConfigurationProblem) in try outbox.items() } }
        return try words.map { word throws(ClientFailure) in try item(word).item }
    }
}
