internal import SupportDesk

/// Why bytes are not the JSON that we read.
struct MalformedJSON: Error, Hashable, Sendable {
    enum Reason: Hashable, Sendable {
        /// Not what RFC 8259 lets stand here, or nothing where something must stand.
        case unexpected
        /// Not UTF-8, or half of a surrogate pair.
        case invalidText
        /// The same name twice in one object.
        case repeatedName
        case tooDeep
    }

    let reason: Reason
    /// Bytes before the place, counted from the start of what was read.
    let offset: Int
}

/// Reads one JSON text (RFC 8259) strictly: nothing before or after it, no repeated names, only whole characters.
///
/// JSONDecoder keeps the last of two members with one name and does not tell null from absent; both matter here.
/// On the way of every record it also costs several times as much.
struct JSONReader {
    /// What we read is three levels deep; the limit keeps a hostile text from using up the stack.
    private static let deepest = 16

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The value that `bytes` spell.
    static func value(_ bytes: ArraySlice<UInt8>) throws(MalformedJSON) -> JSONValue {
        var reader = JSONReader(bytes)
        let value = try reader.value(depth: 0)
        reader.skipWhiteSpace()
        guard reader.current == nil else { throw reader.malformed(.unexpected) }
        return value
    }

    private var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    private func malformed(_ reason: MalformedJSON.Reason) -> MalformedJSON {
        MalformedJSON(reason: reason, offset: position - bytes.startIndex)
    }

    private mutating func skipWhiteSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func expect(_ byte: UInt8) throws(MalformedJSON) {
        guard current == byte else { throw malformed(.unexpected) }
        position += 1
    }

    private mutating func value(depth: Int) throws(MalformedJSON) -> JSONValue {
        skipWhiteSpace()
        switch current {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try list(depth: depth + 1)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"):
            try word("true")
            return .boolean(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .boolean(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        default: return try number()
        }
    }

    private mutating func word(_ word: String) throws(MalformedJSON) {
        for byte in word.utf8 { try expect(byte) }
    }

    private mutating func object(depth: Int) throws(MalformedJSON) -> JSONValue {
        guard depth <= Self.deepest else { throw malformed(.tooDeep) }
        position += 1
        var members: [JSONValue.Member] = []
        var names = NamesSeen()
        skipWhiteSpace()
        if current == UInt8(ascii: "}") {
            position += 1
            return .object(members)
        }
        while true {
            skipWhiteSpace()
            guard current == UInt8(ascii: "\"") else { throw malformed(.unexpected) }
            let start = position
            let name = try text()
            guard names.insert(name, after: members) else {
                position = start
                throw malformed(.repeatedName)
            }
            skipWhiteSpace()
            try expect(UInt8(ascii: ":"))
            members.append(JSONValue.Member(name: name, value: try value(depth: depth)))
            skipWhiteSpace()
            guard current == UInt8(ascii: ",") else {
                try expect(UInt8(ascii: "}"))
                return .object(members)
            }
            position += 1
        }
    }

    private mutating func list(depth: Int) throws(MalformedJSON) -> JSONValue {
        guard depth <= Self.deepest else { throw malformed(.tooDeep) }
        position += 1
        var values: [JSONValue] = []
        skipWhiteSpace()
        if current == UInt8(ascii: "]") {
            position += 1
            return .list(values)
        }
        while true {
            values.append(try value(depth: depth))
            skipWhiteSpace()
            guard current == UInt8(ascii: ",") else {
                try expect(UInt8(ascii: "]"))
                return .list(values)
            }
            position += 1
        }
    }

    private mutating func text() throws(MalformedJSON) -> String {
        position += 1
        let start = position
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
                    throw malformed(.invalidText)
                }
                position += 1
                return text
            case UInt8(ascii: "\\"):
                return try textWithEscapes(from: start)
            case 0x00..<0x20:
                throw malformed(.unexpected)
            default:
                position += 1
            }
        }
        throw malformed(.unexpected)
    }

    /// The rest of a text in which the first escape stands at `position`.
    private mutating func textWithEscapes(from start: Int) throws(MalformedJSON) -> String {
        var decoded = Array(bytes[start..<position])
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: decoded, as: UTF8.self) else { throw malformed(.invalidText) }
                return text
            case UInt8(ascii: "\\"):
                decoded.append(contentsOf: UTF8.encode(try escaped()) ?? .init())
            case 0x00..<0x20:
                position -= 1
                throw malformed(.unexpected)
            default:
                decoded.append(byte)
            }
        }
        throw malformed(.unexpected)
    }

    /// What stands behind a backslash.
    private mutating func escaped() throws(MalformedJSON) -> Unicode.Scalar {
        guard let byte = current else { throw malformed(.unexpected) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedUnit()
        default:
            position -= 1
            throw malformed(.unexpected)
        }
    }

    /// Four hexadecimal digits behind `\u`, and the second half of a pair where the first needs one.
    private mutating func escapedUnit() throws(MalformedJSON) -> Unicode.Scalar {
        let first = try fourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), current == UInt8(ascii: "\\") else { throw malformed(.invalidText) }
        position += 1
        try expect(UInt8(ascii: "u"))
        let second = try fourHexDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw malformed(.invalidText) }
        return scalar
    }

    private mutating func fourHexDigits() throws(MalformedJSON) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = byte.hexDigit else {
                throw malformed(.unexpected)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private mutating func number() throws(MalformedJSON) -> JSONValue {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        if current == UInt8(ascii: "0") { position += 1 } else { try digits() }
        var isPlain = true
        if current == UInt8(ascii: ".") {
            isPlain = false
            position += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            isPlain = false
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        let spelled = String(decoding: bytes[start..<position], as: UTF8.self)
        if isPlain, let whole = Int(spelled) { return .wholeNumber(whole) }
        guard let value = Double(spelled) else { throw malformed(.unexpected) }
        return Int(exactly: value).map(JSONValue.wholeNumber) ?? .number(value)
    }

    /// One digit or more.
    private mutating func digits() throws(MalformedJSON) {
        let start = position
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw malformed(.unexpected) }
    }
}

/// The names that an object has had so far: compared one by one while they are few, and in a set before it takes long.
private struct NamesSeen {
    private static let few = 24
    private var many: Set<String> = []

    /// Whether `name` is new behind these members.
    mutating func insert(_ name: String, after members: [JSONValue.Member]) -> Bool {
        if members.count < Self.few { return !members.contains { $0.name == name } }
        if members.count == Self.few { many = Set(members.map(\.name)) }
        return many.insert(name).inserted
    }
}
