package import DeskImport
internal import FoundationEssentials
internal import Postgres
package import SupportDesk

/// A ward's data as a whole, to fill an empty database with.
package struct WardData<Consultations: Sequence<Consultation> & Sendable>: Sendable {
    package var towns: [Town]
    package var populations: [TownPopulation]
    package var populationDate: CivilDate
    package var sites: [Site]
    package var facilities: [FacilitySurvey]
    /// Each at its first revision.
    package var figures: [SurveyFigure]
    /// Each at its first revision.
    package var consultations: Consultations
    /// Whom the consultations name, and others.
    package var people: WardPeople

    package init(
        towns: [Town],
        populations: [TownPopulation],
        populationDate: CivilDate,
        sites: [Site],
        facilities: [FacilitySurvey],
        figures: [SurveyFigure],
        consultations: Consultations,
        people: WardPeople
    ) {
        self.towns = towns
        self.populations = populations
        self.populationDate = populationDate
        self.sites = sites
        self.facilities = facilities
        self.figures = figures
        self.consultations = consultations
        self.people = people
    }
}

extension DeskStore {
    /// Fills a ward that has no sites yet, all or nothing, through the statements that record consultations at any other time.
    ///
    /// - Returns: how many consultations were loaded; nil when the ward has sites already, and nothing was done.
    /// - Throws: `DeskError`.
    package func load<Consultations>(
        _ data: WardData<Consultations>,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Int? {
        let (ward, seal) = (ward, seal)
        return try await changing { connection -> Int? in
            try connection.execute("SET LOCAL statement_timeout = 0")
            guard
                try connection.query(
                    "SELECT EXISTS (SELECT FROM site WHERE ward_code = $1)",
                    [ward],
                    as: Bool.self
                ) == [false]
            else { return nil }
            try Self.write(data.towns, ward: ward, on: connection)
            for population in data.populations {
                _ = try Self.write(population, on: data.populationDate, ward: ward, connection)
            }
            for site in data.sites { try Self.write(site, ward: ward, on: connection) }
            try Self.register(Set(data.people.supporters.map(\.code)), ward: ward, at: now, on: connection)
            try WardPeopleLoading.writeRegisters(data.people, by: account, seal: seal, on: connection)
            _ = try Self.write(data.facilities, ward: ward, on: connection)
            try Self.write(data.figures, ward: ward, on: connection)
            let written = try Self.write(data.consultations, seal: seal, at: now, on: connection)
            try WardPeopleLoading.writeLives(
                data.people,
                by: account,
                ward: ward,
                at: now,
                on: connection
            )
            return written
        }
    }

    private static func write(
        _ figures: [SurveyFigure],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO survey_figure (
                ward_code, indicator_id, reference_date, revision, x, n, source, entered_at, entered_by)
            SELECT $1, * FROM unnest(
                $2::text[], $3::date[], $4::integer[], $5::double precision[], $6::double precision[], $7::text[],
                $8::timestamptz[], $9::text[])
            """,
            [
                ward, figures.map(\.indicator), figures.map(\.referenceDate),
                figures.map { Int32(clamping: $0.revision) }, figures.map(\.x), figures.map(\.n), figures.map(\.source),
                figures.map(\.enteredAt), figures.map(\.enteredBy),
            ]
        )
    }

    private static func write(
        _ consultations: some Sequence<Consultation>,
        seal: FieldSeal,
        at now: Instant,
        on connection: isolated Connection
    ) throws -> Int {
        var written = 0
        var chunk: [Submission] = []
        func writeChunk() throws {
            guard !chunk.isEmpty else { return }
            written += try ConsultationBatch.insert(chunk, seal: seal, ward: seal.ward, at: now, on: connection).count
            chunk.removeAll(keepingCapacity: true)
        }
        for consultation in consultations {
            chunk.append(
                Submission(
                    id: consultation.id,
                    content: consultation.content,
                    recordedBy: consultation.recordedBy,
                    recordedAt: consultation.recordedAt
                )
            )
            if chunk.count == 4000 { try writeChunk() }
        }
        try writeChunk()
        return written
    }
}
