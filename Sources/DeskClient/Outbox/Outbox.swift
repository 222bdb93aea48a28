package import DeskText
internal import FoundationEssentials
internal import PrivateFiles
package import SupportDesk

/// What this account has saved on this machine for this server. What others have saved in the same folder is counted, and
/// neither shown nor sent.
package struct Outbox: Sendable {
    package static let folderName = "outbox"

    package let server: ServerAddress
    package let account: AccountKey
    let folder: DurableFolder

    package init(in home: ClientHome, server: ServerAddress, of account: AccountKey) {
        self.server = server
        self.account = account
        folder = DurableFolder(path: home.path(of: Self.folderName))
    }

    // MARK: Saving

    /// Saves something behind all that is there. When it returns, it is on disk.
    package func add(
        _ kind: OutboxItem.Kind,
        _ body: [UInt8],
        record: Consultation.ID,
        expecting revision: Int? = nil,
        at now: Instant
    ) throws(ConfigurationProblem) -> OutboxItem {
        try changing { tally throws(DurableFolder.Failure) in
            var counted = if let tally { tally } else { try countAnew() }
            counted.highest = counted.isEmpty ? 1 : counted.highest + 1
            counted[account].items += 1
            let name = OutboxName(number: counted.highest, account: account, record: record, kind: kind)
            let item = OutboxItem(
                name: name,
                server: server.text,
                madeAt: now,
                expected: revision,
                body: body
            )
            try folder.add(OutboxFile(item).bytes, as: name.text)
            tally = counted
            return item
        }
    }

    /// Replaces what an item says, and lets it wait again if it was refused.
    func replace(_ item: OutboxItem, _ change: (inout OutboxItem) -> Void) throws(ConfigurationProblem) -> OutboxItem {
        var new = item
        change(&new)
        new.refusal = nil
        let file = OutboxFile(new)
        try changing { tally throws(DurableFolder.Failure) in
            if !holds(item) { tally?[account].items += 1 }
            try folder.replace(item.name.text, with: file.bytes)
            if try folder.remove(item.name.refusal) { tally?[account].refused -= 1 }
        }
        return new
    }

    /// Lets go of items that have arrived. Should the machine stop before that is on disk, they are sent once more, and the server
    /// knows them.
    func remove(_ items: [OutboxItem]) throws(ConfigurationProblem) {
        try remove(items, isLasting: false)
    }

    /// Lets go of items that must not come back.
    func discard(_ items: [OutboxItem]) throws(ConfigurationProblem) {
        try remove(items, isLasting: true)
    }

    private func remove(_ items: [OutboxItem], isLasting: Bool) throws(ConfigurationProblem) {
        guard !items.isEmpty else { return }
        try changing { tally throws(DurableFolder.Failure) in
            for item in items {
                if try folder.remove(item.name.refusal) { tally?[account].refused -= 1 }
                if try folder.remove(item.name.text) { tally?[account].items -= 1 }
            }
            if isLasting { try folder.sync() }
        }
    }

    /// Whether the item is still here: another run may have sent it.
    func holds(_ item: OutboxItem) -> Bool {
        folder.holds(item.name.text)
    }

    /// Keeps what the server said against an item, which waits no longer. One that is gone meanwhile has arrived otherwise.
    func refuse(_ item: OutboxItem, _ problem: ProblemDocument) throws(ConfigurationProblem) {
        guard let data = try? JSONEncoder().encode(problem) else { return }
        try changing { tally throws(DurableFolder.Failure) in
            guard holds(item) else { return }
            if !folder.holds(item.name.refusal) { tally?[account].refused += 1 }
            try folder.replace(item.name.refusal, with: Array(data))
        }
    }

    // MARK: What the server may have seen

    /// Notes that these certainly did not leave this machine. Forgetting that is harmless, so nothing is synced.
    func noteUnsent(_ items: [OutboxItem]) throws(ConfigurationProblem) {
        try rename(items.filter { !$0.isUnsent }, isUnsent: true)
    }

    /// Notes that these are about to leave, on disk before the first does. Gives them as they are called now.
    func noteSending(_ items: [OutboxItem]) throws(ConfigurationProblem) -> [OutboxItem] {
        let changed = items.filter(\.isUnsent)
        guard !changed.isEmpty else { return items }
        try rename(changed, isUnsent: false)
        return items.map { item in
            var item = item
            item.name.isUnsent = false
            return item
        }
    }

    private func rename(_ items: [OutboxItem], isUnsent: Bool) throws(ConfigurationProblem) {
        guard !items.isEmpty else { return }
        try changing { _ throws(DurableFolder.Failure) in
            for item in items {
                var name = item.name
                name.isUnsent = isUnsent
                // Somebody else may have sent or discarded it.
                guard folder.holds(item.name.text) else { continue }
                try folder.rename(item.name.text, to: name.text)
            }
            if !isUnsent { try folder.sync() }
        }
    }

    // MARK: Counting and locking

    /// Drafts are remains of runs that ended in the middle: nobody was told that they are saved.
    private func countAnew() throws(DurableFolder.Failure) -> OutboxTally {
        let (tally, drafts) = try count()
        for draft in drafts { try folder.remove(draft) }
        return tally
    }

    /// Changes the folder while no other run does.
    ///
    /// - Parameter work: is given what the names come to, as far as that is known, and keeps it right or makes it nil.
    func changing<Result>(
        _ work: (inout OutboxTally?) throws(DurableFolder.Failure) -> Result
    ) throws(ConfigurationProblem) -> Result {
        do {
            return try folder.alone { () throws(DurableFolder.Failure) in
                let kept = KeptTally(in: folder)
                var tally = kept.take()
                let result = try work(&tally)
                if let tally { kept.keep(tally) }
                return result
            }
        } catch {
            throw .unwritableFile(path: folder.path, reason: error.reason)
        }
    }
}
