internal import DeskText
internal import FoundationEssentials
internal import PrivateFiles
internal import SupportDesk

/// One thing that `mado doctor` has looked at.
private struct Finding {
    let name: String
    let label: String
    let text: String
    /// Why it is not well; nil when it is.
    var failure: ClientFailure?
    var isWell: Bool
}

extension DeskSession {
    /// `mado doctor`: looks at everything that recording needs, and says what to do about what is not well.
    package func doctor() throws(ClientFailure) {
        let findings = [serverFinding(), homeFinding(), outboxFinding(), clockFinding()]
        if manner.json {
            struct Document: Encodable {
                let check: String
                let ok: Bool
                let detail: String
            }
            let documents = findings.map { Document(check: $0.name, ok: $0.isWell, detail: $0.text) }
            console.print(bytes: OutboxDocument.json(["checks": documents]) + [UInt8(ascii: "\n")])
        } else {
            let rows = findings.map { finding in
                let mark = (finding.isWell ? OutboxLabel.good : .bad).text(in: language)
                return (label: finding.label, text: "\(mark)  \(finding.text)")
            }
            for line in ConsultationSheet.aligned(rows) { console.print(line) }
        }
        if let failure = findings.lazy.compactMap(\.failure).first { throw failure }
    }

    /// Whether the server answers, and takes the token.
    private func serverFinding() -> Finding {
        let label = ClientLabel.server.text(in: language)
        do {
            let begin = ContinuousClock.now
            let known = DeskListsFile.read(in: home)
            let server = try connection().server.text
            _ = try fetchLists(unless: known?.server == server ? known : nil)
            let reach = ClientLabel.reachable(milliseconds: (ContinuousClock.now - begin).inMilliseconds)
            let text = "\(server)  \(reach.text(in: language))  \(OutboxLabel.accepted.text(in: language))"
            return Finding(name: "server", label: label, text: text, isWell: true)
        } catch {
            let text = error.lines(in: language).joined(separator: "\n")
            return Finding(name: "server", label: label, text: text, failure: error, isWell: false)
        }
    }

    /// Whether the home can be written, by this user alone.
    private func homeFinding() -> Finding {
        let label = OutboxLabel.home.text(in: language)
        do {
            try home.write([], to: "doctor")
            home.remove("doctor")
        } catch {
            let text = error.sentence(in: language)
            return Finding(name: "home", label: label, text: text, failure: .configuration(error), isWell: false)
        }
        let folders = [home.folder, home.path(of: Outbox.folderName)]
        let open = folders.first { PrivateFile.isOpenToOthers($0) }
        let state: OutboxLabel = open == nil ? .homePrivate : .homeOpen
        let text = "\(open ?? home.folder)  \(state.text(in: language))"
        return Finding(name: "home", label: label, text: text, isWell: open == nil)
    }

    /// Whether something cannot leave by itself.
    private func outboxFinding() -> Finding {
        let label = OutboxLabel.outbox.text(in: language)
        do {
            let outbox = try outbox()
            let survey = try withOutbox { outbox throws(ConfigurationProblem) in try outbox.survey() }
            let oldest = (try? outbox.oldest())??.madeAt.short(in: language, today: today)
            let counts = OutboxLabel.counts(waiting: survey.waiting, since: oldest, refused: survey.refused)
            var text = [counts.text(in: language)]
            if survey.strangers > 0 { text.append(OutboxText.damagedFiles(survey.strangers).text(in: language)) }
            if survey.others > 0 { text.append(OutboxText.itemsOfOthers(survey.others).text(in: language)) }
            // Taking the lock tells whether another process sits on it.
            try withOutbox { outbox throws(ConfigurationProblem) in
                try outbox.changing { _ throws(DurableFolder.Failure) in }
            }
            return Finding(
                name: "outbox",
                label: label,
                text: text.joined(separator: "\n"),
                isWell: survey.refused == 0 && survey.strangers == 0
            )
        } catch {
            let text = error.lines(in: language).joined(separator: "\n")
            return Finding(name: "outbox", label: label, text: text, failure: error, isWell: false)
        }
    }

    /// Whether the clock is right, by the server's.
    private func clockFinding() -> Finding {
        let known = contact ?? (try? settings.server()).flatMap { ServerContact.read(in: home, server: $0.text) }
        let text = (known?.clockLabel ?? .clockUnknown).text(in: language)
        return Finding(
            name: "clock",
            label: OutboxLabel.clock.text(in: language),
            text: text,
            isWell: known?.isClockWrong != true
        )
    }
}
