package import SupportDesk

extension ClosingPeriod {
    /// What people call it: 2026年5月, 2026年度.
    package func title(in language: Language) -> String {
        let (year, month, _) = startsOn.components
        switch (self, language) {
        case (.month, .ja): return "\(year)年\(month)月"
        case (.fiscalYear, .ja): return "\(year)年度"
        case (.month, .en): return code
        case (.fiscalYear, .en): return "fiscal year \(year)"
        }
    }
}

extension FigureStatus {
    /// 速報値, 確定値 or 訂正版 n.
    package func title(in language: Language) -> String {
        switch (self, language) {
        case (.provisional, .ja): "速報値"
        case (.final, .ja): "確定値"
        case (.revised(let version), .ja): "訂正版\(version)"
        case (.provisional, .en): "provisional"
        case (.final, .en): "final"
        case (.revised(let version), .en): "revision \(version)"
        }
    }
}

extension Amendment.Operation {
    /// What is asked for.
    package func title(in language: Language) -> String {
        switch (self, language) {
        case (.recordConsultation, .ja): "相談の追加"
        case (.correctConsultation, .ja): "相談の訂正"
        case (.voidConsultation, .ja): "相談の取消"
        case (.recordAttendance, .ja): "受講の追加"
        case (.voidAttendance, .ja): "受講の取消"
        case (.reopen, .ja): "締めの解除"
        case (.recordConsultation, .en): "late consultation"
        case (.correctConsultation, .en): "correction"
        case (.voidConsultation, .en): "void"
        case (.recordAttendance, .en): "late attendance"
        case (.voidAttendance, .en): "void of attendance"
        case (.reopen, .en): "reopening"
        }
    }
}

extension Amendment.State {
    /// How far it has come.
    package func title(in language: Language) -> String {
        switch (self, language) {
        case (.waiting, .ja): "承認待ち"
        case (.approved, .ja): "承認済み"
        case (.declined, .ja): "却下"
        case (.waiting, .en): "waiting"
        case (.approved, .en): "approved"
        case (.declined, .en): "declined"
        }
    }
}

extension MissingRecords {
    /// What is missing, counted.
    package func summary(in language: Language) -> String {
        let days = emptyDays.reduce(0) { $0 + $1.days.count }
        let parts: [(count: Int, ja: String, en: String)] = [
            (silentSites.count, "記録のない拠点\(silentSites.count)カ所", "sites not heard from: \(silentSites.count)"),
            (days, "開所日なのに記録のない日 延べ\(days)日", "open days without a record: \(days)"),
            (refusals.count, "受け付けられないままの記録\(refusals.count)件", "refused records: \(refusals.count)"),
            (amendments.count, "承認待ちの申請\(amendments.count)件", "amendments waiting: \(amendments.count)"),
        ]
        let counted = parts.filter { $0.count > 0 }
        switch language {
        case .ja: return counted.map(\.ja).joined(separator: "、")
        case .en: return counted.map(\.en).joined(separator: ", ")
        }
    }
}
