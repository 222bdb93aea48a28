internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

/// What `mado status --json` tells.
private struct StatusDocument: Encodable {
    struct Last: Encodable {
        let id: String
        let sentAt: String
        let confirmed: Bool
    }

    var server: String?
    var reachable = false
    var milliseconds: Int?
    var site: String?
    var siteName: String?
    var wardName: String?
    var listsCheckedAt: String?
    var recordedBy: String?
    var last: Last?
}

extension DeskSession {
    /// `mado status`: what is configured, whether the server answers, how old the lists are, what was recorded last.
    package func status() throws(ClientFailure) {
        var document = StatusDocument()
        var failure: ClientFailure?
        let known = (try? settings.server()).flatMap { server in
            DeskListsFile.read(in: home).flatMap { $0.server == server.text ? $0 : nil }
        }
        var file = known
        do {
            document.server = try connection().server.text
            let begin = ContinuousClock.now
            file = try fetchLists(unless: known)
            document.reachable = true
            document.milliseconds = (ContinuousClock.now - begin).inMilliseconds
        } catch {
            failure = error
        }
        document.siteName = describeSite(&document, file)
        document.wardName = file?.lists.wardName
        document.listsCheckedAt = file?.fetchedAt.description
        let last = LastRecord.read(in: home, isConfirmed: false) ?? LastRecord.read(in: home, isConfirmed: true)
        if let last {
            document.last = .init(id: last.id, sentAt: last.sentAt, confirmed: last.isConfirmed)
            if document.reachable, let id = last.consultation, let record = try? connection().consultation(id).document
            {
                document.recordedBy = record.recordedBy
            }
        }
        show(document, file, last, isNew: file?.tag != known?.tag)
        if let failure { throw failure }
    }

    private func describeSite(_ document: inout StatusDocument, _ file: DeskListsFile?) -> String? {
        document.site = settings[.site]?.text
        guard let word = document.site, case .found(let site) = file?.lists.site(word) else { return nil }
        document.site = site.code.rawValue
        return site.name
    }

    private func show(_ document: StatusDocument, _ file: DeskListsFile?, _ last: LastRecord?, isNew: Bool) {
        if manner.json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if let data = try? encoder.encode(document) { console.print(bytes: Array(data) + [UInt8(ascii: "\n")]) }
            return
        }
        func label(_ label: ClientLabel) -> String { label.text(in: language) }
        var server = document.server ?? settings[.server]?.text ?? label(.notConfigured)
        if let milliseconds = document.milliseconds {
            server += "  " + label(.reachable(milliseconds: milliseconds))
        } else if document.server != nil {
            server += "  " + label(.notReachable)
        }
        let site = document.siteName.map { "\($0) (\(document.site ?? ""))" } ?? document.site
        var rows = [
            (label(.server), server), (label(.site), site ?? label(.notConfigured)),
            (label(.tokenFile), settings[.tokenFile]?.text ?? label(.notConfigured)),
        ]
        if let file {
            let checked = label(.listsFetched(at: file.fetchedAt.short(in: language, today: today)))
            rows.append((label(.lists), "\(file.lists.wardName)  \(checked)" + (isNew ? "  \(label(.listsNew))" : "")))
        }
        rows.append((label(.lastRecord), describe(last, file) ?? label(.none)))
        if let recordedBy = document.recordedBy { rows.append((label(.recordedBy), recordedBy)) }
        for line in ConsultationSheet.aligned(rows) { console.print(line) }
    }

    private func describe(_ last: LastRecord?, _ file: DeskListsFile?) -> String? {
        guard let last, let lists = file?.lists else { return last?.id }
        let words = ConsultationWords(lists: lists, language: language, today: today)
        let doubt = last.isConfirmed ? "" : "  " + ClientLabel.unconfirmed.text(in: language)
        return words.line(last.draft) + " [id \(last.id.suffix(6))]" + doubt
    }
}
