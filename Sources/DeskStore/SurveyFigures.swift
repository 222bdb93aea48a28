internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Every figure of an indicator from a survey, with what was corrected, by reference date. Throws `.indicatorNotFound`,
    /// `.unavailable`.
    package func figures(of id: Indicator.ID) async throws(DeskError) -> [SurveyFigure] {
        let ward = ward
        return try await reading { connection in
            _ = try Self.indicator(id, of: ward, on: connection)
            return try connection.query(
                """
                SELECT \(SurveyFigure.columns) FROM survey_figure
                WHERE ward_code = $1 AND indicator_id = $2
                ORDER BY reference_date, revision
                """,
                [ward, id],
                decode: { try SurveyFigure(&$0) }
            )
        }
    }

    /// Enters a figure. For a day that has one it is a correction, which stays beside what it corrects.
    ///
    /// Throws `.indicatorNotFound`, `.invalid` with all that is wrong, `.unavailable`.
    package func enterFigure(
        _ draft: SurveyFigureDraft,
        of id: Indicator.ID,
        eras: [JapaneseEra],
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<SurveyFigure> {
        let ward = ward
        return try await changing { connection in
            guard let indicator = try Self.held(id, of: ward, on: connection) else { throw DeskError.indicatorNotFound }
            let last = try draft.day(eras: eras).flatMap {
                try Self.lastFigure(of: indicator.id, on: $0, ward: ward, connection)
            }
            let settled = try draft.figure(of: indicator, after: last, by: account, at: now, eras: eras)
            guard case .created(let figure) = settled else { return settled }
            try connection.execute(
                """
                INSERT INTO survey_figure (
                    ward_code, indicator_id, reference_date, revision, x, n, source, entered_at, entered_by)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                [
                    ward, figure.indicator, figure.referenceDate, Int32(clamping: figure.revision), figure.x, figure.n,
                    figure.source, figure.enteredAt, figure.enteredBy,
                ]
            )
            try ChangeStatement.log(
                "figure.entered",
                of: "\(figure.indicator)/\(figure.referenceDate)/\(figure.revision)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return settled
        }
    }

    private static func lastFigure(
        of id: Indicator.ID,
        on day: CivilDate,
        ward: Ward.ID,
        _ connection: isolated Connection
    ) throws -> SurveyFigure? {
        try connection.query(
            """
            SELECT \(SurveyFigure.columns) FROM survey_figure
            WHERE ward_code = $1 AND indicator_id = $2 AND reference_date = $3
            ORDER BY revision DESC LIMIT 1
            """,
            [ward, id, day],
            decode: { try SurveyFigure(&$0) }
        ).first
    }
}
