internal import FoundationEssentials
internal import Glibc

/// What the names in the outbox come to.
struct OutboxTally: Codable, Hashable {
    /// What one account has there.
    struct Share: Codable, Hashable {
        var items = 0
        /// Those that the server has refused.
        var refused = 0
    }

    /// The highest number of those that are there.
    var highest = 0
    var strangers = 0
    private var shares: [String: Share] = [:]

    /// Whether nothing is there that has a number.
    var isEmpty: Bool { shares.isEmpty && strangers == 0 }

    subscript(account: AccountKey) -> Share {
        get { shares[account.text] ?? Share() }
        set { shares[account.text] = newValue == Share() ? nil : newValue }
    }

    func survey(for account: AccountKey) -> OutboxSurvey {
        let mine = self[account]
        let all = shares.values.reduce(0) { $0 + $1.items }
        return OutboxSurvey(
            waiting: max(0, mine.items - mine.refused),
            refused: mine.refused,
            others: all - mine.items,
            strangers: strangers
        )
    }
}

/// A tally that is kept beside the names, so that ten thousand need not be listed for one more.
///
/// It holds only as long as nothing in the folder has changed, which the folder itself says: by the time of its last change. So
/// a tally that a crash or somebody's hand has left behind is not believed, and the names are counted anew.
struct KeptTally {
    private struct Document: Codable {
        let folderChangedAt: DurableFolder.ChangeTime
        let tally: OutboxTally
    }

    /// Begins with a point, as all do that are not counted.
    private static let name = ".tally"

    private let folder: DurableFolder
    private let path: String

    init(in folder: DurableFolder) {
        self.folder = folder
        path = folder.path(of: Self.name)
    }

    /// The tally; nil when there is none that holds.
    func read() -> OutboxTally? {
        guard let changedAt = folder.changedAt(), let bytes = try? PrivateFile.read(path).bytes,
            let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)),
            document.folderChangedAt == changedAt
        else { return nil }
        return document.tally
    }

    /// Gives the tally and lets go of it, before the folder is changed: the time of two changes in a row may be the same.
    func take() -> OutboxTally? {
        let tally = read()
        if truncate(path, 0) != 0, errno != ENOENT { unlink(path) }
        return tally
    }

    /// Keeps the tally. Where that cannot be, the names are counted next time. The folder's lock must be held.
    func keep(_ tally: OutboxTally) {
        // A new file is a change of the folder: so it is made before the time is asked.
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        guard let changedAt = folder.changedAt(),
            let data = try? JSONEncoder().encode(Document(folderChangedAt: changedAt, tally: tally))
        else { return }
        // One that was written in part cannot be read.
        _ = Array(data).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
}
