/// The languages in which the product speaks.
package enum Language: String, Sendable, CaseIterable {
    case ja
    case en

    /// What is spoken to those who have not said otherwise.
    package static let standard = Language.ja

    /// The best that an `Accept-Language` header allows (RFC 9110, 12.5.4); ``standard`` when it names neither language.
    ///
    /// Of a language tag only the first part counts (`en-GB` is `en`), and an element that cannot be read counts for nothing.
    package init(acceptLanguage header: String?) {
        let written = (header ?? "").filter { $0 != " " && $0 != "\t" }
        let ranges = written.split(separator: ",").compactMap(LanguageRange.init)
        func weight(of language: Language) -> Int {
            let own = ranges.filter { $0.language == language.rawValue }.map(\.weight)
            return own.max() ?? ranges.first { $0.language == "*" }?.weight ?? 0
        }
        func place(of language: Language) -> Int {
            ranges.firstIndex { $0.language == language.rawValue } ?? ranges.count
        }
        let accepted = Self.allCases.filter { weight(of: $0) > 0 }
        let best = accepted.min { (-weight(of: $0), place(of: $0)) < (-weight(of: $1), place(of: $1)) }
        self = best ?? .standard
    }

    /// The language of a POSIX locale, from the values of `LC_ALL`, `LC_MESSAGES` and `LANG` in this order: the first that
    /// is set decides. ``standard`` when none is, and for every language but English.
    package init(locale values: String?...) {
        let deciding = values.lazy.compactMap(\.self).first { !$0.isEmpty } ?? ""
        let language = deciding.prefix { $0.isLetter }.lowercased()
        self = Language(rawValue: language) ?? .standard
    }
}

/// An element of `Accept-Language`: `en-GB;q=0.8`.
private struct LanguageRange {
    /// The first part of the tag in small letters, or `*`.
    let language: String
    /// q in thousandths: 0 (not acceptable) … 1000.
    let weight: Int

    init?(_ element: Substring) {
        let parts = element.split(separator: ";", omittingEmptySubsequences: false)
        guard parts.count <= 2, let language = parts[0].split(separator: "-", omittingEmptySubsequences: false).first,
            !language.isEmpty, let weight = parts.count == 1 ? 1000 : Self.thousandths(parts[1])
        else { return nil }
        self.language = language.lowercased()
        self.weight = weight
    }

    /// `q=0.8` as 800; nil unless it is `0` or `1` with at most three decimals and at most 1.
    private static func thousandths(_ parameter: Substring) -> Int? {
        guard parameter.lowercased().hasPrefix("q=") else { return nil }
        let number = parameter.dropFirst(2).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = number.first, whole == "0" || whole == "1" else { return nil }
        let decimals = number.count == 2 ? number[1] : ""
        guard decimals.utf8.count <= 3, decimals.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let fraction = Int(decimals + String(repeating: "0", count: 3 - decimals.utf8.count))
        else { return nil }
        let weight = (whole == "1" ? 1000 : 0) + fraction
        return weight <= 1000 ? weight : nil
    }
}
