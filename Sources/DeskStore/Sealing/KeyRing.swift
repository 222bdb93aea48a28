internal import CSodium

/// The keys of an installation: those that personal fields are sealed with, of which the last one is current, and the one by which
/// sealed fields are searched for.
package struct KeyRing: Sendable {
    /// By what a key is known, made from the key itself: no two keys share one by mistake.
    package struct ID: Hashable, Sendable, CustomStringConvertible {
        static let length = 4

        let bytes: [UInt8]

        init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        fileprivate init(of key: SecretKey) {
            let context = Array("madoguchi key".utf8)
            var hash = [UInt8](repeating: 0, count: Int(crypto_generichash_BYTES))
            _ = key.withBytes { key in
                crypto_generichash(&hash, hash.count, context, UInt64(context.count), key, SecretKey.length) == 0
            }
            bytes = Array(hash.prefix(Self.length))
        }

        /// Eight small hexadecimal digits.
        package var description: String { Digest.hexadecimal(bytes) }
    }

    struct SealingKey: Sendable {
        let id: ID
        let key: SecretKey

        init(_ key: SecretKey) {
            id = ID(of: key)
            self.key = key
        }
    }

    let search: SecretKey
    /// The newest last.
    let sealing: [SealingKey]

    /// With random keys.
    package init() {
        search = SecretKey()
        sealing = [SealingKey(SecretKey())]
    }

    private init(search: SecretKey, sealing: [SealingKey]) {
        self.search = search
        self.sealing = sealing
    }

    /// Reads ``written``. Throws `.malformed` with the line that is wrong, and 0 when a key is missing.
    package init(reading text: String) throws(KeyProblem) {
        var search: SecretKey?
        var sealing: [SealingKey] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let kind = words.first, !kind.hasPrefix("#") else { continue }
            guard words.count == 2, let key = SecretKey(written: words[1]) else { throw .malformed(line: number + 1) }
            switch kind {
            case "search" where search == nil: search = key
            case "seal": sealing.append(SealingKey(key))
            default: throw .malformed(line: number + 1)
            }
        }
        guard let search, !sealing.isEmpty else { throw .malformed(line: 0) }
        self.search = search
        self.sealing = sealing
    }

    /// The same, with a new key to seal with.
    package func withNewKey() -> KeyRing {
        KeyRing(search: search, sealing: sealing + [SealingKey(SecretKey())])
    }

    /// The same without one of its older keys; nil when it is the current one, or none of them.
    package func without(_ id: ID) -> KeyRing? {
        guard id != current, sealing.contains(where: { $0.id == id }) else { return nil }
        return KeyRing(search: search, sealing: sealing.filter { $0.id != id })
    }

    /// What new values are sealed with.
    package var current: ID { sealing[sealing.count - 1].id }

    /// What hashes to search by are made with.
    package var searchID: ID { ID(of: search) }

    /// All that can open something, the newest last.
    package var ids: [ID] { sealing.map(\.id) }

    /// The one that its first characters name, when they name one alone.
    package func id(beginning start: String) -> ID? {
        let named = ids.filter { $0.description.hasPrefix(start.lowercased()) }
        return named.count == 1 ? named[0] : nil
    }

    func key(_ id: ID) -> SecretKey? { sealing.last { $0.id == id }?.key }

    /// What the file of keys holds.
    package var written: String {
        """
        # Keys of the personal fields. Without this file they cannot be read by anyone: keep a copy of it where no backup of the
        # database is. The last line is the key that new values are sealed with.
        search \(search.written)
        \(sealing.map { "seal \($0.key.written)" }.joined(separator: "\n"))

        """
    }
}
