/// How the characters of an imported file are written as bytes; the raw values are what people say on the command line.
package enum FileEncoding: String, Sendable, CaseIterable {
    /// UTF-8 or CP932, whichever the beginning of the file shows.
    case auto
    /// With or without a byte order mark.
    case utf8 = "utf-8"
    /// Windows-31J, Microsoft's Shift_JIS.
    case cp932

    /// What the beginning of a file is written in: ``utf8`` or ``cp932``.
    ///
    /// A single broken byte, or a character cut at the end, does not make a UTF-8 file anything else. In Japanese text of the
    /// other encoding broken sequences are the rule.
    static func detected(in beginning: [UInt8]) -> FileEncoding {
        if beginning.starts(with: byteOrderMark) { return .utf8 }
        var (sound, broken) = (0, 0)
        for scalar in String(decoding: beginning, as: UTF8.self).unicodeScalars where !scalar.isASCII {
            if scalar == "\u{FFFD}" { broken += 1 } else { sound += 1 }
        }
        return broken == 0 || sound > 4 * broken ? .utf8 : .cp932
    }

    /// U+FEFF in UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The name by which iconv knows it.
    var iconvName: String {
        switch self {
        case .auto, .utf8: "UTF-8"
        case .cp932: "CP932"
        }
    }
}
