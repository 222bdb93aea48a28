package import SupportDesk

extension ExportFailure {
    /// What happened, that nothing was delivered, and what to do next.
    package func detail(in language: Language) -> String {
        switch language {
        case .ja: detailInJapanese
        case .en: detailInEnglish
        }
    }

    private var detailInJapanese: String {
        switch self {
        case .unmappable(_, let count):
            "CP932にない文字が\(count)個あるため、何も出力していません。下の一覧の記録を直すか、"
                + "--replace-unmappable(「〓」に置き換える)または --encoding utf-8 を付けて、もう一度実行してください。"
        case .tooManyRows(let table, let limit):
            "表「\(table)」は\(limit)行を超えるため、XLSXにできません。何も出力していません。--format csv で出力してください。"
        case .textTooLong(let table, let row, let column, let limit):
            "表「\(table)」\(row)行目の「\(column)」は\(limit)文字を超えるため、XLSXにできません。何も出力していません。"
                + "--format csv で出力してください。"
        case .unexpectedValue(let table, let row, let column):
            "表「\(table)」\(row)行目\(column.map { "の「\($0)」" } ?? "")の値が、項目の定義と合いません。何も出力していません。"
                + "プログラムの不具合ですので、この文とともに開発元へお知らせください。"
        case .encodingMissing:
            "このシステムではCP932に変換できないため、何も出力していません。glibcの文字コード変換モジュール(gconv)を入れるか、"
                + "--encoding utf-8 で出力してください。"
        case .cannotMake(let path, let reason):
            "\(path) を作れないため、何も出力していません(\(reason))。場所とフォルダーの権限を確認してください。"
        case .cannotWrite(let path, let reason):
            "\(path) に書き込めないため、何も出力していません(\(reason))。ディスクの状態を確認して、もう一度実行してください。"
        case .diskFull(let path):
            "ディスクに空きがなく、\(path) を書ききれないため、何も出力していません。空きを作って、もう一度実行してください。"
        case .cannotExchange(let path):
            "\(path) のあるファイルシステムでは、フォルダーを一度に入れ替えられません。前回の出力はそのままです。"
                + "--out でローカルディスクに出力し、そこから配布してください。"
        case .otherAudience(let path, let audience):
            "\(path) には\(audience.titleInJapanese)のパッケージがあるため、何も出力していません。--out で別のフォルダーを指定してください。"
        case .notAPackage(let path):
            "\(path) はmadoguchiの出力ではないため、手を付けず、何も出力していません。移動するか、--out で別のフォルダーを指定してください。"
        }
    }

    private var detailInEnglish: String {
        switch self {
        case .unmappable(_, let count):
            "CP932 lacks \(count == 1 ? "1 character" : "\(count) characters") of the data, so nothing was delivered. "
                + "Correct the records listed below, or run this again with --replace-unmappable (they become 〓) "
                + "or --encoding utf-8."
        case .tooManyRows(let table, let limit):
            "The table \(table) has more than \(limit) rows, which XLSX cannot hold. Nothing was delivered; "
                + "use --format csv."
        case .textTooLong(let table, let row, let column, let limit):
            "“\(column)” in row \(row) of the table \(table) has more than \(limit) characters, which XLSX cannot hold. "
                + "Nothing was delivered; use --format csv."
        case .unexpectedValue(let table, let row, let column):
            "A value in row \(row) of the table \(table)\(column.map { ", “\($0)”," } ?? "") is not what its definition "
                + "says. Nothing was delivered. This is a fault of the program: please report it with this sentence."
        case .encodingMissing:
            "This system cannot write CP932, so nothing was delivered. Install glibc's character set modules (gconv), "
                + "or use --encoding utf-8."
        case .cannotMake(let path, let reason):
            "\(path) cannot be made (\(reason)), so nothing was delivered. Check the place and the folder's permissions."
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written (\(reason)), so nothing was delivered. Check the disk, then run this again."
        case .diskFull(let path):
            "The disk is full: there was no room for \(path), so nothing was delivered. Make room, then run this again."
        case .cannotExchange(let path):
            "The file system of \(path) cannot replace a folder in one step, so the previous package stays as it is. "
                + "Let --out name a folder on a local disk, and deliver from there."
        case .otherAudience(let path, let audience):
            "\(path) is a package for \(audience.titleInEnglish) use, so nothing was delivered. "
                + "Let --out name another folder."
        case .notAPackage(let path):
            "\(path) is not a package made by madoguchi, so it was left alone and nothing was delivered. "
                + "Move it away, or let --out name another folder."
        }
    }
}

extension ExportAudience {
    fileprivate var titleInJapanese: String {
        switch self {
        case .internal: "庁内用"
        case .public: "公開用"
        }
    }

    fileprivate var titleInEnglish: String {
        switch self {
        case .internal: "internal"
        case .public: "public"
        }
    }
}

extension UnmappableCharacter {
    /// Where the character stands, for a line of a list: by the record's key, or by its row where there is none.
    package func place(in language: Language) -> String {
        switch language {
        case .ja: "\(table) \(key ?? (row == 0 ? "見出し" : "\(row)行目")) \(column): \(character)(\(codePoint))"
        case .en: "\(table) \(key ?? (row == 0 ? "header" : "row \(row)")) \(column): \(character) (\(codePoint))"
        }
    }
}
