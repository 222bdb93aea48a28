internal import Postgres
internal import SupportDesk

extension DeskError {
    /// What a failure of the database means to the desk: the only place that knows constraints by name.
    ///
    /// - Parameter changed: whether the statement would have changed something, so that a lost connection leaves its
    ///   outcome unknown.
    init(_ error: any Error, changed: Bool) {
        switch error {
        case let error as DeskError: self = error
        case let error as InvalidSubmission: self = .invalid(error)
        case let failure as RollbackFailure: self = DeskError(failure.body, changed: changed)
        case let error as PostgresError: self = DeskError(error, changed: changed)
        case SealError.noKeys, SealError.unknownKey: self = .keysMissing
        default: self = .internalFault
        }
    }

    private init(_ error: PostgresError, changed: Bool) {
        switch error.kind {
        case .commitOutcomeUnknown:
            self = .outcomeUnknown(retryAfter: 1)
        case .connectionLost where changed:
            self = .outcomeUnknown(retryAfter: 1)
        case .poolExhausted, .connectionLost, .connectionFailed, .poolClosed, .cancelled:
            self = .unavailable(retryAfter: error.kind == .poolExhausted ? 1 : 2)
        case .server(let state):
            self =
                Self.named[error.constraint ?? ""] ?? Self.circumstances[state]
                ?? (Self.passing.contains(state.family) ? .unavailable(retryAfter: 2) : .internalFault)
        default:
            self = .internalFault
        }
    }

    private static let named: [String: DeskError] = [
        "consultation_receipt": .receiptTaken,
        "consultation_site": .invalid(.site, .unknownSite(nearest: [])),
        "consultation_outcome": .invalid(.outcome, .unknownOutcome(nearest: [])),
        "consultation_town": .invalid(.town, .unknownTown(nearest: [])),
        "consultation_resident": .invalid(.resident, .unknownResident),
        "consultation_support_case": .invalid(.supportCase, .unknownSupportCase),
        "shift_double_booking": .conflict(.doubleBooked),
        "course_pkey": .conflict(.courseCodeTaken),
        "course_place_pkey": .conflict(.placeDiffers),
        "course_place_once": .conflict(.alreadyBooked),
        "attendance_pkey": .conflict(.attendanceDiffers),
        "attendance_once": .conflict(.alreadyAttended),
        "conversion_pkey": .conflict(.alreadySupporter),
        "conversion_of_supporter": .conflict(.alreadySupporter),
        "conversion_of_resident": .conflict(.alreadySupporter),
        "amendment_pkey": .conflict(.amendmentDiffers),
        "amendment_waiting": .conflict(.amendmentWaiting),
    ]

    private static let circumstances: [SQLState: DeskError] = [
        .queryCanceled: .unavailable(retryAfter: 2),
        .adminShutdown: .unavailable(retryAfter: 2),
        .crashShutdown: .unavailable(retryAfter: 2),
        .cannotConnectNow: .unavailable(retryAfter: 2),
        .tooManyConnections: .unavailable(retryAfter: 2),
        .diskFull: .unavailable(retryAfter: 30),
        .deadlockDetected: .unavailable(retryAfter: 1),
        .serializationFailure: .unavailable(retryAfter: 1),
        .lockNotAvailable: .unavailable(retryAfter: 1),
        // A standby that has not yet taken over.
        .readOnlyTransaction: .unavailable(retryAfter: 5),
        .undefinedTable: .schemaDiffers,
        .undefinedColumn: .schemaDiffers,
    ]

    /// Families of states in which the server is, not the statement: connections, resources, operators, the system around it.
    private static let passing: Set<Substring> = ["08", "53", "57", "58"]

    private static func invalid(_ field: ConsultationField, _ reason: FieldProblem.Reason) -> DeskError {
        .invalid(InvalidSubmission([FieldProblem(field, reason)]))
    }
}

extension PostgresError {
    /// Whether the whole batch may simply be tried again: nothing of it was kept, and next time the order may be luckier.
    var deservesAnotherTry: Bool {
        kind == .server(.deadlockDetected) || kind == .server(.serializationFailure)
    }

    /// Whether the fault may lie in one row, so that the rows deserve to be tried one by one.
    var mayLieInOneRow: Bool {
        guard case .server(let state) = kind else {
            if case .unusableParameter = kind { return true }
            return false
        }
        return state.family == "22" || state.family == "23"
    }
}
