internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// `GET /v1/facilities`: the register of public facilities, as of any day.
struct FacilityRoutes: Sendable {
    private static let asOf = "asOf"
    private static let main = "main"

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(
                .get,
                "/v1/facilities",
                Operation(
                    "listFacilities",
                    "Public facilities, each as it was found in its latest survey",
                    parameters: [
                        .init(
                            Self.asOf,
                            in: .query,
                            ["type": "string"],
                            "The day up to which surveys count: 2026-05-14, 令和8年5月14日 …; today without it."
                        ),
                        .init(
                            Self.main,
                            in: .query,
                            ["type": "boolean"],
                            "Only main facilities (主要施設), or only others."
                        ),
                    ],
                    answers: [.init(.ok, "The facilities by code.", .json(schema: "FacilityList"))],
                    problems: [.unprocessableContent]
                ),
                .account(.readIndicators, list)
            )
        ]
    }

    @Sendable private func list(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let query = QueryString(request.uri.query, known: [Self.asOf, Self.main])
        var problems = query.problems
        let word = query.values[Self.asOf]
        let day = word.flatMap { DateReading(eras: caller.edition.desk.eras).day($0) }
        if word != nil, day == nil { problems.append(FieldProblem(Self.asOf, .unreadableDate)) }
        let wanted = query.values[Self.main]
        if let wanted, wanted != "true", wanted != "false" {
            problems.append(FieldProblem(Self.main, .wrongType(expected: .boolean)))
        }
        guard problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
        let facilities = try await desk.store.facilities(asOf: day ?? desk.now().day)
            .filter { wanted == nil || String($0.isMain) == wanted }
        return Response(items: facilities.map { FacilityDocument($0) })
    }
}
