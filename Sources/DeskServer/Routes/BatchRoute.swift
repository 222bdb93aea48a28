internal import DeskStore
internal import DeskText
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SupportDesk

/// `POST /v1/consultations/batch`: a record in each line, answered line by line. A line that cannot be accepted does not
/// keep the others from it.
struct BatchRoute: Sendable {
    /// Records of one request on their way into the store at a time: as many as one of the store's batches holds.
    private static let inFlight = 256
    /// More than the largest body has room for, if each line is a record; less than would make an answer out of all measure
    /// if none is.
    private static let mostLines = 10_000
    private static let path = "/v1/consultations/batch"

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(
                .post,
                Self.path,
                Operation(
                    "recordConsultations",
                    "Record many consultations, a line each",
                    description: """
                        Each line is a submission with its `id`. The answer has a line for each, in the same order, with the \
                        status that a PUT of it alone would have had. Blank lines are passed over. At most 10,000 lines.
                        """,
                    body: .init(
                        content: .lines(schema: "IdentifiedSubmission"),
                        example: .text(Examples.batch)
                    ),
                    answers: [.init(.ok, "What became of each line.", .lines(schema: "BatchLine"))]
                ),
                .account(.recordConsultations, record)
            )
        ]
    }

    @Sendable private func record(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let bytes = try await request.bytes(of: .lines, upTo: desk.largestBody)
        let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.filter { line in
            line.contains { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        }
        guard lines.count <= Self.mostLines else { throw RequestRefusal.tooManyLines(limit: Self.mostLines) }
        let now = desk.now()
        var judge = Judge(shelf: desk.shelf, edition: caller.edition)
        var read: [Line] = []
        for (number, line) in lines.enumerated() {
            read.append(await self.read(line, judge: &judge, caller, at: now))
            // Other requests need not wait for thousands of lines.
            if number.isMultiple(of: 64) { await Task.yield() }
        }
        let language = Language(acceptLanguage: request.headers[.acceptLanguage])
        var answer = ByteBuffer()
        let done = await recorded(read, by: caller.account, at: now)
        let refusals = done.compactMap { $0.refusal(judgedBy: judge.edition.desk) }
        await desk.store.note(refusals, by: caller.account, at: now)
        // As it would be of a PUT: the answer as a whole is no refusal.
        for code in Set(done.compactMap(\.refusedAccess)) {
            await desk.store.noteRefusal(of: "\(code) POST \(Self.path)", to: caller.account.name, at: desk.now)
        }
        for line in done {
            let document = line.document(language, eras: judge.edition.desk.eras, requestID: context.requestID)
            answer.writeImmutableBuffer(JSONDocument.encode(document))
            answer.writeInteger(UInt8(ascii: "\n"))
        }
        return Response(
            status: .ok,
            headers: [.contentType: MediaType.lines.rawValue],
            body: ResponseBody(byteBuffer: answer)
        )
    }

    /// Reads and judges a line.
    private func read(_ bytes: ArraySlice<UInt8>, judge: inout Judge, _ caller: Caller, at now: Instant) async -> Line {
        var line = Line(id: nil, outcome: .refused(DeskError.internalFault))
        do {
            let value: JSONValue
            do { value = try JSONReader.value(bytes) } catch { throw RequestRefusal(error) }
            guard let members = value.members else { throw Judge.notAnObject }
            // What is no id may be somebody's name.
            if case .text(let text)? = value["id"], UUID(exactly: text) != nil { line.id = text }
            let submission = SubmittedConsultation(members, besides: ["id", ReasonReading.lateField])
            let id: Consultation.ID
            do { id = try Self.id(value["id"] ?? .null) } catch {
                throw await judge.refusal(of: submission, at: now, with: error)
            }
            line.submission = (id, submission)
            var reading = ReasonReading(ReasonReading.lateField)
            let lateReason = reading.lateReason(in: members)
            if let problem = reading.problems.first {
                throw await judge.refusal(of: submission, at: now, with: problem)
            }
            let content = try await judge.content(of: submission, at: now)
            try caller.account.check(.recordConsultations, at: content.site)
            let record = ReadableRecord(id: id, content: content, lateReason: lateReason, members: members)
            line.outcome = .readable(record)
        } catch {
            line.outcome = .refused(error)
        }
        return line
    }

    private static func id(_ value: JSONValue) throws(FieldProblem) -> Consultation.ID {
        switch value {
        case .null: throw FieldProblem("id", .required)
        case .text(let text):
            guard let id = UUID(exactly: text) else { throw FieldProblem("id", .unreadableIdentifier) }
            return id
        default: throw FieldProblem("id", .wrongType(expected: .text))
        }
    }

    /// Puts all readable lines on record, many at a time, so that the store writes them together.
    private func recorded(_ lines: [Line], by account: Account, at now: Instant) async -> [Line] {
        var lines = lines
        await withTaskGroup(of: (Int, Line.Outcome).self) { group in
            var running = 0
            for (number, line) in lines.enumerated() {
                guard case .readable(let record) = line.outcome else { continue }
                if running == Self.inFlight, let (done, outcome) = await group.next() {
                    lines[done].outcome = outcome
                    running -= 1
                }
                running += 1
                group.addTask {
                    do {
                        let filed = try await desk.concealing(record.id, from: account) {
                            try await desk.record(
                                record.content,
                                id: record.id,
                                lateReason: record.lateReason,
                                as: record.members,
                                by: account,
                                at: now
                            )
                        }
                        return (number, .filed(filed))
                    } catch {
                        return (number, .refused(error))
                    }
                }
            }
            for await (done, outcome) in group { lines[done].outcome = outcome }
        }
        return lines
    }
}

/// A record that can be put on record, with what it was sent as.
private struct ReadableRecord {
    let id: Consultation.ID
    let content: ConsultationContent
    let lateReason: String?
    let members: [JSONValue.Member]
}

/// A line of a batch, and how far it has come.
private struct Line {
    enum Outcome {
        case readable(ReadableRecord)
        case filed(Filed<Recorded>)
        case refused(any Error)
    }

    /// As it was sent; nil when the line could not be read so far.
    var id: String?
    var outcome: Outcome
    /// From where on it can be said whose refusal it would be.
    var submission: (id: Consultation.ID, said: SubmittedConsultation)?

    /// The status with which the account was kept from it; nil when it was not.
    var refusedAccess: Int? {
        guard case .refused(let error as DeskError) = outcome, error.isRefusalOfAccess else { return nil }
        return error.status.code
    }

    /// What is to be remembered if it was refused for what it says.
    func refusal(judgedBy desk: Desk) -> RefusedRecord? {
        guard case .refused(let error) = outcome, let codes = (error as? DeskError)?.refusalCodes, let submission else {
            return nil
        }
        return submission.said.refused(submission.id, codes, desk: desk)
    }

    func document(_ language: Language, eras: [JapaneseEra], requestID: String) -> BatchLineDocument {
        switch outcome {
        case .filed(.done(.created)): return BatchLineDocument(id: id, status: 201)
        case .filed(.done(.replayed)): return BatchLineDocument(id: id, status: 200)
        case .filed(.proposed): return BatchLineDocument(id: id, status: 202)
        case .refused(let error):
            let problem = Problem(error, language: language, eras: eras, requestID: requestID)
            return BatchLineDocument(id: id, status: problem.status.code, problem: problem.document)
        case .readable:
            return BatchLineDocument(id: id, status: 500)
        }
    }
}
