import SupportDesk

@testable import SupportDesk

/// Supporters to judge by the rules of the lifecycle.
enum SampleSupporters {
    static let account = Account(name: "coordinator", role: .coordinator)
    static let code = Supporter.ID("SD-0001")
    static let yearly = SupporterKind.Rules(
        isYearly: true,
        certificateMonths: 24,
        requiredModules: ["devices", "privacy"]
    )
    static let company = SupporterKind.Rules(certificateMonths: 12)

    static let modules = CodeTable<TrainingModule>([
        CodeEntry(code: "devices", title: Title(ja: "スマートフォンの基本", en: "Smartphone basics"), aliases: ["スマホ基本"]),
        CodeEntry(code: "privacy", title: Title(ja: "個人情報の取扱い", en: "Handling personal data"), aliases: ["個人情報"]),
    ])

    static let desk = Desk(
        ward: "131156",
        wardName: "杉並区",
        siteKinds: CodeTable([]),
        sites: SampleDesk.sites,
        topics: SampleDesk.topics,
        outcomes: CodeTable([]),
        people: PeopleLists(
            supporterKinds: CodeTable([
                CodeEntry(code: "senior", title: Title(ja: "シニアデジタルサポーター", en: "Senior"), aliases: ["シニア"]),
                CodeEntry(code: "company", title: Title(ja: "企業", en: "Company")),
            ]),
            rules: ["senior": yearly, "company": company],
            languages: CodeTable([
                CodeEntry(code: "ja", title: Title(ja: "日本語", en: "Japanese")),
                CodeEntry(code: "jsl", title: Title(ja: "日本手話", en: "Sign"), aliases: ["手話"]),
            ]),
            trainingModules: modules
        ),
        eras: SampleDesk.eras
    )

    static func day(_ iso: String) -> CivilDate {
        CivilDate(iso: iso) ?? CivilDate(daysSince1970: 0)
    }

    /// 14:00 in Japan on this day.
    static func noon(_ iso: String) -> Instant {
        Instant(startOf: day(iso)).adding(seconds: 14 * 3600)
    }

    static func span(
        _ status: SupporterStatus,
        _ number: Int = 1,
        from: String,
        ended: String? = nil,
        certified: String? = nil,
        appointed: String? = nil,
        reason: String? = nil,
        cause: SupporterSpan.Cause = .person
    ) -> SupporterSpan {
        SupporterSpan(
            number: number,
            status: status,
            from: day(from),
            endedOn: ended.map { day($0) },
            certifiedUntil: certified.map { day($0) },
            appointedUntil: appointed.map { day($0) },
            reason: reason,
            cause: cause,
            recordedAt: noon(from),
            recordedBy: "coordinator"
        )
    }

    static func entry(_ history: [SupporterSpan], kind: String = "senior", completed: [String: String] = [:])
        -> Supporter.Entry
    {
        Supporter.Entry(
            code: code,
            profile: Supporter.Profile(kind: SupporterKind.ID(kind)),
            history: history,
            completions: completed.map {
                Supporter.Completion(module: TrainingModule.ID($0.key), completedOn: day($0.value))
            }
        )
    }
}
