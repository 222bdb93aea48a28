package import DeskStore
package import DeskText
internal import FoundationEssentials
internal import Postgres
package import SupportDesk

/// What the surroundings say of this installation: environment variables and the files that they name. What a command is told
/// by its flags goes before that.
///
/// `MADOGUCHI_HOST`, `_PORT`, `_WARD`, `_DATABASE_URL`, `_OWNER_DATABASE_URL`, `_DATABASE_SESSIONS`, each also as `…_FILE` with
/// the name of a file that holds the value; and `MADOGUCHI_HOME`, where `Scripts/run` leaves `database-url` and
/// `owner-database-url` and `factor-key`.
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
        return settings
    }

    /// The database and the ward. Throws when there is none, or when what is said of them cannot be read.
    package func storeSettings(as role: Role = .service) throws(InstallationProblem) -> StoreSettings {
        let (url, setting) = try databaseURL(for: role)
        do {
            let connection = try ConnectionSettings(url: url, sessionsAreOurs: try sessionsAreOurs())
            var settings = StoreSettings(connection: connection, ward: try ward())
            settings.factorKey = try factorKey()
            return settings
        } catch let problem as InstallationProblem {
            throw problem
        } catch {
            throw .unreadableDatabase(setting: setting)
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

    /// The key that second factors are sealed with, in 64 hexadecimal digits in the file that `MADOGUCHI_KEY_FILE` names, or else in
    /// `factor-key` in the home; nil when there is none.
    private func factorKey() throws(InstallationProblem) -> [UInt8]? {
        let path: String
        if let named = environment["MADOGUCHI_KEY_FILE"], !named.isEmpty {
            path = named
        } else if let home = environment["MADOGUCHI_HOME"], FileManager.default.fileExists(atPath: "\(home)/factor-key")
        {
            path = "\(home)/factor-key"
        } else {
            return nil
        }
        let digits = Array(try content(ofFile: path).utf8)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { place in
            UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16)
        }
        guard digits.count == 64, bytes.count == 32 else { throw .unreadableKey(path: path) }
        return bytes
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
        guard let home = environment["MADOGUCHI_HOME"], !home.isEmpty else { throw .noDatabase }
        let path = "\(home)/\(file)"
        return (try content(ofFile: path), path)
    }

    /// A variable, or else the first line of the file that the variable with `_FILE` names. Empty counts as not set.
    private func value(_ name: String) throws(InstallationProblem) -> String? {
        if let value = environment[name], !value.isEmpty { return value }
        guard let path = environment["\(name)_FILE"], !path.isEmpty else { return nil }
        return try content(ofFile: path)
    }

    private func content(ofFile path: String) throws(InstallationProblem) -> String {
        guard let data = FileManager.default.contents(atPath: path),
            let line = String(validating: data, as: UTF8.self)?.split(whereSeparator: \.isNewline).first
        else { throw .unreadableFile(path: path) }
        return String(line)
    }
}
