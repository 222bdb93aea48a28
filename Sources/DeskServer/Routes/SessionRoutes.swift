internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// Login and logout: a password, and a code where the role needs one, for a token that ends.
struct SessionRoutes: Sendable {
    static let path = "/v1/session"
    /// What can go wrong where somebody proves who they are.
    static let loginProblems: [HTTPResponse.Status] = [
        .unauthorized, .forbidden, .unprocessableContent, .tooManyRequests, .serviceUnavailable,
    ]

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(.post, Self.path, Self.loginOperation, .open(logIn)),
            Route(.get, Self.path, Self.showOperation, .account(.useSession, show)),
            Route(.delete, Self.path, Self.logoutOperation, .account(.useSession, logOut)),
            Route(.put, Self.path + "/password", Self.passwordOperation, .account(.useSession, changePassword)),
            Route(.post, Self.path + "/recovery-codes", Self.codesOperation, .account(.useSession, renewCodes)),
        ]
    }

    @Sendable private func logIn(_ request: Request, _ context: DeskContext) async throws -> Response {
        var submitted = SubmittedLogin(
            try await request.loginMembers(),
            required: [.account, .password],
            optional: [.code]
        )
        let attempt = LoginAttempt(
            account: submitted.name(),
            password: submitted.text(.password) ?? "",
            code: submitted.text(.code, upTo: SubmittedLogin.longestCode),
            address: context.clientAddress
        )
        try submitted.check()
        let login = try await desk.store.logIn(attempt, at: desk.now())
        return Response(json: JSONDocument.encode(login.document), status: .created)
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        Response(json: JSONDocument.encode(caller.session.document))
    }

    @Sendable private func logOut(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws
        -> Response
    {
        try await desk.store.end(caller.session, at: desk.now())
        return Response(status: .noContent)
    }

    @Sendable private func changePassword(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        var submitted = SubmittedLogin(try await request.loginMembers(), required: [.password, .newPassword])
        let (old, new) = (submitted.text(.password) ?? "", submitted.text(.newPassword) ?? "")
        try submitted.check()
        guard caller.session.kind == .session else { throw DeskError.notAllowed }
        try await desk.store.changePassword(
            of: caller.session,
            from: old,
            to: new,
            address: context.clientAddress,
            at: desk.now()
        )
        return Response(status: .noContent)
    }

    @Sendable private func renewCodes(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        var submitted = SubmittedLogin(
            try await request.loginMembers(),
            required: [.password],
            optional: [.code]
        )
        let attempt = LoginAttempt(
            account: caller.account.name,
            password: submitted.text(.password) ?? "",
            code: submitted.text(.code, upTo: SubmittedLogin.longestCode),
            address: context.clientAddress
        )
        try submitted.check()
        guard caller.session.kind == .session else { throw DeskError.notAllowed }
        let codes = try await desk.store.renewRecoveryCodes(of: caller.session, attempt, at: desk.now())
        return Response(json: JSONDocument.encode(RecoveryCodesDocument(recoveryCodes: codes)))
    }
}

extension Request {
    /// The members of the object that a small body holds.
    func loginMembers() async throws -> [JSONValue.Member] {
        guard let members = try await json(upTo: SubmittedLogin.largestBody).members else { throw Judge.notAnObject }
        return members
    }
}

extension SessionRoutes {
    private static let loginOperation = Operation(
        "logIn",
        "Log in: a password, and a code where the role needs one, for a token",
        description: """
            The token goes into the `Authorization` header of the requests that follow, never into a URL. It ends when it is not used \
            for `idleMinutes`, at `expiresAt` in any case, and at once when the account is disabled or changed. Without its code, an \
            account with a second factor is answered 401 `code-needed`; a recovery code will do in its place, once. After some \
            failures there is a time of waiting: 429 with `Retry-After`.
            """,
        body: .init(content: .json(schema: "LoginSubmission"), example: Examples.login),
        answers: [.init(.created, "The token, readable this one time, and what it opens.", .json(schema: "Login"))],
        problems: loginProblems
    )

    private static let showOperation = Operation(
        "getSession",
        "Who the caller is: account, role, sites, and until when",
        answers: [.init(.ok, "The session, or the program's token.", .json(schema: "Session"))]
    )

    private static let logoutOperation = Operation(
        "logOut",
        "Log out: the token opens nothing any more",
        description: "A program's token is not ended so (403), but by whoever administers accounts.",
        answers: [.init(.noContent, "The session has ended.", .nothing)]
    )

    private static let passwordOperation = Operation(
        "changePassword",
        "Change the password; other sessions of the account end",
        body: .init(content: .json(schema: "PasswordChange"), example: Examples.passwordChange),
        answers: [.init(.noContent, "The new password is the one to use.", .nothing)],
        problems: loginProblems
    )

    private static let codesOperation = Operation(
        "renewRecoveryCodes",
        "Make new recovery codes in the place of those before",
        body: .init(content: .json(schema: "Proof"), example: Examples.proof),
        answers: [.init(.ok, "The codes, readable this one time.", .json(schema: "RecoveryCodes"))],
        problems: loginProblems
    )
}
