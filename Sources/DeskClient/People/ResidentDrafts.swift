internal import SupportDesk

/// A resident as sent: whole, for what is missing is nothing from then on.
struct ResidentDraftSent: Encodable, Hashable, Sendable {
    var name: String?
    var kana: String?
    var phone: String?
    var birthYear: Int?
    var ageBand: String?
    var town: String?
    var needs: [String] = []
    var language: String?
    var consent: ConsentDraftSent?

    init() {}

    /// The resident as they are on record.
    init(_ resident: ResidentDocument) {
        name = resident.name
        kana = resident.kana
        phone = resident.phone
        birthYear = resident.birthYear
        ageBand = resident.ageBand
        town = resident.town
        needs = resident.needs
        language = resident.language
    }

    /// Takes over what the entry says. A language is a need, too.
    mutating func take(_ entry: PeopleEntry) {
        birthYear = entry.number(.birthYear) ?? birthYear
        ageBand = entry.ageBand?.rawValue ?? ageBand
        town = entry.code(.town) ?? town
        let said = entry.codes(.needs)
        if !said.isEmpty { needs = said }
        guard let language = entry.code(.language) else { return }
        self.language = language
        if !needs.contains("language") { needs.append("language") }
    }

    mutating func take(_ request: ResidentRequest) {
        name = request.name ?? name
        kana = request.kana ?? kana
        phone = request.phone ?? phone
    }
}

/// What somebody agreed to.
struct ConsentDraftSent: Encodable, Hashable, Sendable {
    var purposes: [String]
    var method: String
    var givenOn: String?
}

/// By what residents are looked for: in the body, so that no name stands in a URL.
struct ResidentSearch: Encodable, Hashable, Sendable {
    var phone: String?
    var kana: String?
    var name: String?

    /// A telephone number by its digits, kana by being kana from end to end, all else a name.
    init(_ word: String) {
        let folded = word.compatibilityComposed
        if word.searchKey.isTelephoneNumber {
            phone = word
        } else if folded.unicodeScalars.allSatisfy({
            (0x3041...0x30FF).contains($0.value) || $0 == " " || $0 == "\u{3000}"
        }) {
            kana = word
        } else {
            name = word
        }
    }
}

/// The other of two entries.
struct OtherResident: Encodable, Hashable, Sendable {
    var with: String
    var reason: String?
}

struct WithdrawalDraft: Encodable, Hashable, Sendable {
    var confirm: Bool?
}

/// From a resident to an application.
struct ConversionDraftSent: Encodable, Hashable, Sendable {
    var resident: String
    var kind: String?
    var homeSite: String?
    var appliedOn: String?
    var supporter: String?
    var keepContact: Bool?
}
