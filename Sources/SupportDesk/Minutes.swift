/// How long a consultation took, in whole minutes.
package struct Minutes: Hashable, Sendable, Comparable {
    /// What a record accepts: one minute to ten hours.
    package static let range = 1...600

    package let value: Int

    /// Nil outside ``range``.
    package init?(_ value: Int) {
        guard Self.range.contains(value) else { return nil }
        self.value = value
    }

    package static func < (lhs: Minutes, rhs: Minutes) -> Bool {
        lhs.value < rhs.value
    }
}
