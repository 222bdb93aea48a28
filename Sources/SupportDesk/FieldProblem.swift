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
        /// A day on which something is to end, and which is over.
        case past(earliest: CivilDate)
        /// More than ten minutes ahead of the server's clock.
        case futureMoment(Instant, serverTime: Instant)
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
        case unreadableMonth
        case unreadableFiscalYear(ClosedRange<Int>)
        /// A day that is not one of these.
        case dayOutside(ClosedRange<CivilDate>)
        /// A word that is none of these codes.
        case notOneOf([String])
        /// A number that is not above 0 (not 0 or above), or beyond `limit`.
        case amountOutside(zeroAllowed: Bool, limit: Int)
        /// A part that is larger than the whole.
        case exceedsTotal
        case malformedID
        case idTaken
        /// Survey figures on record rest on what it says.
        case fixedByFigures
        /// The indicator is computed, and takes no figures.
        case notFromSurvey
        /// A whole for an indicator that has no denominator.
        case dividesByNothing
        case fiscalYearOver
        /// A word that is in none of the ward's entries of a list.
        case unknownCode(nearest: [String])
        case unreadableClockTime
        case endsBeforeStart
        /// The site's week, a public holiday or a closure leaves it shut then.
        case siteClosedOnDay
        /// A certificate or an appointment that is over by then.
        case certificateEnds(lastDay: CivilDate)
        case supporterNotActive
        /// Nobody is on record without consenting to it.
        case consentNeeded
        case unreadablePhone
        case namedTwice
        /// Neither a month nor a fiscal year.
        case unreadablePeriod
        case unreadableVersion
        /// It says the same in another way as the parameter of this name, or what does not go with it.
        case notTogether(with: String)
        /// A published version without the month or the fiscal year that it is of.
        case periodNeeded
        /// In characters.
        case tooShort(minimum: Int)
        /// A password that others would try first.
        case tooCommon
        /// A name that no account may have.
        case malformedAccountName
        case unknownRole
        /// An account of this role works at sites, which have to be named.
        case sitesNeeded

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
            case .past: "past"
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
            case .unreadableMonth: "unreadable-month"
            case .unreadableFiscalYear: "unreadable-fiscal-year"
            case .dayOutside: "day-outside"
            case .notOneOf: "not-one-of"
            case .amountOutside: "out-of-range"
            case .exceedsTotal: "exceeds-total"
            case .malformedID: "malformed-id"
            case .idTaken: "id-taken"
            case .fixedByFigures: "fixed-by-figures"
            case .notFromSurvey: "not-from-survey"
            case .dividesByNothing: "divides-by-nothing"
            case .fiscalYearOver: "fiscal-year-over"
            case .unknownCode: "unknown-code"
            case .unreadableClockTime: "unreadable-clock-time"
            case .endsBeforeStart: "ends-before-start"
            case .siteClosedOnDay: "site-closed-on-day"
            case .certificateEnds: "certificate-ends"
            case .supporterNotActive: "supporter-not-active"
            case .consentNeeded: "consent-needed"
            case .unreadablePhone: "unreadable-phone"
            case .namedTwice: "named-twice"
            case .unreadablePeriod: "unreadable-period"
            case .unreadableVersion: "unreadable-version"
            case .notTogether: "not-together"
            case .periodNeeded: "period-needed"
            case .tooShort: "too-short"
            case .tooCommon: "too-common"
            case .malformedAccountName: "malformed-account-name"
            case .unknownRole: "unknown-role"
            case .sitesNeeded: "sites-needed"
            }
        }
    }

    /// The types that JSON values have.
    package enum ValueType: String, Sendable {
        case text, wholeNumber, number, boolean, listOfTexts, listOfObjects, object
    }
}

/// All that is wrong with one submission. Never empty.
package struct InvalidSubmission: Error, Hashable, Sendable {
    package let problems: [FieldProblem]

    package init(_ problems: [FieldProblem]) {
        self.problems = problems
    }
}
