internal import CSodium
internal import SupportDesk

/// Seals the keys of second factors, so that the database alone opens nobody's login: XSalsa20-Poly1305 with a key that lies outside.
struct FactorSeal: Sendable {
    static let keyLength = Int(crypto_secretbox_KEYBYTES)

    /// Nil when the installation has none.
    let key: [UInt8]?

    /// Throws `.conflict(.factorKeyMissing)`.
    func seal(_ secret: [UInt8], of account: String) throws(DeskError) -> [UInt8] {
        let key = try usableKey()
        let message = Array(account.utf8) + [0] + secret
        var nonce = [UInt8](repeating: 0, count: Int(crypto_secretbox_NONCEBYTES))
        randombytes_buf(&nonce, nonce.count)
        var sealed = [UInt8](repeating: 0, count: Int(crypto_secretbox_MACBYTES) + message.count)
        guard crypto_secretbox_easy(&sealed, message, UInt64(message.count), nonce, key) == 0 else {
            throw .internalFault
        }
        return nonce + sealed
    }

    /// What was sealed for this account. Throws `.conflict(.factorKeyMissing)`, and `.internalFault` for what was changed, or moved here
    /// from another account.
    func open(_ sealed: [UInt8], of account: String) throws(DeskError) -> [UInt8] {
        let key = try usableKey()
        let (nonceLength, tagLength) = (Int(crypto_secretbox_NONCEBYTES), Int(crypto_secretbox_MACBYTES))
        guard sealed.count > nonceLength + tagLength else { throw .internalFault }
        let (nonce, rest) = (Array(sealed.prefix(nonceLength)), Array(sealed.dropFirst(nonceLength)))
        var message = [UInt8](repeating: 0, count: rest.count - tagLength)
        let owner = Array(account.utf8) + [0]
        guard crypto_secretbox_open_easy(&message, rest, UInt64(rest.count), nonce, key) == 0,
            message.starts(with: owner)
        else { throw .internalFault }
        return Array(message.dropFirst(owner.count))
    }

    private func usableKey() throws(DeskError) -> [UInt8] {
        guard let key, key.count == Self.keyLength else { throw .conflict(.factorKeyMissing) }
        return key
    }
}
