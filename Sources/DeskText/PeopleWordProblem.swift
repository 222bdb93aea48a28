package import SupportDesk

/// Why words about supporters, courses and residents were not understood. Nothing is sent then.
package enum PeopleWordProblem: Error, Hashable, Sendable {
    /// One of the things that a word could be: the field that it would fill, and how to write it so that it is clear.
    package struct Reading: Hashable, Sendable {
        package let field: PeopleField
        package let word: String

        package init(_ field: PeopleField, _ word: String) {
            self.field = field
            self.word = word
        }
    }

    /// Nothing has this name; these come nearest. `fields` are what words may say here.
    case unknown(word: String, nearest: [String], fields: [PeopleField])
    case ambiguous(word: String, readings: [Reading])
    /// A number without a unit, and how to write what it may be.
    case bareNumber(word: String, writings: [String])
    /// Two words give one field different values.
    case contradiction(field: PeopleField, first: String, second: String)
    /// Two answers to one question, or two numbers of people, for one group of people.
    case twice(field: PeopleField, group: String?, first: String, second: String)
    case countOutside(word: String, ClosedRange<Int>)
    /// A number of people at somebody on record, who is one.
    case countOfOnePerson(word: String)
    case samePersonTwice
    /// Words, but nobody whom they are about.
    case nobody
    /// What is wrong with it is told as at `mado log`.
    case entry(QuickEntryProblem)
    case noSuchDay(word: String)
    /// No time of the day, or one that ends before it starts.
    case noSuchTime(word: String)
    /// What has to be said, and was not.
    case missing([PeopleField])
    case holdsMyNumber
    /// No resident on record has this telephone number or name.
    case noSuchResident
    /// Several residents have it.
    case severalResidents(ids: [String])

    /// What was not understood, and how to say it instead.
    package func sentence(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .unknown(let word, let nearest, let fields) where nearest.isEmpty:
            "「\(word.shown)」の意味が分かりません。ここに書けるもの: \(fields.map { $0.title(in: .ja) }.joined(separator: "、"))。"
        case .unknown(let word, let nearest, _):
            "「\(word.shown)」の意味が分かりません。\(nearest.quoted(in: .ja))のことでしょうか。"
        case .ambiguous(let word, let readings):
            "「\(word.shown)」は\(readings.count)通りに読めます: \(readings.listed(in: .ja))。どれか分かるように入力してください。"
        case .bareNumber(let word, let writings):
            "「\(word.shown)」だけでは何の数か分かりません。\(writings.quoted(in: .ja))のように、単位を付けて入力してください。"
        case .contradiction(let field, let first, let second):
            "\(field.title(in: .ja))が2つあります:「\(first.shown)」と「\(second.shown)」。どちらか1つにしてください。"
        case .twice(let field, let group, let first, let second):
            "\(group.map { "「\($0.shown)」の" } ?? "")\(field.title(in: .ja))が2つあります:「\(first.shown)」と「\(second.shown)」。"
                + "どちらか1つにするか、年代を書いて人を分けてください。"
        case .countOutside(let word, let range):
            "「\(word.shown)」: 人数は\(range.lowerBound)〜\(range.upperBound.grouped)人で入力してください。"
        case .countOfOnePerson(let word):
            "「\(word.shown)」: 登録のある人は1人ずつ数えます。人数は付けずに、一人ずつ入力してください。"
        case .samePersonTwice:
            "同じ登録者が2回入力されています。1回だけにしてください。"
        case .nobody:
            "誰が参加したかが入力されていません。「72歳 ×3」「5人」のように、年代か人数を入力してください。"
        case .entry(let problem):
            problem.sentence(in: .ja)
        case .noSuchDay(let word):
            "「\(word.shown)」という日は暦にありません。「12/3」「2026-12-03」「R8.12.3」「明日」のように入力してください。"
        case .noSuchTime(let word):
            "「\(word.shown)」を時間帯として読み取れません。「10:00-12:00」のように、開始より後の終了を入力してください。"
        case .missing(let fields):
            "\(fields.map { $0.title(in: .ja) }.joined(separator: "、"))が入力されていません。"
        case .holdsMyNumber:
            QuickEntryProblem.holdsMyNumber.sentence(in: .ja)
        case .noSuchResident:
            "この電話番号や氏名の登録はありません。「mado resident find」で探してください。"
        case .severalResidents(let ids):
            "当てはまる登録が\(ids.count)件あります。次の識別番号で指定してください: \(ids.joined(separator: "、"))"
        }
    }

    private var english: String {
        switch self {
        case .unknown(let word, let nearest, let fields) where nearest.isEmpty:
            "“\(word.shown)” means nothing here. Words may say: "
                + "\(fields.map { $0.title(in: .en).lowercased() }.joined(separator: ", "))."
        case .unknown(let word, let nearest, _):
            "“\(word.shown)” means nothing here. Did you mean \(nearest.quoted(in: .en))?"
        case .ambiguous(let word, let readings):
            "“\(word.shown)” could be \(readings.listed(in: .en)). Write it so that only one fits."
        case .bareNumber(let word, let writings):
            "What does “\(word.shown)” count? Write \(writings.quoted(in: .en))."
        case .contradiction(let field, let first, let second):
            "“\(field.title(in: .en))” is given twice: “\(first.shown)” and “\(second.shown)”. Leave one of them out."
        case .twice(let field, let group, let first, let second):
            "“\(field.title(in: .en))” is given twice\(group.map { " for “\($0.shown)”" } ?? ""): “\(first.shown)” and "
                + "“\(second.shown)”. Leave one of them out, or give an age to tell the people apart."
        case .countOutside(let word, let range):
            "“\(word.shown)”: give \(range.lowerBound) to \(range.upperBound.grouped) people."
        case .countOfOnePerson(let word):
            "“\(word.shown)”: somebody on record counts once. Leave the number out and name them one by one."
        case .samePersonTwice:
            "The same person on record is named twice. Name them once."
        case .nobody:
            "The words do not say who was there. Give ages or a number of people, like 72yo ×3 or “5 people”."
        case .entry(let problem):
            problem.sentence(in: .en)
        case .noSuchDay(let word):
            "“\(word.shown)” is no day of the calendar. Write it like 12/3, 2026-12-03, R8.12.3 or tomorrow."
        case .noSuchTime(let word):
            "“\(word.shown)” is no time. Write it like 10:00-12:00, with an end after the start."
        case .missing(let fields):
            "This is still needed: \(fields.map { $0.title(in: .en).lowercased() }.joined(separator: ", "))."
        case .holdsMyNumber:
            QuickEntryProblem.holdsMyNumber.sentence(in: .en)
        case .noSuchResident:
            "Nobody on record has this telephone number or name. Look with “mado resident find”."
        case .severalResidents(let ids):
            "\(ids.count) residents fit. Give one of these ids: \(ids.joined(separator: ", "))"
        }
    }
}

extension PeopleField {
    /// What people call the field.
    package func title(in language: Language) -> String {
        FieldProblem(people: self, .required).fieldTitle(in: language)
    }
}

extension [PeopleWordProblem.Reading] {
    /// 「英語」（言語）、「英会話」（技能）
    fileprivate func listed(in language: Language) -> String {
        switch language {
        case .ja:
            return map { "「\($0.word)」（\($0.field.title(in: .ja))）" }.joined(separator: "、")
        case .en:
            let all = map { "“\($0.word)” (\($0.field.title(in: .en).lowercased()))" }
            guard let last = all.last, all.count > 1 else { return all.joined() }
            return all.dropLast().joined(separator: ", ") + " or " + last
        }
    }
}
