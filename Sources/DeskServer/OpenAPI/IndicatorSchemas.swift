internal import SupportDesk

/// The schemas of indicators, targets, survey figures and facilities.
extension Schemas {
    static let indicators: JSONValue = [
        "IndicatorSubmission": indicatorSubmission,
        "Indicator": indicator,
        "IndicatorList": list(of: "Indicator"),
        "TargetSubmission": targetSubmission,
        "Target": target,
        "TargetList": list(of: "Target"),
        "SurveyFigureSubmission": figureSubmission,
        "SurveyFigure": figure,
        "SurveyFigureList": list(of: "SurveyFigure"),
        "Facility": facility,
        "FacilityList": list(of: "Facility"),
    ]

    private static func line(upTo limit: Int) -> JSONValue {
        ["type": "string", "minLength": 1, "maxLength": .wholeNumber(limit)]
    }

    private static func amount(zeroAllowed: Bool = false, upTo limit: Int = IndicatorLimits.amount) -> JSONValue {
        ["type": "number", zeroAllowed ? "minimum" : "exclusiveMinimum": 0, "maximum": .wholeNumber(limit)]
    }

    private static func words<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) -> JSONValue {
        ["type": "string", "enum": .list(Word.allCases.map { .text($0.rawValue) })]
    }

    private static let writtenDay: JSONValue = [
        "type": "string", "description": "2026-05-14, 2026/5/14, 2026年5月14日, 令和8年5月14日 or R8.5.14.",
    ]
    private static let position: JSONValue = [
        "type": "integer", "minimum": .wholeNumber(IndicatorLimits.positions.lowerBound),
        "maximum": .wholeNumber(IndicatorLimits.positions.upperBound),
        "description": "Where it stands in the ward's list.",
    ]
    private static let name = line(upTo: IndicatorLimits.text)
    private static let remark = line(upTo: IndicatorLimits.remark)
    private static let revision: JSONValue = ["type": "integer", "minimum": 1]
    private static let factor = amount(upTo: IndicatorLimits.factor)
    private static let source: JSONValue = words(Indicator.Source.self)
    private static let direction: JSONValue = words(Indicator.Direction.self)

    private static let indicatorSubmission = object(
        [
            "title": name, "titleEn": name, "unit": name, "unitEn": name, "source": source,
            "numerator": [
                "type": "string", "maxLength": .wholeNumber(IndicatorLimits.text),
                "description": .text(
                    "Who was counted; of a computed indicator one of "
                        + Measure.allCases.map(\.rawValue).joined(separator: ", ") + "."
                ),
            ],
            "denominator": orNull([
                "type": "string", "maxLength": .wholeNumber(IndicatorLimits.text),
                "description": .text(
                    "Out of how many; of a computed indicator one of "
                        + Measure.allCases.filter { !$0.accumulates }.map(\.rawValue).joined(separator: ", ") + "."
                ),
            ]),
            "factor": orNull(factor), "direction": orNull(direction), "position": orNull(position),
            "retiredOn": orNull(writtenDay),
        ],
        required: ["title", "titleEn", "unit", "unitEn", "source", "numerator"]
    )

    private static let indicator = object(
        [
            "id": text, "title": text, "titleEn": text, "unit": text, "unitEn": text, "source": source,
            "numerator": text, "denominator": orNull(text), "factor": factor, "direction": direction,
            "position": position, "standardTarget": orNull(["type": "number"]), "retiredOn": orNull(day),
        ],
        required: [
            "id", "title", "titleEn", "unit", "unitEn", "source", "numerator", "denominator", "factor", "direction",
            "position", "standardTarget", "retiredOn",
        ]
    )

    private static let targetSubmission = object(
        ["value": orNull(amount()), "effectiveFrom": orNull(writtenDay), "reason": orNull(remark)],
        required: ["value"]
    )

    private static let target = object(
        [
            "indicator": text, "fiscalYear": ["type": "integer"], "version": revision,
            "value": orNull(["type": "number"]), "effectiveFrom": day, "reason": orNull(text), "setAt": moment,
            "setBy": text,
        ],
        required: ["indicator", "fiscalYear", "version", "value", "effectiveFrom", "reason", "setAt", "setBy"]
    )

    private static let figureSubmission = object(
        [
            "referenceDate": writtenDay, "x": amount(zeroAllowed: true), "n": orNull(amount()), "source": remark,
        ],
        required: ["referenceDate", "x", "source"]
    )

    private static let figure = object(
        [
            "indicator": text, "referenceDate": day, "revision": revision, "x": ["type": "number"],
            "n": orNull(["type": "number"]), "source": text, "enteredAt": moment, "enteredBy": text,
        ],
        required: ["indicator", "referenceDate", "revision", "x", "n", "source", "enteredAt", "enteredBy"]
    )

    private static let facility = object(
        [
            "facility": text, "name": text, "kind": text, "main": flag, "wifi": orNull(flag),
            "terminals": orNull(["type": "integer", "minimum": 0]), "surveyedOn": day, "site": orNull(text),
        ],
        required: ["facility", "name", "kind", "main", "wifi", "terminals", "surveyedOn", "site"]
    )
}
