internal import DeskText
internal import SupportDesk

/// Says in words what is known of supporters, courses and residents.
struct PeopleWords {
    let manner: ReportManner
    let today: CivilDate

    var language: Language { manner.language }

    // MARK: Single values

    func text(_ label: PeopleLabel) -> String { label.text(in: language) }

    func kind(ofCourse code: String) -> String { title(code, manner.lists.people.courseKinds) }

    func kind(ofSupporter code: String?) -> String {
        code.map { title($0, manner.lists.people.supporterKinds) } ?? ReportTable.nothing
    }

    func kind(ofPartner code: String) -> String { title(code, manner.lists.people.partnerKinds) }

    func language(_ code: String) -> String { title(code, manner.lists.people.languages) }

    func module(_ code: String) -> String { title(code, manner.lists.people.trainingModules) }

    func skill(_ code: String) -> String { title(code, manner.lists.topics) }

    func site(_ code: String?) -> String { manner.name(ofSite: code) }

    private func title<Subject>(_ code: String, _ terms: [DeskLists.Term<Subject>]) -> String {
        DeskLists.title(Code<Subject>(code), in: terms).text(in: language).shownWhole
    }

    func status(_ code: String?) -> String {
        code.map { SupporterStatus(rawValue: $0)?.title(in: language) ?? $0.shown } ?? ReportTable.nothing
    }

    func ageBand(_ code: String?) -> String {
        code.map { AgeBand(rawValue: $0)?.title(in: language) ?? $0.shown } ?? ReportTable.nothing
    }

    /// 12月3日(木), Thu 3 Dec: with the year when it is not this one.
    func day(_ iso: String?) -> String {
        guard let iso else { return ReportTable.nothing }
        guard let day = CivilDate(iso: iso) else { return iso.shown }
        let weekday = text(.weekday(day.weekday))
        let short = day.short(in: language, today: today)
        return language == .ja ? "\(short)(\(weekday))" : "\(weekday) \(short)"
    }

    /// A day that may lie years off, as tables show it.
    func date(_ iso: String?) -> String { iso?.shown ?? ReportTable.nothing }

    /// 1時間30分, 1 h 30 min
    func minutes(_ minutes: Int?) -> String {
        guard let minutes else { return ReportTable.nothing }
        let (hours, rest) = (minutes / 60, minutes % 60)
        let parts = [
            hours > 0 || rest == 0 ? (language == .ja ? "\(hours.grouped)時間" : "\(hours.grouped) h") : nil,
            rest > 0 ? (language == .ja ? "\(rest)分" : "\(rest) min") : nil,
        ].compactMap(\.self)
        return parts.joined(separator: language == .ja ? "" : " ")
    }

    func list(_ items: [String]) -> String {
        items.isEmpty ? ReportTable.nothing : items.joined(separator: separator)
    }

    var separator: String { language == .ja ? "、" : ", " }

    func number(_ number: Int?) -> String { number?.grouped ?? ReportTable.nothing }

    func share(_ share: Double?) -> String { share?.percent(decimals: 1) ?? ReportTable.nothing }

    // MARK: Tables and sheets

    func column(
        _ label: PeopleLabel,
        _ alignment: TextTable.Column.Alignment = .left,
        _ yielding: ReportTable.Yielding = .never
    ) -> ReportTable.Column {
        .init(text(label), alignment, yielding)
    }

    /// The table in lines, no wider than the terminal.
    func lines(_ columns: [ReportTable.Column], flexible: Int, rows: [[String]]) -> [String] {
        let table = ReportTable(
            columns: columns,
            flexible: .init(column: flexible, minimum: 10, manner: .cut),
            rows: rows.map { .init(cells: $0) }
        )
        let (lines, leftOut) = table.laidOut(in: manner)
        return leftOut.isEmpty ? lines : lines + ["", manner.text(ReportText.leftOut(leftOut))]
    }

    /// Labels and texts in two columns; what says nothing is left out.
    func sheet(_ rows: [(label: PeopleLabel, text: String?)]) -> [String] {
        ConsultationSheet.aligned(
            rows.compactMap { row in
                guard let text = row.text, text != ReportTable.nothing, !text.isEmpty else { return nil }
                return (self.text(row.label), text)
            }
        )
    }
}

extension CivilDate {
    /// 1 (Monday) … 7 (Sunday)
    var weekday: Int {
        // 1970-01-01 was a Thursday.
        let days = (daysSince1970 + 3) % 7
        return (days < 0 ? days + 7 : days) + 1
    }
}
