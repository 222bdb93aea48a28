/// A JSON value: members in the order in which they stand, absent and null told apart.
enum JSONValue: Hashable, Sendable {
    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONValue
    }

    case null
    case boolean(Bool)
    /// A number without a fraction that fits in `Int`, however it was written (`15`, `15.0`, `1.5e1`).
    case wholeNumber(Int)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([Member])

    /// The member with this name; nil when there is none, or when this is no object.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .wholeNumber(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }
}
