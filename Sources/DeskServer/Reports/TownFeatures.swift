internal import SupportDesk

extension DivideDocument {
    /// The towns as GeoJSON (RFC 7946): a point each, with what the document says of it as its properties.
    var features: JSONValue {
        ["type": "FeatureCollection", "features": .list(towns.map(Self.feature))]
    }

    private static func feature(_ town: DivideDocument.Town) -> JSONValue {
        [
            "type": "Feature", "id": .text(town.town),
            "geometry": [
                "type": "Point", "coordinates": [.number(town.longitude), .number(town.latitude)],
            ],
            "properties": [
                "town": .text(town.town), "name": .text(town.name),
                "population": .wholeNumber(orNull: town.population), "pop65": .wholeNumber(orNull: town.pop65),
                "pop75": .wholeNumber(orNull: town.pop75), "consultations": .wholeNumber(town.consultations),
                "consultationsPer1000Seniors": .number(orNull: town.consultationsPer1000Seniors),
                "nearestSite": town.nearestSite.map { .text($0) } ?? .null,
                "metres": .number(orNull: town.metres), "records": .text(town.records),
            ],
        ]
    }
}

extension JSONValue {
    fileprivate static func wholeNumber(orNull value: Int?) -> JSONValue { value.map { .wholeNumber($0) } ?? .null }
    fileprivate static func number(orNull value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
}
