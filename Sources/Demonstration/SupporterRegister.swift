internal import SupportDesk

/// The demonstration ward's supporters as they are on a day, and who of them was active where.
struct SupporterRegister: Sendable {
    /// With a code, in the order in which they applied.
    struct Member: Sendable {
        let career: Career
        let entry: Supporter.Entry
        /// The spans in which they were active.
        fileprivate let active: [SupporterSpan]

        var code: Supporter.ID { entry.code }

        func isActive(on day: CivilDate) -> Bool {
            active.contains { $0.isActive(on: day) }
        }
    }

    /// All who have applied.
    let members: [Member]
    /// By the position of the site.
    private let teams: [[Member]]

    init(careers: [Career], sites: [Site], today: CivilDate) {
        let members = careers.enumerated().compactMap { number, career -> Member? in
            career.entry(Supporter.ID("支援員" + zeroPadded(number + 1, to: 3)), on: today).map { entry in
                Member(career: career, entry: entry, active: entry.history.filter { $0.status == .active })
            }
        }
        self.members = members
        let byHome = Dictionary(grouping: members) { $0.entry.profile.homeSite }
        teams = sites.map { byHome[Self.base(of: $0, among: sites).code] ?? [] }
    }

    /// A site that closes is looked after from the nearest one that stays.
    private static func base(of site: Site, among sites: [Site]) -> Site {
        guard site.closedOn != nil, let place = site.location else { return site }
        let others = sites.filter { $0.closedOn == nil && $0.location != nil }
        return others.min {
            ($0.location?.squaredMetres(to: place) ?? .infinity) < ($1.location?.squaredMetres(to: place) ?? .infinity)
        } ?? site
    }

    /// Those of the site at this position who are active on `day`, in the order in which they applied.
    func active(at position: Int, on day: CivilDate) -> [Member] {
        teams[position].filter { $0.isActive(on: day) }
    }
}
