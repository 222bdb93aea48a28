import SupportDesk

extension ConsultationRulesTests {
    static let refusals: [Case] = times + places + lists + amounts + texts

    private static let times: [Case] = [
        Case("neither day nor moment", FieldProblem(.heldOn, .required)) { $0.heldAt = nil },
        Case("day and moment", FieldProblem(.heldOn, .heldAtAndHeldOn)) { $0.heldOn = "2026-05-14" },
        Case("a moment without an offset", FieldProblem(.heldAt, .unreadableTime)) {
            $0.heldAt = "2026-05-14T10:00:00"
        },
        Case("an empty moment", FieldProblem(.heldAt, .unreadableTime)) { $0.heldAt = "" },
        Case(
            "a moment further ahead than clocks differ",
            FieldProblem(
                .heldAt,
                .futureMoment(
                    Instant(microsecondsSince1970: SampleDesk.now.microsecondsSince1970 + 600_000_001),
                    serverTime: SampleDesk.now
                )
            )
        ) {
            $0.heldAt = "2026-05-14T10:40:00.000001+09:00"
        },
        Case("a day that the calendar has not", FieldProblem(.heldOn, .unreadableDate)) {
            ($0.heldAt, $0.heldOn) = (nil, "2026年2月29日")
        },
        Case("a year that no era has had", FieldProblem(.heldOn, .unreadableDate)) {
            ($0.heldAt, $0.heldOn) = (nil, "令和99年5月14日")
        },
        Case("tomorrow", FieldProblem(.heldOn, .future(latest: SampleDesk.now.day))) {
            ($0.heldAt, $0.heldOn) = (nil, "2026-05-15")
        },
    ]

    private static let places: [Case] = [
        Case("no site", FieldProblem(.site, .required)) { $0.site = nil },
        Case("an unknown site", FieldProblem(.site, .unknownSite(nearest: ["高井戸出張所"]))) { $0.site = "高井戸出張" },
        Case("a blank site", FieldProblem(.site, .unknownSite(nearest: []))) { $0.site = " " },
        Case(
            "the day before the site opened",
            FieldProblem(.site, .siteNotOpenYet(opens: SampleDesk.sites[0].openedOn))
        ) {
            ($0.heldAt, $0.heldOn) = (nil, "2023-04-30")
        },
        Case(
            "the last moment before the site opened",
            FieldProblem(.site, .siteNotOpenYet(opens: SampleDesk.sites[2].openedOn))
        ) {
            ($0.site, $0.heldAt) = ("S043", "2026-03-31T23:59:59.999999+09:00")
        },
        Case(
            "the day after the site closed",
            FieldProblem(.site, .siteClosed(lastDay: SampleDesk.sites[2].openedOn.adding(days: -1)))
        ) {
            ($0.site, $0.heldAt, $0.heldOn) = ("S002", nil, "2026-04-01")
        },
        Case(
            "the first moment after the site closed",
            FieldProblem(.site, .siteClosed(lastDay: SampleDesk.sites[2].openedOn.adding(days: -1)))
        ) {
            ($0.site, $0.heldAt) = ("S002", "2026-04-01T00:00:00+09:00")
        },
        Case("an unknown town", FieldProblem(.town, .unknownTown(nearest: []))) { $0.town = "永福一" },
    ]

    private static let lists: [Case] = [
        Case("no channel", FieldProblem(.channel, .required)) { $0.channel = nil },
        Case("an unknown channel", FieldProblem(.channel, .unknownChannel)) { $0.channel = "fax" },
        Case("no topics", FieldProblem(.topics, .required)) { $0.topics = nil },
        Case("a list of no topics", FieldProblem(.topics, .empty)) { $0.topics = [] },
        Case("21 topics", FieldProblem(.topics, .tooMany(limit: 20))) {
            $0.topics = Array(repeating: "wifi", count: 21)
        },
        Case("an unknown topic among known ones", FieldProblem(.topics, .unknownTopic(nearest: ["メール"]))) {
            $0.topics = ["wifi", "メイル", "mail"]
        },
        Case("an unknown age band", FieldProblem(.ageBand, .unknownAgeBand)) { $0.ageBand = "65-74" },
        Case("an empty age band", FieldProblem(.ageBand, .unknownAgeBand)) { $0.ageBand = "" },
        Case("an unknown outcome", FieldProblem(.outcome, .unknownOutcome(nearest: ["未解決"]))) { $0.outcome = "解決" },
        Case("an unknown supporter", FieldProblem(.supporters, .unknownSupporter)) {
            $0.supporters = ["支援員001", "支援員003"]
        },
        Case("eleven supporters", FieldProblem(.supporters, .tooMany(limit: 10))) {
            $0.supporters = Array(repeating: "支援員001", count: 11)
        },
    ]

    private static let amounts: [Case] = [
        Case("0 minutes", FieldProblem(.minutes, .outOfRange(1...600))) { $0.minutes = 0 },
        Case("601 minutes", FieldProblem(.minutes, .outOfRange(1...600))) { $0.minutes = 601 },
        Case("a satisfaction of 0", FieldProblem(.satisfaction, .outOfRange(1...5))) { $0.satisfaction = 0 },
        Case("a satisfaction of 6", FieldProblem(.satisfaction, .outOfRange(1...5))) { $0.satisfaction = 6 },
    ]

    private static let texts: [Case] = [
        Case("a resident that is no UUID", FieldProblem(.resident, .unreadableIdentifier)) { $0.resident = "杉並花子" },
        Case("a UUID with something behind it", FieldProblem(.resident, .unreadableIdentifier)) {
            $0.resident = "019e2440-1c00-7a31-8f20-5b6c7d8e9f01\u{0}x"
        },
        Case("a support case that is no UUID", FieldProblem(.supportCase, .unreadableIdentifier)) {
            $0.supportCase = "019e2440-1c00-7a31-8f20-5b6c7d8e9f0"
        },
        Case("a receipt number of 41 characters", FieldProblem(.receipt, .tooLong(limit: 40))) {
            $0.receipt = String(repeating: "1", count: 41)
        },
        Case("a note of 1001 characters", FieldProblem(.note, .tooLong(limit: 1000))) {
            $0.note = String(repeating: "備", count: 1001)
        },
        Case("a note of 1001 scalars in 1000 characters", FieldProblem(.note, .tooLong(limit: 1000))) {
            $0.note = String(repeating: "備", count: 999) + "か\u{3099}"
        },
        Case("a receipt number of 41 characters when written out", FieldProblem(.receipt, .tooLong(limit: 40))) {
            $0.receipt = String(repeating: "1", count: 37) + "㍿"
        },
        Case("a receipt number with NUL", FieldProblem(.receipt, .controlCharacter)) { $0.receipt = "1\u{0}" },
        Case("a note with an escape sequence", FieldProblem(.note, .controlCharacter)) { $0.note = "\u{1B}[2J" },
        Case("a My Number in the note", FieldProblem(.note, .holdsMyNumber)) { $0.note = "番号は１２３４－５６７８－９０１８" },
    ]

    static let acceptances: [Case] = [
        Case("nothing but what is required") { _ in },
        Case("a clock that is ten minutes ahead") { $0.heldAt = "2026-05-14T10:40:00+09:00" },
        Case("today") { ($0.heldAt, $0.heldOn) = (nil, "2026-05-14") },
        Case("today by era, full width") { ($0.heldAt, $0.heldOn) = (nil, "令和８年５月１４日") },
        Case("the day on which the site opened") { ($0.heldAt, $0.heldOn) = (nil, "2023-05-01") },
        Case("the first moment of the site's first day") {
            ($0.site, $0.heldAt) = ("S043", "2026-04-01T00:00:00+09:00")
        },
        Case("the site's last day") { ($0.site, $0.heldAt, $0.heldOn) = ("S002", nil, "2026-03-31") },
        Case("the last moment of the site's last day") {
            ($0.site, $0.heldAt) = ("S002", "2026-03-31T23:59:59.999999+09:00")
        },
        Case("20 topics") { $0.topics = Array(repeating: "wifi", count: 20) },
        Case("ten supporters") { $0.supporters = Array(repeating: "支援員001", count: 10) },
        Case("1 minute") { $0.minutes = 1 },
        Case("600 minutes") { $0.minutes = 600 },
        Case("a satisfaction of 1") { $0.satisfaction = 1 },
        Case("a satisfaction of 5") { $0.satisfaction = 5 },
        Case("a receipt number of 40 characters") { $0.receipt = String(repeating: "1", count: 40) },
        Case("a note of 1000 characters") { $0.note = String(repeating: "備", count: 1000) },
        Case("line breaks and tabs in a note") { $0.note = "一行目\r\n二行目\tおわり" },
        Case("what looks like SQL or a shell") { $0.note = "'; DROP TABLE consultation; -- $(rm -rf /) `x`" },
        Case("twelve digits whose check digit does not hold") { $0.note = "123456789019" },
    ]
}
