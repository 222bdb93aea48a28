internal import DeskText
package import SupportDesk

/// What `mado supporter list` was asked for.
package struct SupporterQuery: Sendable {
    package var site: String?
    package var kind: String?
    package var status: String?
    package var language: String?
    /// Certificates and appointments that end within so many days.
    package var ending: Int?

    package init(
        site: String? = nil,
        kind: String? = nil,
        status: String? = nil,
        language: String? = nil,
        ending: Int? = nil
    ) {
        self.site = site
        self.kind = kind
        self.status = status
        self.language = language
        self.ending = ending
    }
}

/// A name and how to reach somebody. Nil is not said; an empty text takes away what is on record.
package struct ContactRequest: Encodable, Hashable, Sendable {
    package var name: String?
    package var kana: String?
    package var phone: String?
    package var email: String?

    package init(name: String? = nil, kana: String? = nil, phone: String? = nil, email: String? = nil) {
        self.name = name
        self.kana = kana
        self.phone = phone
        self.email = email
    }

    var isEmpty: Bool { self == ContactRequest() }

    var texts: [(field: PeopleField, text: String?)] {
        [(.name, name), (.kana, kana), (.email, email)]
    }
}

/// A transition of one or several supporters.
package struct TransitionRequest: Sendable {
    package let status: SupporterStatus
    package var codes: [String]
    /// The day, as people write it; today when it is not said.
    package var on: String?
    package var until: String?
    package var reason: String?

    package init(
        _ status: SupporterStatus,
        _ codes: [String],
        on: String? = nil,
        until: String? = nil,
        reason: String? = nil
    ) {
        self.status = status
        self.codes = codes
        self.on = on
        self.until = until
        self.reason = reason
    }
}

extension DeskSession {
    /// `mado supporter list`
    package func supporters(_ query: SupporterQuery) throws(ClientFailure) {
        let slots = PeopleSlots.supporterKind
        var parameters: [(name: String, value: String?)] = []
        if let site = query.site { parameters.append(("site", try code(ofSite: site))) }
        parameters.append(("kind", try code(query.kind, .kind, slots)))
        parameters.append(("status", try code(query.status, .status, .status)))
        parameters.append(("language", try code(query.language, .languages, .language)))
        parameters.append(("endingWithin", query.ending.map { String($0) }))
        let answer: Answer<ListDocument<SupporterDocument>> = try connection().get("/v1/supporters", parameters)
        if answer.document.items.isEmpty, !manner.json { return hint(.noSupporters) }
        try show(answer) { document, words in words.supporters(document.items) }
    }

    /// `mado supporter show`
    package func supporter(_ code: String) throws(ClientFailure) {
        let path = "/v1/supporters/\(try self.code(ofSupporter: code).percentEncoded)"
        let answer: Answer<SupporterDocument> = try connection().get(path)
        try show(answer) { supporter, words in words.sheet(supporter) }
    }

    /// `mado supporter add`: an applicant, or somebody whose code was on record without more.
    package func addSupporter(
        _ words: [String],
        _ contact: ContactRequest,
        code: String?
    ) throws(ClientFailure) {
        try check(contact.texts)
        let entry = try understand(words, .supporter)
        try need([(.kind, entry.code(.kind) != nil)])
        var draft = SupporterDraftSent(entry)
        draft.supporter = code?.codeForm
        draft.contact = contact
        let line = try peopleWords().line(draft)
        let written = try write(.post, "/v1/supporters", draft, echo: line)
        let made: SupporterDocument? = written.document()
        report(.supporterAdded(supporter: made?.supporter ?? draft.supporter ?? "", line: line), json: written.body)
    }

    /// `mado supporter change`: what is named changes, all else stays.
    package func changeSupporter(_ code: String, _ words: [String]) throws(ClientFailure) {
        let entry = try understand(words, .supporter)
        guard !entry.isEmpty else { throw .client(.nothingToChange) }
        let code = try self.code(ofSupporter: code)
        let path = "/v1/supporters/\(code.percentEncoded)"
        let old: Answer<SupporterDocument> = try connection().get(path)
        var draft = SupporterDraftSent(old.document)
        draft.take(entry)
        let line = try peopleWords().line(draft)
        let written = try write(.put, path, draft, echo: line)
        report(.supporterChanged(supporter: code, line: line), json: written.body)
    }

    /// `mado supporter start|certify|activate|pause|lapse|retire|decline`: one after another, and each as far as it goes.
    package func change(_ request: TransitionRequest) throws(ClientFailure) {
        if let reason = request.reason { try check(reason: reason) }
        let draft = TransitionDraft(
            status: request.status.rawValue,
            date: try day(request.on),
            reason: request.reason,
            until: try day(request.until)
        )
        var codes: [String] = []
        for word in request.codes { codes.append(try code(ofSupporter: word)) }
        var failure: ClientFailure?
        for code in codes {
            do {
                let path = "/v1/supporters/\(code.percentEncoded)/transitions"
                let written = try write(.post, path, draft)
                let supporter: SupporterDocument? = written.document()
                let words = try peopleWords()
                report(
                    .supporterNow(
                        supporter: code,
                        status: words.status(request.status.rawValue),
                        ends: words.ends(supporter)
                    ),
                    json: written.body
                )
            } catch {
                // The others are other people: one refusal does not stop them, and is told all the same.
                guard codes.count > 1, error.exitStatus == .dataRefused else { throw error }
                for line in error.lines(in: language) { console.say("\(code): \(line)") }
                failure = error
            }
        }
        if let failure { throw codes.count > 1 ? .client(.someRefused) : failure }
    }

    /// `mado supporter renew`: by codes, of a kind, or all.
    package func renew(
        _ words: [String],
        kind: String?,
        all: Bool,
        until: String
    ) throws(ClientFailure) {
        guard [!words.isEmpty, kind != nil, all].count(where: { $0 }) == 1 else {
            throw .client(.someSupportersNeeded)
        }
        var codes: [String]? = words.isEmpty ? nil : []
        for word in words { codes?.append(try code(ofSupporter: word)) }
        let draft = RenewalDraft(
            supporters: codes,
            kind: try code(kind, .kind, .supporterKind),
            until: try day(until)
        )
        let written = try write(.post, "/v1/supporters/renewals", draft)
        guard let renewal: RenewalDocument = written.document() else {
            return report(.renewed(count: 0, until: draft.until ?? ""), json: written.body)
        }
        report(.renewed(count: renewal.renewed.count, until: draft.until ?? ""), json: written.body)
        for passed in renewal.passedOver {
            hint(.passedOver(supporter: passed.supporter, why: PeopleLabel(renewalReason: passed.reason)))
        }
    }

    // MARK: Training

    /// `mado supporter train`: modules that somebody completed.
    package func train(_ code: String, _ words: [String], on day: String?) throws(ClientFailure) {
        let modules = try understand(words, .modules).codes(.module)
        try need([(.module, !modules.isEmpty)])
        let code = try self.code(ofSupporter: code)
        let date = try self.day(day) ?? today.description
        let path = "/v1/supporters/\(code.percentEncoded)/completions"
        let words = try peopleWords()
        for module in modules {
            let written = try write(.post, path, CompletionDraft(module: module, completedOn: date))
            let supporter: SupporterDocument? = written.document()
            report(
                .trained(
                    supporter: code,
                    module: words.module(module),
                    day: words.day(date),
                    missing: supporter?.missingModules.map { words.module($0) }
                ),
                json: written.body
            )
        }
    }

    /// `mado supporter training`: what is missing for whom.
    package func training() throws(ClientFailure) {
        let answer: Answer<TrainingDocument> = try connection().get("/v1/training")
        if answer.document.items.isEmpty, !manner.json { return hint(.nothingMissing) }
        try show(answer) { document, words in words.training(document.items) }
    }

    // MARK: Contact

    /// `mado supporter contact`: shows how to reach somebody, or changes what is named.
    package func contact(_ code: String, _ request: ContactRequest) throws(ClientFailure) {
        try check(request.texts)
        let code = try self.code(ofSupporter: code)
        let path = "/v1/supporters/\(code.percentEncoded)/contact"
        let answer: Answer<SupporterContactDocument> = try connection().get(path)
        if request.isEmpty {
            return try show(answer) { contact, words in words.sheet(contact, of: code) }
        }
        let old = answer.document
        var draft = ContactRequest(name: old.name, kana: old.kana, phone: old.phone, email: old.email)
        draft.take(request)
        let written = try write(.put, path, draft)
        report(.contactChanged(supporter: code), json: written.body)
    }
}

extension ContactRequest {
    /// Takes over what is said; an empty text is nothing from then on.
    fileprivate mutating func take(_ new: ContactRequest) {
        func merged(_ old: String?, _ new: String?) -> String? {
            guard let new else { return old }
            return new.allSatisfy(\.isWhitespace) ? nil : new
        }
        self = ContactRequest(
            name: merged(name, new.name),
            kana: merged(kana, new.kana),
            phone: merged(phone, new.phone),
            email: merged(email, new.email)
        )
    }
}
