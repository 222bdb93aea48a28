internal import SupportDesk

/// The schemas of reports.
extension Schemas {
    static let reports: JSONValue = [
        "TargetsReport": targets,
        "CoverageReport": coverage,
        "TopicsReport": topics,
        "ChannelsReport": channels,
        "DivideReport": divide,
        "ConversionsReport": conversions,
        "SupportersReport": supportersReport,
    ]

    private static let count: JSONValue = ["type": "integer", "minimum": 0]
    private static let amount: JSONValue = ["type": "number"]
    private static let month: JSONValue = [
        "type": "object", "propertyNames": ["pattern": "^[0-9]{4}-[0-9]{2}$"], "additionalProperties": count,
    ]
    private static let counts: JSONValue = ["type": "object", "additionalProperties": count]
    private static let link: JSONValue = ["type": "string", "format": "uri-reference"]

    private static func items(_ schema: JSONValue) -> JSONValue { ["type": "array", "items": schema] }

    private static func oneOf(_ words: [String]) -> JSONValue {
        ["type": "string", "enum": .list(words.map { .text($0) })]
    }

    /// An object all of whose properties are always there.
    private static func whole(_ properties: JSONValue) -> JSONValue {
        guard case .object(let members) = properties else { return object(properties) }
        return object(properties, required: members.map(\.name))
    }

    /// What the figures are worth.
    private static let worth: [JSONValue.Member] = [
        .init(name: "provisional", value: ["type": "boolean", "description": "速報値."]),
        .init(name: "status", value: figureStatus),
        .init(
            name: "version",
            value: orNull([
                "type": "integer", "minimum": 1, "description": "Of the closed period: 1 is 確定値, what follows 訂正版.",
            ])
        ),
    ]

    /// The head that reports have in common, and what is the report's own.
    private static func report(_ own: JSONValue) -> JSONValue {
        let year: JSONValue = [
            "type": "integer", "minimum": .wholeNumber(ReportScope.years.lowerBound),
            "maximum": .wholeNumber(ReportScope.years.upperBound),
        ]
        return dated(.object([.init(name: "fiscalYear", value: year)] + (own.members ?? [])))
    }

    /// A report on a day, which says what its figures are worth.
    private static func dated(_ own: JSONValue) -> JSONValue {
        whole(.object([.init(name: "asOf", value: day)] + worth + (own.members ?? [])))
    }

    private static func funnel(_ own: JSONValue) -> JSONValue {
        let steps: JSONValue = [
            "supported": count, "finishedCourse": count, "applied": count, "certified": count, "active": count,
            "firstSession": count, "stillActive": count,
        ]
        return whole(.object((own.members ?? []) + (steps.members ?? [])))
    }

    private static let supportersReport: JSONValue = dated([
        "site": orNull(text),
        "supporters": whole([
            "active": count, "certified": count, "inTraining": count, "applied": count, "paused": count,
        ]),
        "per10k": orNull(whole(["value": amount, "population": count, "referenceDate": day])),
        "endingWithinDays": count,
        "kinds": items(whole(["kind": text, "title": text, "active": count])),
        "sites": items(
            whole([
                "site": text, "name": text, "active": count, "certified": count, "endingSoon": count,
                "languages": counts,
                "hours": whole([
                    "shifts": orNull(count), "consultations": orNull(count), "reported": orNull(count),
                ]),
                "vacancies": orNull(whole(["hours": amount, "needed": amount])),
            ])
        ),
    ])

    private static let conversions: JSONValue = report([
        "site": orNull(text),
        "steps": items(
            whole([
                "step": oneOf(FunnelStep.allCases.map(\.rawValue)), "title": text, "inYear": count, "cohort": count,
                "ofPrevious": orNull(amount), "ofFirst": orNull(amount), "medianDays": orNull(amount),
            ])
        ),
        "medianDaysToActive": orNull(amount),
        "sites": items(funnel(["site": text, "name": text])),
        "months": items(funnel(["month": ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"]])),
        "cohorts": items(funnel(["fiscalYear": ["type": "integer"]])),
        "activeSupporters": whole(["total": count, "onceResidents": count, "share": orNull(amount)]),
        "given": items(
            whole([
                "group": oneOf(["once_residents", "others", "staff"]), "title": text, "consultations": count,
                "rated": count, "satisfied": count, "share": orNull(amount),
            ])
        ),
    ])

    private static let targets: JSONValue = report([
        "site": orNull(text), "radius": count, "openDaysLeft": count,
        "indicators": items(
            whole([
                "id": text, "title": text, "unit": text, "value": orNull(amount), "target": orNull(amount),
                "share": orNull(amount), "numerator": orNull(amount), "denominator": orNull(amount), "factor": amount,
                "sameDayLastYear": orNull(amount), "runRate": orNull(amount),
                "forecast": orNull(
                    whole([
                        "value": amount, "low": amount, "high": amount,
                        "method": oneOf(Forecast.Method.allCases.map(\.rawValue)),
                    ])
                ),
                "noForecast": orNull(oneOf(NoForecast.allCases.map(\.rawValue))), "neededPerOpenDay": orNull(amount),
                "status": oneOf(TargetsDocument.Indicator.Status.allCases.map(\.rawValue)),
                "source": oneOf(Indicator.Source.allCases.map(\.rawValue)),
                "direction": oneOf(Indicator.Direction.allCases.map(\.rawValue)), "referenceDate": orNull(day),
                "missing": orNull(oneOf(["population", "facilities", "survey", "register"])),
                "beside": items(
                    whole([
                        "id": text, "title": text, "unit": text, "value": orNull(amount), "numerator": orNull(amount),
                        "denominator": orNull(amount), "records": orNull(link),
                    ])
                ),
                "records": orNull(link), "recordsLastYear": orNull(link),
            ])
        ),
        "sites": items(
            whole(["site": text, "name": text, "lastHeardAt": orNull(lastHeardAt), "silentOpenDays": silentOpenDays])
        ),
    ])

    private static let lastHeardAt: JSONValue = [
        "type": "string", "format": "date-time",
        "description":
            "When the site's latest consultation came in, whatever day the report is about; null when none has.",
    ]
    private static let silentOpenDays: JSONValue = [
        "type": "integer", "minimum": 0,
        "description": "Days on which the site was open after that and before `asOf`, of the last 92.",
    ]

    private static let coverage: JSONValue = report([
        "site": orNull(text), "radius": count, "distance": ["type": "string", "const": "great-circle"],
        "rate": orNull(amount),
        "pop65": orNull(count), "pop65Covered": orNull(count), "populationDate": orNull(day),
        "ward": whole([
            "consultations": count, "minutes": count, "residents": count, "anonymous": count, "supporters": count,
        ]),
        "sites": items(
            whole([
                "site": text, "name": text, "kind": text, "town": orNull(text), "openedOn": day,
                "closedOn": orNull(day),
                "open": ["type": "boolean"], "consultations": count, "minutes": count, "byMonth": month,
                "byChannel": counts, "byAge": counts, "residents": count, "anonymous": count, "supporters": count,
                "wifi": orNull(["type": "boolean"]), "terminals": orNull(count), "pop65Nearest": orNull(count),
                "consultationsPer1000Seniors": orNull(amount), "lastHeardAt": orNull(lastHeardAt),
                "silentOpenDays": silentOpenDays, "records": link,
            ])
        ),
        "uncoveredTowns": items(
            whole([
                "town": text, "name": text, "pop65": count, "nearestSite": orNull(text), "metres": orNull(amount),
            ])
        ),
        "bestNewSites": items(whole(["town": text, "name": text, "pop65Gained": count, "rate": amount])),
        "links": whole(["records": text, "towns": link]),
    ])

    private static let topics: JSONValue = report([
        "site": orNull(text), "consultations": count, "mentions": count,
        "topics": items(
            object(
                [
                    "topic": text, "title": text, "mentions": count, "consultations": count, "bySite": counts,
                    "byMonth": month, "records": link,
                ],
                required: ["topic", "title", "mentions", "consultations", "records"]
            )
        ),
    ])

    private static let figure: JSONValue = whole([
        "value": orNull(amount), "n": count,
        "comparedWithOthers": oneOf(["higher", "lower", "within_chance", "too_few"]),
    ])

    private static let channels: JSONValue = report([
        "site": orNull(text),
        "channels": items(
            whole([
                "channel": channel, "consultations": count, "minutes": figure, "satisfied": figure,
                "outcomes": items(
                    whole(["outcome": text, "title": text, "consultations": count, "share": figure])
                ),
                "records": link,
            ])
        ),
    ])

    private static let divide: JSONValue = report([
        "populationDate": orNull(day), "consultationsWithTown": count, "consultations": count,
        "towns": items(
            whole([
                "town": text, "name": text, "latitude": amount, "longitude": amount, "population": orNull(count),
                "pop65": orNull(count), "pop75": orNull(count), "consultations": count,
                "consultationsPer1000Seniors": orNull(amount), "nearestSite": orNull(text), "metres": orNull(amount),
                "records": link,
            ])
        ),
    ])
}
