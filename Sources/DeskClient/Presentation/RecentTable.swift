internal import DeskText
internal import SupportDesk

/// The table of `mado recent`.
struct RecentTable {
    let words: ConsultationWords
    /// When the records are of several sites.
    let showsSite: Bool

    /// The heading and a line for each record.
    func lines(_ consultations: [ConsultationDocument], width: Int?) -> [String] {
        var columns: [(label: ClientLabel, alignment: TextTable.Column.Alignment, field: ConsultationField?)] = [
            (.id, .left, nil), (.held, .left, nil), (.site, .left, .site), (.topics, .left, .topics),
            (.age, .left, .ageBand), (.minutes, .right, .minutes), (.channel, .left, .channel),
            (.outcome, .left, .outcome),
        ]
        if !showsSite { columns.removeAll { $0.field == .site } }
        var table = TextTable(columns.map { TextTable.Column($0.label.text(in: words.language), $0.alignment) })
        for consultation in consultations {
            let draft = ConsultationDraft(consultation)
            table.append(
                columns.map { column in
                    switch column.label {
                    case .id: String(consultation.id.suffix(6))
                    case .held: words.held(draft) ?? ""
                    default: column.field.flatMap { words.text($0, of: draft) } ?? ""
                    }
                }
            )
        }
        return table.lines(width: width)
    }
}
