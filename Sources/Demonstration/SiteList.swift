internal import SupportDesk

/// The 57 sites of the demonstration ward.
enum SiteList {
    /// How a kind of site is named after its district, and how many there are.
    private struct Kind: Sendable {
        let code: Code<SiteKind>
        let count: Int
        let name: @Sendable (String) -> String
        let alias: @Sendable (String) -> String
    }

    private static let kinds = [
        Kind(code: Code("library"), count: 11, name: { $0 + "図書館" }, alias: { $0 + "図書" }),
        Kind(code: Code("branch_office"), count: 6, name: { $0 + "区民事務所" }, alias: { $0 + "事務所" }),
        Kind(code: Code("local_office"), count: 3, name: { $0 + "出張所" }, alias: { $0 + "の出張所" }),
        Kind(code: Code("community_centre"), count: 7, name: { $0 + "地域区民センター" }, alias: { $0 + "センター" }),
        Kind(code: Code("senior_centre"), count: 22, name: { "ゆうゆう" + $0 + "館" }, alias: { $0 + "館" }),
        Kind(code: Code("community_lounge"), count: 6, name: { "コミュニティふらっと" + $0 }, alias: { "ふらっと" + $0 }),
    ]

    /// S001 is the ward office, S057 the call centre; both have been there from the start.
    static func sites(in places: [Townscape.Place], changingIn year: FiscalYear, seed: UInt64) -> [Site] {
        var random = SplitMix64(seed: seed, stream: "sites")
        let start = FiscalYear(year.year - 3)?.firstDay ?? year.firstDay
        var sites = [ward(office: places, opened: start)]
        for kind in kinds {
            let districts = random.shuffled(Array(Townscape.districtNames.indices)).prefix(kind.count).sorted()
            for district in districts {
                let place = random.element(of: places.filter { $0.district == district })
                let name = Townscape.districtNames[district]
                sites.append(
                    Site(
                        code: code(sites.count + 1),
                        name: kind.name(name),
                        kind: kind.code,
                        town: place.town.code,
                        location: nearby(place.town.location, &random),
                        openedOn: openingDay(from: start, &random),
                        wifi: random.happens(0.8),
                        terminals: random.below(5),
                        aliases: [kind.alias(name)]
                    )
                )
            }
        }
        sites.append(
            Site(
                code: code(sites.count + 1),
                name: "専用コールセンター",
                kind: Code("call_centre"),
                openedOn: start,
                aliases: ["コールセンター", "電話相談"]
            )
        )
        return withChanges(in: year, of: sites, &random)
    }

    private static func ward(office places: [Townscape.Place], opened: CivilDate) -> Site {
        let town = places[places.count / 2].town
        return Site(
            code: code(1),
            name: "区役所本庁舎",
            kind: Code("ward_office"),
            town: town.code,
            location: town.location,
            openedOn: opened,
            wifi: true,
            terminals: 6,
            aliases: ["本庁", "区役所"]
        )
    }

    private static func code(_ number: Int) -> Site.ID {
        Site.ID("S" + zeroPadded(number, to: 3))
    }

    /// The first of a month within the two years from `start`.
    private static func openingDay(from start: CivilDate, _ random: inout SplitMix64) -> CivilDate {
        FiscalYear(start.year + random.below(2))?.months[random.below(12)] ?? start
    }

    private static func nearby(_ location: Location, _ random: inout SplitMix64) -> Location? {
        let metres = (north: random.unit() * 240 - 120, east: random.unit() * 240 - 120)
        return Location(
            latitude: Townscape.rounded(location.latitude + metres.north * Townscape.metre.latitude),
            longitude: Townscape.rounded(location.longitude + metres.east * Townscape.metre.longitude)
        )
    }

    /// Three sites open during the year, three close in it, and one has a former name.
    private static func withChanges(
        in year: FiscalYear,
        of sites: [Site],
        _ random: inout SplitMix64
    ) -> [Site] {
        let changing = random.shuffled(Array(sites.indices.dropFirst().dropLast())).prefix(7)
        let months = year.months
        var changed = sites
        for (turn, position) in changing.enumerated() {
            let site = sites[position]
            changed[position] =
                switch turn {
                case 0: site.changed(openedOn: months[2])
                case 1: site.changed(openedOn: months[5])
                case 2: site.changed(openedOn: months[9])
                case 3, 4: site.changed(closedOn: months[9].adding(days: -1))
                case 5: site.changed(closedOn: year.lastDay)
                default: site.changed(formerName: (site.aliases.first ?? site.name) + "分室")
                }
        }
        return changed
    }
}

extension Site {
    fileprivate func changed(
        openedOn: CivilDate? = nil,
        closedOn: CivilDate? = nil,
        formerName: String? = nil
    ) -> Site {
        Site(
            code: code,
            name: name,
            kind: kind,
            town: town,
            location: location,
            openedOn: openedOn ?? self.openedOn,
            closedOn: closedOn ?? self.closedOn,
            wifi: wifi,
            terminals: terminals,
            aliases: aliases + [formerName].compactMap(\.self)
        )
    }
}

/// At least `width` digits, zeros in front.
func zeroPadded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
