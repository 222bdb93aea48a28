internal import DeskStore
internal import DeskText
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// What became of a record or a change that was sent.
enum Filed<Value: Sendable>: Sendable {
    case done(Value)
    /// It concerns what is closed, and waits for approval.
    case proposed(Amendment)
}

extension ConsultationDesk {
    /// Puts a consultation on record; where its month is closed and it says why it comes late, files it for approval.
    ///
    /// - Parameter members: the submission as it was sent.
    func record(
        _ content: ConsultationContent,
        id: Consultation.ID,
        lateReason: String?,
        as members: [JSONValue.Member],
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Filed<Recorded> {
        do {
            return .done(try await store.record(content, id: id, by: account, at: now))
        } catch .consultationDiffers(let difference?) where !account.sees(difference.stored, at: now) {
            throw .consultationDiffers(nil)
        } catch {
            guard let months = error.closedMonths, let lateReason else { throw error }
            let amendment = Amendment(
                id: id,
                operation: .recordConsultation,
                subject: id.written,
                site: content.site,
                months: months,
                body: members.filter { $0.name != "id" && $0.name != ReasonReading.lateField }.proposal,
                reason: lateReason,
                proposedAt: now,
                proposedBy: account.name
            )
            return .proposed(try await store.propose(amendment).value)
        }
    }

    /// Files a change to a consultation on record for approval.
    ///
    /// - Parameter members: what the change says, as it was sent.
    func propose(
        _ operation: Amendment.Operation,
        to current: Consultation,
        in months: [CivilDate],
        as members: [JSONValue.Member],
        reason: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Amendment {
        let amendment = Amendment(
            id: UUID(),
            operation: operation,
            subject: current.id.written,
            site: current.content.site,
            months: months,
            expectedRevision: current.revision,
            body: members.proposal,
            reason: reason,
            proposedAt: now,
            proposedBy: account.name
        )
        return try await store.propose(amendment).value
    }

    /// Files something about a course's attendance for approval: at the course's site, in its month.
    func propose(
        _ operation: Amendment.Operation,
        _ id: Attendance.ID,
        of code: Course.ID,
        in months: [CivilDate],
        as members: [JSONValue.Member],
        reason: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Amendment {
        let course = try await store.course(code, for: account).course
        let amendment = Amendment(
            id: operation == .recordAttendance ? id : UUID(),
            operation: operation,
            subject: id.written,
            course: code,
            site: course.content.site,
            months: months,
            body: members.proposal,
            reason: reason,
            proposedAt: now,
            proposedBy: account.name
        )
        return try await store.propose(amendment).value
    }
}

extension [JSONValue.Member] {
    /// The same as JSON text, whatever order and escapes it came with: so the same proposal is known again, and whom it names is found.
    fileprivate var proposal: String {
        var writer = JSONWriter()
        writer.value(JSONValue.object(self).inOrder)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension JSONValue {
    /// Members by name, however they stood.
    fileprivate var inOrder: JSONValue {
        switch self {
        case .object(let members):
            .object(
                members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
                    .map { Member(name: $0.name, value: $0.value.inOrder) }
            )
        case .list(let values): .list(values.map(\.inOrder))
        default: self
        }
    }
}

extension Response {
    /// 202, to whoever sent it: it waits for approval, and where it can be looked up.
    init(filed amendment: Amendment, by account: Account) {
        self.init(
            json: JSONDocument.encode(AmendmentDocument(amendment, for: account, showsChange: true)),
            status: .accepted,
            headers: [.location: "\(AmendmentRoutes.path)/\(amendment.id.written)"]
        )
    }
}

extension DeskError {
    /// The months whose closing stands in the way; nil for any other error.
    var closedMonths: [CivilDate]? {
        guard case .conflict(.periodClosed(let months)) = self else { return nil }
        return months
    }

    /// What was wrong with a record that may come again, as codes; nil when it is on record already, or when the fault is not its own.
    var refusalCodes: [String]? {
        switch self {
        case .invalid(let submission): Set(submission.problems.map(\.reason.code)).sorted()
        case .receiptTaken, .conflict(.periodClosed): [type]
        default: nil
        }
    }
}

extension SubmittedConsultation {
    /// Where it belongs, as far as it can be read.
    func refused(_ id: Consultation.ID, _ codes: [String], desk: Desk) -> RefusedRecord {
        var site: Site.ID?
        if let word = draft.site, case .found(let found) = desk.site(word) { site = found.code }
        let moment = draft.heldAt.flatMap { Instant(rfc3339: $0) }
        let day = draft.heldOn.flatMap { DateReading(eras: desk.eras).day($0) }
        return RefusedRecord(id: id, site: site, heldOn: moment?.day ?? day, problems: codes)
    }
}
