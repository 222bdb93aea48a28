internal import SupportDesk

extension ConversionDraft {
    /// `{"resident","supporter"?,"kind"?,"homeSite"?,"appliedOn"?,"keepContact"?}`. Null is the same as absent.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(
            members,
            known: [.resident, .supporter, .kind, .homeSite, .appliedOn, .keepContact]
        )
        resident = reading.text(.resident)
        supporter = reading.text(.supporter)
        kind = reading.text(.kind)
        homeSite = reading.text(.homeSite)
        appliedOn = reading.text(.appliedOn)
        keepContact = reading.flag(.keepContact)
        unreadable = reading.problems
    }
}
