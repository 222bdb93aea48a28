/// Bars and sparklines of block characters, to be seen on a terminal.
package enum Bar {
    private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    private static let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// A bar that is `part` (0…1) of `cells` long; anything above nothing can be seen.
    package static func relative(_ part: Double, cells: Int) -> String {
        guard part > 0 else { return "" }
        let length = max(1, Int((min(part, 1) * Double(cells * 8)).rounded()))
        let rest = length % 8
        return String(repeating: "█", count: length / 8) + (rest == 0 ? "" : String(eighths[rest - 1]))
    }

    /// The same with the way that is left to go: ██████▍░░░. It is full only when `part` is 1 or more.
    package static func ofWhole(_ part: Double, cells: Int) -> String {
        let most = Double(cells * 8 - 1) / Double(cells * 8)
        let bar = relative(part < 1 ? min(part, most) : 1, cells: cells)
        return bar + String(repeating: "░", count: max(0, cells - bar.count))
    }

    /// A cell for each value, as high as it is of the highest one; · is nothing.
    package static func sparkline(_ values: [Int]) -> String {
        let highest = values.max() ?? 0
        return String(
            values.map { value in
                guard value > 0 else { return "·" }
                return heights[min(7, max(0, (value * 8 + highest - 1) / highest - 1))]
            }
        )
    }
}
