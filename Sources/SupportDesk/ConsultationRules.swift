private import FoundationEssentials

/// The limits of a record, each in the unit of its field.
package enum ConsultationLimits {
    package static let satisfaction = 1...5
    package static let topics = 20
    package static let supporters = 10
    /// In characters.
    package static let receipt = 40
    /// In characters.
    package static let note = 1000
    /// How far ahead of the server a desk's clock may be, in seconds.
    package static let clockTolerance = 600
}

extension Desk {
    /// The consultation that `draft` describes, judged by this desk at the moment `now`.
    ///
    /// Codes may be given as code, title or alias. A retired code is accepted: the record may have been made before.
    /// - Throws: all that is wrong with it at once.
    package func content(of draft: ConsultationDraft, now: Instant) throws(InvalidSubmission) -> ConsultationContent {
        var rules = ConsultationRules(desk: self, now: now)
        guard let content = rules.content(of: draft), rules.problems.isEmpty else {
            throw InvalidSubmission(rules.problems)
        }
        return content
    }
}

/// One judgement of one draft: each rule notes what it finds, so that people learn of everything at once.
private struct ConsultationRules {
    let desk: Desk
    let now: Instant
    var problems: [FieldProblem] = []

    init(desk: Desk, now: Instant) {
        self.desk = desk
        self.now = now
    }

    mutating func content(of draft: ConsultationDraft) -> ConsultationContent? {
        let held = held(draft)
        let site = site(draft.site, on: held?.day)
        let channel = channel(draft.channel)
        let topics = topics(draft.topics)
        let ageBand = ageBand(draft.ageBand)
        let minutes = minutes(draft.minutes)
        let outcome = outcome(draft.outcome)
        let town = town(draft.town)
        let supporters = supporters(draft.supporters ?? [])
        let resident = identifier(draft.resident, .resident)
        let supportCase = identifier(draft.supportCase, .supportCase)
        let satisfaction = satisfaction(draft.satisfaction)
        let receipt = text(draft.receipt?.codeForm, .receipt, limit: ConsultationLimits.receipt)
        let note = text(draft.note, .note, limit: ConsultationLimits.note)
        guard let held, let site, let channel, !topics.isEmpty else { return nil }
        return ConsultationContent(
            site: site,
            heldOn: held.day,
            heldAt: held.moment,
            channel: channel,
            topics: topics,
            ageBand: ageBand,
            minutes: minutes,
            outcome: outcome,
            town: town,
            supporters: supporters,
            resident: resident,
            supportCase: supportCase,
            satisfaction: satisfaction,
            canDoOnline: draft.canDoOnline,
            receipt: receipt,
            note: note
        )
    }

    private mutating func note(_ field: ConsultationField, _ reason: FieldProblem.Reason) {
        problems.append(FieldProblem(field, reason))
    }

    private mutating func held(_ draft: ConsultationDraft) -> (day: CivilDate, moment: Instant?)? {
        switch (draft.heldAt, draft.heldOn) {
        case (nil, nil):
            note(.heldOn, .required)
        case (_?, _?):
            note(.heldOn, .heldAtAndHeldOn)
        case (let text?, nil):
            guard let moment = Instant(rfc3339: text) else {
                note(.heldAt, .unreadableTime)
                return nil
            }
            if moment > now.adding(seconds: ConsultationLimits.clockTolerance) {
                note(.heldAt, .futureMoment(moment, serverTime: now))
            }
            return (moment.day, moment)
        case (nil, let text?):
            guard let day = DateReading(eras: desk.eras).day(text) else {
                note(.heldOn, .unreadableDate)
                return nil
            }
            if day > now.day { note(.heldOn, .future(latest: now.day)) }
            return (day, nil)
        }
        return nil
    }

    private mutating func site(_ word: String?, on day: CivilDate?) -> Site.ID? {
        guard let word else {
            note(.site, .required)
            return nil
        }
        switch desk.site(word) {
        case .unknown(let nearest):
            note(.site, .unknownSite(nearest: nearest))
            return nil
        case .found(let site):
            if let day, day < site.openedOn { note(.site, .siteNotOpenYet(opens: site.openedOn)) }
            if let day, let lastDay = site.closedOn, day > lastDay { note(.site, .siteClosed(lastDay: lastDay)) }
            return site.code
        }
    }

    private mutating func channel(_ code: String?) -> Channel? {
        guard let code else {
            note(.channel, .required)
            return nil
        }
        let channel = Channel(rawValue: code)
        if channel == nil { note(.channel, .unknownChannel) }
        return channel
    }

    private mutating func topics(_ words: [String]?) -> [Topic.ID] {
        guard let words else {
            note(.topics, .required)
            return []
        }
        guard !words.isEmpty else {
            note(.topics, .empty)
            return []
        }
        guard words.count <= ConsultationLimits.topics else {
            note(.topics, .tooMany(limit: ConsultationLimits.topics))
            return []
        }
        var codes: Set<Topic.ID> = []
        for word in words {
            switch desk.topics.find(word) {
            case .found(let topic): codes.insert(topic.code)
            case .unknown(let nearest): note(.topics, .unknownTopic(nearest: nearest))
            }
        }
        return codes.sorted { (desk.topics.position(of: $0), $0) < (desk.topics.position(of: $1), $1) }
    }

    private mutating func ageBand(_ code: String?) -> AgeBand {
        guard let code else { return .unknown }
        guard let band = AgeBand(rawValue: code) else {
            note(.ageBand, .unknownAgeBand)
            return .unknown
        }
        return band
    }

    private mutating func minutes(_ value: Int?) -> Minutes? {
        guard let value else { return nil }
        let minutes = Minutes(value)
        if minutes == nil { note(.minutes, .outOfRange(Minutes.range)) }
        return minutes
    }

    private mutating func outcome(_ word: String?) -> Outcome.ID? {
        guard let word else { return nil }
        switch desk.outcomes.find(word) {
        case .found(let outcome): return outcome.code
        case .unknown(let nearest):
            note(.outcome, .unknownOutcome(nearest: nearest))
            return nil
        }
    }

    private mutating func town(_ word: String?) -> Town.ID? {
        guard let word else { return nil }
        switch desk.town(word) {
        case .found(let town): return town.code
        case .unknown(let nearest):
            note(.town, .unknownTown(nearest: nearest))
            return nil
        }
    }

    private mutating func supporters(_ words: [String]) -> [Supporter.ID] {
        guard words.count <= ConsultationLimits.supporters else {
            note(.supporters, .tooMany(limit: ConsultationLimits.supporters))
            return []
        }
        let codes = Set(words.map { Supporter.ID($0) })
        if !codes.isSubset(of: desk.supporters) { note(.supporters, .unknownSupporter) }
        return codes.sorted()
    }

    private mutating func identifier(_ text: String?, _ field: ConsultationField) -> UUID? {
        guard let text else { return nil }
        let identifier = UUID(exactly: text)
        if identifier == nil { note(field, .unreadableIdentifier) }
        return identifier
    }

    private mutating func satisfaction(_ value: Int?) -> Int? {
        guard let value else { return nil }
        guard ConsultationLimits.satisfaction.contains(value) else {
            note(.satisfaction, .outOfRange(ConsultationLimits.satisfaction))
            return nil
        }
        return value
    }

    /// A text as it was written; white space alone is no text.
    private mutating func text(_ text: String?, _ field: ConsultationField, limit: Int) -> String? {
        guard let text else { return nil }
        guard text.unicodeScalars.count <= limit else {
            note(field, .tooLong(limit: limit))
            return nil
        }
        if text.holdsControlCharacters { note(field, .controlCharacter) }
        // A receipt number may well have twelve digits and, by chance, the right last one.
        if field == .note, MyNumber.isPresent(in: text) { note(field, .holdsMyNumber) }
        return text.allSatisfy(\.isWhitespace) ? nil : text
    }
}
