internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

/// What `mado resident add` and `change` were asked for.
package struct ResidentRequest: Sendable {
    package var words: [String]
    package var name: String?
    package var kana: String?
    package var phone: String?
    /// paper, oral or online.
    package var consent: String?
    /// What they agreed to, in a list; to be on record when it is not said.
    package var purposes: String?
    /// The day on which they agreed; today when it is not said.
    package var givenOn: String?

    package init(
        _ words: [String] = [],
        name: String? = nil,
        kana: String? = nil,
        phone: String? = nil,
        consent: String? = nil,
        purposes: String? = nil,
        givenOn: String? = nil
    ) {
        self.words = words
        self.name = name
        self.kana = kana
        self.phone = phone
        self.consent = consent
        self.purposes = purposes
        self.givenOn = givenOn
    }

    var isEmpty: Bool { words.isEmpty && name == nil && kana == nil && phone == nil && consent == nil }
}

extension DeskSession {
    private static let residents = "/v1/residents"

    /// `mado resident add`: nobody is on record without agreeing to it.
    package func addResident(_ request: ResidentRequest) throws(ClientFailure) {
        try check([(.name, request.name), (.kana, request.kana)])
        let entry = try understand(request.words, .resident)
        try need([(.consent, request.consent != nil)])
        var draft = ResidentDraftSent()
        draft.take(entry)
        draft.take(request)
        draft.consent = try consent(request)
        let line = try peopleWords().line(draft)
        let (id, written) = try record(in: Self.residents, draft, isKept: false, echo: line)
        report(.residentAdded(line: line, id: id.written), json: written.body)
        if let resident: ResidentDocument = written.document() { sayDuplicates(of: resident) }
    }

    /// `mado resident change`: what is named changes, all else stays; a consent is added to those there are.
    package func changeResident(_ word: String, _ request: ResidentRequest) throws(ClientFailure) {
        guard !request.isEmpty else { throw .client(.nothingToChange) }
        try check([(.name, request.name), (.kana, request.kana)])
        let entry = try understand(request.words, .resident)
        let path = "\(Self.residents)/\(try resident(word).written)"
        if request.consent != nil, let consent = try consent(request) {
            let written = try write(.post, path + "/consents", consent)
            report(.consentAdded(id: word.residentEnd), json: written.body)
            if request.isOnlyConsent { return }
        }
        let old: Answer<ResidentDocument> = try connection().get(path)
        var draft = ResidentDraftSent(old.document)
        draft.take(entry)
        draft.take(request)
        let line = try peopleWords().line(draft)
        let written = try write(.put, path, draft, echo: line)
        report(.residentChanged(line: line, id: old.document.resident), json: written.body)
        if let resident: ResidentDocument = written.document() { sayDuplicates(of: resident) }
    }

    private func consent(_ request: ResidentRequest) throws(ClientFailure) -> ConsentDraftSent? {
        guard let method = try code(request.consent, .method, .method) else { return nil }
        return ConsentDraftSent(
            purposes: try codes(request.purposes, .purposes, .purposes) ?? ["record"],
            method: method,
            givenOn: try day(request.givenOn)
        )
    }

    private func sayDuplicates(of resident: ResidentDocument) {
        guard !resident.duplicates.isEmpty, let words = try? peopleWords() else { return }
        for duplicate in resident.duplicates {
            hint(.likelyDuplicate(id: duplicate.resident, because: words.signs(duplicate.because)))
        }
    }

    // MARK: Finding

    /// `mado resident find`
    package func findResidents(_ words: [String]) throws(ClientFailure) {
        let word = words.joined(separator: " ")
        guard !word.allSatisfy(\.isWhitespace) else { throw .client(.wordsNeeded) }
        let written = try connection().write(.post, Self.residents + "/search", ResidentSearch(word), purpose: .asking)
        keepListsCurrent()
        if manner.json { return printJSON(written.body) }
        let found: [ResidentDocument] = try residents(in: written)
        guard !found.isEmpty else { return hint(.noResidents) }
        for line in try peopleWords().residents(found) { console.print(line) }
    }

    private func residents(in written: Written) throws(ClientFailure) -> [ResidentDocument] {
        guard let list: ListDocument<ResidentDocument> = written.document() else {
            throw .client(.strangeAnswer(server: try connection().server.text, status: written.status))
        }
        return list.items
    }

    /// The resident that people mean by an id, or by a telephone number or a name that exactly one has.
    func resident(_ word: String) throws(ClientFailure) -> UUID {
        let key = word.searchKey
        if let id = UUID(exactly: key) { return id }
        // A name in Latin letters or a few digits would find chance, not somebody.
        guard key.isTelephoneNumber || key.unicodeScalars.contains(where: { $0.value > 0x2FFF }) else {
            throw .client(.unreadableResident)
        }
        let written = try connection().write(.post, Self.residents + "/search", ResidentSearch(word), purpose: .asking)
        let found = try residents(in: written).filter { $0.mergedInto == nil }
        guard let first = found.first, let id = UUID(exactly: first.resident) else {
            throw .peopleWords([.noSuchResident])
        }
        guard found.count == 1 else { throw .peopleWords([.severalResidents(ids: found.map(\.resident))]) }
        return id
    }

    /// `mado resident show`
    package func showResident(_ word: String) throws(ClientFailure) {
        let path = "\(Self.residents)/\(try resident(word).written)"
        let answer: Answer<ResidentDocument> = try connection().get(path)
        try show(answer) { resident, words in words.sheet(resident) }
    }

    // MARK: The same person or not

    /// `mado resident duplicates`
    package func duplicates() throws(ClientFailure) {
        let answer: Answer<ListDocument<LikelyDuplicateDocument>> = try connection().get(Self.residents + "/duplicates")
        if answer.document.items.isEmpty, !manner.json { return hint(.noDuplicates) }
        try show(answer) { document, words in words.duplicates(document.items) }
    }

    /// `mado resident merge`: the second entry stands for the same person as the first from then on.
    package func merge(_ first: String, _ second: String, reason: String) throws(ClientFailure) {
        try check(reason: reason)
        let (kept, other) = (try resident(first), try resident(second))
        let body = OtherResident(with: other.written, reason: reason)
        let written = try write(.post, "\(Self.residents)/\(kept.written)/merges", body)
        report(.merged(kept: kept.written, other: other.written), json: written.body)
    }

    /// `mado resident unmerge`: an entry that was merged into another stands by itself again.
    package func unmerge(_ word: String) throws(ClientFailure) {
        let id = try resident(word)
        let written = try write(.post, "\(Self.residents)/\(id.written)/merges/undo", [String: String]())
        report(.unmerged(id: id.written), json: written.body)
    }

    /// `mado resident distinct`: two entries are two people, and are not shown as likely duplicates any more.
    package func distinguish(_ first: String, _ second: String) throws(ClientFailure) {
        let (one, other) = (try resident(first), try resident(second))
        let body = OtherResident(with: other.written)
        let written = try write(.post, "\(Self.residents)/\(one.written)/distinctions", body)
        report(.distinct(one.written, other.written), json: written.body)
    }

    // MARK: Withdrawal

    /// `mado resident withdraw`: erases the person and leaves the counts. Of somebody who works as a supporter more is kept:
    /// that is shown, and asked, before anything is done.
    package func withdraw(_ word: String, isConfirmed: Bool) throws(ClientFailure) {
        let id = try resident(word)
        let path = "\(Self.residents)/\(id.written)/withdrawal"
        var written: Written
        do {
            written = try write(.post, path, WithdrawalDraft(confirm: isConfirmed ? true : nil))
        } catch .refused(let problem)
            where problem.type == DeskError.conflict(.withdrawalNeedsConfirmation).type && !isConfirmed
        {
            guard console.isInteractive else { throw .client(.confirmationNeeded(why: problem.detail)) }
            try agree(to: PeopleText.askToWithdraw(why: problem.detail.shownWhole).text(in: language))
            written = try write(.post, path, WithdrawalDraft(confirm: true))
        } catch {
            throw error
        }
        let withdrawal: WithdrawalDocument? = written.document()
        let keepsSupporter = withdrawal?.kept.contains("supporter") ?? false
        report(.withdrawn(id: id.written, keepsSupporter: keepsSupporter), json: written.body)
    }
}

extension ResidentRequest {
    /// Whether a consent is all that is said.
    fileprivate var isOnlyConsent: Bool { words.isEmpty && name == nil && kana == nil && phone == nil }
}

extension String {
    /// What may be shown of the way in which a resident was named: the end of an id, and nothing of a number or a name.
    fileprivate var residentEnd: String {
        UUID(exactly: searchKey).map(\.end) ?? ""
    }
}
