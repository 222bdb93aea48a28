internal import FoundationEssentials
internal import SupportDesk

/// The last thing about courses or rosters that was sent under an id made here and not answered: typed again, it goes out
/// under the same id, and counts once. It holds codes, ages and opaque ids; what may name a person is never kept.
struct UnconfirmedWrite: Codable, Hashable, Sendable {
    private static let name = "unconfirmed-people.json"

    let server: String
    /// The path without the id.
    let collection: String
    let body: String
    let id: String
    /// ISO, in Japan.
    let day: String

    /// The id under which the same was sent before without an answer, on this day.
    static func id(
        server: String,
        collection: String,
        body: [UInt8],
        day: CivilDate,
        in home: ClientHome
    ) -> UUID? {
        guard let bytes = try? home.read(name),
            let last = try? JSONDecoder().decode(UnconfirmedWrite.self, from: Data(bytes)),
            last.server == server, last.collection == collection, last.body == String(decoding: body, as: UTF8.self),
            last.day == day.description
        else { return nil }
        return UUID(exactly: last.id)
    }

    /// Keeps it in this home. It is a convenience: when that fails, nothing is lost but the convenience.
    func write(in home: ClientHome) {
        guard let data = try? JSONEncoder().encode(self) else { return }
        try? home.writeQuickly(Array(data), to: Self.name)
    }

    static func remove(from home: ClientHome) {
        home.remove(name)
    }
}
