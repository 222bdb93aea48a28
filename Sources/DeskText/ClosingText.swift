package import SupportDesk

/// What the client says when it has closed something, or when something waits for approval because it concerns what is closed.
package enum ClosingText: Hashable, Sendable {
    case closed(ClosingPeriod, FigureStatus)
    /// A site has closed the month for itself.
    case closedAtSite(ClosingPeriod, site: String)
    /// `line` tells what was asked for, `id` the end of the amendment's id.
    case waits(line: String, id: String)
    case approved(line: String, id: String)
    case declined(line: String, id: String)
    case nothingMissing(ClosingPeriod)
    /// The heading above what is missing.
    case missing(ClosingPeriod)
    case noAmendments
    /// There are more than were asked for.
    case moreAmendments

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .closed(let period, let status):
            "\(period.title(in: .ja))を締めました（\(status.title(in: .ja))）。"
        case .closedAtSite(let period, let site): "\(site)の\(period.title(in: .ja))を締めました。"
        case .waits(let line, let id):
            "締め済みの期間に関わるため、申請として受け付けました。まだ反映していません: \(line) [id \(id)]\n"
                + "別の人が「mado amendment approve \(id)」で承認すると、反映されます。"
        case .approved(let line, let id): "承認し、反映しました: \(line) [id \(id)]"
        case .declined(let line, let id): "却下しました。何も変わりません: \(line) [id \(id)]"
        case .nothingMissing(let period): "\(period.title(in: .ja))に足りないものはありません。"
        case .missing(let period): "\(period.title(in: .ja))にまだそろっていないもの"
        case .noAmendments: "該当する申請はありません。"
        case .moreAmendments: "これより前の申請もあります。「--limit 件数」で表示する件数を増やせます。"
        }
    }

    private var english: String {
        switch self {
        case .closed(let period, let status):
            "Closed: \(period.title(in: .en)) (\(status.title(in: .en)))."
        case .closedAtSite(let period, let site): "Closed at \(site): \(period.title(in: .en))."
        case .waits(let line, let id):
            "This concerns a closed period, so it is not done yet and waits for approval: \(line) [id \(id)]\n"
                + "It is done once somebody else runs “mado amendment approve \(id)”."
        case .approved(let line, let id): "Approved and done: \(line) [id \(id)]"
        case .declined(let line, let id): "Declined; nothing changes: \(line) [id \(id)]"
        case .nothingMissing(let period): "Nothing is missing of \(period.title(in: .en))."
        case .missing(let period): "Still missing of \(period.title(in: .en))"
        case .noAmendments: "There are no such amendments."
        case .moreAmendments: "There are earlier ones; show more with --limit N."
        }
    }
}
