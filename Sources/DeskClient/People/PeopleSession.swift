internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

extension DeskSession {
    // MARK: Words

    /// What the words say. Words that the lists do not know may be newer than they are: then they are looked up in new ones.
    func understand(_ words: [String], _ slots: PeopleSlots) throws(ClientFailure) -> PeopleEntry {
        let grammar = PeopleGrammar(slots, lists: try lists(), today: today, language: language)
        do {
            return try grammar.read(words)
        } catch {
            guard error.problems.contains(where: \.isUnknownWord), refreshLists() else {
                throw .peopleWords(error.problems)
            }
        }
        let newGrammar = PeopleGrammar(slots, lists: try lists(), today: today, language: language)
        do {
            return try newGrammar.read(words)
        } catch {
            throw .peopleWords(error.problems)
        }
    }

    /// The one code that an option names: `--kind 基本`.
    func code(_ word: String?, _ field: PeopleField, _ slots: PeopleSlots) throws(ClientFailure) -> String? {
        guard let word else { return nil }
        return try understand([word], slots).code(field)
    }

    /// The codes that an option lists: `--purposes 記録,連絡`.
    func codes(_ word: String?, _ field: PeopleField, _ slots: PeopleSlots) throws(ClientFailure) -> [String]? {
        guard let word else { return nil }
        return try understand([word], slots).codes(field)
    }

    /// The day that an option names, as ISO. A word that is none is for the server to read.
    func day(_ word: String?) throws(ClientFailure) -> String? {
        guard let word else { return nil }
        return try understand([word], .day).day?.description
    }

    /// Refuses a reason that says nothing or holds a My Number.
    func check(reason: String) throws(ClientFailure) {
        guard !reason.allSatisfy(\.isWhitespace) else { throw .client(.reasonNeeded) }
        try check([(.reason, reason)])
    }

    /// Refuses texts that hold a My Number.
    func check(_ texts: [(field: PeopleField, text: String?)]) throws(ClientFailure) {
        let problems = texts.compactMap { field, text in
            text.map(MyNumber.isPresent) == true ? FieldProblem(people: field, .holdsMyNumber) : nil
        }
        guard problems.isEmpty else { throw .invalid(problems) }
    }

    /// Refuses when something that is needed was not said.
    func need(_ fields: [(field: PeopleField, isSaid: Bool)]) throws(ClientFailure) {
        let missing = fields.filter { !$0.isSaid }.map(\.field)
        guard missing.isEmpty else { throw .peopleWords([.missing(missing)]) }
    }

    // MARK: Asking and writing

    /// Shows what is to be shown: the server's JSON, or lines made of the document.
    func show<Document: Sendable>(
        _ answer: Answer<Document>,
        _ lines: (Document, PeopleWords) -> [String]
    ) throws(ClientFailure) {
        keepListsCurrent()
        if manner.json { return printJSON(answer.body) }
        for line in lines(answer.document, try peopleWords()) { console.print(line) }
    }

    /// Prints the server's JSON, with a line feed behind it.
    func printJSON(_ body: [UInt8]) {
        console.print(bytes: body.last == UInt8(ascii: "\n") ? body : body + [UInt8(ascii: "\n")])
    }

    /// Writes something under an id of its own; the same again, when the last answer did not come, under the same id.
    /// `isKept` is no when the body may name a person.
    func record(
        in collection: String,
        _ body: some Encodable,
        isKept: Bool = true,
        id chosen: UUID? = nil,
        echo: @autoclosure () -> String
    ) throws(ClientFailure) -> (id: UUID, written: Written) {
        let connection = try connection()
        let bytes = DeskConnection.json(body)
        let server = connection.server.text
        var random = SystemRandomNumberGenerator()
        let again =
            isKept
            ? UnconfirmedWrite.id(server: server, collection: collection, body: bytes, day: today, in: home) : nil
        let id = chosen ?? again ?? UUID.version7(at: now, random: &random)
        do {
            let written = try connection.write(
                .put,
                "\(collection)/\(id.written)",
                body,
                purpose: isKept ? .writingOnce : .writing
            )
            if again != nil {
                UnconfirmedWrite.remove(from: home)
                hint(.sentAgain)
            }
            keepListsCurrent()
            return (id, written)
        } catch {
            hint(.understood(line: echo()))
            if isKept, error.exitStatus == .unavailable {
                UnconfirmedWrite(
                    server: server,
                    collection: collection,
                    body: String(decoding: bytes, as: UTF8.self),
                    id: id.written,
                    day: today.description
                ).write(in: home)
            }
            keepListsCurrent()
            throw error
        }
    }

    /// Writes something that the server gives a name to, or changes what has one.
    func write(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: some Encodable,
        echo: String? = nil,
        deadline: Duration = HTTPRequest.usualDeadline
    ) throws(ClientFailure) -> Written {
        do {
            let written = try connection().write(method, path, body, deadline: deadline)
            keepListsCurrent()
            return written
        } catch {
            if let echo { hint(.understood(line: echo)) }
            keepListsCurrent()
            throw error
        }
    }

    /// Says what was done; on standard output, unless JSON stands there, and not at all when that is not wanted.
    func report(_ text: PeopleText, json: [UInt8]) {
        report(text.text(in: language), json: json)
    }

    func hint(_ text: PeopleText) {
        if !manner.quiet { console.say(text.text(in: language)) }
    }

    func peopleWords() throws(ClientFailure) -> PeopleWords {
        PeopleWords(
            manner: ReportManner(lists: try lists(), language: language, width: console.width),
            today: today
        )
    }

    /// The code of the site where one works, for what happens at this desk.
    func configuredSite() throws(ClientFailure) -> String? {
        guard let site else { return nil }
        return try code(ofSite: site.text)
    }

    // MARK: Ids

    /// The code of the supporter that people mean by the whole of it, or by a beginning or end that only one has. One that the
    /// lists do not have may be newer than they are: the server knows.
    func code(ofSupporter word: String) throws(ClientFailure) -> String {
        let written = (word.hasPrefix("@") ? String(word.dropFirst()) : word).codeForm
        let key = written.searchKey
        let all = try lists().supporters.map(\.rawValue)
        if let exact = all.first(where: { $0.searchKey == key }) { return exact }
        let found = key.utf8.count < 2 ? [] : all.filter { $0.searchKey.hasSuffix(key) || $0.searchKey.hasPrefix(key) }
        guard found.count > 1 else { return found.first ?? written }
        throw .words([.ambiguousSupporter(word: word, codes: Array(found.prefix(5)))])
    }

    /// The id that people mean by the whole of it, or by an end of four characters or more that only one of `ids` has.
    func id(_ written: String, among ids: () throws(ClientFailure) -> [String]) throws(ClientFailure) -> String {
        let text = written.searchKey
        if UUID(exactly: text) != nil { return text }
        guard text.utf8.count >= 4, text.utf8.count < 36, text.allSatisfy({ $0.isHexDigit || $0 == "-" }) else {
            throw .client(.unreadablePartID)
        }
        let fitting = try ids().filter { $0.hasSuffix(text) || $0.hasPrefix(text) }
        guard let first = fitting.first else { throw .client(.unknownPart) }
        guard fitting.count == 1 else { throw .client(.ambiguousPart(ids: Array(fitting.prefix(5)))) }
        return first
    }
}

extension PeopleWordProblem {
    fileprivate var isUnknownWord: Bool {
        if case .unknown = self { true } else { false }
    }
}

extension String {
    /// A course's code, however it was typed: those that the server gives have a capital C.
    var courseCode: String {
        let code = codeForm
        return code.hasPrefix("c") && String(code.dropFirst()).wholeNumber != nil ? "C" + code.dropFirst() : code
    }
}

extension UUID {
    /// The end of it, by which people tell things apart: `3f2a9c`.
    var end: String { String(written.suffix(6)) }
}
