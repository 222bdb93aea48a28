internal import SupportDesk

/// Says yes to a share (0…1) of all questions, as evenly as can be: after any number of them it is off by half of one at most.
struct EvenShare: Sendable {
    private let share: Double
    private var asked = 0
    private var yes = 0

    init(_ share: Double) {
        self.share = share
    }

    mutating func next() -> Bool {
        asked += 1
        let due = Int((Double(asked) * share).rounded())
        defer { yes = due }
        return due > yes
    }
}

/// How satisfied people are, 1 to 5: in each fiscal year the same share gives 4 or 5.
struct Satisfaction: Sendable {
    /// As a ward has published it: 91.7 %.
    static let satisfied = 0.917

    private var share = EvenShare(satisfied)
    private var year: Int?

    /// `drawn` as it is, or moved to the side on which it has to be. Days come in their order.
    mutating func settled(_ drawn: Int, in year: FiscalYear) -> Int {
        if year.year != self.year {
            share = EvenShare(Self.satisfied)
            self.year = year.year
        }
        return share.next() ? max(drawn, 4) : min(drawn, 3)
    }
}
