package import DeskText
internal import FoundationEssentials
internal import PrivateFiles

/// What is configured: a flag goes before the environment, and that before the file.
package struct ClientSettings: Sendable {
    package enum Key: String, Sendable, CaseIterable {
        case server
        case site
        case tokenFile = "token-file"
        case language = "lang"
        case certificates = "ca-file"

        /// The variable that sets it.
        package var variable: String {
            switch self {
            case .server: "MADO_SERVER"
            case .site: "MADO_SITE"
            case .tokenFile: "MADO_TOKEN_FILE"
            case .language: "MADO_LANG"
            case .certificates: "MADO_CA_FILE"
            }
        }
    }

    package enum Origin: String, Sendable {
        case flag, environment, file
        /// What the account of whoever is logged in has.
        case login
    }

    package struct Value: Hashable, Sendable {
        package let text: String
        package let origin: Origin

        package init(text: String, origin: Origin) {
            self.text = text
            self.origin = origin
        }
    }

    private let values: [Key: Value]

    /// Empty texts count as not given.
    package init(flags: [Key: String] = [:], environment: (String) -> String?, file: ConfigurationFile) {
        var values: [Key: Value] = [:]
        for key in Key.allCases {
            let sources: [(String?, Origin)] = [
                (flags[key], .flag), (environment(key.variable), .environment), (file[key], .file),
            ]
            for case (let text?, let origin) in sources where !text.isEmpty && values[key] == nil {
                values[key] = Value(text: text, origin: origin)
            }
        }
        self.values = values
    }

    package subscript(key: Key) -> Value? { values[key] }

    /// The server's address. Throws when there is none, or none that may be used.
    package func server() throws(ConfigurationProblem) -> ServerAddress {
        guard let text = self[.server]?.text else { throw .noServer }
        var server = try Self.server(text)
        server.certificates = self[.certificates]?.text
        return server
    }

    /// Reads a server's address; says what is wrong with it.
    package static func server(_ text: String) throws(ConfigurationProblem) -> ServerAddress {
        do {
            return try ServerAddress(text)
        } catch {
            switch error {
            case .unreadable: throw .unreadableServer(text)
            case .notEncrypted: throw .serverNotEncrypted(text)
            }
        }
    }

    /// The access token in the token file. A file that others can read is refused: the token is as good as a password.
    package func accessToken() throws(ConfigurationProblem) -> String {
        guard let path = self[.tokenFile]?.text else { throw .noTokenFile }
        let file: (bytes: [UInt8], isOpenToOthers: Bool)
        do {
            file = try PrivateFile.read(path)
        } catch {
            throw error.isMissing ? .tokenFileMissing(path: path) : .unreadableFile(path: path, reason: error.reason)
        }
        guard !file.isOpenToOthers else { throw .tokenFileOpenToOthers(path: path) }
        let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
        var token = file.bytes.drop { blanks.contains($0) }
        while let last = token.last, blanks.contains(last) { token.removeLast() }
        guard !token.isEmpty, token.count <= 4096, token.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .noTokenInFile(path: path)
        }
        return String(decoding: token, as: UTF8.self)
    }

    /// The language to speak: what is configured, else that of the locale; Japanese when nothing says otherwise,
    /// English in the C locale.
    package func language(environment: (String) -> String?) -> Language {
        if let language = self[.language].flatMap({ Language(rawValue: $0.text.lowercased()) }) { return language }
        let locales = [environment("LC_ALL"), environment("LC_MESSAGES"), environment("LANG")]
        let deciding = locales.lazy.compactMap(\.self).first { !$0.isEmpty }
        if let name = deciding?.prefix(while: { $0 != "." && $0 != "@" }), name == "C" || name == "POSIX" { return .en }
        return Language(locale: deciding)
    }
}

/// `config.json` in the client's home.
package struct ConfigurationFile: Codable, Hashable, Sendable {
    package static let name = "config.json"

    package var server: String?
    package var site: String?
    package var tokenFile: String?
    package var lang: String?
    package var caFile: String?

    package init() {}

    package subscript(key: ClientSettings.Key) -> String? {
        get {
            switch key {
            case .server: server
            case .site: site
            case .tokenFile: tokenFile
            case .language: lang
            case .certificates: caFile
            }
        }
        set {
            switch key {
            case .server: server = newValue
            case .site: site = newValue
            case .tokenFile: tokenFile = newValue
            case .language: lang = newValue
            case .certificates: caFile = newValue
            }
        }
    }

    /// The file in this home; an empty one when there is none.
    package static func read(in home: ClientHome) throws(ConfigurationProblem) -> ConfigurationFile {
        guard let bytes = try home.read(name) else { return ConfigurationFile() }
        do {
            return try JSONDecoder().decode(ConfigurationFile.self, from: Data(bytes))
        } catch {
            throw .malformedConfiguration(path: home.path(of: name))
        }
    }

    /// Keeps the file in this home.
    package func write(in home: ClientHome) throws(ConfigurationProblem) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else {
            throw .malformedConfiguration(path: home.path(of: Self.name))
        }
        try home.write(Array(data) + [0x0A], to: Self.name)
    }
}
