/// Why the client cannot begin: something is not configured, or cannot be used as it is.
package enum ConfigurationProblem: Error, Hashable, Sendable {
    case noServer
    case unreadableServer(String)
    /// Plain http to another machine.
    case serverNotEncrypted(String)
    case noTokenFile
    case tokenFileMissing(path: String)
    case tokenFileOpenToOthers(path: String)
    case noTokenInFile(path: String)
    case noSite
    case noHome
    case unreadableFile(path: String, reason: String)
    case unwritableFile(path: String, reason: String)
    /// The configuration file is not the JSON that it should be.
    case malformedConfiguration(path: String)
    case unknownKey(known: [String])
    case unknownLanguage

    /// What is wrong, and what to do, in two sentences.
    package func sentence(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .noServer:
            "サーバーが設定されていません。「mado config set server https://…」か環境変数MADO_SERVERで設定してください。"
        case .unreadableServer(let text):
            "サーバーのアドレス「\(text)」を読み取れません。「https://desk.example.lg.jp」のように指定してください。"
        case .serverNotEncrypted(let text):
            "「\(text)」への通信は暗号化されないため、接続しません。「https://」で始まるアドレスを指定してください（「http://」は同じ端末のサーバーに限ります）。"
        case .noTokenFile:
            "ログインしていません。「mado login」でログインするか、アクセストークンのファイルを環境変数MADO_TOKEN_FILEで設定してください。"
        case .tokenFileMissing(let path):
            "アクセストークンのファイル「\(path)」がありません。場所を確認してください。"
        case .tokenFileOpenToOthers(let path):
            "アクセストークンのファイル「\(path)」を、ほかの利用者も読める状態です。「chmod 600 \(path)」を実行してから、もう一度お試しください。"
        case .noTokenInFile(let path):
            "ファイル「\(path)」の内容がアクセストークンではありません。システム管理者から受け取ったトークンを1行で保存してください。"
        case .noSite:
            "支援拠点が設定されていません。「mado config set site 拠点コード」か「--site」で指定してください。"
        case .noHome:
            "設定を保存する場所が分かりません。環境変数MADO_HOMEを設定してください。"
        case .unreadableFile(let path, let reason):
            "ファイル「\(path)」を読み込めません（\(reason)）。読み取りの権限を確認してください。"
        case .unwritableFile(let path, let reason):
            "ファイル「\(path)」に書き込めません（\(reason)）。書き込みの権限と空き容量を確認してください。"
        case .malformedConfiguration(let path):
            "設定ファイル「\(path)」を読み取れません。内容を直すか、削除してから「mado config set」で設定し直してください。"
        case .unknownKey(let known):
            "この名前の設定はありません。設定できるのは\(known.map { "「\($0)」" }.joined())です。"
        case .unknownLanguage:
            "言語は「ja」または「en」で指定してください。"
        }
    }

    private var english: String {
        switch self {
        case .noServer:
            "No server is configured. Set it with “mado config set server https://…” or in MADO_SERVER."
        case .unreadableServer(let text):
            "The server’s address “\(text)” cannot be read. Write it like https://desk.example.lg.jp."
        case .serverNotEncrypted(let text):
            "“\(text)” would carry everything unencrypted, so nothing was sent. "
                + "Give an address that begins with https:// (http:// is for a server on this machine only)."
        case .noTokenFile:
            "Nobody is logged in. Log in with “mado login”, or set the file of an access token in MADO_TOKEN_FILE."
        case .tokenFileMissing(let path):
            "There is no token file “\(path)”. Check where it is."
        case .tokenFileOpenToOthers(let path):
            "Others on this machine can read the token file “\(path)”. Run “chmod 600 \(path)”, then try again."
        case .noTokenInFile(let path):
            "The file “\(path)” does not hold an access token. Save the token that an administrator gave you as its only line."
        case .noSite:
            "No site is configured. Set it with “mado config set site CODE”, or give --site."
        case .noHome:
            "There is no place to keep settings. Set MADO_HOME."
        case .unreadableFile(let path, let reason):
            "The file “\(path)” cannot be read (\(reason)). Check its permissions."
        case .unwritableFile(let path, let reason):
            "The file “\(path)” cannot be written (\(reason)). Check the permissions and the space left."
        case .malformedConfiguration(let path):
            "The configuration “\(path)” cannot be read. Mend it, or remove it and set it anew with “mado config set”."
        case .unknownKey(let known):
            "There is no setting of this name. There are \(known.joined(separator: ", "))."
        case .unknownLanguage:
            "The language is either ja or en."
        }
    }
}
