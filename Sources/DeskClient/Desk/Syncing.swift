internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

extension DeskSession {
    /// Who holds it is the one run that sends all that waits.
    private static let sendingLock = ".sending"
    /// How long another run is waited for.
    private static let lockPauses = (count: 100, length: Duration.milliseconds(100))

    /// `mado sync`: sends what waits, and says what became of it.
    ///
    /// - Parameter once: whether it gives up at the first failure, and leaves the sending to another run that is at it.
    package func sync(once: Bool, pause: @escaping (Duration) -> Void = OutboxSync.sleep) throws(ClientFailure) {
        let outbox = try outbox()
        let begun = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.survey() }
        guard begun.waiting > 0 else { return tell(OutboxSync.Result(), try survey()) }
        guard let lock = sendingLock(of: outbox, once: once, pause) else {
            if once { return }
            throw .unsent(.anotherSends, waiting: try survey().waiting)
        }
        defer { withExtendedLifetime(lock) {} }
        let lastRecord = LastRecord.read(in: home, of: outbox.account)?.consultation
        var backOff = BackOff()
        if once { backOff.patience = 1 }
        var sync = OutboxSync(
            outbox,
            over: try connection(),
            backOff: backOff,
            progress: { [console, manner] done, all in if !manner.quiet { console.progress(done, of: all) } },
            arrived: { [self] item in if item.record == lastRecord { noteArrival(item) } },
            pause: pause
        )
        let result: OutboxSync.Result
        do {
            result = try sync.run()
        } catch {
            throw .configuration(error)
        }
        keepListsCurrent()
        try finish(result)
    }

    private func finish(_ result: OutboxSync.Result) throws(ClientFailure) {
        let survey = try survey()
        tell(result, survey)
        guard let failure = result.failure else {
            if result.refused > 0 { throw .outbox(.someRefused(result.refused)) }
            return
        }
        switch failure {
        case .client(.notReached(let server, _)) where result.sent + result.waitingForApproval == 0:
            throw .client(.notReached(server: server, .sending))
        default:
            throw .unsent(reason(failure), waiting: survey.waiting)
        }
    }

    private func tell(_ result: OutboxSync.Result, _ survey: OutboxSurvey) {
        let document = OutboxDocument.Sync(
            sent: result.sent,
            waitingForApproval: result.waitingForApproval,
            refused: result.refused,
            waiting: survey.waiting,
            ofOthers: survey.others
        )
        let text = OutboxText.synced(
            sent: result.sent,
            waitingForApproval: result.waitingForApproval,
            waiting: survey.waiting,
            refusedInAll: survey.refused,
            ofOthers: survey.others
        )
        report(text, json: OutboxDocument.json(document))
    }

    private func survey() throws(ClientFailure) -> OutboxSurvey {
        try withOutbox { outbox throws(ConfigurationProblem) in try outbox.survey() }
    }

    private func sendingLock(
        of outbox: Outbox,
        once: Bool,
        _ pause: (Duration) -> Void
    ) -> DurableFolder.Lock? {
        for _ in 0..<(once ? 1 : Self.lockPauses.count) {
            if let lock = outbox.folder.lock(Self.sendingLock) { return lock }
            if !once { pause(Self.lockPauses.length) }
        }
        return nil
    }

    func isAnotherSending(from outbox: Outbox) -> Bool {
        outbox.folder.lock(Self.sendingLock) == nil
    }

    /// The machine remembers at which revision its last record stands.
    private func noteArrival(_ item: OutboxItem) {
        guard let account = try? outbox().account, var last = LastRecord.read(in: home, of: account),
            last.id == item.record.written
        else { return }
        switch item.kind {
        case .consultation: last.revision = 1
        case .correction:
            last.revision = item.expected.map { $0 + 1 }
            if let correction = item.correction {
                last.draft = last.draft.changed(by: correction.changes).withoutPersons
            }
        case .void: last.revision = last.revision.map { $0 + 1 }
        }
        last.write(in: home)
    }
}
