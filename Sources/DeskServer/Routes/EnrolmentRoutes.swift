internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// Taking up an invitation: a password of one's own, and an authenticator where the role needs one.
struct EnrolmentRoutes: Sendable {
    static let path = "/v1/enrolment"

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(.post, Self.path, Self.beginOperation, .open(begin)),
            Route(.post, Self.path + "/completion", Self.completeOperation, .open(complete)),
        ]
    }

    @Sendable private func begin(_ request: Request, _ context: DeskContext) async throws -> Response {
        var submitted = SubmittedLogin(try await request.loginMembers(), required: [.account, .invitation])
        let attempt = Self.attempt(&submitted, context)
        try submitted.check()
        return Response(json: JSONDocument.encode(try await desk.store.beginEnrolment(attempt, at: desk.now())))
    }

    @Sendable private func complete(_ request: Request, _ context: DeskContext) async throws -> Response {
        var submitted = SubmittedLogin(
            try await request.loginMembers(),
            required: [.account, .invitation, .password],
            optional: [.code]
        )
        let attempt = Self.attempt(&submitted, context)
        let password = submitted.text(.password) ?? ""
        let code = submitted.text(.code, upTo: SubmittedLogin.longestCode)
        try submitted.check()
        let login = try await desk.store.completeEnrolment(attempt, password: password, code: code, at: desk.now())
        return Response(json: JSONDocument.encode(login.document), status: .created)
    }

    private static func attempt(_ submitted: inout SubmittedLogin, _ context: DeskContext) -> InvitationAttempt {
        InvitationAttempt(
            account: submitted.name(),
            invitation: submitted.text(.invitation, upTo: SubmittedLogin.longestCode) ?? "",
            address: context.clientAddress
        )
    }

    private static let beginOperation = Operation(
        "beginEnrolment",
        "Show an invitation, and get the key for an authenticator where the role needs one",
        description: """
            An administrator makes the account and hands over its invitation. `factorKey` is to be typed or, as `factorAddress`, \
            scanned into an authenticator (TOTP, RFC 6238). Each time there is a new key; nothing is used up yet.
            """,
        body: .init(content: .json(schema: "Invitation"), example: Examples.invitation),
        answers: [.init(.ok, "What the invitation is for.", .json(schema: "Enrolment"))],
        problems: SessionRoutes.loginProblems + [.conflict]
    )

    private static let completeOperation = Operation(
        "completeEnrolment",
        "Take an invitation up: set the password, show the authenticator's first code, and be logged in",
        description: """
            A password has at least 12 characters and is none that others would try first; of what kinds its characters are does not \
            matter. The invitation is used up, what opened the account before is ended, and the recovery codes are given this one time.
            """,
        body: .init(content: .json(schema: "EnrolmentCompletion"), example: Examples.enrolment),
        answers: [.init(.created, "The token, readable this one time, and what it opens.", .json(schema: "Login"))],
        problems: SessionRoutes.loginProblems + [.conflict]
    )
}
