internal import SupportDesk

/// Who becomes a supporter when: planned by fiscal years, so that each day adds to what was there the day before.
///
/// Posts are filled one after the other until the present year begins. From then on whoever leaves is followed by the next on the same
/// day, so that the numbers stay.
struct CareerPlan {
    /// Active シニアデジタルサポーター on each day of the present year.
    static let seniorPosts = 350
    /// Those of them who were there before anybody could have been a resident first.
    private static let founders = 128

    private let seed: UInt64
    private let year: FiscalYear
    private let end: CivilDate
    private let homes: WeightedChoice<Site.ID>
    private let sites: [Site]

    /// - Parameter year: the present one.
    static func careers(at sites: [Site], in year: FiscalYear, seed: UInt64) -> [Career] {
        let lasting = sites.filter { $0.closedOn == nil && $0.location != nil }
        let plan = CareerPlan(
            seed: seed,
            year: year,
            end: year.lastDay.adding(days: 1),
            homes: WeightedChoice(lasting.map { ($0.code, SiteWeek.workload(of: $0)) }),
            sites: lasting
        )
        let careers = plan.seniors + plan.others + plan.newcomers + plan.declined
        return careers.enumerated()
            .sorted { ($0.element.appliedOn, $0.offset) < ($1.element.appliedOn, $1.offset) }
            .map(\.element)
    }

    private func firstDay(yearsAgo: Int) -> CivilDate {
        (FiscalYear(year.year - yearsAgo) ?? year).firstDay
    }

    private var seniors: [Career] {
        (0..<Self.seniorPosts).flatMap { post -> [Career] in
            var random = SplitMix64(seed: seed, stream: "seniors", post)
            let start =
                switch post {
                case ..<Self.founders: firstDay(yearsAgo: 3).adding(days: 60 + random.below(280))
                case ..<(Self.founders + 80): firstDay(yearsAgo: 2).adding(days: 165 + random.below(180))
                default: firstDay(yearsAgo: 1).adding(days: random.below(345))
                }
            // Every site gets two before any gets more.
            let home = post < 2 * sites.count ? sites[post % sites.count].code : homes.draw(&random)
            return careers(
                at: home,
                of: StandardPeople.seniors,
                from: start,
                firstWasResident: post >= Self.founders,
                laterWereResidents: 0.5,
                &random
            )
        }
    }

    private var others: [Career] {
        let office = sites.filter { ["ward_office", "branch_office", "local_office"].contains($0.kind.rawValue) }
        let posts: [(kind: SupporterKind.ID, count: Int)] = [
            (StandardPeople.staff, 34), (StandardPeople.volunteers, 30), (StandardPeople.npos, 10),
            (StandardPeople.students, 14), (StandardPeople.companies, 8),
        ]
        return posts.flatMap { kind, count in
            (0..<count).flatMap { post -> [Career] in
                var random = SplitMix64(seed: seed, stream: kind.rawValue, post)
                let isStaff = kind == StandardPeople.staff
                let calls = Site.ID("S057")
                let start = firstDay(yearsAgo: isStaff || post % 2 == 0 ? 3 : 2).adding(days: random.below(300))
                let home: Site.ID =
                    switch post {
                    case ..<12 where isStaff: calls
                    case ..<3 where kind == StandardPeople.companies: calls
                    case _ where isStaff && !office.isEmpty: office[post % office.count].code
                    default: homes.draw(&random)
                    }
                return careers(
                    at: home,
                    of: kind,
                    from: start,
                    firstWasResident: false,
                    laterWereResidents: kind == StandardPeople.volunteers ? 0.4 : 0,
                    &random
                )
            }
        }
    }

    /// Volunteers, students and members of NPOs, by whom the desk grows.
    private var newcomers: [Career] {
        (0..<3).flatMap { yearsAgo -> [Career] in
            (0..<30).flatMap { number -> [Career] in
                var random = SplitMix64(seed: seed, stream: "newcomers", (year.year - yearsAgo) * 100 + number)
                let kind = random.element(of: [
                    StandardPeople.volunteers, StandardPeople.volunteers, StandardPeople.students, StandardPeople.npos,
                ])
                let start = firstDay(yearsAgo: yearsAgo).adding(days: 130 + random.below(220))
                return careers(
                    at: homes.draw(&random),
                    of: kind,
                    from: yearsAgo == 2 ? start : start.adding(days: -110),
                    firstWasResident: kind == StandardPeople.volunteers && random.happens(0.4),
                    laterWereResidents: 0,
                    isFollowed: false,
                    &random
                )
            }
        }
    }

    private var declined: [Career] {
        (0..<3).flatMap { yearsAgo in
            (0..<26).map { number in
                var random = SplitMix64(seed: seed, stream: "declined", (year.year - yearsAgo) * 100 + number)
                let kind = random.happens(0.7) ? StandardPeople.seniors : StandardPeople.volunteers
                let day = firstDay(yearsAgo: yearsAgo).adding(days: random.below(330))
                let profile = profile(of: kind, at: homes.draw(&random), &random)
                let wasResident =
                    kind == StandardPeople.seniors && random.happens(0.5)
                    && day > firstDay(yearsAgo: 2).adding(days: 90)
                return Career(declinedAfter: day, profile: profile, wasResident: wasResident, &random)
            }
        }
    }

    /// Those who fill a post after one another.
    private func careers(
        at home: Site.ID,
        of kind: SupporterKind.ID,
        from first: CivilDate,
        firstWasResident: Bool,
        laterWereResidents: Double,
        isFollowed: Bool = true,
        _ random: inout SplitMix64
    ) -> [Career] {
        let isYearly = StandardPeople.rules[kind]?.isYearly ?? false
        var careers: [Career] = []
        var start = atHandover(first)
        while start < end {
            let longest = kind == StandardPeople.students ? 900 : 2700
            let day = atHandover(start.adding(days: random.number(in: 300...longest)))
            let isYearsEnd = day.month == 4 && day.day == 1
            let manner: Leaving.Manner =
                isYearsEnd && isYearly ? .lapses : random.happens(0.4) ? .pauses : .retires
            let leaving = day < end ? Leaving(day: day, manner: manner) : nil
            careers.append(
                Career(
                    activeFrom: start,
                    leaving: leaving,
                    before: end,
                    profile: profile(of: kind, at: home, &random),
                    wasResident: careers.isEmpty ? firstWasResident : random.happens(laterWereResidents),
                    &random
                )
            )
            guard isFollowed, leaving != nil else { break }
            start = day
        }
        return careers
    }

    /// Nobody begins or ends between the renewals in March and the new year.
    private func atHandover(_ day: CivilDate) -> CivilDate {
        day.month == 3 && day.day >= 14 ? FiscalYear(containing: day).lastDay.adding(days: 1) : day
    }

    private func profile(of kind: SupporterKind.ID, at home: Site.ID, _ random: inout SplitMix64) -> Supporter.Profile {
        let others = random.happens(0.3) ? [homes.draw(&random), homes.draw(&random)].filter { $0 != home } : []
        let foreign: [(SpokenLanguage.ID, Double)] = [
            ("jsl", 0.05), ("en", 0.16), ("zh", 0.05), ("ko", 0.03), ("vi", 0.01), ("ne", 0.01), ("tl", 0.01),
        ].map { (SpokenLanguage.ID($0.0), $0.1) }
        let languages = [SpokenLanguage.ID("ja")] + foreign.compactMap { random.happens($0.1) ? $0.0 : nil }
        let topics = StandardCodes.topics.entries.map(\.code)
        let skills = Set((0..<random.number(in: 2...5)).map { _ in random.below(topics.count - 1) }).sorted()
        let hours =
            switch kind {
            case StandardPeople.staff: random.number(in: 18...35)
            case StandardPeople.companies: random.number(in: 4...12)
            default: random.number(in: 2...8)
            }
        return Supporter.Profile(
            kind: kind,
            homeSite: home,
            otherSites: Set(others).sorted(),
            languages: languages,
            skills: skills.map { topics[$0] },
            hoursPerWeek: hours
        )
    }
}
