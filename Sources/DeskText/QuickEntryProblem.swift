package import SupportDesk

/// Why words at the desk were not understood. Nothing is saved then.
package enum QuickEntryProblem: Error, Hashable, Sendable {
    /// One of the things that a word could be: the field that it would fill, and how to write it so that it is clear.
    package struct Reading: Hashable, Sendable {
        package let field: ConsultationField
        package let word: String

        package init(_ field: ConsultationField, _ word: String) {
            self.field = field
            self.word = word
        }
    }

    /// Nothing has this name; these come nearest, best first.
    case unknown(word: String, nearest: [String])
    /// It could be any of these.
    case ambiguous(word: String, readings: [Reading])
    /// A number without a unit.
    case bareNumber(word: String, readings: [Reading])
    /// A span of ages that is not one of the bands.
    case severalAgeBands(word: String, bands: [AgeBand])
    /// Two words give one field different values.
    case contradiction(field: ConsultationField, first: String, second: String)
    /// An age that nobody has.
    case impossibleAge(word: String)
    /// A day that the calendar does not have.
    case noSuchDay(word: String)
    /// A time that no clock shows.
    case noSuchTime(word: String)
    /// `--at` says neither a day nor a time, or something else as well.
    case noSuchMoment(word: String)
    /// Understood, but not a value that the field takes.
    case unsuitable(word: String, FieldProblem)
    /// A code's supporter that could be several.
    case ambiguousSupporter(word: String, codes: [String])
    /// A 12-digit My Number among the words. It is not repeated here.
    case holdsMyNumber
    /// No word names a topic; these are the ward's.
    case noTopic(known: [String])

    /// What was not understood, and how to say it instead.
    package func sentence(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .unknown(let word, let nearest) where nearest.isEmpty:
            "「\(word.shown)」の意味が分かりません。相談内容・年代・対応時間・方法・結果のいずれかを入力してください（例:「mado log --help」）。"
        case .unknown(let word, let nearest):
            "「\(word.shown)」の意味が分かりません。\(nearest.quoted(in: .ja))のことでしょうか。"
        case .ambiguous(let word, let readings):
            "「\(word.shown)」は\(readings.count)通りに読めます: \(readings.listed(in: .ja))。どれか分かるように入力してください。"
        case .bareNumber(let word, let readings) where readings.isEmpty:
            "「\(word.shown)」が何の数か分かりません。「72歳」「15分」のように、単位を付けて入力してください。"
        case .bareNumber(let word, let readings):
            "「\(word.shown)」だけでは何の数か分かりません。\(readings.listed(in: .ja))のように、単位を付けて入力してください。"
        case .severalAgeBands(let word, let bands):
            "「\(word.shown)」は年代の区分\(bands.count)つにまたがります。"
                + "\(bands.map(\.rawValue).quoted(in: .ja))のいずれか、または年齢（「72歳」など）で入力してください。"
        case .contradiction(let field, let first, let second):
            "\(field.title(in: .ja))が2つあります:「\(first.shown)」と「\(second.shown)」。どちらか1つにしてください。"
        case .impossibleAge(let word):
            "「\(word.shown)」は年齢として正しくありません。0〜130歳で入力してください。"
        case .noSuchDay(let word):
            "「\(word.shown)」という日は暦にありません。「5/14」「2026-05-14」「R8.5.14」「昨日」のように入力してください。"
        case .noSuchTime(let word):
            "「\(word.shown)」という時刻はありません。「10:30」のように、0:00〜23:59で入力してください。"
        case .noSuchMoment(let word):
            "「\(word.shown)」を日時として読み取れません。「10:30」「昨日 10:30」「2026-05-14 10:30」のように入力してください。"
        case .unsuitable(let word, let problem):
            "「\(word.shown)」: \(problem.detail(in: .ja))"
        case .ambiguousSupporter(let word, let codes):
            "「\(word.shown)」に当てはまる支援員が\(codes.count)人います: \(codes.map { "「@\($0)」" }.joined())。"
        case .holdsMyNumber:
            "マイナンバー（個人番号）と思われる12桁の番号があります。記録できませんので、取り除いてください。"
        case .noTopic(let known) where known.isEmpty:
            "相談内容がありません。1つ以上入力してください。"
        case .noTopic(let known):
            "相談内容がありません。次の中から1つ以上入力してください（先頭の数文字でも入力できます）: \(known.joined(separator: "、"))。"
        }
    }

    private var english: String {
        switch self {
        case .unknown(let word, let nearest) where nearest.isEmpty:
            "“\(word.shown)” means nothing here. Give a topic, an age, minutes, a channel or an outcome (see “mado log --help”)."
        case .unknown(let word, let nearest):
            "“\(word.shown)” means nothing here. Did you mean \(nearest.quoted(in: .en))?"
        case .ambiguous(let word, let readings):
            "“\(word.shown)” could be \(readings.listed(in: .en)). Write it so that only one fits."
        case .bareNumber(let word, let readings) where readings.isEmpty:
            "What does “\(word.shown)” count? Give it a unit, like 72yo or 15m."
        case .bareNumber(let word, let readings):
            "What does “\(word.shown)” count? Write \(readings.listed(in: .en))."
        case .severalAgeBands(let word, let bands):
            "“\(word.shown)” spans \(bands.count) age bands. Write \(bands.map(\.rawValue).quoted(in: .en)), or an age like 72yo."
        case .contradiction(let field, let first, let second):
            "“\(field.title(in: .en))” is given twice: “\(first.shown)” and “\(second.shown)”. Leave one of them out."
        case .impossibleAge(let word):
            "“\(word.shown)” is nobody’s age. Give 0 to 130."
        case .noSuchDay(let word):
            "“\(word.shown)” is no day of the calendar. Write it like 5/14, 2026-05-14, R8.5.14 or yesterday."
        case .noSuchTime(let word):
            "“\(word.shown)” is no time of day. Write it like 10:30, from 0:00 to 23:59."
        case .noSuchMoment(let word):
            "“\(word.shown)” is no day or time. Write it like 10:30, “yesterday 10:30” or “2026-05-14 10:30”."
        case .unsuitable(let word, let problem):
            "“\(word.shown)”: \(problem.detail(in: .en))"
        case .ambiguousSupporter(let word, let codes):
            "“\(word.shown)” fits \(codes.count) supporters: \(codes.map { "@" + $0 }.quoted(in: .en))."
        case .holdsMyNumber:
            "There is what looks like a My Number (個人番号) of 12 digits. It must not be recorded; please remove it."
        case .noTopic(let known) where known.isEmpty:
            "There is no topic. Give at least one."
        case .noTopic(let known):
            "There is no topic. Give at least one of these (the first letters will do): \(known.joined(separator: ", "))."
        }
    }
}

extension [QuickEntryProblem.Reading] {
    /// 「72歳」（年代）、「72分」（対応時間）
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

extension String {
    /// As it may stand in a sentence on a terminal: no control characters, and not longer than a person would read.
    package var shown: String {
        let printable = shownWhole
        return printable.count > 60 ? printable.prefix(59) + "…" : printable
    }

    /// As ``shown``, however long it is.
    package var shownWhole: String {
        var printable = ""
        for scalar in unicodeScalars {
            printable.unicodeScalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
        }
        return printable
    }
}
