internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

extension DeskSession {
    /// `mado course attend`: who was there, in one line.
    ///
    /// - Parameter lateReason: why it comes after its month was closed.
    package func attend(_ code: String, _ words: [String], lateReason: String? = nil) throws(ClientFailure) {
        guard !words.isEmpty else { throw .client(.wordsNeeded) }
        if let lateReason { try check(reason: lateReason) }
        let grammar = AttendanceGrammar(today: today, eras: try lists().eras, language: language)
        var entry: AttendanceEntry
        do {
            entry = try grammar.read(words)
        } catch {
            throw .peopleWords(error.problems)
        }
        try lookUp(&entry)
        let course = code.courseCode
        let line = AttendanceWords(language: language).line(entry)
        let (id, written): (UUID, Written)
        do {
            (id, written) = try record(
                in: "/v1/courses/\(course.percentEncoded)/attendances",
                AttendanceDraft(entry, lateReason: lateReason),
                echo: line
            )
        } catch {
            throw error.askingForReason
        }
        if written.awaitsApproval { return try reportWaiting(written.body) }
        report(.attended(course: course, people: entry.people, line: line, id: id.end), json: written.body)
    }

    /// Finds those who were named by a number or a name.
    private func lookUp(_ entry: inout AttendanceEntry) throws(ClientFailure) {
        for place in entry.groups.indices {
            guard case .named(let word) = entry.groups[place].who else { continue }
            entry.groups[place].who = .resident(try resident(word))
        }
        let residents = entry.groups.filter(\.who.isOnRecord).map(\.who)
        guard Set(residents).count == residents.count else { throw .peopleWords([.samePersonTwice]) }
    }

    /// `mado course attendance`: what was recorded, line by line.
    package func attendances(_ code: String) throws(ClientFailure) {
        let answer = try fetchAttendances(code)
        if answer.document.items.isEmpty, !manner.json { return hint(.noAttendance) }
        try show(answer) { document, words in words.attendances(document.items) }
    }

    /// `mado course unattend`: takes one recording back.
    package func unattend(_ code: String, _ written: String, reason: String) throws(ClientFailure) {
        try check(reason: reason)
        let course = code.courseCode
        let id = try id(written) { () throws(ClientFailure) in
            try fetchAttendances(code).document.items.filter { !$0.void }.map(\.attendance)
        }
        let path = "/v1/courses/\(course.percentEncoded)/attendances/\(id)/void"
        let answer = try write(.post, path, ReasonDraft(reason: reason))
        if answer.awaitsApproval { return try reportWaiting(answer.body) }
        report(.attendanceVoided(course: course, id: String(id.suffix(6))), json: answer.body)
    }

    private func fetchAttendances(
        _ code: String
    ) throws(ClientFailure) -> Answer<ListDocument<AttendanceDocument>> {
        try connection().get("/v1/courses/\(code.courseCode.percentEncoded)/attendances")
    }

    // MARK: Places

    /// `mado course place`: books a place, for somebody on record or for somebody of an age.
    package func place(_ code: String, _ words: [String]) throws(ClientFailure) {
        let course = code.courseCode
        var draft = PlaceDraft()
        if !words.isEmpty {
            let word = words.joined(separator: " ")
            let grammar = PeopleGrammar(.ages, lists: try lists(), today: today, language: language)
            if let band = try? grammar.read(words).ageBand {
                draft.ageBand = band.rawValue
            } else {
                draft.resident = try resident(word).written
            }
        }
        let (id, written) = try record(
            in: "/v1/courses/\(course.percentEncoded)/places",
            draft,
            echo: "\(course) \(words.joined(separator: " ").shown)"
        )
        let place: PlaceDocument? = written.document()
        let waiting = place?.status == "waiting" ? place?.position ?? 0 : nil
        report(.placed(course: course, waiting: waiting, id: id.end), json: written.body)
    }

    /// `mado course places`
    package func places(_ code: String) throws(ClientFailure) {
        let answer = try fetchPlaces(code)
        if answer.document.items.isEmpty, !manner.json { return hint(.noPlaces) }
        try show(answer) { document, words in words.places(document.items) }
    }

    /// `mado course unplace`: frees a place; who waited first moves up.
    package func unplace(_ code: String, _ written: String) throws(ClientFailure) {
        let course = code.courseCode
        let id = try id(written) { () throws(ClientFailure) in
            try fetchPlaces(code).document.items.filter { $0.status != "cancelled" }.map(\.place)
        }
        let path = "/v1/courses/\(course.percentEncoded)/places/\(id)/cancel"
        let answer = try write(.post, path, [String: String]())
        let cancelled: PlaceDocument? = answer.document()
        let movedUp = cancelled?.movedUp.map { String($0.suffix(6)) }
        report(.placeCancelled(course: course, id: String(id.suffix(6)), movedUp: movedUp), json: answer.body)
    }

    private func fetchPlaces(_ code: String) throws(ClientFailure) -> Answer<ListDocument<PlaceDocument>> {
        try connection().get("/v1/courses/\(code.courseCode.percentEncoded)/places")
    }
}
