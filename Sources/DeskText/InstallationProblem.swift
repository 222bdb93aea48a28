/// Why a `madoguchi` command cannot begin: what it was told of the installation is missing or cannot be used.
package enum InstallationProblem: Error, Hashable, Sendable {
    /// Neither an address of the database nor a home that knows one.
    case noDatabase
    /// The setting (a variable or a file, by name) is no address of a database.
    case unreadableDatabase(setting: String)
    case unreadableFile(path: String)
    /// Not a port; 0 to 65535.
    case unreadablePort(setting: String)
    /// Not the six digits of a 全国地方公共団体コード.
    case unreadableWard(setting: String)
    /// Neither `own` nor `shared`.
    case unreadableSessions(setting: String)
    /// The service cannot listen there: something else does, it is not allowed, or this machine has no such address.
    case unusableAddress(host: String, port: Int)
    /// Not the addresses of a reverse proxy.
    case unreadableProxy(setting: String)
    /// The certificate without its key, or the key without its certificate; the setting is the one that is missing.
    case halfACertificate(missing: String)
    /// One of these files is no certificate, or no key, or they do not belong together.
    case unusableCertificate(certificate: String, key: String)
    /// A certificate is set, and this build leaves TLS to a reverse proxy.
    case noTLSInThisBuild
    /// It is not said where the keys of the personal fields are.
    case noKeys
    case keysOpenToOthers(path: String)
    /// The line is none of a file of keys; 0 when a key is missing.
    case malformedKeys(line: Int)
    case keysCommandFailed(status: Int)
    /// Values are sealed with a key that is not among them.
    case keyMissing(id: String)
    /// The key that would seal now was given up.
    case keyRetired(id: String)
    /// Names are hashed with another key to search by.
    case otherSearchKey

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
        case .unreadablePort(let setting):
            "\(setting)をポート番号として読み取れません。0〜65535の数字で設定してください。"
        case .unreadableWard(let setting):
            "\(setting)を区の団体コードとして読み取れません。「131156」のように6桁の数字で設定してください。"
        case .unreadableSessions(let setting):
            "\(setting)の値が正しくありません。ownか、PgBouncerを経由する場合はsharedを設定してください。"
        case .unusableAddress(let host, let port):
            "\(host)のポート\(port)で待ち受けできません。ほかのプログラムが使っていないか確認するか、--hostや--portで別の値を指定してください。"
        case .unreadableProxy(let setting):
            "\(setting)を読み取れません。リバースプロキシのIPアドレスを「,」で区切って設定するか、noneを設定してください。"
        case .halfACertificate(let missing):
            "TLSの証明書と鍵のうち、片方しか設定されていません。\(missing)も設定してください。"
        case .unusableCertificate(let certificate, let key):
            "証明書「\(certificate)」と鍵「\(key)」を使えません。どちらもPEM形式で、組になっているか確認してください。"
        case .noTLSInThisBuild:
            "証明書が設定されていますが、このプログラムはTLSなしで組み立てられています。リバースプロキシを使うか、「swift build --traits TLS」で組み立ててください。"
        case .noKeys:
            "個人情報を暗号化する鍵がありません。「madoguchi keys new --output ファイル名」で作り、その場所を環境変数MADOGUCHI_KEYS_FILEに設定してください。"
        case .keysOpenToOthers(let path):
            "鍵ファイル「\(path)」を、ほかの利用者も読み書きできる状態です。持ち主を確かめ、「chmod 600 \(path)」を実行してください。"
        case .malformedKeys(0):
            "鍵ファイルに、検索用(search)か暗号化用(seal)の鍵がありません。控えから戻してください。"
        case .malformedKeys(let line):
            "鍵ファイルの\(line)行目を読み取れません。控えから戻してください。"
        case .keysCommandFailed(let status):
            "鍵を出力するコマンド(MADOGUCHI_KEYS_COMMAND)が終了コード\(status)で失敗しました。単独で実行して、鍵が出力されるか確認してください。"
        case .keyMissing(let id):
            "データベースの個人情報は鍵\(id)で暗号化されていますが、その鍵がありません。鍵ファイルを控えから戻してください。新しい鍵では読めません。"
        case .keyRetired(let id):
            "使用中の鍵とされている鍵\(id)は、すでに廃止されています。最新の鍵ファイルに戻すか、「madoguchi keys new」で新しい鍵を追加してください。"
        case .otherSearchKey:
            "鍵ファイルの検索用(search)の鍵が、データベースで使っているものと違います。登録済みの方が見つからなくなるため、控えから戻してください。"
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
        case .unreadablePort(let setting):
            "\(setting) is no port. Give a number from 0 to 65535."
        case .unreadableWard(let setting):
            "\(setting) is no ward’s code. Give six digits, like 131156."
        case .unreadableSessions(let setting):
            "\(setting) has a value that it cannot have. Give own, or shared behind PgBouncer."
        case .unusableAddress(let host, let port):
            "Cannot listen on port \(port) of \(host). "
                + "Check whether another program does, or give another --host or --port."
        case .unreadableProxy(let setting):
            "\(setting) cannot be read. Give the IP addresses of the reverse proxy, with commas between them, or none."
        case .halfACertificate(let missing):
            "TLS needs both a certificate and its key, and only one of them is set. Set \(missing) as well."
        case .unusableCertificate(let certificate, let key):
            "The certificate “\(certificate)” and the key “\(key)” cannot be used. "
                + "Check that both are PEM files, and that they belong together."
        case .noTLSInThisBuild:
            "A certificate is set, but this program was built without TLS. "
                + "Put a reverse proxy in front of it, or build it with “swift build --traits TLS”."
        case .noKeys:
            "There are no keys to seal personal data with. "
                + "Make a file with “madoguchi keys new --output FILE”, and name it in MADOGUCHI_KEYS_FILE."
        case .keysOpenToOthers(let path):
            "Others may read or change the file of keys “\(path)”. Check its owner, and run “chmod 600 \(path)”."
        case .malformedKeys(0):
            "The keys lack one to search by or one to seal with. Put the file back from its copy."
        case .malformedKeys(let line):
            "Line \(line) of the keys cannot be read. Put the file back from its copy."
        case .keysCommandFailed(let status):
            "The command that gives the keys (MADOGUCHI_KEYS_COMMAND) ended with status \(status). "
                + "Run it by itself, and see that it prints them."
        case .keyMissing(let id):
            "Personal data in the database are sealed with the key \(id), which is not there. "
                + "Put the file of keys back from its copy; new keys cannot read them."
        case .keyRetired(let id):
            "The key \(id), which would be the current one, was retired. "
                + "Put the latest file of keys back, or add a new one with “madoguchi keys new”."
        case .otherSearchKey:
            "The key to search by is not the one that this database was used with: nobody on record would be found. "
                + "Put the file of keys back from its copy."
        }
    }
}
