internal import DeskText
internal import SupportDesk

extension DeskSession {
    private static let conversions = "/v1/conversions"

    /// `mado conversions start`: from a resident to an application, in one line.
    package func convert(
        _ word: String,
        _ words: [String],
        on day: String?,
        code: String?,
        keepsContact: Bool
    ) throws(ClientFailure) {
        let entry = try understand(words, .conversion)
        let draft = ConversionDraftSent(
            resident: try resident(word).written,
            kind: entry.code(.kind),
            homeSite: entry.code(.site),
            appliedOn: try self.day(day),
            supporter: code?.codeForm,
            keepContact: keepsContact ? true : nil
        )
        let line = try peopleWords().line(draft)
        let (id, written) = try record(in: Self.conversions, draft, echo: line)
        let made: ConversionDocument? = written.document()
        report(
            .converted(supporter: made?.supporter ?? draft.supporter ?? "", line: line, id: id.end),
            json: written.body
        )
    }

    /// `mado conversions list`
    package func conversions(fiscalYear: String?, site: String?) throws(ClientFailure) {
        let site = try site.map { word throws(ClientFailure) in try code(ofSite: word) }
        let answer: Answer<ListDocument<ConversionDocument>> = try connection().get(
            Self.conversions,
            [("fiscalYear", fiscalYear), ("site", site)]
        )
        if answer.document.items.isEmpty, !manner.json { return hint(.noConversions) }
        try show(answer) { document, words in words.conversions(document.items) }
    }

    /// `mado conversions willing`: who said that they want to help, and has not applied.
    package func willing() throws(ClientFailure) {
        let path = Self.conversions + "/willing"
        let answer: Answer<ListDocument<WillingResidentDocument>> = try connection().get(path)
        if answer.document.items.isEmpty, !manner.json { return hint(.nobodyWilling) }
        try show(answer) { document, words in words.willing(document.items) }
    }

    /// `mado conversions void`
    package func voidConversion(_ written: String, reason: String) throws(ClientFailure) {
        try check(reason: reason)
        let id = try id(written) { () throws(ClientFailure) in
            let all: Answer<ListDocument<ConversionDocument>> = try connection().get(Self.conversions)
            return all.document.items.map(\.conversion)
        }
        let answer = try write(.post, "\(Self.conversions)/\(id)/void", ReasonDraft(reason: reason))
        report(.conversionVoided(id: String(id.suffix(6))), json: answer.body)
    }
}
