package import DeskText
package import SupportDesk

/// Why a command of the client did not succeed.
package enum ClientFailure: Error, Hashable, Sendable {
    case configuration(ConfigurationProblem)
    case words([QuickEntryProblem])
    case peopleWords([PeopleWordProblem])
    /// Refused here, before anything was sent.
    case invalid([FieldProblem])
    /// Refused by the server, in its words.
    case refused(ProblemDocument)
    case client(ClientRefusal)
    case outbox(OutboxRefusal)
    /// On disk here, and not at the server yet. Nothing is lost, and nothing need be typed again.
    case unsent(Unsent, waiting: Int)
    /// Refused by the server, in its words, and kept here until somebody decides what to do.
    case kept(ProblemDocument, id: String)
    /// It could be kept neither here nor, as far as is known, at the server.
    case unsaved(ConfigurationProblem)
    /// The person said no.
    case declined
    /// The person said no to a change.
    case declinedChange
}

/// How a command ends, by sysexits(3) where it has a number for it.
package enum CommandStatus: Int32, Sendable {
    case success = 0
    /// The person was asked, and said no.
    case declined = 1
    case usage = 64
    case dataRefused = 65
    case unavailable = 69
    /// Saved here, and not sent yet.
    case waiting = 75
    case notAllowed = 77
    case configuration = 78
}

extension ClientFailure {
    package var exitStatus: CommandStatus {
        switch self {
        case .configuration(.unknownKey), .configuration(.unknownLanguage): .usage
        case .configuration: .configuration
        case .words, .peopleWords, .invalid: .dataRefused
        case .declined, .declinedChange: .declined
        case .unsent(.notAuthenticated, _): .notAllowed
        case .unsent: .waiting
        case .unsaved: .configuration
        case .outbox(let refusal):
            switch refusal {
            case .unseen: .unavailable
            case .noneNamed, .yesNeeded, .notEditable: .usage
            case .changeInTheWay, .itemNotFound, .ambiguousItem, .alreadyLeft, .nothingToExport, .someRefused:
                .dataRefused
            }
        case .refused(let problem), .kept(let problem, _):
            switch problem.status {
            case 401, 403: .notAllowed
            case 408, 429, 500...: .unavailable
            default: .dataRefused
            }
        case .client(let refusal):
            switch refusal {
            case .notReached, .noAnswer, .strangeAnswer: .unavailable
            case .notTrusted: .configuration
            case .noWords, .nothingToRepeat, .nothingToCorrect, .unreadableID, .unknownField, .reasonNeeded,
                .limitOutOfRange, .staleAfterOutOfRange, .unknownFormat, .twoFormats, .oneGroupingInCSV,
                .nothingToChange, .unreadableResident,
                .unreadablePartID, .confirmationNeeded, .someSupportersNeeded, .wordsNeeded, .calendarOfOne,
                .accountNeeded, .passwordNeeded:
                .usage
            case .lateReasonNeeded, .recordsMissing, .lastRecordWaits, .passwordsDiffer, .nothingToUndo,
                .unknownConsultation, .ambiguousConsultation, .fieldNeeded, .unknownPart, .someRefused, .ambiguousPart:
                .dataRefused
            }
        }
    }

    /// The same, saying how a reason is given where a closed period asks for one.
    var askingForReason: ClientFailure {
        guard case .refused(let problem) = self, problem.isAboutClosing else { return self }
        return .client(.lateReasonNeeded(why: problem.detail))
    }

    /// Whether something went wrong; what waits or was declined did not.
    package var isError: Bool {
        switch self {
        case .declined, .declinedChange: false
        case .unsent(.notAuthenticated, _): true
        case .unsent: false
        default: true
        }
    }

    /// What to tell the person, a line each.
    package func lines(in language: Language, eras: [JapaneseEra] = []) -> [String] {
        switch self {
        case .configuration(let problem): [problem.sentence(in: language)]
        case .words(let problems): problems.map { $0.sentence(in: language) }
        case .peopleWords(let problems): problems.map { $0.sentence(in: language) }
        case .invalid(let problems): problems.map { $0.detail(in: language, eras: eras) }
        case .refused(let problem): Self.lines(problem, language)
        case .client(let refusal): [refusal.sentence(in: language)]
        case .outbox(let refusal): [refusal.sentence(in: language)]
        case .unsent(let reason, let waiting): [OutboxText.unsent(reason, waiting: waiting).text(in: language)]
        case .kept(let problem, let id):
            Self.lines(problem, language)
                + [(problem.isAboutClosing ? OutboxText.keptLate(id: id) : .kept(id: id)).text(in: language)]
        case .unsaved(let problem): [problem.sentence(in: language), OutboxText.unsaved.text(in: language)]
        case .declined: [ClientText.notRecorded.text(in: language)]
        case .declinedChange: [PeopleText.nothingChanged.text(in: language)]
        }
    }

    /// The server speaks the language that it was asked for; what to do at this terminal now, it cannot know.
    private static func lines(_ problem: ProblemDocument, _ language: Language) -> [String] {
        if let errors = problem.errors, !errors.isEmpty { return errors.map(\.detail.shownWhole) }
        var sentences = [problem.detail.shownWhole]
        if problem.status == 500 { sentences.append("[\(problem.requestId.shown)]") }
        let known: [DeskError] = [
            .consultationNotFound, .siteNotFound, .consultationDiffers(nil), .receiptTaken,
            .revisionDiffers(current: 0),
            .alreadyVoid, .notAllowed, .roleNeeded([]), .otherSite(Site.ID("")), .leaderNeeded, .notAuthenticated,
            .login(.failed),
            .login(.wrongPassword), .login(.codeNeeded), .login(.wrongCode), .login(.disabled),
            .login(.expired(lastDay: CivilDate(daysSince1970: 0))),
            .login(.enrolmentNeeded), .login(.throttled(retryAfter: 0)),
        ]
        if let error = known.first(where: { $0.type == problem.type }) {
            sentences.append(error.nextStep(in: language))
        }
        return [sentences.joined(separator: language == .ja ? "" : " ")]
    }
}

extension ProblemDocument {
    /// Whether it concerns a closed period, and came without a reason.
    fileprivate var isAboutClosing: Bool { type == DeskConflict.periodClosed([]).type }
}
