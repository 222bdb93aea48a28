import DeskText
import SupportDesk
import Testing

@Suite("What people read about an error")
struct DeskErrorTextTests {
    static let several = InvalidSubmission([
        FieldProblem(.minutes, .outOfRange(1...600)), FieldProblem(.site, .unknownSite(nearest: [])),
    ])

    static let errors: [DeskError] = [
        .invalid(several), .consultationNotFound, .siteNotFound, .indicatorNotFound, .supporterNotFound,
        .shiftNotFound, .closureNotFound, .reportNotFound, .residentNotFound, .courseNotFound, .attendanceNotFound,
        .placeNotFound, .conversionNotFound,
        .conflict(.alreadySupporter), .consultationDiffers(nil), .receiptTaken,
        .revisionDiffers(current: 3), .alreadyVoid, .notAllowed, .roleNeeded([.coordinator]),
        .otherSite(Site.ID("S001")),
        .notAuthenticated, .unavailable(retryAfter: 5),
        .leaderNeeded, .accountNotFound, .login(.failed), .login(.wrongPassword), .login(.throttled(retryAfter: 90)),
        .login(.codeNeeded),
        .login(.wrongCode), .login(.disabled), .login(.enrolmentNeeded),
        .outcomeUnknown(retryAfter: 5), .schemaDiffers, .keysMissing, .internalFault,
    ]

    @Test("The types are stable: programs rely on them")
    func types() {
        #expect(
            Self.errors.map(\.type) == [
                "invalid-submission", "consultation-not-found", "site-not-found", "indicator-not-found",
                "supporter-not-found", "shift-not-found", "closure-not-found", "report-not-found", "resident-not-found",
                "course-not-found",
                "attendance-not-found", "place-not-found", "conversion-not-found", "already-supporter",
                "consultation-differs",
                "receipt-taken",
                "revision-differs", "already-void", "not-allowed", "role-needed", "other-site",
                "not-authenticated", "unavailable",
                "leader-needed", "account-not-found", "login-failed", "wrong-password", "too-many-attempts",
                "code-needed", "wrong-code",
                "account-disabled", "enrolment-needed",
                "outcome-unknown",
                "schema-differs", "keys-missing", "internal-fault",
            ]
        )
    }

    @Test("The titles in Japanese and in English")
    func titles() {
        #expect(
            Self.errors.map { $0.title(in: .ja) } == [
                "入力内容に誤りがあります", "相談の記録が見つかりません", "支援拠点が見つかりません", "指標が見つかりません", "支援員が見つかりません", "当番が見つかりません",
                "休館日が見つかりません", "活動時間の申告が見つかりません",
                "利用者が見つかりません", "講習会が見つかりません", "受講の記録が見つかりません", "申込が見つかりません", "支援員への移行が見つかりません", "現在の状態では行えません",
                "内容の異なる記録がすでにあります",
                "受付番号が重複しています", "記録が更新されています", "すでに取り消された記録です", "権限がありません", "権限がありません",
                "担当の範囲にない支援拠点です", "認証が必要です",
                "一時的に利用できません", "この記録は変更できません", "アカウントが見つかりません", "ログインできません", "パスワードが違います", "しばらくログインできません",
                "確認コードが必要です",
                "確認コードが正しくありません", "アカウントが停止されています", "確認コードの登録が必要です", "保存の結果を確認できません", "データベースの版が一致しません", "個人情報の鍵がありません",
                "内部エラーが発生しました",
            ]
        )
        #expect(
            Self.errors.map { $0.title(in: .en) } == [
                "Some fields cannot be accepted", "Consultation not found", "Site not found", "Indicator not found",
                "Supporter not found", "Shift not found", "Closure not found", "Reported hours not found",
                "Resident not found", "Course not found",
                "Attendance not found", "Place not found", "Conversion not found", "Not possible as things stand",
                "The consultation on record differs", "Receipt number already taken", "The record has changed",
                "The consultation is already void", "Not allowed", "Not allowed", "Not one of your sites",
                "Not authenticated", "Unavailable for the moment",
                "Not to be changed by you", "Account not found", "Login failed", "Wrong password",
                "Too many attempts",
                "A code is needed",
                "Wrong code", "Account disabled", "Enrolment needed",
                "Not known whether it was saved", "The database has another version",
                "A key of the personal data is missing", "Internal error",
            ]
        )
    }

    @Test("A single wrong field is described itself, several are counted")
    func invalid() {
        let one = DeskError.invalid(InvalidSubmission([FieldProblem(.minutes, .outOfRange(1...600))]))
        #expect(one.detail(in: .ja) == "対応時間は1〜600分で入力してください。")
        #expect(one.detail(in: .en) == "“Minutes” must be a whole number from 1 to 600.")
        #expect(DeskError.invalid(Self.several).detail(in: .ja) == "2か所に誤りがありますので、項目ごとの説明を確認してください。")
        #expect(
            DeskError.invalid(Self.several).detail(in: .en) == "2 things are wrong; see the explanation of each field."
        )
    }

    @Test("The numbers that an error carries stand in its sentences")
    func numbers() {
        #expect(
            DeskError.revisionDiffers(current: 3).detail(in: .ja) == "この記録は、読み込んだ後に更新され、現在は第3版になっています。"
        )
        #expect(DeskError.revisionDiffers(current: 3).detail(in: .en).hasSuffix("now at revision 3."))
        #expect(DeskError.unavailable(retryAfter: 5).nextStep(in: .ja) == "5秒ほど待ってから、もう一度実行してください。")
        #expect(
            DeskError.outcomeUnknown(retryAfter: 5).nextStep(in: .en)
                == "Wait about 5 seconds, then send the same again."
        )
    }

    @Test("Whoever has to wait reads for how long, and whose account has ended reads since when")
    func waiting() throws {
        let soon = DeskError.login(.throttled(retryAfter: 8))
        let later = DeskError.login(.throttled(retryAfter: 90))
        #expect(soon.detail(in: .ja) == "ログインの失敗が続いたため、あと8秒は受け付けません。")
        #expect(later.detail(in: .ja) == "ログインの失敗が続いたため、あと2分は受け付けません。")
        #expect(later.detail(in: .en) == "There were too many failed attempts; the next one is possible in 2 min.")
        let expired = DeskError.login(.expired(lastDay: try #require(CivilDate(iso: "2027-03-31"))))
        #expect(expired.detail(in: .ja) == "このアカウントの有効期限は2027年3月31日でした。")
        #expect(expired.detail(in: .en) == "This account was valid until 2027-03-31.")
        #expect(expired.type == "account-expired")
    }

    @Test("Every error has a detail and a next step of its own, each a sentence", arguments: Language.allCases)
    func sentences(language: Language) {
        let stop = language == .ja ? "。" : "."
        for sentences in [Self.errors.map { $0.detail(in: language) }, Self.errors.map { $0.nextStep(in: language) }] {
            #expect(Set(sentences).count == Self.errors.count)
            #expect(sentences.allSatisfy { $0.hasSuffix(stop) })
        }
        #expect(Self.errors.allSatisfy { ($0.detail(in: .ja) + $0.nextStep(in: .ja)).latinWords == [] })
        #expect(
            Self.errors.allSatisfy { $0.nextStep(in: .ja).hasSuffix("ください。") || $0.nextStep(in: .ja).hasSuffix("）。") }
        )
    }
}
