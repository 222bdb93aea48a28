internal import Glibc
internal import PrivateFiles

/// What the names in the outbox come to.
struct OutboxTally: Hashable {
    /// What one account has there.
    struct Share: Hashable {
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

extension OutboxTally {
    private static let end = "."

    /// Words in a line: an end that is missing tells that it was written in part.
    var written: String {
        let accounts = shares.map { "\($0.key) \($0.value.items) \($0.value.refused) " }.joined()
        return "\(highest) \(strangers) \(accounts)\(Self.end)"
    }

    /// Nil unless it was written so, and whole.
    init?(reading words: [Substring]) {
        guard let last = words.last, last == Self.end, words.count % 3 == 0, let highest = Int(words[0]),
            let strangers = Int(words[1])
        else { return nil }
        (self.highest, self.strangers) = (highest, strangers)
        for start in stride(from: 2, to: words.count - 1, by: 3) {
            guard let items = Int(words[start + 1]), let refused = Int(words[start + 2]) else { return nil }
            shares[String(words[start])] = Share(items: items, refused: refused)
        }
    }
}

/// A tally that is kept beside the names, so that ten thousand need not be listed for one more.
///
/// It holds only as long as nothing in the folder has changed, which the folder itself says: by the time of its last change. So
/// a tally that a crash or somebody's hand has left behind is not believed, and the names are counted anew.
struct KeptTally {
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
        guard let changedAt = folder.changedAt(), let bytes = try? PrivateFile.read(path).bytes else { return nil }
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard let first = words.first, first == changedAt else { return nil }
        return OutboxTally(reading: Array(words.dropFirst()))
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
        guard let changedAt = folder.changedAt() else { return }
        let text = Array("\(changedAt) \(tally.written)".utf8)
        _ = text.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
}
