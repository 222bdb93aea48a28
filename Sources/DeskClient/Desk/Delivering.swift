internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

extension DeskSession {
    /// What this account has saved here for this server.
    func outbox() throws(ClientFailure) -> Outbox {
        if let keptOutbox { return keptOutbox }
        do {
            let server = try settings.server()
            // A login's token is another one each time, and the account the same.
            let account =
                if let login = try login(to: server) {
                    AccountKey(server: server, account: login.account)
                } else {
                    AccountKey(server: server, token: try settings.accessToken())
                }
            let outbox = Outbox(in: home, server: server, of: account)
            keptOutbox = outbox
            return outbox
        } catch {
            throw .configuration(error)
        }
    }

    /// Does something with the outbox.
    func withOutbox<Result>(
        _ work: (Outbox) throws(ConfigurationProblem) -> Result
    ) throws(ClientFailure) -> Result {
        let outbox = try outbox()
        do {
            return try work(outbox)
        } catch {
            throw .configuration(error)
        }
    }

    /// Saves an item, and sends it behind what waits about the same record.
    func send(
        _ kind: OutboxItem.Kind,
        _ body: [UInt8],
        record: Consultation.ID,
        expecting revision: Int? = nil,
        behind queue: [OutboxItem] = []
    ) throws(ClientFailure) -> Delivery {
        let saved = Result { () throws(ClientFailure) in
            try withOutbox { outbox throws(ConfigurationProblem) in
                try outbox.add(kind, body, record: record, expecting: revision, at: now)
            }
        }
        switch saved {
        case .success(let item): return try deliver(queue + [item], new: item)
        case .failure(.configuration(let problem)) where queue.isEmpty:
            let outbox = try outbox()
            let name = OutboxName(number: 0, account: outbox.account, record: record, kind: kind)
            return try deliverUnsaved(
                OutboxItem(name: name, server: outbox.server.text, madeAt: now, expected: revision, body: body),
                because: problem
            )
        case .failure(let failure): throw failure
        }
    }

    /// The disk does not take it: then it is recorded when the server says so, and only then.
    private func deliverUnsaved(
        _ item: OutboxItem,
        because problem: ConfigurationProblem
    ) throws(ClientFailure) -> Delivery {
        switch ItemSender(try connection()).send(item, isNew: true) {
        case .delivered(let delivery): return delivery
        case .refused(let problem): throw .refused(problem)
        case .failed(.client(.notReached), _, _): throw .configuration(problem)
        case .stopped(let failure): throw failure
        case .failed: throw .unsaved(problem)
        }
    }

    /// Sends what waits about one record, one after another, and gives how the last one arrived. A person is waiting: what does
    /// not get through at once stays in the outbox, and that is told.
    ///
    /// - Parameter new: the item that this command has just made, the last one.
    func deliver(_ items: [OutboxItem], new: OutboxItem? = nil) throws(ClientFailure) -> Delivery {
        let sender = ItemSender(try connection())
        let end = ContinuousClock.now + ItemSender.Patience().whole
        var last = Delivery(answer: nil, status: 200)
        for item in items {
            let isNew = item.number == new?.number
            let isCertain = isNew || item.isUnsent
            if let missed { throw try unsent(item, isCertain: isCertain, missed) }
            let noted = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.noteSending([item]) }
            switch sender.send(item, isNew: isNew, until: end) {
            case .delivered(let delivery):
                try settle(item, delivery)
                last = delivery
            case .refused(let problem):
                // When it is gone, another run has sent it, and what was refused is its second coming.
                guard try outbox().holds(noted[0]) else { continue }
                throw try refused(noted[0], problem, isNew: isNew)
            case .stopped(let failure), .failed(let failure, _, _):
                let isUnsent = if case .client(.notReached) = failure { isCertain } else { false }
                throw try unsent(noted[0], isCertain: isUnsent, reason(failure))
            }
        }
        return last
    }

    /// It has arrived: the outbox lets go, and the machine remembers at which revision its last record stands.
    func settle(_ item: OutboxItem, _ delivery: Delivery) throws(ClientFailure) {
        // If it cannot let go, the item is sent once more, and the server knows it.
        try? outbox().remove([item])
        guard var last = LastRecord.read(in: home, of: try outbox().account), last.id == item.record.written else {
            return
        }
        if delivery.waitsForApproval {
            // Nothing is made yet: the record stands where it stood.
            last.awaitsApproval = last.awaitsApproval == true || item.kind == .consultation
            return last.write(in: home)
        }
        let document = delivery.answer.flatMap { try? JSONDecoder().decode(ConsultationDocument.self, from: Data($0)) }
        last.revision = document?.revision ?? item.expected.map { $0 + 1 } ?? last.revision
        if let document { last.draft = ConsultationDraft(document).withoutPersons }
        last.write(in: home)
    }

    /// A consultation that was refused is kept: it is what somebody has written down. A change that is refused while its author
    /// looks on is told and forgotten; one from before is kept as well.
    private func refused(
        _ item: OutboxItem,
        _ problem: ProblemDocument,
        isNew: Bool
    ) throws(ClientFailure) -> ClientFailure {
        if isNew, item.kind != .consultation {
            try withOutbox { outbox throws(ConfigurationProblem) in try outbox.discard([item]) }
            return .refused(problem)
        }
        try withOutbox { outbox throws(ConfigurationProblem) in try outbox.refuse(item, problem) }
        return .kept(problem, id: item.record.ending)
    }

    private func unsent(
        _ item: OutboxItem,
        isCertain: Bool,
        _ reason: Unsent
    ) throws(ClientFailure) -> ClientFailure {
        try withOutbox { outbox throws(ConfigurationProblem) in
            if isCertain { try outbox.noteUnsent([item]) }
            return .unsent(reason, waiting: try outbox.survey().waiting)
        }
    }

    /// Why something was not sent.
    func reason(_ failure: ClientFailure) -> Unsent {
        Unsent(failure, byToken: settings[.tokenFile] != nil)
    }

    /// Sends what else waits, without keeping the person waiting, unless another run is at it.
    func sendOthersInBackground() {
        guard let outbox = try? outbox(), let survey = try? outbox.survey(), survey.waiting > 0,
            !isAnotherSending(from: outbox)
        else { return }
        startSync()
    }
}

extension Unsent {
    /// Why something was not sent, by what the attempt ended with.
    ///
    /// - Parameter byToken: whether a token file says who is at work, and not a login.
    init(_ failure: ClientFailure, byToken: Bool) {
        switch failure {
        case .client(.notReached(let server, _)): self = .notReached(server: server)
        case .client(.noAnswer(let server, _)): self = .noAnswer(server: server)
        case .client(.notTrusted(let server, let reason)): self = .notTrusted(server: server, reason: reason)
        case .client(.strangeAnswer(let server, let status)): self = .strangeAnswer(server: server, status: status)
        case .refused(let problem) where problem.status == 401: self = .notAuthenticated(byToken: byToken)
        case .refused(let problem): self = .busy(said: problem.detail)
        default: self = .behindOthers
        }
    }
}
