import SupportDesk

/// What the cells of a consultations log mean at one desk and at one moment, apart from each other.
struct ConsultationCells: Sendable {
    private let desk: Desk
    private let days: DateReading
    private let now: Instant
    private static let digitsOfMyNumber = 12

    init(desk: Desk, now: Instant) {
        self.desk = desk
        self.now = now
        days = DateReading(eras: desk.eras)
    }

    /// 拠点: code, name or alias.
    func site(_ text: String) throws(Rejection.Reason) -> Site {
        switch desk.site(try present(text)) {
        case .found(let site): return site
        case .unknown(let nearest): throw .problem(.unknownSite(nearest: nearest))
        }
    }

    /// 相談日, in Japan.
    func heldOn(_ text: String) throws(Rejection.Reason) -> CivilDate {
        guard let day = days.day(try present(text)) else { throw .problem(.unreadableDate) }
        if let problem = problem(with: .heldOn, { $0.heldOn = day.description }) { throw problem }
        return day
    }

    /// 方法
    func channel(_ text: String) throws(Rejection.Reason) -> Channel {
        switch try present(text).searchKey {
        case "対面", "窓口", "来所", Channel.inPerson.rawValue: return .inPerson
        case "電話", "tel", Channel.phone.rawValue: return .phone
        case "オンライン", "zoom", Channel.online.rawValue: return .online
        case "訪問", "出張", Channel.visit.rawValue: return .visit
        default: throw .problem(.unknownChannel)
        }
    }

    /// 相談内容, in the ward's order, each once.
    func topics(_ text: String) throws(Rejection.Reason) -> [Topic.ID] {
        let words = text.writtenList
        guard !words.isEmpty else { throw .problem(.required) }
        var codes: Set<Topic.ID> = []
        for word in words {
            switch desk.topics.find(word) {
            case .found(let topic):
                codes.insert(topic.code)
            case .unknown(let nearest):
                // A ward's own title may hold a comma.
                if case .found(let topic) = desk.topics.find(text) { return [topic.code] }
                throw .problem(.unknownTopic(nearest: nearest))
            }
        }
        guard codes.count <= ConsultationLimits.topics else {
            throw .problem(.tooMany(limit: ConsultationLimits.topics))
        }
        return codes.sorted { (desk.topics.position(of: $0), $0) < (desk.topics.position(of: $1), $1) }
    }

    /// 年代
    func ageBand(_ text: String) throws(Rejection.Reason) -> AgeBand {
        guard let band = WrittenAge.band(text) else { throw .problem(.unknownAgeBand) }
        return band
    }

    /// 対応時間: `15`, `15分`
    func minutes(_ text: String) throws(Rejection.Reason) -> Minutes? {
        let key = text.searchKey
        guard !key.isEmpty else { return nil }
        guard let value = (key.hasSuffix("分") ? String(key.dropLast()) : key).writtenCount else {
            throw .problem(.unreadableMinutes)
        }
        guard let minutes = Minutes(value) else { throw .problem(.outOfRange(Minutes.range)) }
        return minutes
    }

    /// 対応者, each once, by code.
    func supporters(_ text: String) throws(Rejection.Reason) -> LogSupporters {
        let codes = Set(text.writtenList.map { Supporter.ID($0) })
        guard codes.count <= ConsultationLimits.supporters else {
            throw .problem(.tooMany(limit: ConsultationLimits.supporters))
        }
        for code in codes {
            if code.rawValue.holdsControlCharacters { throw .problem(.controlCharacter) }
            if MyNumber.isPresent(in: code.rawValue) { throw .problem(.holdsMyNumber) }
            if code.rawValue.unicodeScalars.count > ConsultationLimits.receipt {
                throw .problem(.tooLong(limit: ConsultationLimits.receipt))
            }
        }
        return LogSupporters(codes: codes, known: desk.supporters)
    }

    /// 結果
    func outcome(_ text: String) throws(Rejection.Reason) -> Outcome.ID? {
        let word = text.trimmed
        guard !word.isEmpty else { return nil }
        switch desk.outcomes.find(word) {
        case .found(let outcome): return outcome.code
        case .unknown(let nearest): throw .problem(.unknownOutcome(nearest: nearest))
        }
    }

    /// 受付番号
    func receipt(_ text: String) throws(Rejection.Reason) -> String {
        // Nearly all numbers are in that form as they stand.
        let receipt = text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : text.codeForm
        guard !receipt.isEmpty else { throw .problem(.required) }
        guard receipt.unicodeScalars.count <= ConsultationLimits.receipt else {
            throw .problem(.tooLong(limit: ConsultationLimits.receipt))
        }
        // Not looked through for a My Number: of the numbers that have twelve digits one in eleven could be one.
        guard !receipt.holdsControlCharacters else { throw .problem(.controlCharacter) }
        return receipt
    }

    /// 備考, as it was written; white space alone is no note.
    func note(_ cell: Span<UInt8>) throws(Rejection.Reason) -> String? {
        guard !cell.isEmpty else { return nil }
        let note = String(utf8: cell)
        if !isPlain(cell), let problem = problem(with: .note, { $0.note = note }) { throw problem }
        return note.allSatisfy(\.isWhitespace) ? nil : note
    }

    /// Whether a note is so short and holds so few digits that the desk cannot object to it. Nearly all are like that, and
    /// to tell costs a hundredth of asking.
    private func isPlain(_ cell: Span<UInt8>) -> Bool {
        guard cell.count <= ConsultationLimits.note else { return false }
        var digits = 0
        for index in cell.indices {
            switch cell[index] {
            case 0x30...0x39: digits += 1
            // Control characters; 0xC2 leads those of C1.
            case 0..<0x20, 0x7F, 0xC2: return false
            // Full-width forms.
            case 0xEF: digits += 1
            // ① ½ ⑳ and the like: NFKC makes up to three digits of one.
            case 0xE2, 0xF0: digits += 3
            // 1月 and 0点 in one character, from U+3200 on.
            case 0xE3 where index + 1 < cell.count && (0x88...0x8F).contains(cell[index + 1]): digits += 3
            default: break
            }
        }
        return digits < Self.digitsOfMyNumber
    }

    /// Why a consultation cannot have been held at `site` on `day`; nil when the site was open.
    func closure(of site: Site, on day: CivilDate) -> Rejection.Reason? {
        guard !site.isOpen(on: day) else { return nil }
        return problem(with: .site) { draft in
            draft.site = site.code.rawValue
            draft.heldOn = day.description
        }
    }

    /// What the desk itself finds wrong with one field of a draft. It is asked about the drafts that may be wrong only: a
    /// million times it would take minutes.
    private func problem(
        with field: ConsultationField,
        _ fill: (inout ConsultationDraft) -> Void
    ) -> Rejection.Reason? {
        var draft = ConsultationDraft()
        fill(&draft)
        do {
            _ = try desk.content(of: draft, now: now)
            return nil
        } catch {
            return error.problems.first { $0.field == field.rawValue }.map { .problem($0.reason) }
        }
    }

    private func present(_ text: String) throws(Rejection.Reason) -> String {
        let text = text.trimmed
        guard !text.isEmpty else { throw .problem(.required) }
        return text
    }
}

/// What a cell of 対応者 names: one object for all rows that name the same.
final class LogSupporters {
    let codes: [Supporter.ID]
    /// Those that the desk does not know.
    let new: Set<Supporter.ID>
    /// Whether ``new`` has been reported.
    var areReported = false

    init(codes: Set<Supporter.ID>, known: Set<Supporter.ID>) {
        self.codes = codes.sorted()
        new = codes.subtracting(known)
    }
}
