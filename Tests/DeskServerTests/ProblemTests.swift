import DeskText
import HTTPTypes
import Hummingbird
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Problems")
struct ProblemTests {
    private static let statuses: [(any Error & Sendable, Int)] = [
        (DeskError.invalid(InvalidSubmission([])), 422), (DeskError.consultationNotFound, 404),
        (DeskError.siteNotFound, 404), (DeskError.indicatorNotFound, 404),
        (DeskError.consultationDiffers(nil), 409), (DeskError.receiptTaken, 409), (DeskError.alreadyVoid, 409),
        (DeskError.revisionDiffers(current: 3), 412), (DeskError.notAllowed, 403),
        (DeskError.roleNeeded([.coordinator]), 403),
        (DeskError.otherSite(Site.ID("S001")), 403), (DeskError.notAuthenticated, 401),
        (DeskError.leaderNeeded, 403), (DeskError.accountNotFound, 404), (DeskError.login(.failed), 401),
        (DeskError.login(.wrongPassword), 401),
        (DeskError.login(.codeNeeded), 401), (DeskError.login(.wrongCode), 401), (DeskError.login(.disabled), 403),
        (DeskError.login(.enrolmentNeeded), 403), (DeskError.login(.throttled(retryAfter: 8)), 429),
        (DeskError.unavailable(retryAfter: 2), 503), (DeskError.outcomeUnknown(retryAfter: 1), 503),
        (DeskError.schemaDiffers, 503), (DeskError.keysMissing, 503), (DeskError.internalFault, 500),
        (RequestRefusal.unknownPath, 404),
        (RequestRefusal.methodNotAllowed(allowed: ["GET"]), 405), (RequestRefusal.bodyTooLarge(limit: 1), 413),
        (RequestRefusal.tooManyLines(limit: 1), 413),
        (RequestRefusal.unsupportedMediaType(expected: "x"), 415), (RequestRefusal.malformedJSON(at: 1), 400),
        (RequestRefusal.repeatedProperty(at: 1), 400), (RequestRefusal.malformedText(at: 1), 400),
        (RequestRefusal.malformedRequest, 400), (RequestRefusal.headersTooLarge, 431),
        (RequestRefusal.tooSlow(seconds: 30), 408),
        (RequestRefusal.preconditionRequired, 428), (RequestRefusal.reversedPeriod, 422),
        (RequestRefusal.shuttingDown(retryAfter: 2), 503),
    ]

    @Test("Each error has its status, and reads as sentences in both languages", arguments: Language.allCases)
    func statuses(language: Language) {
        for (error, status) in Self.statuses {
            let problem = Problem(error, language: language, requestID: "r")
            #expect(problem.status.code == status, "\(error)")
            #expect(problem.document.status == status)
            #expect(problem.document.requestId == "r")
            #expect(!problem.document.title.isEmpty)
            #expect(problem.document.detail.hasSuffix(language == .ja ? "。" : "."), "\(problem.document.detail)")
            #expect(problem.response.headers[.contentType] == "application/problem+json")
            #expect(problem.response.headers[.contentLanguage] == language.rawValue)
            if status == 401 { #expect(problem.response.headers[.wwwAuthenticate] != nil) }
            if status == 429 { #expect(problem.response.headers[.retryAfter] == "8") }
            if status == 503 { #expect(problem.response.headers[.retryAfter] != nil) }
        }
    }

    @Test("An error that is none of ours shows nothing of itself")
    func foreignError() {
        struct Leaky: Error, CustomStringConvertible { let description = "山田太郎 090-0000-0000" }
        let problem = Problem(Leaky(), language: .ja, requestID: "r")
        #expect(problem.status == .internalServerError)
        #expect(!"\(problem.document)".contains("山田"))
    }

    @Test("A day in a problem is written by the era when eras are known")
    func eras() throws {
        let reiwa = JapaneseEra(name: "令和", letter: "R", firstDay: try #require(CivilDate(iso: "2019-05-01")))
        let day = try #require(CivilDate(iso: "2026-11-23"))
        let error = DeskError.invalid(InvalidSubmission([FieldProblem(.heldOn, .future(latest: day))]))
        #expect(Problem(error, language: .ja, eras: [reiwa], requestID: "r").document.detail.contains("令和8年11月23日"))
    }
}
