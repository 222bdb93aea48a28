internal import FoundationEssentials
internal import SupportDesk

/// The demonstration ward's courses since the fiscal year before the past one, and those of the coming weeks.
struct CourseProgramme {
    /// A course, and what became of it.
    struct Held {
        let course: Course
        /// The position of its site.
        let position: Int
        /// Those who came, in the order in which they were written down; nobody before it is held.
        var people: [Attendee]
        /// Of those who are going to come or came, how many there are, whoever they are.
        let interest: Int
    }

    /// By their days; the codes follow.
    private(set) var courses: [Held]

    private static let weeksAhead = 5
    /// Courses on a working day: two years ago, in the past year, and in the present one.
    private static let perDay = [0.6, 0.9, 1.22]

    init(of ward: Demonstration) {
        let seed = ward.seed
        let present = FiscalYear(containing: ward.today)
        let first = (FiscalYear(present.year - 2) ?? present).firstDay
        var courses: [Held] = []
        var satisfaction = Satisfaction()
        var day = first
        while day < ward.today.adding(days: 7 * Self.weeksAhead) {
            let year = FiscalYear(containing: day)
            var random = SplitMix64(seed: seed, stream: "courses", day.daysSince1970)
            let round = min(2, year.year - present.year + 2)
            let count = Self.isCourseDay(day) ? Int(Self.perDay[round] + random.unit()) : 0
            for _ in 0..<count {
                guard var held = Self.course(number: courses.count + 1, on: day, of: ward, &random) else { continue }
                if day < ward.today, !held.course.isCancelled {
                    held.people = (0..<held.interest).map { _ in Self.attendee(year, &satisfaction, &random) }
                }
                courses.append(held)
            }
            day = day.adding(days: 1)
        }
        self.courses = courses
    }

    /// Sets who came to the course at this place of the list.
    mutating func setPeople(_ people: [Attendee], at place: Int) {
        courses[place].people = people
    }

    private static func isCourseDay(_ day: CivilDate) -> Bool {
        !(OfficeCalendar.isTurnOfYear(day) || OfficeCalendar.isHoliday(day) || OfficeCalendar.weekday(day) == 0)
    }

    private static func course(
        number: Int,
        on day: CivilDate,
        of ward: Demonstration,
        _ random: inout SplitMix64
    ) -> Held? {
        let open = ward.sites.indices.compactMap { position -> (Int, Double)? in
            let site = ward.sites[position]
            guard site.location != nil, site.isOpen(on: day) else { return nil }
            return (position, CourseHabits.sites[site.kind.rawValue] ?? 1)
        }
        guard !open.isEmpty else { return nil }
        let position = WeightedChoice(open).draw(&random)
        let kind = CourseHabits.kinds.draw(&random)
        let capacity = CourseHabits.capacities.draw(&random)
        let interest = max(2, Int(Double(capacity) * (0.62 + 0.42 * random.unit())))
        let people = min(capacity, interest)
        let starts = random.element(of: [10 * 60, 10 * 60, 13 * 60 + 30, 14 * 60])
        guard let begins = ClockTime(minutes: starts),
            let ends = ClockTime(minutes: starts + (kind == "trial" ? 90 : 120))
        else { return nil }
        let team = team(of: (people + 3) / 4, at: position, on: day, of: ward, &random)
        let leaders = min(team.count, random.happens(0.3) ? 2 : 1)
        let partner = random.happens(0.55) ? CourseHabits.partners.draw(&random) : nil
        let isCancelled = random.happens(0.02)
        let district = random.element(of: Townscape.districtNames)
        let content = CourseContent(
            kind: CourseKind.ID(kind),
            title: random.element(of: CourseHabits.titles[kind] ?? ["講習会"]),
            site: ward.sites[position].code,
            heldOn: day,
            starts: begins,
            ends: ends,
            capacity: capacity,
            partnerKind: partner.map { PartnerKind.ID($0.kind) },
            partner: partner.map { district + $0.name },
            instructors: Array(team.prefix(leaders)),
            assistants: team.dropFirst(leaders).sorted()
        )
        let isOver = day < ward.today
        let course = Course(
            code: Course.ID("C\(number)"),
            content: content,
            isCancelled: isCancelled && isOver,
            reason: isCancelled && isOver ? random.element(of: ["台風のため", "大雪のため", "講師の体調不良"]) : nil
        )
        return Held(course: course, position: position, people: [], interest: isOver ? people : interest)
    }

    /// One for four people; sometimes one too few.
    private static func team(
        of needed: Int,
        at position: Int,
        on day: CivilDate,
        of ward: Demonstration,
        _ random: inout SplitMix64
    ) -> [Supporter.ID] {
        let wanted = max(1, needed - (random.happens(0.18) ? 1 : 0))
        // Whoever is active today can be asked for the coming weeks.
        let askedOn = min(day, ward.today)
        var team: [Supporter.ID] = []
        for place in [position] + (0..<6).map({ _ in random.below(ward.sites.count) }) where team.count < wanted {
            let people = ward.register.active(at: place, on: day).filter { $0.isActive(on: askedOn) }
            for member in random.shuffled(people) where team.count < wanted && !team.contains(member.code) {
                team.append(member.code)
            }
        }
        return team
    }

    /// Somebody who stays anonymous.
    private static func attendee(
        _ year: FiscalYear,
        _ satisfaction: inout Satisfaction,
        _ random: inout SplitMix64
    ) -> Attendee {
        var attendee = Attendee(ageBand: Habits.ages.draw(&random))
        guard random.happens(0.72) else { return attendee }
        attendee.satisfaction = satisfaction.settled(Habits.satisfaction.draw(&random), in: year)
        if random.happens(0.9) { attendee.canDoAlone = random.happens(0.74) }
        if random.happens(0.8) { attendee.wantsToHelp = random.happens(0.035) }
        return attendee
    }
}

/// What courses there are; weights, not facts about any ward.
private enum CourseHabits {
    static let kinds = WeightedChoice([
        ("basic", 40.0), ("advanced", 22), ("trial", 15), ("intergenerational", 8), ("help_session", 15),
    ])

    static let titles: [String: [String]] = [
        "basic": ["はじめてのスマートフォン", "スマホ基本教室", "文字入力とカメラ"],
        "advanced": ["LINEを使いこなす", "マイナポータル活用", "キャッシュレス入門", "オンライン申請をやってみよう"],
        "trial": ["スマホ体験会", "タブレット体験会"],
        "intergenerational": ["学生と学ぶスマホ", "孫世代とスマホ交流"],
        "help_session": ["スマホ何でも相談会", "防災アプリ相談会"],
    ]

    static let sites: [String: Double] = [
        "community_centre": 3, "library": 1.6, "senior_centre": 1.5, "community_lounge": 1.5, "ward_office": 1.5,
        "branch_office": 0.6, "local_office": 0.4,
    ]

    static let capacities = WeightedChoice([(10, 15.0), (12, 20), (16, 20), (20, 25), (24, 12), (30, 8)])

    static let partners = WeightedChoice<(kind: String, name: String)>([
        (("town_association", "町会"), 30), (("seniors_club", "シニアクラブ"), 25), (("school", "大学"), 10),
        (("welfare_commissioner", "民生委員協議会"), 10), (("company", "携帯ショップ"), 15), (("npo", "ネットサポートの会"), 10),
    ])
}
