import CSodium

/// Hashes as an earlier version with weaker parameters would have left them.
enum PasswordHashes {
    struct NoMemory: Error {}

    static func weak(_ password: String) throws -> String {
        let bytes = password.utf8.map { CChar(bitPattern: $0) }
        var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        guard crypto_pwhash_str(&text, bytes, UInt64(bytes.count), 1, 8 << 20) == 0 else { throw NoMemory() }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
