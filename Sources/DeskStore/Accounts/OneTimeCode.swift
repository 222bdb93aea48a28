internal import CSodium
internal import SupportDesk

/// Codes that are made here, are good for one time, and of which only a hash is kept: invitations and recovery codes. They are long
/// enough that a plain hash will do.
enum OneTimeCode {
    /// 125 bits: nobody guesses it while it is good.
    static func invitation() -> String { InvitationCode.prefix + grouped(letters: 25, by: 5) }

    /// 80 bits.
    static func recovery() -> String { grouped(letters: 16, by: 4) }

    /// How many recovery codes an account gets.
    static let recoveryCodes = 10

    /// Of the code however it was typed: capitals or not, with or without hyphens.
    static func hash(_ code: String) -> [UInt8] {
        let letters = code.compatibilityComposed.uppercased().unicodeScalars.filter {
            $0.properties.isAlphabetic || ("2"..."7").contains($0)
        }
        return Digest.sha256(String(String.UnicodeScalarView(letters)))
    }

    private static func grouped(letters count: Int, by size: Int) -> String {
        var bytes = [UInt8](repeating: 0, count: (count * 5 + 7) / 8)
        randombytes_buf(&bytes, bytes.count)
        let letters = Array(Base32.written(bytes).utf8.prefix(count))
        return stride(from: 0, to: count, by: size).map {
            String(decoding: letters[$0..<min($0 + size, count)], as: UTF8.self)
        }.joined(separator: "-")
    }
}
