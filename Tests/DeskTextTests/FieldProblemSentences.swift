import SupportDesk

/// Every sentence about a field, as it is to read.
extension FieldProblemDetailTests {
    private static let day = CivilDate(daysSince1970: 20_587)  // 2026-05-14
    private static let moment = Instant(startOf: day).adding(seconds: 9 * 3600 + 5 * 60 + 59)

    static let sentences: [Sentence] = [plain, lookups, times, amounts, texts, indicators, people].flatMap(\.self)

    private static let plain = [
        Sentence(
            "site",
            .required,
            "支援拠点が入力されていませんので、必ず入力してください。",
            "“Site” is missing; please fill it in."
        ),
        Sentence(
            "heldOn",
            .required,
            "相談日または相談日時のどちらかを入力してください。",
            "Please give either “Date held” or “Time held”."
        ),
        Sentence(
            "minutes",
            .wrongType(expected: .wholeNumber),
            "対応時間の値の型が正しくありませんので、整数で指定してください。",
            "“Minutes” has a value of the wrong type; please give a whole number."
        ),
        Sentence(
            "note",
            .wrongType(expected: .text),
            "備考の値の型が正しくありませんので、文字列で指定してください。",
            "“Note” has a value of the wrong type; please give a text."
        ),
        Sentence(
            "canDoOnline",
            .wrongType(expected: .boolean),
            "オンライン手続の可否の値の型が正しくありませんので、真偽値（trueまたはfalse）で指定してください。",
            "“Can do it online” has a value of the wrong type; please give true or false."
        ),
        Sentence(
            "topics",
            .wrongType(expected: .listOfTexts),
            "相談内容の値の型が正しくありませんので、文字列の配列で指定してください。",
            "“Topics” has a value of the wrong type; please give a list of texts."
        ),
        Sentence(
            "people",
            .wrongType(expected: .listOfObjects),
            "受講者の値の型が正しくありませんので、オブジェクトの配列で指定してください。",
            "“People” has a value of the wrong type; please give a list of objects."
        ),
        Sentence(
            "changes",
            .wrongType(expected: .object),
            "訂正内容の値の型が正しくありませんので、オブジェクトで指定してください。",
            "“Changes” has a value of the wrong type; please give an object."
        ),
        Sentence(
            "changes",
            .nothingChanges,
            "現在の記録と同じ内容ですので、変更する項目を1つ以上指定してください。",
            "The record already says exactly this; please change at least one field."
        ),
    ]

    private static let lookups = [
        Sentence(
            "minuets",
            .unknownProperty(nearest: ["minutes"]),
            "この名前の項目はありませんので、「minutes」の誤りでないか確認してください。",
            "There is no property of this name; please check whether “minutes” was meant."
        ),
        Sentence(
            "colour",
            .unknownProperty(nearest: []),
            "この名前の項目はありませんので、取り除いてください。",
            "There is no property of this name; please leave it out."
        ),
        Sentence(
            "site",
            .unknownSite(nearest: ["荻窪二図書館", "荻窪区民事務所"]),
            "登録のない支援拠点ですので、「荻窪二図書館」「荻窪区民事務所」のいずれかの誤りでないか確認してください。",
            "No site has this name or code; please check whether “荻窪二図書館” or “荻窪区民事務所” was meant."
        ),
        Sentence(
            "site",
            .unknownSite(nearest: []),
            "登録のない支援拠点ですので、登録済みの拠点のコードまたは名称を入力してください。",
            "No site has this name or code; please give the code or name of a registered site."
        ),
        Sentence(
            "topics",
            .unknownTopic(nearest: ["メール", "地図", "LINE・メッセージ"]),
            "登録のない相談内容ですので、「メール」「地図」「LINE・メッセージ」のいずれかの誤りでないか確認してください。",
            "This topic is not in the ward’s list; please check whether “メール”, “地図” or “LINE・メッセージ” was meant."
        ),
        Sentence(
            "topics",
            .unknownTopic(nearest: []),
            "登録のない相談内容ですので、区の一覧にある相談内容を入力してください。",
            "This topic is not in the ward’s list; please give one that is."
        ),
        Sentence(
            "outcome",
            .unknownOutcome(nearest: ["継続"]),
            "登録のない対応結果ですので、「継続」の誤りでないか確認してください。",
            "This outcome is not in the ward’s list; please check whether “継続” was meant."
        ),
        Sentence(
            "town",
            .unknownTown(nearest: ["荻窪二丁目"]),
            "登録のない町丁目ですので、「荻窪二丁目」の誤りでないか確認してください。",
            "No town has this name or code; please check whether “荻窪二丁目” was meant."
        ),
        Sentence(
            "town",
            .unknownTown(nearest: []),
            "登録のない町丁目ですので、区内の町丁目の名称またはコードを入力してください。",
            "No town has this name or code; please give the name or code of a town in the ward."
        ),
        Sentence(
            "supporters",
            .unknownSupporter,
            "登録のない支援員が含まれていますので、登録済みの支援員コードを指定してください。",
            "One of the supporters is not registered; please give the codes of registered supporters."
        ),
        Sentence(
            "resident",
            .unknownResident,
            "登録のない利用者ですので、識別番号を確認するか、利用者の指定を外してください。",
            "This resident is not on record; please check the id, or leave the resident out."
        ),
        Sentence(
            "supportCase",
            .unknownSupportCase,
            "登録のない支援ケースですので、識別番号を確認するか、支援ケースの指定を外してください。",
            "This support case is not on record; please check the id, or leave the support case out."
        ),
        Sentence(
            "channel",
            .unknownChannel,
            "相談方法は、対面（in_person）、電話（phone）、オンライン（online）、訪問（visit）のいずれかで指定してください。",
            "“Channel” must be in_person, phone, online or visit."
        ),
        Sentence(
            "ageBand",
            .unknownAgeBand,
            "年代は、60歳未満（under60）、60-64から85-89までの5歳ごとの年代、90歳以上（90+）、不詳（unknown）、回答しない（declined）のいずれかで指定してください。",
            "“Age band” must be under60, a five-year band from 60-64 to 85-89, 90+, unknown or declined."
        ),
    ]

    private static let times = [
        Sentence(
            "heldOn",
            .unreadableDate,
            "相談日が読み取れないか、暦にない日ですので、「2026-05-14」「2026年5月14日」「令和8年5月14日」のように入力してください。",
            "“Date held” cannot be read or is no day of the calendar; please write it like 2026-05-14, "
                + "2026/5/14 or 令和8年5月14日."
        ),
        Sentence(
            "heldAt",
            .unreadableTime,
            "相談日時が読み取れませんので、「2026-05-14T10:30:00+09:00」のように、時差を付けて入力してください。",
            "“Time held” cannot be read; please write it with its offset, like 2026-05-14T10:30:00+09:00."
        ),
        Sentence(
            "heldOn",
            .heldAtAndHeldOn,
            "相談日（heldOn）と相談日時（heldAt）は同時に指定できませんので、どちらか一方だけを指定してください。",
            "“Date held” (heldOn) and “Time held” (heldAt) exclude each other; please give only one."
        ),
        Sentence(
            "heldOn",
            .future(latest: day),
            "相談日に未来の日は入力できませんので、2026年5月14日までの日を入力してください。",
            "“Date held” lies in the future; please give a day up to 2026-05-14."
        ),
        Sentence(
            "heldAt",
            .futureMoment(moment.adding(seconds: 3600), serverTime: moment),
            "相談日時（2026年5月14日10時5分）がサーバーの時刻（2026年5月14日9時5分）より10分を超えて先になっていますので、"
                + "端末の時計を確認するか、正しい日時を入力してください。",
            "“Time held” (2026-05-14 10:05 in Japan) is more than ten minutes ahead of the server’s clock "
                + "(2026-05-14 09:05); please check the clock of this device, or give the right time."
        ),
        Sentence(
            "site",
            .siteNotOpenYet(opens: day),
            "支援拠点の開設日より前の日ですので、2026年5月14日以降の日付にするか、別の支援拠点を指定してください。",
            "The site had not opened by this day; please give a day from 2026-05-14 on, or another site."
        ),
        Sentence(
            "site",
            .siteClosed(lastDay: day),
            "支援拠点の廃止日より後の日ですので、2026年5月14日までの日付にするか、別の支援拠点を指定してください。",
            "The site had closed before this day; please give a day up to 2026-05-14, or another site."
        ),
        Sentence(
            "validUntil",
            .past(earliest: day),
            "有効期限に過ぎた日は入力できませんので、2026年5月14日以降の日を入力してください。",
            "“Valid until” is a day that is over; please give one from 2026-05-14 on."
        ),
    ]

    private static let amounts = [
        Sentence(
            "minutes",
            .outOfRange(1...600),
            "対応時間は1〜600分で入力してください。",
            "“Minutes” must be a whole number from 1 to 600."
        ),
        Sentence(
            "satisfaction",
            .outOfRange(1...5),
            "満足度は1〜5の整数で入力してください。",
            "“Satisfaction” must be a whole number from 1 to 5."
        ),
        Sentence(
            "minutes",
            .unreadableMinutes,
            "対応時間が読み取れませんので、「15」「15分」のように1〜600分で入力してください。",
            "“Minutes” cannot be read; please give a number from 1 to 600."
        ),
        Sentence(
            "topics",
            .tooMany(limit: 20),
            "相談内容が多すぎますので、20個以内で指定してください。",
            "“Topics” has too many entries; please give at most 20."
        ),
        Sentence(
            "supporters",
            .tooMany(limit: 10),
            "支援員が多すぎますので、10人以内で指定してください。",
            "“Supporters” has too many entries; please give at most 10."
        ),
    ]

    private static let indicators = [
        Sentence(
            "month",
            .unreadableMonth,
            "月は「2026-04」のように、年と月で指定してください。",
            "“Month” must be a year and a month, like 2026-04."
        ),
        Sentence(
            "fiscalYear",
            .unreadableFiscalYear(2000...2100),
            "年度は「2026」「令和8年度」「R8」のように、2000〜2100年度で指定してください。",
            "“Fiscal year” must be a fiscal year from 2000 to 2100, like 2026, 令和8年度 or R8."
        ),
        Sentence(
            "effectiveFrom",
            .dayOutside(day...day.adding(days: 1)),
            "適用開始日は2026年5月14日から2026年5月15日までの日を指定してください。",
            "“Effective from” must be a day from 2026-05-14 to 2026-05-15."
        ),
        Sentence(
            "direction",
            .notOneOf(["up", "down"]),
            "望ましい方向は「up」「down」のいずれかで指定してください。",
            "“Better direction” must be one of up, down."
        ),
        Sentence(
            "value",
            .wrongType(expected: .number),
            "目標値の値の型が正しくありませんので、数値で指定してください。",
            "“Target value” has a value of the wrong type; please give a number."
        ),
        Sentence(
            "value",
            .amountOutside(zeroAllowed: false, limit: 1_000_000_000_000),
            "目標値は0より大きく1,000,000,000,000以下の数で入力してください。",
            "“Target value” must be a number above 0, at most 1,000,000,000,000."
        ),
        Sentence(
            "x",
            .amountOutside(zeroAllowed: true, limit: 1_000),
            "該当する数（x）は0以上1,000以下の数で入力してください。",
            "“x” must be a number from 0 on, at most 1,000."
        ),
        Sentence(
            "x",
            .exceedsTotal,
            "該当する数（x）が母数（n）より大きくなっていますので、母数以下の数を入力してください。",
            "“x” is larger than n; please give at most n."
        ),
        Sentence(
            "indicator",
            .malformedID,
            "指標コードは英小文字で始め、英小文字、数字、「_」の40文字以内で指定してください。",
            "“Indicator id” must begin with a small letter and hold only small letters, digits and _, at most 40."
        ),
        Sentence(
            "indicator",
            .idTaken,
            "この指標コードはすでに使われていますので、別のものを指定してください。",
            "“Indicator id” is already in use; please give another."
        ),
        Sentence(
            "numerator",
            .fixedByFigures,
            "調査値がすでに登録されている指標ですので、分子は変えずに、新しい指標を追加してください。",
            "There are survey figures on record, so “Numerator” cannot change; please add a new indicator."
        ),
        Sentence(
            "indicator",
            .notFromSurvey,
            "記録から計算する指標に調査値は登録できませんので、調査による指標を指定してください。",
            "This indicator is computed from the records and takes no survey figures; please name one from a survey."
        ),
        Sentence(
            "n",
            .dividesByNothing,
            "分母のない指標ですので、母数（n）は指定しないでください。",
            "This indicator has no denominator; please leave out “n”."
        ),
        Sentence(
            "fiscalYear",
            .fiscalYearOver,
            "年度が終わった目標値は変更できませんので、別の年度を指定してください。",
            "The fiscal year is over, and its target cannot change any more; please give another year."
        ),
    ]

    private static let texts = [
        Sentence(
            "note",
            .tooLong(limit: 1000),
            "備考が長すぎますので、1000文字以内で入力してください。",
            "“Note” is too long; please use at most 1000 characters."
        ),
        Sentence(
            "topics",
            .empty,
            "相談内容が1つも指定されていませんので、1つ以上指定してください。",
            "“Topics” is empty; please fill it in."
        ),
        Sentence(
            "reason",
            .empty,
            "理由が空ですので、入力してください。",
            "“Reason” is empty; please fill it in."
        ),
        Sentence(
            "note",
            .controlCharacter,
            "備考に使用できない制御文字が含まれていますので、取り除いてください。",
            "“Note” holds control characters; please remove them."
        ),
        Sentence(
            "note",
            .invalidEncoding,
            "備考に文字として読み取れない部分がありますので、文字コードをUTF-8にしてください。",
            "“Note” holds bytes that are no text; please use UTF-8."
        ),
        Sentence(
            "note",
            .holdsMyNumber,
            "マイナンバー（個人番号）は記録できませんので、備考から12桁の番号を取り除いてください。",
            "A My Number (個人番号) must not be recorded; please remove the 12 digits from “Note”."
        ),
        Sentence(
            "resident",
            .unreadableIdentifier,
            "利用者の識別番号が正しい形式ではありませんので、「019e2440-1c00-7a31-8f20-5b6c7d8e9f01」のような36文字のUUIDで指定してください。",
            "“Resident” must be a UUID of 36 characters, like 019e2440-1c00-7a31-8f20-5b6c7d8e9f01."
        ),
        Sentence(
            "id",
            .unreadableIdentifier,
            "識別番号が正しい形式ではありませんので、「019e2440-1c00-7a31-8f20-5b6c7d8e9f01」のような36文字のUUIDで指定してください。",
            "“Id” must be a UUID of 36 characters, like 019e2440-1c00-7a31-8f20-5b6c7d8e9f01."
        ),
    ]

    private static let people = [
        Sentence(
            "skills",
            .unknownCode(nearest: []),
            "技能が区の一覧にありませんので、一覧にあるものを入力してください。",
            "“Skills” is not in the ward’s list; please give one that is."
        ),
        Sentence(
            "kind",
            .unknownCode(nearest: ["シニアデジタルサポーター"]),
            "種別が区の一覧にありませんので、「シニアデジタルサポーター」の誤りでないか確認してください。",
            "“Kind” is not in the ward’s list; please check whether “シニアデジタルサポーター” was meant."
        ),
        Sentence(
            "starts",
            .unreadableClockTime,
            "開始時刻が読み取れませんので、「9:30」「13時」のように、0:00から24:00までの時刻を入力してください。",
            "“Start” cannot be read; please give a time of the day from 0:00 to 24:00, like 9:30."
        ),
        Sentence(
            "ends",
            .endsBeforeStart,
            "終了時刻が開始時刻以前になっていますので、開始より後の時刻を入力してください。",
            "It ends before it starts; please give an end that is later than the start."
        ),
        Sentence(
            "date",
            .siteClosedOnDay,
            "支援拠点が閉まっている日か時間ですので、開いている日時を指定してください。",
            "The site is closed at that time; please choose a day and hours when it is open."
        ),
        Sentence(
            "date",
            .certificateEnds(lastDay: day),
            "支援員の認定または任用は2026年5月14日までですので、更新してから登録してください。",
            "The supporter’s certificate or appointment ends on 2026-05-14; please renew it first."
        ),
        Sentence(
            "supporter",
            .supporterNotActive,
            "認定を受けて活動している支援員ではありませんので、活動中の支援員を指定してください。",
            "This supporter is not certified and active; please name one who is."
        ),
        Sentence(
            "purposes",
            .consentNeeded,
            "記録への同意（record）がない人は登録できませんので、本人の同意を得て、同意の内容に加えてください。",
            "Nobody is on record without their consent to it; please ask for it and name the purpose “record”."
        ),
        Sentence(
            "phone",
            .unreadablePhone,
            "電話番号が読み取れませんので、「03-1234-0000」のように市外局番から入力してください。",
            "The phone number cannot be read; please write it with its area code, like 03-1234-0000."
        ),
        Sentence(
            "assistants",
            .namedTwice,
            "補助に同じものが2回以上指定されていますので、1回だけ指定してください。",
            "“Assistants” names the same more than once; please name each once."
        ),
        Sentence(
            "period",
            .unreadablePeriod,
            "期間は「2026-05」「令和8年5月」のような月か、「2026」「令和8年度」のような年度で指定してください。",
            "“Period” must be a month, like 2026-05 or R8.5, or a fiscal year, like 2026 or R8."
        ),
        Sentence(
            "asPublished",
            .unreadableVersion,
            "公表した版は「v1」「2」のように、1以上の番号で指定してください。",
            "“As published” must be the number of a version, like v1 or 2."
        ),
        Sentence(
            "asOf",
            .notTogether(with: "month"),
            "基準日は「month」と同時に指定できませんので、どちらか一方だけを指定してください。",
            "“As-of date” does not go together with “month”; please give only one of them."
        ),
        Sentence(
            "asPublished",
            .periodNeeded,
            "公表した版は月か年度ごとにありますので、月（month）か年度（fiscalYear）を指定してください。",
            "What was published is kept by month and by fiscal year; please give either month or fiscalYear."
        ),
        Sentence(
            "newPassword",
            .tooShort(minimum: 12),
            "新しいパスワードが短すぎますので、12文字以上にしてください。",
            "“New password” is too short; please use 12 characters or more."
        ),
        Sentence(
            "password",
            .tooCommon,
            "パスワードがほかの人にも思いつきやすいものですので、つながりのない言葉をいくつか並べるなど、別のものにしてください。",
            "“Password” is what others would try first; please use something else, like several words that do not belong together."
        ),
        Sentence(
            "account",
            .malformedAccountName,
            "アカウント名は、英小文字・数字・「.」「-」「_」の2〜40文字で、英小文字か数字から始め、監査証跡でシステムを指す名前は避けてください。",
            "“Account” has to be 2 to 40 small letters, digits, “.”, “-” or “_”, beginning with a letter or digit, and not a name of the service in the audit trail."
        ),
        Sentence(
            "role",
            .unknownRole,
            "この権限はありませんので、「職員・支援員」「拠点責任者」「調整担当」「統計担当」「システム管理者」「監査担当」のいずれかを指定してください。",
            "There is no such role; please give one of “staff”, “site_leader”, “coordinator”, “statistician”, “administrator” or “auditor”."
        ),
        Sentence(
            "sites",
            .sitesNeeded,
            "この権限では支援拠点ごとに担当しますので、支援拠点を1つ以上指定してください。",
            "Accounts of this role work at sites; please name one or more in “Sites”."
        ),
    ]
}
