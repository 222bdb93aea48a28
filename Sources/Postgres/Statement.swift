import CLibPQ

/// The parameters of one statement as libpq wants them, in memory that the next statement uses again.
struct Parameters {
    private(set) var types: [Oid] = []
    private var starts: [Int] = []
    /// −1 for NULL.
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    private var buffer = ParameterBuffer()

    private static let binary: Int32 = 1
    private static let null: Int32 = -1
    private static let maximumCount = 65_535

    mutating func bind(_ bindings: [any PostgresEncodable]) throws(PostgresError) {
        guard bindings.count <= Self.maximumCount else { throw PostgresError(.misuse(.tooManyParameters)) }
        types.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        buffer.removeAll()
        // So that even a lone empty text has an address: libpq takes a null pointer for NULL.
        buffer.append(UInt8(0))
        for (index, value) in bindings.enumerated() {
            do {
                try append(value)
            } catch {
                throw PostgresError(.unusableParameter(index + 1, error))
            }
        }
        while formats.count < types.count { formats.append(Self.binary) }
    }

    private mutating func append(_ value: some PostgresEncodable) throws(UnusableValue) {
        let start = buffer.count
        types.append(type(of: value).postgresType.oid)
        starts.append(start)
        if value.isNull {
            lengths.append(Self.null)
        } else {
            try value.encode(into: &buffer)
            guard let length = Int32(exactly: buffer.count - start) else { throw .tooLarge }
            lengths.append(length)
        }
    }

    /// What PQsendQueryParams and PQsendQueryPrepared take. The pointers hold while `body` runs.
    struct Pointers {
        let count: Int32
        let types: UnsafePointer<Oid>?
        let values: UnsafePointer<UnsafePointer<CChar>?>?
        let lengths: UnsafePointer<Int32>?
        let formats: UnsafePointer<Int32>?
    }

    func withPointers<Value>(_ body: (Pointers) -> Value) -> Value {
        buffer.bytes.withUnsafeBytes { bytes in
            withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: types.count) { values in
                for index in types.indices {
                    let address = bytes.baseAddress.map { $0 + starts[index] }
                    values.initializeElement(
                        at: index,
                        to: lengths[index] == Self.null ? nil : address?.assumingMemoryBound(to: CChar.self)
                    )
                }
                return types.withUnsafeBufferPointer { types in
                    lengths.withUnsafeBufferPointer { lengths in
                        formats.withUnsafeBufferPointer { formats in
                            body(
                                Pointers(
                                    count: Int32(types.count),
                                    types: types.baseAddress,
                                    values: UnsafePointer(values.baseAddress),
                                    lengths: lengths.baseAddress,
                                    formats: formats.baseAddress
                                )
                            )
                        }
                    }
                }
            }
        }
    }
}

/// Which statements this session has prepared, by their text and the types of their parameters.
struct PreparedStatements {
    /// A session keeps at most so many; a service has some hundred statements, and a plan takes some ten kilobytes of the server's.
    static let capacity = 256

    struct Key: Hashable {
        let sql: String
        let types: [Oid]

        /// By bytes: to Swift, texts are equal that differ for PostgreSQL (神 and U+FA19).
        static func == (one: Key, other: Key) -> Bool {
            one.types == other.types && one.sql.utf8.elementsEqual(other.sql.utf8)
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
