internal import DeskText
internal import SupportDesk

extension PeopleWords {
    /// A supporter in one line: never with a name.
    func line(_ draft: SupporterDraftSent) -> String {
        var parts = [kind(ofSupporter: draft.kind)]
        let sites = [draft.homeSite].compactMap(\.self) + (draft.otherSites ?? [])
        if !sites.isEmpty { parts.append(list(sites.map { site($0) })) }
        if let codes = draft.languages, !codes.isEmpty { parts.append(list(codes.map { language($0) })) }
        if let codes = draft.skills, !codes.isEmpty { parts.append(list(codes.map { skill($0) })) }
        if let hours = draft.hoursPerWeek { parts.append(text(.perWeek(hours))) }
        return parts.joined(separator: manner.separator)
    }

    /// The table of `mado supporter list`.
    func supporters(_ supporters: [SupporterDocument]) -> [String] {
        lines(
            [
                column(.supporter), column(.kind), column(.status), column(.since, .left, .dropped(2)),
                column(.certifiedUntil), column(.appointedUntil, .left, .dropped(1)), column(.homeSite),
                column(.languages, .left, .dropped(0)),
            ],
            flexible: 6,
            rows: supporters.map { supporter in
                [
                    supporter.supporter.shown, kind(ofSupporter: supporter.kind), status(supporter.status),
                    date(supporter.since), date(supporter.certifiedUntil), date(supporter.appointedUntil),
                    site(supporter.homeSite), list(supporter.languages.map { language($0) }),
                ]
            }
        )
    }

    /// The sheet of `mado supporter show`.
    func sheet(_ supporter: SupporterDocument) -> [String] {
        let completions = (supporter.completions ?? []).map { "\(module($0.module)) \($0.completedOn)" }
        return ["\(text(.supporter)) \(supporter.supporter.shown)"]
            + sheet([
                (.kind, kind(ofSupporter: supporter.kind)), (.status, status(supporter.status)),
                (.since, supporter.since), (.certifiedUntil, supporter.certifiedUntil),
                (.appointedUntil, supporter.appointedUntil), (.homeSite, site(supporter.homeSite)),
                (.otherSites, list(supporter.otherSites.map { site($0) })),
                (.languages, list(supporter.languages.map { language($0) })),
                (.skills, list(supporter.skills.map { skill($0) })),
                (.hoursPerWeek, supporter.hoursPerWeek.map { text(.perWeek($0)) }),
                (.completed, list(completions)), (.missing, list(supporter.missingModules.map { module($0) })),
                (.conversion, supporter.conversion),
            ]) + history(supporter.history ?? [])
    }

    private func history(_ spans: [SupporterDocument.Span]) -> [String] {
        guard !spans.isEmpty else { return [] }
        return [""]
            + lines(
                [
                    column(.status), column(.from), column(.until), column(.certifiedUntil, .left, .dropped(2)),
                    column(.appointedUntil, .left, .dropped(1)), column(.reason),
                    column(.recordedBy, .left, .dropped(0)),
                ],
                flexible: 5,
                rows: spans.map { span in
                    [
                        status(span.status), date(span.from), lastDay(of: span), date(span.certifiedUntil),
                        date(span.appointedUntil), reason(of: span), span.recordedBy.shown,
                    ]
                }
            )
    }

    /// Blank for a status that gave way to another on the day on which it began.
    private func lastDay(of span: SupporterDocument.Span) -> String {
        span.until.map { $0 < span.from } == true ? "" : date(span.until)
    }

    /// What people wrote; or, where time decided, why.
    private func reason(of span: SupporterDocument.Span) -> String {
        guard let reason = span.reason else { return span.cause == "import" ? text(.imported) : "" }
        return span.cause == "time" ? PeopleLabel(timeReason: reason).map { text($0) } ?? reason.shown : reason.shown
    }

    /// Until when the certificate and the appointment hold, after a transition.
    func ends(_ supporter: SupporterDocument?) -> String? {
        let ends: [(PeopleLabel, String?)] = [
            (.certifiedUntil, supporter?.certifiedUntil), (.appointedUntil, supporter?.appointedUntil),
        ]
        let said = ends.compactMap { label, day in day.map { "\(text(label)) \($0)" } }
        return said.isEmpty ? nil : said.joined(separator: separator)
    }

    /// The table of `mado supporter training`.
    func training(_ items: [TrainingDocument.Missing]) -> [String] {
        lines(
            [column(.supporter), column(.kind, .left, .dropped(0)), column(.status), column(.missing)],
            flexible: 3,
            rows: items.map { item in
                [
                    item.supporter.shown, kind(ofSupporter: item.kind), status(item.status),
                    list(item.missing.map { module($0) }),
                ]
            }
        )
    }

    /// The sheet of `mado supporter contact`.
    func sheet(_ contact: SupporterContactDocument, of supporter: String) -> [String] {
        ["\(text(.supporter)) \(supporter.shown)"]
            + sheet([
                (.name, contact.name), (.kana, contact.kana), (.phone, contact.phone), (.email, contact.email),
            ])
    }
}
