package import SupportDesk

/// What `madoguchi export nightly` says.
package enum NightlyText: Sendable {
    /// The folder stands there now, with so many rows.
    case delivered(path: String, rows: Int)
    /// The same stood there already.
    case unchanged(path: String)
    /// A run that was to catch up found that an earlier one of this day had done it.
    case alreadyDelivered(path: String)
    /// 〓 stands for so many characters.
    case replaced(Int)
    /// Of these periods an older version stays public.
    case heldBack([ClosingPeriod])
    /// So many old packages were removed.
    case pruned(Int)
    /// An old package could not be removed.
    case notPruned(folder: String)
    /// The ward's command took it further.
    case taken
    /// The ward's command ended with this status.
    case notTaken(status: Int32)
    case unknownDate
    case future
    case noFolder
    case outside(option: String, ClosedRange<Int>)

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .delivered(let path, let rows): "\(path) に出力しました（\(rows)行）。"
        case .unchanged(let path): "\(path) は同じ内容ですので、変更していません。"
        case .alreadyDelivered(let path): "この日の出力は済んでいますので、何もしていません（\(path)）。"
        case .replaced(let count): "CP932にない\(count)文字を「〓」に置き換えました。一覧はunmappable.csvにあります。"
        case .heldBack(let periods):
            "秘匿した値が分かってしまうため、\(periods.map { $0.title(in: .ja) }.joined(separator: "、"))の訂正は公開用に反映せず、前の版のままにしました。"
        case .pruned(let count): "保存期間を過ぎた\(count)件を削除しました。"
        case .notPruned(let folder):
            "出力はできましたが、\(folder) の古いパッケージを削除できませんでした。フォルダーの権限を確認して、もう一度実行してください。"
        case .taken: "指定された配送コマンドで引き渡しました。"
        case .notTaken(let status):
            "出力はできましたが、配送コマンドが失敗しました（終了コード\(status)）。原因を直して、もう一度実行すると引き渡します。"
        case .unknownDate: "日付は2026-11-24のように指定してください。"
        case .future: "今日より後の日付は指定できません。"
        case .noFolder: "出力先がありません。--outで指定するか、MADOGUCHI_HOMEを設定してください。"
        case .outside(let option, let range): "\(option)は\(range.lowerBound)から\(range.upperBound)の範囲で指定してください。"
        }
    }

    private var english: String {
        switch self {
        case .delivered(let path, let rows): "Delivered \(path) (\(rows) rows)."
        case .unchanged(let path): "\(path) holds the same already; nothing was changed."
        case .alreadyDelivered(let path): "This day was delivered before (\(path)); nothing was done."
        case .replaced(let count): "\(count) characters that CP932 lacks became 〓; unmappable.csv lists them."
        case .heldBack(let periods):
            "The revision of \(periods.map { $0.title(in: .en) }.joined(separator: ", ")) is held back from the public: "
                + "it would give away what is hidden. The version before stays."
        case .pruned(let count): "Removed \(count) packages that were past their time."
        case .notPruned(let folder):
            "The package is there, but an old one in \(folder) could not be removed. Check the folder's permissions and run this again."
        case .taken: "The delivery command took it further."
        case .notTaken(let status):
            "The package is there, but the delivery command failed (status \(status)). Mend what stopped it and run this again."
        case .unknownDate: "Give the date like 2026-11-24."
        case .future: "The date must not lie after today."
        case .noFolder: "There is no folder to write to. Give --out, or set MADOGUCHI_HOME."
        case .outside(let option, let range): "\(option) must be from \(range.lowerBound) to \(range.upperBound)."
        }
    }
}

/// Why a period cannot be made public, and what to do.
package enum PublicationText {
    package static func hidesEverything(_ period: ClosingPeriod, in language: Language) -> String {
        switch language {
        case .ja:
            "\(period.title(in: .ja))は件数が少なく、秘匿すると公開できる値が残らないため、公開用は何も出力していません。"
                + "--thresholdで秘匿の基準を見直すか、公開の対象から外してください（--audience internalは出力できます）。"
        case .en:
            "So little was counted in \(period.title(in: .en)) that hiding small counts would leave nothing to see, so nothing was "
                + "delivered. Reconsider --threshold; --audience internal is not concerned."
        }
    }

    package static func cannotProtect(_ period: ClosingPeriod, cells: Int, in language: Language) -> String {
        switch language {
        case .ja:
            "\(period.title(in: .ja))の\(cells)個の値は、ほかの値から計算できないようには秘匿できないため、公開用は何も出力していません。"
                + "--thresholdで秘匿の基準を見直してください（--audience internalは出力できます）。"
        case .en:
            "\(cells) cells of \(period.title(in: .en)) cannot be hidden so that nobody can compute them, so nothing was delivered. "
                + "Reconsider --threshold; --audience internal is not concerned."
        }
    }
}

/// The list of characters that CP932 lacks.
package enum ExportText {
    package static func unmappableTitles(in language: Language) -> [String] {
        switch language {
        case .ja: ["表", "記録", "項目", "文字", "コード"]
        case .en: ["Table", "Record", "Column", "Character", "Code point"]
        }
    }
}
