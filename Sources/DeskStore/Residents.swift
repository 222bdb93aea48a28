internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Puts someone on record under the id that the caller gave, or changes what is on record of them. A consent that is given with a
    /// change is added to those there are.
    ///
    /// Throws `.invalid` with all that is wrong, `.conflict` after a withdrawal, `.unavailable`.
    package func setResident(
        _ id: Resident.ID,
        _ draft: ResidentDraft,
        judgedBy desk: Desk,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<Resident> {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            let isNew = try Self.addEntry(id, ward: ward, at: now, on: connection)
            let entries = try PeopleCounts.hold([id], for: .visits, ward: ward, on: connection)
            guard try PeopleCounts.withdrawn(among: [id], ward: ward, on: connection).isEmpty else {
                throw DeskError.conflict(.residentWithdrawn)
            }
            let (said, consent) = try draft.judged(by: desk, isNew: isNew, today: now.day)
            let people = try connection.withPersonalData { try Self.people(entries, seal: seal, on: connection) }
            let others = entries.filter { $0 != id }.compactMap { people[$0] }
            let own = people[id] ?? Resident.Person()
            let person = said.without(others, own: own)
            let changed = isNew || person != own
            if changed { try Self.write(person, of: id, seal: seal, on: connection) }
            let agreed = try consent.map { try Self.add($0, to: id, by: account, at: now, ward: ward, on: connection) }
            let resident = try Self.entry(id, seal: seal, on: connection)
            let isChanged = changed || agreed == true
            try ChangeStatement.log(
                isNew ? "resident.registered" : isChanged ? "resident.changed" : "resident.viewed",
                of: id.written,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return isNew ? .created(resident) : isChanged ? .changed(resident) : .unchanged(resident)
        }
    }

    /// An entry; that of a person with several shows what the others know beside. Who looked at it goes into the audit trail.
    ///
    /// Throws `.residentNotFound`, `.unavailable`.
    package func resident(_ id: Resident.ID, by account: Account, at now: Instant) async throws(DeskError) -> Resident {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            let resident = try Self.entry(id, seal: seal, on: connection)
            try ChangeStatement.log("resident.viewed", of: id.written, by: account, at: now, ward: ward, on: connection)
            return resident
        }
    }

    /// What residents may be found by.
    package enum ResidentSearch: Sendable {
        case phone(String)
        case kana(String)
        case name(String)
    }

    /// Those who have exactly this phone number, kana or name; 50 at most. Throws `.unavailable`.
    package func residents(
        with search: ResidentSearch,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> [Resident] {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            let (column, text, action) =
                switch search {
                case .phone(let phone): ("phone", Resident.Person.phoneKey(phone), "residents.searchedByPhone")
                case .kana(let kana): ("kana", Resident.Person.kanaKey(kana), "residents.searchedByKana")
                case .name(let name): ("name", name, "residents.searchedByName")
                }
            let key = try text.map { try seal.searchKey($0, in: column) }
            let ids = try connection.withPersonalData {
                try connection.query(
                    """
                    SELECT resident_id FROM resident_person
                    WHERE ward_code = $1 AND \(column)_key = $2 ORDER BY resident_id LIMIT 50
                    """,
                    [ward, key],
                    as: UUID.self
                )
            }
            let found = try ids.map { try Self.entry($0, seal: seal, on: connection) }
            try ChangeStatement.log(
                action,
                of: (["\(found.count) found"] + found.map(\.id.written)).joined(separator: " "),
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return found
        }
    }

    /// Adds a consent. Throws `.residentNotFound`, `.invalid`, `.unavailable`.
    package func addConsent(
        _ draft: ConsentDraft,
        to id: Resident.ID,
        judgedBy desk: Desk,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Resident {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            _ = try PeopleCounts.hold([id], for: .visits, ward: ward, on: connection)
            _ = try Self.entry(id, seal: seal, on: connection)
            let consent = try draft.judged(by: desk, today: now.day)
            let isNew = try Self.add(consent, to: id, by: account, at: now, ward: ward, on: connection)
            try ChangeStatement.log(
                isNew ? "resident.consented" : "resident.viewed",
                of: id.written,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return try Self.entry(id, seal: seal, on: connection)
        }
    }

    /// An entry with all that is known of the person. Throws `.residentNotFound` when there is none, or nothing is left of it.
    static func entry(_ id: Resident.ID, seal: FieldSeal, on connection: isolated Connection) throws -> Resident {
        let ward = seal.ward
        let row = try connection.query(
            "SELECT registered_at, merged_into FROM resident WHERE ward_code = $1 AND resident_id = $2 AND withdrawn_on IS NULL",
            [ward, id],
            as: Instant.self,
            UUID?.self
        ).first
        guard let (registeredAt, mergedInto) = row else { throw DeskError.residentNotFound }
        let entries = try connection.query(
            """
            SELECT resident_id FROM resident
            WHERE ward_code = $1 AND (resident_id = $2 OR merged_into = $2 OR resident_id = $3 OR merged_into = $3)
            ORDER BY resident_id
            """,
            [ward, id, mergedInto],
            as: UUID.self
        )
        let people = try connection.withPersonalData { try Self.people(entries, seal: seal, on: connection) }
        let own = people[id] ?? Resident.Person()
        // Only the entry that stands for the person speaks for the others.
        let others = mergedInto == nil ? entries.filter { $0 != id }.compactMap { people[$0] } : []
        return Resident(
            id: id,
            registeredOn: registeredAt.day,
            person: others.reduce(own) { $0.filled(from: $1) },
            consents: try Self.consents(of: mergedInto == nil ? entries : [id], ward: ward, on: connection),
            mergedInto: mergedInto,
            entries: entries,
            supporter: try connection.query(
                """
                SELECT supporter_code FROM conversion WHERE ward_code = $1 AND resident_id = ANY ($2) AND NOT void
                ORDER BY applied_on LIMIT 1
                """,
                [ward, entries],
                as: Supporter.ID.self
            ).first
        )
    }

    /// Whether the entry is new.
    private static func addEntry(
        _ id: Resident.ID,
        ward: Ward.ID,
        at now: Instant,
        on connection: isolated Connection
    ) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO resident (ward_code, resident_id, registered_at) VALUES ($1, $2, $3)
            ON CONFLICT (ward_code, resident_id) DO NOTHING
            """,
            [ward, id, now]
        ) > 0
    }

    private static func consents(
        of entries: [Resident.ID],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Consent] {
        try connection.query(
            """
            SELECT purposes, method, given_on, withdrawn_on FROM resident_consent
            WHERE ward_code = $1 AND resident_id = ANY ($2) ORDER BY given_on, resident_id, number
            """,
            [ward, entries],
            as: [String].self,
            String.self,
            CivilDate.self,
            CivilDate?.self
        ).compactMap { purposes, method, givenOn, withdrawnOn in
            Consent.Method(rawValue: method).map {
                Consent(
                    purposes: Consent.Purpose.allCases.filter { purposes.contains($0.rawValue) },
                    method: $0,
                    givenOn: givenOn,
                    withdrawnOn: withdrawnOn
                )
            }
        }
    }

    /// Whether it was not on record yet.
    private static func add(
        _ consent: Consent,
        to id: Resident.ID,
        by account: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Bool {
        guard try !consents(of: [id], ward: ward, on: connection).contains(consent) else { return false }
        try connection.execute(
            """
            INSERT INTO resident_consent (ward_code, resident_id, number, purposes, method, given_on, recorded_at, recorded_by)
            SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7
            FROM resident_consent WHERE ward_code = $1 AND resident_id = $2
            """,
            [
                ward, id, consent.purposes.map(\.rawValue), consent.method.rawValue, consent.givenOn, now, account.name,
            ]
        )
        return true
    }

    // MARK: Who they are

    private static func people(
        _ entries: [Resident.ID],
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws -> [Resident.ID: Resident.Person] {
        let rows = try connection.query(
            """
            SELECT resident_id, name, kana, phone, needs, birth_year, age_band, town_code, language
            FROM resident_person WHERE ward_code = $1 AND resident_id = ANY ($2)
            """,
            [seal.ward, entries]
        ) { row in
            let id: UUID = try row.next()
            var person = try Resident.Person(sealed: &row, of: id, seal: seal)
            person.birthYear = try row.next()
            person.ageBand = (try row.next() as String?).flatMap { AgeBand(rawValue: $0) }
            person.town = try row.next()
            person.language = try row.next()
            return (id, person)
        }
        return Dictionary(rows) { first, _ in first }
    }

    private static func write(
        _ person: Resident.Person,
        of id: Resident.ID,
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws {
        let sealed = try SealedPerson(person, of: id, seal: seal)
        let columns = """
            name, name_key, kana, kana_key, phone, phone_key, needs, birth_year, age_band, town_code, language
            """
        try connection.withPersonalData {
            _ = try connection.execute(
                """
                INSERT INTO resident_person (ward_code, resident_id, \(columns))
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                ON CONFLICT (ward_code, resident_id) DO UPDATE SET
                    (\(columns)) = (
                        excluded.name, excluded.name_key, excluded.kana, excluded.kana_key, excluded.phone,
                        excluded.phone_key, excluded.needs, excluded.birth_year, excluded.age_band, excluded.town_code,
                        excluded.language)
                """,
                [
                    seal.ward, id, sealed.name, sealed.nameKey, sealed.kana, sealed.kanaKey, sealed.phone,
                    sealed.phoneKey, sealed.needs, person.birthYear.map { Int16(clamping: $0) },
                    person.ageBand?.rawValue, person.town, person.language,
                ]
            )
        }
    }
}
