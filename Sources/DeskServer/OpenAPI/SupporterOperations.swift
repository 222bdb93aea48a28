internal import HTTPTypes
internal import SupportDesk

/// What the API document says of the routes of supporters.
extension SupporterRoutes {
    static let code = Operation.Parameter(
        "code",
        in: .path,
        ["type": "string"],
        "The supporter's code.",
        isRequired: true
    )

    static let listOperation = Operation(
        "listSupporters",
        "The supporters by code, without names",
        description: "Supporters who are known by code alone, because a record named them, have no kind and no status.",
        parameters: SupporterQuery.parameters,
        answers: [.init(.ok, "The supporters.", .json(schema: "SupporterList"))],
        problems: [.unprocessableContent]
    )

    static let showOperation = Operation(
        "getSupporter",
        "A supporter, with training and history, without a name",
        parameters: [code],
        answers: [.init(.ok, "The supporter.", .json(schema: "Supporter"))],
        problems: [.notFound]
    )

    static let registerOperation = Operation(
        "registerSupporter",
        "Put a supporter on the register",
        description: """
            As an application, unless another status is said of somebody who has been a supporter already. A code that is known \
            from records alone is taken onto the register in the same way. The contact is kept apart and never shown here.
            """,
        body: .init(content: .json(schema: "SupporterSubmission"), example: Examples.supporter),
        answers: [.init(.created, "The supporter.", .json(schema: "Supporter"))],
        problems: [.conflict, .unprocessableContent]
    )

    static let changeOperation = Operation(
        "changeSupporter",
        "Change what a supporter does where",
        description: "Absent leaves as it is, null clears.",
        parameters: [code],
        body: .init(content: .json(schema: "SupporterChanges"), example: Examples.supporterChanges),
        answers: [.init(.ok, "The supporter.", .json(schema: "Supporter"))],
        problems: [.notFound, .unprocessableContent]
    )

    static let transitionOperation = Operation(
        "changeSupporterStatus",
        "Bring a supporter from one status to the next",
        description: """
            applied → in_training | declined; in_training → certified | declined; certified → active | lapsed | retired; active → \
            paused | lapsed | retired; paused → active | lapsed | retired; lapsed → in_training | certified | active | retired; \
            retired and declined → applied. `until` is the end of the certificate (certified) or of the appointment (active). \
            paused, lapsed, retired and declined need a reason.
            """,
        parameters: [code],
        body: .init(content: .json(schema: "TransitionSubmission"), example: Examples.transition),
        answers: [.init(.created, "The supporter.", .json(schema: "Supporter"))],
        problems: [.notFound, .conflict, .unprocessableContent]
    )

    static let renewOperation = Operation(
        "renewSupporters",
        "Renew many at once: those named, all of a kind, or all",
        description: """
            `until` renews the appointment of those who have one, and the certificate of kinds that are not appointed by the year; \
            `certifiedUntil` renews certificates. Ends only ever move to a later day. Those who lapsed because an end had come are \
            active again from `date` on. All are renewed in one transaction.
            """,
        body: .init(content: .json(schema: "RenewalSubmission"), example: Examples.renewal),
        answers: [.init(.ok, "Who was renewed, and who was passed over and why.", .json(schema: "Renewal"))],
        problems: [.conflict, .unprocessableContent]
    )

    static let contactOperation = Operation(
        "getSupporterContact",
        "A supporter's name and how to reach them; reading it is logged",
        parameters: [code],
        answers: [.init(.ok, "The contact.", .json(schema: "SupporterContact"))],
        problems: [.notFound]
    )

    static let setContactOperation = Operation(
        "setSupporterContact",
        "Set a supporter's name and how to reach them",
        description: "As a whole: what is absent is taken away.",
        parameters: [code],
        body: .init(content: .json(schema: "SupporterContactSubmission"), example: Examples.contact),
        answers: [.init(.ok, "The contact.", .json(schema: "SupporterContact"))],
        problems: [.notFound, .unprocessableContent]
    )
}

extension Examples {
    static let supporter: JSONValue = [
        "kind": "シニアデジタルサポーター", "homeSite": "S001", "otherSites": ["S003"], "languages": ["日本語", "手話"],
        "skills": ["LINE・メッセージ", "地図"], "hoursPerWeek": 4, "appliedOn": "令和8年5月14日", "name": "杉並花子",
        "kana": "スギナミハナコ", "phone": "03-3312-2111", "email": "hanako@example.jp",
    ]

    static let supporterChanges: JSONValue = ["languages": ["ja", "jsl", "en"], "hoursPerWeek": .null]

    static let transition: JSONValue = ["status": "in_training", "date": "令和8年6月1日"]

    static let renewal: JSONValue = ["kind": "シニアデジタルサポーター", "until": "令和10年3月31日"]

    static let contact: JSONValue = [
        "name": "杉並花子", "kana": "スギナミハナコ", "phone": "090-1234-5678", "email": .null,
    ]

    static let completion: JSONValue = ["module": "個人情報の取扱い", "completedOn": "2026-06-10"]

    static let kindRules: JSONValue = [
        "requiredModules": ["devices", "manner", "privacy", "fraud"], "certificateMonths": 24,
    ]
}
