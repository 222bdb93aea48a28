package import SupportDesk

extension Rejection {
    /// What was wrong with the row, and what would be right.
    package func detail(in language: Language) -> String {
        switch language {
        case .ja: detailInJapanese
        case .en: detailInEnglish
        }
    }

    /// The columns of files by the names that the fields have elsewhere.
    private static let fieldNames = [
        "受付番号": "receipt", "相談日": "heldOn", "拠点": "site", "方法": "channel", "相談内容": "topics", "年代": "ageBand",
        "対応時間": "minutes", "対応者": "supporters", "結果": "outcome", "備考": "note", "施設コード": "code", "主要施設": "main",
        "調査日": "surveyedOn", "支援員コード": "supporter", "日付": "date", "開始": "starts", "終了": "ends", "曜日": "weekday",
        "開所": "opens", "閉所": "closes", "必要人数": "needed", "適用開始日": "effectiveFrom", "種別": "kind", "状態": "status",
        "認定日": "certifiedOn", "有効期限": "certifiedUntil", "拠点コード": "site", "言語": "languages", "技能": "skills",
    ]

    private var fieldName: String { field.map { Self.fieldNames[$0] ?? $0 } ?? "" }

    private var detailInJapanese: String {
        switch reason {
        case .problem(let reason): FieldProblem(fieldName, reason).detail(in: .ja)
        case .unterminatedQuote: "この行で始まる引用符(\")が閉じられていません。"
        case .tooLongLine: "1行が長すぎます。引用符(\")の閉じ忘れがないか確認してください。"
        case .moreCellsThanHeader: "見出しより列が多くなっています。セルの中のカンマは引用符(\")で囲んでください。"
        case .receiptDiffers(let line?): "この受付番号は、\(line)行目に内容の異なる行があります。"
        case .receiptDiffers(nil): "この受付番号には、内容の異なる記録がすでにあります。"
        case .monthClosed: "締め済みの月です。支援拠点の窓口から、理由を付けて遅れた記録として申請してください。"
        case .repeatedWithOtherContent(let line): "\(line)行目と同じコードまたは名称で、内容が異なります。"
        case .unreadableCount: "0以上の整数を入力してください。"
        case .unreadableCoordinate: "緯度は-90〜90、経度は-180〜180の数値(度)で入力してください。"
        case .oneCoordinateMissing: "緯度と経度は両方とも入力するか、両方とも空欄にしてください。"
        case .unreadableYesOrNo: "「有」または「無」を入力してください。"
        case .unknownSiteKind(let nearest):
            "区の種別一覧にありません。" + (nearest.isEmpty ? "" : "\(nearest.quoted(in: .ja))ではありませんか。")
        case .doubleBooked: "この支援員は、同じ時間帯にすでに当番が入っています。"
        case .unreadableWeekdays: "「月」「月-金」「平日」「毎日」のように、曜日を入力してください。"
        case .otherRowOfSiteRefused(let line): "この拠点の\(line)行目に誤りがあるため、この拠点の開所時間は変更していません。"
        case .closesBeforeOpening(let opens): "廃止日が開設日(\(opens.written(in: .ja)))より前になっています。"
        case .totalDiffers(let stated, let counted): "年齢別の合計は\(counted)人ですが、総数は\(stated)人となっています。"
        }
    }

    private var detailInEnglish: String {
        switch reason {
        case .problem(let reason): FieldProblem(fieldName, reason).detail(in: .en)
        case .unterminatedQuote: "The quotation mark that opens on this line is never closed."
        case .tooLongLine: "The line is too long. Look for a quotation mark that was not closed."
        case .moreCellsThanHeader: "There are more cells than in the header. Put a cell that holds a comma in quotes."
        case .receiptDiffers(let line?): "This receipt number stands on line \(line) with other content."
        case .receiptDiffers(nil): "This receipt number is on record with other content."
        case .monthClosed:
            "The month is closed. Record it at the desk, with the reason why it comes late, for approval."
        case .repeatedWithOtherContent(let line): "The same code or name stands on line \(line) with other content."
        case .unreadableCount: "Write a whole number, 0 or more."
        case .unreadableCoordinate: "Write degrees: −90 to 90 for latitude, −180 to 180 for longitude."
        case .oneCoordinateMissing: "Give both latitude and longitude, or neither."
        case .unreadableYesOrNo: "Write 有 (yes) or 無 (no)."
        case .unknownSiteKind(let nearest):
            "The ward has no such kind of site." + (nearest.isEmpty ? "" : " Did you mean \(nearest.quoted(in: .en))?")
        case .doubleBooked: "The supporter is on duty already at this time."
        case .unreadableWeekdays: "Write days of the week, like 月, 月-金, 平日 or 毎日."
        case .otherRowOfSiteRefused(let line):
            "Line \(line) of this site was refused, so none of the site's hours are changed."
        case .closesBeforeOpening(let opens): "It closes before it opens (\(opens.written(in: .en)))."
        case .totalDiffers(let stated, let counted):
            "The ages add up to \(counted) people, but the total says \(stated)."
        }
    }
}

extension ImportFileError {
    /// Why nothing was taken from the file, and what to do.
    package func detail(in language: Language) -> String {
        switch language {
        case .ja: detailInJapanese
        case .en: detailInEnglish
        }
    }

    private var detailInJapanese: String {
        switch self {
        case .notFound: "ファイルが見つかりません。名前と場所を確認してください。"
        case .isDirectory: "フォルダーが指定されています。ファイルを指定してください。"
        case .notPermitted: "ファイルを読む権限がありません。"
        case .unreadable(let errno): "ファイルを読み込めませんでした(エラー番号 \(errno))。"
        case .empty: "ファイルに内容がありません。"
        case .spreadsheet: "表計算ソフトの形式です。「CSV UTF-8」で保存し直してください。"
        case .utf16: "UTF-16のファイルです。UTF-8で保存し直してください。"
        case .missingColumns(let columns): "見出しに次の列がありません: \(columns.joined(separator: "、"))。"
        case .unpairedAges: "「総女」より右には、0歳から順に「男」「女」の列を並べてください。"
        }
    }

    private var detailInEnglish: String {
        switch self {
        case .notFound: "There is no such file. Check its name and place."
        case .isDirectory: "This is a folder. Name a file."
        case .notPermitted: "You may not read this file."
        case .unreadable(let errno): "The file could not be read (error \(errno))."
        case .empty: "There is nothing in the file."
        case .spreadsheet: "This is a spreadsheet's own format. Save it as CSV (UTF-8) first."
        case .utf16: "This file is in UTF-16. Save it as UTF-8 first."
        case .missingColumns(let columns): "The header lacks these columns: \(columns.joined(separator: ", "))."
        case .unpairedAges: "To the right of 総女 there must be pairs of 男 and 女, from age 0 on."
        }
    }
}
