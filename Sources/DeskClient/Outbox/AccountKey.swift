internal import CSodium

/// Tells accounts at servers apart without telling a token: the beginning of a digest.
package struct AccountKey: Hashable, Sendable {
    /// Sixteen hexadecimal digits.
    package let text: String

    package init(server: ServerAddress, token: String) {
        text = Self.hexadecimal(Array("\(server.text)\n\(token)".utf8))
    }

    /// Of whoever logs in; no token has a blank in it.
    package init(server: ServerAddress, account: String) {
        text = Self.hexadecimal(Array("\(server.text)\naccount \(account)".utf8))
    }

    init(text: String) {
        self.text = text
    }

    /// The first 64 bits of the SHA-256 of these bytes.
    static func hexadecimal(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
        let digits = Array("0123456789abcdef".utf8)
        let text = digest.prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
