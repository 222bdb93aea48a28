package import SupportDesk

/// What the client says, and asks, when somebody comes in or leaves.
package enum LoginText: Hashable, Sendable {
    case askAccount
    case askPasswordOrInvitation(account: String)
    case askOldPassword
    case askNewPassword
    case askNewPasswordAgain
    case askCode
    case askFirstCode
    /// An invitation was taken up.
    case welcome(account: String)
    /// Before the key of an authenticator.
    case enrolAuthenticator
    /// Before the codes.
    case keepRecoveryCodes
    case loggedIn(account: String, role: Role?)
    /// A configured token is used before the login.
    case tokenFileGoesFirst
    /// The configured site is none of the account's.
    case otherSiteConfigured(String)
    case notLoggedIn
    case loggedOut(account: String)
    /// The server could not be told.
    case loggedOutHereOnly(account: String)
    case passwordChanged

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    package static func allSites(_ language: Language) -> String {
        switch language {
        case .ja: "全拠点"
        case .en: "all"
        }
    }

    package static func loginEnds(_ language: Language) -> String {
        switch language {
        case .ja: "ログインの期限"
        case .en: "Login ends"
        }
    }

    private var japanese: String {
        switch self {
        case .askAccount: "アカウント名: "
        case .askPasswordOrInvitation(let account): "「\(account)」のパスワード（初めての場合は招待コード）: "
        case .askOldPassword: "今のパスワード: "
        case .askNewPassword: "新しいパスワード（\(PasswordRules.shortest)文字以上）: "
        case .askNewPasswordAgain: "新しいパスワード（もう一度）: "
        case .askCode: "認証アプリの確認コード（6桁、または回復コード）: "
        case .askFirstCode: "認証アプリに表示された6桁の確認コード: "
        case .welcome(let account): "「\(account)」の利用を始めます。"
        case .enrolAuthenticator: "次のアドレスか、その下の鍵を、認証アプリに登録してください。"
        case .keepRecoveryCodes: "認証アプリをなくしたときの回復コードです（それぞれ1回限り）。今だけ表示しますので、安全な場所に保管してください。"
        case .loggedIn(let account, let role):
            "「\(account)」でログインしました" + (role.map { "（\($0.title(in: .ja))）" } ?? "") + "。"
        case .tokenFileGoesFirst: "アクセストークンのファイル（MADO_TOKEN_FILE）が設定されているため、そちらが先に使われます。"
        case .otherSiteConfigured(let site):
            "設定の拠点「\(site.shown)」は、このアカウントの担当ではありません。「mado config set site 拠点」で設定し直してください。"
        case .notLoggedIn: "ログインしていません。"
        case .loggedOut(let account): "「\(account)」をログアウトしました。"
        case .loggedOutHereOnly(let account): "この端末から「\(account)」のログインを消しましたが、サーバーには伝わっていません（期限が来ると終了します）。"
        case .passwordChanged: "パスワードを変更し、ほかの端末のログインを終了しました。"
        }
    }

    private var english: String {
        switch self {
        case .askAccount: "Account: "
        case .askPasswordOrInvitation(let account): "Password of “\(account)” (the first time, the invitation): "
        case .askOldPassword: "Present password: "
        case .askNewPassword: "New password (\(PasswordRules.shortest) characters or more): "
        case .askNewPasswordAgain: "New password, once more: "
        case .askCode: "Code of the authenticator (six digits, or a recovery code): "
        case .askFirstCode: "The six digits that the authenticator shows: "
        case .welcome(let account): "This is the beginning of “\(account)”."
        case .enrolAuthenticator: "Put this address, or the key below it, into an authenticator."
        case .keepRecoveryCodes:
            "Recovery codes, for a lost authenticator, each good once. They are shown this one time: keep them safe."
        case .loggedIn(let account, let role):
            "Logged in as “\(account)”" + (role.map { " (\($0.title(in: .en)))" } ?? "") + "."
        case .tokenFileGoesFirst: "A token file (MADO_TOKEN_FILE) is configured, and goes before the login."
        case .otherSiteConfigured(let site):
            "The configured site, “\(site.shown)”, is not one of this account’s; set another one with “mado config set site SITE”."
        case .notLoggedIn: "Nobody is logged in."
        case .loggedOut(let account): "Logged “\(account)” out."
        case .loggedOutHereOnly(let account):
            "Removed the login of “\(account)” from this machine; the server was not told, and it ends by itself there."
        case .passwordChanged: "The password was changed, and logins elsewhere have ended."
        }
    }
}
