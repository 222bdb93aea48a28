import SupportDesk

/// A year's log as some office might have kept it: every cell in one of the ways in which people write it, columns in
/// some order, others among them; and what it says.
struct YearLog {
    /// What a row has to be read as.
    enum Truth: Equatable {
        case content(ConsultationContent)
        case refused(column: String, String)
    }

    private(set) var text = ""
    private(set) var truths: [(receipt: String, truth: Truth)] = []
    let writing: Writing
    let lineBreak: LineBreak

    init(seed: UInt64, rows: Int) {
        var random = SeededGenerator(seed: seed)
        writing = random.pick(Writing.allCases)
        lineBreak = random.pick(LineBreak.allCases)
        let separator = random.pick([",", ",", "\t"])
        let titles = (LogFile.titles + ["入力者", "№", "確認印"]).shuffled(using: &random)
        var lines: [String] = []
        if Bool.random(using: &random) { lines += ["令和\(Int.random(in: 5...9, using: &random))年度 相談記録", ""] }
        lines.append(titles.map { Self.title($0, &random) }.joined(separator: separator))
        for number in 1...rows {
            if random.next() % 20 == 0 {
                lines.append(random.pick(["", separator, "　\(separator) "]))
            }
            let row = YearLogRow(number: number, &random)
            truths.append((row.receipt, row.truth))
            let cells = titles.map { row.cells[$0] ?? "山田" }
            lines.append(cells.map { Self.written($0, separator, &random) }.joined(separator: separator))
        }
        text = lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
    }

    private static func title(_ title: String, _ random: inout SeededGenerator) -> String {
        random.pick([title, " \(title)　", "\(title)（記入）"])
    }

    private static func written(_ cell: String, _ separator: String, _ random: inout SeededGenerator) -> String {
        guard cell.contains(separator) || cell.contains("\"") || random.next() % 10 == 0 else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}

/// A row of a ``YearLog``.
struct YearLogRow {
    private(set) var cells: [String: String] = [:]
    private(set) var truth: YearLog.Truth
    let receipt: String

    init(number: Int, _ random: inout SeededGenerator) {
        receipt = "R7-\(number)"
        let site = random.pick(["S001", "S057"])
        let heldOn = day("2025-04-01").adding(days: Int.random(in: 0...364, using: &random))
        let channel = random.pick(Channel.allCases)
        let topics = SampleDesk.topics.entries.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
        let (ageBand, age) = Self.age(&random)
        let minutes = Int.random(in: 0...20, using: &random) == 0 ? nil : Int.random(in: 1...600, using: &random)
        let outcome = random.next() % 8 == 0 ? nil : random.pick(SampleDesk.outcomes.entries)
        let note = random.pick(["", "髙橋様", "「了解」, また来る", "①②③㈱", "1-2-3", "～延長～"])
        truth = .content(
            ConsultationContent(
                site: Code(site),
                heldOn: heldOn,
                channel: channel,
                topics: SampleDesk.topics.entries.map(\.code).filter { code in topics.contains { $0.code == code } },
                ageBand: ageBand,
                minutes: minutes.flatMap { Minutes($0) },
                outcome: outcome?.code,
                supporters: [Code("支援員001")],
                receipt: receipt,
                note: note.isEmpty ? nil : note
            )
        )
        cells = [
            "受付番号": Self.width(receipt, &random), "相談日": Self.date(heldOn, &random), "拠点": Self.site(site, &random),
            "方法": Self.channel(channel, &random), "年代": age, "備考": note, "結果": outcome?.title.ja ?? "",
            "相談内容": Self.list(topics.map { Self.width($0.title.ja, &random) }, &random),
            "対応時間": minutes.map { Self.width("\($0)", &random) + random.pick(["", "分", " 分"]) } ?? "",
            "対応者": Self.list(["支援員001", "支援員００１"].shuffled(using: &random), &random),
        ]
        if random.next() % 10 == 0 { spoil(&random) }
    }

    /// Puts one thing wrong.
    private mutating func spoil(_ random: inout SeededGenerator) {
        let faults: [(column: String, cell: String, code: String)] = [
            ("拠点", "S999", "unknown-site"), ("拠点", "第九公民館", "unknown-site"), ("拠点", "", "required"),
            ("相談日", "2025/2/30", "unreadable-date"), ("相談日", "不明", "unreadable-date"),
            ("相談日", "R99.1.1", "unreadable-date"),
            ("相談日", "2028/5/1", "future"), ("相談日", "2022-03-31", "site-not-open-yet"), ("方法", "手紙", "unknown-channel"),
            ("相談内容", "地図、料理", "unknown-topic"), ("年代", "70代", "unknown-age-band"), ("対応時間", "0分", "out-of-range"),
            ("対応時間", "短め", "unreadable-minutes"), ("結果", "完了", "unknown-outcome"), ("受付番号", " ", "required"),
            ("備考", "1234 5678 9018", "holds-my-number"),
        ]
        let fault = random.pick(faults)
        cells[fault.column] = fault.cell
        truth = .refused(column: fault.code == "site-not-open-yet" ? "拠点" : fault.column, fault.code)
    }

    private static func site(_ code: String, _ random: inout SeededGenerator) -> String {
        let words =
            code == "S001"
            ? ["S001", "ｓ001", "荻窪図書館", "中央図書", " 荻窪図書館　", "おぎくぼ"]
            : ["S057", "専用コールセンター", "専用ｺｰﾙｾﾝﾀｰ", "電話相談", "Ｓ０５７"]
        return random.pick(words)
    }

    private static func date(_ date: CivilDate, _ random: inout SeededGenerator) -> String {
        let (year, month, day) = date.components
        let texts = [
            date.description, "\(year)/\(month)/\(day)", "\(year)年\(month)月\(day)日",
            "令和\(year - 2018)年\(month)月\(day)日",
            "R\(year - 2018).\(month).\(day)", "\(year).\(month).\(day)",
        ]
        return width(random.pick(texts), &random)
    }

    private static func channel(_ channel: Channel, _ random: inout SeededGenerator) -> String {
        let words =
            switch channel {
            case .inPerson: ["対面", "窓口", "来所"]
            case .phone: ["電話", "TEL", "ＴＥＬ", "tel"]
            case .online: ["オンライン", "Zoom", "ＺＯＯＭ", "ｵﾝﾗｲﾝ"]
            case .visit: ["訪問", "出張"]
            }
        return random.pick(words)
    }

    private static func age(_ random: inout SeededGenerator) -> (AgeBand, String) {
        let age = Int.random(in: 20...99, using: &random)
        let first = age / 5 * 5
        let range = random.pick(["-", "～", "~"])
        let texts = ["\(age)", "\(age)歳", "\(first)\(range)\(first + 4)", "\(first)\(range)\(first + 4)歳"]
        switch random.next() % 10 {
        case 0: return (.unknown, random.pick(["", "不明", "不詳", "　"]))
        case 1: return (.declined, "回答しない")
        case 2: return (.from90, random.pick(["90歳以上", "９０歳以上"]))
        case 3: return (.under60, "60歳未満")
        default: return (AgeBand(age: age) ?? .unknown, width(random.pick(texts), &random))
        }
    }

    private static func list(_ words: [String], _ random: inout SeededGenerator) -> String {
        words.joined(separator: random.pick(["、", ",", ";", "，", "；", "､", "、 "]))
    }

    /// Now and then full-width letters, digits and signs.
    private static func width(_ text: String, _ random: inout SeededGenerator) -> String {
        guard random.next() % 4 == 0 else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                }
            )
        )
    }
}
