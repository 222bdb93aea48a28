internal import NIOCore
internal import SupportDesk

/// The long documents, written piece by piece: JSONEncoder would take more time for them than the database for what they say.
extension JSONDocument {
    static func encode(_ document: CoverageDocument) -> ByteBuffer {
        var writer = JSONWriter(capacity: 1 << 16)
        writer.object { document.write(to: &$0) }
        return ByteBuffer(bytes: writer.bytes)
    }

    static func encode(_ document: DivideDocument) -> ByteBuffer {
        var writer = JSONWriter(capacity: 1 << 16)
        writer.object { document.write(to: &$0) }
        return ByteBuffer(bytes: writer.bytes)
    }
}

extension CoverageDocument {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("fiscalYear", fiscalYear)
        writer.member("asOf", asOf)
        writer.member("provisional", provisional)
        writer.member("site", orNull: site)
        writer.member("radius", radius)
        writer.member("distance", distance)
        writer.member("rate", orNull: rate)
        writer.member("pop65", orNull: pop65)
        writer.member("pop65Covered", orNull: pop65Covered)
        writer.member("populationDate", orNull: populationDate)
        writer.member("ward") { $0.object { ward.write(to: &$0) } }
        writer.member("sites") { $0.list(sites) { writer, site in writer.object { site.write(to: &$0) } } }
        writer.member("uncoveredTowns") { $0.list(uncoveredTowns) { $0.object($1.write) } }
        writer.member("bestNewSites") { $0.list(bestNewSites) { $0.object($1.write) } }
        writer.member("links") { writer in
            writer.object {
                $0.member("records", links.records)
                $0.member("towns", links.towns)
            }
        }
    }
}

extension CoverageDocument.Totals {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("consultations", consultations)
        writer.member("minutes", minutes)
        writer.member("residents", residents)
        writer.member("anonymous", anonymous)
        writer.member("supporters", supporters)
    }
}

extension CoverageDocument.Site {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("site", site)
        writer.member("name", name)
        writer.member("kind", kind)
        writer.member("town", orNull: town)
        writer.member("openedOn", openedOn)
        writer.member("closedOn", orNull: closedOn)
        writer.member("open", open)
        writer.member("consultations", consultations)
        writer.member("minutes", minutes)
        writer.member("byMonth", byMonth)
        writer.member("byChannel", byChannel)
        writer.member("byAge", byAge)
        writer.member("residents", residents)
        writer.member("anonymous", anonymous)
        writer.member("supporters", supporters)
        writer.member("wifi", orNull: wifi)
        writer.member("terminals", orNull: terminals)
        writer.member("pop65Nearest", orNull: pop65Nearest)
        writer.member("consultationsPer1000Seniors", orNull: consultationsPer1000Seniors)
        writer.member("lastHeardAt", orNull: lastHeardAt)
        writer.member("silentOpenDays", silentOpenDays ?? 0)
        writer.member("records", records)
    }
}

extension CoverageDocument.UncoveredTown {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("town", town)
        writer.member("name", name)
        writer.member("pop65", pop65)
        writer.member("nearestSite", orNull: nearestSite)
        writer.member("metres", orNull: metres)
    }
}

extension CoverageDocument.NewSite {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("town", town)
        writer.member("name", name)
        writer.member("pop65Gained", pop65Gained)
        writer.member("rate", orNull: rate)
    }
}

extension DivideDocument {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("fiscalYear", fiscalYear)
        writer.member("asOf", asOf)
        writer.member("provisional", provisional)
        writer.member("populationDate", orNull: populationDate)
        writer.member("consultationsWithTown", consultationsWithTown)
        writer.member("consultations", consultations)
        writer.member("towns") { $0.list(towns) { $0.object($1.write) } }
    }
}

extension DivideDocument.Town {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("town", town)
        writer.member("name", name)
        writer.member("latitude", orNull: latitude)
        writer.member("longitude", orNull: longitude)
        writer.member("population", orNull: population)
        writer.member("pop65", orNull: pop65)
        writer.member("pop75", orNull: pop75)
        writer.member("consultations", consultations)
        writer.member("consultationsPer1000Seniors", orNull: consultationsPer1000Seniors)
        writer.member("nearestSite", orNull: nearestSite)
        writer.member("metres", orNull: metres)
        writer.member("records", records)
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: StaticString, orNull value: String?) {
        member(name) { $0.value(value.map { .text($0) } ?? .null) }
    }

    fileprivate mutating func member(_ name: StaticString, orNull value: Int?) {
        member(name) { $0.value(value.map { .wholeNumber($0) } ?? .null) }
    }

    fileprivate mutating func member(_ name: StaticString, orNull value: Double?) {
        member(name) { $0.value(value.map { .number($0) } ?? .null) }
    }

    fileprivate mutating func member(_ name: StaticString, orNull value: Bool?) {
        member(name) { $0.value(value.map { .boolean($0) } ?? .null) }
    }

    /// By key, so that the same counts always give the same bytes.
    fileprivate mutating func member(_ name: StaticString, _ counts: [String: Int]) {
        let members = counts.sorted { $0.key < $1.key }.map {
            JSONValue.Member(name: $0.key, value: .wholeNumber($0.value))
        }
        member(name) { $0.value(.object(members)) }
    }
}
