internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

/// What the server offers about accounts.
extension DeskConnection {
    /// Hashing a password takes a moment, and others may stand in line for it.
    private static let deadline = Duration.seconds(20)

    func logIn(_ account: String, password: String, code: String?) throws(ClientFailure) -> LoginDocument {
        try send(.post, "/v1/session", ["account": account, "password": password, "code": code])
    }

    func beginEnrolment(of account: String, invitation: String) throws(ClientFailure) -> EnrolmentDocument {
        try send(.post, "/v1/enrolment", ["account": account, "invitation": invitation])
    }

    func completeEnrolment(
        of account: String,
        invitation: String,
        password: String,
        code: String?
    ) throws(ClientFailure) -> LoginDocument {
        try send(
            .post,
            "/v1/enrolment/completion",
            ["account": account, "invitation": invitation, "password": password, "code": code]
        )
    }

    /// Who the caller is.
    func session() throws(ClientFailure) -> Answer<SessionDocument> {
        try ask(HTTPRequest(.get, "/v1/session"))
    }

    /// Ends the login; also fine when it had ended by itself.
    func logOut() throws(ClientFailure) {
        let response = try response(to: HTTPRequest(.delete, "/v1/session"), .asking)
        guard [204, 401].contains(response.status) else { throw failure(response) }
    }

    func changePassword(from old: String, to new: String) throws(ClientFailure) {
        let response = try response(
            to: request(.put, "/v1/session/password", ["password": old, "newPassword": new]),
            .writing
        )
        guard response.status == 204 else { throw failure(response) }
    }

    func renewRecoveryCodes(password: String, code: String?) throws(ClientFailure) -> RecoveryCodesDocument {
        try send(.post, "/v1/session/recovery-codes", ["password": password, "code": code])
    }

    private func send<Document: Decodable>(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ members: [String: String?]
    ) throws(ClientFailure) -> Document {
        let response = try response(to: request(method, path, members), .asking)
        guard [200, 201].contains(response.status),
            let document = try? JSONDecoder().decode(Document.self, from: Data(response.body))
        else { throw failure(response) }
        return document
    }

    private func request(_ method: HTTPRequest.Method, _ path: String, _ members: [String: String?]) -> HTTPRequest {
        var request = HTTPRequest(method, path)
        request.body = (try? JSONEncoder().encode(members.compactMapValues { $0 })).map(Array.init)
        request.deadline = Self.deadline
        return request
    }
}
