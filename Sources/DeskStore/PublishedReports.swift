internal import Postgres
package import SupportDesk

/// One of the documents in which a version of a closed period is published.
package struct PublishedReport: Hashable, Sendable {
    package let period: ClosingPeriod
    package let version: Int
    package let report: WardReport
    /// Of its titles: `ja`, `en`.
    package let language: String

    package init(of period: ClosingPeriod, version: Int, _ report: WardReport, language: String) {
        self.period = period
        self.version = version
        self.report = report
        self.language = language
    }
}

extension DeskStore {
    /// The report's JSON, word for word as it was published.
    ///
    /// Throws `.conflict(.versionNotPublished)` when it was not, `.unavailable`.
    package func document(of published: PublishedReport) async throws(DeskError) -> String {
        let ward = ward
        return try await snapshot { connection in
            let kept = try connection.query(
                """
                SELECT version, CASE WHEN version = $4 THEN document END FROM published_report
                WHERE ward_code = $1 AND period = $2 AND starts_on = $3 AND report = $5 AND language = $6
                ORDER BY version DESC
                """,
                [
                    ward, published.period.kind, published.period.startsOn, Int32(clamping: published.version),
                    published.report.rawValue, published.language,
                ],
                as: Int.self,
                String?.self
            )
            if let document = kept.lazy.compactMap(\.1).first { return document }
            throw DeskError.conflict(.versionNotPublished(latest: kept.first?.0 ?? 0))
        }
    }

    /// Keeps the documents of a version. What was published stays as it is. Throws `.unavailable`.
    package func publish(_ documents: [PublishedReport: String]) async throws(DeskError) {
        let ward = ward
        let reports = documents.sorted { $0.key.order < $1.key.order }
        _ = try await changing { connection in
            try connection.execute(
                """
                INSERT INTO published_report (ward_code, period, starts_on, version, report, language, document)
                SELECT $1, period, starts_on, version, report, language, document
                FROM unnest($2::text[], $3::date[], $4::integer[], $5::text[], $6::text[], $7::text[])
                    AS r (period, starts_on, version, report, language, document)
                ON CONFLICT DO NOTHING
                """,
                [
                    ward, reports.map(\.key.period.kind), reports.map(\.key.period.startsOn),
                    reports.map { Int32(clamping: $0.key.version) }, reports.map(\.key.report.rawValue),
                    reports.map(\.key.language), reports.map(\.value),
                ]
            )
        }
    }

    /// What is not kept yet of the versions in force, in order: of older ones the reports cannot be made any more.
    ///
    /// Throws `.unavailable`.
    package func unpublished(in languages: [String]) async throws(DeskError) -> [PublishedReport] {
        let ward = ward
        let found = try await reading { connection in
            try connection.query(
                """
                SELECT c.period, c.starts_on, c.version, w.report, l.language
                FROM closing AS c CROSS JOIN unnest($2::text[]) AS w (report) CROSS JOIN unnest($3::text[]) AS l (language)
                WHERE c.ward_code = $1 AND c.is_closed
                    AND NOT EXISTS (
                        SELECT FROM published_report AS r
                        WHERE r.ward_code = c.ward_code AND r.period = c.period AND r.starts_on = c.starts_on
                            AND r.version = c.version AND r.report = w.report AND r.language = l.language)
                """,
                [ward, WardReport.allCases.map(\.rawValue), languages],
                decode: { try PublishedReport(&$0) }
            )
        }
        return found.sorted { ($0.period, $0.order) < ($1.period, $1.order) }
    }
}

extension PublishedReport {
    fileprivate var order: String { "\(period.code)/\(version)/\(report.rawValue)/\(language)" }

    /// Reads `period, starts_on, version, report, language`.
    fileprivate init(_ row: inout Row) throws {
        let period = try ClosingPeriod(&row)
        let version: Int = try row.next()
        guard let report = WardReport(rawValue: try row.next()) else { throw DeskError.internalFault }
        self.init(of: period, version: version, report, language: try row.next())
    }
}
