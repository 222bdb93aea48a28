internal import FoundationEssentials
internal import NIOCore
internal import SupportDesk

extension JSONWriter {
    /// What encoding a ``ConsultationDocument`` gives, at a tenth of the cost; without the members that have no value.
    mutating func consultation(_ consultation: Consultation) {
        let content = consultation.content
        object { writer in
            writer.member("id", consultation.id.written)
            writer.member("site", content.site.rawValue)
            writer.member("heldAt", content.heldAt?.description)
            writer.member("heldOn", content.heldOn.description)
            writer.member("channel", content.channel.rawValue)
            writer.member("topics", content.topics.map(\.rawValue))
            writer.member("ageBand", content.ageBand.rawValue)
            writer.member("minutes", content.minutes?.value)
            writer.member("outcome", content.outcome?.rawValue)
            writer.member("town", content.town?.rawValue)
            writer.member("supporters", content.supporters.map(\.rawValue))
            writer.member("resident", content.resident?.written)
            writer.member("supportCase", content.supportCase?.written)
            writer.member("satisfaction", content.satisfaction)
            writer.member("canDoOnline", content.canDoOnline)
            writer.member("receipt", content.receipt)
            writer.member("note", content.note)
            writer.member("revision", consultation.revision)
            writer.member("recordedAt", consultation.recordedAt.description)
            writer.member("recordedBy", consultation.recordedBy)
            writer.member("void", consultation.isVoid)
        }
    }
}

extension ByteBuffer {
    /// A consultation as an answer carries it.
    init(_ consultation: Consultation) {
        var writer = JSONWriter()
        writer.consultation(consultation)
        self.init(bytes: writer.bytes)
    }

    /// A page of consultations: `{"items":[…]}`.
    init(_ consultations: [Consultation]) {
        var writer = JSONWriter(capacity: 512 * (consultations.count + 1))
        writer.object { writer in
            writer.member("items") { writer in
                writer.list(consultations) { writer, consultation in
                    writer.consultation(consultation)
                }
            }
        }
        self.init(bytes: writer.bytes)
    }
}
