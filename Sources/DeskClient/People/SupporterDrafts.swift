internal import SupportDesk

/// A supporter as it is sent: to be taken onto the register, or as it shall be from now on.
struct SupporterDraftSent: Encodable, Hashable, Sendable {
    var supporter: String?
    var kind: String?
    var homeSite: String?
    var otherSites: [String]?
    var languages: [String]?
    var skills: [String]?
    var hoursPerWeek: Int?
    var contact = ContactRequest()

    private enum CodingKeys: CodingKey {
        case supporter, kind, homeSite, otherSites, languages, skills, hoursPerWeek
    }

    init(_ entry: PeopleEntry) {
        take(entry)
    }

    /// The supporter as it is.
    init(_ document: SupporterDocument) {
        kind = document.kind
        homeSite = document.homeSite
        otherSites = document.otherSites
        languages = document.languages
        skills = document.skills
        hoursPerWeek = document.hoursPerWeek
    }

    /// Takes over what the entry says. The first site that it names is the home site.
    mutating func take(_ entry: PeopleEntry) {
        kind = entry.code(.kind) ?? kind
        let sites = entry.codes(.site)
        if let first = sites.first { (homeSite, otherSites) = (first, Array(sites.dropFirst())) }
        if !entry.codes(.languages).isEmpty { languages = entry.codes(.languages) }
        if !entry.codes(.skills).isEmpty { skills = entry.codes(.skills) }
        hoursPerWeek = entry.number(.hoursPerWeek) ?? hoursPerWeek
    }

    /// All in one object, as the server takes it.
    func encode(to encoder: any Encoder) throws {
        try contact.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(supporter, forKey: .supporter)
        try container.encodeIfPresent(kind, forKey: .kind)
        try container.encodeIfPresent(homeSite, forKey: .homeSite)
        try container.encodeIfPresent(otherSites, forKey: .otherSites)
        try container.encodeIfPresent(languages, forKey: .languages)
        try container.encodeIfPresent(skills, forKey: .skills)
        try container.encodeIfPresent(hoursPerWeek, forKey: .hoursPerWeek)
    }
}

/// A step in a supporter's life. The day is today when it is not said.
struct TransitionDraft: Encodable, Hashable, Sendable {
    var status: String
    var date: String?
    var reason: String?
    var until: String?
}

/// Whose certificates and appointments shall hold until when.
struct RenewalDraft: Encodable, Hashable, Sendable {
    var supporters: [String]?
    var kind: String?
    var until: String?
}

/// A module that somebody completed.
struct CompletionDraft: Encodable, Hashable, Sendable {
    var module: String
    var completedOn: String
}

/// A shift to be booked.
struct ShiftDraft: Encodable, Hashable, Sendable {
    var site: String?
    var supporter: String?
    var date: String?
    var starts: String?
    var ends: String?
}

/// 自己申告: what somebody says of a day.
struct ReportedHoursDraft: Encodable, Hashable, Sendable {
    var supporter: String
    var date: String
    var minutes: Int
    var site: String?
}
