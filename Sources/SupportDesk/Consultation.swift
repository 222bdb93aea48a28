package import FoundationEssentials

/// 相談: one support session, as it is on record.
package struct Consultation: Hashable, Sendable {
    package typealias ID = UUID

    package let id: ID
    package let content: ConsultationContent
    /// 1 when first recorded, one more with each correction and with a void.
    package let revision: Int
    package let recordedAt: Instant
    package let recordedBy: String
    /// 取消: it counts nowhere any more, and stays readable.
    package let isVoid: Bool

    package init(
        id: ID,
        content: ConsultationContent,
        revision: Int,
        recordedAt: Instant,
        recordedBy: String,
        isVoid: Bool
    ) {
        self.id = id
        self.content = content
        self.revision = revision
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        self.isVoid = isVoid
    }
}

/// What a consultation says. Only ``Desk/content(of:now:)`` makes one from what people send.
package struct ConsultationContent: Hashable, Sendable {
    package var site: Site.ID
    /// 相談日: the day in Japan on which it was held. It belongs to this day, not to the one on which it was typed in.
    package var heldOn: CivilDate
    /// The moment, when it is known; its day in Japan is ``heldOn``.
    package var heldAt: Instant?
    package var channel: Channel
    /// One or more, each once, in the ward's order.
    package var topics: [Topic.ID]
    package var ageBand: AgeBand
    package var minutes: Minutes?
    package var outcome: Outcome.ID?
    /// Where the resident lives, when it was said.
    package var town: Town.ID?
    package var supporters: [Supporter.ID]
    /// The resident, if on record by consent.
    package var resident: UUID?
    package var supportCase: UUID?
    /// 1…5
    package var satisfaction: Int?
    package var canDoOnline: Bool?
    /// 受付番号, unique in the ward; in ``Swift/String/codeForm``.
    @Verbatim package var receipt: String?
    @Verbatim package var note: String?

    package init(
        site: Site.ID,
        heldOn: CivilDate,
        heldAt: Instant? = nil,
        channel: Channel,
        topics: [Topic.ID],
        ageBand: AgeBand = .unknown,
        minutes: Minutes? = nil,
        outcome: Outcome.ID? = nil,
        town: Town.ID? = nil,
        supporters: [Supporter.ID] = [],
        resident: UUID? = nil,
        supportCase: UUID? = nil,
        satisfaction: Int? = nil,
        canDoOnline: Bool? = nil,
        receipt: String? = nil,
        note: String? = nil
    ) {
        self.site = site
        self.heldOn = heldOn
        self.heldAt = heldAt
        self.channel = channel
        self.topics = topics
        self.ageBand = ageBand
        self.minutes = minutes
        self.outcome = outcome
        self.town = town
        self.supporters = supporters
        self.resident = resident
        self.supportCase = supportCase
        self.satisfaction = satisfaction
        self.canDoOnline = canDoOnline
        self.receipt = receipt
        self.note = note
    }
}

/// The fields of a consultation by the names that JSON and people's errors use.
package enum ConsultationField: String, Sendable, CaseIterable {
    case site, heldAt, heldOn, channel, topics, ageBand, minutes, outcome, town, supporters, resident, supportCase
    case satisfaction, canDoOnline, receipt, note
}

/// A consultation as someone submits it: nothing in it has been checked against the desk.
package struct ConsultationDraft: Codable, Hashable, Sendable {
    package var site: String?
    /// RFC 3339.
    package var heldAt: String?
    /// ISO, or as people write days (``DateReading``).
    package var heldOn: String?
    package var channel: String?
    package var topics: [String]?
    package var ageBand: String?
    package var minutes: Int?
    package var outcome: String?
    package var town: String?
    package var supporters: [String]?
    package var resident: String?
    package var supportCase: String?
    package var satisfaction: Int?
    package var canDoOnline: Bool?
    package var receipt: String?
    package var note: String?

    package init() {}

    /// The draft that would make this content again.
    package init(_ content: ConsultationContent) {
        site = content.site.rawValue
        heldAt = content.heldAt?.description
        heldOn = content.heldAt == nil ? content.heldOn.description : nil
        channel = content.channel.rawValue
        topics = content.topics.map(\.rawValue)
        ageBand = content.ageBand.rawValue
        minutes = content.minutes?.value
        outcome = content.outcome?.rawValue
        town = content.town?.rawValue
        supporters = content.supporters.map(\.rawValue)
        resident = content.resident?.written
        supportCase = content.supportCase?.written
        satisfaction = content.satisfaction
        canDoOnline = content.canDoOnline
        receipt = content.receipt
        note = content.note
    }
}
