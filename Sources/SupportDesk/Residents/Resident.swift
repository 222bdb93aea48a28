package import FoundationEssentials

/// 利用者: someone who was supported and agreed to be on record. Everything else knows them by an opaque id.
package struct Resident: Hashable, Sendable {
    package typealias ID = UUID

    /// 配慮が必要なこと
    package enum Need: String, Sendable, CaseIterable {
        case hearing, vision, language
    }

    /// Who they are, as far as they told. Nothing of it is required.
    package struct Person: Hashable, Sendable {
        @Verbatim package var name: String? = nil
        @Verbatim package var kana: String? = nil
        @Verbatim package var phone: String? = nil
        package var birthYear: Int?
        package var ageBand: AgeBand?
        package var town: Town.ID?
        /// In the order of ``Need/allCases``.
        package var needs: [Need] = []
        package var language: SpokenLanguage.ID?

        package init() {}

        /// This person, with what is blank filled in from `other`.
        package func filled(from other: Person) -> Person {
            var person = self
            if name == nil { person.name = other.name }
            if kana == nil { person.kana = other.kana }
            if phone == nil { person.phone = other.phone }
            if birthYear == nil { person.birthYear = other.birthYear }
            if ageBand == nil { person.ageBand = other.ageBand }
            if town == nil { person.town = other.town }
            if language == nil { person.language = other.language }
            person.needs = Need.allCases.filter { needs.contains($0) || other.needs.contains($0) }
            return person
        }

        /// This person without what only `others` had told: somebody who was shown all of it together sends it back, and it must not
        /// stay here when the entries are taken apart again.
        package func without(_ others: [Person], own: Person) -> Person {
            guard !others.isEmpty else { return self }
            let shown = others.reduce(own) { $0.filled(from: $1) }
            var person = self
            if own.name == nil, name == shown.name { person.name = nil }
            if own.kana == nil, kana == shown.kana { person.kana = nil }
            if own.phone == nil, phone == shown.phone { person.phone = nil }
            if own.birthYear == nil, birthYear == shown.birthYear { person.birthYear = nil }
            if own.ageBand == nil, ageBand == shown.ageBand { person.ageBand = nil }
            if own.town == nil, town == shown.town { person.town = nil }
            if own.language == nil, language == shown.language { person.language = nil }
            if needs == shown.needs { person.needs = own.needs }
            return person
        }

        /// The name in kana as it is looked for: full-width katakana without spaces.
        package var kanaKey: String? { kana.map(Self.kanaKey) }

        /// The phone number as it is looked for: its digits.
        package var phoneKey: String? { phone.flatMap(Self.phoneKey) }

        package static func kanaKey(_ kana: String) -> String {
            let scalars = kana.compatibilityComposed.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
                switch scalar.value {
                case 0x3041...0x3096: Unicode.Scalar(scalar.value + 0x60)
                default: scalar.properties.isWhitespace ? nil : scalar
                }
            }
            return String(String.UnicodeScalarView(scalars))
        }

        /// Nil when it can be no number of a telephone in Japan.
        package static func phoneKey(_ phone: String) -> String? {
            let composed = phone.compatibilityComposed
            guard composed.unicodeScalars.allSatisfy({ "0123456789+-‐‑–—−ー() .".unicodeScalars.contains($0) }) else {
                return nil
            }
            var digits = composed.filter { $0.isASCII && $0.isNumber }
            if composed.contains("+") {
                guard digits.hasPrefix("81") else { return nil }
                digits = "0" + digits.dropFirst(2)
            }
            return digits.hasPrefix("0") && (10...11).contains(digits.count) ? digits : nil
        }
    }

    package let id: ID
    package let registeredOn: CivilDate
    package var person: Person
    package var consents: [Consent]
    /// The entry that stands for the same person, when it is not this one.
    package var mergedInto: ID?
    /// All entries of the person, this one among them.
    package var entries: [ID]
    /// The supporter that they have become.
    package var supporter: Supporter.ID?

    package init(
        id: ID,
        registeredOn: CivilDate,
        person: Person,
        consents: [Consent],
        mergedInto: ID? = nil,
        entries: [ID],
        supporter: Supporter.ID? = nil
    ) {
        self.id = id
        self.registeredOn = registeredOn
        self.person = person
        self.consents = consents
        self.mergedInto = mergedInto
        self.entries = entries
        self.supporter = supporter
    }
}

/// 同意: to what somebody agreed, when and how.
package struct Consent: Hashable, Sendable {
    package enum Purpose: String, Sendable, CaseIterable {
        /// 記録: to be on record at all.
        case record
        /// 連絡
        case contact
        /// 講習会の案内
        case courses
        /// 支援員への案内
        case supporters
    }

    package enum Method: String, Sendable, CaseIterable {
        /// 書面
        case paper
        /// 口頭
        case oral
        /// オンライン
        case online
    }

    /// In the order of ``Purpose/allCases``.
    package let purposes: [Purpose]
    package let method: Method
    package let givenOn: CivilDate
    package var withdrawnOn: CivilDate?

    package init(purposes: [Purpose], method: Method, givenOn: CivilDate, withdrawnOn: CivilDate? = nil) {
        self.purposes = purposes
        self.method = method
        self.givenOn = givenOn
        self.withdrawnOn = withdrawnOn
    }
}

/// Two entries that may be the same person, and why.
package struct LikelyDuplicate: Hashable, Sendable {
    package enum Sign: String, Sendable, CaseIterable {
        case phone, kana, name, birthYear
    }

    package let residents: [Resident.ID]
    /// In the order of ``Sign/allCases``.
    package let because: [Sign]

    package init(residents: [Resident.ID], because: [Sign]) {
        self.residents = residents
        self.because = because
    }
}
