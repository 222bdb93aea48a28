internal import DeskText
internal import SupportDesk

extension PeopleWords {
    /// A shift in one line.
    func line(_ draft: ShiftDraft) -> String {
        [
            draft.supporter?.shown, draft.site.map { site($0) },
            draft.date.map { "\(day($0)) \(draft.starts ?? "")–\(draft.ends ?? "")" },
        ].compactMap(\.self).joined(separator: manner.separator)
    }

    /// Reported hours in one line.
    func line(_ draft: ReportedHoursDraft) -> String {
        [draft.supporter.shown, day(draft.date), minutes(draft.minutes), draft.site.map { site($0) }]
            .compactMap(\.self).joined(separator: manner.separator)
    }

    /// The table of `mado supporter roster`, day by day, with understaffed hours and closed days beneath.
    func roster(_ roster: RosterDocument) -> [String] {
        var all: [String] = []
        if !roster.shifts.isEmpty {
            var last = ""
            all += lines(
                [
                    column(.date), column(.time), column(.site), column(.supporter), column(.id, .left, .dropped(0)),
                ],
                flexible: 2,
                rows: roster.shifts.map { shift in
                    defer { last = shift.date }
                    return [
                        shift.date == last ? "" : day(shift.date), "\(shift.starts)–\(shift.ends)", site(shift.site),
                        shift.supporter.shown, String(shift.id.suffix(6)),
                    ]
                }
            )
        }
        if let understaffed = roster.understaffed, !understaffed.isEmpty {
            all += ["", text(.understaffed)]
            all += lines(
                [column(.date), column(.time), column(.site), column(.needed, .right), column(.bookedShifts, .right)],
                flexible: 2,
                rows: understaffed.map { stretch in
                    [
                        day(stretch.date), "\(stretch.from)–\(stretch.to)", site(stretch.site), String(stretch.needed),
                        String(stretch.booked),
                    ]
                }
            )
        }
        if !roster.closedDays.isEmpty {
            all += ["", text(.closedDays)]
            all += lines(
                [column(.date), column(.site), column(.reason)],
                flexible: 1,
                rows: roster.closedDays.map { [day($0.date), site($0.site), $0.reason?.shown ?? ""] }
            )
        }
        if !roster.sitesWithoutHours.isEmpty {
            all += ["", text(.sitesWithoutHours(list(roster.sitesWithoutHours.map { site($0) })))]
        }
        return all
    }

    /// The table of `mado supporter hours`: three sources side by side, and no sum of them.
    func hours(_ hours: SupporterHoursDocument) -> [String] {
        func cells(_ shifts: Int?, _ consultations: Int?, _ reported: Int?) -> [String] {
            [minutes(shifts), minutes(consultations), minutes(reported)]
        }
        let rows =
            hours.bySite.map { place in
                [place.site.map { site($0) } ?? text(.withoutSite)]
                    + cells(place.shifts, place.consultations, place.reported)
            } + [[text(.inAll)] + cells(hours.shifts, hours.consultations, hours.reported)]
        return ["\(text(.supporter)) \(hours.supporter.shown)  \(hours.from) – \(hours.to)"]
            + lines(
                [
                    column(.site), column(.byShifts, .right), column(.byConsultations, .right),
                    column(.byReport, .right),
                ],
                flexible: 0,
                rows: rows
            ) + [text(.neverAddedUp)]
    }
}
