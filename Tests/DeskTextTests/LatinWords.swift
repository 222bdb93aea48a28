extension String {
    /// The words in Latin letters that stand in a Japanese sentence, but for proper names and what is to be typed: that stands
    /// in 「」 or （）.
    var latinWords: [Substring] {
        let properNames: Set<Substring> = ["UUID", "UTF-8"]
        return outside("「", "」").outside("（", "）")
            .split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }
            .filter { $0.contains(where: \.isLetter) && !properNames.contains($0) }
    }

    /// Without what stands between these two.
    private func outside(_ opening: Character, _ closing: Character) -> String {
        var depth = 0
        return filter { character in
            if character == opening { depth += 1 }
            defer { if character == closing { depth -= 1 } }
            return depth == 0
        }
    }
}
