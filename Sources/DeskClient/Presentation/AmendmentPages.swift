internal import DeskText
internal import SupportDesk

/// Says in words what an amendment asks for, and how it was decided.
struct AmendmentPages {
    let closings: ClosingPages
    let consultations: ConsultationWords

    private var words: PeopleWords { closings.words }
    private var language: Language { words.language }

    /// An amendment in one line: what is asked for, in which months, where and, for those who are told, why.
    func line(_ amendment: AmendmentDocument) -> String {
        var parts = [operation(amendment), periods(amendment)]
        if let site = amendment.site { parts.append(words.site(site)) }
        if let reason = amendment.reason { parts.append("\(closings.text(.reason)) \(reason.shown)") }
        return parts.joined(separator: words.manner.separator)
    }

    private func operation(_ amendment: AmendmentDocument) -> String {
        Amendment.Operation(rawValue: amendment.operation)?.title(in: language) ?? amendment.operation.shown
    }

    private func state(_ amendment: AmendmentDocument) -> String {
        Amendment.State(rawValue: amendment.state)?.title(in: language) ?? amendment.state.shown
    }

    /// The closed months that it touches, or the year that it would reopen.
    private func periods(_ amendment: AmendmentDocument) -> String {
        let codes = amendment.operation == Amendment.Operation.reopen.rawValue ? [amendment.subject] : amendment.months
        return words.list(codes.map(closings.period))
    }

    /// The table of `mado amendment list`.
    func table(_ amendments: [AmendmentDocument]) -> [String] {
        let columns: [(ClosingLabel, ReportTable.Yielding)] = [
            (.id, .never), (.state, .never), (.operation, .never), (.period, .never), (.site, .dropped(1)),
            (.reason, .never), (.proposedAt, .dropped(0)), (.proposedBy, .dropped(2)),
        ]
        return words.lines(
            columns.map { .init(closings.text($0.0), .left, $0.1) },
            flexible: 5,
            rows: amendments.map { amendment in
                [
                    String(amendment.id.suffix(6)), state(amendment), operation(amendment), periods(amendment),
                    words.site(amendment.site), amendment.reason?.shown ?? ReportTable.nothing,
                    closings.moment(amendment.proposedAt), amendment.proposedBy.shown,
                ]
            }
        )
    }

    /// The sheet of `mado amendment show`.
    func sheet(_ amendment: AmendmentDocument) -> [String] {
        let isRecord = amendment.operation != Amendment.Operation.reopen.rawValue
        let rows: [(label: ClosingLabel, text: String?)] = [
            (.operation, operation(amendment)), (.period, periods(amendment)),
            (.site, amendment.site.map { words.site($0) }), (.subject, isRecord ? amendment.subject : nil),
            (.reason, amendment.reason ?? ReportTable.nothing), (.proposedAt, closings.moment(amendment.proposedAt)),
            (.proposedBy, amendment.proposedBy), (.state, state(amendment)),
            (.decidedAt, amendment.decidedAt.map { closings.moment($0) }), (.decidedBy, amendment.decidedBy),
            (.remark, amendment.remark), (.change, amendment.change.map { change(written: $0, amendment) }),
        ]
        let said = rows.compactMap { row in row.text.map { (closings.text(row.label), $0) } }
        return ["\(closings.text(.amendment)) \(amendment.id)"] + ConsultationSheet.aligned(said)
    }

    /// What a change says, field by field; as it was sent, when it is not about a consultation.
    private func change(written: String, _ amendment: AmendmentDocument) -> String {
        let operation = Amendment.Operation(rawValue: amendment.operation)
        guard operation == .recordConsultation || operation == .correctConsultation,
            let change = ProposedChange(json: written)
        else { return written }
        let fields = ConsultationField.allCases.compactMap { field -> String? in
            let text =
                change.emptied.contains(field) ? closings.text(.emptied) : consultations.text(field, of: change.values)
            return text.map { "\(field.title(in: language)) \($0)" }
        }
        return fields.joined(separator: "\n")
    }
}
