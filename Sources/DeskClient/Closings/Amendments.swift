internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

extension DeskSession {
    private static let amendments = "/v1/amendments"
    /// Among how many an id is looked for.
    private static let lookedThrough = 500

    /// `mado amendment list`
    package func amendments(state: String?, limit: Int) throws(ClientFailure) {
        guard Self.recentLimits.contains(limit) else { throw .client(.limitOutOfRange(Self.recentLimits)) }
        let answer = try fetchAmendments(state: state, limit: limit)
        if answer.document.items.isEmpty, !manner.json { return hint(.noAmendments) }
        try show(answer) { document, words in pages(words).table(document.items) }
        if answer.link?.contains("rel=\"next\"") == true { hint(.moreAmendments) }
    }

    /// `mado amendment show`
    package func amendment(_ written: String) throws(ClientFailure) {
        let answer: Answer<AmendmentDocument> = try connection().get(
            "\(Self.amendments)/\(try amendmentID(written))"
        )
        try show(answer) { document, words in pages(words).sheet(document) }
    }

    /// `mado amendment approve`: does what it asks for.
    package func approve(_ written: String) throws(ClientFailure) {
        let path = "\(Self.amendments)/\(try amendmentID(written))/approval"
        let answer = try write(.post, path, [String: String](), deadline: Self.closingDeadline)
        let amendment = try amendment(in: answer)
        report(.approved(line: try line(amendment), id: String(amendment.id.suffix(6))), json: answer.body)
    }

    /// `mado amendment decline`: leaves everything as it is.
    package func decline(_ written: String, reason: String) throws(ClientFailure) {
        try check(reason: reason)
        let path = "\(Self.amendments)/\(try amendmentID(written))/decline"
        let answer = try write(.post, path, ["remark": reason])
        let amendment = try amendment(in: answer)
        report(.declined(line: try line(amendment), id: String(amendment.id.suffix(6))), json: answer.body)
    }

    /// Says that what was sent concerns what is closed, and waits for somebody else's approval.
    func reportWaiting(_ body: [UInt8]) throws(ClientFailure) {
        let amendment = try amendment(in: Written(status: 202, body: body))
        report(.waits(line: try line(amendment), id: String(amendment.id.suffix(6))), json: body)
    }

    private func amendment(in answer: Written) throws(ClientFailure) -> AmendmentDocument {
        guard let amendment: AmendmentDocument = answer.document() else {
            throw .client(.strangeAnswer(server: try connection().server.text, status: answer.status))
        }
        return amendment
    }

    private func line(_ amendment: AmendmentDocument) throws(ClientFailure) -> String {
        pages(try peopleWords()).line(amendment)
    }

    private func pages(_ words: PeopleWords) -> AmendmentPages {
        let consultations = ConsultationWords(lists: words.manner.lists, language: language, today: today)
        return AmendmentPages(closings: ClosingPages(words: words), consultations: consultations)
    }

    private func fetchAmendments(
        state: String?,
        limit: Int
    ) throws(ClientFailure) -> Answer<ListDocument<AmendmentDocument>> {
        try connection().get(Self.amendments, [("state", state), ("limit", String(limit))])
    }

    private func amendmentID(_ written: String) throws(ClientFailure) -> String {
        try id(written) { () throws(ClientFailure) in
            try fetchAmendments(state: nil, limit: Self.lookedThrough).document.items.map(\.id)
        }
    }
}
