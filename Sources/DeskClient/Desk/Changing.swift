internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

extension DeskSession {
    /// `mado correct`: replaces the fields that are named, if the record still is what was seen.
    package func correct(_ written: String, _ request: CorrectionRequest) throws(ClientFailure) {
        try check(reason: request.reason)
        let wanted = try wantedChanges(request)
        let record = try seenRecord(try id(written))
        let changes = try changes(wanted, request, to: record.draft)
        guard !changes.isEmpty else { throw .client(.nothingToCorrect) }
        try judge(record.draft.changed(by: changes))
        try submit(Correction(changes: changes, reason: request.reason), to: record)
        keepListsCurrent()
        sendOthersInBackground()
    }

    /// What a request says, before it is known what it is to change.
    private struct WantedChanges {
        let entry: QuickEntry
        let cleared: Set<ConsultationField>
    }

    private func wantedChanges(_ request: CorrectionRequest) throws(ClientFailure) -> WantedChanges {
        if let note = request.note, MyNumber.isPresent(in: note) {
            throw .invalid([FieldProblem(.note, .holdsMyNumber)])
        }
        let cleared = try request.cleared.map { word throws(ClientFailure) in try field(toClear: word) }
        return WantedChanges(entry: try understand(request.words), cleared: Set(cleared))
    }

    private func changes(
        _ wanted: WantedChanges,
        _ request: CorrectionRequest,
        to draft: ConsultationDraft
    ) throws(ClientFailure) -> Correction.Changes {
        var changes = Correction.Changes()
        changes.cleared = wanted.cleared
        changes.values.take(wanted.entry)
        changes.values.note = request.note
        if let site = request.site { changes.values.site = try code(ofSite: site) }
        changes.hold(try heldTime(wanted.entry, at: request.at), replacing: draft)
        return changes
    }

    /// The changes that a request asks for in what this draft says.
    func changes(_ request: CorrectionRequest, to draft: ConsultationDraft) throws(ClientFailure) -> Correction.Changes
    {
        try changes(try wantedChanges(request), request, to: draft)
    }

    private func submit(_ correction: Correction, to record: SeenRecord) throws(ClientFailure) {
        let (old, new) = (record.draft, record.draft.changed(by: correction.changes))
        let words = try words()
        let id = record.id.ending
        do {
            let delivery: Delivery
            if let own = record.own, own.isStillOurs {
                let item = try edit(own, try Self.document(new, lateReason: own.lateReason))
                // What waited behind it is part of it now.
                let followers = Array(record.queue.dropFirst())
                try withOutbox { outbox throws(ConfigurationProblem) in try outbox.discard(followers) }
                delivery = try deliver([item])
            } else {
                delivery = try send(
                    .correction,
                    DeskConnection.json(correction),
                    record: record.id,
                    expecting: record.revision,
                    behind: record.queue
                )
            }
            let now = delivery.answer.flatMap { try? JSONDecoder().decode(ConsultationDocument.self, from: Data($0)) }
            let differences = words.differences(old, now.map { ConsultationDraft($0) } ?? new)
            if delivery.waitsForApproval {
                try reportWaiting(delivery.json(record.id))
            } else {
                report(.corrected(changes: differences, id: id), json: delivery.json(record.id))
            }
        } catch .unsent(let reason, let waiting) {
            let document = OutboxDocument.Saved(id: record.id.written, waiting: waiting)
            report(
                .correctionSaved(changes: words.differences(old, new), id: id),
                json: OutboxDocument.json(document)
            )
            throw .unsent(reason, waiting: waiting)
        }
    }

    /// `mado void`: the record stays readable and counts nowhere any more. One that no server has is simply let go.
    package func void(_ written: String, reason: String) throws(ClientFailure) {
        try check(reason: reason)
        try void(try id(written), reason: reason)
    }

    /// `mado undo`: takes the last record back that this account made here.
    package func undo() throws(ClientFailure) {
        let account = try outbox().account
        guard let last = LastRecord.read(in: home, of: account), let id = last.consultation else {
            throw .client(.nothingToUndo)
        }
        do {
            try void(id, reason: ClientLabel.undoReason.text(in: language))
        } catch .unsent(let reason, let waiting) {
            LastRecord.remove(from: home)
            throw .unsent(reason, waiting: waiting)
        } catch .refused(let problem) where problem.status == 404 && last.awaitsApproval == true {
            throw .client(.lastRecordWaits(id: id.ending))
        }
        LastRecord.remove(from: home)
    }

    private func void(_ id: Consultation.ID, reason: String) throws(ClientFailure) {
        let words = try words()
        let queue = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.items(of: id) }
        if let own = queue.first, own.kind == .consultation, own.isStillOurs {
            try withOutbox { outbox throws(ConfigurationProblem) in try outbox.discard(queue) }
            let document = OutboxDocument.Done(id: id.written, status: "withdrawn")
            let line = words.line(own.draft ?? ConsultationDraft())
            return report(.withdrawn(line: line, id: id.ending), json: OutboxDocument.json(document))
        }
        do {
            let delivery = try send(.void, DeskConnection.json(["reason": reason]), record: id, behind: queue)
            let document = delivery.answer.flatMap {
                try? JSONDecoder().decode(ConsultationDocument.self, from: Data($0))
            }
            if delivery.waitsForApproval {
                try reportWaiting(delivery.json(id))
            } else {
                let draft = document.map { ConsultationDraft($0) } ?? queue.first?.draft
                report(.voided(line: words.line(draft ?? ConsultationDraft()), id: id.ending), json: delivery.json(id))
            }
        } catch .unsent(let reason, let waiting) {
            let document = OutboxDocument.Saved(id: id.written, waiting: waiting)
            report(.voidSaved(id: id.ending), json: OutboxDocument.json(document))
            throw .unsent(reason, waiting: waiting)
        }
        keepListsCurrent()
        sendOthersInBackground()
    }

    private func field(toClear word: String) throws(ClientFailure) -> ConsultationField {
        let key = word.searchKey
        let field = ConsultationField.allCases.first { field in
            field.rawValue.lowercased() == key || LabelledWord.field(labelled: key) == field
                || Language.allCases.contains { field.title(in: $0).searchKey == key }
        }
        guard let field else {
            throw .client(.unknownField(known: ConsultationField.clearable.map(\.rawValue)))
        }
        guard ConsultationField.clearable.contains(field) else { throw .client(.fieldNeeded(field)) }
        return field
    }
}

extension ConsultationField {
    /// The fields that a record can do without.
    fileprivate static let clearable: [ConsultationField] = [
        .ageBand, .minutes, .outcome, .town, .supporters, .resident, .supportCase, .satisfaction, .canDoOnline,
        .receipt, .note,
    ]
}

extension Correction.Changes {
    /// Moves the record in time: a new day keeps the time of day, a new time keeps the day.
    fileprivate mutating func hold(_ held: HeldTime, replacing old: ConsultationDraft) {
        guard !held.isEmpty else { return }
        let oldMoment = old.heldAt.flatMap { Instant(rfc3339: $0) }
        let day = held.day ?? oldMoment?.day ?? old.heldOn.flatMap { CivilDate(iso: $0) }
        let time = held.time ?? oldMoment.map { TimeOfDay($0) }
        if let moment = held.moment {
            values.heldAt = moment.description
        } else if let day, let time {
            values.heldAt = time.moment(on: day).description
        } else if let day {
            values.heldOn = day.description
        }
    }
}
