/// What `madoguchi keys` says.
package enum KeysText: Sendable {
    /// A key was made; the first of its file, or one more.
    case made(id: String, path: String, isFirst: Bool)
    case rotated(values: Int)
    /// Values that none of the keys opens, by where they stand.
    case unopened(places: [String])
    case retired(id: String)
    case noFile
    case unknownKey(known: [String])
    case cannotWrite(path: String)

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    /// The titles of the list of keys: key, state, how many values are sealed with it.
    package static func titles(in language: Language) -> [String] {
        switch language {
        case .ja: ["鍵", "状態", "暗号化した値"]
        case .en: ["Key", "State", "Values"]
        }
    }

    /// What a key is for now: `current`, `older`, `missing` or `clear` (no key).
    package static func state(_ state: String, in language: Language) -> String {
        switch (language, state) {
        case (.ja, "current"): "使用中"
        case (.ja, "older"): "以前の鍵"
        case (.ja, "missing"): "鍵がない"
        case (.ja, _): "未暗号化"
        case (.en, "clear"): "not sealed"
        case (.en, _): state
        }
    }

    private var japanese: String {
        switch self {
        case .made(let id, let path, true):
            "鍵\(id)を \(path) に作りました。この鍵をなくすと、氏名・電話番号・相談メモは誰にも読めなくなります。"
                + "データベースのバックアップとは別の場所に、必ず控えを保管してください。"
        case .made(let id, let path, false):
            "鍵\(id)を \(path) に追加しました。控えも取り直してください。これまでの情報は「madoguchi keys rotate」で新しい鍵に移せます。"
        case .rotated(0): "すべての個人情報は、すでに使用中の鍵で暗号化されています。"
        case .rotated(let values): "\(values)件の個人情報を、使用中の鍵で暗号化し直しました。"
        case .unopened(let places):
            "次の値はどの鍵でも開けないため、そのままにしました。書き換えられたか、別の場所から移されています。バックアップと照らし合わせてください: "
                + places.joined(separator: "、")
        case .retired(let id): "鍵\(id)を廃止しました。この鍵を使う過去のバックアップを読むには、控えが必要です。"
        case .noFile:
            "鍵ファイルの場所が分かりません。--output か環境変数MADOGUCHI_KEYS_FILEで指定してください。"
        case .unknownKey(let known):
            "この名前の鍵はありません。\(known.joined(separator: "、"))のどれかを指定してください。"
        case .cannotWrite(let path): "鍵ファイル「\(path)」に書き込めません。フォルダーの権限を確認してください。"
        }
    }

    private var english: String {
        switch self {
        case .made(let id, let path, true):
            "Made the key \(id) in \(path). Without it nobody can read names, phone numbers and notes any more: "
                + "keep a copy where no backup of the database is."
        case .made(let id, let path, false):
            "Added the key \(id) to \(path). Renew the copy that you keep, and move what there is to the new key with "
                + "“madoguchi keys rotate”."
        case .rotated(0): "All personal data are sealed with the current key already."
        case .rotated(let values): "Sealed \(values) values with the current key."
        case .unopened(let places):
            "None of the keys opens these values, so they were left as they are. They were changed, or moved from elsewhere; compare them with "
                + "a backup: \(places.joined(separator: ", "))"
        case .retired(let id): "Retired the key \(id). To read older backups that were sealed with it, keep its copy."
        case .noFile: "It is not known where the file of keys is. Give --output, or set MADOGUCHI_KEYS_FILE."
        case .unknownKey(let known): "There is no key of this name. Give one of \(known.joined(separator: ", "))."
        case .cannotWrite(let path): "The file of keys “\(path)” cannot be written. Check the folder’s permissions."
        }
    }
}
