internal import NIOCore
internal import SupportDesk

extension JSONWriter {
    /// The same members that encoding the document gives; without those that have no value.
    mutating func consultation(_ document: ConsultationDocument) {
        object { writer in
            writer.member("id", document.id)
            writer.member("site", document.site)
            writer.member("heldAt", document.heldAt)
            writer.member("heldOn", document.heldOn)
            writer.member("channel", document.channel)
            writer.member("topics", document.topics)
            writer.member("ageBand", document.ageBand)
            writer.member("minutes", document.minutes)
            writer.member("outcome", document.outcome)
            writer.member("town", document.town)
            writer.member("supporters", document.supporters)
            writer.member("resident", document.resident)
            writer.member("supportCase", document.supportCase)
            writer.member("satisfaction", document.satisfaction)
            writer.member("canDoOnline", document.canDoOnline)
            writer.member("receipt", document.receipt)
            writer.member("note", document.note)
            writer.member("revision", document.revision)
            writer.member("recordedAt", document.recordedAt)
            writer.member("recordedBy", document.recordedBy)
            writer.member("void", document.void)
        }
    }
}

extension ByteBuffer {
    /// A consultation as an answer carries it.
    init(_ consultation: Consultation) {
        var writer = JSONWriter()
        writer.consultation(ConsultationDocument(consultation))
        self.init(bytes: writer.bytes)
    }

    /// A page of consultations: `{"items":[…]}`.
    init(_ consultations: [Consultation]) {
        var writer = JSONWriter(capacity: 512 * (consultations.count + 1))
        writer.object { writer in
            writer.member("items") { writer in
                writer.list(consultations) { writer, consultation in
                    writer.consultation(ConsultationDocument(consultation))
                }
            }
        }
        self.init(bytes: writer.bytes)
    }
}
