internal import DeskText
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

extension DeskError {
    /// What the error is in HTTP. This and the refusals below are the only place that decides on a status.
    var status: HTTPResponse.Status {
        switch self {
        case .invalid: .unprocessableContent
        case .consultationNotFound, .siteNotFound, .indicatorNotFound, .supporterNotFound, .shiftNotFound,
            .closureNotFound, .reportNotFound, .residentNotFound, .courseNotFound, .attendanceNotFound, .placeNotFound,
            .conversionNotFound, .amendmentNotFound, .accountNotFound:
            .notFound
        case .consultationDiffers, .receiptTaken, .alreadyVoid, .conflict: .conflict
        case .revisionDiffers: .preconditionFailed
        case .notAllowed, .roleNeeded, .otherSite, .leaderNeeded: .forbidden
        case .notAuthenticated, .login(.failed), .login(.wrongPassword), .login(.codeNeeded), .login(.wrongCode):
            .unauthorized
        case .login(.disabled), .login(.expired), .login(.enrolmentNeeded): .forbidden
        case .login(.throttled): .tooManyRequests
        case .unavailable, .outcomeUnknown, .schemaDiffers, .keysMissing: .serviceUnavailable
        case .internalFault: .internalServerError
        }
    }
}

extension RequestRefusal {
    /// What the refusal is in HTTP.
    var status: HTTPResponse.Status {
        switch self {
        case .unknownPath: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .bodyTooLarge, .tooManyLines: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .malformedJSON, .repeatedProperty, .malformedText, .malformedRequest: .badRequest
        case .headersTooLarge: .requestHeaderFieldsTooLarge
        case .tooSlow: .requestTimeout
        case .preconditionRequired: .preconditionRequired
        case .reversedPeriod: .unprocessableContent
        case .shuttingDown: .serviceUnavailable
        }
    }
}

/// An error on its way out: problem+json (RFC 9457) in the language that was asked for.
struct Problem {
    let status: HTTPResponse.Status
    let document: ProblemDocument
    private let headers: HTTPFields

    /// What `error` looks like from outside. An error that is none of ours shows nothing of itself.
    ///
    /// - Parameter eras: the eras in which Japanese sentences write days.
    init(_ error: any Error, language: Language, eras: [JapaneseEra] = [], requestID: String) {
        switch error {
        case let error as DeskError: self.init(error, language, eras, requestID)
        case let refusal as RequestRefusal: self.init(refusal, language, requestID)
        default: self.init(DeskError.internalFault, language, eras, requestID)
        }
    }

    private init(_ error: DeskError, _ language: Language, _ eras: [JapaneseEra], _ requestID: String) {
        status = error.status
        var errors: [ProblemDocument.FieldError]?
        if case .invalid(let submission) = error {
            errors = submission.problems.map { problem in
                ProblemDocument.FieldError(
                    field: problem.field,
                    code: problem.reason.code,
                    detail: problem.detail(in: language, eras: eras)
                )
            }
        }
        var difference: ConsultationDifference?
        if case .consultationDiffers(let found) = error { difference = found }
        document = ProblemDocument(
            type: error.type,
            title: error.title(in: language),
            status: status.code,
            detail: error.detail(in: language, eras: eras),
            requestId: requestID,
            errors: errors,
            difference: difference
        )
        headers = Self.headers(in: language).merging(Self.headers(for: error))
    }

    private init(_ refusal: RequestRefusal, _ language: Language, _ requestID: String) {
        status = refusal.status
        var errors: [ProblemDocument.FieldError]?
        if refusal == .reversedPeriod {
            let detail = refusal.detail(in: language)
            errors = [ProblemDocument.FieldError(field: "from", code: refusal.type, detail: detail)]
        }
        document = ProblemDocument(
            type: refusal.type,
            title: refusal.title(in: language),
            status: status.code,
            detail: refusal.detail(in: language),
            requestId: requestID,
            errors: errors
        )
        headers = Self.headers(in: language).merging(Self.headers(for: refusal))
    }

    /// The whole answer.
    var response: Response {
        Response(status: status, headers: headers, body: ResponseBody(byteBuffer: JSONDocument.encode(document)))
    }

    private static func headers(in language: Language) -> HTTPFields {
        [.contentType: "application/problem+json", .contentLanguage: language.rawValue]
    }

    private static func headers(for error: DeskError) -> HTTPFields {
        if error.status == .unauthorized { return [.wwwAuthenticate: "Bearer realm=\"madoguchi\""] }
        return switch error {
        case .login(.throttled(let seconds)): [.retryAfter: String(seconds)]
        case .unavailable(let seconds), .outcomeUnknown(let seconds): [.retryAfter: String(seconds)]
        case .schemaDiffers, .keysMissing: [.retryAfter: "30"]
        case .revisionDiffers(let current): [.eTag: EntityTag(revision: current).description]
        default: [:]
        }
    }

    private static func headers(for refusal: RequestRefusal) -> HTTPFields {
        switch refusal {
        case .methodNotAllowed(let allowed): [.allow: allowed.joined(separator: ", ")]
        case .shuttingDown(let seconds): [.retryAfter: String(seconds)]
        default: [:]
        }
    }
}

extension HTTPFields {
    fileprivate func merging(_ others: HTTPFields) -> HTTPFields {
        var merged = self
        merged.append(contentsOf: others)
        return merged
    }
}
