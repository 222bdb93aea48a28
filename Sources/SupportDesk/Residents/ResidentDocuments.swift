/// 利用者 as HTTP and `--json` show them to those who may see them.
package struct ResidentDocument: Codable, Hashable, Sendable {
    package struct ConsentEntry: Codable, Hashable, Sendable {
        package var purposes: [String]
        package var method: String
        /// ISO, in Japan.
        package var givenOn: String
        @OrNull package var withdrawnOn: String?

        package init(_ consent: Consent) {
            purposes = consent.purposes.map(\.rawValue)
            method = consent.method.rawValue
            givenOn = consent.givenOn.description
            _withdrawnOn = OrNull(wrappedValue: consent.withdrawnOn?.description)
        }
    }

    /// The opaque id.
    package var resident: String
    package var registeredOn: String
    @OrNull package var name: String?
    @OrNull package var kana: String?
    @OrNull package var phone: String?
    @OrNull package var birthYear: Int?
    @OrNull package var ageBand: String?
    @OrNull package var town: String?
    package var needs: [String]
    @OrNull package var language: String?
    package var consents: [ConsentEntry]
    /// The entry that stands for the same person.
    @OrNull package var mergedInto: String?
    package var entries: [String]
    @OrNull package var supporter: String?
    /// Entries that may be the same person.
    package var duplicates: [DuplicateEntry]

    package init(_ resident: Resident, duplicates: [LikelyDuplicate] = []) {
        self.resident = resident.id.written
        registeredOn = resident.registeredOn.description
        let person = resident.person
        _name = OrNull(wrappedValue: person.name)
        _kana = OrNull(wrappedValue: person.kana)
        _phone = OrNull(wrappedValue: person.phone)
        _birthYear = OrNull(wrappedValue: person.birthYear)
        _ageBand = OrNull(wrappedValue: person.ageBand?.rawValue)
        _town = OrNull(wrappedValue: person.town?.rawValue)
        needs = person.needs.map(\.rawValue)
        _language = OrNull(wrappedValue: person.language?.rawValue)
        consents = resident.consents.map { ConsentEntry($0) }
        _mergedInto = OrNull(wrappedValue: resident.mergedInto?.written)
        entries = resident.entries.map(\.written)
        _supporter = OrNull(wrappedValue: resident.supporter?.rawValue)
        self.duplicates = duplicates.compactMap { duplicate in
            duplicate.residents.first { $0 != resident.id }.map {
                DuplicateEntry(resident: $0.written, because: duplicate.because.map(\.rawValue))
            }
        }
    }
}

/// An entry that may be the same person as another.
package struct DuplicateEntry: Codable, Hashable, Sendable {
    package var resident: String
    /// `phone`, `kana`, `name`, `birthYear`.
    package var because: [String]

    package init(resident: String, because: [String]) {
        self.resident = resident
        self.because = because
    }
}

/// Two entries that may be the same person.
package struct LikelyDuplicateDocument: Codable, Hashable, Sendable {
    package var residents: [String]
    package var because: [String]

    package init(_ duplicate: LikelyDuplicate) {
        residents = duplicate.residents.map(\.written)
        because = duplicate.because.map(\.rawValue)
    }
}

/// What became of a withdrawal of consent.
package struct WithdrawalDocument: Codable, Hashable, Sendable {
    package var resident: String
    package var withdrawnOn: String
    /// What is kept: `counts` always; `supporter` where the person works as one.
    package var kept: [String]

    package init(resident: Resident.ID, withdrawnOn: CivilDate, keepsSupporter: Bool) {
        self.resident = resident.written
        self.withdrawnOn = withdrawnOn.description
        kept = keepsSupporter ? ["counts", "supporter"] : ["counts"]
    }
}
