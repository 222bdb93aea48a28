package import SupportDesk

extension DeskError {
    /// The stable name by which programs know the error.
    package var type: String {
        switch self {
        case .invalid: "invalid-submission"
        case .consultationNotFound: "consultation-not-found"
        case .siteNotFound: "site-not-found"
        case .indicatorNotFound: "indicator-not-found"
        case .supporterNotFound: "supporter-not-found"
        case .shiftNotFound: "shift-not-found"
        case .closureNotFound: "closure-not-found"
        case .reportNotFound: "report-not-found"
        case .residentNotFound: "resident-not-found"
        case .courseNotFound: "course-not-found"
        case .attendanceNotFound: "attendance-not-found"
        case .placeNotFound: "place-not-found"
        case .conversionNotFound: "conversion-not-found"
        case .amendmentNotFound: "amendment-not-found"
        case .consultationDiffers: "consultation-differs"
        case .receiptTaken: "receipt-taken"
        case .revisionDiffers: "revision-differs"
        case .alreadyVoid: "already-void"
        case .conflict(let conflict): conflict.type
        case .notAllowed: "not-allowed"
        case .roleNeeded: "role-needed"
        case .otherSite: "other-site"
        case .leaderNeeded: "leader-needed"
        case .notAuthenticated: "not-authenticated"
        case .login(let refusal): refusal.type
        case .accountNotFound: "account-not-found"
        case .unavailable: "unavailable"
        case .outcomeUnknown: "outcome-unknown"
        case .schemaDiffers: "schema-differs"
        case .keysMissing: "keys-missing"
        case .internalFault: "internal-fault"
        }
    }

    /// A heading, the same for every occurrence of the error.
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .invalid: "入力内容に誤りがあります"
            case .consultationNotFound: "相談の記録が見つかりません"
            case .siteNotFound: "支援拠点が見つかりません"
            case .indicatorNotFound: "指標が見つかりません"
            case .supporterNotFound: "支援員が見つかりません"
            case .shiftNotFound: "当番が見つかりません"
            case .closureNotFound: "休館日が見つかりません"
            case .reportNotFound: "活動時間の申告が見つかりません"
            case .residentNotFound: "利用者が見つかりません"
            case .courseNotFound: "講習会が見つかりません"
            case .attendanceNotFound: "受講の記録が見つかりません"
            case .placeNotFound: "申込が見つかりません"
            case .conversionNotFound: "支援員への移行が見つかりません"
            case .amendmentNotFound: "訂正の申請が見つかりません"
            case .consultationDiffers: "内容の異なる記録がすでにあります"
            case .receiptTaken: "受付番号が重複しています"
            case .revisionDiffers: "記録が更新されています"
            case .alreadyVoid: "すでに取り消された記録です"
            case .conflict: "現在の状態では行えません"
            case .notAllowed, .roleNeeded: "権限がありません"
            case .otherSite: "担当の範囲にない支援拠点です"
            case .leaderNeeded: "この記録は変更できません"
            case .notAuthenticated: "認証が必要です"
            case .login(let refusal): refusal.title(in: .ja)
            case .accountNotFound: "アカウントが見つかりません"
            case .unavailable: "一時的に利用できません"
            case .outcomeUnknown: "保存の結果を確認できません"
            case .schemaDiffers: "データベースの版が一致しません"
            case .keysMissing: "個人情報の鍵がありません"
            case .internalFault: "内部エラーが発生しました"
            }
        case .en:
            switch self {
            case .invalid: "Some fields cannot be accepted"
            case .consultationNotFound: "Consultation not found"
            case .siteNotFound: "Site not found"
            case .indicatorNotFound: "Indicator not found"
            case .supporterNotFound: "Supporter not found"
            case .shiftNotFound: "Shift not found"
            case .closureNotFound: "Closure not found"
            case .reportNotFound: "Reported hours not found"
            case .residentNotFound: "Resident not found"
            case .courseNotFound: "Course not found"
            case .attendanceNotFound: "Attendance not found"
            case .placeNotFound: "Place not found"
            case .conversionNotFound: "Conversion not found"
            case .amendmentNotFound: "Amendment not found"
            case .consultationDiffers: "The consultation on record differs"
            case .receiptTaken: "Receipt number already taken"
            case .revisionDiffers: "The record has changed"
            case .alreadyVoid: "The consultation is already void"
            case .conflict: "Not possible as things stand"
            case .notAllowed, .roleNeeded: "Not allowed"
            case .otherSite: "Not one of your sites"
            case .leaderNeeded: "Not to be changed by you"
            case .notAuthenticated: "Not authenticated"
            case .login(let refusal): refusal.title(in: .en)
            case .accountNotFound: "Account not found"
            case .unavailable: "Unavailable for the moment"
            case .outcomeUnknown: "Not known whether it was saved"
            case .schemaDiffers: "The database has another version"
            case .keysMissing: "A key of the personal data is missing"
            case .internalFault: "Internal error"
            }
        }
    }

    /// What happened this time, in a sentence. A single wrong field is described itself, several by their number.
    package func detail(in language: Language, eras: [JapaneseEra] = []) -> String {
        if case .invalid(let submission) = self, submission.problems.count == 1, let problem = submission.problems.first
        {
            return problem.detail(in: language, eras: eras)
        }
        if case .conflict(let conflict) = self { return conflict.detail(in: language, eras: eras) }
        if case .login(let refusal) = self { return refusal.detail(in: language, eras: eras) }
        return switch language {
        case .ja: detailInJapanese
        case .en: detailInEnglish
        }
    }

    /// What the person at a terminal can do now, in a sentence.
    package func nextStep(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .invalid: "示された項目を直して、もう一度実行してください。"
            case .consultationNotFound: "相談の識別番号を確認してください（最近の記録は「mado recent」で確認できます）。"
            case .siteNotFound: "支援拠点のコードと、担当する拠点を確認してください。"
            case .supporterNotFound: "支援員コードを確認してください（「mado supporter list」で一覧を確認できます）。"
            case .shiftNotFound: "当番の識別番号を確認してください（「mado supporter roster」で一覧を確認できます）。"
            case .closureNotFound: "支援拠点と日付を確認してください。"
            case .reportNotFound: "活動時間の申告の識別番号を確認してください。"
            case .residentNotFound: "利用者の識別番号を確認してください（「mado resident find」で探せます）。"
            case .courseNotFound: "講習会コードを確認してください（「mado course list」で一覧を確認できます）。"
            case .attendanceNotFound: "識別番号を確認してください（「mado course show」で確認できます）。"
            case .placeNotFound: "申込の識別番号を確認してください（「mado course show」で確認できます）。"
            case .conversionNotFound: "識別番号を確認してください（「mado conversions list」で確認できます）。"
            case .amendmentNotFound: "識別番号を確認してください（「mado amendment list」で確認できます）。"
            case .indicatorNotFound: "指標コードを確認してください（「madoguchi indicator list」で一覧を確認できます）。"
            case .consultationDiffers: "「mado show」で記録を確認し、内容を改める場合は「mado correct」で訂正してください。"
            case .receiptTaken: "受付番号を確認し、まだ使われていない番号で登録してください。"
            case .revisionDiffers: "「mado show」で最新の記録を確認してから、もう一度実行してください。"
            case .conflict: "状態を確認し、必要な手続きを先に行ってから、もう一度実行してください。"
            case .alreadyVoid: "記録し直す場合は、新しい相談として登録してください。"
            case .notAllowed: "必要な権限について、システム管理者に問い合わせてください。"
            case .roleNeeded: "その権限のアカウントを持つ人に、依頼してください。"
            case .otherSite: "担当する支援拠点（「mado whoami」で確認できます）を指定してください。"
            case .leaderNeeded: "拠点責任者か調整担当に、訂正または取消を依頼してください。"
            case .notAuthenticated: "「mado login」でログインするか、アクセストークンの設定（MADO_TOKEN_FILE）を確認してください。"
            case .login(let refusal): refusal.nextStep(in: .ja)
            case .accountNotFound: "アカウント名を確認してください（「madoguchi user list」で一覧を確認できます）。"
            case .unavailable(let seconds): "\(seconds)秒ほど待ってから、もう一度実行してください。"
            case .outcomeUnknown(let seconds): "\(seconds)秒ほど待ってから、同じ内容をもう一度送信してください。"
            case .schemaDiffers: "システム管理者に「madoguchi database migrate」の実行を依頼してください。"
            case .keysMissing: "システム管理者に、鍵ファイル（MADOGUCHI_KEYS_FILE）を控えから戻すよう依頼してください。"
            case .internalFault: "時間をおいてもう一度実行し、解決しない場合はシステム管理者に問い合わせてください。"
            }
        case .en:
            switch self {
            case .invalid: "Mend the fields named and try again."
            case .consultationNotFound: "Check the id; “mado recent” lists the latest consultations."
            case .siteNotFound: "Check the site’s code, and at which sites you may work."
            case .supporterNotFound: "Check the code; “mado supporter list” lists the supporters."
            case .shiftNotFound: "Check the id; “mado supporter roster” lists the shifts."
            case .closureNotFound: "Check the site and the day."
            case .reportNotFound: "Check the id of the reported hours."
            case .residentNotFound: "Check the id; “mado resident find” finds residents."
            case .courseNotFound: "Check the code; “mado course list” lists the courses."
            case .attendanceNotFound: "Check the id; “mado course show” shows who came."
            case .placeNotFound: "Check the id; “mado course show” shows who has a place."
            case .conversionNotFound: "Check the id; “mado conversions list” lists them."
            case .amendmentNotFound: "Check the id; “mado amendment list” lists them."
            case .indicatorNotFound: "Check the id; “madoguchi indicator list” lists the ward’s indicators."
            case .consultationDiffers: "See the record with “mado show”; to change it, use “mado correct”."
            case .receiptTaken: "Check the receipt number and give one that is not in use."
            case .revisionDiffers: "See the latest record with “mado show”, then try again."
            case .conflict: "See how things stand, do first what is asked for, then try again."
            case .alreadyVoid: "To record it anew, log a new consultation."
            case .notAllowed: "Ask an administrator for the permission you need."
            case .roleNeeded: "Ask somebody who has such an account to do it."
            case .otherSite: "Name one of your sites; “mado whoami” lists them."
            case .leaderNeeded: "Ask the site’s leader or a coordinator to correct it or to make it void."
            case .notAuthenticated: "Log in with “mado login”, or check the access token (MADO_TOKEN_FILE)."
            case .login(let refusal): refusal.nextStep(in: .en)
            case .accountNotFound: "Check the name; “madoguchi user list” lists the accounts."
            case .unavailable(let seconds): "Wait about \(seconds) seconds, then try again."
            case .outcomeUnknown(let seconds): "Wait about \(seconds) seconds, then send the same again."
            case .schemaDiffers: "Ask an administrator to run “madoguchi database migrate”."
            case .keysMissing: "Ask an administrator to put the file of keys (MADOGUCHI_KEYS_FILE) back from its copy."
            case .internalFault: "Try again later; if it stays, tell an administrator."
            }
        }
    }

    private var detailInJapanese: String {
        switch self {
        case .invalid(let submission): "\(submission.problems.count)か所に誤りがありますので、項目ごとの説明を確認してください。"
        case .consultationNotFound: "指定された識別番号の相談は、記録がないか、閲覧できる範囲にありません。"
        case .siteNotFound: "指定された支援拠点は、登録されていないか、担当の範囲にありません。"
        case .supporterNotFound: "指定されたコードの支援員は、登録されていません。"
        case .shiftNotFound: "指定された識別番号の当番は、登録されていません。"
        case .closureNotFound: "指定された支援拠点のその日の休館は、登録されていません。"
        case .reportNotFound: "指定された識別番号の活動時間の申告はありません。"
        case .residentNotFound: "指定された識別番号の利用者は、登録されていないか、登録が消去されています。"
        case .courseNotFound: "指定されたコードの講習会は、登録されていません。"
        case .attendanceNotFound: "指定された識別番号の受講の記録はありません。"
        case .placeNotFound: "指定された識別番号の申込はありません。"
        case .conversionNotFound: "指定された識別番号の移行の記録はありません。"
        case .amendmentNotFound: "指定された識別番号の訂正の申請は、記録がないか、閲覧できる範囲にありません。"
        case .indicatorNotFound: "指定されたコードの指標は、区に登録されていません。"
        case .consultationDiffers: "この識別番号では、内容の異なる相談がすでに記録されていますので、何も変更していません。"
        case .receiptTaken: "この受付番号は、すでに別の相談に使われています。"
        case .revisionDiffers(let current): "この記録は、読み込んだ後に更新され、現在は第\(current)版になっています。"
        case .conflict(let conflict): conflict.detail(in: .ja)
        case .alreadyVoid: "この相談はすでに取り消されていますので、変更できません。"
        case .notAllowed: "この操作を行う権限がありません。"
        case .roleNeeded(let roles):
            "この操作を行えるのは、権限が\(roles.map { "「\($0.title(in: .ja))」" }.joined())のアカウントに限ります。"
        case .otherSite(let site): "支援拠点「\(site.rawValue)」は、このアカウントの担当の範囲にありません。"
        case .leaderNeeded: "記録を変更できるのは、記録した本人が、記録した日のうちに限ります。"
        case .notAuthenticated: "ログインまたはアクセストークンがないか、正しくないか、期限が切れています。"
        case .login(let refusal): refusal.detail(in: .ja)
        case .accountNotFound: "この名前のアカウントは、登録されていません。"
        case .unavailable: "データベースが応答しませんので、時間をおいてからもう一度お試しください。"
        case .outcomeUnknown: "保存されたかどうか確認できませんでしたが、同じ内容をもう一度送信しても二重には記録されません。"
        case .schemaDiffers: "データベースの構成が、このプログラムに必要な版ではありません。"
        case .keysMissing: "個人情報を読み書きするための鍵がそろっていません。"
        case .internalFault: "サーバーの内部で問題が発生したため、処理を完了できませんでした。"
        }
    }

    private var detailInEnglish: String {
        switch self {
        case .invalid(let submission):
            "\(submission.problems.count) things are wrong; see the explanation of each field."
        case .consultationNotFound: "There is no consultation with this id among those you may see."
        case .siteNotFound: "There is no such site among those where you may work."
        case .supporterNotFound: "There is no supporter with this code."
        case .shiftNotFound: "There is no shift with this id."
        case .closureNotFound: "The site has no closure on this day."
        case .reportNotFound: "There are no reported hours with this id."
        case .residentNotFound: "There is no resident with this id, or the person was erased."
        case .courseNotFound: "There is no course with this code."
        case .attendanceNotFound: "There is no attendance with this id."
        case .placeNotFound: "There is no place with this id."
        case .conversionNotFound: "There is no conversion with this id."
        case .amendmentNotFound: "There is no amendment with this id among those you may see."
        case .indicatorNotFound: "The ward has no indicator with this id."
        case .consultationDiffers: "This id already stands for a consultation with other content; nothing was changed."
        case .receiptTaken: "Another consultation already has this receipt number."
        case .revisionDiffers(let current):
            "The record was changed after it was read; it is now at revision \(current)."
        case .conflict(let conflict): conflict.detail(in: .en)
        case .alreadyVoid: "This consultation has been made void and cannot be changed any more."
        case .notAllowed: "Your account may not do this."
        case .roleNeeded(let roles):
            "Only accounts of these roles may do this: \(roles.map { $0.title(in: .en) }.joined(separator: ", "))."
        case .otherSite(let site): "The site “\(site.rawValue)” is not one of your account’s sites."
        case .leaderNeeded: "You can change what you recorded yourself, on the day on which you did."
        case .notAuthenticated: "The login or the access token is missing, wrong or has ended."
        case .login(let refusal): refusal.detail(in: .en)
        case .accountNotFound: "There is no account of this name."
        case .unavailable: "The database does not answer; please try again in a moment."
        case .outcomeUnknown: "Whether it was saved is not known; sending the same again will not record it twice."
        case .schemaDiffers: "The database does not have the schema that this version needs."
        case .keysMissing: "The keys with which personal data are written and read are not at hand."
        case .internalFault: "Something went wrong inside the server, and the request could not be completed."
        }
    }
}
