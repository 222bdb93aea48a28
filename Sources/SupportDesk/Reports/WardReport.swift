/// The reports of a ward, by the names under which HTTP and `mado report` know them.
package enum WardReport: String, Sendable, CaseIterable {
    case targets, coverage, topics, channels, divide, conversions, supporters

    /// Where HTTP has it.
    package var path: String { "/v1/reports/\(rawValue)" }
}
