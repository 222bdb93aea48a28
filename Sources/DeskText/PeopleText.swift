/// What the client says when it has done something about supporters, courses, residents and conversions, or asks something.
package enum PeopleText: Hashable, Sendable {
    case courseAdded(course: String, line: String)
    case courseChanged(course: String, line: String)
    case courseCancelled(course: String)
    case staffingShort(people: Int, needed: Int, present: Int)
    case attended(course: String, people: Int, line: String, id: String)
    case attendanceVoided(course: String, id: String)
    case placed(course: String, waiting: Int?, id: String)
    case placeCancelled(course: String, id: String, movedUp: String?)
    case supporterAdded(supporter: String, line: String)
    case supporterChanged(supporter: String, line: String)
    case supporterNow(supporter: String, status: String, ends: String?)
    case renewed(count: Int, until: String)
    case passedOver(supporter: String, why: PeopleLabel)
    case trained(supporter: String, module: String, day: String, missing: [String]?)
    case contactChanged(supporter: String)
    case shiftBooked(line: String, id: String)
    case shiftCancelled(line: String, id: String)
    case hoursReported(line: String, id: String)
    case residentAdded(line: String, id: String)
    case residentChanged(line: String, id: String)
    case consentAdded(id: String)
    case likelyDuplicate(id: String, because: String)
    case merged(kept: String, other: String)
    case unmerged(id: String)
    case distinct(String, String)
    case withdrawn(id: String, keepsSupporter: Bool)
    case askToWithdraw(why: String)
    case converted(supporter: String, line: String, id: String)
    case conversionVoided(id: String)
    case nothingChanged
    /// What was sent is what was sent before without an answer, under the same id.
    case sentAgain
    case noCourses
    case noAttendance
    case noPlaces
    case noSupporters
    case nothingMissing
    case noShifts
    case noResidents
    case noDuplicates
    case noConversions
    case nobodyWilling

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .courseAdded(let course, let line): "講習会\(course)を登録しました: \(line)"
        case .courseChanged(let course, let line): "講習会\(course)を変更しました: \(line)"
        case .courseCancelled(let course): "講習会\(course)を中止にしました。"
        case .staffingShort(let people, let needed, let present):
            "参加者\(people)人に講師・補助が\(needed)人必要ですが、\(present)人しかいません（4人に1人）。"
        case .attended(let course, let people, let line, let id): "\(course)に\(people)人を記録しました: \(line) [id \(id)]"
        case .attendanceVoided(let course, let id): "\(course)の受講の記録を取り消しました。 [id \(id)]"
        case .placed(let course, let waiting, let id):
            waiting.map { "\(course)は満員のため、待ち順\($0)番目で受け付けました。 [id \(id)]" } ?? "\(course)に申し込みました。 [id \(id)]"
        case .placeCancelled(let course, let id, let movedUp):
            "\(course)の申込を取り消しました。 [id \(id)]" + (movedUp.map { " 待ちの先頭だった申込 \($0) が繰り上がりました。" } ?? "")
        case .supporterAdded(let supporter, let line): "支援員\(supporter)を登録しました: \(line)"
        case .supporterChanged(let supporter, let line): "支援員\(supporter)を変更しました: \(line)"
        case .supporterNow(let supporter, let status, let ends):
            "\(supporter): \(status)" + (ends.map { "（\($0)）" } ?? "")
        case .renewed(let count, let until): "\(count)人の任用・認定を\(until)まで更新しました。"
        case .passedOver(let supporter, let why): "更新していません: \(supporter)（\(why.text(in: .ja))）"
        case .trained(let supporter, let module, let day, let missing):
            "\(supporter): \(module)を\(day)に修了"
                + (missing.map { $0.isEmpty ? "（必要な科目はすべて修了）" : "（残り: \($0.joined(separator: "、"))）" } ?? "")
        case .contactChanged(let supporter): "\(supporter)の連絡先を変更しました。"
        case .shiftBooked(let line, let id): "シフトを登録しました: \(line) [id \(id)]"
        case .shiftCancelled(let line, let id): "シフトを取り消しました: \(line) [id \(id)]"
        case .hoursReported(let line, let id): "活動時間を記録しました: \(line) [id \(id)]"
        case .residentAdded(let line, let id): "利用者を登録しました: \(line) [id \(id)]"
        case .residentChanged(let line, let id): "利用者の登録を変更しました: \(line) [id \(id)]"
        case .consentAdded(let id): "同意を記録しました。" + (id.isEmpty ? "" : " [id \(id)]")
        case .likelyDuplicate(let id, let because):
            "同じ人の可能性がある登録があります: \(id)（\(because)が一致）。同じ人なら「mado resident merge」でまとめられます。"
        case .merged(let kept, let other): "登録\(other)を\(kept)にまとめました。「mado resident unmerge \(other)」で元に戻せます。"
        case .unmerged(let id): "登録\(id)を、まとめる前の状態に戻しました。"
        case .distinct(let first, let second): "登録\(first)と\(second)は別の人として記録しました。"
        case .withdrawn(let id, let keepsSupporter):
            "登録\(id)の同意の撤回を記録し、個人の情報を消去しました。件数は残ります。" + (keepsSupporter ? "支援員としての登録は残ります。" : "")
        case .askToWithdraw(let why): "\(why)\n撤回を進めますか？ 消去した情報は元に戻せません。 [y/N] "
        case .converted(let supporter, let line, let id): "支援員\(supporter)の応募を登録しました: \(line) [id \(id)]"
        case .conversionVoided(let id): "転換の記録を取り消しました。 [id \(id)]"
        case .nothingChanged: "何も変更していません。"
        case .sentAgain:
            "返事のなかった前回と同じ内容のため、同じ番号で送り直しました。別の記録の場合は、もう一度実行してください。"
        case .noCourses: "該当する講習会はありません。"
        case .noAttendance: "受講の記録はまだありません。"
        case .noPlaces: "申込はまだありません。"
        case .noSupporters: "該当する支援員はいません。"
        case .nothingMissing: "必要な研修が残っている支援員はいません。"
        case .noShifts: "この期間のシフトはありません。"
        case .noResidents: "該当する利用者の登録はありません。"
        case .noDuplicates: "同じ人の可能性がある登録はありません。"
        case .noConversions: "該当する転換の記録はありません。"
        case .nobodyWilling: "手伝いたいと答えて、まだ応募していない利用者はいません。"
        }
    }

    private var english: String {
        switch self {
        case .courseAdded(let course, let line): "Course \(course) is on record: \(line)"
        case .courseChanged(let course, let line): "Course \(course) is changed: \(line)"
        case .courseCancelled(let course): "Course \(course) is cancelled."
        case .staffingShort(let people, let needed, let present):
            "\(people) participants need \(needed) instructors and assistants (one for four); there are \(present)."
        case .attended(let course, let people, let line, let id): "Recorded \(people) at \(course): \(line) [id \(id)]"
        case .attendanceVoided(let course, let id): "The attendance at \(course) is taken back. [id \(id)]"
        case .placed(let course, let waiting, let id):
            waiting.map { "\(course) is full; number \($0) in the waiting line. [id \(id)]" }
                ?? "A place at \(course) is booked. [id \(id)]"
        case .placeCancelled(let course, let id, let movedUp):
            "The place at \(course) is free again. [id \(id)]"
                + (movedUp.map { " Place \($0) moved up from the waiting line." } ?? "")
        case .supporterAdded(let supporter, let line): "Supporter \(supporter) is on the register: \(line)"
        case .supporterChanged(let supporter, let line): "Supporter \(supporter) is changed: \(line)"
        case .supporterNow(let supporter, let status, let ends):
            "\(supporter): \(status)" + (ends.map { " (\($0))" } ?? "")
        case .renewed(let count, let until):
            count == 1 ? "1 supporter is renewed until \(until)." : "\(count) supporters are renewed until \(until)."
        case .passedOver(let supporter, let why): "Passed over: \(supporter) (\(why.text(in: .en)))"
        case .trained(let supporter, let module, let day, let missing):
            "\(supporter): completed \(module) on \(day)"
                + (missing.map {
                    $0.isEmpty ? " (nothing is missing)" : " (still missing: \($0.joined(separator: ", ")))"
                } ?? "")
        case .contactChanged(let supporter): "The contact of \(supporter) is changed."
        case .shiftBooked(let line, let id): "The shift is booked: \(line) [id \(id)]"
        case .shiftCancelled(let line, let id): "The shift is cancelled: \(line) [id \(id)]"
        case .hoursReported(let line, let id): "The hours are on record: \(line) [id \(id)]"
        case .residentAdded(let line, let id): "The resident is on record: \(line) [id \(id)]"
        case .residentChanged(let line, let id): "The resident is changed: \(line) [id \(id)]"
        case .consentAdded(let id): "The consent is on record." + (id.isEmpty ? "" : " [id \(id)]")
        case .likelyDuplicate(let id, let because):
            "This may be the same person: \(id) (by \(because)). If so, “mado resident merge” brings them together."
        case .merged(let kept, let other):
            "\(other) now stands for the same person as \(kept). “mado resident unmerge \(other)” undoes it."
        case .unmerged(let id): "\(id) stands by itself again."
        case .distinct(let first, let second):
            "\(first) and \(second) are two people, and are not shown as duplicates any more."
        case .withdrawn(let id, let keepsSupporter):
            "Consent is withdrawn and the person behind \(id) is erased; the counts stay."
                + (keepsSupporter ? " Their entry as a supporter stays as well." : "")
        case .askToWithdraw(let why): "\(why)\nWithdraw all the same? What is erased cannot be had back. [y/N] "
        case .converted(let supporter, let line, let id): "\(supporter) has applied as a supporter: \(line) [id \(id)]"
        case .conversionVoided(let id): "The conversion is void. [id \(id)]"
        case .nothingChanged: "Nothing was changed."
        case .sentAgain:
            "This is the last one, which had no answer, sent again under its id. For another one, run it once more."
        case .noCourses: "There are no such courses."
        case .noAttendance: "No attendance is on record yet."
        case .noPlaces: "No places are booked yet."
        case .noSupporters: "There are no such supporters."
        case .nothingMissing: "Nobody has a required module left to complete."
        case .noShifts: "There are no shifts in this time."
        case .noResidents: "Nobody on record fits."
        case .noDuplicates: "There are no likely duplicates."
        case .noConversions: "There are no such conversions."
        case .nobodyWilling: "Nobody who said that they want to help is yet to apply."
        }
    }
}
