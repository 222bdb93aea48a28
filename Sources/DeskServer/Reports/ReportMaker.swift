internal import DeskReports
internal import DeskStore
internal import DeskText
internal import NIOCore
internal import SupportDesk

/// A report and all that its bytes depend on besides what is on record.
struct ReportQuestion: Hashable, Sendable {
    let report: WardReport
    let scope: ReportScope
    let today: CivilDate
    let language: Language
    /// What is the report's own: the indicators of `targets`, what `topics` is broken down by, the format of `divide`.
    var codes: Set<String> = []
}

/// A report's bytes, and what its figures were worth when they were read.
struct MadeReport: Sendable {
    let bytes: ByteBuffer
    let status: FigureStatus
}

/// Makes reports from what is on record: for those who ask, and to be published.
struct ReportMaker: Sendable {
    let store: DeskStore

    /// - Parameter desk: for the titles of topics, outcomes and kinds.
    /// - Throws: `.invalid` when an indicator is asked for that there is not, `.unavailable`.
    func report(_ question: ReportQuestion, desk: Desk) async throws(DeskError) -> MadeReport {
        switch question.report {
        case .targets: try await targets(question)
        case .coverage: try await coverage(question)
        case .topics: try await topics(question, desk.topics)
        case .channels: try await channels(question, desk.outcomes)
        case .divide: try await divide(question)
        case .conversions: try await conversions(question)
        case .supporters: try await supporters(question, desk.people)
        }
    }

    private func targets(_ question: ReportQuestion) async throws(DeskError) -> MadeReport {
        let facts = try await store.targetFacts(question.scope)
        let known = facts.indicators.map(\.id.rawValue)
        guard question.codes.isSubset(of: known) else {
            throw .invalid(InvalidSubmission([FieldProblem("indicator", .notOneOf(known))]))
        }
        var document = TargetsReport(
            scope: question.scope,
            facts: facts,
            language: question.language,
            today: question.today
        ).document
        if !question.codes.isEmpty { document.indicators.removeAll { !question.codes.contains($0.id) } }
        return MadeReport(bytes: JSONDocument.encode(document), status: facts.status)
    }

    private func coverage(_ question: ReportQuestion) async throws(DeskError) -> MadeReport {
        let facts = try await store.coverageFacts(question.scope)
        let report = CoverageReport(scope: question.scope, facts: facts)
        return MadeReport(bytes: JSONDocument.encode(report.document), status: facts.status)
    }

    private func topics(_ question: ReportQuestion, _ topics: CodeTable<Topic>) async throws(DeskError) -> MadeReport {
        let (bySite, byMonth) = (question.codes.contains("site"), question.codes.contains("month"))
        let facts = try await store.topicFacts(question.scope, bySite: bySite, byMonth: byMonth)
        let report = TopicsReport(
            scope: question.scope,
            facts: facts,
            topics: topics,
            language: question.language,
            showsSites: bySite,
            showsMonths: byMonth
        )
        return MadeReport(bytes: JSONDocument.encode(report.document), status: facts.status)
    }

    private func channels(
        _ question: ReportQuestion,
        _ outcomes: CodeTable<Outcome>
    ) async throws(DeskError) -> MadeReport {
        let facts = try await store.channelFacts(question.scope)
        let report = ChannelsReport(
            scope: question.scope,
            facts: facts,
            outcomes: outcomes,
            language: question.language
        )
        return MadeReport(bytes: JSONDocument.encode(report.document), status: facts.status)
    }

    private func divide(_ question: ReportQuestion) async throws(DeskError) -> MadeReport {
        let facts = try await store.divideFacts(question.scope)
        let document = DivideReport(scope: question.scope, facts: facts).document
        guard question.codes == ["geojson"] else {
            return MadeReport(bytes: JSONDocument.encode(document), status: facts.status)
        }
        var writer = JSONWriter()
        writer.value(document.features)
        return MadeReport(bytes: ByteBuffer(bytes: writer.bytes), status: facts.status)
    }

    private func conversions(_ question: ReportQuestion) async throws(DeskError) -> MadeReport {
        let facts = try await store.conversionFacts(question.scope, today: question.today)
        let report = ConversionsReport(scope: question.scope, facts: facts, language: question.language)
        return MadeReport(bytes: JSONDocument.encode(report.document), status: facts.status)
    }

    private func supporters(_ question: ReportQuestion, _ people: PeopleLists) async throws(DeskError) -> MadeReport {
        let facts = try await store.supporterFacts(question.scope)
        let report = SupportersReport(
            scope: question.scope,
            facts: facts,
            people: people,
            language: question.language
        )
        return MadeReport(bytes: JSONDocument.encode(report.document), status: facts.status)
    }
}
