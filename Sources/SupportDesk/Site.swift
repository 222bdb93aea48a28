/// 支援拠点: where support is given. A renamed or closed site never rewrites history.
package struct Site: Sendable, Hashable {
    package typealias ID = Code<Site>

    package let code: ID
    package let name: String
    package let kind: Code<SiteKind>
    /// The town it stands in; none for a call centre.
    package let town: Town.ID?
    /// Where it stands; none for a call centre.
    package let location: Location?
    package let openedOn: CivilDate
    /// Its last day of service; nil while it is open.
    package let closedOn: CivilDate?
    /// Public Wi-Fi (公衆無線LAN); nil when not known.
    package let wifi: Bool?
    /// Public terminals (公共端末台数); nil when not known.
    package let terminals: Int?
    /// Other names, former ones among them.
    package let aliases: [String]

    package init(
        code: ID,
        name: String,
        kind: Code<SiteKind>,
        town: Town.ID? = nil,
        location: Location? = nil,
        openedOn: CivilDate,
        closedOn: CivilDate? = nil,
        wifi: Bool? = nil,
        terminals: Int? = nil,
        aliases: [String] = []
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.town = town
        self.location = location
        self.openedOn = openedOn
        self.closedOn = closedOn
        self.wifi = wifi
        self.terminals = terminals
        self.aliases = aliases
    }

    /// Whether it gives support on `day`; both its first and its last day count.
    package func isOpen(on day: CivilDate) -> Bool {
        openedOn <= day && day <= (closedOn ?? day)
    }
}

/// 拠点種別: 図書館, 区民事務所 … (a ward's code table).
package enum SiteKind {}

/// A point on the earth in degrees (WGS 84).
package struct Location: Hashable, Sendable {
    package let latitude: Double
    package let longitude: Double

    /// Nil unless −90…90 and −180…180.
    package init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}

/// 町丁目: the smallest area with a published population.
package struct Town: Sendable, Hashable {
    package typealias ID = Code<Town>

    package let code: ID
    package let name: String
    /// A representative point.
    package let location: Location

    package init(code: ID, name: String, location: Location) {
        self.code = code
        self.name = name
        self.location = location
    }
}

/// 相談内容 (a ward's code table).
package enum Topic {
    package typealias ID = Code<Topic>
}

/// 対応結果 (a ward's code table).
package enum Outcome {
    package typealias ID = Code<Outcome>
}

/// デジタル活用支援員: a person who supports.
package enum Supporter {
    package typealias ID = Code<Supporter>
}

/// 区: the tenant.
package enum Ward {
    /// The six-digit 全国地方公共団体コード, always text.
    package typealias ID = Code<Ward>
}
