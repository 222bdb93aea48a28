internal import COath
internal import CSodium
internal import Glibc
package import SupportDesk

/// The codes that an authenticator shows: six digits, new every thirty seconds (TOTP, RFC 6238, with HMAC-SHA-1, as they all do).
package enum TimedCode {
    /// Bytes of a key: as many as HMAC-SHA-1 gives.
    static let keyLength = 20
    package static let stepSeconds = 30
    private static let digits = 6
    /// How many steps a clock may be wrong, either way.
    private static let tolerance: Int64 = 1

    private static let isReady = oath_init() == Int32(OATH_OK.rawValue)

    static func newKey() -> [UInt8] {
        var key = [UInt8](repeating: 0, count: keyLength)
        randombytes_buf(&key, key.count)
        return key
    }

    /// The step of the moment `now`.
    package static func step(at now: Instant) -> Int64 {
        now.microsecondsSince1970 / (Int64(stepSeconds) * 1_000_000)
    }

    /// The code of a step; nil when the key is of no use.
    package static func code(key: [UInt8], step: Int64) -> String? {
        guard isReady else { return nil }
        let bytes = key.map { CChar(bitPattern: $0) }
        var code = [CChar](repeating: 0, count: digits + 1)
        let moment = time_t(step) * time_t(stepSeconds)
        let result = oath_totp_generate(
            bytes,
            bytes.count,
            moment,
            UInt32(stepSeconds),
            0,
            UInt32(digits),
            &code
        )
        guard result == Int32(OATH_OK.rawValue) else { return nil }
        return String(decoding: code.prefix(digits).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The step whose code this is, around the moment `now`; nil when it is none of theirs. Full-width digits and spaces will do.
    static func step(of code: String, key: [UInt8], at now: Instant) -> Int64? {
        let given = Array(code.compatibilityComposed.utf8.filter { $0 != UInt8(ascii: " ") })
        guard given.count == digits else { return nil }
        let present = step(at: now)
        var found: Int64?
        // All are compared, each in the same time.
        for step in (present - tolerance)...(present + tolerance) {
            guard let code = self.code(key: key, step: step) else { continue }
            if sodium_memcmp(Array(code.utf8), given, digits) == 0 { found = step }
        }
        return found
    }

    /// The key as people type it.
    package static func written(_ key: [UInt8]) -> String { Base32.written(key) }

    /// The key that is written so.
    package static func key(written text: String) -> [UInt8] { Base32.bytes(in: text) }

    /// The `otpauth` address, which authenticators read as a picture.
    static func address(of key: [UInt8], account: String) -> String {
        "otpauth://totp/Madoguchi:\(account)?secret=\(written(key))&issuer=Madoguchi&algorithm=SHA1&digits=\(digits)"
            + "&period=\(stepSeconds)"
    }
}

/// RFC 4648, without padding.
enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func written(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (rest, bits) = (0, 0)
        for byte in bytes {
            rest = rest << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(letters[rest >> bits & 31])
            }
            rest &= 1 << bits - 1
        }
        if bits > 0 { text.append(letters[rest << (5 - bits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// What was written so; other characters are passed over.
    static func bytes(in text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var (rest, bits) = (0, 0)
        for digit in text.utf8.compactMap(letters.firstIndex) {
            rest = rest << 5 | digit
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(rest >> bits))
            rest &= 1 << bits - 1
        }
        return bytes
    }
}
