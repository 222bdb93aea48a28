internal import SupportDesk

/// The parameters behind the `?` of a URL, decoded, each at most once.
struct QueryString {
    private static let longest = 50

    private(set) var values: [String: String] = [:]
    /// Names in the order in which they stood.
    private(set) var names: [String] = []
    private(set) var problems: [FieldProblem] = []

    /// Reads `query`; what is not among the `known` names, stands twice or is no text becomes a problem.
    init(_ query: String?, known: [String]) {
        for part in (query ?? "").split(separator: "&").prefix(Self.longest) {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(halves[0]), known.contains(name) else {
                problems.append(.unknownProperty(Self.decoded(halves[0]) ?? "", known: known))
                continue
            }
            guard let value = halves.count == 2 ? Self.decoded(halves[1]) : "" else {
                problems.append(FieldProblem(name, .invalidEncoding))
                continue
            }
            guard values[name] == nil else {
                problems.append(FieldProblem(name, .tooMany(limit: 1)))
                continue
            }
            values[name] = value
            names.append(name)
        }
    }

    /// The query again with some parameter set or taken away, encoded.
    func text(setting name: String, to value: String?) -> String {
        let kept = names.filter { $0 != name }.map { ($0, values[$0] ?? "") }
        let all = kept + (value.map { [(name, $0)] } ?? [])
        return all.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
    }

    /// Percent-decoded, with + for a space as forms write it (but not paths); nil when that gives no UTF-8.
    static func decoded(_ text: Substring, plusIsSpace: Bool = true) -> String? {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(text)
        }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, let value = UInt8(digits, radix: 16),
                    !digits.hasPrefix("+")
                else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
