extension String {
    /// This text as a cell of a file that is made for spreadsheets: what one would run as a formula has an apostrophe before it, and
    /// shows as text. A number stays a number.
    package var spreadsheetText: String {
        guard let first = unicodeScalars.first, first.beginsFormulas, !isWrittenNumber else { return self }
        return "'" + self
    }

    /// A sign, and what follows it in a figure: digits, separators, a percent sign.
    private var isWrittenNumber: Bool {
        guard let sign = utf8.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return false }
        let rest = utf8.dropFirst()
        return !rest.isEmpty && rest.allSatisfy { (0x30...0x39).contains($0) || ".,%".utf8.contains($0) }
    }
}

extension Unicode.Scalar {
    /// Whether a spreadsheet may take for a formula what begins with this. Japanese Excel takes the wide forms as well, one of which is
    /// also the minus sign's in CP932; what is blank is skipped by some, and then the character behind it counts.
    fileprivate var beginsFormulas: Bool {
        switch self {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "−", "＠": true
        default: false
        }
    }
}
