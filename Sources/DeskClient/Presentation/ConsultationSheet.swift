internal import DeskText
internal import SupportDesk

/// The sheet of `mado show`: every field that says something, and what happened to the record.
struct ConsultationSheet {
    let words: ConsultationWords

    func lines(_ consultation: ConsultationDocument, _ revisions: [ConsultationRevisionDocument]) -> [String] {
        let draft = ConsultationDraft(consultation)
        var rows: [(label: String, text: String)] = ConsultationField.allCases.compactMap { field in
            words.text(field, of: draft).map { (field.title(in: words.language), $0) }
        }
        rows += [
            (label(.recordedAt), moment(consultation.recordedAt)), (label(.recordedBy), consultation.recordedBy),
            (label(.revision), String(consultation.revision)),
        ]
        if consultation.void { rows.append((label(.state), label(.void))) }
        return ["\(label(.consultation)) \(consultation.id)"] + Self.aligned(rows) + history(revisions)
    }

    private func history(_ revisions: [ConsultationRevisionDocument]) -> [String] {
        guard revisions.count > 1 else { return [] }
        var table = TextTable([
            .init(label(.revision), .right), .init(label(.history)), .init(label(.held)), .init(label(.recordedBy)),
            .init(label(.reason)),
        ])
        for revision in revisions {
            let kind: String =
                switch ConsultationRevision.Kind(rawValue: revision.kind) {
                case .recorded: label(.recorded)
                case .corrected: label(.corrected)
                case .voided: label(.voided)
                case nil: revision.kind.shown
                }
            table.append([
                String(revision.revision), kind, moment(revision.changedAt), revision.changedBy.shown,
                (revision.reason ?? "").shown,
            ])
        }
        return [""] + table.lines()
    }

    private func label(_ label: ClientLabel) -> String { label.text(in: words.language) }

    private func moment(_ text: String) -> String {
        Instant(rfc3339: text)?.short(in: words.language, today: words.today) ?? text
    }

    /// Labels and texts in two columns; the further lines of a text stand below its first one.
    static func aligned(_ rows: [(label: String, text: String)]) -> [String] {
        let width = (rows.map(\.label.cells).max() ?? 0) + 2
        return rows.flatMap { label, text in
            text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map { place, line in
                "  " + (place == 0 ? label : "").padded(toCells: width) + String(line).shownWhole
            }
        }
    }
}
