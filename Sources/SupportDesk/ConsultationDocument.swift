private import FoundationEssentials

/// A consultation as HTTP and `--json` show it: ``ConsultationDraft``'s fields as they were understood, and what the record adds.
package struct ConsultationDocument: Codable, Hashable, Sendable {
    package let id: String
    package let site: String
    /// RFC 3339 in Japan's offset; absent when only the day is known.
    package let heldAt: String?
    /// ISO; always present.
    package let heldOn: String
    package let channel: String
    package let topics: [String]
    package let ageBand: String
    package let minutes: Int?
    package let outcome: String?
    package let town: String?
    package let supporters: [String]
    package let resident: String?
    package let supportCase: String?
    package let satisfaction: Int?
    package let canDoOnline: Bool?
    package let receipt: String?
    package let note: String?
    package let revision: Int
    /// RFC 3339 in Japan's offset.
    package let recordedAt: String
    package let recordedBy: String
    package let void: Bool

    package init(_ consultation: Consultation) {
        let content = consultation.content
        id = consultation.id.written
        site = content.site.rawValue
        heldAt = content.heldAt?.description
        heldOn = content.heldOn.description
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
        revision = consultation.revision
        recordedAt = consultation.recordedAt.description
        recordedBy = consultation.recordedBy
        void = consultation.isVoid
    }
}

/// One state of a consultation, and how it came about.
package struct ConsultationRevision: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case recorded, corrected, voided
    }

    /// The record as it stood from this revision on.
    package let consultation: Consultation
    package let kind: Kind
    package let changedAt: Instant
    package let changedBy: String
    /// Why; nil for the first.
    package let reason: String?

    package init(consultation: Consultation, kind: Kind, changedAt: Instant, changedBy: String, reason: String?) {
        self.consultation = consultation
        self.kind = kind
        self.changedAt = changedAt
        self.changedBy = changedBy
        self.reason = reason
    }
}

/// A revision as HTTP and `--json` show it.
package struct ConsultationRevisionDocument: Codable, Hashable, Sendable {
    package let revision: Int
    /// `recorded`, `corrected`, `voided`
    package let kind: String
    package let changedAt: String
    package let changedBy: String
    package let reason: String?
    package let consultation: ConsultationDocument

    package init(_ revision: ConsultationRevision) {
        self.revision = revision.consultation.revision
        kind = revision.kind.rawValue
        changedAt = revision.changedAt.description
        changedBy = revision.changedBy
        reason = revision.reason
        consultation = ConsultationDocument(revision.consultation)
    }
}

/// A page of a list; the next one is at the response's `Link` header.
package struct ListDocument<Item: Codable & Sendable>: Codable, Sendable {
    package let items: [Item]

    package init(items: [Item]) {
        self.items = items
    }
}

/// An error as HTTP shows it (RFC 9457).
package struct ProblemDocument: Codable, Hashable, Sendable {
    package struct FieldError: Codable, Hashable, Sendable {
        package let field: String
        package let code: String
        package let detail: String

        package init(field: String, code: String, detail: String) {
            self.field = field
            self.code = code
            self.detail = detail
        }
    }

    /// A stable name, relative: `consultation-differs`.
    package let type: String
    package let title: String
    package let status: Int
    package let detail: String
    package let requestId: String
    /// For 422.
    package let errors: [FieldError]?
    /// For `consultation-differs`, to those who may read the record: as it stands, and as it would have become.
    package let stored: ConsultationDocument?
    package let sent: ConsultationDocument?

    package init(
        type: String,
        title: String,
        status: Int,
        detail: String,
        requestId: String,
        errors: [FieldError]? = nil,
        difference: ConsultationDifference? = nil
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.requestId = requestId
        self.errors = errors
        stored = difference.map { ConsultationDocument($0.stored) }
        sent = difference.map { ConsultationDocument($0.sent) }
    }
}

/// A line of the answer to a batch.
package struct BatchLineDocument: Codable, Hashable, Sendable {
    /// Nil when the line has none that can be read.
    package let id: String?
    /// The status that a PUT of this record alone would have had.
    package let status: Int
    package let problem: ProblemDocument?

    package init(id: String?, status: Int, problem: ProblemDocument? = nil) {
        self.id = id
        self.status = status
        self.problem = problem
    }
}
