/// What `mado login --help` and its like say: of each command what it does, and first of all examples.
package enum AccountHelp: Sendable {
    case login, logout, whoami, password, recoveryCodes
    /// The argument of `mado login`.
    case account

    /// What it does, in a line.
    package func abstract(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .login: "自分のアカウントでログインします。"
            case .logout: "ログアウトします。"
            case .whoami: "ログイン中のアカウント、権限、支援拠点、期限を表示します。"
            case .password: "パスワードを変更します。"
            case .recoveryCodes: "回復コードを新しく発行します（前のものは使えなくなります）。"
            case .account: "アカウント名（省略すると質問します）。"
            }
        case .en:
            switch self {
            case .login: "Logs in with an account of one's own."
            case .logout: "Logs out."
            case .whoami: "Shows who is logged in, with role, sites and until when."
            case .password: "Changes the password."
            case .recoveryCodes: "Makes new recovery codes; those before are of no use any more."
            case .account: "The account's name; asked for when left out."
            }
        }
    }

    /// Examples, and what there is to know.
    package func discussion(in language: Language) -> String {
        switch (self, language) {
        case (.login, .ja):
            """
            例:
              mado login desk-3

            初めての場合は、パスワードの代わりに、システム管理者から受け取った招待コード（MADO-…）を入力します。
            パスワードは画面に表示されません。スクリプトでは、標準入力の1行目にパスワード、2行目に確認コードを書きます。
            ログインの内容はMADO_HOMEのlogin.json（本人だけが読める）に保存し、MADO_TOKEN_FILEがない場合に使います。
            """
        case (.login, .en):
            """
            Examples:
              mado login desk-3

            The first time, give the invitation (MADO-…) from an administrator in the place of the password.
            Nothing of a password is shown. Scripts give it as the first line of the input, and the code as the second.
            The login is kept in login.json in MADO_HOME, for its owner alone, and used where no MADO_TOKEN_FILE is set.
            """
        default: ""
        }
    }
}
