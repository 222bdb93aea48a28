package import SupportDesk

extension DeskConflict {
    /// The stable name by which programs know the conflict.
    package var type: String {
        switch self {
        case .illegalTransition: "illegal-transition"
        case .beforeLastTransition: "before-last-transition"
        case .trainingMissing: "training-missing"
        case .certificateEnded: "certificate-ended"
        case .appointmentEnded: "appointment-ended"
        case .supporterCodeTaken: "supporter-code-taken"
        case .nothingToRenew: "nothing-to-renew"
        case .doubleBooked: "double-booked"
        case .shiftCancelled: "shift-cancelled"
        case .shiftDiffers: "shift-differs"
        case .reportDiffers: "report-differs"
        case .residentWithdrawn: "resident-withdrawn"
        case .withdrawalNeedsConfirmation: "withdrawal-needs-confirmation"
        case .samePerson: "same-person"
        case .notMerged: "not-merged"
        case .bothAreSupporters: "both-are-supporters"
        case .courseCodeTaken: "course-code-taken"
        case .courseFull: "course-full"
        case .courseCancelled: "course-cancelled"
        case .courseHasAttendance: "course-has-attendance"
        case .courseNotYetHeld: "course-not-yet-held"
        case .alreadyBooked: "already-booked"
        case .placeDiffers: "place-differs"
        case .alreadyAttended: "already-attended"
        case .attendanceDiffers: "attendance-differs"
        case .alreadyCancelled: "already-cancelled"
        case .alreadySupporter: "already-supporter"
        case .neverSupported: "never-supported"
        case .periodClosed: "period-closed"
        case .closingOutOfOrder: "closing-out-of-order"
        case .laterPeriodClosed: "later-period-closed"
        case .periodNotOver: "period-not-over"
        case .alreadyClosed: "already-closed"
        case .notClosed: "not-closed"
        case .recordsMissing: "records-missing"
        case .ownAmendment: "own-amendment"
        case .amendmentDecided: "amendment-decided"
        case .amendmentWaiting: "amendment-waiting"
        case .amendmentErased: "amendment-erased"
        case .amendmentDiffers: "amendment-differs"
        case .accountNameTaken: "account-name-taken"
        case .accountDiffers: "account-differs"
        case .accountDisabled: "account-disabled"
        case .noSecondFactor: "no-second-factor"
        case .exportUnderWay: "export-under-way"
        case .versionNotPublished: "version-not-published"
        case .currentKey: "current-key"
        case .keyInUse: "key-in-use"
        case .keyTooNew: "key-too-new"
        case .unsealedValues: "unsealed-values"
        case .disposalNotFound: "disposal-not-found"
        case .ownDisposal: "own-disposal"
        case .disposalDecided: "disposal-decided"
        case .disposalNotApproved: "disposal-not-approved"
        case .disposalRecordNotOurs: "disposal-record-not-ours"
        case .disposalNeedsLogin: "disposal-needs-login"
        }
    }

    /// What happened and what to do, in one or two sentences.
    package func detail(in language: Language, eras: [JapaneseEra] = []) -> String {
        switch language {
        case .ja: japanese(eras)
        case .en: english
        }
    }

    private func japanese(_ eras: [JapaneseEra]) -> String {
        switch self {
        case .illegalTransition(let from, let to, let possible):
            "「\(from.title(in: .ja))」から「\(to.title(in: .ja))」にはできません。"
                + (possible.isEmpty
                    ? "この状態からの変更はありません。"
                    : "変更できるのは\(possible.map { $0.title(in: .ja) }.quoted(in: .ja))です。")
        case .beforeLastTransition(let day):
            "前回の変更（\(day.written(in: .ja, eras: eras))）より前の日付では変更できませんので、その日以降の日付を指定してください。"
        case .trainingMissing(let modules):
            "修了していない研修（\(modules.map(\.ja).quoted(in: .ja))）がありますので、修了を登録してから認定してください。"
        case .certificateEnded(let day):
            "認定の有効期限（\(day.written(in: .ja, eras: eras))）が過ぎていますので、更新してから行ってください。"
        case .appointmentEnded(let day):
            "任用の期間（\(day.written(in: .ja, eras: eras))まで）が過ぎていますので、更新してから行ってください。"
        case .supporterCodeTaken: "この支援員コードはすでに使われていますので、別のコードを指定してください。"
        case .nothingToRenew: "更新の対象となる支援員がいませんので、種別と期間を確認してください。"
        case .doubleBooked: "この支援員は、同じ時間帯にすでに当番が入っていますので、時間か支援員を変えてください。"
        case .shiftCancelled: "この当番はすでに取り消されていますので、必要であれば新しく登録してください。"
        case .shiftDiffers: "この識別番号では、内容の異なる当番がすでに登録されていますので、何も変更していません。"
        case .reportDiffers: "この識別番号では、内容の異なる活動時間がすでに申告されていますので、何も変更していません。"
        case .residentWithdrawn: "この利用者は同意を撤回していますので、記録に使うことはできません。"
        case .withdrawalNeedsConfirmation:
            "この利用者は支援員として活動しています。利用者としての情報を消去しても、支援員としての登録（連絡先、認定、活動の記録）は、"
                + "支援員としての任用に基づくものですので残り、両者の結び付きだけが切れます。よろしければ、確認済みと指定して、もう一度実行してください。"
        case .samePerson: "この2件はすでに同じ人の登録としてまとめられていますので、何も変更していません。"
        case .notMerged: "この登録は、ほかの登録とまとめられていませんので、分ける必要はありません。"
        case .bothAreSupporters: "2件とも支援員になっていますので、どちらかの支援員への移行を取り消してから、まとめてください。"
        case .courseCodeTaken: "この講習会コードはすでに使われていますので、別のコードを指定してください。"
        case .courseFull(let capacity, let free):
            "定員（\(capacity)人）を超えますので、登録していません。残りは\(free)人です。"
        case .courseCancelled: "この講習会は中止されていますので、登録や変更はできません。"
        case .courseHasAttendance: "受講がすでに記録されていますので、開催日や拠点の変更、中止はできません。先に受講の記録を取り消してください。"
        case .courseNotYetHeld(let day):
            "この講習会の開催日は\(day.written(in: .ja, eras: eras))ですので、その日になってから受講を記録してください。"
        case .alreadyBooked: "この利用者は、この講習会にすでに申し込んでいます。"
        case .placeDiffers: "この識別番号では、内容の異なる申込がすでに記録されていますので、何も変更していません。"
        case .alreadyAttended: "この利用者の受講は、この講習会ですでに記録されています。"
        case .attendanceDiffers: "この識別番号では、内容の異なる受講がすでに記録されていますので、何も変更していません。"
        case .alreadyCancelled: "すでに取り消されていますので、何も変更していません。"
        case .alreadySupporter: "この利用者はすでに支援員として登録されていますので、新しい応募は受け付けられません。"
        case .neverSupported: "相談、受講、「手伝いたい」という回答のいずれも記録がない利用者ですので、支援員の新規登録として受け付けてください。"
        case .periodClosed(let months):
            "\(months.map { ClosingPeriod.month($0).title(in: .ja) }.quoted(in: .ja))は締め済みです。"
                + "理由を付けて申請すると、別の人の承認を得たうえで反映されます。"
        case .closingOutOfOrder(let first): "先に「\(first.title(in: .ja))」を締めてください。締めは古い月から順に行います。"
        case .laterPeriodClosed(let later): "先に「\(later.title(in: .ja))」の締めを解除してください。解除は新しいほうから順に行います。"
        case .periodNotOver(let day):
            "\(day.written(in: .ja, eras: eras))までの期間ですので、その翌日から締められます。"
        case .alreadyClosed: "すでに締め済みですので、何も変更していません。"
        case .notClosed: "締められていませんので、その必要はありません。"
        case .recordsMissing(let missing):
            "まだそろっていないものがあります（\(missing.summary(in: .ja))）。確かめたうえで、承知していると指定して、もう一度実行してください。"
        case .ownAmendment: "自分で申請したものは承認できませんので、別の人が承認してください。"
        case .amendmentDecided: "この申請はすでに承認または却下されていますので、何も変更していません。"
        case .amendmentWaiting: "この記録には、承認を待っている申請がすでにあります。先にその申請を承認または却下してください。"
        case .amendmentErased: "同意を撤回した利用者が含まれていて内容が消去されていますので、却下して、必要であればもう一度申請してください。"
        case .amendmentDiffers: "この識別番号では、内容の異なる申請がすでにありますので、何も変更していません。"
        case .accountNameTaken: "この名前は、ほかのアカウントに使われているか、使われていましたので、別の名前を指定してください。"
        case .accountDiffers: "同じ名前で権限または支援拠点の異なるアカウントがありますので、別の名前を指定するか、先にそのアカウントを変更してください。"
        case .accountDisabled: "このアカウントは停止されていますので、先に停止を解除してください。"
        case .noSecondFactor:
            "このアカウントには認証アプリがありません。パスワードを忘れた場合は「madoguchi user invite」を、"
                + "ログインを終わらせる場合は「madoguchi user disable」と「madoguchi user enable」を実行してください。"
        case .exportUnderWay: "別の出力が進行中ですので、終わってからもう一度実行してください。"
        case .currentKey: "使用中の鍵は廃止できません。先に「madoguchi keys new」で新しい鍵を追加し、「madoguchi keys rotate」を実行してください。"
        case .keyInUse: "この鍵で暗号化された情報が残っています。「madoguchi keys rotate」を実行してから、もう一度お試しください。"
        case .keyTooNew(let seconds):
            "新しい鍵の使用を始めてから\(seconds)秒たつまでは、以前の鍵を廃止できません。動作中のサービスがまだ使っているかもしれません。少し待ってから、もう一度お試しください。"
        case .unsealedValues(let count):
            "暗号化されていない値が\(count)件あります。鍵のない版から更新した直後なら「madoguchi keys rotate --include-unsealed」を実行してください。"
                + "そうでなければ、データベースが直接書き換えられています。「madoguchi database verify」で場所を確認してください。"
        case .disposalNotFound: "この番号の廃棄の申請はありません。「madoguchi retention list」で番号を確認してください。"
        case .ownDisposal: "申請した本人は承認できません。別の担当者が承認してください。"
        case .disposalDecided: "この廃棄は、すでに承認または実施されています。"
        case .disposalNotApproved: "この廃棄は、まだ承認されていません。申請者以外の担当者が承認してから実施してください。"
        case .disposalRecordNotOurs:
            "この廃棄の記録は、このシステムが保存したままのものではありません。「madoguchi retention erase」が保存したファイルを、変更せずに指定してください。"
        case .disposalNeedsLogin:
            "プログラム用のトークンでは、廃棄の申請や承認はできません。本人が「mado login」でログインし、そのlogin.jsonを --token-file で指定してください。"
        case .versionNotPublished(let latest):
            latest == 0 ? "この期間はまだ締められていませんので、公表された版はありません。" : "その版は公表されていません。公表されているのは第\(latest)版までです。"
        }
    }

    private var english: String {
        switch self {
        case .illegalTransition(let from, let to, let possible):
            "Nobody can go from “\(from.title(in: .en))” to “\(to.title(in: .en))”; "
                + (possible.isEmpty
                    ? "this status is final."
                    : "possible: \(possible.map { $0.title(in: .en) }.quoted(in: .en)).")
        case .beforeLastTransition(let day):
            "The last change was on \(day.written(in: .en)); please give that day or a later one."
        case .trainingMissing(let modules):
            "Training is not complete: \(modules.map(\.en).quoted(in: .en)). Please record its completion first."
        case .certificateEnded(let day):
            "The certificate ended on \(day.written(in: .en)); please renew it first."
        case .appointmentEnded(let day):
            "The appointment ended on \(day.written(in: .en)); please renew it first."
        case .supporterCodeTaken: "Another supporter has this code; please give another."
        case .nothingToRenew: "There is nobody to renew; please check the kind and the day."
        case .doubleBooked: "This supporter is on duty at that time already; please choose another time or person."
        case .shiftCancelled: "This shift was cancelled; please book a new one if it is needed."
        case .shiftDiffers: "This id already stands for another shift; nothing was changed."
        case .reportDiffers: "This id already stands for other reported hours; nothing was changed."
        case .residentWithdrawn: "This resident has withdrawn their consent and cannot be used any more."
        case .withdrawalNeedsConfirmation:
            "This resident works as a supporter. Erasing what is known of them as a resident leaves their entry as a supporter "
                + "(contact, certificate, work), which rests on their appointment; only the link between the two is cut. "
                + "To go on, say that you confirm, and do it again."
        case .samePerson: "These two entries are the same person already; nothing was changed."
        case .notMerged: "This entry is not merged with another; there is nothing to undo."
        case .bothAreSupporters:
            "Both entries have become supporters; please take one of the two conversions back before merging them."
        case .courseCodeTaken: "Another course has this code; please give another."
        case .courseFull(let capacity, let free):
            "That is more than the capacity of \(capacity), so nothing was recorded; \(free) places are left."
        case .courseCancelled: "This course was cancelled; nothing can be recorded or changed."
        case .courseHasAttendance:
            "Attendance is on record, so day and site cannot change and the course cannot be cancelled; "
                + "please take the attendance back first."
        case .courseNotYetHeld(let day):
            "This course is held on \(day.written(in: .en)); please record attendance from that day on."
        case .alreadyBooked: "This resident has asked for a place in this course already."
        case .placeDiffers: "Another place was recorded under this id; nothing was changed."
        case .alreadyAttended: "This resident’s attendance of this course is on record already."
        case .attendanceDiffers: "This id already stands for other attendance; nothing was changed."
        case .alreadyCancelled: "It was cancelled already; nothing was changed."
        case .alreadySupporter: "This resident is a supporter already, so no new application can be made."
        case .neverSupported:
            "This resident was neither helped nor at a course, nor said that they want to help; "
                + "please register them as a new supporter instead."
        case .periodClosed(let months):
            "\(months.map { ClosingPeriod.month($0).title(in: .en) }.quoted(in: .en)) is closed. "
                + "Give a reason, and the change is made once somebody else has approved it."
        case .closingOutOfOrder(let first):
            "Please close “\(first.title(in: .en))” first: closings go from the oldest month on."
        case .laterPeriodClosed(let later):
            "Please reopen “\(later.title(in: .en))” first: reopening goes from the newest back."
        case .periodNotOver(let day):
            "The period lasts until \(day.written(in: .en)); it can be closed from the next day on."
        case .alreadyClosed: "It is closed already; nothing was changed."
        case .notClosed: "It is not closed, so there is no need."
        case .recordsMissing(let missing):
            "Something is still missing (\(missing.summary(in: .en))). "
                + "Please look at it, and close again saying that you know of it."
        case .ownAmendment: "Nobody approves what they proposed themselves; please ask somebody else to approve it."
        case .amendmentDecided: "This amendment was approved or declined already; nothing was changed."
        case .amendmentWaiting:
            "Another amendment of this record waits for approval; please have that one approved or declined first."
        case .amendmentErased:
            "What it said was erased, because a resident in it has withdrawn; please decline it, and propose anew if need be."
        case .amendmentDiffers: "This id already stands for another amendment; nothing was changed."
        case .accountNameTaken: "Another account has this name, or had it; please give another."
        case .accountDiffers:
            "The account of this name has another role or other sites; please give another name, or change the account first."
        case .accountDisabled: "This account is disabled; please enable it first."
        case .noSecondFactor:
            "This account has no authenticator. If its password is forgotten, run “madoguchi user invite”; "
                + "to end its logins, “madoguchi user disable” and then “madoguchi user enable”."
        case .exportUnderWay: "Another export is being made; please try again when it has ended."
        case .currentKey:
            "New values are sealed with this key. Add another one with “madoguchi keys new”, and run “madoguchi keys rotate”."
        case .keyInUse:
            "Something is still sealed with this key. Run “madoguchi keys rotate”, then try again."
        case .keyTooNew(let seconds):
            "A service may still be sealing with this key: the new one has not been in use for \(seconds) seconds. Wait a little, then try "
                + "again."
        case .unsealedValues(let count):
            "\(count) values are not sealed. Right after an update from a version without keys, run “madoguchi keys rotate "
                + "--include-unsealed”. Otherwise somebody has written to the database directly: “madoguchi database verify” says where."
        case .disposalNotFound:
            "There is no disposal of this number. Look for it with “madoguchi retention list”."
        case .ownDisposal: "Whoever proposed it cannot approve it. Ask somebody else to."
        case .disposalDecided: "This disposal has been approved or done already."
        case .disposalNotApproved:
            "This disposal has not been approved. Somebody other than its proposer has to approve it first."
        case .disposalRecordNotOurs:
            "This record of a disposal is not as this installation has written it. "
                + "Give the file of “madoguchi retention erase” as it was."
        case .disposalNeedsLogin:
            "A program’s token decides on no disposal. Log in as yourself with “mado login”, "
                + "and give its login.json with --token-file."
        case .versionNotPublished(let latest):
            latest == 0
                ? "This period was never closed, so no version of it was published."
                : "That version was not published; the latest is version \(latest)."
        }
    }
}

extension SupporterStatus {
    /// What people call it.
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .applied: "応募"
            case .inTraining: "研修中"
            case .certified: "認定"
            case .active: "活動中"
            case .paused: "休止"
            case .lapsed: "失効"
            case .retired: "退任"
            case .declined: "辞退・不採用"
            }
        case .en:
            switch self {
            case .applied: "applied"
            case .inTraining: "in training"
            case .certified: "certified"
            case .active: "active"
            case .paused: "paused"
            case .lapsed: "lapsed"
            case .retired: "retired"
            case .declined: "declined"
            }
        }
    }
}
