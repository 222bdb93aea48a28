package import DeskImport
internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Imports shifts. A row that says the same as a shift on record, cancelled or not, is a duplicate; one that cannot
    /// be is refused with its line.
    ///
    /// - Throws: `ImportFileError`, `DeskError`.
    package func importShifts(
        path: String,
        encoding: FileEncoding,
        by account: Account,
        at now: Instant,
        isDryRun: Bool = false
    ) async throws -> ImportTally {
        let table = try ShiftTable.read(path: path, encoding: encoding, desk: try await currentDesk())
        let ward = ward
        return try await importing(isDryRun: isDryRun) { connection, inTransaction in
            var tally = table.tally
            try inTransaction {
                let judgement = try ShiftJudgement(table.rows.map(\.value), ward: ward, on: connection)
                let bookings = judgement.accepted(among: table.rows, tally: &tally)
                let accepted = try Self.keep(bookings, ward: ward, by: account, at: now, on: connection)
                tally.accept(accepted)
                guard accepted > 0 else { return }
                try ChangeStatement.log(
                    "shifts.imported",
                    of: "\(accepted) rows",
                    by: account,
                    at: now,
                    ward: ward,
                    on: connection
                )
            }
            return tally
        }
    }

    private static func keep(
        _ bookings: [Booking],
        ward: Ward.ID,
        by account: Account,
        at now: Instant,
        on connection: isolated Connection
    ) throws -> Int {
        guard !bookings.isEmpty else { return 0 }
        var random = SystemRandomNumberGenerator()
        let shifts = bookings.map { booking in
            Shift(
                id: UUID.version7(at: now, random: &random),
                booking: booking,
                recordedAt: now,
                recordedBy: account.name
            )
        }
        return try add(shifts, ward: ward, on: connection)
    }

    /// Imports the weeks of sites. A week that says the same as the one on record is a duplicate, row by row; one that
    /// differs replaces it.
    ///
    /// - Throws: `ImportFileError`, `DeskError`.
    package func importHours(
        path: String,
        encoding: FileEncoding,
        by account: Account,
        at now: Instant,
        isDryRun: Bool = false
    ) async throws -> ImportTally {
        let table = try SiteHoursTable.read(path: path, encoding: encoding, desk: try await currentDesk())
        return try await keep(table, action: "site_hours.imported", by: account, at: now, isDryRun: isDryRun) {
            entries,
            desk,
            connection in
            var accepted = 0
            for week in SiteHoursTable.weeks(of: entries) {
                let changed = try Self.write([(week.site, week.hours)], ward: desk.ward, on: connection)
                guard changed > 0 else { continue }
                accepted += entries.count { $0.site == week.site && $0.effectiveFrom == week.hours.effectiveFrom }
            }
            return accepted
        }
    }
}

/// What has to be known to judge the rows of a file of shifts, read at once.
private struct ShiftJudgement {
    private struct PersonDay: Hashable {
        let supporter: Supporter.ID
        let day: CivilDate
    }

    private var calendars: [Site.ID: SiteCalendar] = [:]
    private var standings: [PersonDay: SupporterStanding?] = [:]
    /// Those that stand.
    private var booked: [PersonDay: [Booking]] = [:]
    /// On record, cancelled ones as well.
    private var onRecord: Set<Booking> = []

    init(_ bookings: [Booking], ward: Ward.ID, on connection: isolated Connection) throws {
        guard let first = bookings.map(\.day).min(), let last = bookings.map(\.day).max() else { return }
        let wanted = Set(bookings.map(\.site))
        let sites = try DeskStore.sites(of: ward, on: connection).filter { wanted.contains($0.code) }
        for calendar in try DeskStore.calendars(of: sites, in: first...last, ward: ward, on: connection) {
            calendars[calendar.site.code] = calendar
        }
        let people = Array(Set(bookings.map { PersonDay(supporter: $0.supporter, day: $0.day) }))
        let found = try DeskStore.standings(
            of: people.map { ($0.supporter, $0.day) },
            ward: ward,
            on: connection
        )
        standings = Dictionary(zip(people, found)) { first, _ in first }
        let shifts = try connection.query(
            """
            SELECT \(Shift.columns) FROM shift
            WHERE ward_code = $1 AND held_on >= $2 AND held_on <= $3 AND supporter_code = ANY ($4)
            """,
            [ward, first, last, Array(Set(bookings.map(\.supporter)))],
            decode: { try Shift(&$0) }
        )
        onRecord = Set(shifts.map(\.booking))
        booked = Dictionary(grouping: shifts.filter { !$0.isCancelled }.map(\.booking)) {
            PersonDay(supporter: $0.supporter, day: $0.day)
        }
    }

    /// The rows to be kept. The others are counted: as duplicates, or as rejections with what speaks against them.
    func accepted(among rows: [ImportedTable<Booking>.Row], tally: inout ImportTally) -> [Booking] {
        var booked = booked
        var accepted: [Booking] = []
        for row in rows {
            let booking = row.value
            if onRecord.contains(booking) {
                tally.passOver()
                continue
            }
            let key = PersonDay(supporter: booking.supporter, day: booking.day)
            if let rejection = obstacle(to: row, booked: booked[key] ?? []) {
                tally.reject(rejection)
                continue
            }
            booked[key, default: []].append(booking)
            accepted.append(booking)
        }
        return accepted
    }

    private func obstacle(to row: ImportedTable<Booking>.Row, booked: [Booking]) -> Rejection? {
        let booking = row.value
        func rejection(_ column: ShiftTable.Column, _ value: String, _ reason: Rejection.Reason) -> Rejection {
            Rejection(line: row.line, field: column.rawValue, value: value, reason: reason)
        }
        let standing = standings[PersonDay(supporter: booking.supporter, day: booking.day)] ?? nil
        guard let standing else {
            return rejection(.supporter, booking.supporter.rawValue, .problem(.unknownSupporter))
        }
        if let obstacle = standing.obstacle(on: booking.day) {
            return rejection(.supporter, booking.supporter.rawValue, .problem(obstacle))
        }
        if let obstacle = calendars[booking.site]?
            .obstacle(on: booking.day, from: booking.starts, to: booking.ends)
        {
            return rejection(.date, booking.day.description, .problem(obstacle))
        }
        if booked.contains(where: booking.overlaps) {
            return rejection(.starts, booking.starts.description, .doubleBooked)
        }
        return nil
    }
}
