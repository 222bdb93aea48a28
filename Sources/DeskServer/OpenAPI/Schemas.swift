internal import SupportDesk

/// The schemas of the API document. Limits come from the rules that are applied, not from here.
enum Schemas {
    static let channel: JSONValue = [
        "type": "string", "enum": .list(Channel.allCases.map { .text($0.rawValue) }),
        "description": "対面, 電話, オンライン, 訪問.",
    ]
    static let ageBand: JSONValue = [
        "type": "string", "enum": .list(AgeBand.allCases.map { .text($0.rawValue) }),
        "description": "Five-year bands; unknown is 不詳, declined is 回答しない.",
    ]
    static let ageBandOrGroup: JSONValue = [
        "type": "string",
        "enum": .list(
            (AgeBand.allCases.map(\.rawValue) + ["65-74", "75+"]).map { .text($0) }
        ),
    ]
    static let receipt: JSONValue = [
        "type": "string", "maxLength": .wholeNumber(ConsultationLimits.receipt),
        "description": "受付番号, unique in the ward.",
    ]
    static let text: JSONValue = ["type": "string"]
    static let identifier: JSONValue = ["type": "string", "format": "uuid"]
    static let moment: JSONValue = ["type": "string", "format": "date-time"]
    static let day: JSONValue = ["type": "string", "format": "date"]
    static let flag: JSONValue = ["type": "boolean"]

    /// All of them by name.
    static let all: JSONValue = .object(
        [records, indicators, residents, supporters, roster, courses, closings, audit, reports, sessions].flatMap {
            $0.members ?? []
        }
    )

    private static let records: JSONValue = [
        "ConsultationSubmission": submission,
        "IdentifiedSubmission": identifiedSubmission,
        "ConsultationChanges": changes,
        "Correction": correction,
        "Void": void,
        "Consultation": consultation,
        "ConsultationList": list(of: "Consultation"),
        "ConsultationRevision": revision,
        "ConsultationRevisionList": list(of: "ConsultationRevision"),
        "BatchLine": batchLine,
        "Desk": desk,
        "Status": object(["status": ["type": "string", "enum": ["ok", "ready"]]], required: ["status"]),
        "Problem": problem,
    ]

    static func reference(_ name: String) -> JSONValue {
        ["$ref": .text("#/components/schemas/\(name)")]
    }

    static func object(_ properties: JSONValue, required: [String] = []) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: "type", value: "object"), .init(name: "properties", value: properties),
            .init(name: "additionalProperties", value: false),
        ]
        if !required.isEmpty { members.append(.init(name: "required", value: .list(required.map { .text($0) }))) }
        return .object(members)
    }

    static func list(of name: String) -> JSONValue {
        object(["items": ["type": "array", "items": reference(name)]], required: ["items"])
    }

    private static func words(atLeast least: Int = 0, atMost most: Int) -> JSONValue {
        ["type": "array", "items": text, "minItems": .wholeNumber(least), "maxItems": .wholeNumber(most)]
    }

    private static func number(_ range: ClosedRange<Int>) -> JSONValue {
        ["type": "integer", "minimum": .wholeNumber(range.lowerBound), "maximum": .wholeNumber(range.upperBound)]
    }

    private static let reason: JSONValue = [
        "type": "string", "minLength": 1, "maxLength": .wholeNumber(ReasonReading.longest),
    ]

    static let lateReason: JSONValue = [
        "type": "string", "minLength": 1, "maxLength": .wholeNumber(ReasonReading.longest),
        "description": "Why it comes after its month was closed; no part of the record.",
    ]

    /// The properties of a submission: codes may be given as code, title or alias.
    private static let submitted: [JSONValue.Member] = [
        .init(name: "site", value: ["type": "string", "description": "A code, name or alias."]),
        .init(name: "heldAt", value: moment),
        .init(
            name: "heldOn",
            value: ["type": "string", "description": "2026-05-14, 2026/5/14, 2026年5月14日, 令和8年5月14日 or R8.5.14."]
        ),
        .init(name: "channel", value: channel),
        .init(name: "topics", value: words(atLeast: 1, atMost: ConsultationLimits.topics)),
        .init(name: "ageBand", value: ageBand),
        .init(name: "minutes", value: number(Minutes.range)),
        .init(name: "outcome", value: ["type": "string", "description": "A code, title or alias."]),
        .init(name: "town", value: ["type": "string", "description": "A code or name."]),
        .init(name: "supporters", value: words(atMost: ConsultationLimits.supporters)),
        .init(name: "resident", value: identifier),
        .init(name: "supportCase", value: identifier),
        .init(name: "satisfaction", value: number(ConsultationLimits.satisfaction)),
        .init(name: "canDoOnline", value: flag),
        .init(name: "receipt", value: receipt),
        .init(name: "note", value: ["type": "string", "maxLength": .wholeNumber(ConsultationLimits.note)]),
    ]

    /// The same schema, with null allowed as well.
    static func orNull(_ schema: JSONValue) -> JSONValue {
        ["anyOf": [schema, ["type": "null"]]]
    }

    private static let eitherDayOrMoment: JSONValue = [
        one("heldAt", without: "heldOn"), one("heldOn", without: "heldAt"),
    ]

    /// Of two properties this one; null is the same as absent.
    private static func one(_ name: String, without other: String) -> JSONValue {
        let members: [JSONValue.Member] = [
            .init(name: name, value: text), .init(name: other, value: ["type": "null"]),
        ]
        return ["required": .list([.text(name)]), "properties": .object(members)]
    }

    private static func submission(besides more: [JSONValue.Member], required: [JSONValue]) -> JSONValue {
        let optional = submitted.map { member -> JSONValue.Member in
            let isNeeded = ["site", "channel", "topics"].contains(member.name)
            return isNeeded ? member : .init(name: member.name, value: orNull(member.value))
        }
        return [
            "type": "object", "properties": .object(more + optional), "additionalProperties": false,
            "required": .list(required + ["site", "channel", "topics"]), "oneOf": eitherDayOrMoment,
        ]
    }

    private static let late: JSONValue.Member = .init(name: "lateReason", value: orNull(lateReason))

    private static let submission = submission(besides: [late], required: [])

    private static let identifiedSubmission = submission(
        besides: [.init(name: "id", value: identifier), late],
        required: ["id"]
    )

    private static let changes: JSONValue = [
        "type": "object", "additionalProperties": false, "minProperties": 1,
        "properties": .object(submitted.map { .init(name: $0.name, value: orNull($0.value)) }),
        "description": "Absent leaves as it is, null clears.",
    ]

    private static let correction = object(
        ["changes": reference("ConsultationChanges"), "reason": reason],
        required: ["changes", "reason"]
    )

    private static let void = object(["reason": reason], required: ["reason"])

    private static let consultation = object(
        [
            "id": identifier, "site": text, "heldAt": moment, "heldOn": day, "channel": channel,
            "topics": words(atLeast: 1, atMost: ConsultationLimits.topics), "ageBand": ageBand,
            "minutes": number(Minutes.range), "outcome": text, "town": text,
            "supporters": words(atMost: ConsultationLimits.supporters), "resident": identifier,
            "supportCase": identifier, "satisfaction": number(ConsultationLimits.satisfaction), "canDoOnline": flag,
            "receipt": text, "note": text, "revision": ["type": "integer", "minimum": 1], "recordedAt": moment,
            "recordedBy": text, "void": flag,
        ],
        required: [
            "id", "site", "heldOn", "channel", "topics", "ageBand", "supporters", "revision", "recordedAt",
            "recordedBy",
            "void",
        ]
    )

    private static let revision = object(
        [
            "revision": ["type": "integer", "minimum": 1],
            "kind": ["type": "string", "enum": ["recorded", "corrected", "voided"]],
            "changedAt": moment, "changedBy": text, "reason": text, "consultation": reference("Consultation"),
        ],
        required: ["revision", "kind", "changedAt", "changedBy", "consultation"]
    )

    private static let batchLine = object(
        ["id": text, "status": ["type": "integer"], "problem": reference("Problem")],
        required: ["status"]
    )

    private static let entry = object(
        [
            "code": text, "title": text, "titleEn": text, "aliases": ["type": "array", "items": text], "retiredOn": day,
        ],
        required: ["code", "title", "titleEn", "aliases"]
    )

    private static let site = object(
        [
            "code": text, "name": text, "kind": text, "town": text, "openedOn": day, "closedOn": day,
            "aliases": ["type": "array", "items": text],
        ],
        required: ["code", "name", "kind", "openedOn", "aliases"]
    )

    private static let era = object(
        ["name": text, "letter": text, "firstDay": day, "lastDay": day],
        required: ["name", "letter", "firstDay"]
    )

    private static func array(_ items: JSONValue) -> JSONValue {
        ["type": "array", "items": items]
    }

    private static let desk = object(
        [
            "ward": text, "wardName": text, "siteKinds": array(entry), "sites": array(site), "topics": array(entry),
            "outcomes": array(entry), "supporterKinds": array(entry), "languages": array(entry),
            "trainingModules": array(entry), "courseKinds": array(entry), "partnerKinds": array(entry),
            "supporters": array(text), "eras": array(era),
        ],
        required: [
            "ward", "wardName", "siteKinds", "sites", "topics", "outcomes", "supporterKinds", "languages",
            "trainingModules", "courseKinds", "partnerKinds", "supporters", "eras",
        ]
    )

    private static let problem = object(
        [
            "type": ["type": "string", "description": "A stable name, such as consultation-differs."],
            "title": text, "status": ["type": "integer"], "detail": text, "requestId": text,
            "errors": array(
                object(["field": text, "code": text, "detail": text], required: ["field", "code", "detail"])
            ),
            "stored": reference("Consultation"), "sent": reference("Consultation"),
        ],
        required: ["type", "title", "status", "detail", "requestId"]
    )
}
