internal import SupportDesk

/// The schemas of rosters, opening hours and the hours of supporters.
extension Schemas {
    static let roster: JSONValue = [
        "ShiftSubmission": shiftSubmission,
        "Shift": shift,
        "RosterShift": rosterShift,
        "Understaffed": understaffed,
        "ClosedDay": closedDay,
        "Roster": rosterDocument,
        "OpeningSpan": openingSpan,
        "OpeningHoursSubmission": openingHoursSubmission,
        "OpeningHours": openingHours,
        "ClosureSubmission": closureSubmission,
        "Closure": closure,
        "SiteHours": siteHours,
        "ReportedHoursSubmission": reportedHoursSubmission,
        "ReportedHours": reportedHours,
        "SupporterHours": supporterHours,
    ]

    private static let writtenDay: JSONValue = [
        "type": "string", "description": "2026-12-01, 2026/12/1, 2026年12月1日, 令和8年12月1日 or R8.12.1.",
    ]
    private static let writtenTime: JSONValue = ["type": "string", "description": "9:30, 09:30 or 9時30分, up to 24:00."]
    private static let time: JSONValue = [
        "type": "string", "pattern": "^([01][0-9]|2[0-4]):[0-5][0-9]$", "description": "In Japan; 24:00 ends the day.",
    ]
    private static let siteWord: JSONValue = ["type": "string", "description": "A code, name or alias."]
    private static let minutes: JSONValue = [
        "type": "integer", "minimum": .wholeNumber(ReportedHours.range.lowerBound),
        "maximum": .wholeNumber(ReportedHours.range.upperBound),
    ]
    private static let minutesOrNull = orNull(["type": "integer", "minimum": 1])
    private static let count: JSONValue = ["type": "integer", "minimum": 0]
    private static let remark: JSONValue = ["type": "string", "maxLength": .wholeNumber(PeopleLimits.reason)]

    private static func items(_ name: String) -> JSONValue {
        ["type": "array", "items": reference(name)]
    }

    private static let shiftSubmission = object(
        ["site": siteWord, "supporter": text, "date": writtenDay, "starts": writtenTime, "ends": writtenTime],
        required: ["site", "supporter", "date", "starts", "ends"]
    )

    private static let shift = object(
        [
            "id": identifier, "site": text, "supporter": text, "date": day, "starts": time, "ends": time,
            "cancelled": flag, "reason": orNull(text), "recordedAt": moment, "recordedBy": text,
        ],
        required: [
            "id", "site", "supporter", "date", "starts", "ends", "cancelled", "reason", "recordedAt", "recordedBy",
        ]
    )

    private static let rosterShift = object(
        ["id": identifier, "site": text, "supporter": text, "date": day, "starts": time, "ends": time],
        required: ["id", "site", "supporter", "date", "starts", "ends"]
    )

    private static let understaffed = object(
        ["site": text, "date": day, "from": time, "to": time, "needed": count, "booked": count],
        required: ["site", "date", "from", "to", "needed", "booked"]
    )

    private static let closedDay = object(
        ["site": text, "date": day, "reason": orNull(text)],
        required: ["site", "date", "reason"]
    )

    private static let rosterDocument = object(
        [
            "from": day, "to": day, "shifts": items("RosterShift"), "understaffed": orNull(items("Understaffed")),
            "closedDays": items("ClosedDay"), "sitesWithoutHours": ["type": "array", "items": text],
        ],
        required: ["from", "to", "shifts", "understaffed", "closedDays", "sitesWithoutHours"]
    )

    private static let weekday: JSONValue = [
        "type": "integer", "minimum": 1, "maximum": 7, "description": "1 (Monday) to 7 (Sunday).",
    ]
    private static let needed: JSONValue = [
        "type": "integer", "minimum": .wholeNumber(OpeningSpan.neededRange.lowerBound),
        "maximum": .wholeNumber(OpeningSpan.neededRange.upperBound), "description": "Supporters wanted at a time.",
    ]

    private static let openingSpan = object(
        ["weekday": weekday, "opens": time, "closes": time, "needed": needed],
        required: ["weekday", "opens", "closes", "needed"]
    )

    private static let openingHoursSubmission = object(
        [
            "effectiveFrom": orNull(writtenDay), "openOnHolidays": orNull(flag),
            "hours": [
                "type": "array", "maxItems": .wholeNumber(OpeningHoursDraft.spanLimit),
                "items": object(
                    ["weekday": weekday, "opens": writtenTime, "closes": writtenTime, "needed": orNull(needed)],
                    required: ["weekday", "opens", "closes"]
                ),
            ],
        ],
        required: ["hours"]
    )

    private static let openingHours = object(
        ["site": text, "effectiveFrom": day, "openOnHolidays": flag, "hours": items("OpeningSpan")],
        required: ["site", "effectiveFrom", "openOnHolidays", "hours"]
    )

    private static let closureSubmission = object(["reason": orNull(remark)])

    private static let closure = object(
        ["site": text, "date": day, "reason": orNull(text), "cancelled": flag],
        required: ["site", "date", "reason", "cancelled"]
    )

    private static let siteHours = object(
        ["site": text, "versions": items("OpeningHours"), "closures": items("Closure")],
        required: ["site", "versions", "closures"]
    )

    private static let reportedHoursSubmission = object(
        ["supporter": text, "date": writtenDay, "minutes": minutes, "site": orNull(siteWord)],
        required: ["supporter", "date", "minutes"]
    )

    private static let reportedHours = object(
        [
            "id": identifier, "supporter": text, "date": day, "minutes": minutes, "site": orNull(text), "void": flag,
            "recordedAt": moment, "recordedBy": text,
        ],
        required: ["id", "supporter", "date", "minutes", "site", "void", "recordedAt", "recordedBy"]
    )

    private static let supporterHours = object(
        [
            "supporter": text, "from": day, "to": day, "shifts": minutesOrNull, "consultations": minutesOrNull,
            "reported": minutesOrNull,
            "bySite": [
                "type": "array",
                "items": object(
                    [
                        "site": orNull(text), "shifts": minutesOrNull, "consultations": minutesOrNull,
                        "reported": minutesOrNull,
                    ],
                    required: ["site", "shifts", "consultations", "reported"]
                ),
            ],
        ],
        required: ["supporter", "from", "to", "shifts", "consultations", "reported", "bySite"]
    )
}

extension Examples {
    static let shift: JSONValue = [
        "site": "S001", "supporter": "支援員001", "date": "2026-12-01", "starts": "9:00", "ends": "12:00",
    ]

    static let shiftCancellation: JSONValue = ["reason": "本人の都合により"]

    static let openingHours: JSONValue = [
        "effectiveFrom": "2026-12-01", "openOnHolidays": false,
        "hours": [["weekday": 1, "opens": "09:00", "closes": "17:00", "needed": 1]],
    ]

    static let closure: JSONValue = ["reason": "館内整理日"]

    static let reportedHours: JSONValue = ["supporter": "支援員001", "date": "2026-11-20", "minutes": 90, "site": "S001"]
}
