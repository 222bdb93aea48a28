package import SupportDesk

extension FieldProblem {
    /// One sentence: what is wrong, and what would be right. Repeats nothing of what was sent.
    ///
    /// Days are written with `eras` in Japanese, by the Western calendar without them.
    package func detail(in language: Language, eras: [JapaneseEra] = []) -> String {
        switch language {
        case .ja: reason.japanese(field, title: fieldTitle(in: .ja), eras: eras)
        case .en: reason.english(field, title: fieldTitle(in: .en))
        }
    }
}

extension FieldProblem.Reason {
    // One case for each reason: longer than other functions, and simpler for standing in one place.
    fileprivate func japanese(_ field: String, title: String, eras: [JapaneseEra]) -> String {
        switch self {
        case .required where ConsultationField(rawValue: field) == .heldOn:
            "相談日または相談日時のどちらかを入力してください。"
        case .required:
            "\(title)が入力されていませんので、必ず入力してください。"
        case .unknownProperty(let nearest):
            "この名前の項目はありませんので、\(nearest.japaneseAdvice(otherwise: "取り除いて"))ください。"
        case .wrongType(let expected):
            "\(title)の値の型が正しくありませんので、\(expected.japanese)で指定してください。"
        case .unknownSite(let nearest):
            "登録のない支援拠点ですので、\(nearest.japaneseAdvice(otherwise: "登録済みの拠点のコードまたは名称を入力して"))ください。"
        case .unknownTopic(let nearest):
            "登録のない相談内容ですので、\(nearest.japaneseAdvice(otherwise: "区の一覧にある相談内容を入力して"))ください。"
        case .unknownOutcome(let nearest):
            "登録のない対応結果ですので、\(nearest.japaneseAdvice(otherwise: "区の一覧にある対応結果を入力して"))ください。"
        case .unknownTown(let nearest):
            "登録のない町丁目ですので、\(nearest.japaneseAdvice(otherwise: "区内の町丁目の名称またはコードを入力して"))ください。"
        case .unknownSupporter:
            "登録のない支援員が含まれていますので、登録済みの支援員コードを指定してください。"
        case .unknownResident:
            "登録のない利用者ですので、識別番号を確認するか、利用者の指定を外してください。"
        case .unknownSupportCase:
            "登録のない支援ケースですので、識別番号を確認するか、支援ケースの指定を外してください。"
        case .unknownChannel:
            "相談方法は、対面（in_person）、電話（phone）、オンライン（online）、訪問（visit）のいずれかで指定してください。"
        case .unknownAgeBand:
            "年代は、60歳未満（under60）、60-64から85-89までの5歳ごとの年代、90歳以上（90+）、不詳（unknown）、"
                + "回答しない（declined）のいずれかで指定してください。"
        case .unreadableDate:
            "\(title)が読み取れないか、暦にない日ですので、「2026-05-14」「2026年5月14日」「令和8年5月14日」のように入力してください。"
        case .unreadableTime:
            "\(title)が読み取れませんので、「2026-05-14T10:30:00+09:00」のように、時差を付けて入力してください。"
        case .unreadableIdentifier:
            "\(ConsultationField(rawValue: field) == nil ? title : title + "の識別番号")が正しい形式ではありませんので、「019e2440-1c00-7a31-8f20-5b6c7d8e9f01」のような36文字のUUIDで指定してください。"
        case .heldAtAndHeldOn:
            "相談日（heldOn）と相談日時（heldAt）は同時に指定できませんので、どちらか一方だけを指定してください。"
        case .future(let latest):
            "\(title)に未来の日は入力できませんので、\(latest.written(in: .ja, eras: eras))までの日を入力してください。"
        case .futureMoment(let moment, let serverTime):
            "\(title)（\(moment.written(in: .ja, eras: eras))）がサーバーの時刻（\(serverTime.written(in: .ja, eras: eras))）より10分を超えて"
                + "先になっていますので、端末の時計を確認するか、正しい日時を入力してください。"
        case .past(let earliest):
            "\(title)に過ぎた日は入力できませんので、\(earliest.written(in: .ja, eras: eras))以降の日を入力してください。"
        case .siteNotOpenYet(let opens):
            "支援拠点の開設日より前の日ですので、\(opens.written(in: .ja, eras: eras))以降の日付にするか、別の支援拠点を指定してください。"
        case .siteClosed(let lastDay):
            "支援拠点の廃止日より後の日ですので、\(lastDay.written(in: .ja, eras: eras))までの日付にするか、別の支援拠点を指定してください。"
        case .outOfRange(let range):
            switch ConsultationField(rawValue: field) {
            case .minutes: "\(title)は\(range.lowerBound)〜\(range.upperBound)分で入力してください。"
            default: "\(title)は\(range.lowerBound)〜\(range.upperBound)の整数で入力してください。"
            }
        case .unreadableMinutes:
            "\(title)が読み取れませんので、「15」「15分」のように\(Minutes.range.lowerBound)〜\(Minutes.range.upperBound)分で入力してください。"
        case .tooLong(let limit):
            "\(title)が長すぎますので、\(limit)文字以内で入力してください。"
        case .tooMany(let limit):
            switch ConsultationField(rawValue: field) {
            case .supporters: "\(title)が多すぎますので、\(limit)人以内で指定してください。"
            default: "\(title)が多すぎますので、\(limit)個以内で指定してください。"
            }
        case .empty:
            switch ConsultationField(rawValue: field) {
            case .topics: "\(title)が1つも指定されていませんので、1つ以上指定してください。"
            default: "\(title)が空ですので、入力してください。"
            }
        case .controlCharacter:
            "\(title)に使用できない制御文字が含まれていますので、取り除いてください。"
        case .invalidEncoding:
            "\(title)に文字として読み取れない部分がありますので、文字コードをUTF-8にしてください。"
        case .holdsMyNumber:
            "マイナンバー（個人番号）は記録できませんので、\(title)から12桁の番号を取り除いてください。"
        case .nothingChanges:
            "現在の記録と同じ内容ですので、変更する項目を1つ以上指定してください。"
        case .unreadableMonth:
            "\(title)は「2026-04」のように、年と月で指定してください。"
        case .unreadableFiscalYear(let years):
            "\(title)は「2026」「令和8年度」「R8」のように、\(years.lowerBound)〜\(years.upperBound)年度で指定してください。"
        case .dayOutside(let days):
            "\(title)は\(days.lowerBound.written(in: .ja, eras: eras))から\(days.upperBound.written(in: .ja, eras: eras))までの日を指定してください。"
        case .notOneOf(let codes):
            "\(title)は\(codes.quoted(in: .ja))のいずれかで指定してください。"
        case .amountOutside(let zeroAllowed, let limit):
            "\(title)は\(zeroAllowed ? "0以上" : "0より大きく")\(limit.grouped)以下の数で入力してください。"
        case .exceedsTotal:
            "\(title)が母数（n）より大きくなっていますので、母数以下の数を入力してください。"
        case .malformedID:
            "\(title)は英小文字で始め、英小文字、数字、「_」の40文字以内で指定してください。"
        case .idTaken:
            "この\(title)はすでに使われていますので、別のものを指定してください。"
        case .fixedByFigures:
            "調査値がすでに登録されている指標ですので、\(title)は変えずに、新しい指標を追加してください。"
        case .notFromSurvey:
            "記録から計算する指標に調査値は登録できませんので、調査による指標を指定してください。"
        case .dividesByNothing:
            "分母のない指標ですので、\(title)は指定しないでください。"
        case .fiscalYearOver:
            "年度が終わった目標値は変更できませんので、別の年度を指定してください。"
        case .unknownCode(let nearest):
            "\(title)が区の一覧にありませんので、\(nearest.japaneseAdvice(otherwise: "一覧にあるものを入力して"))ください。"
        case .unreadableClockTime:
            "\(title)が読み取れませんので、「9:30」「13時」のように、0:00から24:00までの時刻を入力してください。"
        case .endsBeforeStart:
            "終了時刻が開始時刻以前になっていますので、開始より後の時刻を入力してください。"
        case .siteClosedOnDay:
            "支援拠点が閉まっている日か時間ですので、開いている日時を指定してください。"
        case .certificateEnds(let lastDay):
            "支援員の認定または任用は\(lastDay.written(in: .ja, eras: eras))までですので、更新してから登録してください。"
        case .supporterNotActive:
            "認定を受けて活動している支援員ではありませんので、活動中の支援員を指定してください。"
        case .consentNeeded:
            "記録への同意（record）がない人は登録できませんので、本人の同意を得て、同意の内容に加えてください。"
        case .unreadablePhone:
            "電話番号が読み取れませんので、「03-1234-0000」のように市外局番から入力してください。"
        case .tooShort(let minimum):
            "\(title)が短すぎますので、\(minimum)文字以上にしてください。"
        case .tooCommon:
            "\(title)がほかの人にも思いつきやすいものですので、つながりのない言葉をいくつか並べるなど、別のものにしてください。"
        case .malformedAccountName:
            "\(title)は、英小文字・数字・「.」「-」「_」の2〜40文字で、英小文字か数字から始め、監査証跡でシステムを指す名前は避けてください。"
        case .unknownRole:
            "この権限はありませんので、\(Role.allCases.map { $0.title(in: .ja) }.quoted(in: .ja))のいずれかを指定してください。"
        case .sitesNeeded:
            "この権限では支援拠点ごとに担当しますので、\(title)を1つ以上指定してください。"
        case .namedTwice:
            "\(title)に同じものが2回以上指定されていますので、1回だけ指定してください。"
        case .unreadablePeriod:
            "\(title)は「2026-05」「令和8年5月」のような月か、「2026」「令和8年度」のような年度で指定してください。"
        case .unreadableVersion:
            "\(title)は「v1」「2」のように、1以上の番号で指定してください。"
        case .notTogether(let other):
            "\(title)は「\(other)」と同時に指定できませんので、どちらか一方だけを指定してください。"
        case .periodNeeded:
            "公表した版は月か年度ごとにありますので、月（month）か年度（fiscalYear）を指定してください。"
        }
    }

    fileprivate func english(_ field: String, title: String) -> String {
        switch self {
        case .required where ConsultationField(rawValue: field) == .heldOn:
            "Please give either “Date held” or “Time held”."
        case .required:
            "“\(title)” is missing; please fill it in."
        case .unknownProperty(let nearest):
            "There is no property of this name; please \(nearest.englishAdvice(otherwise: "leave it out"))."
        case .wrongType(let expected):
            "“\(title)” has a value of the wrong type; please give \(expected.english)."
        case .unknownSite(let nearest):
            "No site has this name or code; "
                + "please \(nearest.englishAdvice(otherwise: "give the code or name of a registered site"))."
        case .unknownTopic(let nearest):
            "This topic is not in the ward’s list; "
                + "please \(nearest.englishAdvice(otherwise: "give one that is"))."
        case .unknownOutcome(let nearest):
            "This outcome is not in the ward’s list; "
                + "please \(nearest.englishAdvice(otherwise: "give one that is"))."
        case .unknownTown(let nearest):
            "No town has this name or code; "
                + "please \(nearest.englishAdvice(otherwise: "give the name or code of a town in the ward"))."
        case .unknownSupporter:
            "One of the supporters is not registered; please give the codes of registered supporters."
        case .unknownResident:
            "This resident is not on record; please check the id, or leave the resident out."
        case .unknownSupportCase:
            "This support case is not on record; please check the id, or leave the support case out."
        case .unknownChannel:
            "“\(title)” must be in_person, phone, online or visit."
        case .unknownAgeBand:
            "“\(title)” must be under60, a five-year band from 60-64 to 85-89, 90+, unknown or declined."
        case .unreadableDate:
            "“\(title)” cannot be read or is no day of the calendar; "
                + "please write it like 2026-05-14, 2026/5/14 or 令和8年5月14日."
        case .unreadableTime:
            "“\(title)” cannot be read; please write it with its offset, like 2026-05-14T10:30:00+09:00."
        case .unreadableIdentifier:
            "“\(title)” must be a UUID of 36 characters, like 019e2440-1c00-7a31-8f20-5b6c7d8e9f01."
        case .heldAtAndHeldOn:
            "“Date held” (heldOn) and “Time held” (heldAt) exclude each other; please give only one."
        case .future(let latest):
            "“\(title)” lies in the future; please give a day up to \(latest.written(in: .en))."
        case .futureMoment(let moment, let serverTime):
            "“\(title)” (\(moment.written(in: .en)) in Japan) is more than ten minutes ahead of the server’s clock "
                + "(\(serverTime.written(in: .en))); "
                + "please check the clock of this device, or give the right time."
        case .past(let earliest):
            "“\(title)” is a day that is over; please give one from \(earliest.written(in: .en)) on."
        case .siteNotOpenYet(let opens):
            "The site had not opened by this day; "
                + "please give a day from \(opens.written(in: .en)) on, or another site."
        case .siteClosed(let lastDay):
            "The site had closed before this day; "
                + "please give a day up to \(lastDay.written(in: .en)), or another site."
        case .outOfRange(let range):
            "“\(title)” must be a whole number from \(range.lowerBound) to \(range.upperBound)."
        case .unreadableMinutes:
            "“\(title)” cannot be read; "
                + "please give a number from \(Minutes.range.lowerBound) to \(Minutes.range.upperBound)."
        case .tooLong(let limit):
            "“\(title)” is too long; please use at most \(limit) characters."
        case .tooMany(let limit):
            "“\(title)” has too many entries; please give at most \(limit)."
        case .empty:
            "“\(title)” is empty; please fill it in."
        case .controlCharacter:
            "“\(title)” holds control characters; please remove them."
        case .invalidEncoding:
            "“\(title)” holds bytes that are no text; please use UTF-8."
        case .holdsMyNumber:
            "A My Number (個人番号) must not be recorded; please remove the 12 digits from “\(title)”."
        case .nothingChanges:
            "The record already says exactly this; please change at least one field."
        case .unreadableMonth:
            "“\(title)” must be a year and a month, like 2026-04."
        case .unreadableFiscalYear(let years):
            "“\(title)” must be a fiscal year from \(years.lowerBound) to \(years.upperBound), like 2026, 令和8年度 or R8."
        case .dayOutside(let days):
            "“\(title)” must be a day from \(days.lowerBound.written(in: .en)) to \(days.upperBound.written(in: .en))."
        case .notOneOf(let codes):
            "“\(title)” must be one of \(codes.joined(separator: ", "))."
        case .amountOutside(let zeroAllowed, let limit):
            "“\(title)” must be a number \(zeroAllowed ? "from 0 on" : "above 0"), at most \(limit.grouped)."
        case .exceedsTotal:
            "“\(title)” is larger than n; please give at most n."
        case .malformedID:
            "“\(title)” must begin with a small letter and hold only small letters, digits and _, at most 40."
        case .idTaken:
            "“\(title)” is already in use; please give another."
        case .fixedByFigures:
            "There are survey figures on record, so “\(title)” cannot change; please add a new indicator."
        case .notFromSurvey:
            "This indicator is computed from the records and takes no survey figures; please name one from a survey."
        case .dividesByNothing:
            "This indicator has no denominator; please leave out “\(title)”."
        case .fiscalYearOver:
            "The fiscal year is over, and its target cannot change any more; please give another year."
        case .unknownCode(let nearest):
            "“\(title)” is not in the ward’s list; please \(nearest.englishAdvice(otherwise: "give one that is"))."
        case .unreadableClockTime:
            "“\(title)” cannot be read; please give a time of the day from 0:00 to 24:00, like 9:30."
        case .endsBeforeStart:
            "It ends before it starts; please give an end that is later than the start."
        case .siteClosedOnDay:
            "The site is closed at that time; please choose a day and hours when it is open."
        case .certificateEnds(let lastDay):
            "The supporter’s certificate or appointment ends on \(lastDay.written(in: .en)); please renew it first."
        case .supporterNotActive:
            "This supporter is not certified and active; please name one who is."
        case .consentNeeded:
            "Nobody is on record without their consent to it; please ask for it and name the purpose “record”."
        case .unreadablePhone:
            "The phone number cannot be read; please write it with its area code, like 03-1234-0000."
        case .tooShort(let minimum):
            "“\(title)” is too short; please use \(minimum) characters or more."
        case .tooCommon:
            "“\(title)” is what others would try first; please use something else, like several words that do not belong together."
        case .malformedAccountName:
            "“\(title)” has to be 2 to 40 small letters, digits, “.”, “-” or “_”, beginning with a letter or digit, and not a name of the service in the audit trail."
        case .unknownRole:
            "There is no such role; please give one of \(Role.allCases.map(\.rawValue).quoted(in: .en))."
        case .sitesNeeded:
            "Accounts of this role work at sites; please name one or more in “\(title)”."
        case .namedTwice:
            "“\(title)” names the same more than once; please name each once."
        case .unreadablePeriod:
            "“\(title)” must be a month, like 2026-05 or R8.5, or a fiscal year, like 2026 or R8."
        case .unreadableVersion:
            "“\(title)” must be the number of a version, like v1 or 2."
        case .notTogether(let other):
            "“\(title)” does not go together with “\(other)”; please give only one of them."
        case .periodNeeded:
            "What was published is kept by month and by fiscal year; please give either month or fiscalYear."
        }
    }
}

extension FieldProblem.ValueType {
    fileprivate var japanese: String {
        switch self {
        case .text: "文字列"
        case .wholeNumber: "整数"
        case .number: "数値"
        case .boolean: "真偽値（trueまたはfalse）"
        case .listOfTexts: "文字列の配列"
        case .listOfObjects: "オブジェクトの配列"
        case .object: "オブジェクト"
        }
    }

    fileprivate var english: String {
        switch self {
        case .text: "a text"
        case .wholeNumber: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .listOfTexts: "a list of texts"
        case .listOfObjects: "a list of objects"
        case .object: "an object"
        }
    }
}

extension [String] {
    /// What to do about a word that was not found, these being the nearest: a verb in the form that 「ください」 follows.
    fileprivate func japaneseAdvice(otherwise: String) -> String {
        switch count {
        case 0: otherwise
        case 1: "\(quoted(in: .ja))の誤りでないか確認して"
        default: "\(quoted(in: .ja))のいずれかの誤りでないか確認して"
        }
    }

    /// The same, to follow “please”.
    fileprivate func englishAdvice(otherwise: String) -> String {
        isEmpty ? otherwise : "check whether \(quoted(in: .en)) was meant"
    }
}
