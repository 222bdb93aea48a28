/// What stands under an id, beside what was sent under it.
package struct ConsultationDifference: Hashable, Sendable {
    /// As it stands now.
    package let stored: Consultation
    /// The record that it would have become.
    package let sent: Consultation

    package init(stored: Consultation, sent: Consultation) {
        self.stored = stored
        self.sent = sent
    }
}
