/// Looks for moves: whole numbers added to hidden cells so that every line still adds up and every cell stays within its
/// limits. Whatever moves lead to, the public cannot tell from the true table.
///
/// The search walks from one such table to the next and remembers of each cell how far it has been from its true count.
/// Cells only ever become able to move, so what has been reached stays reachable.
struct MoveSearch {
    /// Stands for a room that nothing limits; the sum of a few still fits.
    private static let unlimited = 1 << 28
    /// Stands for a cell that will not move.
    static let unmoving: Int32 = .max
    /// What hiding a cell of price 1 costs in steps of a path: more than any path has.
    static let hiding = 1 << 20

    let shape: SuppressionShape
    /// What it costs to let a cell move: nothing if it is hidden or unpublished.
    private(set) var prices: [Int32]
    let falls: [Int32]
    let rises: [Int32]
    /// What the present table has more than the true one.
    private(set) var moved: [Int32]
    private(set) var lowest: [Int32]
    private(set) var highest: [Int32]

    // The present path: nodes are the plane's rows, then its columns.
    private var distances: [Int]
    private var previous: [Int32]
    private var isWaiting: [Bool]
    private var queue: [Int32]

    /// - Parameter prices: what it costs to let each cell move, or ``unmoving``.
    init(_ table: SuppressionTable, prices: [Int32]) {
        shape = table.shape
        self.prices = prices
        falls = (0..<shape.cellCount).map { Int32(min(table.fall(at: $0), Self.unlimited)) }
        rises = (0..<shape.cellCount).map { Int32(min(table.rise(at: $0), Self.unlimited)) }
        moved = Array(repeating: 0, count: shape.cellCount)
        lowest = moved
        highest = moved
        let nodes = max(shape.rows, shape.columns, shape.layers) * 2
        distances = Array(repeating: .max, count: nodes)
        previous = Array(repeating: 0, count: nodes)
        isWaiting = Array(repeating: false, count: nodes)
        queue = Array(repeating: 0, count: nodes)
    }

    /// How far the bounds that have been reached of a cell are apart.
    func width(at cell: Int) -> Int { Int(highest[cell] - lowest[cell]) }

    /// Lets a cell move from now on.
    mutating func free(_ cell: Int) { prices[cell] = 0 }

    /// Goes back to the true table, and remembers what has been reached.
    mutating func returnToTruth() {
        for cell in moved.indices { moved[cell] = 0 }
    }

    /// Moves until the bounds of a cell are at least `width` apart, or until no move is found. In two dimensions none is
    /// found only if there is none.
    mutating func widen(_ cell: Int, to width: Int) {
        guard prices[cell] == 0 else { return }
        drive(cell, up: true, untilWidth: width)
        drive(cell, up: false, untilWidth: width)
        if shape.hasLayers, self.width(at: cell) < width {
            returnToTruth()
            drive(cell, up: false, untilWidth: width)
            drive(cell, up: true, untilWidth: width)
        }
    }

    /// Moves a cell one way, as far as that widens its bounds to `width`.
    mutating func drive(_ cell: Int, up: Bool, untilWidth width: Int) {
        let planes = shape.planeCount
        // Neighbouring cells begin with different planes, so that they do not all wear down the same ones.
        var number = cell % planes
        var failures = 0
        while self.width(at: cell) < width, failures < planes {
            let plane = shape.plane(number, through: cell)
            let known = up ? highest[cell] - moved[cell] : moved[cell] - lowest[cell]
            let wanted = min(width - self.width(at: cell), Self.unlimited) + Int(known)
            if let path = path(in: plane, up: up, atLeast: 1, below: Self.hiding) {
                push(along: plane, up: up, by: min(path.room, Int32(min(wanted, Self.unlimited))))
                failures = 0
            } else {
                failures += 1
                number = number + 1 == planes ? 0 : number + 1
            }
        }
    }
}

// Paths

extension MoveSearch {
    /// A way to make up, within a plane, for a cell that rises or falls.
    struct Path {
        /// ``hiding`` times what the cells on it cost that cannot move yet, and one for each step.
        var price: Int
        var room: Int32
    }

    /// The cheapest path that leaves room for `amount`; it is also what ``push(along:up:by:)`` and ``unmovingCells(along:)``
    /// then go along.
    ///
    /// A cell that rises leaves its row and column too full. From the column, some cell falls and leaves its row too empty,
    /// some cell of that row rises, and so on until the first row is reached.
    mutating func path(in plane: MovePlane, up: Bool, atLeast amount: Int32, below limit: Int) -> Path? {
        let goal = plane.row
        let start = plane.rowCount + plane.column
        let adds = up != isTurned(plane.row, plane.column)
        guard let first = price(plane, plane.row, plane.column, adds: adds, amount), first < limit else { return nil }
        for node in 0..<(plane.rowCount + plane.columnCount) { distances[node] = .max }
        distances[start] = first
        queue[0] = Int32(start)
        var (head, waiting) = (0, 1)
        while waiting > 0 {
            let node = Int(queue[head])
            head = head + 1 == queue.count ? 0 : head + 1
            waiting -= 1
            isWaiting[node] = false
            let isColumn = node >= plane.rowCount
            let reached = distances[node]
            guard node != goal, reached < min(limit, distances[goal]) else { continue }
            for other in 0..<(isColumn ? plane.rowCount : plane.columnCount) {
                let row = isColumn ? other : node
                let column = isColumn ? node - plane.rowCount : other
                let next = isColumn ? other : plane.rowCount + other
                guard reached < distances[next], !(row == goal && node == start),
                    let price = price(plane, row, column, adds: isColumn != adds, amount)
                else { continue }
                let distance = reached + price + 1
                guard distance < min(limit, distances[next], distances[goal]) else { continue }
                distances[next] = distance
                previous[next] = Int32(node)
                if !isWaiting[next], next != goal {
                    isWaiting[next] = true
                    queue[(head + waiting) % queue.count] = Int32(next)
                    waiting += 1
                }
            }
        }
        guard distances[goal] < limit else { return nil }
        var room = room(plane, plane.row, plane.column, adds: adds)
        walk(plane) { search, row, column, isFalling in
            room = min(room, search.room(plane, row, column, adds: isFalling != adds))
        }
        return Path(price: distances[goal], room: room)
    }

    /// Moves along the path found last, by no more than its room.
    mutating func push(along plane: MovePlane, up: Bool, by amount: Int32) {
        let adds = up != isTurned(plane.row, plane.column)
        add(adds ? amount : -amount, plane, plane.row, plane.column)
        walk(plane) { search, row, column, isFalling in
            search.add(isFalling != adds ? amount : -amount, plane, row, column)
        }
    }

    /// The cells on the path found last that cannot move yet.
    mutating func unmovingCells(along plane: MovePlane) -> [Int] {
        var cells: [Int] = []
        func note(_ search: MoveSearch, _ row: Int, _ column: Int) {
            let own = plane.offset(row, column)
            if search.prices[own] > 0 { cells.append(own) }
            if plane.partner != 0, search.prices[own + plane.partner] > 0 { cells.append(own + plane.partner) }
        }
        note(self, plane.row, plane.column)
        walk(plane) { search, row, column, _ in note(search, row, column) }
        return cells
    }

    /// Visits the cells of the path found last, but the one that it is for; the last argument says whether they do the
    /// opposite of it.
    @inline(__always)
    private mutating func walk(_ plane: MovePlane, _ visit: (inout MoveSearch, Int, Int, Bool) -> Void) {
        let start = plane.rowCount + plane.column
        var node = plane.row
        while node != start {
            let before = Int(previous[node])
            if before >= plane.rowCount {
                visit(&self, node, before - plane.rowCount, true)
            } else {
                visit(&self, before, node - plane.rowCount, false)
            }
            node = before
        }
    }

    /// Whether the plane's sign is turned at a cell, as it is at the totals of one dimension.
    @inline(__always)
    private func isTurned(_ row: Int, _ column: Int) -> Bool { (row == 0) != (column == 0) }

    /// What it costs to let a cell and its partner move by `amount`, times ``hiding``; nil if they cannot.
    @inline(__always)
    private func price(_ plane: MovePlane, _ row: Int, _ column: Int, adds: Bool, _ amount: Int32) -> Int? {
        let own = plane.offset(row, column)
        let rises = adds != isTurned(row, column)
        let price = prices[own]
        guard price != Self.unmoving, room(own, rises: rises) >= amount else { return nil }
        guard plane.partner != 0 else { return Int(price) * Self.hiding }
        let partner = own + plane.partner
        let more = prices[partner]
        guard more != Self.unmoving, room(partner, rises: rises != plane.isOpposed) >= amount else { return nil }
        return (Int(price) + Int(more)) * Self.hiding
    }

    @inline(__always)
    private func room(_ plane: MovePlane, _ row: Int, _ column: Int, adds: Bool) -> Int32 {
        let own = plane.offset(row, column)
        let rises = adds != isTurned(row, column)
        let room = room(own, rises: rises)
        guard plane.partner != 0 else { return room }
        return min(room, self.room(own + plane.partner, rises: rises != plane.isOpposed))
    }

    @inline(__always)
    private func room(_ cell: Int, rises isRising: Bool) -> Int32 {
        isRising ? rises[cell] - moved[cell] : falls[cell] + moved[cell]
    }

    @inline(__always)
    private mutating func add(_ amount: Int32, _ plane: MovePlane, _ row: Int, _ column: Int) {
        let own = plane.offset(row, column)
        let amount = isTurned(row, column) ? -amount : amount
        add(amount, to: own)
        if plane.partner != 0 { add(plane.isOpposed ? -amount : amount, to: own + plane.partner) }
    }

    @inline(__always)
    private mutating func add(_ amount: Int32, to cell: Int) {
        let now = moved[cell] + amount
        moved[cell] = now
        lowest[cell] = min(lowest[cell], now)
        highest[cell] = max(highest[cell], now)
    }
}
