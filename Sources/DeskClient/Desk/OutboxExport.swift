internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

extension DeskSession {
    private static let formats = ["ndjson", "csv"]

    /// `mado outbox export`: everything that this account has not sent, for another machine or for the eye.
    package func exportOutbox(format: String?) throws(ClientFailure) {
        let format = format?.searchKey ?? Self.formats[0]
        guard Self.formats.contains(format) else { throw .client(.unknownFormat(known: Self.formats)) }
        let items = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.items() }.withStates
        guard !items.isEmpty else { throw .outbox(.nothingToExport) }
        if format == "csv" {
            return console.print(bytes: Self.csv(items).bytes)
        }
        let lines = items.map { OutboxDocument.json(OutboxDocument.Item($0.item, $0.state)) + [UInt8(ascii: "\n")] }
        console.print(bytes: Array(lines.joined()))
    }

    private static func csv(_ items: [(item: OutboxItem, state: OutboxState)]) -> CommaSeparatedValues {
        let fields = ConsultationField.allCases
        var csv = CommaSeparatedValues(
            ["number", "kind", "id", "status", "savedAt"] + fields.map(\.rawValue) + ["cleared", "reason", "problem"]
        )
        for (item, state) in items {
            let draft = item.draft ?? item.correction?.changes.values ?? ConsultationDraft()
            let about: [String?] = [
                String(item.number), item.kind.rawValue, item.record.written, state.rawValue, item.madeAt.description,
            ]
            let cleared = item.correction?.changes.cleared.map(\.rawValue).sorted().joined(separator: ";")
            csv.append(
                about + fields.map { draft.code($0) } + [cleared, item.reason, item.refusal.map(OutboxSheet.reason)]
            )
        }
        return csv
    }
}

extension ConsultationDraft {
    /// What the field holds, in codes.
    fileprivate func code(_ field: ConsultationField) -> String? {
        switch field {
        case .site: site
        case .heldAt: heldAt
        case .heldOn: heldOn
        case .channel: channel
        case .topics: topics?.joined(separator: ";")
        case .ageBand: ageBand
        case .minutes: minutes.map(String.init)
        case .outcome: outcome
        case .town: town
        case .supporters: supporters?.joined(separator: ";")
        case .resident: resident
        case .supportCase: supportCase
        case .satisfaction: satisfaction.map(String.init)
        case .canDoOnline: canDoOnline.map(String.init)
        case .receipt: receipt
        case .note: note
        }
    }
}
