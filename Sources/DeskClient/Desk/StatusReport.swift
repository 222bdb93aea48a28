internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

extension DeskSession {
    /// `mado status`: what is configured, whether the server answers, how old the lists are, what was recorded last.
    package func status() throws(ClientFailure) {
        let known = (try? settings.server()).flatMap { server in
            DeskListsFile.read(in: home).flatMap { $0.server == server.text ? $0 : nil }
        }
        var report = StatusReport(server: settings[.server]?.text, site: settings[.site]?.text, lists: known)
        report.tokenFile = settings[.tokenFile]?.text
        report.last = LastRecord.latest(in: home)
        var failure: ClientFailure?
        do {
            report.server = try connection().server.text
            let begin = ContinuousClock.now
            report.lists = try fetchLists(unless: known)
            report.milliseconds = (ContinuousClock.now - begin).inMilliseconds
            report.hasNewLists = report.lists?.tag != known?.tag
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
    var lists: DeskListsFile?
    var hasNewLists = false
    /// How long the server took to answer; nil when it did not.
    var milliseconds: Int?
    var last: LastRecord?
    var recordedBy: String?

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
            (label(.tokenFile), tokenFile ?? label(.notConfigured)),
        ]
        if let lists {
            let checked = label(.listsFetched(at: lists.fetchedAt.short(in: language, today: today)))
            rows.append(
                (label(.lists), "\(lists.lists.wardName)  \(checked)" + (hasNewLists ? "  \(label(.listsNew))" : ""))
            )
        }
        rows.append((label(.lastRecord), lastLine(in: language, today: today) ?? label(.none)))
        if let recordedBy { rows.append((label(.recordedBy), recordedBy)) }
        return ConsultationSheet.aligned(rows)
    }

    private func lastLine(in language: Language, today: CivilDate) -> String? {
        guard let last, let lists else { return last?.id }
        let words = ConsultationWords(lists: lists.lists, language: language, today: today)
        let doubt = last.isConfirmed ? "" : "  " + ClientLabel.unconfirmed.text(in: language)
        return "\(words.line(last.draft)) [id \(last.id.suffix(6))]" + doubt
    }

    /// What `mado status --json` prints.
    var json: [UInt8] {
        struct Document: Encodable {
            struct Last: Encodable {
                let id, sentAt: String
                let confirmed: Bool
                let recordedBy: String?
            }

            let server: String?
            let reachable: Bool
            let milliseconds: Int?
            let ward, site, siteName, listsCheckedAt: String?
            let last: Last?
        }
        let document = Document(
            server: server,
            reachable: milliseconds != nil,
            milliseconds: milliseconds,
            ward: lists?.lists.ward.rawValue,
            site: site?.code.rawValue ?? siteWord,
            siteName: site?.name,
            listsCheckedAt: lists?.fetchedAt.description,
            last: last.map {
                .init(id: $0.id, sentAt: $0.sent.description, confirmed: $0.isConfirmed, recordedBy: recordedBy)
            }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ((try? encoder.encode(document)).map(Array.init) ?? []) + [UInt8(ascii: "\n")]
    }
}
