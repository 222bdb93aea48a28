/// What `mado correct` was asked to change.
package struct CorrectionRequest: Sendable {
    /// Words as `mado log` takes them; they replace the fields that they name.
    package var words: [String]
    package var site: String?
    package var at: String?
    package var note: String?
    /// Fields to be emptied, by their JSON names or titles.
    package var cleared: [String]
    package var reason: String

    package init(
        words: [String] = [],
        site: String? = nil,
        at: String? = nil,
        note: String? = nil,
        cleared: [String] = [],
        reason: String
    ) {
        self.words = words
        self.site = site
        self.at = at
        self.note = note
        self.cleared = cleared
        self.reason = reason
    }
}
