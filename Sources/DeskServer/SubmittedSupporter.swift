internal import SupportDesk

extension SupporterProfileDraft {
    static let fields: [PeopleField] = [.kind, .homeSite, .otherSites, .languages, .skills, .hoursPerWeek]

    /// The properties of a profile that is changed: absent leaves as it is, null clears.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(members, known: Self.fields)
        read(&reading)
        unreadable = reading.problems
    }

    fileprivate mutating func read(_ reading: inout PropertyReading<PeopleField>) {
        if reading.value(.kind) != nil { kind = Change(reading.text(.kind)) }
        if reading.value(.homeSite) != nil { homeSite = Change(reading.text(.homeSite)) }
        if reading.value(.otherSites) != nil { otherSites = Change(reading.texts(.otherSites)) }
        if reading.value(.languages) != nil { languages = Change(reading.texts(.languages)) }
        if reading.value(.skills) != nil { skills = Change(reading.texts(.skills)) }
        if reading.value(.hoursPerWeek) != nil { hoursPerWeek = Change(reading.wholeNumber(.hoursPerWeek)) }
    }
}

extension SupporterContactDraft {
    static let fields: [PeopleField] = [.name, .kana, .phone, .email]

    /// The properties of a contact that is sent whole. Null is the same as absent.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(members, known: Self.fields)
        read(&reading)
        unreadable = reading.problems
    }

    fileprivate mutating func read(_ reading: inout PropertyReading<PeopleField>) {
        name = reading.text(.name)
        kana = reading.text(.kana)
        phone = reading.text(.phone)
        email = reading.text(.email)
    }
}

extension SupporterDraft {
    /// The properties of a supporter who is to be on the register. Null is the same as absent.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(
            members,
            known: [.supporter] + SupporterProfileDraft.fields + SupporterContactDraft.fields
                + [.status, .appliedOn, .certifiedOn, .certifiedUntil]
        )
        supporter = reading.text(.supporter)
        profile.read(&reading)
        contact.read(&reading)
        status = reading.text(.status)
        appliedOn = reading.text(.appliedOn)
        certifiedOn = reading.text(.certifiedOn)
        certifiedUntil = reading.text(.certifiedUntil)
        unreadable = reading.problems
    }
}

extension TransitionDraft {
    /// `{"status","date"?,"reason"?,"until"?}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(members, known: [.status, .date, .reason, .until])
        status = reading.text(.status)
        date = reading.text(.date)
        reason = reading.text(.reason)
        until = reading.text(.until)
        unreadable = reading.problems
    }
}

extension RenewalDraft {
    /// `{"supporters"? | "kind"?,"until" and/or "certifiedUntil","date"?}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(
            members,
            known: [.supporters, .kind, .until, .certifiedUntil, .date]
        )
        supporters = reading.texts(.supporters)
        kind = reading.text(.kind)
        until = reading.text(.until)
        certifiedUntil = reading.text(.certifiedUntil)
        date = reading.text(.date)
        unreadable = reading.problems
    }
}

extension CompletionDraft {
    /// `{"module","completedOn"}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(members, known: [.module, .completedOn])
        module = reading.text(.module)
        completedOn = reading.text(.completedOn)
        unreadable = reading.problems
    }
}

extension KindRulesDraft {
    /// `{"requiredModules"?,"certificateMonths"?,"yearly"?,"staff"?}`: absent or null leaves as it is.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(
            members,
            known: [.requiredModules, .certificateMonths, .yearly, .staff]
        )
        requiredModules = reading.texts(.requiredModules)
        certificateMonths = reading.wholeNumber(.certificateMonths)
        yearly = reading.flag(.yearly)
        staff = reading.flag(.staff)
        unreadable = reading.problems
    }
}
