internal import DeskText
internal import SupportDesk

extension PeopleWords {
    /// A resident in one line: never with a name or a number, which the screen of a counter would show to others.
    func line(_ draft: ResidentDraftSent) -> String {
        var parts: [String] = []
        if let year = draft.birthYear { parts.append(text(.bornIn(year))) }
        if let band = draft.ageBand { parts.append(ageBand(band)) }
        if let town = draft.town { parts.append(town.shown) }
        if !draft.needs.isEmpty { parts.append(needs(draft.needs, language: draft.language)) }
        if let consent = draft.consent {
            parts.append("\(text(.consent)) \(purposes(consent.purposes)) (\(method(consent.method)))")
        }
        let said = [(PeopleLabel.name, draft.name), (.kana, draft.kana), (.phone, draft.phone)]
        let given = said.compactMap { label, value in value.map { _ in text(label) } }
        if !given.isEmpty { parts.append(text(.alsoGiven(list(given)))) }
        return parts.joined(separator: manner.separator)
    }

    func needs(_ needs: [String], language: String?) -> String {
        list(
            needs.map { need in
                switch need {
                case "hearing": text(.hearing)
                case "vision": text(.vision)
                case "language": text(.languageNeed) + (language.map { " \(self.language($0))" } ?? "")
                default: need.shown
                }
            }
        )
    }

    func purposes(_ purposes: [String]) -> String {
        list(purposes.map { PeopleLabel(purpose: $0).map { text($0) } ?? $0.shown })
    }

    func method(_ method: String) -> String { PeopleLabel(method: method).map { text($0) } ?? method.shown }

    func signs(_ signs: [String]) -> String {
        list(signs.map { PeopleLabel(sign: $0).map { text($0) } ?? $0.shown })
    }

    /// The table of `mado resident find`.
    func residents(_ residents: [ResidentDocument]) -> [String] {
        lines(
            [
                column(.id), column(.name), column(.kana, .left, .dropped(2)), column(.phone),
                column(.birthYear, .right),
                column(.age, .left, .dropped(1)), column(.town, .left, .dropped(0)), column(.supporter),
            ],
            flexible: 1,
            rows: residents.map { resident in
                [
                    resident.resident, resident.name?.shown ?? "", resident.kana?.shown ?? "",
                    resident.phone?.shown ?? "", resident.birthYear.map { String($0) } ?? "",
                    resident.ageBand.map { ageBand($0) } ?? "", resident.town?.shown ?? "",
                    resident.supporter?.shown ?? "",
                ]
            }
        )
    }

    /// The sheet of `mado resident show`.
    func sheet(_ resident: ResidentDocument) -> [String] {
        let consents = resident.consents.map { consent in
            "\(purposes(consent.purposes))  \(method(consent.method))  \(consent.givenOn)"
                + (consent.withdrawnOn.map { "  \(text(.withdrawn)) \($0)" } ?? "")
        }
        return ["\(text(.resident)) \(resident.resident)"]
            + sheet([
                (.name, resident.name), (.kana, resident.kana), (.phone, resident.phone),
                (.birthYear, resident.birthYear.map { String($0) }), (.age, resident.ageBand.map { ageBand($0) }),
                (.town, resident.town),
                (.needs, resident.needs.isEmpty ? nil : needs(resident.needs, language: resident.language)),
                (.consent, consents.joined(separator: "\n")), (.registeredOn, resident.registeredOn),
                (.mergedInto, resident.mergedInto),
                (.entries, resident.entries.count > 1 ? resident.entries.joined(separator: "\n") : nil),
                (.supporter, resident.supporter),
                (
                    .likelySame,
                    resident.duplicates.map { "\($0.resident)  \(signs($0.because))" }.joined(separator: "\n")
                ),
            ])
    }

    /// The table of `mado resident duplicates`.
    func duplicates(_ items: [LikelyDuplicateDocument]) -> [String] {
        lines(
            [column(.resident), column(.likelySame), column(.because)],
            flexible: 2,
            rows: items.map { item in
                [item.residents.first ?? "", item.residents.dropFirst().joined(separator: " "), signs(item.because)]
            }
        )
    }

    // MARK: Conversions

    /// A conversion in one line.
    func line(_ draft: ConversionDraftSent) -> String {
        var parts = ["\(text(.resident)) \(draft.resident.suffix(6))"]
        if let kind = draft.kind { parts.append(self.kind(ofSupporter: kind)) }
        if let site = draft.homeSite { parts.append(self.site(site)) }
        if let day = draft.appliedOn { parts.append(self.day(day)) }
        return parts.joined(separator: manner.separator)
    }

    /// The table of `mado conversions list`.
    func conversions(_ items: [ConversionDocument]) -> [String] {
        lines(
            [
                column(.id), column(.supporter), column(.via), column(.site, .left, .dropped(1)),
                column(.supported, .left, .dropped(3)), column(.finishedCourse, .left, .dropped(2)), column(.applied),
                column(.certified), column(.active), column(.firstSession, .left, .dropped(4)),
                column(.state, .left, .dropped(0)),
            ],
            flexible: 3,
            rows: items.map { item in
                [
                    String(item.conversion.suffix(6)), item.supporter.shown,
                    PeopleLabel(via: item.via).map { text($0) } ?? item.via.shown, site(item.site),
                    date(item.steps.supported), date(item.steps.finishedCourse), date(item.steps.applied),
                    date(item.steps.certified), date(item.steps.active), date(item.steps.firstSession),
                    item.void ? text(.void) : "",
                ]
            }
        )
    }

    /// The table of `mado conversions willing`.
    func willing(_ items: [WillingResidentDocument]) -> [String] {
        lines(
            [column(.resident), column(.saidOn), column(.course)],
            flexible: 2,
            rows: items.map { [$0.resident, day($0.saidOn), $0.course.shown] }
        )
    }
}
