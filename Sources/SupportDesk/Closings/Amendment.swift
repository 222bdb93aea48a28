package import FoundationEssentials

/// 訂正の申請: a change to what is closed. It is done when someone other than its proposer has approved it, and makes a 訂正版.
package struct Amendment: Hashable, Sendable {
    package typealias ID = UUID

    package enum Operation: String, Sendable, CaseIterable {
        /// A consultation that comes late.
        case recordConsultation = "record_consultation"
        case correctConsultation = "correct_consultation"
        case voidConsultation = "void_consultation"
        case recordAttendance = "record_attendance"
        case voidAttendance = "void_attendance"
        /// The period is opened again, for more than a single record.
        case reopen
    }

    package enum State: String, Sendable, CaseIterable {
        case waiting, approved, declined
    }

    /// How it was decided.
    package struct Decision: Hashable, Sendable {
        package let isApproved: Bool
        package let decidedAt: Instant
        package let decidedBy: String
        /// Why it was declined.
        package let remark: String?

        package init(isApproved: Bool, decidedAt: Instant, decidedBy: String, remark: String?) {
            self.isApproved = isApproved
            self.decidedAt = decidedAt
            self.decidedBy = decidedBy
            self.remark = remark
        }
    }

    /// That of the record itself, for one that comes late.
    package let id: ID
    package let operation: Operation
    /// What it concerns: a record's id, or the code of the period to be reopened.
    package let subject: String
    package let course: Course.ID?
    package let site: Site.ID?
    /// The first days of the closed months that it touches.
    package let months: [CivilDate]
    /// The revision that is to be changed, of a consultation on record.
    package let expectedRevision: Int?
    /// The change as it was sent, as JSON; nil once it is done, and when it named a resident who has withdrawn.
    package let body: String?
    package let reason: String
    package let proposedAt: Instant
    package let proposedBy: String
    package let decision: Decision?

    package init(
        id: ID,
        operation: Operation,
        subject: String,
        course: Course.ID? = nil,
        site: Site.ID?,
        months: [CivilDate],
        expectedRevision: Int? = nil,
        body: String?,
        reason: String,
        proposedAt: Instant,
        proposedBy: String,
        decision: Decision? = nil
    ) {
        self.id = id
        self.operation = operation
        self.subject = subject
        self.course = course
        self.site = site
        self.months = months
        self.expectedRevision = expectedRevision
        self.body = body
        self.reason = reason
        self.proposedAt = proposedAt
        self.proposedBy = proposedBy
        self.decision = decision
    }

    package var state: State {
        switch decision?.isApproved {
        case nil: .waiting
        case true?: .approved
        case false?: .declined
        }
    }
}

/// Leave to change what is closed, given by someone who is not its proposer.
package struct Approval: Hashable, Sendable {
    package let amendment: Amendment.ID
    package let reason: String
    package let approvedBy: String

    package init(amendment: Amendment.ID, reason: String, approvedBy: String) {
        self.amendment = amendment
        self.reason = reason
        self.approvedBy = approvedBy
    }
}
