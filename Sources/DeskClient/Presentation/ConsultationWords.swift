internal import DeskText
internal import SupportDesk

/// Says in words what a consultation holds, field by field or in a line.
struct ConsultationWords {
    let lists: DeskLists
    let language: Language
    let today: CivilDate

    /// The consultation in one line: what was done with whom, where and when. What it does not say is left out.
    func line(_ draft: ConsultationDraft) -> String {
        let fields: [ConsultationField] = [
            .topics, .ageBand, .minutes, .channel, .outcome, .supporters, .satisfaction, .canDoOnline, .receipt, .town,
        ]
        var parts = fields.compactMap { inLine($0, of: draft) }
        if draft.resident != nil { parts.append(ClientLabel.hasResident.text(in: language)) }
        if draft.note != nil { parts.append(ClientLabel.hasNote.text(in: language)) }
        if let site = text(.site, of: draft) { parts.append(site) }
        let held = held(draft).map { " (\($0))" } ?? ""
        return parts.joined(separator: language == .ja ? " ・ " : " · ") + held
    }

    /// The moment or the day on which it was held.
    func held(_ draft: ConsultationDraft) -> String? {
        text(.heldAt, of: draft) ?? text(.heldOn, of: draft)
    }

    /// What the field says; nil when it says nothing.
    func text(_ field: ConsultationField, of draft: ConsultationDraft) -> String? {
        switch field {
        case .site: draft.site.map { lists.name(of: Site.ID($0)) }
        case .heldAt: draft.heldAt.map { Instant(rfc3339: $0)?.short(in: language, today: today) ?? $0 }
        case .heldOn: draft.heldOn.map { CivilDate(iso: $0)?.short(in: language, today: today) ?? $0 }
        case .channel: draft.channel.map { Channel(rawValue: $0)?.title(in: language) ?? $0 }
        case .topics:
            draft.topics.map { codes in
                codes.map { lists.title(of: Topic.ID($0)).text(in: language) }.joined(separator: separator)
            }
        case .ageBand: draft.ageBand.map { AgeBand(rawValue: $0)?.title(in: language) ?? $0 }
        case .minutes: draft.minutes.map { language == .ja ? "\($0)分" : "\($0) min" }
        case .outcome: draft.outcome.map { lists.title(of: Outcome.ID($0)).text(in: language) }
        case .town: draft.town
        case .supporters:
            draft.supporters.flatMap { $0.isEmpty ? nil : $0.joined(separator: separator) }
        case .resident: draft.resident
        case .supportCase: draft.supportCase
        case .satisfaction: draft.satisfaction.map(String.init)
        case .canDoOnline: draft.canDoOnline.map { language == .ja ? ($0 ? "できる" : "できない") : ($0 ? "yes" : "no") }
        case .receipt: draft.receipt
        case .note: draft.note
        }
    }

    /// What differs between two states of a record, in the order of the fields.
    func differences(_ old: ConsultationDraft, _ new: ConsultationDraft) -> [ClientText.Change] {
        let fields = ConsultationField.allCases.filter { $0 != .heldAt && $0 != .heldOn }
        var changes: [ClientText.Change] = []
        if old.heldAt != new.heldAt || old.heldOn != new.heldOn {
            changes.append(.init(title: ConsultationField.heldAt.title(in: language), old: held(old), new: held(new)))
        }
        for field in fields {
            let (before, after) = (text(field, of: old), text(field, of: new))
            guard before != after else { continue }
            changes.append(.init(title: field.title(in: language), old: before?.shown, new: after?.shown))
        }
        return changes
    }

    private var separator: String { language == .ja ? "、" : ", " }

    /// As ``text(_:of:)``, with a word for what it is where the value alone would not tell.
    private func inLine(_ field: ConsultationField, of draft: ConsultationDraft) -> String? {
        if field == .ageBand, draft.ageBand == AgeBand.unknown.rawValue { return nil }
        guard let text = text(field, of: draft) else { return nil }
        switch field {
        case .supporters: return "@" + text
        case .satisfaction, .canDoOnline, .receipt: return "\(field.title(in: language)) \(text)"
        case .ageBand where language == .en: return "age \(text)"
        case .ageBand where draft.ageBand == AgeBand.declined.rawValue: return "\(field.title(in: language)) \(text)"
        default: return text
        }
    }
}

extension ConsultationDraft {
    /// The draft that a record would be made from.
    init(_ document: ConsultationDocument) {
        self.init()
        site = document.site
        heldAt = document.heldAt
        heldOn = document.heldAt == nil ? document.heldOn : nil
        channel = document.channel
        topics = document.topics
        ageBand = document.ageBand
        minutes = document.minutes
        outcome = document.outcome
        town = document.town
        supporters = document.supporters
        resident = document.resident
        supportCase = document.supportCase
        satisfaction = document.satisfaction
        canDoOnline = document.canDoOnline
        receipt = document.receipt
        note = document.note
    }
}
