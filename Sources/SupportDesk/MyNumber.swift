/// The 個人番号 (マイナンバー): recognised only so that it can be refused.
///
/// The check digit is that of 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令に基づく総務省令 第5条.
package enum MyNumber {
    /// Whether `text` holds twelve digits whose check digit holds, also in full-width digits and in groups
    /// (`1234 5678 9018`, `1234-5678-9018`, `1234 - 5678 - 9018`). Longer runs of digits are no My Number.
    package static func isPresent(in text: String) -> Bool {
        chains(of: text.compatibilityComposed).contains { groups in
            groups.contains(where: isValid)
                || isValid(groups.flatMap(\.self))
                || groups.indices.dropLast(2).contains { first in
                    let three = groups[first..<first + 3]
                    return three.allSatisfy { $0.count == 4 } && isValid(three.flatMap(\.self))
                }
        }
    }

    /// The runs of digits in `text`; those with nothing but a few separators between them stand in one chain.
    private static func chains(of text: String) -> [[[Int]]] {
        var chains: [[[Int]]] = []
        var gap = farApart
        for scalar in text.unicodeScalars {
            guard let digit = scalar.asciiDigit else {
                gap = isSeparator(scalar) ? gap + 1 : farApart
                continue
            }
            if gap >= farApart { chains.append([]) }
            let chain = chains.count - 1
            if gap > 0 { chains[chain].append([]) }
            chains[chain][chains[chain].count - 1].append(digit)
            gap = 0
        }
        return chains
    }

    /// The characters between two digits that make them parts of two numbers, even if all are separators: ` - ` holds three.
    private static let farApart = 4

    private static let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

    /// Whether these twelve digits end in the right check digit.
    package static func isValid(_ digits: [Int]) -> Bool {
        guard digits.count == 12 else { return false }
        let sum = zip(digits, weights).map { $0 * $1 }.reduce(0, +)
        let remainder = sum % 11
        return digits[11] == (remainder <= 1 ? 0 : 11 - remainder)
    }

    /// Blanks, tabs, hyphens and dashes of every kind that Japanese keyboards give, ー and ・ among them.
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "-", "\u{2010}"..."\u{2015}", "\u{2212}", "ー", "・": true
        default: false
        }
    }
}

extension Unicode.Scalar {
    var asciiDigit: Int? {
        ("0"..."9").contains(self) ? Int(value - 0x30) : nil
    }
}
