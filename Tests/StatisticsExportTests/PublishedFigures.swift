import SupportDesk
import Testing

@testable import StatisticsExport

/// What anybody can make of a month's consultations by site and age from the files of public packages: by trying every count that
/// each hidden cell could have, and nothing of the code that chose what to hide.
struct PublishedFigures {
    /// By `S001 70-74`; nil for what is hidden. Those of all sites, or of all ages, have `*` in place of the code.
    private let cells: [String: Int?]
    private let sites: [String]
    private let ages: [String]
    /// The most that any topic came up at a site, and how often topics did in all; nil where one of them is hidden.
    private let mentions: [String: (most: Int, sum: Int?)]

    /// No site of the tests has so many of one age.
    private static let ceiling = 80

    init(_ folder: TemporaryFolder, of date: String) {
        func values(_ name: String) -> [([String], Int?)] {
            guard let table = try? folder.table(name, of: date) else {
                Issue.record("no \(name)")
                return []
            }
            return table.rows.map { row in (Array(row[1..<row.count - 2]), Int(row[row.count - 2])) }
        }
        var cells: [String: Int?] = [:]
        for (keys, value) in values("consultations_by_site") { cells.updateValue(value, forKey: "\(keys[0]) *") }
        for (keys, value) in values("consultations_by_age") { cells.updateValue(value, forKey: "* \(keys[0])") }
        let inner = values("consultations_by_site_age")
        for (keys, value) in inner { cells.updateValue(value, forKey: "\(keys[0]) \(keys[1])") }
        let channels = values("consultations_by_channel").map(\.1)
        cells.updateValue(channels.reduce(0) { $0 + ($1 ?? 0) }, forKey: "* *")
        self.cells = cells
        sites = Set(inner.map { $0.0[0] }).sorted()
        ages = Set(inner.map { $0.0[1] }).sorted()
        mentions = Dictionary(grouping: values("mentions_by_site_topic")) { $0.0[0] }.mapValues { rows in
            let known = rows.compactMap(\.1)
            return (known.max() ?? 0, known.count == rows.count ? known.reduce(0, +) : nil)
        }
    }

    /// The least and the most that each hidden cell that crosses a site with an age can have been.
    func bounds() -> [String: ClosedRange<Int>] { bounds(and: self, differingBy: [:]) }

    /// The same for whoever knows a second publication as well, and by how much each cell of it differs.
    func bounds(and other: PublishedFigures, differingBy difference: [String: Int]) -> [String: ClosedRange<Int>] {
        var attack = Attack(sites: sites, ages: ages)
        for site in sites + ["*"] {
            for age in ages + ["*"] {
                let more = difference.filter { cell, _ in
                    let parts = cell.split(separator: " ").map(String.init)
                    return (site == "*" || parts[0] == site) && (age == "*" || parts[1] == age)
                }.values.reduce(0, +)
                let known = (cells["\(site) \(age)"] ?? nil) ?? (other.cells["\(site) \(age)"] ?? nil).map { $0 - more }
                attack.know("\(site) \(age)", known)
                if known == nil { attack.floors["\(site) \(age)"] = max(1, 1 - more) }
            }
            if let topics = mentions[site] { attack.limit("\(site) *", topics.most, topics.sum) }
        }
        return attack.bounds(upTo: Self.ceiling)
    }
}

/// Tries all counts of the hidden cells, site by site.
private struct Attack {
    let sites: [String]
    let ages: [String]
    private var known: [String: Int] = [:]
    var floors: [String: Int] = [:]
    private var limits: [String: ClosedRange<Int>] = [:]

    init(sites: [String], ages: [String]) {
        (self.sites, self.ages) = (sites, ages)
    }

    mutating func know(_ cell: String, _ count: Int?) {
        if let count { known[cell] = count }
    }

    mutating func limit(_ cell: String, _ least: Int, _ most: Int?) {
        limits[cell] = least...max(least, most ?? .max)
    }

    func bounds(upTo ceiling: Int) -> [String: ClosedRange<Int>] {
        // What is still to come in each column; nil where the column's total is hidden.
        let left = ages.map { age in
            known["* \(age)"].map { total in total - sites.reduce(0) { $0 + (known["\($1) \(age)"] ?? 0) } }
        }
        var search = Search(attack: self, ceiling: ceiling, left: left)
        search.fill(0, 0)
        return search.found
    }

    private struct Search {
        let attack: Attack
        let ceiling: Int
        var left: [Int?]
        var counts: [String: Int] = [:]
        var found: [String: ClosedRange<Int>] = [:]

        mutating func fill(_ site: Int, _ age: Int) {
            guard site < attack.sites.count else { return note() }
            let name = attack.sites[site]
            guard age < attack.ages.count else {
                if isPossible(name) { fill(site + 1, 0) }
                return
            }
            let cell = "\(name) \(attack.ages[age])"
            guard attack.known[cell] == nil else { return fill(site, age + 1) }
            let rowLeft = attack.known["\(name) *"].map { $0 - sum(name) }
            let most = min(left[age] ?? ceiling, rowLeft ?? ceiling, ceiling)
            var least = attack.floors[cell] ?? 1
            // The last one of a line is what is left of it.
            if let rowLeft, attack.ages[(age + 1)...].allSatisfy({ attack.known["\(name) \($0)"] != nil }) {
                least = max(least, rowLeft)
            }
            if let columnLeft = left[age],
                attack.sites[(site + 1)...].allSatisfy({ attack.known["\($0) \(attack.ages[age])"] != nil })
            {
                least = max(least, columnLeft)
            }
            guard least <= most else { return }
            for count in least...most {
                counts[cell] = count
                left[age] = left[age].map { $0 - count }
                fill(site, age + 1)
                left[age] = left[age].map { $0 + count }
                counts[cell] = nil
            }
        }

        private func sum(_ site: String) -> Int {
            attack.ages.reduce(0) { $0 + (attack.known["\(site) \($1)"] ?? counts["\(site) \($1)"] ?? 0) }
        }

        private func isPossible(_ site: String) -> Bool {
            let total = sum(site)
            return attack.known["\(site) *"].map { $0 == total } ?? true
                && (attack.limits["\(site) *"]?.contains(total) ?? true)
        }

        private mutating func note() {
            if let all = attack.known["* *"] {
                guard attack.sites.reduce(0, { $0 + sum($1) }) == all else { return }
            }
            for (cell, count) in counts {
                let range = found[cell] ?? count...count
                found[cell] = min(range.lowerBound, count)...max(range.upperBound, count)
            }
        }
    }
}
