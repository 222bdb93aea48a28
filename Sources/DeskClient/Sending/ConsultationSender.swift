package import SupportDesk

/// A consultation made here, on its way to the server.
package struct OutgoingConsultation: Hashable, Sendable {
    /// Made with the record and never again: by it the server knows the record, however often it comes.
    package let id: Consultation.ID
    /// A ``ConsultationDraft`` as JSON; the same bytes each time it is sent.
    package let document: [UInt8]

    package init(id: Consultation.ID, document: [UInt8]) {
        self.id = id
        self.document = document
    }
}

/// Takes a consultation on its way. What is behind it may send at once, or keep it first.
package protocol ConsultationSender {
    /// Returns when the consultation is on record, or waits for approval. Throws when neither is so, or when that is not known.
    func send(_ consultation: OutgoingConsultation) throws(ClientFailure) -> Delivery
}

/// How a consultation arrived.
package struct Delivery: Hashable, Sendable {
    /// The record as the server has it: the JSON of a ``ConsultationDocument``; of an ``AmendmentDocument`` while it waits.
    package let record: [UInt8]
    /// Whether the server had it already, from an earlier attempt whose answer was lost.
    package let wasThereBefore: Bool
    /// Whether it comes late to a closed month, and is on record only once somebody else has approved it.
    package let awaitsApproval: Bool
}
