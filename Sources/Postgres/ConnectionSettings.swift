import CLibPQ

/// Where the database is and how sessions with it are set up.
package struct ConnectionSettings: Sendable {
    /// libpq's keywords and values (`host`, `dbname`, `sslmode`, …). What is not named here, libpq takes from its own defaults.
    package var parameters: [String: String]

    /// Whether a connection keeps one session for its whole life. Behind PgBouncer in transaction mode it does not:
    /// then nothing is prepared and `options` hold within transactions only.
    package var sessionsAreOurs: Bool

    /// Server settings such as `search_path`, for every session; when sessions are not ours, for every transaction.
    package var options: [String: String] = [:]

    package init(parameters: [String: String], sessionsAreOurs: Bool = true) {
        self.parameters = parameters
        self.sessionsAreOurs = sessionsAreOurs
    }

    /// Reads `postgresql://user@host:port/database?keyword=value`, or libpq's `keyword=value …`.
    /// Throws `.invalidSettings`.
    package init(url: String, sessionsAreOurs: Bool = true) throws(PostgresError) {
        var complaint: UnsafeMutablePointer<CChar>?
        guard !url.utf8.contains(0), let options = PQconninfoParse(url, &complaint) else {
            // The complaint may quote a part of the URL, and so a password.
            PQfreemem(complaint)
            throw PostgresError(.invalidSettings)
        }
        defer { PQconninfoFree(options) }
        var parameters: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { parameters[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        self.init(parameters: parameters, sessionsAreOurs: sessionsAreOurs)
    }
}

extension ConnectionSettings {
    /// Chosen so that a host that vanishes without a word is noticed within a minute, where the system's defaults take hours.
    private static let defaults = [
        "connect_timeout": "5",
        "keepalives_idle": "30",
        "keepalives_interval": "5",
        "keepalives_count": "3",
        "tcp_user_timeout": "30000",
    ]

    /// What libpq is given: the parameters, the defaults where they are silent, and the options when sessions are ours.
    var startup: [String: String] {
        var startup = parameters.merging(Self.defaults) { given, _ in given }
        startup["client_encoding"] = "UTF8"
        if sessionsAreOurs, !options.isEmpty {
            let ours = options.sorted { $0.key < $1.key }.map { "-c \(Self.escaped($0.key))=\(Self.escaped($0.value))" }
            startup["options"] = ([startup["options"]].compactMap(\.self) + ours).joined(separator: " ")
        }
        return startup
    }

    /// The server splits `options` at white space, except after a backslash.
    private static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\\" || scalar.properties.isWhitespace { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }
}

extension ConnectionSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Host, port, user and database; never the password.
    package var description: String {
        ["host", "port", "user", "dbname"]
            .compactMap { keyword in parameters[keyword].map { "\(keyword)=\($0)" } }
            .joined(separator: " ")
    }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: ["": description]) }
}
