import Glibc
import SupportDesk
import Testing

@Suite("Coverage")
struct CoverageTests {
    @Test(
        "Distances are those of great circles",
        arguments: [
            // A quarter of a meridian, half of the equator, and a minute of arc.
            ((0.0, 0.0), (90.0, 0.0), 10_007_557.2), ((0.0, 0.0), (0.0, 180.0), 20_015_114.4),
            ((35.0, 139.0), (35.0 + 1.0 / 60, 139.0), 1853.25), ((35.7, 139.6), (35.7, 139.6), 0),
        ]
    )
    func distances(from: (Double, Double), to: (Double, Double), metres: Double) throws {
        let start = try #require(Location(latitude: from.0, longitude: from.1))
        let end = try #require(Location(latitude: to.0, longitude: to.1))
        #expect(abs(start.metres(to: end) - metres) < max(0.01, metres * 1e-6))
        #expect(start.metres(to: end) == end.metres(to: start))
    }

    @Test("Distances equal the angle between unit vectors, for random points of a ward")
    func independentComputation() throws {
        var random = SeededGenerator(seed: 7)
        func vector(_ location: Location) -> (Double, Double, Double) {
            let (north, east) = (location.latitude * .pi / 180, location.longitude * .pi / 180)
            return (cos(north) * cos(east), cos(north) * sin(east), sin(north))
        }
        for _ in 0..<500 {
            let points = try (0..<2).map { _ in
                try #require(
                    Location(
                        latitude: Double.random(in: 35.65...35.75, using: &random),
                        longitude: Double.random(in: 139.58...139.67, using: &random)
                    )
                )
            }
            let (a, b) = (vector(points[0]), vector(points[1]))
            let cross = (a.1 * b.2 - a.2 * b.1, a.2 * b.0 - a.0 * b.2, a.0 * b.1 - a.1 * b.0)
            let length = (cross.0 * cross.0 + cross.1 * cross.1 + cross.2 * cross.2).squareRoot()
            let angle = atan2(length, a.0 * b.0 + a.1 * b.1 + a.2 * b.2)
            #expect(abs(points[0].metres(to: points[1]) - angle * 6_371_008.8) < 0.01)
        }
    }

    /// Towns 1 km apart on a line to the east, each with as many people of 65 and over as `seniors` says.
    private func line(_ seniors: [Int]) throws -> (towns: [Town], residents: [Town.ID: TownResidents]) {
        let towns = try seniors.indices.map { place in
            Town(code: Code("T\(place)"), name: "\(place)丁目", location: try location(kilometres: Double(place)))
        }
        let residents = zip(towns, seniors).map { ($0.code, TownResidents(total: $1 * 3, from65: $1, from75: $1 / 2)) }
        return (towns, Dictionary(residents) { $1 })
    }

    private func location(kilometres: Double) throws -> Location {
        try #require(Location(latitude: 0, longitude: kilometres / 111.195))
    }

    private func site(_ code: String, kilometres: Double?) throws -> Site {
        Site(
            code: Code(code),
            name: code,
            kind: Code("library"),
            location: try kilometres.map { try location(kilometres: $0) },
            openedOn: CivilDate(daysSince1970: 0)
        )
    }

    @Test("A site covers the towns within the radius, and is the nearest of those that are nearest to it")
    func covers() throws {
        let (towns, residents) = try line([100, 50, 30, 20])
        let sites = [try site("S1", kilometres: 0), try site("S2", kilometres: 2.4), try site("S3", kilometres: nil)]
        let coverage = Coverage(towns: towns, residents: residents, sites: sites, radius: 500)
        #expect(coverage.pop65 == 200)
        #expect(coverage.pop65Covered == 130)
        #expect(coverage.rate == 0.65)
        #expect(coverage.pop65ByNearestSite == [Code("S1"): 150, Code("S2"): 50])
        #expect(coverage.uncovered.map(\.town.code.rawValue) == ["T1", "T3"])
        #expect(Coverage(towns: towns, residents: residents, sites: sites, radius: 1100).rate == 1)
    }

    @Test("The best towns for another site are found one after the other, with what each adds")
    func bestNewSites() throws {
        let (towns, residents) = try line([10, 60, 70, 60, 5, 40, 90])
        let best = Coverage(towns: towns, residents: residents, sites: [], radius: 1100).bestNewSites()
        #expect(best.map(\.town.code.rawValue) == ["T2", "T5", "T0"])
        #expect(best.map(\.gain) == [190, 135, 10])
        #expect(best.last?.rate == 1)
    }

    @Test("No greedy choice is beaten by another single town, for random wards")
    func greedy() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<20 {
            let seniors = (0..<30).map { _ in Int.random(in: 0...400, using: &random) }
            let (towns, residents) = try line(seniors)
            var sites = [try site("S1", kilometres: Double.random(in: 0...30, using: &random))]
            let radius = Int.random(in: 500...4000, using: &random)
            for choice in Coverage(towns: towns, residents: residents, sites: sites, radius: radius).bestNewSites() {
                let before = Coverage(towns: towns, residents: residents, sites: sites, radius: radius)
                let gains = towns.map { town in
                    let another = Site(
                        code: Code("N"),
                        name: "N",
                        kind: Code("library"),
                        location: town.location,
                        openedOn: CivilDate(daysSince1970: 0)
                    )
                    let after = Coverage(towns: towns, residents: residents, sites: sites + [another], radius: radius)
                    return after.pop65Covered - before.pop65Covered
                }
                #expect(choice.gain == gains.max())
                let place = try #require(towns.firstIndex { $0.code == choice.town.code })
                #expect(gains[place] == choice.gain)
                sites.append(try site("N\(sites.count)", kilometres: Double(place)))
            }
        }
    }

    @Test("Without people there is no rate, and without sites nothing is near")
    func nothingThere() throws {
        let (towns, _) = try line([1, 2])
        let coverage = Coverage(towns: towns, residents: [:], sites: [], radius: 500)
        #expect(coverage.rate == nil)
        #expect(coverage.places.allSatisfy { $0.nearest == nil && $0.residents == nil })
        #expect(coverage.bestNewSites().isEmpty)
    }
}
