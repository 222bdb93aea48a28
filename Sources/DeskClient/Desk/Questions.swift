internal import DeskText
internal import SupportDesk

/// A question about one field.
private struct Question {
    let text: ClientText
    let field: ConsultationField
    /// What may be answered by its number in the list.
    var choices: [(code: String, title: String)] = []
    /// Whether Enter alone is no answer.
    var isNeeded = false
}

extension DeskSession {
    /// Asks for a consultation, field by field. An answer may be words as `mado log` takes them, or numbers of the list shown.
    func askForEntry() throws(ClientFailure) -> QuickEntry {
        guard console.isInteractive else { throw .client(.noWords) }
        let grammar = try grammar()
        var entry = QuickEntry()
        for question in try questions() { try ask(question, grammar, into: &entry) }
        return entry
    }

    /// Shows what would be recorded and asks whether it shall be.
    func confirm(_ draft: ConsultationDraft) throws(ClientFailure) {
        let question = ClientText.askToRecord(line: try words().line(draft)).text(in: language)
        while let answer = console.ask(question)?.searchKey {
            if ["", "y", "yes", "はい"].contains(answer) { return }
            if ["n", "no", "いいえ"].contains(answer) { throw .declined }
            console.say(ClientText.answerYesOrNo.text(in: language))
        }
        throw .declined
    }

    /// Asks, and goes on only for a plain yes: what is lost cannot be had back.
    func agree(to question: String) throws(ClientFailure) {
        while let answer = console.ask(question)?.searchKey {
            if ["y", "yes", "はい"].contains(answer) { return }
            if ["", "n", "no", "いいえ"].contains(answer) { throw .declinedChange }
            console.say(ClientText.answerYesOrNo.text(in: language))
        }
        throw .declinedChange
    }

    private func questions() throws(ClientFailure) -> [Question] {
        let topics = try currentTopics().map { ($0.code.rawValue, $0.title.text(in: language)) }
        let outcomes = try currentOutcomes().map { ($0.code.rawValue, $0.title.text(in: language)) }
        return [
            Question(text: .askTopics, field: .topics, choices: topics, isNeeded: true),
            Question(text: .askAge, field: .ageBand),
            Question(text: .askMinutes, field: .minutes),
            Question(
                text: .askChannel,
                field: .channel,
                choices: Channel.allCases.map { ($0.rawValue, $0.title(in: language)) }
            ),
            Question(text: .askOutcome, field: .outcome, choices: outcomes),
        ]
    }

    /// Asks until the answer is understood, or there is none.
    private func ask(
        _ question: Question,
        _ grammar: QuickEntryGrammar,
        into entry: inout QuickEntry
    ) throws(ClientFailure) {
        offer(question.choices.map(\.title))
        while let answer = console.ask(question.text.text(in: language)) {
            if answer.allSatisfy(\.isWhitespace) {
                guard question.isNeeded else { return }
                console.say(ClientText.topicNeeded.text(in: language))
                continue
            }
            do {
                return try grammar.read(question.chosen(by: answer) ?? answer, as: question.field, into: &entry)
            } catch {
                for problem in error.problems { console.say(problem.sentence(in: language)) }
            }
        }
        throw .declined
    }

    /// The names with their numbers, in as many columns as the terminal is wide.
    private func offer(_ names: [String]) {
        guard !names.isEmpty else { return }
        let items = names.enumerated().map { "\($0.offset < 9 ? " " : "")\($0.offset + 1) \($0.element)" }
        let column = (items.map(\.cells).max() ?? 0) + 2
        let columns = max(1, min((console.width ?? 80) / column, items.count))
        let rows = (items.count + columns - 1) / columns
        for row in 0..<rows {
            let line = stride(from: row, to: items.count, by: rows).map { place in
                place + rows < items.count ? items[place].padded(toCells: column) : items[place]
            }
            console.say(line.joined())
        }
    }
}

extension Question {
    /// The codes of the choices whose numbers the answer gives; nil when it is not such numbers alone.
    func chosen(by answer: String) -> String? {
        let numbers = answer.searchKey.split { " ,、".contains($0) }.map { Int($0) }
        let chosen = numbers.compactMap { $0 }.filter { $0 >= 1 && $0 <= choices.count }.map { choices[$0 - 1].code }
        return chosen.isEmpty || chosen.count != numbers.count ? nil : chosen.joined(separator: " ")
    }
}

extension String {
    /// With blanks behind it up to this width.
    func padded(toCells width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - cells))
    }
}
