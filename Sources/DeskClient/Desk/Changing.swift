internal import DeskText
internal import SupportDesk

/// What `mado correct` was asked to change.
package struct CorrectionRequest: Sendable {
    /// Words as `mado log` takes them; they replace the fields that they name.
    package var words: [String]
    package var site: String?
    package var at: String?
    package var note: String?
    /// Fields to be emptied, by their JSON names or titles.
    package var cleared: [String]
    package var reason: String

    package init(
        words: [String] = [],
        site: String? = nil,
        at: String? = nil,
        note: String? = nil,
        cleared: [String] = [],
        reason: String
    ) {
        self.words = words
        self.site = site
        self.at = at
        self.note = note
        self.cleared = cleared
        self.reason = reason
    }
}

extension DeskSession {
    /// `mado correct`: replaces the fields that are named, if the record still is what was read.
    package func correct(_ written: String, _ request: CorrectionRequest) throws(ClientFailure) {
        try check(reason: request.reason)
        if let note = request.note, MyNumber.isPresent(in: note) {
            throw .invalid([FieldProblem(.note, .holdsMyNumber)])
        }
        let cleared = try request.cleared.map { word throws(ClientFailure) in try field(toClear: word) }
        let entry = try understand(request.words)
        let current = try connection().consultation(try id(written))
        guard let id = Consultation.ID(exactly: current.document.id), let tag = current.tag else {
            throw .client(.strangeAnswer(server: try connection().server.text, status: 200))
        }
        let old = ConsultationDraft(current.document)
        var changes = Correction.Changes()
        changes.cleared = Set(cleared)
        changes.values.take(entry)
        changes.values.note = request.note
        if let site = request.site { changes.values.site = try code(ofSite: site) }
        changes.hold(try heldTime(entry, at: request.at), replacing: old)
        guard !changes.isEmpty else { throw .client(.nothingToCorrect) }
        try judge(old.changed(by: changes))
        let words = try words()
        let correction = Correction(changes: changes, reason: request.reason)
        switch try connection().correct(id, expecting: tag, correction) {
        case .done(let answer):
            let differences = words.differences(old, ConsultationDraft(answer.document))
            report(.corrected(changes: differences, id: id.ending), json: answer.body)
        case .waiting(let amendment): try reportWaiting(amendment)
        }
        keepListsCurrent()
    }

    /// `mado void`: the record stays readable and counts nowhere any more.
    package func void(_ written: String, reason: String) throws(ClientFailure) {
        try check(reason: reason)
        try void(try id(written), reason: reason)
    }

    /// `mado undo`: makes the last record void that this client made.
    package func undo() throws(ClientFailure) {
        let server = try connection().server.text
        guard let last = LastRecord.latest(in: home), last.server == server, let id = last.consultation else {
            throw .client(.nothingToUndo)
        }
        do {
            try void(id, reason: ClientLabel.undoReason.text(in: language))
            last.remove(from: home)
        } catch .refused(let problem) where problem.status == 404 && !last.isConfirmed {
            // It never arrived: there is nothing to take back.
            last.remove(from: home)
            throw .client(.nothingToUndo)
        } catch .refused(let problem) where problem.status == 404 && last.awaitsApproval == true {
            throw .client(.lastRecordWaits(id: id.ending))
        }
    }

    private func void(_ id: Consultation.ID, reason: String) throws(ClientFailure) {
        let words = try words()
        switch try connection().void(id, reason: reason) {
        case .done(let answer):
            report(.voided(line: words.line(ConsultationDraft(answer.document)), id: id.ending), json: answer.body)
        case .waiting(let amendment): try reportWaiting(amendment)
        }
        keepListsCurrent()
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

extension ConsultationDraft {
    /// The draft with the changes made.
    fileprivate func changed(by changes: Correction.Changes) -> ConsultationDraft {
        let new = changes.values
        var draft = self
        draft.site = new.site ?? site
        draft.channel = new.channel ?? channel
        draft.topics = new.topics ?? topics
        draft.ageBand = new.ageBand ?? ageBand
        draft.minutes = new.minutes ?? minutes
        draft.outcome = new.outcome ?? outcome
        draft.town = new.town ?? town
        draft.supporters = new.supporters ?? supporters
        draft.satisfaction = new.satisfaction ?? satisfaction
        draft.canDoOnline = new.canDoOnline ?? canDoOnline
        draft.receipt = new.receipt ?? receipt
        draft.note = new.note ?? note
        if new.heldAt != nil || new.heldOn != nil { (draft.heldAt, draft.heldOn) = (new.heldAt, new.heldOn) }
        return draft
    }
}
