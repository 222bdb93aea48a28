/// How long to wait before the next attempt: longer each time, and never the same for two who began together.
package struct BackOff: Sendable {
    package var first = Duration.milliseconds(250)
    package var longest = Duration.seconds(30)
    /// Failures in a row after which it is over for now.
    package var patience = 8
    /// A server that asks for more than this is left alone until the next run.
    package var longestAsked = Duration.seconds(60)
    private var failures = 0

    package init() {}

    /// Something went through.
    mutating func reset() {
        failures = 0
    }

    /// The pause after a failure; nil when it is over for now.
    ///
    /// - Parameters:
    ///   - asked: how long the server has asked to be left alone.
    ///   - random: from 0 to 1.
    mutating func pause(atLeast asked: Duration, random: Double) -> Duration? {
        failures += 1
        guard failures < patience, asked <= longestAsked else { return nil }
        let doubled = min(first * (1 << min(failures - 1, 20)), longest)
        return max(asked, doubled / 2 + doubled / 2 * random)
    }
}
