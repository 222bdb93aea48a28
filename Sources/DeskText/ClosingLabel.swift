/// The headings and labels of what the client shows of closings and amendments.
package enum ClosingLabel: Hashable, Sendable {
    case period, status, version, closedSites, allSites, madeAt, madeBy, reason, approvedBy,
        amendment
    case id, state, operation, site, subject, proposedAt, proposedBy, decidedAt, decidedBy, remark, change, emptied
    case silentSites, emptyDays, sitesWithoutHours, refusals, amendments
    case lastHeardOf(String), neverHeardOf
    case sites(Int)
    /// Days of a month, by their numbers.
    case days([String])

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .period: "期間"
        case .status: "数字"
        case .version: "版"
        case .closedSites: "締め済みの拠点"
        case .allSites: "区全体"
        case .madeAt: "日時"
        case .madeBy: "行った人"
        case .reason: "理由"
        case .approvedBy: "承認した人"
        case .amendment: "申請"
        case .id: "番号"
        case .state: "状態"
        case .operation: "種類"
        case .site: "拠点"
        case .subject: "対象"
        case .proposedAt: "申請日時"
        case .proposedBy: "申請した人"
        case .decidedAt: "決定日時"
        case .decidedBy: "決定した人"
        case .remark: "却下の理由"
        case .change: "内容"
        case .emptied: "（空にする）"
        case .silentSites: "この期間の記録がない拠点"
        case .emptyDays: "開所日なのに記録のない日"
        case .sitesWithoutHours: "開所時間が登録されていない拠点（記録のない日は分かりません）"
        case .refusals: "受け付けられないままの記録"
        case .amendments: "承認を待っている申請"
        case .lastHeardOf(let day): "最後の記録 \(day)"
        case .neverHeardOf: "これまで記録なし"
        case .sites(let count): "\(count)拠点"
        case .days(let days): "\(days.count)日（\(days.joined(separator: "、"))）"
        }
    }

    private var english: String {
        switch self {
        case .period: "Period"
        case .status: "Figures"
        case .version: "Version"
        case .closedSites: "Closed sites"
        case .allSites: "whole ward"
        case .madeAt: "When"
        case .madeBy: "By"
        case .reason: "Reason"
        case .approvedBy: "Approved by"
        case .amendment: "Amendment"
        case .id: "ID"
        case .state: "State"
        case .operation: "What"
        case .site: "Site"
        case .subject: "Concerns"
        case .proposedAt: "Proposed"
        case .proposedBy: "Proposed by"
        case .decidedAt: "Decided"
        case .decidedBy: "Decided by"
        case .remark: "Declined because"
        case .change: "Change"
        case .emptied: "(emptied)"
        case .silentSites: "Sites of which nothing is on record in it"
        case .emptyDays: "Open days without a record"
        case .sitesWithoutHours: "Sites without opening hours on record (their days cannot be judged)"
        case .refusals: "Records that were refused and have not come again"
        case .amendments: "Amendments that wait for approval"
        case .lastHeardOf(let day): "last record \(day)"
        case .neverHeardOf: "nothing ever"
        case .sites(let count): count == 1 ? "1 site" : "\(count) sites"
        case .days(let days): "\(days.count == 1 ? "1 day" : "\(days.count) days") (\(days.joined(separator: ", ")))"
        }
    }
}
