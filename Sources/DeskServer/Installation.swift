package import DeskStore
package import DeskText
internal import FoundationEssentials
internal import Postgres
package import SupportDesk

/// What the surroundings say of this installation: environment variables and the files that they name. What a command is told
/// by its flags goes before that.
///
/// `MADOGUCHI_HOST`, `_PORT`, `_WARD`, `_DATABASE_URL`, `_OWNER_DATABASE_URL`, `_DATABASE_SESSIONS`, `_TRUSTED_PROXY`, each also as
/// `…_FILE` with the name of a file that holds the value; `MADOGUCHI_TLS_CERTIFICATE` and `MADOGUCHI_TLS_KEY`, which are files; `MADOGUCHI_KEYS_FILE` or `MADOGUCHI_KEYS_COMMAND`; and `MADOGUCHI_HOME`, where
/// `Scripts/run` leaves `database-url`, `owner-database-url` and `keys`.
package struct Installation: Sendable {
    /// As whom a command comes to the database.
    package enum Role: Sendable {
        /// The service's role, which owns nothing.
        case service
        /// The role that owns the schema, for migrations.
        case owner
    }

    /// 杉並区
    package static let standardWard = "131156"

    private let environment: [String: String]

    package init(environment: [String: String]) {
        self.environment = environment
    }

    /// Where to serve, and what to put up with. Throws when the port cannot be read.
    ///
    /// - Parameters:
    ///   - host: what a flag said; nil asks the environment.
    ///   - port: likewise.
    package func serverSettings(host: String?, port: Int?) throws(InstallationProblem) -> ServerSettings {
        var settings = ServerSettings()
        if let host {
            settings.host = host
        } else if let host = try value("MADOGUCHI_HOST") {
            settings.host = host
        }
        let name = "MADOGUCHI_PORT"
        if let port {
            settings.port = port
        } else if let text = try value(name) {
            guard let port = Int(text) else { throw .unreadablePort(setting: name) }
            settings.port = port
        }
        guard (0...65_535).contains(settings.port) else {
            throw .unreadablePort(setting: port == nil ? name : "--port")
        }
        settings.trustedProxies = try trustedProxies()
        settings.tls = try tlsFiles()
        settings.noticeSocket = named("NOTIFY_SOCKET")
        return settings
    }

    private func trustedProxies() throws(InstallationProblem) -> TrustedProxies {
        let name = "MADOGUCHI_TRUSTED_PROXY"
        guard let text = try value(name) else { return .loopback }
        guard let proxies = TrustedProxies(text) else { throw .unreadableProxy(setting: name) }
        return proxies
    }

    private func tlsFiles() throws(InstallationProblem) -> TLSFiles? {
        let names = (certificate: "MADOGUCHI_TLS_CERTIFICATE", key: "MADOGUCHI_TLS_KEY")
        switch (named(names.certificate), named(names.key)) {
        case (nil, nil): return nil
        case (let certificate?, let key?): return TLSFiles(certificate: certificate, key: key)
        case (nil, _): throw .halfACertificate(missing: names.certificate)
        case (_, nil): throw .halfACertificate(missing: names.key)
        }
    }

    /// The database and the ward. Throws when there is none, or when what is said of them cannot be read.
    package func storeSettings(as role: Role = .service) throws(InstallationProblem) -> StoreSettings {
        let (url, setting) = try databaseURL(for: role)
        do {
            let connection = try ConnectionSettings(url: url, sessionsAreOurs: try sessionsAreOurs())
            return StoreSettings(connection: connection, ward: try ward(), keys: keySource)
        } catch let problem as InstallationProblem {
            throw problem
        } catch {
            throw .unreadableDatabase(setting: setting)
        }
    }

    /// Where the keys of the personal fields are; nil when that is not said.
    package var keySource: KeySource? {
        if let command = named("MADOGUCHI_KEYS_COMMAND") { return .command(command) }
        if let path = named("MADOGUCHI_KEYS_FILE") { return .file(path: path) }
        return named("MADOGUCHI_HOME").map { .file(path: "\($0)/keys") }
    }

    /// The keys, as they are now. Throws when there are none, or when they cannot be used.
    package func keys() throws(InstallationProblem) -> KeyRing {
        guard let keySource else { throw .noKeys }
        return try Self.keys(from: keySource)
    }

    /// The keys that are there. Throws when they cannot be used.
    package static func keys(from source: KeySource) throws(InstallationProblem) -> KeyRing {
        do {
            return try source.read()
        } catch {
            switch error {
            case .unreadable(let path) where !FileManager.default.fileExists(atPath: path): throw .noKeys
            case .unreadable(let path), .unwritable(let path): throw .unreadableFile(path: path)
            case .openToOthers(let path): throw .keysOpenToOthers(path: path)
            case .commandFailed(let status): throw .keysCommandFailed(status: status)
            case .malformed(let line): throw .malformedKeys(line: line)
            }
        }
    }

    /// The ward's code.
    package func ward() throws(InstallationProblem) -> Ward.ID {
        let name = "MADOGUCHI_WARD"
        let code = try value(name) ?? Self.standardWard
        guard code.utf8.count == 6, code.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else {
            throw .unreadableWard(setting: name)
        }
        return Ward.ID(code)
    }

    private func sessionsAreOurs() throws(InstallationProblem) -> Bool {
        let name = "MADOGUCHI_DATABASE_SESSIONS"
        switch try value(name) {
        case nil, "own": return true
        case "shared": return false
        default: throw .unreadableSessions(setting: name)
        }
    }

    /// The address of the database, and the setting that it came from. The owner's falls back on the service's only where that
    /// was given by hand: then one role may well do both.
    private func databaseURL(for role: Role) throws(InstallationProblem) -> (url: String, setting: String) {
        let (name, file) =
            switch role {
            case .service: ("MADOGUCHI_DATABASE_URL", "database-url")
            case .owner: ("MADOGUCHI_OWNER_DATABASE_URL", "owner-database-url")
            }
        if let url = try value(name) { return (url, name) }
        if role == .owner, let url = try value("MADOGUCHI_DATABASE_URL") { return (url, "MADOGUCHI_DATABASE_URL") }
        guard let home = named("MADOGUCHI_HOME") else { throw .noDatabase }
        let path = "\(home)/\(file)"
        return (try content(ofFile: path), path)
    }

    /// A variable. Empty counts as not set.
    private func named(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A variable, or else the first line of the file that the variable with `_FILE` names. Empty counts as not set.
    private func value(_ name: String) throws(InstallationProblem) -> String? {
        if let value = named(name) { return value }
        guard let path = named("\(name)_FILE") else { return nil }
        return try content(ofFile: path)
    }

    private func content(ofFile path: String) throws(InstallationProblem) -> String {
        guard let data = FileManager.default.contents(atPath: path),
            let line = String(validating: data, as: UTF8.self)?.split(whereSeparator: \.isNewline).first
        else { throw .unreadableFile(path: path) }
        return String(line)
    }
}
