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
        let known = words.map { canonical($0).lowercased() }.flatMap {
            [$0] + $0.split { !$0.isLetter }.map(String.init)
        }
        let common = CommonPasswords.words.union(known.filter { $0.unicodeScalars.count >= 3 })
        return isMadeOf(common.map { Array($0.unicodeScalars) }, scalars)
    }

    /// Whether one block, of no more than half the length, makes all of it: `たろうたろうたろうたろう`, `194504011945…`.
    private static func isRepetition(_ scalars: [Unicode.Scalar]) -> Bool {
        (1...scalars.count / 2).contains { period in
            scalars.indices.allSatisfy { scalars[$0] == scalars[$0 % period] }
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

    /// Whether common words, with digits and signs around them, make all of it. Digits and signs alone are no such words.
    private static func isMadeOf(_ words: [[Unicode.Scalar]], _ scalars: [Unicode.Scalar]) -> Bool {
        // For each place: whether what stands before it is made so, and whether a word is in it.
        var reached = [Bool](repeating: false, count: scalars.count + 1)
        var withWord = reached
        reached[0] = true
        for place in scalars.indices where reached[place] || withWord[place] {
            if !scalars[place].properties.isAlphabetic {
                reached[place + 1] = reached[place + 1] || reached[place]
                withWord[place + 1] = withWord[place + 1] || withWord[place]
            }
            for word in words where scalars[place...].starts(with: word) { withWord[place + word.count] = true }
        }
        return withWord[scalars.count]
    }
}
