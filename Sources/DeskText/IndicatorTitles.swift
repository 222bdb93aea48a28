package import SupportDesk

extension Indicator.Source {
    package func title(in language: Language) -> String {
        switch (language, self) {
        case (.ja, .computed): "記録から計算"
        case (.ja, .survey): "調査"
        case (.en, .computed): "computed"
        case (.en, .survey): "survey"
        }
    }
}

extension Indicator.Direction {
    package func title(in language: Language) -> String {
        switch (language, self) {
        case (.ja, .up): "多いほど良い"
        case (.ja, .down): "少ないほど良い"
        case (.en, .up): "more is better"
        case (.en, .down): "less is better"
        }
    }
}

/// The headings of the tables in which `madoguchi indicator` shows what is on record.
package enum IndicatorTable: Sendable, CaseIterable {
    case indicators, targets, figures

    package func titles(in language: Language) -> [String] {
        switch (language, self) {
        case (.ja, .indicators): ["コード", "名称", "単位", "データの出所", "計算式", "望ましい方向", "標準の目標値", "使用終了日"]
        case (.ja, .targets): ["年度", "版", "目標値", "適用開始日", "理由", "設定日時", "設定者"]
        case (.ja, .figures): ["基準日", "版", "x", "n", "出典", "登録日時", "登録者"]
        case (.en, .indicators):
            ["Id", "Title", "Unit", "Source", "Formula", "Direction", "Standard target", "Retired on"]
        case (.en, .targets): ["Fiscal year", "Version", "Target", "Effective from", "Reason", "Set at", "Set by"]
        case (.en, .figures): ["Reference date", "Revision", "x", "n", "Source", "Entered at", "Entered by"]
        }
    }

    /// What stands in a table where a target was taken away.
    package static func takenAway(in language: Language) -> String {
        switch language {
        case .ja: "なし"
        case .en: "none"
        }
    }
}
