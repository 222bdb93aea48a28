package import SupportDesk

/// The files that a data package describes itself with.
package enum PackageText: Sendable, CaseIterable {
    case definitions
    case unmappable

    package var title: Title {
        switch self {
        case .definitions: Title(ja: "項目定義書", en: "Definitions")
        case .unmappable: Title(ja: "置き換えた文字の一覧", en: "Replaced characters")
        }
    }

    package var description: Title {
        switch self {
        case .definitions:
            Title(
                ja: "このパッケージのすべての表について、項目の型、単位、コード値、数え方を示します。",
                en: "Types, units, codes and meaning of every column of every table in this package."
            )
        case .unmappable:
            Title(
                ja: "CP932にないため「〓」に置き換えた文字と、その場所です。",
                en: "Characters that CP932 does not have, which became 〓, and where they stood."
            )
        }
    }
}

/// The columns of `definitions.csv`, in their order.
package enum DefinitionColumn: Sendable, CaseIterable {
    case table, tableTitle, column, columnEnglish, kind, unit, isRequired, isKey, codes, description

    package var title: Title {
        switch self {
        case .table: Title(ja: "表名", en: "Table")
        case .tableTitle: Title(ja: "表の名称", en: "Table title")
        case .column: Title(ja: "項目名", en: "Column")
        case .columnEnglish: Title(ja: "項目名(英語)", en: "Column in English")
        case .kind: Title(ja: "型", en: "Type")
        case .unit: Title(ja: "単位", en: "Unit")
        case .isRequired: Title(ja: "必須", en: "Required")
        case .isKey: Title(ja: "主キー", en: "Primary key")
        case .codes: Title(ja: "コード値", en: "Codes")
        case .description: Title(ja: "説明", en: "Description")
        }
    }

    package var description: Title {
        switch self {
        case .table: Title(ja: "ファイル名(拡張子を除く)。", en: "The file's name without its suffix.")
        case .tableTitle: Title(ja: "表の日本語の名称。", en: "The table's title in Japanese.")
        case .column: Title(ja: "見出し行に書かれている項目名。", en: "The column's name as it stands in the header.")
        case .columnEnglish: Title(ja: "項目の英語の名称。", en: "The column's name in English.")
        case .kind: Title(ja: "値の型。コードは文字列です。", en: "What the values are. Codes are text.")
        case .unit: Title(ja: "件、人、分など。単位のない項目は空欄。", en: "Cases, people, minutes …; empty where there is none.")
        case .isRequired: Title(ja: "すべての行に値があるか。", en: "Whether every row has a value.")
        case .isKey: Title(ja: "行を特定する項目か。", en: "Whether it is part of what tells a row from others.")
        case .codes: Title(ja: "使われるコードと名称。空欄は制限なし。", en: "The codes that occur and their titles; empty: any.")
        case .description: Title(ja: "数え方と出典。", en: "What is counted, and from where.")
        }
    }

    package var isYesOrNo: Bool { self == .isRequired || self == .isKey }

    package var isRequired: Bool { self != .unit && self != .codes }
}

/// The columns of `unmappable.csv`.
package enum UnmappableColumn: Sendable, CaseIterable {
    case table, row, key, column, character, codePoint

    package var title: Title {
        switch self {
        case .table: Title(ja: "表名", en: "Table")
        case .row: Title(ja: "行", en: "Row")
        case .key: Title(ja: "主キー", en: "Primary key")
        case .column: Title(ja: "項目名", en: "Column")
        case .character: Title(ja: "文字", en: "Character")
        case .codePoint: Title(ja: "コードポイント", en: "Code point")
        }
    }

    package var description: Title {
        switch self {
        case .table: Title(ja: "ファイル名(拡張子を除く)。", en: "The file's name without its suffix.")
        case .row: Title(ja: "データの何行目か(見出しは0)。", en: "The row of data, from 1; 0 is the header.")
        case .key: Title(ja: "その行の主キー。複数のときは「/」区切り。", en: "The row's primary key, several values joined by /.")
        case .column: Title(ja: "その文字がある項目。", en: "The column in which it stands.")
        case .character: Title(ja: "置き換える前の文字。", en: "The character before it was replaced.")
        case .codePoint: Title(ja: "その文字のUnicodeコードポイント。", en: "The character's Unicode code point.")
        }
    }
}

/// What the values of a column are, in `definitions.csv`.
package enum ColumnKindTitle: Sendable, CaseIterable {
    case text, integer, number, date, yearMonth, boolean

    package var title: Title {
        switch self {
        case .text: Title(ja: "文字列", en: "text")
        case .integer: Title(ja: "整数", en: "integer")
        case .number: Title(ja: "数値", en: "number")
        case .date: Title(ja: "年月日", en: "date")
        case .yearMonth: Title(ja: "年月", en: "month")
        case .boolean: Title(ja: "真偽値", en: "true or false")
        }
    }
}

/// What a package says of itself.
extension PackageText {
    package static func title(of audience: ExportAudience) -> Title {
        switch audience {
        case .internal:
            Title(ja: "デジタル活用支援 統計データ（庁内用）", en: "Digital-inclusion support: figures for the statistics team")
        case .public: Title(ja: "デジタル活用支援 統計データ（公開用）", en: "Digital-inclusion support: public figures")
        }
    }

    /// - Parameter threshold: counts below it are hidden in public tables.
    package static func description(of audience: ExportAudience, threshold: Int) -> Title {
        switch audience {
        case .internal:
            Title(
                ja: "相談1件につき1行の記録と、拠点・月・相談方法・年代・相談内容・対応結果別の集計。個人に関する項目は含まない。",
                en:
                    "A row for each consultation and tables by site, month, channel, age, topic and outcome; nothing of a person."
            )
        case .public:
            Title(
                ja: "締めた期間の集計。拠点と年代または相談内容を掛け合わせた\(threshold)未満の値（0を除く）と、それを計算で求められる値は秘匿している。",
                en:
                    "Closed periods. Counts below \(threshold) but zero that cross site with age or topic are hidden, and what would give them away."
            )
        }
    }

    package static func terms(of audience: ExportAudience) -> Title {
        switch audience {
        case .internal: Title(ja: "庁内での統計作成に限る。", en: "For making statistics within the ward office alone.")
        case .public: Title(ja: "クリエイティブ・コモンズ 表示 4.0 国際", en: "Creative Commons Attribution 4.0 International")
        }
    }
}
