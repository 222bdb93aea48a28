internal import DeskText
internal import PrivateFiles
internal import SupportDesk

extension Outbox {
    /// The names of what other accounts have saved here for the same server: as a rule one person under another token.
    func claimable() throws(ConfigurationProblem) -> [OutboxName] {
        do {
            let (mine, server) = (Array(account.text.utf8), server.text)
            var names: [OutboxName] = []
            try folder.forEachName { bytes in
                let glance = OutboxName.Glance(bytes)
                guard glance.sort == .item, !glance.isOf(mine), let name = OutboxName(glance) else { return }
                names.append(name)
            }
            return names.filter { name in
                guard let bytes = try? folder.read(name.text), let file = try? OutboxFile(bytes) else { return false }
                return file.server == server
            }
        } catch {
            throw .unreadableFile(path: folder.path, reason: error.reason)
        }
    }

    /// Makes them this account's. Gives how many there were.
    func claim() throws(ConfigurationProblem) -> Int {
        let names = try claimable()
        try changing { tally throws(DurableFolder.Failure) in
            tally = nil
            for name in names {
                let mine = OutboxName(
                    number: name.number,
                    account: account,
                    record: name.record,
                    kind: name.kind,
                    isUnsent: name.isUnsent
                )
                if folder.holds(name.refusal) { try folder.rename(name.refusal, to: mine.refusal) }
                try folder.rename(name.text, to: mine.text)
            }
            try folder.sync()
        }
        return names.count
    }

    /// Corrections that certainly were not made are gone: those behind them rest on one revision less.
    func closeGaps(behind gone: [OutboxItem], in all: [OutboxItem]) throws(ConfigurationProblem) {
        let numbers = Set(gone.map(\.number))
        for item in all where item.kind == .correction && !numbers.contains(item.number) {
            let before = gone.count {
                $0.kind == .correction && $0.record == item.record && $0.number < item.number
            }
            guard before > 0, let expected = item.expected else { continue }
            let refusal = item.refusal
            _ = try replace(item) { $0.expected = expected - before }
            if let refusal { try refuse(item, refusal) }
        }
    }
}
