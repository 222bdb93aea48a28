/// Text in Prometheus' exposition format 0.0.4.
struct Exposition {
    enum Kind: String {
        case counter, gauge, histogram
    }

    private(set) var text = ""

    /// One metric with all its samples.
    mutating func metric(
        _ name: String,
        _ kind: Kind,
        help: String,
        _ samples: (inout Samples) -> Void
    ) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
        var collected = Samples(name: name)
        samples(&collected)
        text += collected.text
    }

    /// A metric with one sample and no labels.
    mutating func metric(_ name: String, _ kind: Kind, help: String, _ value: Double) {
        metric(name, kind, help: help) { $0.add(value) }
    }

    struct Samples {
        let name: String
        fileprivate(set) var text = ""

        mutating func add(_ value: Double, suffix: String = "", _ labels: KeyValuePairs<String, String> = [:]) {
            let written = labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
            text += "\(name)\(suffix)\(written.isEmpty ? "" : "{\(written)}") \(Exposition.written(value))\n"
        }

        private static func escaped(_ value: String) -> String {
            var escaped = ""
            for scalar in value.unicodeScalars {
                switch scalar {
                case "\\": escaped += "\\\\"
                case "\"": escaped += "\\\""
                case "\n": escaped += "\\n"
                default: escaped.unicodeScalars.append(scalar)
                }
            }
            return escaped
        }
    }

    /// A number without a fraction is written without one.
    static func written(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? value.description
    }
}
