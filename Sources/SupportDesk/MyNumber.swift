/// The 個人番号 (マイナンバー): recognised only so that it can be refused.
///
/// The check digit is that of 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令に基づく総務省令 第5条.
package enum MyNumber {
    /// Whether `text` holds twelve digits whose check digit holds, also in full-width digits and in groups
    /// (`1234 5678 9018`, `1234-5678-9018`). Longer runs of digits are no My Number.
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

    /// The runs of digits in `text`; those with one separator between them stand in one chain.
    private static func chains(of text: String) -> [[[Int]]] {
        var chains: [[[Int]]] = [[]]
        var separators = 1
        for scalar in text.unicodeScalars {
            if let digit = scalar.asciiDigit {
                if separators > 0 { chains[chains.count - 1].append([]) }
                let chain = chains.count - 1
                chains[chain][chains[chain].count - 1].append(digit)
                separators = 0
            } else {
                separators += 1
                if separators > 1 || !isSeparator(scalar) {
                    chains.append([])
                    separators = 1
                }
            }
        }
        return chains
    }

    private static let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

    /// Whether these twelve digits end in the right check digit.
    package static func isValid(_ digits: [Int]) -> Bool {
        guard digits.count == 12 else { return false }
        let sum = zip(digits, weights).map { $0 * $1 }.reduce(0, +)
        let remainder = sum % 11
        return digits[11] == (remainder <= 1 ? 0 : 11 - remainder)
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        " -\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}\u{30FC}\u{3000}".unicodeScalars.contains(scalar)
    }
}

extension Unicode.Scalar {
    var asciiDigit: Int? {
        ("0"..."9").contains(self) ? Int(value - 0x30) : nil
    }
}
