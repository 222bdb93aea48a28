/// A type of the server by its object identifier, which for built-in types never changes.
package struct PostgresType: Hashable, Sendable {
    package let oid: UInt32
    /// The type of a one-dimensional array of these; 0 when this is an array type itself.
    let arrayOID: UInt32

    init(oid: UInt32, arrayOID: UInt32 = 0) {
        self.oid = oid
        self.arrayOID = arrayOID
    }

    package var array: PostgresType { PostgresType(oid: arrayOID) }
}

extension PostgresType {
    package static let bool = PostgresType(oid: 16, arrayOID: 1000)
    package static let bytea = PostgresType(oid: 17, arrayOID: 1001)
    package static let int8 = PostgresType(oid: 20, arrayOID: 1016)
    package static let int2 = PostgresType(oid: 21, arrayOID: 1005)
    package static let int4 = PostgresType(oid: 23, arrayOID: 1007)
    package static let text = PostgresType(oid: 25, arrayOID: 1009)
    package static let float4 = PostgresType(oid: 700, arrayOID: 1021)
    package static let float8 = PostgresType(oid: 701, arrayOID: 1022)
    package static let date = PostgresType(oid: 1082, arrayOID: 1182)
    package static let timestamptz = PostgresType(oid: 1184, arrayOID: 1185)
    package static let uuid = PostgresType(oid: 2950, arrayOID: 2951)
    package static let jsonb = PostgresType(oid: 3802, arrayOID: 3807)

    static let json = PostgresType(oid: 114, arrayOID: 199)
    static let name = PostgresType(oid: 19, arrayOID: 1003)
    static let bpchar = PostgresType(oid: 1042, arrayOID: 1014)
    static let varchar = PostgresType(oid: 1043, arrayOID: 1015)
    static let unknown = PostgresType(oid: 705)
    static let timestamp = PostgresType(oid: 1114, arrayOID: 1115)
    static let numeric = PostgresType(oid: 1700, arrayOID: 1231)

    private static let known: [(type: PostgresType, name: String)] = [
        (bool, "bool"), (bytea, "bytea"), (int2, "int2"), (int4, "int4"), (int8, "int8"), (text, "text"),
        (float4, "float4"),
        (float8, "float8"), (date, "date"), (timestamptz, "timestamptz"), (uuid, "uuid"), (jsonb, "jsonb"),
        (json, "json"),
        (name, "name"), (bpchar, "bpchar"), (varchar, "varchar"), (timestamp, "timestamp"), (numeric, "numeric"),
    ]

    private static let arrayOIDs = Set(known.map(\.type.arrayOID))

    /// Whether this is the identifier of an array of one of the types above.
    static func isArray(oid: UInt32) -> Bool { arrayOIDs.contains(oid) }

    /// What SQL calls the type with this identifier, as far as it is known here.
    static func name(ofOID oid: UInt32) -> String {
        for (type, name) in known {
            if type.oid == oid { return name }
            if type.arrayOID == oid { return name + "[]" }
        }
        return "type \(oid)"
    }
}
