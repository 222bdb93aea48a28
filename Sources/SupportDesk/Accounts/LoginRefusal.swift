/// Why somebody did not come in. Only whoever has shown the right password learns more than that it failed.
package enum LoginRefusal: Error, Hashable, Sendable {
    /// No such account, or not this password, or not this invitation.
    case failed
    /// Who is in already, and shows the password once more, has shown another.
    case wrongPassword
    /// Tried too often: again after these seconds, not before.
    case throttled(retryAfter: Int)
    /// The password is right, and a code is needed as well.
    case codeNeeded
    case wrongCode
    case disabled
    /// The account was good until this day.
    case expired(lastDay: CivilDate)
    /// The role needs a second factor and the account has none: an invitation is needed.
    case enrolmentNeeded
}
