package import DeskText
internal import FoundationEssentials
internal import Glibc
internal import PrivateFiles
package import SupportDesk

/// How much is in the outbox, by the names of its files alone.
package struct OutboxSurvey: Hashable, Sendable {
    /// This account's that wait to be sent.
    package var waiting = 0
    /// This account's that the server has refused.
    package var refused = 0
    /// Other accounts'.
    package var others = 0
    /// Files that are no items: damaged ones, and what does not belong here.
    package var strangers = 0

    package init(waiting: Int = 0, refused: Int = 0, others: Int = 0, strangers: Int = 0) {
        self.waiting = waiting
        self.refused = refused
        self.others = others
        self.strangers = strangers
    }
}

extension Outbox {
    /// How often the folder is read anew because it changed meanwhile.
    private static let readings = 20

    package func survey() throws(ConfigurationProblem) -> OutboxSurvey {
        try reading { () throws(DurableFolder.Failure) in
            let tally = if let kept = KeptTally(in: folder).read() { kept } else { try count().tally }
            return tally.survey(for: account)
        }
    }

    /// Counts the names one by one, and gives the files that never got into their place.
    func count() throws(DurableFolder.Failure) -> (tally: OutboxTally, drafts: [String]) {
        var tally = OutboxTally()
        var drafts: [String] = []
        try folder.forEachName { bytes in
            let glance = OutboxName.Glance(bytes)
            tally.highest = max(tally.highest, glance.number)
            switch glance.sort {
            case .item: tally[glance.account].items += 1
            case .refusal: tally[glance.account].refused += 1
            case .draft: drafts.append(glance.text)
            case .stranger: tally.strangers += 1
            }
        }
        return (tally, drafts)
    }

    /// This account's items, in the order in which they were saved. What cannot be read is set aside and stands in nobody's way.
    package func items() throws(ConfigurationProblem) -> [OutboxItem] {
        try items { _ in true }
    }

    /// This account's items about a record.
    package func items(of record: Consultation.ID) throws(ConfigurationProblem) -> [OutboxItem] {
        try items { $0.record == record }
    }

    private func items(where isWanted: (OutboxName) -> Bool) throws(ConfigurationProblem) -> [OutboxItem] {
        try reading { () throws(DurableFolder.Failure) in
            // Another run may give a file another name between the list and the reading: then the list is read once more.
            for _ in 0..<Self.readings {
                let (names, refused) = try self.names(isWanted)
                var items: [OutboxItem] = []
                items.reserveCapacity(names.count)
                var isOutdated = false
                for name in names {
                    switch read(name, isRefused: refused.contains(name.number)) {
                    case .item(let item): items.append(item)
                    case .gone: isOutdated = true
                    case .damaged: break
                    }
                }
                if !isOutdated { return items }
            }
            throw DurableFolder.Failure(number: EBUSY)
        }
    }

    /// The oldest item that waits; nil when none does.
    package func oldest() throws(ConfigurationProblem) -> OutboxItem? {
        try reading { () throws(DurableFolder.Failure) in
            let (names, refused) = try self.names { _ in true }
            for name in names where !refused.contains(name.number) {
                if case .item(let item) = read(name, isRefused: false) { return item }
            }
            return nil
        }
    }

    /// The ids of this account's records in the outbox that begin or end with `text`.
    func records(fitting text: String) throws(ConfigurationProblem) -> Set<Consultation.ID> {
        let (mine, wanted) = (Array(account.text.utf8), Array(text.utf8))
        var found: Set<Consultation.ID> = []
        try reading { () throws(DurableFolder.Failure) in
            try folder.forEachName { bytes in
                let glance = OutboxName.Glance(bytes)
                guard glance.sort == .item, glance.isOf(mine), glance.concerns(wanted) else { return }
                if let name = OutboxName(glance) { found.insert(name.record) }
            }
        }
        return found
    }

    private func names(
        _ isWanted: (OutboxName) -> Bool
    ) throws(DurableFolder.Failure) -> (items: [OutboxName], refused: Set<Int>) {
        let mine = Array(account.text.utf8)
        var items: [OutboxName] = []
        var refused: Set<Int> = []
        try folder.forEachName { bytes in
            let glance = OutboxName.Glance(bytes)
            guard glance.sort != .draft, glance.sort != .stranger, glance.isOf(mine) else { return }
            if glance.sort == .refusal {
                refused.insert(glance.number)
            } else if let name = OutboxName(glance), isWanted(name) {
                items.append(name)
            }
        }
        return (items.sorted { $0.number < $1.number }, refused)
    }

    private enum Reading {
        case item(OutboxItem)
        /// It was sent, discarded or renamed meanwhile.
        case gone
        case damaged
    }

    private func read(_ name: OutboxName, isRefused: Bool) -> Reading {
        do {
            let file = try OutboxFile(try folder.read(name.text))
            let item = OutboxItem(
                name: name,
                server: file.server,
                madeAt: file.madeAt,
                expected: file.expected,
                body: file.body,
                refusal: isRefused ? refusal(of: name) : nil
            )
            if item.isWhole { return .item(item) }
        } catch let failure as DurableFolder.Failure {
            // A disk that cannot read it today may be able to tomorrow.
            return failure.isMissing ? .gone : .damaged
        } catch {}
        setAside(name)
        return .damaged
    }

    private func setAside(_ name: OutboxName) {
        try? changing { tally throws(DurableFolder.Failure) in
            tally = nil
            try folder.rename(name.text, to: name.text + OutboxName.damagedEnding)
            try folder.sync()
        }
    }

    /// What the server said; something at least when that cannot be read any more.
    private func refusal(of name: OutboxName) -> ProblemDocument {
        let bytes = (try? folder.read(name.refusal)) ?? []
        return (try? JSONDecoder().decode(ProblemDocument.self, from: Data(bytes)))
            ?? ProblemDocument(type: "unreadable", title: "", status: 422, detail: "", requestId: "")
    }

    private func reading<Result>(
        _ work: () throws(DurableFolder.Failure) -> Result
    ) throws(ConfigurationProblem) -> Result {
        do {
            return try work()
        } catch {
            throw .unreadableFile(path: folder.path, reason: error.reason)
        }
    }
}

extension OutboxItem {
    /// Whether it says what an item of its kind says.
    fileprivate var isWhole: Bool {
        switch kind {
        case .consultation: body.first == UInt8(ascii: "{") && draft != nil
        case .correction: correction != nil && expected != nil
        case .void: reason != nil
        }
    }
}
