internal import SupportDesk

/// The schemas of residents and conversions.
extension Schemas {
    static let residents: JSONValue = [
        "ResidentSubmission": residentSubmission,
        "Consent": consent,
        "Resident": resident,
        "ResidentList": list(of: "Resident"),
        "ResidentSearch": object(["phone": name, "kana": name, "name": name]),
        "LikelyDuplicate": object(["residents": ids, "because": signs], required: ["residents", "because"]),
        "LikelyDuplicateList": list(of: "LikelyDuplicate"),
        "OtherResident": object(["with": identifier, "reason": orNull(remark)], required: ["with"]),
        "WithdrawalRequest": object(["confirm": orNull(flag)]),
        "Withdrawal": object(
            ["resident": identifier, "withdrawnOn": day, "kept": ["type": "array", "items": text]],
            required: ["resident", "withdrawnOn", "kept"]
        ),
        "ConversionSubmission": conversionSubmission,
        "Conversion": conversion,
        "ConversionList": list(of: "Conversion"),
        "WillingResident": object(
            ["resident": identifier, "saidOn": day, "course": text],
            required: ["resident", "saidOn", "course"]
        ),
        "WillingResidentList": list(of: "WillingResident"),
        "Reason": object(["reason": remark], required: ["reason"]),
    ]

    private static let name: JSONValue = [
        "type": "string", "maxLength": .wholeNumber(PeopleLimits.name),
    ]
    private static let remark: JSONValue = [
        "type": "string", "minLength": 1, "maxLength": .wholeNumber(PeopleLimits.reason),
    ]
    private static let ids: JSONValue = ["type": "array", "items": identifier]
    private static let signs: JSONValue = ["type": "array", "items": words(LikelyDuplicate.Sign.self)]
    private static let writtenDay: JSONValue = [
        "type": "string", "description": "2026-05-14, 2026年5月14日, 令和8年5月14日 or R8.5.14.",
    ]

    private static func words<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) -> JSONValue {
        ["type": "string", "enum": .list(Word.allCases.map { .text($0.rawValue) })]
    }

    private static let purposes: JSONValue = ["type": "array", "items": words(Consent.Purpose.self), "minItems": 1]
    private static let needs: JSONValue = ["type": "array", "items": words(Resident.Need.self)]

    private static let consent = object(
        ["purposes": purposes, "method": words(Consent.Method.self), "givenOn": orNull(writtenDay)],
        required: ["purposes", "method"]
    )

    private static let residentSubmission = object([
        "name": orNull(name), "kana": orNull(name), "phone": orNull(name),
        "birthYear": orNull(["type": "integer", "minimum": 1890]), "ageBand": orNull(ageBand), "town": orNull(text),
        "needs": orNull(needs), "language": orNull(text), "consent": orNull(reference("Consent")),
    ])

    private static let resident = object(
        [
            "resident": identifier, "registeredOn": day, "name": orNull(text), "kana": orNull(text),
            "phone": orNull(text), "birthYear": orNull(["type": "integer"]), "ageBand": orNull(ageBand),
            "town": orNull(text), "needs": needs, "language": orNull(text),
            "consents": [
                "type": "array",
                "items": object(
                    [
                        "purposes": purposes, "method": words(Consent.Method.self), "givenOn": day,
                        "withdrawnOn": orNull(day),
                    ],
                    required: ["purposes", "method", "givenOn", "withdrawnOn"]
                ),
            ],
            "mergedInto": orNull(identifier), "entries": ids, "supporter": orNull(text),
            "duplicates": [
                "type": "array",
                "items": object(["resident": identifier, "because": signs], required: ["resident", "because"]),
            ],
        ],
        required: [
            "resident", "registeredOn", "name", "kana", "phone", "birthYear", "ageBand", "town", "needs", "language",
            "consents", "mergedInto", "entries", "supporter", "duplicates",
        ]
    )

    private static let conversionSubmission = object(
        [
            "resident": identifier, "supporter": orNull(text), "kind": orNull(text), "homeSite": orNull(text),
            "appliedOn": orNull(writtenDay), "keepContact": orNull(flag),
        ],
        required: ["resident"]
    )

    private static let conversion = object(
        [
            "conversion": identifier, "supporter": text, "resident": orNull(identifier), "appliedOn": day,
            "via": words(Conversion.Via.self), "site": orNull(text), "void": flag,
            "steps": object(
                [
                    "supported": orNull(day), "finishedCourse": orNull(day), "applied": orNull(day),
                    "certified": orNull(day), "active": orNull(day), "firstSession": orNull(day),
                ],
                required: ["supported", "finishedCourse", "applied", "certified", "active", "firstSession"]
            ),
        ],
        required: ["conversion", "supporter", "resident", "appliedOn", "via", "site", "void", "steps"]
    )
}
