internal import SupportDesk

/// The schemas of logins, sessions and invitations.
extension Schemas {
    static let sessions: JSONValue = [
        "LoginSubmission": object(
            ["account": accountName, "password": password, "code": orNull(code)],
            required: ["account", "password"]
        ),
        "Proof": object(["password": password, "code": orNull(code)], required: ["password"]),
        "PasswordChange": object(
            ["password": password, "newPassword": newPassword],
            required: ["password", "newPassword"]
        ),
        "Invitation": object(["account": accountName, "invitation": code], required: ["account", "invitation"]),
        "EnrolmentCompletion": object(
            ["account": accountName, "invitation": code, "password": newPassword, "code": orNull(code)],
            required: ["account", "invitation", "password"]
        ),
        "Session": session,
        "Login": login,
        "Enrolment": enrolment,
        "RecoveryCodes": object(["recoveryCodes": recoveryCodes], required: ["recoveryCodes"]),
    ]

    private static let accountName: JSONValue = [
        "type": "string", "minLength": 1, "maxLength": .wholeNumber(SubmittedLogin.longestName),
    ]
    private static let password: JSONValue = [
        "type": "string", "format": "password", "minLength": 1, "maxLength": .wholeNumber(PasswordRules.longest),
    ]
    private static let newPassword: JSONValue = [
        "type": "string", "format": "password", "minLength": .wholeNumber(PasswordRules.shortest),
        "maxLength": .wholeNumber(PasswordRules.longest),
    ]
    private static let code: JSONValue = [
        "type": "string", "minLength": 1, "maxLength": .wholeNumber(SubmittedLogin.longestCode),
    ]
    private static let recoveryCodes: JSONValue = ["type": "array", "items": text]
    private static let role: JSONValue = ["type": "string", "enum": .list(Role.allCases.map { .text($0.rawValue) })]

    private static let session = object(
        [
            "account": text, "role": role, "sites": orNull(["type": "array", "items": text]),
            "kind": ["type": "string", "enum": ["session", "service"]], "expiresAt": orNull(moment),
            "idleMinutes": orNull(["type": "integer", "minimum": 1]), "validUntil": orNull(day),
        ],
        required: ["account", "role", "sites", "kind", "expiresAt", "idleMinutes", "validUntil"]
    )

    private static let login = object(
        ["token": text, "session": reference("Session"), "recoveryCodes": recoveryCodes],
        required: ["token", "session"]
    )

    private static let enrolment = object(
        ["account": text, "role": role, "factorKey": orNull(text), "factorAddress": orNull(text)],
        required: ["account", "role", "factorKey", "factorAddress"]
    )
}
