internal import CUTF8Proc

extension String {
    /// The cells it takes on a terminal: a full-width character takes two, a combining mark none, everything else one.
    package var cells: Int {
        unicodeScalars.reduce(0) { $0 + $1.cells }
    }

    /// The beginning that fits into `width` cells, ending in … when something had to go.
    package func truncated(toCells width: Int) -> String {
        guard cells > width else { return self }
        guard width > 0 else { return "" }
        var kept = ""
        var left = width - 1
        for character in self {
            left -= String(character).cells
            guard left >= 0 else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}

extension Unicode.Scalar {
    fileprivate var cells: Int {
        isASCII && value >= 0x20 && value < 0x7F ? 1 : Int(utf8proc_charwidth(utf8proc_int32_t(value)))
    }
}
