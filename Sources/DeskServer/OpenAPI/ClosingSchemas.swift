internal import SupportDesk

/// The schemas of closings and amendments.
extension Schemas {
    static let closings: JSONValue = [
        "ClosingSubmission": closingSubmission,
        "Closing": closing,
        "ClosingList": list(of: "Closing"),
        "MissingRecords": missingRecords,
        "Amendment": amendment,
        "AmendmentList": list(of: "Amendment"),
        "DeclineSubmission": object(["remark": lineOfReason], required: ["remark"]),
    ]

    private static let lineOfReason: JSONValue = [
        "type": "string", "minLength": 1, "maxLength": .wholeNumber(ReasonReading.longest),
    ]
    private static let period: JSONValue = ["type": "string", "description": "2026-05, or 2026 for a fiscal year."]
    private static let months: JSONValue = [
        "type": "array", "items": ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"],
    ]
    /// Why, for those who are told.
    static let reasonIfTold = orNull([
        "type": "string", "description": "Null where there is none, and to those who are not told why.",
    ])
    private static let texts: JSONValue = ["type": "array", "items": text]
    private static let version: JSONValue = ["type": "integer", "minimum": 1]

    private static func words<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) -> JSONValue {
        ["type": "string", "enum": .list(Word.allCases.map { .text($0.rawValue) })]
    }

    private static func array(_ items: JSONValue) -> JSONValue {
        ["type": "array", "items": items]
    }

    private static let closingSubmission = object([
        "acknowledgeMissing": orNull(flag),
        "site": orNull([
            "type": "string", "description": "A code, name or alias: this site closes the month for itself.",
        ]),
    ])

    /// What figures are worth.
    static let figureStatus: JSONValue = [
        "type": "string", "enum": ["provisional", "final", "revised"], "description": "速報値, 確定値, 訂正版.",
    ]

    private static let closing = object(
        [
            "period": period, "kind": ["type": "string", "enum": ["month", "fiscal_year"]], "closed": flag,
            "status": figureStatus,
            "version": orNull(version), "closedSites": texts,
            "versions": array(
                object(
                    [
                        "version": version, "madeAt": moment, "madeBy": text, "reason": reasonIfTold,
                        "approvedBy": orNull(text), "amendment": orNull(identifier),
                    ],
                    required: ["version", "madeAt", "madeBy", "reason", "approvedBy", "amendment"]
                )
            ),
        ],
        required: ["period", "kind", "closed", "status", "version", "closedSites", "versions"]
    )

    private static let missingRecords = object(
        [
            "period": period, "complete": flag,
            "silentSites": array(
                object(["site": text, "lastHeardOf": orNull(day)], required: ["site", "lastHeardOf"])
            ),
            "emptyDays": array(object(["site": text, "days": array(day)], required: ["site", "days"])),
            "sitesWithoutHours": texts,
            "refusals": array(
                object(
                    [
                        "id": identifier, "site": orNull(text), "heldOn": orNull(day), "refusedAt": moment,
                        "refusedBy": text, "problems": texts,
                    ],
                    required: ["id", "site", "heldOn", "refusedAt", "refusedBy", "problems"]
                )
            ),
            "amendments": array(identifier),
        ],
        required: [
            "period", "complete", "silentSites", "emptyDays", "sitesWithoutHours", "refusals", "amendments",
        ]
    )

    private static let amendment = object(
        [
            "id": identifier, "operation": words(Amendment.Operation.self),
            "subject": ["type": "string", "description": "The record's id, or the period's code."],
            "course": orNull(text), "site": orNull(text), "months": months, "state": words(Amendment.State.self),
            "reason": reasonIfTold, "proposedAt": moment, "proposedBy": text, "decidedAt": orNull(moment),
            "decidedBy": orNull(text), "remark": reasonIfTold,
            "change": orNull([
                "type": "string",
                "description": "The change as it was sent, as JSON text; null in lists, and once it is done.",
            ]),
        ],
        required: [
            "id", "operation", "subject", "course", "site", "months", "state", "reason", "proposedAt", "proposedBy",
            "decidedAt", "decidedBy", "remark", "change",
        ]
    )
}
