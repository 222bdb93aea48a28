import CLibPQ

/// The parameters of one statement as libpq wants them, in memory that the next statement uses again.
struct Parameters: ~Copyable {
    private(set) var types: [Oid] = []
    private var starts: [Int] = []
    /// `nullLength` for NULL.
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    private var buffer = ParameterBuffer()

    private static let binary: Int32 = 1
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
            lengths.append(ParameterBuffer.nullLength)
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

    borrowing func withPointers<Value>(_ body: (Pointers) -> Value) -> Value {
        withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: types.count) { values in
            let base = buffer.bytes.baseAddress
            for index in types.indices {
                let address = lengths[index] == ParameterBuffer.nullLength ? nil : base.map { $0 + starts[index] }
                values.initializeElement(at: index, to: address?.assumingMemoryBound(to: CChar.self))
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
