package import SupportDesk

/// What a correction changes, and why.
package struct Correction: Codable, Hashable, Sendable {
    package var changes: Changes
    package var reason: String

    package init(changes: Changes, reason: String) {
        self.changes = changes
        self.reason = reason
    }

    /// New values for fields, and fields that shall be empty. Others stay as they are.
    package struct Changes: Codable, Hashable, Sendable {
        package var values = ConsultationDraft()
        package var cleared: Set<ConsultationField> = []

        package init() {}

        package init(from decoder: any Decoder) throws {
            values = try ConsultationDraft(from: decoder)
            let container = try decoder.container(keyedBy: FieldKey.self)
            for field in ConsultationField.allCases where container.contains(FieldKey(field)) {
                if try container.decodeNil(forKey: FieldKey(field)) { cleared.insert(field) }
            }
        }

        package var isEmpty: Bool { values == ConsultationDraft() && cleared.isEmpty }

        /// The values as the draft has them, and null for what is cleared.
        package func encode(to encoder: any Encoder) throws {
            try values.encode(to: encoder)
            var container = encoder.container(keyedBy: FieldKey.self)
            for field in cleared { try container.encodeNil(forKey: FieldKey(field)) }
        }
    }

    private struct FieldKey: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(_ field: ConsultationField) {
            stringValue = field.rawValue
        }

        init?(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }
}
