internal import Glibc

extension Location {
    /// The earth's mean radius in metres (IUGG).
    private static let earthRadius = 6_371_008.8

    /// Metres to `other` along a great circle: as the crow flies, on a sphere.
    package func metres(to other: Location) -> Double {
        let (latitude1, latitude2) = (latitude * .pi / 180, other.latitude * .pi / 180)
        let longitudes = (other.longitude - longitude) * .pi / 180
        // The haversine form stays exact for points that are close to each other.
        let (north, east) = (sin((latitude2 - latitude1) / 2), sin(longitudes / 2))
        let haversine = north * north + cos(latitude1) * cos(latitude2) * east * east
        return 2 * Self.earthRadius * asin(min(1, haversine.squareRoot()))
    }

    /// Metres that lie between the two at the least, by how far north one is of the other: a look that spares most computations.
    fileprivate func leastMetres(to other: Location) -> Double {
        abs(latitude - other.latitude) * (.pi / 180 * Self.earthRadius * 0.999_999)
    }
}

/// How many people live in a town, on a reference date.
package struct TownResidents: Hashable, Sendable {
    package let total: Int
    /// 65 and over.
    package let from65: Int
    /// 75 and over (後期高齢者).
    package let from75: Int

    package init(total: Int, from65: Int, from75: Int) {
        self.total = total
        self.from65 = from65
        self.from75 = from75
    }
}

/// Who lives within reach of a site: towns by their representative points, sites by theirs, as the crow flies.
package struct Coverage: Sendable {
    /// Metres that a report may ask about.
    package static let radii = 1...20_000
    /// Metres, unless a report asks for others.
    package static let usualRadius = 500

    /// A town, who lives there, and the open site that is nearest to it.
    package struct Place: Sendable {
        package let town: Town
        /// Nil when no population is on record.
        package let residents: TownResidents?
        /// Nil when no open site has a location.
        package let nearest: (site: Site.ID, metres: Double)?
    }

    /// A town where one more site would stand, how many people of 65 and over it would newly cover, and the rate then.
    package struct NewSite: Hashable, Sendable {
        package let town: Town
        package let gain: Int
        package let rate: Double
    }

    /// Metres.
    package let radius: Int
    /// In the order of the towns.
    package let places: [Place]

    /// - Parameters:
    ///   - sites: those that are open; one without a location covers nobody.
    ///   - radius: in metres, within ``radii``.
    package init(towns: [Town], residents: [Town.ID: TownResidents], sites: [Site], radius: Int) {
        self.radius = radius
        let onTheMap = sites.compactMap { site in site.location.map { (site.code, $0) } }.sorted { $0.0 < $1.0 }
        places = towns.map { town in
            var nearest: (site: Site.ID, metres: Double)?
            for (site, location) in onTheMap
            where town.location.leastMetres(to: location) < nearest?.metres ?? .infinity {
                let metres = town.location.metres(to: location)
                if metres < nearest?.metres ?? .infinity { nearest = (site, metres) }
            }
            return Place(town: town, residents: residents[town.code], nearest: nearest)
        }
    }

    /// Residents of 65 and over in the ward.
    package var pop65: Int { places.reduce(0) { $0 + $1.pop65 } }

    /// Those of them who live in a town within ``radius`` of a site.
    package var pop65Covered: Int { places.reduce(0) { $0 + ($1.isCovered(within: radius) ? $1.pop65 : 0) } }

    /// Covered ÷ all (0…1); nil when no population is on record.
    package var rate: Double? { pop65 == 0 ? nil : Double(pop65Covered) / Double(pop65) }

    /// By site, the residents of 65 and over for whom it is the nearest one, however far.
    package var pop65ByNearestSite: [Site.ID: Int] {
        places.reduce(into: [:]) { sums, place in
            if let site = place.nearest?.site { sums[site, default: 0] += place.pop65 }
        }
    }

    /// Those with the most people of 65 and over first.
    package var uncovered: [Place] {
        places.filter { !$0.isCovered(within: radius) }
            .sorted { $0.pop65 != $1.pop65 ? $0.pop65 > $1.pop65 : $0.town.code < $1.town.code }
    }

    /// Where one more site would cover the most people of 65 and over who are not covered yet: the best town, then the best one
    /// with that site there, and so on; fewer than `count` when nothing more is to be gained.
    package func bestNewSites(_ count: Int = 3) -> [NewSite] {
        var open = uncovered.filter { $0.pop65 > 0 }
        var covered = pop65Covered
        var chosen: [NewSite] = []
        while chosen.count < count {
            var best: (town: Town, gain: Int)?
            for candidate in places {
                let gain = open.reduce(0) { $0 + ($1.isWithin(radius, of: candidate.town) ? $1.pop65 : 0) }
                if gain > best?.gain ?? 0 { best = (candidate.town, gain) }
            }
            guard let best else { break }
            covered += best.gain
            chosen.append(NewSite(town: best.town, gain: best.gain, rate: Double(covered) / Double(pop65)))
            open.removeAll { $0.isWithin(radius, of: best.town) }
        }
        return chosen
    }
}

extension Coverage.Place {
    fileprivate var pop65: Int { residents?.from65 ?? 0 }

    fileprivate func isCovered(within radius: Int) -> Bool {
        nearest.map { $0.metres <= Double(radius) } ?? false
    }

    fileprivate func isWithin(_ radius: Int, of other: Town) -> Bool {
        town.location.leastMetres(to: other.location) <= Double(radius)
            && town.location.metres(to: other.location) <= Double(radius)
    }
}
