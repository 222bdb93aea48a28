/// What a new password has to be: long, and nothing that others try first. What kinds of characters it has is its owner's affair.
///
/// It counts by Unicode scalars after NFKC, as NIST SP 800-63B counts, so that it is as long however a keyboard composed it.
package enum PasswordRules {
    /// In scalars.
    package static let shortest = 12
    /// In bytes, before and after NFKC: longer ones are no safer, and cost whoever hashes them.
    package static let longest = 1024

    /// The form in which a password is compared: NFKC, as different keyboards compose the same characters differently.
    package static func canonical(_ password: String) -> String { password.compatibilityComposed }

    /// What is wrong with a new password; nil when nothing is.
    ///
    /// - Parameter words: of whom and of where it is, as the account's name and the ward's: what others would try first.
    package static func problem(with password: String, knowing words: [String]) -> FieldProblem.Reason? {
        guard password.utf8.count <= longest else { return .tooLong(limit: longest) }
        let form = canonical(password)
        guard form.utf8.count <= longest else { return .tooLong(limit: longest) }
        guard form.unicodeScalars.count >= shortest else { return .tooShort(minimum: shortest) }
        guard !form.holdsControlCharacters else { return .controlCharacter }
        return isCommon(form.lowercased(), knowing: words) ? .tooCommon : nil
    }

    private static func isCommon(_ password: String, knowing words: [String]) -> Bool {
        let scalars = Array(password.unicodeScalars)
        if isRepetition(scalars) || runs(of: scalars) * 4 <= scalars.count { return true }
        if CommonPasswords.whole.contains(password.filter { $0 != " " }) { return true }
        if KeyboardWalks.make(scalars.map(\.asHiragana)) { return true }
        var own = CommonPasswords.deskWords
        for word in words.map({ canonical($0).lowercased() }) {
            for part in [word] + word.split(whereSeparator: { !$0.isLetter }).map(String.init)
            where part.unicodeScalars.count >= 3 {
                own.insert(part.unicodeScalars.map(\.undisguised))
            }
        }
        return isMade(of: CommonPasswords.words, and: own, scalars)
    }

    /// Whether one block, of no more than half the length, makes all of it: `たろうたろうたろうたろう`, `194504011945…`.
    private static func isRepetition(_ scalars: [Unicode.Scalar]) -> Bool {
        (1...scalars.count / 2).contains { period in
            scalars.dropFirst(period).elementsEqual(scalars.dropLast(period))
        }
    }

    /// Of how many stretches it consists in which scalars follow one another, or stay the same: `123456` is one.
    private static func runs(of scalars: [Unicode.Scalar]) -> Int {
        var runs = 1
        var step: Int64?
        for (one, next) in zip(scalars, scalars.dropFirst()) {
            let difference = Int64(next.value) - Int64(one.value)
            if abs(difference) <= 1, step == nil || step == difference {
                step = difference
            } else {
                runs += 1
                step = nil
            }
        }
        return runs
    }

    /// Of so many common words a password is made that others try; a phrase of more is one that they do not come to.
    private static let fewWords = 2

    /// Whether few common words make all of it, with digits and signs around them and with any number of words of its owner and its
    /// place. Digits and signs alone are no such words.
    private static func isMade(of common: WordTree, and own: WordTree, _ scalars: [Unicode.Scalar]) -> Bool {
        guard scalars.contains(where: \.properties.isAlphabetic) else { return false }
        let letters = scalars.map(\.undisguised)
        // For each place: of how many common words at the least what stands before it is made.
        var fewest = [Int](repeating: .max, count: scalars.count + 1)
        fewest[0] = 0
        for place in scalars.indices where fewest[place] <= fewWords {
            let here = fewest[place]
            if !scalars[place].properties.isAlphabetic { fewest[place + 1] = min(fewest[place + 1], here) }
            for end in own.ends(of: letters, from: place) { fewest[end] = min(fewest[end], here) }
            for end in common.ends(of: letters, from: place) { fewest[end] = min(fewest[end], here + 1) }
        }
        return fewest[scalars.count] <= fewWords
    }
}

extension Unicode.Scalar {
    /// As words are compared: the letter for which a digit or sign is written (`p@ssw0rd`), and hiragana for katakana. A 1 may stand
    /// for an i or an l, so that these two are one.
    var undisguised: Self {
        switch self {
        case "0": "o"
        case "1", "!", "|", "l": "i"
        case "3": "e"
        case "4", "@": "a"
        case "5", "$": "s"
        case "7": "t"
        default: asHiragana
        }
    }

    /// Katakana as hiragana; anything else as it is.
    fileprivate var asHiragana: Self {
        guard ("\u{30A1}"..."\u{30F6}").contains(self) else { return self }
        return Unicode.Scalar(value - 0x60) ?? self
    }
}
