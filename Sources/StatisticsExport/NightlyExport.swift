internal import DeskReports
package import DeskStore
internal import DeskText
internal import Postgres
package import SupportDesk

/// 毎夜の出力: the package of a day, for the statistics team or for the public.
package struct NightlyExport: Sendable {
    /// How a package is to be made.
    package struct Settings: Sendable {
        package var audience = ExportAudience.internal
        /// The last day that counts, in Japan.
        package var date: CivilDate
        /// The folder in which the package's own appears.
        package var folder: String
        package var form = ExportForm.csv(.utf8)
        package var unmappable = UnmappableRule.refuse
        /// None for those that the date asks for.
        package var years: [FiscalYear] = []
        /// Public counts below it are hidden where they cross site with age or topic.
        package var threshold: Int

        package init(date: CivilDate, folder: String, threshold: Int = Suppression.usualThreshold) {
            self.date = date
            self.folder = folder
            self.threshold = threshold
        }
    }

    /// What became of it.
    package struct Result: Sendable {
        package let delivery: PackageDelivery
        /// Periods whose last version is not public, because it would give away what an earlier one hides.
        package let heldBack: [ClosingPeriod]
        package let run: ExportRun
    }

    private let store: DeskStore
    private let settings: Settings

    package init(of store: DeskStore, _ settings: Settings) {
        self.store = store
        self.settings = settings
    }

    /// Makes the package, puts it in its place, and remembers that it did.
    ///
    /// Throws `DeskError` (`.conflict(.exportUnderWay)` among them), ``ExportFailure``, ``PublicationFailure``. What stood there before
    /// stands as it was then.
    package func run(by account: Account, at now: Instant) async throws -> Result {
        let (settings, ward) = (settings, store.ward)
        if settings.audience == .public {
            let release = PublicRelease(threshold: settings.threshold)
            _ = try await store.release(upTo: settings.date, threshold: settings.threshold) { unreleased in
                try release.table(for: unreleased)
            }
        }
        let made = try await store.exporting { connection in
            try Package(settings, ward: ward, on: connection).make(on: connection)
        }
        let run = ExportRun(
            audience: settings.audience,
            date: settings.date,
            finishedAt: now,
            manifest: made.delivery.manifestDigest,
            rows: made.delivery.rows.reduce(0) { $0 + $1.rows },
            versions: made.versions,
            audit: made.audit
        )
        try await store.note(run, by: account)
        return Result(delivery: made.delivery, heldBack: made.heldBack, run: run)
    }

    /// An earlier run of this day for these readers that has left nothing to do for one that is to catch up: what it made has been taken
    /// further, or, where nothing is, stands in its place. Nil when there is none. Throws `DeskError`.
    package func delivered(isTakenFurther: Bool) async throws(DeskError) -> ExportRun? {
        let folder = PackageFolder(settings.folder)
        let name = PackageName(ward: store.ward, date: settings.date)
        return try await store.exports(of: settings.date, for: settings.audience).first { run in
            isTakenFurther ? run.deliveredAt != nil : folder.holds(name, manifestDigest: run.manifest)
        }
    }

    /// Notes that the ward's own command has taken the package further. Throws `DeskError`.
    package func noteDelivered(_ run: ExportRun, by account: Account, at now: Instant) async throws(DeskError) {
        try await store.note(run.delivered(at: now), by: account)
    }
}

/// A package, with all that it is made of in one snapshot.
private struct Package {
    private let settings: NightlyExport.Settings
    private let ward: Ward.ID
    private let scope: ExportScope
    /// By the first day of each month.
    private let closed: [CivilDate: Int]
    private let isPublic: [CivilDate: Int]
    private let before: ExportRun?
    private let audit: AuditHead

    init(_ settings: NightlyExport.Settings, ward: Ward.ID, on connection: isolated Connection) throws {
        self.settings = settings
        self.ward = ward
        let date = settings.date
        var years = settings.years
        if years.isEmpty {
            years = try DeskStore.exportedYears(upTo: date, for: settings.audience, ward: ward, on: connection)
        }
        scope = ExportScope(date: date, years: years)
        closed = try DeskStore.closedVersions(of: scope, ward: ward, on: connection)
        isPublic = try DeskStore.publicVersions(of: scope, ward: ward, on: connection)
        before = try DeskStore.runBefore(date, for: settings.audience, ward: ward, on: connection)
        audit = try DeskStore.auditHead(of: date, for: settings.audience, ward: ward, on: connection)
    }

    func make(
        on connection: isolated Connection
    ) throws -> (
        delivery: PackageDelivery, versions: [CivilDate: Int], heldBack: [ClosingPeriod], audit: AuditHead
    ) {
        let isInternal = settings.audience == .internal
        let package = try PackageWriter(
            in: settings.folder,
            name: PackageName(ward: ward, date: settings.date),
            audience: settings.audience,
            form: settings.form,
            unmappable: settings.unmappable
        )
        for table in isInternal ? DeliveredTable.internal : DeliveredTable.public {
            try package.add(table.table) { writer in
                _ = try connection.copyOut(table, of: scope, since: before?.versions ?? [:], ward: ward) { chunk in
                    try writer.append(csv: chunk)
                }
            }
        }
        let targets = TargetsTable(documents: try targets(on: connection))
        try package.add(TargetsTable.table) { writer in
            for row in targets.rows { try writer.append(row: row) }
        }
        let delivery = try package.finish(metadata)
        return (delivery, isInternal ? closed : isPublic, isInternal ? [] : heldBack, audit)
    }

    /// For the statistics team as things stand on the last day; for the public as they stood when the last month was closed.
    private func targets(on connection: isolated Connection) throws -> [TargetsDocument] {
        try scope.years.compactMap { year in
            guard let asOf = lastDay(of: year), let report = ReportScope(year, asOf: asOf, today: settings.date) else {
                return nil
            }
            let facts = try DeskStore.targetFacts(report, of: ward, on: connection)
            return TargetsReport(scope: report, facts: facts, language: .ja, today: settings.date).document
        }
    }

    private func lastDay(of year: FiscalYear) -> CivilDate? {
        guard settings.audience == .public else { return min(settings.date, year.lastDay) }
        return year.months.last { isPublic[$0] != nil }.map { ClosingPeriod.month($0).lastDay }
    }

    /// Months of which the public sees an older version than the one in force.
    private var heldBack: [ClosingPeriod] {
        scope.months.filter { month in
            guard let version = closed[month] else { return false }
            return isPublic[month].map { $0 < version } ?? true
        }.map { .month($0) }
    }

    private var metadata: PackageMetadata {
        let isInternal = settings.audience == .internal
        let versions = isInternal ? closed : isPublic
        let months = scope.months.filter { isInternal || isPublic[$0] != nil }.map { month in
            PackageMonth(
                month: month,
                status: FigureStatus(version: versions[month]).inPackage,
                version: versions[month] ?? 0,
                heldBack: !isInternal && heldBack.contains(.month(month))
            )
        }
        return PackageMetadata(
            title: PackageText.title(of: settings.audience),
            description: PackageText.description(of: settings.audience, threshold: settings.threshold),
            version: Self.form,
            terms: PackageText.terms(of: settings.audience),
            months: months,
            // How many links there are tells how much is done; the public need not know.
            audit: isInternal ? audit : AuditHead(link: nil, digest: audit.digest)
        )
    }

    /// Of tables and columns, not of their contents.
    private static let form = "1.0.0"
}

extension FigureStatus {
    fileprivate var inPackage: PackageMonth.Status {
        switch self {
        case .provisional: .provisional
        case .final: .final
        case .revised: .revised
        }
    }
}
