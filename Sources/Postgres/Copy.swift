import CLibPQ

extension Connection {
    func drainCopy(on session: Session) {
        var row: UnsafeMutablePointer<CChar>?
        while PQgetCopyData(session.pointer, &row, 0) > 0 { PQfreemem(row) }
    }
}
