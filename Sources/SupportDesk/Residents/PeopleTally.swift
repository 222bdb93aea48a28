package import FoundationEssentials

/// How some residents count: each person once, however many entries and visits are theirs.
///
/// 実人数 of a fiscal year is counted on the day of a person's first consultation in it, at each site and in the ward. The way from being
/// helped to helping begins with the first support ever, a consultation or a course.
package struct PeopleTally: Hashable, Sendable {
    /// A consultation or a course that somebody came to. Of several consultations at a site in a fiscal year, the first will do.
    package struct Visit: Hashable, Sendable {
        package let person: UUID
        package let day: CivilDate
        package let site: Site.ID
        package let isCourse: Bool

        package init(person: UUID, day: CivilDate, site: Site.ID, isCourse: Bool) {
            self.person = person
            self.day = day
            self.site = site
            self.isCourse = isCourse
        }
    }

    package struct SiteDay: Hashable, Sendable, Comparable {
        package let day: CivilDate
        package let site: Site.ID

        package static func < (lhs: Self, rhs: Self) -> Bool { (lhs.day, lhs.site) < (rhs.day, rhs.site) }
    }

    /// The day and the site of a first support, and the day of the first course; nil while there is none.
    package struct Journey: Hashable, Sendable, Comparable {
        package let supported: SiteDay
        package let finishedOn: CivilDate?

        /// That of one person; nil when there were no visits.
        package init?(_ visits: [Visit]) {
            guard let first = visits.map({ SiteDay(day: $0.day, site: $0.site) }).min() else { return nil }
            supported = first
            finishedOn = visits.filter(\.isCourse).map(\.day).min()
        }

        package static func < (lhs: Self, rhs: Self) -> Bool {
            if lhs.supported != rhs.supported { return lhs.supported < rhs.supported }
            guard let first = lhs.finishedOn else { return false }
            return rhs.finishedOn.map { first < $0 } ?? true
        }
    }

    /// People by the day when they first came in a fiscal year.
    package private(set) var inWard: [CivilDate: Int] = [:]
    /// The same for each site.
    package private(set) var atSites: [SiteDay: Int] = [:]
    package private(set) var journeys: [Journey: Int] = [:]

    package init(_ visits: some Sequence<Visit>) {
        for visits in Dictionary(grouping: visits, by: \.person).values { add(visits) }
    }

    /// One person's visits.
    private mutating func add(_ visits: [Visit]) {
        let consultations = visits.filter { !$0.isCourse }
        for ofYear in Dictionary(grouping: consultations, by: { FiscalYear(containing: $0.day) }).values {
            let firsts = Dictionary(grouping: ofYear, by: \.site).compactMapValues { $0.map(\.day).min() }
            for (site, day) in firsts { atSites[SiteDay(day: day, site: site), default: 0] += 1 }
            if let first = firsts.values.min() { inWard[first, default: 0] += 1 }
        }
        if let journey = Journey(visits) { journeys[journey, default: 0] += 1 }
    }

    /// What has to be added to `self` to make it `other`; nothing stands at zero.
    package func difference(to other: PeopleTally) -> PeopleTally {
        var difference = other
        difference.inWard = other.inWard.subtracting(inWard)
        difference.atSites = other.atSites.subtracting(atSites)
        difference.journeys = other.journeys.subtracting(journeys)
        return difference
    }
}

extension Dictionary where Value == Int {
    fileprivate func subtracting(_ other: Self) -> Self {
        merging(other.mapValues(-)) { $0 + $1 }.filter { $0.value != 0 }
    }
}
