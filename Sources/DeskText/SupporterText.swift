package import SupportDesk

extension DueReason {
    /// Why time changed a status, in words.
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .certificateEnded: "認定の有効期限の終了"
            case .appointmentEnded: "任用期間の終了"
            case .noSession: "一定期間の活動なし"
            }
        case .en:
            switch self {
            case .certificateEnded: "the certificate ended"
            case .appointmentEnded: "the appointment ended"
            case .noSession: "no session for months"
            }
        }
    }
}

extension SupporterSpan {
    /// Why it began: in words where time decided, otherwise as it was written.
    package func reason(in language: Language) -> String? {
        guard cause == .time, let reason else { return reason }
        return DueReason(rawValue: reason)?.title(in: language) ?? reason
    }
}

extension SupporterRenewal.PassedOver {
    /// Why somebody was not renewed, in words.
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .notRenewable: "更新できない状態"
            case .notLater: "期限がすでに同じか、より後"
            case .certificateEnded: "認定の有効期限が終了"
            case .appointmentEnded: "任用期間が終了"
            case .noAppointment: "年度の任用がまだない"
            case .beforeLastTransition: "前回の変更より前の日付"
            }
        case .en:
            switch self {
            case .notRenewable: "the status cannot be renewed"
            case .notLater: "the end is as late already"
            case .certificateEnded: "the certificate is over"
            case .appointmentEnded: "the appointment is over"
            case .noAppointment: "not appointed yet"
            case .beforeLastTransition: "before the last change"
            }
        }
    }
}

/// What `madoguchi maintenance` says.
package enum MaintenanceText {
    /// The titles of the table of what was done: supporter, from, to, day, why.
    package static func titles(in language: Language) -> [String] {
        switch language {
        case .ja: ["支援員", "変更前", "変更後", "日付", "理由"]
        case .en: ["Supporter", "From", "To", "Date", "Reason"]
        }
    }

    /// How much was done.
    package static func done(_ count: Int, isDryRun: Bool, in language: Language) -> String {
        switch (language, count) {
        case (.ja, 0): "期限により状態が変わる支援員はいません。"
        case (.ja, _):
            isDryRun ? "期限により\(count)件の状態が変わります。（確認のみで、保存していません）" : "期限により\(count)件の状態を変更しました。"
        case (.en, 0): "Nothing has become due."
        case (.en, _):
            isDryRun ? "\(count) changes of status have become due. Nothing was saved." : "Changes of status: \(count)."
        }
    }

    /// That the months cannot be meant.
    package static func monthsOutside(_ range: ClosedRange<Int>, in language: Language) -> String {
        switch language {
        case .ja: "--idle-months は\(range.lowerBound)から\(range.upperBound)までの月数で指定してください。"
        case .en: "Give --idle-months as \(range.lowerBound) to \(range.upperBound) months."
        }
    }
}
