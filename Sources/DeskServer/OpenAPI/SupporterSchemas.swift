internal import SupportDesk

/// The schemas of supporters and their training.
extension Schemas {
    static let supporters: JSONValue = [
        "SupporterSubmission": supporterSubmission,
        "SupporterChanges": supporterChanges,
        "Supporter": supporter,
        "SupporterList": list(of: "Supporter"),
        "TransitionSubmission": transitionSubmission,
        "RenewalSubmission": renewalSubmission,
        "Renewal": renewal,
        "SupporterContactSubmission": object(.object(submittedContact)),
        "SupporterContact": object(
            ["name": orNull(text), "kana": orNull(text), "phone": orNull(text), "email": orNull(text)],
            required: ["name", "kana", "phone", "email"]
        ),
        "CompletionSubmission": object(
            ["module": codeWord, "completedOn": writtenDay],
            required: ["module", "completedOn"]
        ),
        "Training": training,
        "SupporterKindSubmission": kindSubmission,
        "SupporterKind": kind,
    ]

    static let supporterStatus: JSONValue = [
        "type": "string", "enum": .list(SupporterStatus.allCases.map { .text($0.rawValue) }),
        "description": "応募, 研修中, 認定, 活動中, 休止, 失効, 退任, 辞退・不採用.",
    ]

    private static let writtenDay: JSONValue = [
        "type": "string", "description": "2026-05-14, 2026/5/14, 2026年5月14日, 令和8年5月14日 or R8.5.14.",
    ]
    private static let codeWord: JSONValue = ["type": "string", "description": "A code, title or alias."]
    private static let statusWord: JSONValue = [
        "type": "string",
        "description": .text(
            "A code (\(SupporterStatus.allCases.map(\.rawValue).joined(separator: ", "))) or the Japanese word for it."
        ),
    ]

    private static func words(_ element: JSONValue = codeWord) -> JSONValue {
        ["type": "array", "items": element, "maxItems": .wholeNumber(PeopleLimits.codes)]
    }

    private static func integer(_ range: ClosedRange<Int>) -> JSONValue {
        ["type": "integer", "minimum": .wholeNumber(range.lowerBound), "maximum": .wholeNumber(range.upperBound)]
    }

    private static func line(upTo limit: Int) -> JSONValue {
        ["type": "string", "maxLength": .wholeNumber(limit)]
    }

    private static let texts: JSONValue = ["type": "array", "items": text]

    private static let submittedProfile: [JSONValue.Member] = [
        .init(name: "homeSite", value: orNull(codeWord)), .init(name: "otherSites", value: orNull(words())),
        .init(name: "languages", value: orNull(words())), .init(name: "skills", value: orNull(words())),
        .init(name: "hoursPerWeek", value: orNull(integer(SupporterProfileDraft.hours))),
    ]

    private static let submittedContact: [JSONValue.Member] = ["name", "kana", "phone", "email"].map {
        .init(name: $0, value: orNull(line(upTo: PeopleLimits.name)))
    }

    private static let supporterSubmission = object(
        .object(
            [
                .init(name: "supporter", value: orNull(line(upTo: PeopleLimits.code))),
                .init(name: "kind", value: codeWord),
            ] + submittedProfile + submittedContact + [
                .init(name: "status", value: orNull(statusWord)), .init(name: "appliedOn", value: orNull(writtenDay)),
                .init(name: "certifiedOn", value: orNull(writtenDay)),
                .init(name: "certifiedUntil", value: orNull(writtenDay)),
            ]
        ),
        required: ["kind"]
    )

    private static let supporterChanges = object(
        .object([.init(name: "kind", value: codeWord)] + submittedProfile)
    )

    private static let span = object(
        [
            "status": supporterStatus, "from": day, "until": orNull(day), "certifiedUntil": orNull(day),
            "appointedUntil": orNull(day), "reason": orNull(text),
            "cause": ["type": "string", "enum": .list(SupporterSpan.Cause.allCases.map { .text($0.rawValue) })],
            "recordedAt": moment, "recordedBy": text,
        ],
        required: [
            "status", "from", "until", "certifiedUntil", "appointedUntil", "reason", "cause", "recordedAt",
            "recordedBy",
        ]
    )

    private static let supporter = object(
        [
            "supporter": text, "kind": orNull(text), "status": orNull(supporterStatus), "since": orNull(day),
            "certifiedUntil": orNull(day), "appointedUntil": orNull(day), "homeSite": orNull(text),
            "otherSites": texts, "languages": texts, "skills": texts, "hoursPerWeek": orNull(["type": "integer"]),
            "missingModules": texts, "conversion": orNull(identifier),
            "completions": [
                "type": "array", "description": "Not in lists.",
                "items": object(["module": text, "completedOn": day], required: ["module", "completedOn"]),
            ],
            "history": ["type": "array", "description": "Not in lists.", "items": span],
        ],
        required: [
            "supporter", "kind", "status", "since", "certifiedUntil", "appointedUntil", "homeSite", "otherSites",
            "languages", "skills", "hoursPerWeek", "missingModules", "conversion",
        ]
    )

    private static let transitionSubmission = object(
        [
            "status": statusWord, "date": orNull(writtenDay), "reason": orNull(line(upTo: PeopleLimits.reason)),
            "until": orNull(writtenDay),
        ],
        required: ["status"]
    )

    private static let renewalSubmission: JSONValue = [
        "type": "object", "additionalProperties": false,
        "properties": [
            "supporters": orNull(["type": "array", "items": text, "minItems": 1]), "kind": orNull(codeWord),
            "until": orNull(writtenDay), "certifiedUntil": orNull(writtenDay), "date": orNull(writtenDay),
        ],
        "anyOf": [["required": ["until"]], ["required": ["certifiedUntil"]]],
    ]

    private static let renewal = object(
        [
            "renewed": texts,
            "passedOver": [
                "type": "array",
                "items": object(
                    [
                        "supporter": text,
                        "reason": [
                            "type": "string",
                            "enum": .list(SupporterRenewal.PassedOver.allCases.map { .text($0.rawValue) }),
                        ],
                    ],
                    required: ["supporter", "reason"]
                ),
            ],
        ],
        required: ["renewed", "passedOver"]
    )

    private static let training = object(
        [
            "items": [
                "type": "array",
                "items": object(
                    ["supporter": text, "kind": orNull(text), "status": supporterStatus, "missing": texts],
                    required: ["supporter", "kind", "status", "missing"]
                ),
            ],
            "modules": [
                "type": "array",
                "items": object(
                    ["module": text, "title": text, "titleEn": text, "retiredOn": orNull(day)],
                    required: ["module", "title", "titleEn", "retiredOn"]
                ),
            ],
            "kinds": ["type": "array", "items": reference("SupporterKind")],
        ],
        required: ["items", "modules", "kinds"]
    )

    private static let kindSubmission = object([
        "requiredModules": orNull(words()), "certificateMonths": orNull(integer(KindRulesDraft.months)),
        "yearly": orNull(flag), "staff": orNull(flag),
    ])

    private static let kind = object(
        [
            "kind": text, "title": text, "titleEn": text, "staff": flag, "yearly": flag,
            "certificateMonths": integer(KindRulesDraft.months), "requiredModules": texts,
        ],
        required: ["kind", "title", "titleEn", "staff", "yearly", "certificateMonths", "requiredModules"]
    )
}
