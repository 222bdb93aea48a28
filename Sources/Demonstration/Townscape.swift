internal import SupportDesk

/// The invented towns: 48 districts on a grid of about 6.4 by 5.3 km, each of one to five 丁目.
enum Townscape {
    /// Row by row from north to south, each row from west to east; the number is that of its 丁目.
    private static let districts: [[(name: String, towns: Int)]] = [
        [
            ("上野原", 2), ("北欅台", 2), ("水神", 3), ("北泉野", 3), ("桜台", 4), ("雲雀台", 2), ("北藤見", 3), ("鶴巻台", 3),
        ],
        [
            ("下野原", 2), ("欅台", 3), ("清水台", 4), ("泉野", 5), ("若葉", 4), ("朝日台", 4), ("藤見", 4), ("大橋場", 2),
        ],
        [
            ("日向", 2), ("榎町", 2), ("西泉野", 3), ("本郷台", 4), ("中町", 4), ("東若葉", 3), ("萩野", 4), ("橋場", 3),
        ],
        [
            ("夕陽台", 2), ("神楽野", 2), ("梅ノ里", 4), ("松風", 5), ("柏木台", 3), ("天神台", 3), ("菊野", 3), ("川端", 4),
        ],
        [
            ("大沢台", 2), ("稲荷森", 2), ("南梅ノ里", 2), ("南松風", 4), ("八幡台", 4), ("星川", 3), ("桔梗台", 2), ("堤町", 2),
        ],
        [
            ("富士見野", 2), ("小沢", 2), ("月見台", 2), ("緑野", 3), ("楠台", 3), ("南八幡", 2), ("大門", 2), ("新田", 2),
        ],
    ]

    static let districtNames = districts.flatMap { $0.map(\.name) }

    private static let numerals = ["一", "二", "三", "四", "五"]
    /// Degrees of one metre at 35.70° north.
    static let metre = (latitude: 1 / 110_950.0, longitude: 1 / 90_520.0)
    private static let northWest = (latitude: 35.7239, longitude: 139.5947)
    private static let spacing = (south: 883.0, east: 800.0)

    /// A town of a district, and where in the list of districts that stands.
    struct Place {
        let town: Town
        let district: Int
    }

    /// The towns of each district lie around its middle, up to some 350 m away. A town's name is its code, as with a ward
    /// that publishes no codes.
    static func places(seed: UInt64) -> [Place] {
        var random = SplitMix64(seed: seed, stream: "towns")
        var places: [Place] = []
        for (row, line) in districts.enumerated() {
            for (column, district) in line.enumerated() {
                for number in 0..<district.towns {
                    let quarter = (south: Double(number / 2) - 0.5, east: Double(number % 2) - 0.5)
                    let south = (Double(row) + 0.5 + quarter.south * 0.4 + random.unit() * 0.2 - 0.1) * spacing.south
                    let east = (Double(column) + 0.5 + quarter.east * 0.4 + random.unit() * 0.2 - 0.1) * spacing.east
                    let name = district.name + numerals[number] + "丁目"
                    guard let location = point(south: south, east: east) else { continue }
                    places.append(
                        Place(
                            town: Town(code: Town.ID(name), name: name, location: location),
                            district: row * line.count + column
                        )
                    )
                }
            }
        }
        return places
    }

    /// So many metres from the north-west corner, to six decimals of a degree.
    private static func point(south: Double, east: Double) -> Location? {
        Location(
            latitude: rounded(northWest.latitude - south * metre.latitude),
            longitude: rounded(northWest.longitude + east * metre.longitude)
        )
    }

    /// About a decimetre.
    static func rounded(_ degrees: Double) -> Double {
        (degrees * 1_000_000).rounded() / 1_000_000
    }
}

extension Location {
    /// The square of the distance to `other` in metres, good for comparing within one ward.
    func squaredMetres(to other: Location) -> Double {
        let south = (latitude - other.latitude) / Townscape.metre.latitude
        let east = (longitude - other.longitude) / Townscape.metre.longitude
        return south * south + east * east
    }
}
