internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

extension DeskSession {
    /// How many records `mado recent` may show.
    package static let recentLimits = 1...500
    /// How many records a short id is looked for in.
    private static let lookedThrough = 200

    /// `mado recent`: the latest consultations of the site; of all sites of this account when none is configured.
    package func recent(limit: Int) throws(ClientFailure) {
        guard Self.recentLimits.contains(limit) else { throw .client(.limitOutOfRange(Self.recentLimits)) }
        let site = try siteCode()
        let answer = try connection().consultations(site: site, limit: limit, includesVoid: false)
        keepListsCurrent()
        if manner.json { return console.print(bytes: answer.body + [UInt8(ascii: "\n")]) }
        guard !answer.document.items.isEmpty else {
            hint(.noConsultations)
            return tellOfWaiting()
        }
        let table = RecentTable(words: try words(), showsSite: site == nil)
        let lines = table.lines(answer.document.items, width: console.width)
        for (place, line) in lines.enumerated() { console.print(place == 0 ? console.bold(line) : line) }
        if answer.link?.contains("rel=\"next\"") == true { hint(.moreConsultations) }
        tellOfWaiting()
    }

    /// What waits on this machine stands in no list of the server's.
    private func tellOfWaiting() {
        guard let survey = try? outbox().survey(), survey.waiting > 0 else { return }
        hint(.waitingHere(survey.waiting))
    }

    /// `mado show`: one consultation with everything that was ever changed in it.
    package func show(_ written: String) throws(ClientFailure) {
        let id = try id(written)
        let answer = try connection().consultation(id)
        if manner.json { return console.print(bytes: answer.body + [UInt8(ascii: "\n")]) }
        let revisions = try connection().revisions(of: id).document.items
        keepListsCurrent()
        for line in ConsultationSheet(words: try words()).lines(answer.document, revisions) { console.print(line) }
    }

    /// The record that people mean by an id: all of it, or its beginning or end when that is unique among the latest records.
    func id(_ written: String) throws(ClientFailure) -> Consultation.ID {
        let text = written.searchKey
        if let id = Consultation.ID(exactly: text) { return id }
        guard text.utf8.count >= 4, text.utf8.count < 36, text.allSatisfy({ $0.isHexDigit || $0 == "-" }) else {
            throw .client(.unreadableID)
        }
        let account = try outbox().account
        if let last = LastRecord.read(in: home, of: account), text.utf8.count >= 6, last.id.hasSuffix(text),
            let id = last.consultation
        {
            return id
        }
        let waiting = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.records(fitting: text) }
        if let id = waiting.first, waiting.count == 1 { return id }
        let latest = try connection()
            .consultations(site: try siteCode(), limit: Self.lookedThrough, includesVoid: true).document.items
        let fitting = latest.filter { $0.id.hasSuffix(text) || $0.id.hasPrefix(text) }
        guard let first = fitting.first, let id = Consultation.ID(exactly: first.id) else {
            throw .client(.unknownConsultation)
        }
        guard fitting.count == 1 else {
            throw .client(.ambiguousConsultation(ids: fitting.prefix(5).map { String($0.id.suffix(12)) }))
        }
        return id
    }

    private func siteCode() throws(ClientFailure) -> String? {
        guard let site else { return nil }
        return try code(ofSite: site.text)
    }
}
