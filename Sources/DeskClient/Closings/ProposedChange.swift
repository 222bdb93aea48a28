internal import FoundationEssentials
internal import SupportDesk

/// What an amendment says of a consultation: values, and fields that shall be empty.
struct ProposedChange: Decodable {
    let values: ConsultationDraft
    let emptied: Set<ConsultationField>

    /// Reads the JSON text of an amendment; nil when it is something else.
    init?(json: String) {
        guard let change = try? JSONDecoder().decode(ProposedChange.self, from: Data(json.utf8)) else { return nil }
        self = change
    }

    init(from decoder: any Decoder) throws {
        values = try ConsultationDraft(from: decoder)
        let nulls = try decoder.singleValueContainer().decode([String: Null].self)
        emptied = Set(nulls.filter(\.value.isNull).compactMap { ConsultationField(rawValue: $0.key) })
    }

    private struct Null: Decodable {
        let isNull: Bool

        init(from decoder: any Decoder) throws {
            isNull = try decoder.singleValueContainer().decodeNil()
        }
    }
}
