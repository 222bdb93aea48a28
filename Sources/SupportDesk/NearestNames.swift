/// The names whose keys come nearest to `key`, best first, each once, at most three.
///
/// Near means: one contains the other, or at most a third of the characters (and at least one) would have to be changed.
package func nearestNames(to key: String, among candidates: [(key: String, name: String)]) -> [String] {
    guard !key.isEmpty, key.count <= 64 else { return [] }
    let wanted = Array(key)
    var best: [(distance: Int, name: String)] = []
    for candidate in candidates where !candidate.key.isEmpty {
        let other = Array(candidate.key)
        let contains =
            wanted.count >= 2 && other.count >= 2
            && (candidate.key.contains(key) || key.contains(candidate.key))
        let allowed = max(1, max(wanted.count, other.count) / 3)
        let distance = contains ? 1 : editDistance(wanted, other, atMost: allowed)
        guard let distance, distance <= allowed else { continue }
        if let known = best.firstIndex(where: { $0.name.utf8.elementsEqual(candidate.name.utf8) }) {
            best[known].distance = min(best[known].distance, distance)
        } else {
            best.append((distance, candidate.name))
        }
    }
    let order = best.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
    return order.prefix(3).map(\.element.name)
}

/// Levenshtein's distance; nil when it exceeds `limit`.
private func editDistance(_ a: [Character], _ b: [Character], atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var previous = Array(0...b.count)
    for (row, character) in a.enumerated() {
        var current = [row + 1]
        current.reserveCapacity(b.count + 1)
        for (column, other) in b.enumerated() {
            let change = previous[column] + (character == other ? 0 : 1)
            current.append(min(change, previous[column + 1] + 1, current[column] + 1))
        }
        previous = current
    }
    guard let distance = previous.last, distance <= limit else { return nil }
    return distance
}
