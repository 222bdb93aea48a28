import DeskText
import SupportDesk

/// Reports as the server would give them for ``SampleLists`` on 23 November 2026.
enum SampleReports {
    static func text(_ language: Language, _ ja: String, _ en: String) -> String { language == .ja ? ja : en }

    // MARK: Targets

    static func targets(_ language: Language) -> TargetsDocument {
        TargetsDocument(
            fiscalYear: 2026,
            asOf: "2026-11-23",
            status: .provisional,
            site: nil,
            radius: 500,
            openDaysLeft: 83,
            indicators: [
                consultations(language), residents(language), courses(language), supporters(language),
                facilities(language), digitalUse(language), satisfaction(language), conversions(language),
            ]
        )
    }

    private static func consultations(_ language: Language) -> TargetsDocument.Indicator {
        var indicator = TargetsDocument.Indicator(
            id: "consultations",
            title: text(language, "相談対応件数", "Consultations"),
            unit: text(language, "件", "consultations"),
            factor: 1,
            source: "computed",
            direction: "up"
        )
        (indicator.value, indicator.target, indicator.share) = (6412, 10000, 0.6412)
        (indicator.numerator, indicator.sameDayLastYear, indicator.runRate) = (6412, 5902, 41.103)
        indicator.forecast = .init(value: 9910.4, low: 9640, high: 10180, method: "seasonal-local-level")
        indicator.neededPerOpenDay = 43.229
        indicator.status = .onTrack
        indicator.records = "/v1/consultations?from=2026-04-01&to=2026-11-23"
        return indicator
    }

    private static func residents(_ language: Language) -> TargetsDocument.Indicator {
        var indicator = TargetsDocument.Indicator(
            id: "supported_residents",
            title: text(language, "支援を受けた住民数", "Residents supported"),
            unit: text(language, "人(実人数)", "residents"),
            factor: 1,
            source: "computed",
            direction: "up"
        )
        (indicator.value, indicator.target, indicator.share) = (3020, 10000, 0.302)
        (indicator.numerator, indicator.sameDayLastYear, indicator.runRate) = (3020, 2871, 19.36)
        indicator.forecast = .init(value: 4700, low: 4390, high: 5010, method: "seasonal-local-level")
        indicator.neededPerOpenDay = 84.1
        indicator.status = .behind
        indicator.beside = [
            .init(
                id: "contacts",
                title: text(language, "延べ人数(匿名を含む)", "contacts in all, anonymous ones included"),
                unit: text(language, "人(延べ)", "contacts"),
                value: 6412
            ),
            .init(
                id: "anonymous",
                title: text(language, "うち匿名の相談(実人数に含まない)", "of them anonymous (not among the residents)"),
                unit: text(language, "件", "consultations"),
                value: 3110
            ),
        ]
        return indicator
    }

    private static func courses(_ language: Language) -> TargetsDocument.Indicator {
        var indicator = TargetsDocument.Indicator(
            id: "course_participants",
            title: text(language, "高齢者向け講習会参加者", "Course participants"),
            unit: text(language, "人(延べ)", "attendances"),
            factor: 1,
            source: "computed",
            direction: "up"
        )
        (indicator.target, indicator.missing) = (5000, "register")
        return indicator
    }

    private static func supporters(_ language: Language) -> TargetsDocument.Indicator {
        var indicator = TargetsDocument.Indicator(
            id: "supporters_per_10k",
            title: text(language, "支援員配置数", "Supporters per 10,000 people"),
            unit: text(language, "人/1万人", "per 10,000"),
            factor: 10000,
            source: "computed",
            direction: "up"
        )
        (indicator.value, indicator.target, indicator.share) = (6.122, 3, 2.0407)
        (indicator.numerator, indicator.denominator, indicator.referenceDate) = (350, 571_703, "2026-01-01")
        indicator.status = .met
        return indicator
    }

    private static func facilities(_ language: Language) -> TargetsDocument.Indicator {
        var indicator = TargetsDocument.Indicator(
            id: "facility_access_rate",
            title: text(language, "公共施設のWi-Fi・公共端末設置率", "Facilities with Wi-Fi and terminals"),
            unit: "%",
            factor: 100,
            source: "computed",
            direction: "up"
        )
        (indicator.value, indicator.target, indicator.share) = (62.5, 100, 0.625)
        (indicator.numerator, indicator.denominator, indicator.referenceDate) = (25, 40, "2026-06-01")
        indicator.status = .behind
        indicator.beside = [
            .init(
                id: "wifi",
                title: text(language, "うちWi-Fi設置", "with Wi-Fi"),
                unit: "%",
                value: 80,
                numerator: 32,
                denominator: 40
            ),
            .init(
                id: "terminals",
                title: text(language, "うち公共端末設置", "with terminals"),
                unit: "%",
                value: 67.5,
                numerator: 27,
                denominator: 40
            ),
        ]
        return indicator
    }

    private static func digitalUse(_ language: Language) -> TargetsDocument.Indicator {
        var indicator = TargetsDocument.Indicator(
            id: "digital_use_75plus",
            title: text(language, "75歳以上デジタルサービス利用率", "Use of digital services at 75 and over"),
            unit: "%",
            factor: 100,
            source: "survey",
            direction: "up"
        )
        (indicator.value, indicator.target, indicator.share) = (13.6, 50, 0.272)
        (indicator.numerator, indicator.denominator, indicator.referenceDate) = (164, 1204, "2026-10-01")
        indicator.status = .behind
        return indicator
    }

    private static func satisfaction(_ language: Language) -> TargetsDocument.Indicator {
        var indicator = TargetsDocument.Indicator(
            id: "satisfaction",
            title: text(language, "利用満足度", "Satisfaction"),
            unit: "%",
            factor: 100,
            source: "survey",
            direction: "up"
        )
        (indicator.target, indicator.missing) = (80, "survey")
        indicator.beside = [
            .init(
                id: "running",
                title: text(language, "相談後の満足度(随時・調査とは別)", "satisfied after a consultation (running, not the survey)"),
                unit: "%",
                value: 91.7,
                numerator: 1100,
                denominator: 1200
            )
        ]
        return indicator
    }

    private static func conversions(_ language: Language) -> TargetsDocument.Indicator {
        var indicator = TargetsDocument.Indicator(
            id: "conversions",
            title: text(language, "教わる側から教える側へ", "From being taught to teaching"),
            unit: text(language, "人(実人数)", "residents"),
            factor: 1,
            source: "computed",
            direction: "up"
        )
        (indicator.value, indicator.numerator, indicator.noForecast) = (4, 4, "needs-past-year")
        return indicator
    }

    // MARK: Coverage

    static let coverage: CoverageDocument = {
        var totals = CoverageDocument.Totals()
        (totals.consultations, totals.minutes) = (6412, 103_220)
        (totals.residents, totals.anonymous, totals.supporters) = (3020, 3110, 210)
        return CoverageDocument(
            fiscalYear: 2026,
            asOf: "2026-11-23",
            status: .provisional,
            radius: 500,
            rate: 0.97299,
            pop65: 120_217,
            pop65Covered: 116_970,
            populationDate: "2026-01-01",
            ward: totals,
            sites: sites,
            uncoveredTowns: (1...12).map { number in
                .init(
                    town: "T\(100 + number)",
                    name: "久我山\(number)丁目",
                    pop65: 1300 - number * 100,
                    nearestSite: "S001",
                    metres: 500.4 + Double(number * 60)
                )
            },
            bestNewSites: [
                .init(town: "T101", name: "久我山1丁目", pop65Gained: 2210, rate: 0.9914),
                .init(town: "T107", name: "久我山7丁目", pop65Gained: 800, rate: 0.9980),
                .init(town: "T112", name: "久我山12丁目", pop65Gained: 237, rate: 0.99996),
            ],
            links: .init(records: "/v1/consultations{?site}", towns: "/v1/reports/divide")
        )
    }()

    private static let sites: [CoverageDocument.Site] = {
        func site(_ code: String, _ name: String, _ consultations: Int) -> CoverageDocument.Site {
            var site = CoverageDocument.Site(
                site: code,
                name: name,
                kind: "library",
                openedOn: "2022-04-01",
                open: true,
                records: "/v1/consultations?site=\(code)"
            )
            site.consultations = consultations
            site.minutes = consultations * 16
            for month in 4...11 {
                site.byMonth["2026-\(month < 10 ? "0" : "")\(month)"] = consultations * (month - 3) / 36
            }
            site.byChannel = ["in_person": consultations - consultations / 4, "phone": consultations / 4]
            site.byAge = ["65-74": consultations / 2, "75+": consultations - consultations / 2]
            (site.residents, site.anonymous) = (consultations / 2, consultations / 3)
            site.supporters = consultations / 100
            return site
        }
        var central = site("S001", "中央図書館", 3600)
        central.town = "131156001"
        (central.wifi, central.terminals) = (true, 12)
        (central.pop65Nearest, central.consultationsPer1000Seniors) = (71_234, 50.537)
        var nishiogi = site("S002", "西荻図書館", 720)
        (nishiogi.open, nishiogi.closedOn, nishiogi.wifi) = (false, "2026-09-30", false)
        var shimotakaido = site("S004", "下高井戸五コミュニティふらっと", 1080)
        (shimotakaido.wifi, shimotakaido.terminals) = (true, 0)
        (shimotakaido.pop65Nearest, shimotakaido.consultationsPer1000Seniors) = (48_983, 22.05)
        return [central, nishiogi, shimotakaido, site("S057", "専用コールセンター", 1012)]
    }()

    /// The same ward before its population was imported.
    static let coverageWithoutPopulation = CoverageDocument(
        fiscalYear: 2026,
        asOf: "2026-11-23",
        status: .provisional,
        radius: 800,
        rate: nil,
        pop65: nil,
        pop65Covered: nil,
        populationDate: nil,
        ward: coverage.ward,
        sites: [coverage.sites[3]],
        uncoveredTowns: [],
        bestNewSites: [],
        links: coverage.links
    )

    // MARK: Topics

    static func topics(_ language: Language, bySite: Bool = false, byMonth: Bool = false) -> TopicsDocument {
        let counts: [(String, String, Int)] = [
            ("my_number_card", text(language, "マイナンバーカード", "My Number Card"), 2400),
            ("fraud_security", text(language, "詐欺・セキュリティ", "Fraud and security"), 1200),
            ("maps", text(language, "地図", "Maps"), 31),
        ]
        var document = TopicsDocument(
            fiscalYear: 2026,
            asOf: "2026-11-23",
            status: .provisional,
            site: nil,
            consultations: 2800,
            topics: counts.map { code, title, mentions in
                .init(topic: code, title: title, mentions: mentions, records: "/v1/consultations?topic=\(code)")
            }
        )
        for place in document.topics.indices {
            let mentions = document.topics[place].mentions
            if bySite { document.topics[place].bySite = ["S001": mentions - 30, "S057": 30, "S003": 0] }
            if byMonth { document.topics[place].byMonth = ["2026-10": mentions - 30, "2026-11": 30] }
        }
        return document
    }

    // MARK: Channels

    static func channels(_ language: Language) -> ChannelsDocument {
        func channel(
            _ code: String,
            _ consultations: Int,
            minutes: ChannelsDocument.Figure,
            satisfied: ChannelsDocument.Figure,
            done: ChannelsDocument.Figure
        ) -> ChannelsDocument.Channel {
            .init(
                channel: code,
                consultations: consultations,
                minutes: minutes,
                satisfied: satisfied,
                outcomes: [
                    .init(
                        outcome: "done_by_self",
                        title: text(language, "自分でできた", "Did it themselves"),
                        consultations: consultations / 2,
                        share: done
                    ),
                    .init(
                        outcome: "referred",
                        title: text(language, "専門機関へ紹介", "Referred to a specialist"),
                        consultations: 3,
                        share: .init(value: 2.04, n: done.n, comparedWithOthers: .withinChance)
                    ),
                ],
                records: "/v1/consultations?channel=\(code)"
            )
        }
        return ChannelsDocument(
            fiscalYear: 2026,
            asOf: "2026-11-23",
            status: .provisional,
            site: nil,
            channels: [
                channel(
                    "in_person",
                    5012,
                    minutes: .init(value: 18.44, n: 4990, comparedWithOthers: .higher),
                    satisfied: .init(value: 91.7, n: 1203, comparedWithOthers: .withinChance),
                    done: .init(value: 61.2, n: 4800, comparedWithOthers: .higher)
                ),
                channel(
                    "phone",
                    1210,
                    minutes: .init(value: 9.8, n: 1207, comparedWithOthers: .lower),
                    satisfied: .init(value: 89.3, n: 310, comparedWithOthers: .withinChance),
                    done: .init(value: 41, n: 1100, comparedWithOthers: .lower)
                ),
                channel(
                    "online",
                    178,
                    minutes: .init(value: 17.9, n: 170, comparedWithOthers: .withinChance),
                    satisfied: .init(value: 100, n: 4, comparedWithOthers: .tooFew),
                    done: .init(value: 58.8, n: 160, comparedWithOthers: .withinChance)
                ),
                channel(
                    "visit",
                    12,
                    minutes: .init(value: 42, n: 12, comparedWithOthers: .tooFew),
                    satisfied: .init(value: nil, n: 0, comparedWithOthers: .tooFew),
                    done: .init(value: 75, n: 12, comparedWithOthers: .tooFew)
                ),
            ]
        )
    }

    // MARK: The divide

    static let divide: DivideDocument = {
        func town(_ code: String, _ name: String, _ consultations: Int) -> DivideDocument.Town {
            .init(
                town: code,
                name: name,
                latitude: 35.676313,
                longitude: 139.6613,
                consultations: consultations,
                records: "/v1/consultations?town=\(code)"
            )
        }
        var honan = town("131156001", "方南一丁目", 210)
        (honan.population, honan.pop65, honan.pop75) = (8177, 1467, 811)
        (honan.consultationsPer1000Seniors, honan.nearestSite, honan.metres) = (143.149, "S001", 1204.6)
        var empty = town("131156139", "下高井戸公園予定地", 0)
        (empty.population, empty.pop65, empty.pop75) = (0, 0, 0)
        return DivideDocument(
            fiscalYear: 2026,
            asOf: "2026-11-23",
            status: .provisional,
            populationDate: "2026-01-01",
            consultations: 6412,
            towns: [honan, empty]
        )
    }()
}
