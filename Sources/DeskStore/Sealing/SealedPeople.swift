internal import Postgres
internal import SupportDesk

/// What names a resident, and how they are reached, as it is kept.
struct SealedPerson {
    let name: SealedText?
    let kana: SealedText?
    let phone: SealedText?
    let needs: SealedText?
    let nameKey: SealedSearchKey?
    let kanaKey: SealedSearchKey?
    let phoneKey: SealedSearchKey?

    /// Throws ``SealError``.
    init(_ person: Resident.Person, of id: Resident.ID, seal: FieldSeal) throws {
        name = try person.name.map { try seal.seal($0, for: .person(id, "name")) }
        kana = try person.kana.map { try seal.seal($0, for: .person(id, "kana")) }
        phone = try person.phone.map { try seal.seal($0, for: .person(id, "phone")) }
        needs =
            person.needs.isEmpty
            ? nil : try seal.seal(person.needs.map(\.rawValue).joined(separator: " "), for: .person(id, "needs"))
        nameKey = try person.name.map { try seal.searchKey($0, in: "name") }
        kanaKey = try person.kanaKey.map { try seal.searchKey($0, in: "kana") }
        phoneKey = try person.phoneKey.map { try seal.searchKey($0, in: "phone") }
    }
}

extension Resident.Person {
    /// Reads `name, kana, phone, needs`. Throws ``SealError``.
    init(sealed row: inout Row, of id: Resident.ID, seal: FieldSeal) throws {
        self.init()
        name = try (row.next() as SealedText?).map { try seal.open($0, for: .person(id, "name")) }
        kana = try (row.next() as SealedText?).map { try seal.open($0, for: .person(id, "kana")) }
        phone = try (row.next() as SealedText?).map { try seal.open($0, for: .person(id, "phone")) }
        let codes = try (row.next() as SealedText?).map { try seal.open($0, for: .person(id, "needs")) } ?? ""
        needs = Resident.Need.allCases.filter { codes.split(separator: " ").contains($0.rawValue[...]) }
    }
}

/// A supporter's name, and how they are reached, as it is kept.
struct SealedContact {
    let name: SealedText?
    let kana: SealedText?
    let phone: SealedText?
    let email: SealedText?

    init(name: SealedText?, kana: SealedText?, phone: SealedText?, email: SealedText?) {
        (self.name, self.kana, self.phone, self.email) = (name, kana, phone, email)
    }

    /// Throws ``SealError``.
    init(_ contact: SupporterContact, of code: Supporter.ID, seal: FieldSeal) throws {
        name = try contact.name.map { try seal.seal($0, for: .contact(code, "name")) }
        kana = try contact.kana.map { try seal.seal($0, for: .contact(code, "kana")) }
        phone = try contact.phone.map { try seal.seal($0, for: .contact(code, "phone")) }
        email = try contact.email.map { try seal.seal($0, for: .contact(code, "email")) }
    }

    /// Throws ``SealError``.
    func opened(of code: Supporter.ID, seal: FieldSeal) throws -> SupporterContact {
        SupporterContact(
            name: try name.map { try seal.open($0, for: .contact(code, "name")) },
            kana: try kana.map { try seal.open($0, for: .contact(code, "kana")) },
            phone: try phone.map { try seal.open($0, for: .contact(code, "phone")) },
            email: try email.map { try seal.open($0, for: .contact(code, "email")) }
        )
    }
}

extension FieldPlace {
    fileprivate static func person(_ id: Resident.ID, _ column: String) -> FieldPlace {
        FieldPlace(table: "resident_person", row: id.written, column: column)
    }

    fileprivate static func contact(_ code: Supporter.ID, _ column: String) -> FieldPlace {
        FieldPlace(table: "supporter_contact", row: code.rawValue, column: column)
    }
}
