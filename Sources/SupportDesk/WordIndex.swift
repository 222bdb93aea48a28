/// The things of a list by the words for them, however these are written (``Swift/String/searchKey``).
struct WordIndex: Sendable {
    private let positionsByKey: [String: Int]
    private let candidates: [(key: String, name: String)]

    /// `words` gives all the words for a thing, its code first; `name` what people read of it.
    ///
    /// The first to claim a word keeps it: the codes of all go before their names, and these before their aliases.
    /// A blank stands for nothing.
    init<Thing>(_ things: [Thing], name: (Thing) -> String, words: (Thing) -> [String]) {
        let keys = things.map { words($0).map(\.searchKey) }
        var positions: [String: Int] = [:]
        for rank in 0..<(keys.map(\.count).max() ?? 0) {
            for (position, own) in keys.enumerated() where rank < own.count && !own[rank].isEmpty {
                if positions[own[rank]] == nil { positions[own[rank]] = position }
            }
        }
        positionsByKey = positions
        candidates = zip(things, keys).flatMap { thing, own in
            own.map { (key: $0, name: name(thing)) }
        }
    }

    /// The position of the thing that `word` stands for.
    func find(_ word: String) -> Lookup<Int> {
        if let position = positionsByKey[word] { return .found(position) }
        let key = word.searchKey
        if let position = positionsByKey[key] { return .found(position) }
        return .unknown(nearest: nearestNames(to: key, among: candidates))
    }
}

/// What a word was found to mean in a list.
package enum Lookup<Found: Sendable>: Sendable {
    case found(Found)
    /// Nothing has this name; these come nearest, best first (at most three).
    case unknown(nearest: [String])

    func map<Other>(_ transform: (Found) -> Other) -> Lookup<Other> {
        switch self {
        case .found(let found): .found(transform(found))
        case .unknown(let nearest): .unknown(nearest: nearest)
        }
    }
}
