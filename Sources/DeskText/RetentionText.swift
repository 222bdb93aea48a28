package import SupportDesk

/// What `madoguchi retention` says.
package enum RetentionText: Sendable {
    case nothingDue(RetentionKind)
    case proposed(id: String, RetentionKind, count: Int)
    /// Below the list of what it would take away.
    case shown(Disposal)
    case approved(id: String)
    case erased(count: Int, path: String)
    case reapplied(count: Int)
    case ruleSet(RetentionKind, years: Int)
    case unknownID
    case unknownToken
    case unreadableRecord(path: String)
    case yearsOutside(ClosedRange<Int>)
    case noPlaceForRecord
    case cannotWrite(path: String)

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    /// The titles of what is due: kind, years, how many.
    package static func dueTitles(in language: Language) -> [String] {
        switch language {
        case .ja: ["種類", "保存年数", "期間を過ぎた件数"]
        case .en: ["Kind", "Years", "Due"]
        }
    }

    /// The titles of the disposals: id, kind, ended before, candidates, state, erased.
    package static func titles(in language: Language) -> [String] {
        switch language {
        case .ja: ["番号", "種類", "この日より前のもの", "対象", "状態", "廃棄した件数"]
        case .en: ["Id", "Kind", "Ended before", "Candidates", "State", "Erased"]
        }
    }

    /// The titles of one disposal's list: what, ended on.
    package static func listTitles(in language: Language) -> [String] {
        switch language {
        case .ja: ["対象", "終わった日"]
        case .en: ["Subject", "Ended on"]
        }
    }

    package static func state(of disposal: Disposal, in language: Language) -> String {
        switch (language, disposal.approval != nil, disposal.erasure != nil) {
        case (.ja, _, true): "廃棄済み"
        case (.ja, true, false): "承認済み"
        case (.ja, false, false): "承認待ち"
        case (.en, _, true): "erased"
        case (.en, true, false): "approved"
        case (.en, false, false): "waits for approval"
        }
    }

    private var japanese: String {
        switch self {
        case .nothingDue(let kind): "保存期間を過ぎた\(kind.title(in: .ja))はありません。"
        case .proposed(let id, let kind, let count):
            "\(kind.title(in: .ja))\(count)件の廃棄を申請しました（番号 \(id)）。"
                + "別の担当者が「madoguchi retention show \(id)」で対象を確認し、「madoguchi retention approve \(id)」で承認してください。"
        case .shown(let disposal):
            "\(disposal.endedBefore)より前に終わった\(disposal.rule.kind.title(in: .ja))\(disposal.candidates)件"
                + "（\(Self.state(of: disposal, in: .ja))）です。廃棄の時点で期間を過ぎていないものは残ります。"
        case .approved(let id): "承認しました。「madoguchi retention erase \(id)」で廃棄を実施できます。"
        case .erased(let count, let path):
            "\(count)件を廃棄しました。集計は変わりません。廃棄の記録を \(path) に保存しましたので、バックアップとは別の場所にも保管してください。"
        case .reapplied(let count): "廃棄の記録にあるもののうち、戻っていた\(count)件をもう一度廃棄しました。"
        case .ruleSet(let kind, let years): "\(kind.title(in: .ja))の保存期間を、翌4月1日から\(years)年としました。"
        case .unknownID: "番号を読み取れません。「madoguchi retention list」にある番号を指定してください。"
        case .unknownToken: "ログインを読み取れないか、有効期限が切れています。「mado login」でログインし、そのlogin.jsonを --token-file で指定してください。"
        case .unreadableRecord(let path): "\(path) を廃棄の記録として読み取れません。「madoguchi retention erase」が保存したファイルを指定してください。"
        case .yearsOutside(let range): "保存年数は\(range.lowerBound)〜\(range.upperBound)の数字で指定してください。"
        case .noPlaceForRecord: "廃棄の記録の保存先が分かりません。--record でファイル名を指定してください。"
        case .cannotWrite(let path): "\(path) に書き込めません。フォルダーの権限を確認し、同じ指定でもう一度実行してください。"
        }
    }

    private var english: String {
        switch self {
        case .nothingDue(let kind): "Nothing is due of this kind: \(kind.title(in: .en))."
        case .proposed(let id, let kind, let count):
            "Proposed to dispose of \(count) (\(kind.title(in: .en))) as \(id). "
                + "Somebody else has to look at it, “madoguchi retention show \(id)”, "
                + "and approve it: “madoguchi retention approve \(id)”."
        case .shown(let disposal):
            "\(disposal.candidates) (\(disposal.rule.kind.title(in: .en))) that ended before \(disposal.endedBefore): "
                + "\(Self.state(of: disposal, in: .en)). What is not due any more when it is erased stays."
        case .approved(let id): "Approved. “madoguchi retention erase \(id)” does it."
        case .erased(let count, let path):
            "Erased \(count). No count has changed. The record of the disposal is in \(path): keep a copy where no backup is."
        case .reapplied(let count): "Erased \(count) again that had come back."
        case .ruleSet(let kind, let years):
            "Kept for \(years == 1 ? "1 year" : "\(years) years") from the next 1 April: \(kind.title(in: .en))."
        case .unknownID: "That is no disposal’s id. Give one from “madoguchi retention list”."
        case .unknownToken:
            "The login cannot be read, or has ended. Log in with “mado login”, and give its login.json with --token-file."
        case .unreadableRecord(let path):
            "\(path) is no record of a disposal. Give a file that “madoguchi retention erase” has written."
        case .yearsOutside(let range): "Years are a number from \(range.lowerBound) to \(range.upperBound)."
        case .noPlaceForRecord: "It is not known where to put the record of the disposal. Give a file with --record."
        case .cannotWrite(let path):
            "\(path) cannot be written. Check the folder’s permissions, and run the same again."
        }
    }
}

extension RetentionKind {
    package func title(in language: Language) -> String {
        switch (language, self) {
        case (.ja, .notes): "相談メモ"
        case (.ja, .residents): "利用者の個人情報"
        case (.ja, .contacts): "支援員の連絡先"
        case (.ja, .refusedRecords): "受け付けなかった記録"
        case (.ja, .amendments): "訂正の申請の内容"
        case (.en, .notes): "notes"
        case (.en, .residents): "residents’ personal data"
        case (.en, .contacts): "supporters’ contacts"
        case (.en, .refusedRecords): "refused records"
        case (.en, .amendments): "what amendments asked for"
        }
    }
}
