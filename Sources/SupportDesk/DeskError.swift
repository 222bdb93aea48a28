/// What went wrong, in the desk's words; knows nothing of HTTP, of SQL or of languages.
package enum DeskError: Error, Hashable, Sendable {
    /// Fields that cannot be accepted.
    case invalid(InvalidSubmission)
    case consultationNotFound
    case siteNotFound
    case indicatorNotFound
    case supporterNotFound
    case shiftNotFound
    case closureNotFound
    /// Of hours that a supporter reported.
    case reportNotFound
    case residentNotFound
    case courseNotFound
    case attendanceNotFound
    case placeNotFound
    case conversionNotFound
    case amendmentNotFound
    /// This id already stands for a consultation with other content; nil where the caller may not read it.
    indirect case consultationDiffers(ConsultationDifference?)
    /// Another consultation has this 受付番号.
    case receiptTaken
    /// The record was changed since the caller read it; `current` is its revision now.
    case revisionDiffers(current: Int)
    case alreadyVoid
    /// As things stand, it cannot be done.
    case conflict(DeskConflict)
    case notAllowed
    /// Nobody may do it but these.
    case roleNeeded([Role])
    /// It is to be done at a site, named by the caller, that is not one of the account's.
    case otherSite(Site.ID)
    /// The record is to be changed by who recorded it, on that day; by others only if their role reaches further.
    case leaderNeeded
    case notAuthenticated
    /// Nobody comes in so.
    case login(LoginRefusal)
    case accountNotFound
    /// The database does not answer; the caller may try again after these seconds.
    case unavailable(retryAfter: Int)
    /// Whether it was saved is not known; sending it again finds out.
    case outcomeUnknown(retryAfter: Int)
    /// The database's schema is not the one that this version needs.
    case schemaDiffers
    /// The keys of the personal fields are not at hand, or not all of them.
    case keysMissing
    case internalFault
}
