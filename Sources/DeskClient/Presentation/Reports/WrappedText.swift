internal import DeskText

extension String {
    /// The text in lines of at most `width` cells, the first one indented by `indent` and the others by two more.
    ///
    /// Japanese breaks between characters, but not before a closing mark; everything else at blanks. Without a width it is
    /// one line.
    package func wrapped(toCells width: Int?, indent: Int = 0) -> [String] {
        let blanks = String(repeating: " ", count: indent)
        guard let width, cells + indent > width else { return [blanks + self] }
        var lines: [String] = []
        var line = blanks
        let further = blanks + (indent > 0 ? "  " : "")
        for piece in unbreakablePieces {
            if (line + piece.withoutBlanksBehind).cells > width, !line.allSatisfy({ $0 == " " }) {
                lines.append(line.withoutBlanksBehind)
                line = further
            }
            line += piece
        }
        return (lines + [line.withoutBlanksBehind]).map { $0.truncated(toCells: width) }
    }

    /// Pieces that stay on one line, each with the blanks behind it.
    private var unbreakablePieces: [String] {
        var pieces: [String] = []
        var last: Character?
        for character in self {
            if let last, !last.mayBreak(before: character) {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
            last = character
        }
        return pieces
    }

    var withoutBlanksBehind: String {
        guard let end = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...end])
    }
}

extension [String] {
    /// The items one after another with `separator` between them, in lines of at most `width` cells.
    func flowing(separator: String, width: Int?, indent: Int = 0) -> [String] {
        let blanks = String(repeating: " ", count: indent)
        var lines: [String] = []
        for item in self {
            if let line = lines.last, width.map({ (line + separator + item).cells <= $0 }) ?? true {
                lines[lines.count - 1] = line + separator + item
            } else {
                lines.append(blanks + item)
            }
        }
        return lines.flatMap { String($0.dropFirst(indent)).wrapped(toCells: width, indent: indent) }
    }
}

extension Character {
    private static let opening: Set<Character> = ["（", "「", "(", "“", "["]
    private static let closing: Set<Character> = ["）", "」", ")", "”", "、", "。", "・", "〜", "ー", ",", ".", ":", "%", "]"]

    fileprivate func mayBreak(before next: Character) -> Bool {
        if next == " " || Self.closing.contains(next) || Self.opening.contains(self) { return false }
        if self == " " { return true }
        let isWide = String(self).cells == 2
        // A number stays with its unit.
        return isWide || (String(next).cells == 2 && !isNumber)
    }
}
