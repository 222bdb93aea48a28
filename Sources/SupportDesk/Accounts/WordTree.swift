/// Words by their beginnings, so that all of them that begin at a place of a text are found in one go.
struct WordTree: Sendable {
    private struct Step: Hashable {
        let node: Int
        let scalar: Unicode.Scalar
    }

    /// To which node each step leads. They are numbered as they come; 0 is the root.
    private var steps: [Step: Int] = [:]
    private var ends: Set<Int> = []

    init(_ words: some Sequence<some Sequence<Unicode.Scalar>>) {
        for word in words { insert(word) }
    }

    mutating func insert(_ word: some Sequence<Unicode.Scalar>) {
        var node = 0
        for scalar in word {
            let next = steps.count + 1
            let step = Step(node: node, scalar: scalar)
            node = steps[step, default: next]
            if node == next { steps[step] = next }
        }
        ends.insert(node)
    }

    /// Behind which places of `text` the words end that begin at this one.
    func ends(of text: [Unicode.Scalar], from place: Int) -> [Int] {
        var found: [Int] = []
        var node = 0
        for index in place..<text.count {
            guard let next = steps[Step(node: node, scalar: text[index])] else { break }
            node = next
            if ends.contains(node) { found.append(index + 1) }
        }
        return found
    }
}
