internal import DeskText
package import SupportDesk

/// From one time of a day to a later one, in Japan (JST).
package struct ClockSpan: Hashable, Sendable, CustomStringConvertible {
    package let starts: ClockTime
    package let ends: ClockTime

    /// Nil when it ends before it starts, or as it starts.
    package init?(_ starts: ClockTime, _ ends: ClockTime) {
        guard starts < ends else { return nil }
        self.starts = starts
        self.ends = ends
    }

    /// `10:00–12:00`
    package var description: String { "\(starts)–\(ends)" }
}

extension ClockSpan {
    /// What a word says of a span of time: nothing, a span, or one that cannot be.
    enum Reading {
        case none
        case span(ClockSpan)
        case impossible
    }

    /// `10:00-12:00`, `10時〜12時半`, `10-12時`, given as a ``Swift/String/searchKey``.
    static func reading(of key: String) -> Reading {
        guard let dash = ["-", "~", "〜", "–", "—", "−", "ー", "から"].first(where: { key.contains($0) }) else {
            return .none
        }
        let sides = key.split(separator: dash, omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2 else { return .none }
        let last = sides[1].hasSuffix("まで") ? String(sides[1].dropLast(2)) : sides[1]
        let isWrittenOut = last.contains("時")
        guard isWrittenOut || last.contains(":") else { return .none }
        let first = isWrittenOut && sides[0].wholeNumber != nil ? sides[0] + "時" : sides[0]
        guard first.contains("時") || first.contains(":") else { return .none }
        let times = [first, last].map { ClockTime(written: $0.replacing("半", with: "30分")) }
        guard let starts = times[0], let ends = times[1], let span = ClockSpan(starts, ends) else { return .impossible }
        return .span(span)
    }
}
