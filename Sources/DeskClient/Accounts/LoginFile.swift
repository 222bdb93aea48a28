internal import DeskText
internal import FoundationEssentials
internal import PrivateFiles

/// What the client keeps of a login: the token, and the one server that it is shown to. Only its owner reads it.
package struct LoginFile: Codable, Hashable, Sendable {
    static let name = "login.json"

    let server: String
    let account: String
    let token: String
    /// The code of the site, of an account that has one only.
    var site: String?

    /// The login that is kept in this home; nil when there is none. A file that others can read is refused: the token is as good as a
    /// password.
    static func read(in home: ClientHome) throws(ConfigurationProblem) -> LoginFile? {
        let path = home.path(of: name)
        let file: (bytes: [UInt8], isOpenToOthers: Bool)
        do {
            file = try PrivateFile.read(path)
        } catch {
            if error.isMissing { return nil }
            throw .unreadableFile(path: path, reason: error.reason)
        }
        guard !file.isOpenToOthers else { throw .tokenFileOpenToOthers(path: path) }
        // A file that cannot be made out is no login: the next one replaces it.
        return try? JSONDecoder().decode(LoginFile.self, from: Data(file.bytes))
    }

    func write(in home: ClientHome) throws(ConfigurationProblem) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else {
            throw .unwritableFile(path: home.path(of: Self.name), reason: "JSON")
        }
        try home.write(Array(data) + [0x0A], to: Self.name)
    }
}
