internal import SupportDesk

/// The schemas of courses, places and attendance.
extension Schemas {
    static let courses: JSONValue = [
        "CourseSubmission": courseSubmission,
        "Course": course,
        "CourseList": list(of: "Course"),
        "PlaceSubmission": object(["resident": orNull(identifier), "ageBand": orNull(ageBand)]),
        "Place": place,
        "PlaceList": list(of: "Place"),
        "AttendanceSubmission": attendanceSubmission,
        "Attendance": attendance,
        "AttendanceList": list(of: "Attendance"),
    ]

    private static func line(upTo limit: Int) -> JSONValue {
        ["type": "string", "maxLength": .wholeNumber(limit)]
    }

    private static func number(_ range: ClosedRange<Int>) -> JSONValue {
        ["type": "integer", "minimum": .wholeNumber(range.lowerBound), "maximum": .wholeNumber(range.upperBound)]
    }

    private static func all(_ properties: JSONValue) -> JSONValue {
        object(properties, required: (properties.members ?? []).map(\.name))
    }

    private static let count: JSONValue = ["type": "integer", "minimum": 0]
    private static let capacity = number(CourseLimits.capacity)
    private static let satisfaction = number(CourseLimits.satisfaction)
    private static let codes: JSONValue = [
        "type": "array", "items": text, "maxItems": .wholeNumber(PeopleLimits.codes), "uniqueItems": true,
    ]
    private static let writtenWord: JSONValue = ["type": "string", "description": "A code, a title or an alias."]
    private static let writtenDay: JSONValue = [
        "type": "string", "description": "2026-05-14, 2026/5/14, 2026年5月14日, 令和8年5月14日 or R8.5.14.",
    ]
    private static let writtenTime: JSONValue = ["type": "string", "description": "9:30 or 9時30分, in Japan."]
    private static let time: JSONValue = ["type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"]

    private static let courseSubmission = object(
        [
            "course": orNull(line(upTo: PeopleLimits.code)), "kind": writtenWord,
            "title": orNull(line(upTo: PeopleLimits.name)), "site": writtenWord, "date": writtenDay,
            "starts": writtenTime, "ends": writtenTime, "capacity": capacity, "partnerKind": orNull(writtenWord),
            "partner": orNull(line(upTo: PeopleLimits.name)), "instructors": orNull(codes), "assistants": orNull(codes),
        ],
        required: ["kind", "site", "date", "starts", "ends", "capacity"]
    )

    private static let course = all([
        "course": text, "kind": text, "title": orNull(text), "site": text, "date": day, "starts": time, "ends": time,
        "capacity": capacity, "partnerKind": orNull(text), "partner": orNull(text), "instructors": codes,
        "assistants": codes, "booked": count, "waiting": count, "attendees": count, "onRecord": count, "byAge": byAge,
        "cancelled": flag, "reason": reasonIfTold, "staffing": staffing, "survey": survey,
        "revision": ["type": "integer", "minimum": 1],
    ])

    private static let byAge = object(
        .object(AgeBand.allCases.map { .init(name: $0.rawValue, value: ["type": "integer", "minimum": 1]) })
    )

    private static let staffing = all([
        "people": count, "needed": ["type": "integer", "minimum": 1], "present": count, "short": count,
    ])

    private static let answers = all(["yes": count, "asked": count])

    private static let survey = all([
        "rated": count, "satisfied": count,
        "share": orNull(["type": "number", "minimum": 0, "maximum": 100, "description": "Percent of the rated."]),
        "canDoAlone": answers, "wantsToHelp": answers,
    ])

    private static let place = all([
        "place": identifier, "course": text, "number": ["type": "integer", "minimum": 1],
        "status": ["type": "string", "enum": .list(CoursePlace.Status.allCases.map { .text($0.rawValue) })],
        "position": orNull(["type": "integer", "minimum": 1]), "resident": orNull(identifier), "ageBand": ageBand,
        "movedUp": orNull(identifier), "recordedAt": moment, "recordedBy": text,
    ])

    private static let attendanceSubmission = object(
        [
            "people": [
                "type": "array", "minItems": 1, "maxItems": .wholeNumber(CourseLimits.capacity.upperBound),
                "items": object([
                    "ageBand": orNull(ageBand), "count": orNull(capacity), "resident": orNull(identifier),
                    "satisfaction": orNull(satisfaction), "canDoAlone": orNull(flag), "wantsToHelp": orNull(flag),
                ]),
            ],
            "lateReason": orNull(lateReason),
        ],
        required: ["people"]
    )

    private static let attendance = all([
        "attendance": identifier, "course": text, "date": day,
        "people": [
            "type": "array",
            "items": all([
                "ageBand": ageBand, "resident": orNull(identifier), "satisfaction": orNull(satisfaction),
                "canDoAlone": orNull(flag), "wantsToHelp": orNull(flag),
            ]),
        ],
        "void": flag, "reason": orNull(text), "recordedAt": moment, "recordedBy": text,
    ])
}
