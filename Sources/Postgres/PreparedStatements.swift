import CLibPQ
import Glibc

/// Which statements this session has prepared, by their text and the types of their parameters.
struct PreparedStatements {
    /// A session keeps at most so many; a service has some hundred statements, and a plan takes some ten kilobytes of the server's.
    static let capacity = 256

    struct Key: Hashable {
        let sql: String
        let types: [Oid]

        /// By bytes: to Swift, texts are equal that differ for PostgreSQL (神 and U+FA19).
        static func == (one: Key, other: Key) -> Bool {
            one.types == other.types && one.sql.hasSameBytes(as: other.sql)
        }

        func hash(into hasher: inout Hasher) {
            var sql = sql
            sql.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    private var names: [Key: (name: String, lastUse: UInt64)] = [:]
    private var uses: UInt64 = 0

    var isOverfull: Bool { names.count > Self.capacity }

    /// The name under which the statement is prepared, if it is.
    mutating func name(of key: Key) -> String? {
        guard let index = names.index(forKey: key) else { return nil }
        uses += 1
        names.values[index].lastUse = uses
        return names.values[index].name
    }

    /// A name that no statement of this session has had.
    mutating func unusedName() -> String {
        uses += 1
        return "s\(uses)"
    }

    mutating func insert(_ key: Key, as name: String) {
        names[key] = (name, uses)
    }

    mutating func remove(_ key: Key) {
        names[key] = nil
    }

    /// Forgets the statement that has gone unused for longest, and says its name.
    mutating func removeLeastRecentlyUsed() -> String? {
        guard let oldest = names.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return nil }
        names[oldest.key] = nil
        return oldest.value.name
    }
}

extension String {
    fileprivate func hasSameBytes(as other: String) -> Bool {
        var (one, other) = (self, other)
        return one.withUTF8 { one in
            other.withUTF8 { other in
                guard one.count == other.count, let start = one.baseAddress, let otherStart = other.baseAddress else {
                    return one.isEmpty && other.isEmpty
                }
                return memcmp(start, otherStart, one.count) == 0
            }
        }
    }
}
