internal import SupportDesk

extension ConsultationDraft {
    /// The draft with the changes made.
    func changed(by changes: Correction.Changes) -> ConsultationDraft {
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
        for field in changes.cleared { draft.clear(field) }
        return draft
    }

    /// Whether a record that says this shows the changes. Lists are in the ward's order there, not in that of the typing.
    func says(_ changes: Correction.Changes) -> Bool {
        func sorted(_ draft: ConsultationDraft) -> ConsultationDraft {
            var draft = draft
            draft.topics = draft.topics?.sorted()
            draft.supporters = (draft.supporters ?? []).sorted()
            draft.ageBand = draft.ageBand ?? AgeBand.unknown.rawValue
            draft.heldAt = draft.heldAt.flatMap { Instant(rfc3339: $0) }?.description
            return draft
        }
        return sorted(changed(by: changes)) == sorted(self)
    }

    private mutating func clear(_ field: ConsultationField) {
        switch field {
        // A record cannot do without these.
        case .site, .heldAt, .heldOn, .channel, .topics: break
        case .ageBand: ageBand = nil
        case .minutes: minutes = nil
        case .outcome: outcome = nil
        case .town: town = nil
        case .supporters: supporters = nil
        case .resident: resident = nil
        case .supportCase: supportCase = nil
        case .satisfaction: satisfaction = nil
        case .canDoOnline: canDoOnline = nil
        case .receipt: receipt = nil
        case .note: note = nil
        }
    }
}
