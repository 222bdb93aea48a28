internal import SupportDesk

/// The ways in which people write the cells of a log.
struct PaperSpelling {
    private let sites: [Site]
    private let names: [Site.ID: [String]]

    init(sites: [Site]) {
        self.sites = sites
        names = Dictionary(uniqueKeysWithValues: sites.map { ($0.code, [$0.code.rawValue, $0.name] + $0.aliases) })
    }

    /// A row that says `content`, and nothing that it does not say but a note.
    func row(_ content: ConsultationContent, _ random: inout SplitMix64) -> PaperLog.Row {
        var content = content
        if content.note == nil, random.happens(0.5) { content.note = random.element(of: Self.notes) }
        let cells = cells(of: content, &random)
        return PaperLog.Row(
            receipt: content.receipt ?? "",
            text: cells.map(Self.quoted).joined(separator: ","),
            meaning: .accepted(content)
        )
    }

    /// The same with one thing in it that no desk can accept.
    func faultyRow(
        _ content: ConsultationContent,
        today: CivilDate,
        _ random: inout SplitMix64
    ) -> PaperLog.Row {
        var cells = cells(of: content, &random)
        let (column, text, field) = random.element(of: faults(on: content.heldOn, today: today))
        cells[column] = text
        return PaperLog.Row(
            receipt: content.receipt ?? "",
            text: cells.map(Self.quoted).joined(separator: ","),
            meaning: .refused(field)
        )
    }

    /// Which cell, what stands there, and which field is refused for it.
    private func faults(on day: CivilDate, today: CivilDate) -> [(Int, String, ConsultationField)] {
        sites.filter { !$0.isOpen(on: day) }.map { (2, $0.name, .site) } + [
            (1, "\(day.year)/\(day.month)/32", .heldOn), (1, "", .heldOn), (1, "不明", .heldOn),
            (1, today.adding(days: 40).description, .heldOn),
            (2, "どこかの図書間", .site), (2, "", .site),
            (3, "伝書鳩", .channel), (4, "", .topics), (4, "たこ焼き", .topics),
            (6, "3000分", .minutes), (6, "0", .minutes), (6, "短め", .minutes), (6, "-5分", .minutes),
        ]
    }

    /// In the order of ``PaperLog/header``.
    private func cells(of content: ConsultationContent, _ random: inout SplitMix64) -> [String] {
        [
            content.receipt ?? "",
            day(content.heldOn, &random),
            site(content.site, &random),
            random.element(of: Self.channels[content.channel] ?? []),
            content.topics.map { StandardCodes.topics[$0]?.title.ja ?? "" }
                .joined(separator: random.element(of: ["、", ",", ";", "；", "，", " , "])),
            age(content.ageBand, &random),
            content.minutes.map { number($0.value, suffix: "分", &random) } ?? "",
            content.supporters.map(\.rawValue).joined(separator: "、"),
            content.outcome.flatMap { StandardCodes.outcomes[$0]?.title.ja } ?? "",
            content.note ?? "",
        ]
    }

    private func day(_ day: CivilDate, _ random: inout SplitMix64) -> String {
        let (year, month, date) = day.components
        let reiwa = year - 2018
        return switch random.below(8) {
        case 0: "\(year)/\(month)/\(date)"
        case 1: "\(year)年\(month)月\(date)日"
        case 2: "令和\(reiwa)年\(month)月\(date)日"
        case 3: "R\(reiwa).\(month).\(date)"
        case 4: fullWidth("\(year)/\(month)/\(date)")
        case 5: fullWidth("令和\(reiwa)年\(month)月\(date)日")
        default: day.description
        }
    }

    private func site(_ code: Site.ID, _ random: inout SplitMix64) -> String {
        let names = names[code] ?? [code.rawValue]
        // Most people write the name.
        let name = random.happens(0.75) ? names[1 % names.count] : random.element(of: names)
        return switch random.below(20) {
        case 0: " \(name) "
        case 1: "\u{3000}" + name
        case 2: fullWidth(name)
        default: name
        }
    }

    private static let channels: [Channel: [String]] = [
        .inPerson: ["対面", "窓口", "来所", "来所"], .phone: ["電話", "TEL", "ＴＥＬ"],
        .online: ["オンライン", "Zoom", "ｵﾝﾗｲﾝ"], .visit: ["訪問", "出張"],
    ]

    private func age(_ band: AgeBand, _ random: inout SplitMix64) -> String {
        switch band {
        case .unknown: return random.element(of: ["", "", "不明", "不詳"])
        case .declined: return "回答しない"
        case .from90: return random.happens(0.6) ? "90歳以上" : number(random.number(in: 90...99), suffix: "歳", &random)
        case .under60:
            let from = 5 * random.number(in: 4...11)
            return ages(from...from + 4, &random)
        case .from60, .from65, .from70, .from75, .from80, .from85:
            let from = 60 + 5 * (Self.fiveYearBands.firstIndex(of: band) ?? 0)
            return ages(from...from + 4, &random)
        }
    }

    private static let fiveYearBands: [AgeBand] = [.from60, .from65, .from70, .from75, .from80, .from85]

    private func ages(_ range: ClosedRange<Int>, _ random: inout SplitMix64) -> String {
        switch random.below(5) {
        case 0: "\(range.lowerBound)-\(range.upperBound)"
        case 1: "\(range.lowerBound)～\(range.upperBound)歳"
        default: number(random.number(in: range), suffix: "歳", &random)
        }
    }

    /// `15`, `15分`, `１５分`
    private func number(_ value: Int, suffix: String, _ random: inout SplitMix64) -> String {
        switch random.below(3) {
        case 0: "\(value)"
        case 1: "\(value)\(suffix)"
        default: fullWidth("\(value)") + suffix
        }
    }

    /// Characters that exist in CP932 and are lost on the way by careless software are among them.
    private static let notes = [
        "機種変更", "家族同席", "①再訪希望", "㈱〇〇の機種", "～30分延長", "次回予約あり", "髙﨑講師の講習会へ", "「予約」画面まで",
    ]

    /// ASCII's letters, digits and marks as full-width ones.
    private func fullWidth(_ text: String) -> String {
        var wide = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            wide.append((0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        }
        return String(wide)
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
