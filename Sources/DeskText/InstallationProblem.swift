/// Why a `madoguchi` command cannot begin: what it was told of the installation is missing or cannot be used.
package enum InstallationProblem: Error, Hashable, Sendable {
    /// Neither an address of the database nor a home that knows one.
    case noDatabase
    /// The setting (a variable or a file, by name) is no address of a database.
    case unreadableDatabase(setting: String)
    case unreadableFile(path: String)
    /// Not a key of 64 hexadecimal digits.
    case unreadableKey(path: String)
    /// Not a port; 0 to 65535.
    case unreadablePort(setting: String)
    /// Not the six digits of a 全国地方公共団体コード.
    case unreadableWard(setting: String)
    /// Neither `own` nor `shared`.
    case unreadableSessions(setting: String)
    /// The service cannot listen there: something else does, it is not allowed, or this machine has no such address.
    case unusableAddress(host: String, port: Int)

    /// What is wrong, and what to do, in two sentences.
    package func sentence(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .noDatabase:
            "データベースの場所が分かりません。環境変数MADOGUCHI_HOMEに「Scripts/run」と同じ場所を設定するか、MADOGUCHI_DATABASE_URLを設定してください。"
        case .unreadableDatabase(let setting):
            "\(setting)をデータベースの接続先として読み取れません。「postgresql://利用者@ホスト/データベース」のように設定してください。"
        case .unreadableFile(let path):
            "ファイル「\(path)」を読み込めません。場所と読み取りの権限を確認してください。"
        case .unreadableKey(let path):
            "ファイル「\(path)」を鍵として読み取れません。64桁の16進数1行にしてください（例: openssl rand -hex 32）。"
        case .unreadablePort(let setting):
            "\(setting)をポート番号として読み取れません。0〜65535の数字で設定してください。"
        case .unreadableWard(let setting):
            "\(setting)を区の団体コードとして読み取れません。「131156」のように6桁の数字で設定してください。"
        case .unreadableSessions(let setting):
            "\(setting)の値が正しくありません。ownか、PgBouncerを経由する場合はsharedを設定してください。"
        case .unusableAddress(let host, let port):
            "\(host)のポート\(port)で待ち受けできません。ほかのプログラムが使っていないか確認するか、--hostや--portで別の値を指定してください。"
        }
    }

    private var english: String {
        switch self {
        case .noDatabase:
            "It is not known where the database is. "
                + "Set MADOGUCHI_HOME to the place that “Scripts/run” uses, or set MADOGUCHI_DATABASE_URL."
        case .unreadableDatabase(let setting):
            "\(setting) is no address of a database. Write it like postgresql://user@host/database."
        case .unreadableFile(let path):
            "The file “\(path)” cannot be read. Check where it is, and its permissions."
        case .unreadableKey(let path):
            "The file “\(path)” holds no key. Give it one line of 64 hexadecimal digits (openssl rand -hex 32)."
        case .unreadablePort(let setting):
            "\(setting) is no port. Give a number from 0 to 65535."
        case .unreadableWard(let setting):
            "\(setting) is no ward’s code. Give six digits, like 131156."
        case .unreadableSessions(let setting):
            "\(setting) has a value that it cannot have. Give own, or shared behind PgBouncer."
        case .unusableAddress(let host, let port):
            "Cannot listen on port \(port) of \(host). "
                + "Check whether another program does, or give another --host or --port."
        }
    }
}
