internal import DeskText
internal import SupportDesk

/// The table of `mado outbox`.
struct OutboxTable {
    let words: ConsultationWords

    /// The heading and a line for each item.
    func lines(_ items: [(item: OutboxItem, state: OutboxState)], width: Int?) -> [String] {
        let labels: [OutboxLabel] = [.number, .kind, .saved, .content]
        let titles = labels.map { $0.text(in: words.language) }
        let language = words.language
        var table = TextTable([
            .init(titles[0], .right), .init(ClientLabel.id.text(in: language)), .init(titles[1]),
            .init(ClientLabel.state.text(in: language)), .init(titles[2]), .init(titles[3]),
            .init(OutboxLabel.problem.text(in: language)),
        ])
        for (item, state) in items {
            table.append([
                String(item.number), item.record.ending, item.kind.label.text(in: language),
                state.label.text(in: language), item.madeAt.short(in: language, today: words.today), content(item),
                item.refusal.map(OutboxSheet.reason) ?? "",
            ])
        }
        return table.lines(width: width)
    }

    /// An item in a line of its own.
    func line(_ item: OutboxItem) -> String {
        "\(item.number)  \(item.kind.label.text(in: words.language))  \(content(item)) [id \(item.record.ending)]"
    }

    private func content(_ item: OutboxItem) -> String {
        if let draft = item.draft { return words.line(draft) }
        if let correction = item.correction { return words.line(correction.changes.values) }
        return item.reason?.shown ?? ""
    }
}

/// The sheet of `mado outbox show`.
struct OutboxSheet {
    let words: ConsultationWords

    func lines(_ item: OutboxItem, _ state: OutboxState) -> [String] {
        func label(_ label: OutboxLabel) -> String { label.text(in: words.language) }
        let attempt: OutboxLabel = item.isUnsent ? .neverSent : .mayHaveArrived
        var rows: [(label: String, text: String)] = [
            (label(.kind), label(item.kind.label)),
            (ClientLabel.state.text(in: words.language), "\(label(state.label)) (\(label(attempt)))"),
            (label(.saved), item.madeAt.short(in: words.language, today: words.today)),
        ]
        let draft = item.draft ?? item.correction?.changes.values ?? ConsultationDraft()
        rows += ConsultationField.allCases.compactMap { field in
            words.text(field, of: draft).map { (field.title(in: words.language), $0) }
        }
        for field in ConsultationField.allCases where item.correction?.changes.cleared.contains(field) == true {
            rows.append((field.title(in: words.language), ClientLabel.none.text(in: words.language)))
        }
        if let reason = item.reason { rows.append((ClientLabel.reason.text(in: words.language), reason)) }
        if let problem = item.refusal { rows.append((label(.problem), Self.answer(problem))) }
        return ["\(label(.number)) \(item.number)  \(item.record.written)"] + ConsultationSheet.aligned(rows)
    }

    /// What the server said, in a line.
    static func reason(_ problem: ProblemDocument) -> String {
        problem.errors?.first?.detail ?? problem.detail
    }

    /// What the server said, with its codes: for whoever has to look into it.
    private static func answer(_ problem: ProblemDocument) -> String {
        let errors = (problem.errors ?? []).map { "\($0.field): \($0.detail) (\($0.code))" }
        return (["\(problem.detail) (\(problem.type), \(problem.status))"] + errors).joined(separator: "\n")
    }
}

extension OutboxItem.Kind {
    var label: OutboxLabel {
        switch self {
        case .consultation: .consultation
        case .correction: .correction
        case .void: .void
        }
    }
}

extension OutboxState {
    var label: OutboxLabel {
        switch self {
        case .waiting: .waiting
        case .refused: .refused
        case .behind: .behind
        }
    }
}
