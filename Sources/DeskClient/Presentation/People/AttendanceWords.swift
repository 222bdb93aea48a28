internal import DeskText
internal import SupportDesk

/// Says in a line who was at a course: 72歳 ×3（70-74）／78歳 ×1（75-79）満足.
struct AttendanceWords {
    let language: Language

    func line(_ entry: AttendanceEntry) -> String {
        entry.groups.map(text).joined(separator: language == .ja ? "／" : " / ")
    }

    private func text(_ group: AttendanceEntry.Group) -> String {
        var text = who(group)
        let answers = answers(group.answers)
        guard !answers.isEmpty else { return text }
        if language == .en || !text.hasSuffix("）") { text += " " }
        return text + answers.joined(separator: language == .ja ? "・" : ", ")
    }

    private func who(_ group: AttendanceEntry.Group) -> String {
        switch group.who {
        case .age(let years):
            let band = AgeBand(age: years)?.rawValue ?? ""
            let head = "\(language.age(years)) ×\(group.count)"
            return language == .ja ? "\(head)（\(band)）" : "\(head) (\(band))"
        case .band(let band): return "\(band.title(in: language)) ×\(group.count)"
        case .resident(let id): return "\(PeopleLabel.onRecord.text(in: language)) \(id.end)"
        case .named: return PeopleLabel.onRecord.text(in: language)
        }
    }

    func answers(_ answers: AttendanceEntry.Answers) -> [String] {
        var all: [AttendanceAnswer] = []
        if let value = answers.satisfaction { all.append(.satisfaction(value)) }
        if let can = answers.canDoAlone { all.append(.canDoAlone(can)) }
        if let wants = answers.wantsToHelp { all.append(.wantsToHelp(wants)) }
        return all.map { PeopleLabel($0).text(in: language) }
    }
}
