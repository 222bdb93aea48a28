internal import DeskText
internal import SupportDesk

/// Says in words what is closed, and what is still missing before it can be.
struct ClosingPages {
    let words: PeopleWords

    private var language: Language { words.language }

    func text(_ label: ClosingLabel) -> String { label.text(in: language) }

    /// 2026年5月, 2026年度; as it stands when it is no period.
    func period(_ code: String) -> String { ClosingPeriod(code: code)?.title(in: language) ?? code.shown }

    func moment(_ text: String?) -> String {
        guard let text else { return ReportTable.nothing }
        return Instant(rfc3339: text)?.short(in: language, today: words.today) ?? text.shown
    }

    /// The table of `mado closing list`.
    func closings(_ closings: [ClosingDocument]) -> [String] {
        words.lines(
            [
                column(.period), column(.status), column(.closedSites), column(.madeAt, .dropped(1)),
                column(.madeBy, .dropped(0)),
            ],
            flexible: 4,
            rows: closings.map { closing in
                let last = closing.closed ? closing.versions.last : nil
                return [
                    period(closing.period), status(closing), sites(of: closing), moment(last?.madeAt),
                    last?.madeBy.shown ?? ReportTable.nothing,
                ]
            }
        )
    }

    private func status(_ closing: ClosingDocument) -> String {
        FigureStatus(version: closing.version).title(in: language)
    }

    /// All of them once the ward has closed it.
    private func sites(of closing: ClosingDocument) -> String {
        if closing.closed { return text(.allSites) }
        return closing.closedSites.isEmpty ? ReportTable.nothing : text(.sites(closing.closedSites.count))
    }

    /// The sheet of `mado closing show`, with a line for each version.
    func sheet(_ closing: ClosingDocument) -> [String] {
        var rows: [(label: String, text: String)] = [(text(.status), status(closing))]
        let sites = closing.closed ? text(.allSites) : words.list(closing.closedSites.map(site))
        if sites != ReportTable.nothing { rows.append((text(.closedSites), sites)) }
        let head = [period(closing.period)] + ConsultationSheet.aligned(rows)
        guard !closing.versions.isEmpty else { return head }
        let versions = words.lines(
            [
                column(.version), column(.madeAt), column(.madeBy, .dropped(1)), column(.reason),
                column(.approvedBy, .dropped(2)), column(.amendment, .dropped(0)),
            ],
            flexible: 3,
            rows: closing.versions.map { version in
                [
                    "v\(version.version) " + FigureStatus(version: version.version).title(in: language),
                    moment(version.madeAt), version.madeBy.shown, version.reason?.shown ?? ReportTable.nothing,
                    version.approvedBy?.shown ?? ReportTable.nothing,
                    version.amendment.map { String($0.suffix(6)) } ?? ReportTable.nothing,
                ]
            }
        )
        return head + [""] + versions
    }

    /// What is missing, kind by kind; nothing when nothing is.
    func missing(_ missing: MissingRecordsDocument) -> [String] {
        let kinds: [(label: ClosingLabel, lines: [String])] = [
            (
                .silentSites,
                missing.silentSites.map { silent in
                    let last = silent.lastHeardOf.map { text(.lastHeardOf(words.day($0))) } ?? text(.neverHeardOf)
                    return "\(site(silent.site))  \(last)"
                }
            ),
            (.emptyDays, missing.emptyDays.map { "\(site($0.site))  \(text(.days($0.days.map(Self.dayOfMonth))))" }),
            (
                .refusals,
                missing.refusals.map { refusal in
                    let place = refusal.site.map { "  " + site($0) } ?? ""
                    let problems = "\(refusal.problems.joined(separator: ", ")) (\(refusal.refusedBy))".shown
                    return words.day(refusal.heldOn) + place + "  " + problems
                }
            ),
            (.amendments, missing.amendments.map { "mado amendment show \($0.suffix(6))" }),
            (.sitesWithoutHours, missing.sitesWithoutHours.map(site)),
        ]
        return kinds.filter { !$0.lines.isEmpty }.flatMap { kind in
            ["\(text(kind.label)):"] + kind.lines.map { "  " + $0 }
        }
    }

    private static func dayOfMonth(_ iso: String) -> String {
        CivilDate(iso: iso).map { String($0.components.day) } ?? iso.shown
    }

    private func site(_ code: String) -> String { "\(code.shown) \(words.site(code))" }

    private func column(_ label: ClosingLabel, _ yielding: ReportTable.Yielding = .never) -> ReportTable.Column {
        .init(text(label), .left, yielding)
    }
}
