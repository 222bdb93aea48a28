package import SupportDesk

extension LoginRefusal {
    /// The stable name by which programs know the refusal.
    package var type: String {
        switch self {
        case .failed: "login-failed"
        case .wrongPassword: "wrong-password"
        case .throttled: "too-many-attempts"
        case .codeNeeded: "code-needed"
        case .wrongCode: "wrong-code"
        case .disabled: "account-disabled"
        case .expired: "account-expired"
        case .enrolmentNeeded: "enrolment-needed"
        }
    }

    /// A heading, the same for every occurrence.
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .failed: "ログインできません"
            case .wrongPassword: "パスワードが違います"
            case .throttled: "しばらくログインできません"
            case .codeNeeded: "確認コードが必要です"
            case .wrongCode: "確認コードが正しくありません"
            case .disabled: "アカウントが停止されています"
            case .expired: "アカウントの有効期限が切れています"
            case .enrolmentNeeded: "確認コードの登録が必要です"
            }
        case .en:
            switch self {
            case .failed: "Login failed"
            case .wrongPassword: "Wrong password"
            case .throttled: "Too many attempts"
            case .codeNeeded: "A code is needed"
            case .wrongCode: "Wrong code"
            case .disabled: "Account disabled"
            case .expired: "Account expired"
            case .enrolmentNeeded: "Enrolment needed"
            }
        }
    }

    /// What happened, in a sentence.
    package func detail(in language: Language, eras: [JapaneseEra] = []) -> String {
        switch language {
        case .ja:
            switch self {
            case .failed: "アカウント名、パスワードまたは招待コードが正しくありません。"
            case .wrongPassword: "今のパスワードが正しくありませんので、何も変更していません。"
            case .throttled(let seconds): "ログインの失敗が続いたため、あと\(Self.wait(seconds, in: .ja))は受け付けません。"
            case .codeNeeded: "このアカウントでは、パスワードのほかに認証アプリの6桁の確認コードが必要です。"
            case .wrongCode: "確認コードが正しくないか、すでに使われています。"
            case .disabled: "このアカウントは停止されています。"
            case .expired(let day): "このアカウントの有効期限は\(day.written(in: .ja, eras: eras))でした。"
            case .enrolmentNeeded: "この権限には確認コードが必要ですが、認証アプリがまだ登録されていません。"
            }
        case .en:
            switch self {
            case .failed: "The account, the password or the invitation code is not right."
            case .wrongPassword: "The present password is not right; nothing was changed."
            case .throttled(let seconds):
                "There were too many failed attempts; the next one is possible in \(Self.wait(seconds, in: .en))."
            case .codeNeeded: "Besides the password, this account needs the six-digit code of its authenticator."
            case .wrongCode: "The code is wrong, or it was used already."
            case .disabled: "This account is disabled."
            case .expired(let day): "This account was valid until \(day.written(in: .en))."
            case .enrolmentNeeded: "This role needs a second factor, and none was enrolled yet."
            }
        }
    }

    /// What the person can do now, in a sentence.
    package func nextStep(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .wrongPassword: "今のパスワードを、もう一度入力してください。忘れた場合は、システム管理者に招待コードを依頼してください。"
            case .failed: "確かめて、もう一度「mado login」を実行してください。忘れた場合は、システム管理者に招待コードを依頼してください。"
            case .throttled: "時間をおいてから、もう一度実行してください。"
            case .codeNeeded: "「mado login」を実行し、確認コードを入力してください。"
            case .wrongCode: "端末の時計を確かめ、次に表示されるコードか、回復コードを入力してください。"
            case .disabled, .expired: "システム管理者に問い合わせてください。"
            case .enrolmentNeeded: "システム管理者に招待コードを依頼してください。"
            }
        case .en:
            switch self {
            case .wrongPassword:
                "Give the present password again; if it is lost, ask an administrator for an invitation."
            case .failed:
                "Check them and run “mado login” again; if they are lost, ask an administrator for an invitation."
            case .throttled: "Wait, then try again."
            case .codeNeeded: "Run “mado login” and give the code."
            case .wrongCode: "Check the clock of the device and give the next code, or a recovery code."
            case .disabled, .expired: "Ask an administrator."
            case .enrolmentNeeded: "Ask an administrator for an invitation."
            }
        }
    }

    private static func wait(_ seconds: Int, in language: Language) -> String {
        let minutes = (seconds + 59) / 60
        return switch language {
        case .ja: seconds < 60 ? "\(seconds)秒" : "\(minutes)分"
        case .en: seconds < 60 ? "\(seconds) s" : "\(minutes) min"
        }
    }
}
