extension String {
    /// This text as a cell of a file that is made for spreadsheets: what one would run as a formula has an apostrophe before it, and
    /// shows as text. A number stays a number.
    package var spreadsheetText: String {
        guard unicodeScalars.beginFormula, !isWrittenNumber else { return self }
        return "'" + self
    }

    /// A sign, and what follows it in a figure: digits, separators, a percent sign.
    private var isWrittenNumber: Bool {
        let written = Substring(unicodeScalars.drop { $0.isPassedOver && !$0.endsCells }).utf8
        guard let sign = written.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return false }
        let rest = written.dropFirst()
        return !rest.isEmpty && rest.allSatisfy { (0x30...0x39).contains($0) || ".,%".utf8.contains($0) }
    }
}

extension Sequence<Unicode.Scalar> {
    /// Whether a spreadsheet may take for a formula what begins with these. The first that is neither blank nor invisible decides: some
    /// pass over what stands before it. A tab or a carriage return may end the cell before, whatever follows it.
    package var beginFormula: Bool {
        first { $0.endsCells || !$0.isPassedOver }.map { $0.endsCells || $0.beginsFormulas } ?? false
    }
}

extension Unicode.Scalar {
    /// White space of any width, line breaks and other control characters, and what shows nothing: zero-width characters, the byte order
    /// mark.
    fileprivate var isPassedOver: Bool {
        if isASCII { return value <= 0x20 || value == 0x7F }
        let category = properties.generalCategory
        return category == .control || category == .format || properties.isWhitespace
            || properties.isDefaultIgnorableCodePoint
    }

    fileprivate var endsCells: Bool { self == "\t" || self == "\r" }

    /// Japanese Excel takes the wide forms of the signs as well, one of which is also the minus sign's in CP932.
    fileprivate var beginsFormulas: Bool {
        switch self {
        case "=", "+", "-", "@", "＝", "＋", "－", "−", "＠": true
        default: false
        }
    }
}
