/// Reads a word from left to right. Everything it takes is compared scalar by scalar.
struct WordScanner {
    private var rest: Substring.UnicodeScalarView

    /// For a word in its ``Swift/String/searchKey`` form: digits are ASCII, letters are small.
    init(_ word: String) {
        rest = Substring(word).unicodeScalars
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The number that the next digits say; nil when there are none, or too many.
    mutating func number() -> Int? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        guard (1...9).contains(digits.count), let number = Int(String(digits)) else { return nil }
        rest = rest.dropFirst(digits.count)
        return number
    }

    /// Takes the first of these texts that comes next.
    mutating func take(_ texts: String...) -> Bool {
        for text in texts where rest.starts(with: text.unicodeScalars) {
            rest = rest.dropFirst(text.unicodeScalars.count)
            return true
        }
        return false
    }

    /// Takes one of these texts if nothing follows it.
    mutating func end(_ texts: String...) -> Bool {
        for text in texts where rest.elementsEqual(text.unicodeScalars) {
            rest = rest.suffix(0)
            return true
        }
        return false
    }

    /// Takes the sign between two ends of a span, in any of its many forms.
    mutating func takeDash() -> Bool {
        take("-", "~", "〜", "–", "—", "‐", "‑", "−", "ー", "から")
    }
}
