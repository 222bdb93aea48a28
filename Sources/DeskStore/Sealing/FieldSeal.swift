internal import CSodium
package import Postgres
package import SupportDesk

/// Where a sealed value stands. Nowhere else does it open.
package struct FieldPlace: Hashable, Sendable, CustomStringConvertible {
    let table: String
    /// What the table knows the row by, beside the ward.
    let row: String
    let column: String

    package init(table: String, row: String, column: String) {
        self.table = table
        self.row = row
        self.column = column
    }

    /// Names the place, nothing of what stands there.
    package var description: String { "\(table) \(row) \(column)" }
}

/// A personal text as the database keeps it: unreadable without a key.
package struct SealedText: Hashable, Sendable {
    /// Of a value from before there were keys. It is never read as if it were sealed: whoever can write to the table could put one there.
    static let clear: UInt8 = 0
    /// XChaCha20-Poly1305 (IETF).
    static let sealed: UInt8 = 1
    /// How the value is kept, and with which key.
    static let prefixLength = 1 + KeyRing.ID.length

    package let bytes: [UInt8]

    /// The text of a value that is still to be sealed; nil for one that is.
    var clearText: String? {
        bytes.first == Self.clear ? String(decoding: bytes.dropFirst(), as: UTF8.self) : nil
    }

    /// The first bytes of all that is sealed with this key.
    static func prefix(of id: KeyRing.ID) -> [UInt8] { [sealed] + id.bytes }
}

extension SealedText: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .bytea }

    package func encode(into buffer: inout ParameterBuffer) throws(UnusableValue) {
        try bytes.encode(into: &buffer)
    }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> SealedText {
        SealedText(bytes: try [UInt8].decode(value))
    }
}

/// Why a value was neither sealed nor opened; says nothing of what it is.
package enum SealError: Error, Hashable, Sendable {
    /// There are no keys, or they cannot be read.
    case noKeys
    /// It is sealed with a key that is not at hand.
    case unknownKey(KeyRing.ID)
    /// It was changed, or stood elsewhere before.
    case doesNotOpen(FieldPlace)
}

/// Seals the personal fields of a ward, and opens them again.
package struct FieldSeal: Sendable {
    private static let nonceLength = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    private static let tagLength = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)

    let ward: Ward.ID
    let keys: KeyHolder

    package init(ward: Ward.ID, keys source: KeySource?) {
        self.ward = ward
        keys = KeyHolder(source)
    }

    /// Seals `text` with the current key: only here it opens. The same text gives other bytes each time. Throws `.noKeys`.
    package func seal(_ text: String, for place: FieldPlace) throws(SealError) -> SealedText {
        let ring = try keys.ring()
        let id = ring.current
        guard let key = ring.key(id) else { throw .noKeys }
        var message = Array(text.utf8)
        defer { message.wipe() }
        let head = SealedText.prefix(of: id)
        let start = head.count + Self.nonceLength
        var bytes = [UInt8](repeating: 0, count: start + message.count + Self.tagLength)
        bytes.replaceSubrange(0..<head.count, with: head)
        let context = associatedData(of: place, id)
        let isSealed = bytes.withUnsafeMutableBufferPointer { bytes in
            guard let address = bytes.baseAddress else { return false }
            randombytes_buf(address + head.count, Self.nonceLength)
            return key.withBytes { key in
                crypto_aead_xchacha20poly1305_ietf_encrypt(
                    address + start,
                    nil,
                    message,
                    UInt64(message.count),
                    context,
                    UInt64(context.count),
                    nil,
                    address + head.count,
                    key
                ) == 0
            }
        }
        guard isSealed else { throw .noKeys }
        return SealedText(bytes: bytes)
    }

    /// What was sealed for this place. Throws `.noKeys`, `.unknownKey`, and `.doesNotOpen` for what was changed, moved or never sealed.
    package func open(_ sealed: SealedText, for place: FieldPlace) throws(SealError) -> String {
        let bytes = sealed.bytes
        let start = SealedText.prefixLength + Self.nonceLength
        guard bytes.first == SealedText.sealed, bytes.count >= start + Self.tagLength else { throw .doesNotOpen(place) }
        let id = KeyRing.ID(bytes: Array(bytes[1..<SealedText.prefixLength]))
        guard let key = try keys.ring(knowing: id).key(id) else { throw .unknownKey(id) }
        var message = [UInt8](repeating: 0, count: bytes.count - start - Self.tagLength)
        defer { message.wipe() }
        let context = associatedData(of: place, id)
        let isOpen = bytes.withUnsafeBufferPointer { bytes in
            guard let address = bytes.baseAddress else { return false }
            return key.withBytes { key in
                crypto_aead_xchacha20poly1305_ietf_decrypt(
                    &message,
                    nil,
                    nil,
                    address + start,
                    UInt64(bytes.count - start),
                    context,
                    UInt64(context.count),
                    address + SealedText.prefixLength,
                    key
                ) == 0
            }
        }
        guard isOpen else { throw .doesNotOpen(place) }
        return String(decoding: message, as: UTF8.self)
    }

    /// By what exactly this text is found in this column, and by nobody who has not the key. Throws `.noKeys`.
    package func searchKey(_ text: String, in column: String) throws(SealError) -> SealedSearchKey {
        let ring = try keys.ring()
        var message = Self.joined([ward.rawValue, column, text])
        defer { message.wipe() }
        var digest = [UInt8](repeating: 0, count: Int(crypto_generichash_BYTES))
        let isHashed = ring.search.withBytes { key in
            crypto_generichash(&digest, digest.count, message, UInt64(message.count), key, SecretKey.length) == 0
        }
        guard isHashed else { throw .noKeys }
        return digest
    }

    private func associatedData(of place: FieldPlace, _ id: KeyRing.ID) -> [UInt8] {
        id.bytes + Self.joined([ward.rawValue, place.table, place.row, place.column])
    }

    /// Each part behind its length, so that no two lists look the same.
    private static func joined(_ parts: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts {
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: part.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: part.utf8)
        }
        return bytes
    }
}

/// BLAKE2b with the search key, 32 bytes.
package typealias SealedSearchKey = [UInt8]

extension [UInt8] {
    /// Zeros in the place of what should not stay in memory.
    fileprivate mutating func wipe() {
        withUnsafeMutableBytes { if let address = $0.baseAddress { sodium_memzero(address, $0.count) } }
    }
}
