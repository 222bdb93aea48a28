/// What is wrong with one field of what someone sent, in the desk's words. Holds nothing that could be personal:
/// of what was sent it keeps only words that were looked up in a public list.
package struct FieldProblem: Error, Hashable, Sendable {
    /// The field's JSON name; `changes` and `reason` of a correction among them.
    package let field: String
    package let reason: Reason

    package init(_ field: String, _ reason: Reason) {
        self.field = field
        self.reason = reason
    }

    package init(_ field: ConsultationField, _ reason: Reason) {
        self.init(field.rawValue, reason)
    }

    package enum Reason: Hashable, Sendable {
        case required
        case unknownProperty(nearest: [String])
        case wrongType(expected: ValueType)
        case unknownSite(nearest: [String])
        case unknownTopic(nearest: [String])
        case unknownOutcome(nearest: [String])
        case unknownTown(nearest: [String])
        case unknownSupporter
        case unknownResident
        case unknownSupportCase
        case unknownChannel
        case unknownAgeBand
        case unreadableDate
        case unreadableTime
        case unreadableIdentifier
        case heldAtAndHeldOn
        case future(latest: CivilDate)
        case futureMoment(serverTime: Instant)
        case siteNotOpenYet(opens: CivilDate)
        case siteClosed(lastDay: CivilDate)
        case outOfRange(ClosedRange<Int>)
        case unreadableMinutes
        case tooLong(limit: Int)
        case tooMany(limit: Int)
        case empty
        case controlCharacter
        case invalidEncoding
        case holdsMyNumber
        case nothingChanges

        /// The stable code that programs rely on.
        package var code: String {
            switch self {
            case .required: "required"
            case .unknownProperty: "unknown-property"
            case .wrongType: "wrong-type"
            case .unknownSite: "unknown-site"
            case .unknownTopic: "unknown-topic"
            case .unknownOutcome: "unknown-outcome"
            case .unknownTown: "unknown-town"
            case .unknownSupporter: "unknown-supporter"
            case .unknownResident: "unknown-resident"
            case .unknownSupportCase: "unknown-support-case"
            case .unknownChannel: "unknown-channel"
            case .unknownAgeBand: "unknown-age-band"
            case .unreadableDate: "unreadable-date"
            case .unreadableTime: "unreadable-time"
            case .unreadableIdentifier: "unreadable-identifier"
            case .heldAtAndHeldOn: "held-at-and-held-on"
            case .future, .futureMoment: "future"
            case .siteNotOpenYet: "site-not-open-yet"
            case .siteClosed: "site-closed"
            case .outOfRange: "out-of-range"
            case .unreadableMinutes: "unreadable-minutes"
            case .tooLong: "too-long"
            case .tooMany: "too-many"
            case .empty: "empty"
            case .controlCharacter: "control-character"
            case .invalidEncoding: "invalid-encoding"
            case .holdsMyNumber: "holds-my-number"
            case .nothingChanges: "nothing-changes"
            }
        }
    }

    /// The types that JSON values have.
    package enum ValueType: String, Sendable {
        case text, wholeNumber, boolean, listOfTexts, object
    }
}

/// All that is wrong with one submission. Never empty.
package struct InvalidSubmission: Error, Hashable, Sendable {
    package let problems: [FieldProblem]

    package init(_ problems: [FieldProblem]) {
        self.problems = problems
    }
}
