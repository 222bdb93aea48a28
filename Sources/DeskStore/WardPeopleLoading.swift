internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

/// Writes a ward's people in bulk: each kind of record in one statement, within the caller's transaction.
enum WardPeopleLoading {
    /// Supporters, residents, and what is open when: what consultations and courses refer to.
    static func writeRegisters(
        _ people: WardPeople,
        by account: Account,
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws {
        let ward = seal.ward
        try write(people.supporters, by: account, ward: ward, on: connection)
        try write(people.residents, by: account, ward: ward, on: connection)
        try connection.withPersonalData {
            try write(people.contacts, seal: seal, on: connection)
            try writePersons(of: people.residents, seal: seal, on: connection)
        }
        try write(people.siteTimes, ward: ward, on: connection)
    }

    /// What people did; all that follows from it is brought up to date. Comes after the consultations.
    static func writeLives(
        _ people: WardPeople,
        by account: Account,
        ward: Ward.ID,
        at now: Instant,
        on connection: isolated Connection
    ) throws {
        let visitors = people.attendances.flatMap { $0.people.compactMap(\.resident) }
        try PeopleCounts.changing(of: visitors, ward: ward, on: connection) {
            try write(people.courses, by: account, ward: ward, on: connection)
            try write(people.attendances, ward: ward, on: connection)
        }
        try write(people.places, ward: ward, on: connection)
        try write(people.applications, by: account, ward: ward, on: connection)
        let merged = people.merges.flatMap { [$0.kept, $0.other] }
        try PeopleCounts.changing(.entries, of: merged, ward: ward, on: connection) {
            try write(people.merges, by: account, ward: ward, on: connection)
        }
        let applied = people.applications.map(\.resident)
        let entries = try PeopleCounts.hold(applied, for: .entries, ward: ward, on: connection)
        try ConversionUpkeep.refreshSupport(
            of: entries,
            visits: try PeopleCounts.visits(of: entries, ward: ward, on: connection),
            ward: ward,
            on: connection
        )
        try ConversionUpkeep.refreshSteps(of: people.applications.map(\.supporter), ward: ward, on: connection)
        try write(people.shifts, ward: ward, on: connection)
        try write(people.reportedHours, ward: ward, on: connection)
        try ChangeStatement.log(
            "people.loaded",
            of: "\(people.supporters.count) supporters, \(people.residents.count) residents",
            by: account,
            at: now,
            ward: ward,
            on: connection
        )
    }

    // MARK: Supporters

    private static func write(
        _ supporters: [Supporter.Entry],
        by account: Account,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let profiles = supporters.map(\.profile)
        try connection.execute(
            """
            UPDATE supporter AS s SET supporter_kind = p.kind, home_site = p.home, hours_per_week = p.hours,
                other_sites = string_to_array(p.others, ' '), languages = string_to_array(p.languages, ' '),
                skills = string_to_array(p.skills, ' ')
            FROM unnest($2::text[], $3::text[], $4::text[], $5::smallint[], $6::text[], $7::text[], $8::text[])
                AS p (code, kind, home, hours, others, languages, skills)
            WHERE s.ward_code = $1 AND s.supporter_code = p.code
            """,
            [
                ward, supporters.map(\.code), profiles.map(\.kind), profiles.map(\.homeSite),
                profiles.map { $0.hoursPerWeek.map { Int16(clamping: $0) } }, profiles.map { joined($0.otherSites) },
                profiles.map { joined($0.languages) }, profiles.map { joined($0.skills) },
            ]
        )
        try writeSpans(of: supporters, ward: ward, on: connection)
        let completions = supporters.flatMap { entry in entry.completions.map { (entry.code, $0) } }
        try connection.execute(
            """
            INSERT INTO training_completion (
                ward_code, supporter_code, module_code, completed_on, recorded_at, recorded_by)
            SELECT $1, supporter, module, completed_on, recorded_at, $6
            FROM unnest($2::text[], $3::text[], $4::date[], $5::timestamptz[])
                AS c (supporter, module, completed_on, recorded_at)
            """,
            [
                ward, completions.map(\.0), completions.map(\.1.module), completions.map(\.1.completedOn),
                completions.map { written($0.1.completedOn) }, account.name,
            ]
        )
    }

    private static func writeSpans(
        of supporters: [Supporter.Entry],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let rows = supporters.flatMap { entry in entry.history.map { (entry.code, $0) } }
        let spans = rows.map(\.1)
        try connection.execute(
            """
            INSERT INTO supporter_status (
                ward_code, supporter_code, number, status, effective_on, ended_on, certified_until, appointed_until,
                reason, cause, recorded_at, recorded_by)
            SELECT $1, * FROM unnest(
                $2::text[], $3::integer[], $4::text[], $5::date[], $6::date[], $7::date[], $8::date[], $9::text[],
                $10::text[], $11::timestamptz[], $12::text[])
            """,
            [
                ward, rows.map(\.0), spans.map { Int32(clamping: $0.number) }, spans.map(\.status), spans.map(\.from),
                spans.map(\.endedOn), spans.map(\.certifiedUntil), spans.map(\.appointedUntil), spans.map(\.reason),
                spans.map(\.cause), spans.map(\.recordedAt), spans.map(\.recordedBy),
            ]
        )
    }

    private static func write(
        _ contacts: [Supporter.ID: SupporterContact],
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws {
        let rows = try contacts.sorted { $0.key < $1.key }.map {
            ($0.key, try SealedContact($0.value, of: $0.key, seal: seal))
        }
        try connection.execute(
            """
            INSERT INTO supporter_contact (ward_code, supporter_code, name, kana, phone, email)
            SELECT $1, * FROM unnest($2::text[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[])
            """,
            [
                seal.ward, rows.map(\.0), rows.map(\.1.name), rows.map(\.1.kana), rows.map(\.1.phone),
                rows.map(\.1.email),
            ]
        )
    }

    // MARK: Residents

    private static func write(
        _ residents: [Resident],
        by account: Account,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO resident (ward_code, resident_id, registered_at)
            SELECT $1, * FROM unnest($2::uuid[], $3::timestamptz[])
            """,
            [ward, residents.map(\.id), residents.map { written($0.registeredOn) }]
        )
        let rows = residents.flatMap { resident in
            resident.consents.enumerated().map { (resident.id, number: $0.offset + 1, consent: $0.element) }
        }
        try connection.execute(
            """
            INSERT INTO resident_consent (
                ward_code, resident_id, number, purposes, method, given_on, withdrawn_on, recorded_at, recorded_by)
            SELECT $1, id, number, string_to_array(purposes, ' '), method, given_on, withdrawn_on, recorded_at, $8
            FROM unnest(
                $2::uuid[], $3::integer[], $4::text[], $5::text[], $6::date[], $7::date[], $9::timestamptz[])
                AS c (id, number, purposes, method, given_on, withdrawn_on, recorded_at)
            """,
            [
                ward, rows.map(\.0), rows.map { Int32(clamping: $0.number) },
                rows.map { $0.consent.purposes.map(\.rawValue).joined(separator: " ") },
                rows.map(\.consent.method.rawValue), rows.map(\.consent.givenOn), rows.map(\.consent.withdrawnOn),
                account.name, rows.map { written($0.consent.givenOn) },
            ]
        )
    }

    private static func writePersons(
        of residents: [Resident],
        seal: FieldSeal,
        on connection: isolated Connection
    ) throws {
        let persons = residents.map(\.person)
        let sealed = try residents.map { try SealedPerson($0.person, of: $0.id, seal: seal) }
        try connection.execute(
            """
            INSERT INTO resident_person (
                ward_code, resident_id, name, name_key, kana, kana_key, phone, phone_key, needs, birth_year, age_band,
                town_code, language)
            SELECT $1, * FROM unnest(
                $2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[], $9::bytea[],
                $10::smallint[], $11::text[], $12::text[], $13::text[])
            """,
            [
                seal.ward, residents.map(\.id), sealed.map(\.name), sealed.map(\.nameKey), sealed.map(\.kana),
                sealed.map(\.kanaKey), sealed.map(\.phone), sealed.map(\.phoneKey), sealed.map(\.needs),
                persons.map { $0.birthYear.map { Int16(clamping: $0) } }, persons.map { $0.ageBand?.rawValue },
                persons.map(\.town), persons.map(\.language),
            ]
        )
    }

    private static func write(
        _ merges: [WardPeople.Merge],
        by account: Account,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            WITH decision AS (
                INSERT INTO resident_decision (ward_code, decision_id, kept, other, same, decided_at, decided_by)
                SELECT $1, id, kept, other, true, decided_at, $6
                FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[]) AS d (id, kept, other, decided_at)
                RETURNING kept, other
            )
            UPDATE resident AS r SET merged_into = d.kept FROM decision AS d
            WHERE r.ward_code = $1 AND r.resident_id = d.other
            """,
            [
                ward, merges.map(\.id), merges.map(\.kept), merges.map(\.other), merges.map(\.decidedAt), account.name,
            ]
        )
    }

    private static func write(
        _ applications: [WardPeople.Application],
        by account: Account,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO conversion (
                ward_code, conversion_id, supporter_code, resident_id, applied_on, via, recorded_at, recorded_by)
            SELECT $1, id, supporter, resident, applied_on, via, recorded_at, $8
            FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::date[], $6::text[], $7::timestamptz[])
                AS a (id, supporter, resident, applied_on, via, recorded_at)
            """,
            [
                ward, applications.map(\.id), applications.map(\.supporter), applications.map(\.resident),
                applications.map(\.appliedOn), applications.map(\.via.rawValue),
                applications.map { written($0.appliedOn) }, account.name,
            ]
        )
    }

    /// When what is of a day was written down.
    static func written(_ day: CivilDate) -> Instant {
        Instant(startOf: day).adding(seconds: 17 * 3600)
    }

    /// Lists within a list cannot be ragged in SQL, so they travel joined by a character that no code holds.
    static func joined<Subject>(_ codes: [Code<Subject>]) -> String {
        codes.map(\.rawValue).joined(separator: " ")
    }
}
