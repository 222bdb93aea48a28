internal import CUTF8Proc
internal import Glibc

extension String {
    /// What is left to compare when writing habits are taken away: NFKC (full-width letters and digits, half-width kana),
    /// small letters, no white space around it, one space within.
    ///
    /// For codes, digits and search keys only. Names are kept as they were written.
    package var searchKey: String {
        asciiSearchKey ?? compatibilityComposed.lowercased().collapsingSpaces
    }

    /// The same without Unicode's tables, for the codes that most words are; nil when a character is not ASCII.
    private var asciiSearchKey: String? {
        var key: [UInt8] = []
        key.reserveCapacity(utf8.count)
        var followsSpace = false
        for byte in utf8 {
            switch byte {
            case 0x80...: return nil
            case 0x09...0x0D, 0x20: followsSpace = true
            default:
                if followsSpace, !key.isEmpty { key.append(0x20) }
                followsSpace = false
                key.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
            }
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// A code as it is kept, however it was typed: NFKC, no white space around it.
    package var codeForm: String {
        let composed = compatibilityComposed
        guard let last = composed.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(composed[...last].drop { $0.isWhitespace })
    }

    /// Unicode's compatibility composition (NFKC).
    package var compatibilityComposed: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        var bytes = Array(utf8)
        var mapped: UnsafeMutablePointer<utf8proc_uint8_t>?
        let options = utf8proc_option_t(
            UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_COMPAT.rawValue
        )
        let length = utf8proc_map(&bytes, utf8proc_ssize_t(bytes.count), &mapped, options)
        guard let mapped else { return self }
        defer { free(mapped) }
        guard length >= 0 else { return self }
        return String(decoding: UnsafeBufferPointer(start: mapped, count: length), as: UTF8.self)
    }

    private var collapsingSpaces: String {
        split { $0.isWhitespace }.joined(separator: " ")
    }

    /// Whether it holds a character that no form should hold: NUL and the other control characters (those of C1 as well,
    /// which a terminal obeys), but for tab and line breaks.
    package var holdsControlCharacters: Bool {
        unicodeScalars.contains { scalar in
            switch scalar {
            case "\t", "\n", "\r": false
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": true
            default: false
            }
        }
    }
}
