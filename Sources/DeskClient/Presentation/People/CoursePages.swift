internal import DeskText
internal import SupportDesk

extension PeopleWords {
    /// A course in one line.
    func line(_ draft: CourseDraft) -> String {
        var parts: [String] = []
        if let kind = draft.kind { parts.append(self.kind(ofCourse: kind)) }
        if let title = draft.title { parts.append(language == .ja ? "「\(title.shown)」" : "“\(title.shown)”") }
        if let site = draft.site { parts.append(self.site(site)) }
        let times = draft.starts.map { "\($0)–\(draft.ends ?? "")" }
        parts.append([draft.date.map { day($0) }, times].compactMap(\.self).joined(separator: " "))
        if let capacity = draft.capacity { parts.append(text(.places(capacity))) }
        let partner = [draft.partnerKind.map { kind(ofPartner: $0) }, draft.partner?.shown].compactMap(\.self)
        if !partner.isEmpty { parts.append(partner.joined(separator: " ")) }
        if let codes = draft.instructors, !codes.isEmpty {
            parts.append("\(text(.instructors)) \(list(codes.map(\.shown)))")
        }
        if let codes = draft.assistants, !codes.isEmpty {
            parts.append("\(text(.assistants)) \(list(codes.map(\.shown)))")
        }
        return parts.filter { !$0.isEmpty }.joined(separator: manner.separator)
    }

    /// The table of `mado course list`.
    func courses(_ courses: [CourseDocument]) -> [String] {
        lines(
            [
                column(.course), column(.date), column(.time, .left, .dropped(3)), column(.kind), column(.site),
                column(.title, .left, .dropped(1)), column(.booked, .right), column(.waiting, .right, .dropped(2)),
                column(.attendees, .right), column(.staffing, .left, .dropped(4)), column(.state, .left, .dropped(0)),
            ],
            flexible: 4,
            rows: courses.map { course in
                [
                    course.course.shown, day(course.date), "\(course.starts)–\(course.ends)",
                    kind(ofCourse: course.kind), site(course.site), course.title?.shown ?? "",
                    "\(course.booked)/\(course.capacity)", course.waiting == 0 ? "" : String(course.waiting),
                    number(course.attendees), staffing(course), course.cancelled ? text(.cancelled) : "",
                ]
            }
        )
    }

    /// 2/3人 and how many are missing.
    private func staffing(_ course: CourseDocument) -> String {
        let staffing = course.staffing
        return "\(staffing.present)/\(staffing.needed)" + (staffing.short > 0 ? " \(text(.short(staffing.short)))" : "")
    }

    /// The sheet of `mado course show`.
    func sheet(_ course: CourseDocument) -> [String] {
        let partner = [course.partnerKind.map { kind(ofPartner: $0) }, course.partner?.shown].compactMap(\.self)
        let head = "\(text(.course)) \(course.course.shown)" + (course.cancelled ? "  \(text(.cancelled))" : "")
        return [head]
            + sheet([
                (.kind, kind(ofCourse: course.kind)), (.title, course.title), (.site, site(course.site)),
                (.date, "\(day(course.date)) \(course.starts)–\(course.ends)"),
                (.capacity, number(course.capacity)), (.partner, partner.joined(separator: " ")),
                (.instructors, list(course.instructors.map(\.shown))),
                (.assistants, list(course.assistants.map(\.shown))),
                (.staffing, "\(staffing(course))  \(text(.oneForFour))"),
                (.booked, number(course.booked)), (.waiting, course.waiting == 0 ? nil : number(course.waiting)),
                (.attendees, text(.attendeesOnRecord(course.attendees.grouped, course.onRecord.grouped))),
                (.byAge, byAge(course.byAge)), (.satisfied, satisfied(course.survey)),
                (.canDoAlone, answers(course.survey.canDoAlone)), (.wantsToHelp, answers(course.survey.wantsToHelp)),
                (.reason, course.reason),
            ])
    }

    private func byAge(_ counts: [String: Int]) -> String? {
        let known = AgeBand.allCases.map(\.rawValue).filter { (counts[$0] ?? 0) > 0 }
        guard !known.isEmpty else { return nil }
        return list(known.map { "\(ageBand($0)) \(number(counts[$0]))" })
    }

    private func satisfied(_ survey: CourseDocument.Survey) -> String? {
        guard survey.rated > 0 else { return nil }
        // The server gives percent here.
        return "\(share(survey.share.map { $0 / 100 }))  (\(survey.satisfied.grouped)/\(survey.rated.grouped))"
    }

    private func answers(_ answers: CourseDocument.Answers) -> String? {
        answers.asked > 0 ? "\(answers.yes.grouped)/\(answers.asked.grouped)" : nil
    }

    /// The table of `mado course attendance`: people of one age who said the same stand in one row.
    func attendances(_ items: [AttendanceDocument]) -> [String] {
        let said = AttendanceWords(language: language)
        let rows = items.flatMap { item in
            item.people.grouped().enumerated().map { place, group in
                let person = group.person
                let answers = said.answers(
                    .init(
                        satisfaction: person.satisfaction,
                        canDoAlone: person.canDoAlone,
                        wantsToHelp: person.wantsToHelp
                    )
                )
                return [
                    place == 0 ? String(item.attendance.suffix(6)) : "", ageBand(person.ageBand), String(group.count),
                    person.resident.map { String($0.suffix(6)) } ?? "", answers.joined(separator: separator),
                    place == 0 && item.void ? "\(text(.void)) \(item.reason?.shown ?? "")" : "",
                ]
            }
        }
        return lines(
            [
                column(.id), column(.age), column(.people, .right), column(.onRecord), column(.survey),
                column(.state, .left, .dropped(0)),
            ],
            flexible: 4,
            rows: rows
        )
    }

    /// The table of `mado course places`.
    func places(_ items: [PlaceDocument]) -> [String] {
        lines(
            [column(.id), column(.state), column(.position, .right), column(.age), column(.onRecord)],
            flexible: 3,
            rows: items.map { place in
                let state: PeopleLabel? =
                    switch place.status {
                    case "booked": .booked
                    case "waiting": .waiting
                    case "cancelled": .cancelled
                    default: nil
                    }
                return [
                    String(place.place.suffix(6)), state.map { text($0) } ?? place.status.shown,
                    place.position.map { String($0) } ?? "", ageBand(place.ageBand),
                    place.resident.map { String($0.suffix(6)) } ?? "",
                ]
            }
        )
    }
}

extension [AttendanceDocument.Person] {
    /// Those in a row who are alike, with how many they are.
    fileprivate func grouped() -> [(person: AttendanceDocument.Person, count: Int)] {
        reduce(into: []) { groups, person in
            if let last = groups.last, last.person == person {
                groups[groups.count - 1].count += 1
            } else {
                groups.append((person, 1))
            }
        }
    }
}
