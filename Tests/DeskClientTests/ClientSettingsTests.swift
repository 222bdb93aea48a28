import DeskClient
import DeskText
import Glibc
import SupportDesk
import Testing

@Suite("The client's settings")
struct ClientSettingsTests {
    private var file: ConfigurationFile {
        var file = ConfigurationFile()
        (file.server, file.site, file.tokenFile, file.lang) = ("https://file.example", "S-FILE", "/file/token", "en")
        return file
    }

    @Test("A flag goes before the environment, and that before the file; what is empty is not set")
    func precedence() {
        let settings = ClientSettings(
            flags: [.site: "S-FLAG", .language: ""],
            environment: { ["MADO_SITE": "S-ENV", "MADO_SERVER": "https://env.example", "MADO_TOKEN_FILE": ""][$0] },
            file: file
        )
        #expect(settings[.site] == .init(text: "S-FLAG", origin: .flag))
        #expect(settings[.server] == .init(text: "https://env.example", origin: .environment))
        #expect(settings[.tokenFile] == .init(text: "/file/token", origin: .file))
        #expect(settings[.language] == .init(text: "en", origin: .file))
        #expect(ClientSettings(environment: { _ in nil }, file: ConfigurationFile())[.server] == nil)
    }

    @Test(
        "The language is that of the flag, of MADO_LANG, of the file, of the locale; else Japanese",
        arguments: [
            ("ja", ["MADO_LANG": "en"], "en", Language.ja), (nil, ["MADO_LANG": "ja", "LANG": "C"], "en", .ja),
            (nil, ["LANG": "ja_JP.UTF-8"], "en", .en), (nil, ["LANG": "en_GB.UTF-8"], nil, .en),
            (nil, ["LANG": "ja_JP.UTF-8"], nil, .ja), (nil, ["LC_ALL": "C", "LANG": "ja_JP.UTF-8"], nil, .en),
            (nil, ["LC_MESSAGES": "POSIX"], nil, .en), (nil, ["LANG": "C.UTF-8"], nil, .en), (nil, [:], nil, .ja),
            (nil, ["LANG": "fr_FR"], nil, .ja), (nil, ["LC_ALL": "", "LANG": "en_US"], nil, .en),
        ] as [(String?, [String: String], String?, Language)]
    )
    func language(flag: String?, variables: [String: String], kept: String?, language: Language) {
        var file = ConfigurationFile()
        file.lang = kept
        let settings = ClientSettings(flags: [.language: flag ?? ""], environment: { variables[$0] }, file: file)
        #expect(settings.language { variables[$0] } == language)
    }

    @Test(
        "The home is MADO_HOME, or by XDG, or in the home of the user",
        arguments: [
            (["MADO_HOME": "/a", "XDG_CONFIG_HOME": "/b", "HOME": "/c"], "/a"),
            (["XDG_CONFIG_HOME": "/b", "HOME": "/c"], "/b/mado"),
            (["XDG_CONFIG_HOME": "b", "HOME": "/c"], "/c/.config/mado"),
        ]
    )
    func home(variables: [String: String], folder: String) throws {
        #expect(try ClientHome { variables[$0] }.folder == folder)
        #expect(throws: ConfigurationProblem.noHome) { try ClientHome { _ in nil } }
    }

    @Test("The server is known by the certificates of the file that is named, else by the system's")
    func certificates() throws {
        func server(_ variables: [String: String]) throws -> ServerAddress {
            try ClientSettings(environment: { variables[$0] }, file: file).server()
        }
        #expect(try server(["MADO_CA_FILE": "/etc/ssl/ward-ca.pem"]).certificates == "/etc/ssl/ward-ca.pem")
        #expect(try server([:]).certificates == nil)
    }

    @Test("What is set is kept for the owner alone, and can be unset")
    func keeping() throws {
        let desktop = try Desktop()
        try desktop.session().configure("lang", "EN")
        try desktop.session().configure("site", "和田館")
        try desktop.session().configure("server", "https://desk.example.lg.jp/")
        try desktop.session().configure("token-file", "/secret/token")
        var kept = ConfigurationFile()
        (kept.lang, kept.site, kept.server) = ("en", "S003", "https://desk.example.lg.jp")
        kept.tokenFile = "/secret/token"
        try desktop.session().configure("ca-file", "/etc/ssl/ward-ca.pem")
        kept.caFile = "/etc/ssl/ward-ca.pem"
        #expect(try ConfigurationFile.read(in: desktop.home) == kept)
        #expect(try mode(of: desktop.home.folder) == 0o700)
        #expect(try mode(of: desktop.home.path(of: ConfigurationFile.name)) == 0o600)
        try desktop.session().unconfigure("site")
        kept.site = nil
        #expect(try ConfigurationFile.read(in: desktop.home) == kept)
    }

    @Test(
        "What cannot be used is refused when it is set",
        arguments: [
            (
                "server", "http://desk.example.lg.jp",
                ClientFailure.configuration(.serverNotEncrypted("http://desk.example.lg.jp")), .configuration
            ),
            ("server", "desk", .configuration(.unreadableServer("desk")), .configuration),
            ("lang", "fr", .configuration(.unknownLanguage), .usage),
            (
                "color", "red",
                .configuration(.unknownKey(known: ["server", "site", "token-file", "lang", "ca-file"])), .usage
            ),
            ("site", "西萩図書館", .invalid([FieldProblem(.site, .unknownSite(nearest: ["西荻図書館"]))]), .dataRefused),
        ] as [(String, String, ClientFailure, CommandStatus)]
    )
    func unusable(key: String, value: String, failure: ClientFailure, status: CommandStatus) throws {
        let desktop = try Desktop()
        #expect(desktop.failure { () throws(ClientFailure) in try desktop.session().configure(key, value) } == failure)
        #expect(failure.exitStatus == status)
        #expect(try ConfigurationFile.read(in: desktop.home) == ConfigurationFile())
    }

    @Test("A configuration that is no JSON is named, not ignored")
    func malformed() throws {
        let desktop = try Desktop()
        try desktop.session().configure("lang", "ja")
        let home = ClientHome(folder: desktop.home.folder)
        let path = home.path(of: ConfigurationFile.name)
        try #require(truncate(path, 5) == 0)
        #expect(throws: ConfigurationProblem.malformedConfiguration(path: path)) {
            try ConfigurationFile.read(in: home)
        }
    }

    @Test(
        "A token is read from a file that only its owner can read",
        arguments: [0o640, 0o604, 0o666, 0o610] as [mode_t]
    )
    func tokenFile(mode: mode_t) throws {
        let desktop = try Desktop()
        func settings(_ name: String) -> ClientSettings {
            let path = String(desktop.tokenFile.dropLast("token".count)) + name
            return ClientSettings(environment: { $0 == "MADO_TOKEN_FILE" ? path : nil }, file: ConfigurationFile())
        }
        #expect(try settings("token").accessToken() == StandInDesk.token)
        try desktop.write("open", "secret", mode: mode)
        try desktop.write("empty", "\n", mode: 0o600)
        try desktop.write("two", "one\ntwo\n", mode: 0o600)
        let folder = desktop.tokenFile.dropLast("/token".count)
        #expect(throws: ConfigurationProblem.tokenFileOpenToOthers(path: "\(folder)/open")) {
            try settings("open").accessToken()
        }
        #expect(throws: ConfigurationProblem.noTokenInFile(path: "\(folder)/empty")) {
            try settings("empty").accessToken()
        }
        #expect(throws: ConfigurationProblem.noTokenInFile(path: "\(folder)/two")) { try settings("two").accessToken() }
        #expect(throws: ConfigurationProblem.tokenFileMissing(path: "\(folder)/none")) {
            try settings("none").accessToken()
        }
        let none = ClientSettings(environment: { _ in nil }, file: ConfigurationFile())
        #expect(throws: ConfigurationProblem.noTokenFile) { try none.accessToken() }
        #expect(throws: ConfigurationProblem.noServer) { try none.server() }
    }

    private func mode(of path: String) throws -> mode_t {
        var status = stat()
        try #require(stat(path, &status) == 0)
        return status.st_mode & 0o777
    }
}
