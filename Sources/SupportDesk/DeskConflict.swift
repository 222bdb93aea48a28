/// Why something cannot be done as things stand, though it was said well: nothing is changed by it.
package enum DeskConflict: Error, Hashable, Sendable {
    // Supporters
    /// From this status one cannot come to that one; `possible` are those to which one can.
    case illegalTransition(from: SupporterStatus, to: SupporterStatus, possible: [SupporterStatus])
    /// A transition that would lie before the one that was recorded last.
    case beforeLastTransition(on: CivilDate)
    /// These modules (their titles) are to be completed first.
    case trainingMissing([Title])
    case certificateEnded(on: CivilDate)
    case appointmentEnded(on: CivilDate)
    case supporterCodeTaken
    case nothingToRenew

    // Roster
    /// The person is on duty elsewhere, or here, at this time.
    case doubleBooked
    case shiftCancelled
    /// This id already stands for another shift.
    case shiftDiffers
    /// This id already stands for another report of hours.
    case reportDiffers

    // Residents
    case residentWithdrawn
    /// The resident works as a supporter: what is kept has to be known before the person is erased.
    case withdrawalNeedsConfirmation
    case samePerson
    case notMerged
    /// Both entries have become supporters of their own.
    case bothAreSupporters

    // Courses
    case courseCodeTaken
    /// `free` places of `capacity` are left.
    case courseFull(capacity: Int, free: Int)
    case courseCancelled
    case courseHasAttendance
    case courseNotYetHeld(on: CivilDate)
    case alreadyBooked
    /// This id already stands for another place.
    case placeDiffers
    case alreadyAttended
    case attendanceDiffers
    case alreadyCancelled

    // Conversions
    /// The resident is a supporter already.
    case alreadySupporter
    /// The resident was neither helped nor at a course, nor said that they want to help.
    case neverSupported

    // Closings
    /// What was held in these months (their first days) is closed: it changes only with a reason and by approval.
    case periodClosed([CivilDate])
    /// This one has to be closed first.
    case closingOutOfOrder(first: ClosingPeriod)
    /// Later ones, which rest on this one, have to be reopened first.
    case laterPeriodClosed(ClosingPeriod)
    case periodNotOver(lastDay: CivilDate)
    case alreadyClosed
    case notClosed
    /// So much is missing; whoever closes has to say that they know of it.
    case recordsMissing(MissingRecords)
    case ownAmendment
    case amendmentDecided
    /// Another change to the same record waits.
    case amendmentWaiting
    /// What it asked for is not known any more: someone in it has withdrawn.
    case amendmentErased
    /// This id already stands for another change.
    case amendmentDiffers

    // Accounts
    case accountNameTaken
    /// The account of this name is for something else than the token would be.
    case accountDiffers
    case accountDisabled
    /// There is no second factor to take away: the account has none, and its role needs none.
    case noSecondFactor

    /// Another export is being made.
    case exportUnderWay
    /// This version was not published.
    case versionNotPublished(latest: Int)

    // Keys and retention
    /// What new values are sealed with.
    case currentKey
    /// Something is sealed with this key.
    case keyInUse
    /// The key in its place has not been in use for so many seconds.
    case keyTooNew(seconds: Int)
    /// So many personal values are not sealed at all.
    case unsealedValues(count: Int)
    case disposalNotFound
    /// Whoever proposed it cannot approve it.
    case ownDisposal
    case disposalDecided
    case disposalNotApproved
    /// The record of it is not as this installation has written it.
    case disposalRecordNotOurs
    /// A program's token cannot decide on it.
    case disposalNeedsLogin
}
