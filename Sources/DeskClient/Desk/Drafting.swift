internal import DeskText
internal import SupportDesk

/// When a consultation was held, as far as it was said.
struct HeldTime: Hashable, Sendable {
    var day: CivilDate?
    var time: TimeOfDay?
    /// A moment written out in full.
    var moment: Instant?

    var isEmpty: Bool { day == nil && time == nil && moment == nil }
}

extension DeskSession {
    /// The draft that the request describes; asked for when it has no words and somebody is there to ask.
    func draft(for request: LogRequest) throws(ClientFailure) -> ConsultationDraft {
        var draft = ConsultationDraft()
        draft.channel = Channel.inPerson.rawValue
        if request.repeatsLast {
            guard let last = LastRecord.read(in: home, of: try outbox().account) else {
                throw .client(.nothingToRepeat)
            }
            draft = last.draft
            // The next one is somebody else.
            (draft.heldAt, draft.heldOn, draft.resident) = (nil, nil, nil)
        }
        let entry = request.isEmpty ? try askForEntry() : try understand(request.words)
        draft.take(entry)
        guard !(draft.topics ?? []).isEmpty else {
            throw .words([.noTopic(known: try currentTopics().map { $0.title.text(in: language) })])
        }
        if entry.site == nil, let site, site.origin == .flag || draft.site == nil {
            draft.site = try code(ofSite: site.text)
        }
        guard draft.site != nil else { throw .configuration(.noSite) }
        let held = try heldTime(entry, at: request.at)
        draft.note = request.note
        if let word = request.resident { draft.resident = try resident(word).written }
        draft.hold(held, now: now)
        return draft
    }

    /// What the words say. Words that the lists do not know may be newer than they are: then they are looked up in new ones.
    func understand(_ words: [String]) throws(ClientFailure) -> QuickEntry {
        let grammar = try grammar()
        do {
            return try grammar.read(words)
        } catch {
            guard error.problems.contains(where: \.isUnknownWord), refreshLists() else { throw .words(error.problems) }
        }
        let newGrammar = try self.grammar()
        do {
            return try newGrammar.read(words)
        } catch {
            throw .words(error.problems)
        }
    }

    /// The reader of words, by the lists as they are known now.
    func grammar() throws(ClientFailure) -> QuickEntryGrammar {
        QuickEntryGrammar(lists: try lists(), today: today, language: language)
    }

    /// The topics that are offered today.
    func currentTopics() throws(ClientFailure) -> [CodeEntry<Topic>] {
        try lists().topics.map(\.entry).filter { $0.isOffered(on: today) }
    }

    /// The outcomes that are offered today.
    func currentOutcomes() throws(ClientFailure) -> [CodeEntry<Outcome>] {
        try lists().outcomes.map(\.entry).filter { $0.isOffered(on: today) }
    }

    /// The code of the site that this word names.
    func code(ofSite word: String) throws(ClientFailure) -> String {
        var lookup = try lists().site(word)
        if case .unknown = lookup, refreshLists() { lookup = try lists().site(word) }
        switch lookup {
        case .found(let site): return site.code.rawValue
        case .unknown(let nearest): throw .invalid([FieldProblem(.site, .unknownSite(nearest: nearest))])
        }
    }

    /// When it was held, by the words and by `--at`.
    func heldTime(_ entry: QuickEntry, at text: String?) throws(ClientFailure) -> HeldTime {
        let said = HeldTime(day: entry.day, time: entry.time)
        guard let text else { return said }
        if let moment = Instant(rfc3339: text), said.isEmpty { return HeldTime(moment: moment) }
        let at = try timeEntry(text)
        if let day = at.day, let other = entry.day, day != other {
            throw .words([.contradiction(field: .heldOn, first: other.description, second: text)])
        }
        if let time = at.time, let other = entry.time, time != other {
            throw .words([.contradiction(field: .heldAt, first: other.description, second: text)])
        }
        return HeldTime(day: entry.day ?? at.day, time: entry.time ?? at.time)
    }

    /// A day, a time or both, and nothing else. The `T` of ISO 8601 may stand between them.
    private func timeEntry(_ text: String) throws(ClientFailure) -> QuickEntry {
        let parts = text.split(separator: "T", maxSplits: 1)
        let words = parts.count == 2 && parts[0].last?.isNumber == true ? parts.map(String.init) : [text]
        let grammar = try grammar()
        guard let entry = try? grammar.read(words), entry.day != nil || entry.time != nil else {
            throw .words([.noSuchMoment(word: text)])
        }
        var rest = entry
        (rest.day, rest.time) = (nil, nil)
        guard rest == QuickEntry() else { throw .words([.noSuchMoment(word: text)]) }
        return entry
    }

    /// Refuses what the server would refuse as well, before anything leaves this machine. What the lists do not know is judged
    /// by newer ones first. The server has the last word on people and towns.
    func judge(_ draft: ConsultationDraft) throws(ClientFailure) {
        var problems = try problems(of: draft)
        if problems.contains(where: \.mayBeOutdated), refreshLists() { problems = try self.problems(of: draft) }
        guard problems.isEmpty else { throw .invalid(problems) }
    }

    private func problems(of draft: ConsultationDraft) throws(ClientFailure) -> [FieldProblem] {
        let desk = try lists().desk(for: draft)
        do {
            _ = try desk.content(of: draft, now: now)
            return []
        } catch {
            return error.problems.filter { if case .unknownTown = $0.reason { false } else { true } }
        }
    }
}

extension ConsultationDraft {
    /// Takes over what the entry says, but for when it was held.
    mutating func take(_ entry: QuickEntry) {
        if !entry.topics.isEmpty { topics = entry.topics.map(\.rawValue) }
        if let outcome = entry.outcome { self.outcome = outcome.rawValue }
        if let channel = entry.channel { self.channel = channel.rawValue }
        if let ageBand = entry.ageBand { self.ageBand = ageBand.rawValue }
        if let minutes = entry.minutes { self.minutes = minutes.value }
        if !entry.supporters.isEmpty { supporters = entry.supporters.map(\.rawValue) }
        if let satisfaction = entry.satisfaction { self.satisfaction = satisfaction }
        if let canDoOnline = entry.canDoOnline { self.canDoOnline = canDoOnline }
        if let receipt = entry.receipt { self.receipt = receipt }
        if let site = entry.site { self.site = site.rawValue }
        if let town = entry.town { self.town = town }
    }

    /// Says when it was held: the moment when there is a time, the day alone when only that was said, else now.
    mutating func hold(_ held: HeldTime, now: Instant) {
        if let moment = held.moment {
            heldAt = moment.description
        } else if let time = held.time {
            heldAt = time.moment(on: held.day ?? now.day).description
        } else if let day = held.day {
            heldOn = day.description
        } else {
            heldAt = now.toTheSecond.description
        }
    }
}

extension Instant {
    /// Without the fraction of a second, which nobody means.
    fileprivate var toTheSecond: Instant {
        Instant(microsecondsSince1970: microsecondsSince1970 / 1_000_000 * 1_000_000)
    }
}

extension QuickEntryProblem {
    fileprivate var isUnknownWord: Bool {
        if case .unknown = self { true } else { false }
    }
}

extension FieldProblem {
    /// Whether newer lists might see it differently.
    fileprivate var mayBeOutdated: Bool {
        switch reason {
        case .unknownSite, .unknownTopic, .unknownOutcome, .siteClosed, .siteNotOpenYet: true
        default: false
        }
    }
}
