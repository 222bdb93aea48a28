internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

extension DeskSession {
    /// `mado status`: what is configured, whether the server answers and when it last did, how old the lists are, what waits to be
    /// sent, whether the clock is right, what was recorded last.
    package func status() throws(ClientFailure) {
        let known = (try? settings.server()).flatMap { server in
            DeskListsFile.read(in: home).flatMap { $0.server == server.text ? $0 : nil }
        }
        var report = StatusReport(server: settings[.server]?.text, site: site?.text, lists: known)
        report.tokenFile = settings[.tokenFile]?.text
        report.account = (try? settings.server()).flatMap { try? login(to: $0)?.account }
        report.contact = (try? settings.server()).flatMap { ServerContact.read(in: home, server: $0.text) }
        if let outbox = try? outbox() {
            report.last = LastRecord.read(in: home, of: outbox.account)
            report.outbox = try? outbox.survey()
            report.oldest = try? outbox.oldest()?.madeAt
        }
        var failure: ClientFailure?
        do {
            report.server = try connection().server.text
            let begin = ContinuousClock.now
            report.lists = try fetchLists(unless: known)
            report.milliseconds = (ContinuousClock.now - begin).inMilliseconds
            report.hasNewLists = report.lists?.tag != known?.tag
            report.contact = contact ?? report.contact
            if let id = report.last?.consultation {
                report.recordedBy = try? connection().consultation(id).document.recordedBy
            }
        } catch {
            failure = error
        }
        if manner.json {
            console.print(bytes: report.json)
        } else {
            for line in report.lines(in: language, today: today) { console.print(line) }
        }
        if let failure { throw failure }
    }
}

/// What `mado status` found out.
private struct StatusReport {
    var server: String?
    var tokenFile: String?
    /// Whoever is logged in, where no token is configured.
    var account: String?
    var lists: DeskListsFile?
    var hasNewLists = false
    /// How long the server took to answer; nil when it did not.
    var milliseconds: Int?
    var last: LastRecord?
    var recordedBy: String?
    var outbox: OutboxSurvey?
    /// When the oldest item that waits was saved.
    var oldest: Instant?
    /// When the server was last heard from.
    var contact: ServerContact?

    private let siteWord: String?

    init(server: String?, site: String?, lists: DeskListsFile?) {
        self.server = server
        siteWord = site
        self.lists = lists
    }

    private var site: Site? {
        guard let siteWord, case .found(let site) = lists?.lists.site(siteWord) else { return nil }
        return site
    }

    func lines(in language: Language, today: CivilDate) -> [String] {
        func label(_ label: ClientLabel) -> String { label.text(in: language) }
        let reach = milliseconds.map { ClientLabel.reachable(milliseconds: $0) } ?? .notReachable
        var rows = [
            (label(.server), server.map { "\($0)  \(label(reach))" } ?? label(.notConfigured)),
            (label(.site), site.map { "\($0.name) (\($0.code))" } ?? siteWord ?? label(.notConfigured)),
            account.map { (label(.login), $0) } ?? (label(.tokenFile), tokenFile ?? label(.notConfigured)),
        ]
        if let lists {
            let checked = label(.listsFetched(at: lists.fetchedAt.short(in: language, today: today)))
            rows.append(
                (label(.lists), "\(lists.lists.wardName)  \(checked)" + (hasNewLists ? "  \(label(.listsNew))" : ""))
            )
        }
        rows += outboxRows(in: language, today: today)
        rows.append((label(.lastRecord), lastLine(in: language, today: today) ?? label(.none)))
        if let recordedBy { rows.append((label(.recordedBy), recordedBy)) }
        return ConsultationSheet.aligned(rows)
    }

    private func outboxRows(in language: Language, today: CivilDate) -> [(String, String)] {
        func label(_ label: OutboxLabel) -> String { label.text(in: language) }
        var rows: [(String, String)] = []
        if let outbox {
            let since = oldest?.short(in: language, today: today)
            let counts = label(.counts(waiting: outbox.waiting, since: since, refused: outbox.refused))
            rows.append((label(.outbox), counts))
        }
        let reached = contact?.reached.short(in: language, today: today)
        rows.append((label(.lastReached), reached ?? label(.unknown)))
        if let contact { rows.append((label(.clock), contact.clockLabel.text(in: language))) }
        return rows
    }

    private func lastLine(in language: Language, today: CivilDate) -> String? {
        guard let last, let lists else { return last?.id }
        let words = ConsultationWords(lists: lists.lists, language: language, today: today)
        return "\(words.line(last.draft)) [id \(last.id.suffix(6))]"
    }

    /// What `mado status --json` prints.
    var json: [UInt8] {
        struct Document: Encodable {
            struct Last: Encodable {
                let id: String
                let sent: Bool
                let recordedBy: String?
            }

            struct Waiting: Encodable {
                let waiting, refused, ofOthers, damaged: Int
                let oldest: String?
            }

            let server, account: String?
            let reachable: Bool
            let milliseconds: Int?
            let ward, site, siteName, listsCheckedAt: String?
            let last: Last?
            let outbox: Waiting?
            let lastReachedAt: String?
            let clockSecondsAhead: Int?
        }
        let document = Document(
            server: server,
            account: account,
            reachable: milliseconds != nil,
            milliseconds: milliseconds,
            ward: lists?.lists.ward.rawValue,
            site: site?.code.rawValue ?? siteWord,
            siteName: site?.name,
            listsCheckedAt: lists?.fetchedAt.description,
            last: last.map { .init(id: $0.id, sent: $0.revision != nil, recordedBy: recordedBy) },
            outbox: outbox.map {
                .init(
                    waiting: $0.waiting,
                    refused: $0.refused,
                    ofOthers: $0.others,
                    damaged: $0.strangers,
                    oldest: oldest?.description
                )
            },
            lastReachedAt: contact?.reached.description,
            clockSecondsAhead: contact?.secondsAhead
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ((try? encoder.encode(document)).map(Array.init) ?? []) + [UInt8(ascii: "\n")]
    }
}

extension ServerContact {
    var clockLabel: OutboxLabel {
        guard let secondsAhead else { return .clockUnknown }
        return isClockWrong ? .clockAhead(seconds: secondsAhead) : .clockRight
    }
}
