internal import DeskText
internal import SupportDesk

extension DeskSession {
    private static let closings = "/v1/closings"
    /// It waits until the reports of the closing or approval before it are made.
    static let closingDeadline = Duration.seconds(60)

    /// `mado closing list`: the months of a fiscal year, and the year.
    package func closings(fiscalYear: String?) throws(ClientFailure) {
        let answer: Answer<ListDocument<ClosingDocument>> = try connection().get(
            Self.closings,
            [("fiscalYear", fiscalYear)]
        )
        try show(answer) { document, words in ClosingPages(words: words).closings(document.items) }
    }

    /// `mado closing show`
    package func closing(_ period: String) throws(ClientFailure) {
        let answer: Answer<ClosingDocument> = try connection().get(Self.path(period))
        try show(answer) { document, words in ClosingPages(words: words).sheet(document) }
    }

    /// `mado closing missing`: what is still to be expected of a month or a fiscal year.
    package func missingRecords(_ period: String) throws(ClientFailure) {
        let answer = try fetchMissing(period)
        if answer.document.complete, let period = ClosingPeriod(code: answer.document.period), !manner.json {
            hint(.nothingMissing(period))
        }
        try show(answer) { document, words in ClosingPages(words: words).missing(document) }
    }

    /// `mado closing close`: for the ward, or for one site alone. What is missing is listed, and stands in the way until it is
    /// acknowledged.
    package func close(_ period: String, site: String?, acknowledgesMissing: Bool) throws(ClientFailure) {
        let site = try site.map { word throws(ClientFailure) in try code(ofSite: word) }
        let draft = ClosingDraft(acknowledgeMissing: acknowledgesMissing ? true : nil, site: site)
        let written: Written
        do {
            written = try write(.post, Self.path(period), draft, deadline: Self.closingDeadline)
        } catch .refused(let problem) where problem.type == DeskConflict.recordsMissing(MissingRecords()).type {
            if let missing = try? fetchMissing(period).document {
                for line in ClosingPages(words: try peopleWords()).missing(missing) { console.say(line) }
            }
            throw .client(.recordsMissing(why: problem.detail))
        }
        guard let closing: ClosingDocument = written.document(), let period = ClosingPeriod(code: closing.period) else {
            throw .client(.strangeAnswer(server: try connection().server.text, status: written.status))
        }
        if let site {
            report(.closedAtSite(period, site: try peopleWords().site(site)), json: written.body)
        } else {
            report(.closed(period, FigureStatus(version: closing.version)), json: written.body)
        }
    }

    /// `mado closing reopen`: somebody else has to approve it.
    package func reopen(_ period: String, reason: String) throws(ClientFailure) {
        try check(reason: reason)
        let written = try write(.post, Self.path(period) + "/reopening", ReasonDraft(reason: reason))
        try reportWaiting(written.body)
    }

    private func fetchMissing(_ period: String) throws(ClientFailure) -> Answer<MissingRecordsDocument> {
        try connection().get(Self.path(period) + "/missing")
    }

    private static func path(_ period: String) -> String { "\(closings)/\(period.percentEncoded)" }

    func report(_ text: ClosingText, json: [UInt8]) {
        report(text.text(in: language), json: json)
    }

    func hint(_ text: ClosingText) {
        if !manner.quiet { console.say(text.text(in: language)) }
    }
}

/// How a period is to be closed.
private struct ClosingDraft: Encodable {
    let acknowledgeMissing: Bool?
    let site: String?
}
