import DeskStore
import DeskText
import FoundationEssentials
import Glibc
import Logging
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("What the surroundings say of the installation")
struct InstallationTests {
    /// A directory with these files, for the time of `body`.
    private func withFiles(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "installation-\(UUID())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for (name, text) in files { try Data(text.utf8).write(to: directory.appending(path: name)) }
        try body(directory.path)
    }

    @Test("Keys come from a command, a file or the home, and what is wrong with them is said")
    func keys() throws {
        let written = KeyRing().written
        try withFiles(["keys": written, "broken": "seal 12\n"]) { directory in
            func installation(_ name: String, _ value: String) -> Installation {
                Installation(environment: [name: value])
            }
            for file in ["keys", "broken"] { chmod("\(directory)/\(file)", 0o600) }
            let ids = try installation("MADOGUCHI_KEYS_FILE", "\(directory)/keys").keys().ids
            #expect(try installation("MADOGUCHI_HOME", directory).keys().ids == ids)
            #expect(try installation("MADOGUCHI_KEYS_COMMAND", "cat '\(directory)/keys'").keys().ids == ids)
            #expect(throws: InstallationProblem.noKeys) { try Installation(environment: [:]).keys() }
            #expect(throws: InstallationProblem.noKeys) { try installation("MADOGUCHI_HOME", "/nonexistent").keys() }
            #expect(throws: InstallationProblem.malformedKeys(line: 1)) {
                try installation("MADOGUCHI_KEYS_FILE", "\(directory)/broken").keys()
            }
            #expect(throws: InstallationProblem.keysCommandFailed(status: 7)) {
                try installation("MADOGUCHI_KEYS_COMMAND", "exit 7").keys()
            }
            chmod("\(directory)/keys", 0o644)
            #expect(throws: InstallationProblem.keysOpenToOthers(path: "\(directory)/keys")) {
                try installation("MADOGUCHI_KEYS_FILE", "\(directory)/keys").keys()
            }
        }
    }

    @Test("A flag goes before the environment, and the environment before a file")
    func precedence() throws {
        try withFiles(["port": "9003\n"]) { directory in
            let all = ["MADOGUCHI_PORT": "9002", "MADOGUCHI_PORT_FILE": "\(directory)/port", "MADOGUCHI_HOST": "::1"]
            let installation = Installation(environment: all)
            let flagged = try installation.serverSettings(host: "0.0.0.0", port: 9001)
            #expect(flagged.port == 9001)
            #expect(flagged.host == "0.0.0.0")
            let fromEnvironment = try installation.serverSettings(host: nil, port: nil)
            #expect(fromEnvironment.port == 9002)
            #expect(fromEnvironment.host == "::1")
            let fromFile = Installation(environment: ["MADOGUCHI_PORT_FILE": "\(directory)/port"])
            #expect(try fromFile.serverSettings(host: nil, port: nil).port == 9003)
            let silent = try Installation(environment: ["MADOGUCHI_PORT": ""]).serverSettings(host: nil, port: nil)
            #expect(silent.port == 8080)
            #expect(silent.host == "127.0.0.1")
        }
    }

    @Test("The home knows the database of each role; an address that is given goes before it")
    func database() throws {
        try withFiles(["database-url": "postgresql://app@/a?host=/s\n", "owner-database-url": "postgresql://own@/a"]) {
            home in
            let installation = Installation(environment: ["MADOGUCHI_HOME": home])
            let service = try installation.storeSettings().connection.parameters
            #expect(service["user"] == "app")
            #expect(service["host"] == "/s")
            let owner = try installation.storeSettings(as: .owner).connection.parameters
            #expect(owner["user"] == "own")
            let given = Installation(
                environment: ["MADOGUCHI_HOME": home, "MADOGUCHI_DATABASE_URL": "postgresql://other@db/b"])
            for role in [Installation.Role.service, .owner] {
                #expect(try given.storeSettings(as: role).connection.parameters["user"] == "other")
            }
        }
    }

    @Test("What is missing or cannot be read is named")
    func problems() throws {
        #expect(throws: InstallationProblem.noDatabase) { try Installation(environment: [:]).storeSettings() }
        #expect(throws: InstallationProblem.unreadableFile(path: "/nonexistent/database-url")) {
            try Installation(environment: ["MADOGUCHI_HOME": "/nonexistent"]).storeSettings()
        }
        #expect(throws: InstallationProblem.unreadableDatabase(setting: "MADOGUCHI_DATABASE_URL")) {
            try Installation(environment: ["MADOGUCHI_DATABASE_URL": "http://x"]).storeSettings()
        }
        let url = ["MADOGUCHI_DATABASE_URL": "postgresql:///x"]
        #expect(throws: InstallationProblem.unreadableWard(setting: "MADOGUCHI_WARD")) {
            try Installation(environment: url.merging(["MADOGUCHI_WARD": "13115"]) { $1 }).storeSettings()
        }
        #expect(throws: InstallationProblem.unreadableSessions(setting: "MADOGUCHI_DATABASE_SESSIONS")) {
            try Installation(environment: url.merging(["MADOGUCHI_DATABASE_SESSIONS": "x"]) { $1 }).storeSettings()
        }
        for port in ["x", "-1", "65536"] {
            #expect(throws: InstallationProblem.unreadablePort(setting: "MADOGUCHI_PORT")) {
                try Installation(environment: ["MADOGUCHI_PORT": port]).serverSettings(host: nil, port: nil)
            }
        }
        #expect(throws: InstallationProblem.unreadablePort(setting: "--port")) {
            try Installation(environment: [:]).serverSettings(host: nil, port: 70_000)
        }
    }

    @Test("The proxy, the certificate and the overseer are those of the environment")
    func surroundings() throws {
        func settings(_ environment: [String: String]) throws -> ServerSettings {
            try Installation(environment: environment).serverSettings(host: nil, port: nil)
        }
        #expect(try settings([:]).trustedProxies == .loopback)
        #expect(try settings(["MADOGUCHI_TRUSTED_PROXY": "192.0.2.1"]).trustedProxies == TrustedProxies("192.0.2.1"))
        #expect(throws: InstallationProblem.unreadableProxy(setting: "MADOGUCHI_TRUSTED_PROXY")) {
            try settings(["MADOGUCHI_TRUSTED_PROXY": "proxy"])
        }
        #expect(try settings(["NOTIFY_SOCKET": "/run/systemd/notify"]).noticeSocket == "/run/systemd/notify")
        #expect(try settings(["NOTIFY_SOCKET": ""]).noticeSocket == nil)
        let both = ["MADOGUCHI_TLS_CERTIFICATE": "/c.pem", "MADOGUCHI_TLS_KEY": "/k.pem"]
        #expect(try settings(both).tls == TLSFiles(certificate: "/c.pem", key: "/k.pem"))
        for name in both.keys {
            #expect(throws: InstallationProblem.halfACertificate(missing: name)) {
                try settings(both.filter { $0.key != name })
            }
        }
    }

    @Test(
        "What was to be encrypted is never served openly: without TLS in the build, or without a good certificate, nothing is"
    )
    func encryption() async throws {
        var settings = ServerSettings(port: 0)
        settings.tls = TLSFiles(certificate: "/nonexistent/c.pem", key: "/nonexistent/k.pem")
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let nowhere = StoreSettings(connection: .init(parameters: [:]), ward: Ward.ID("131156"))
        #if TLS
        let expected = InstallationProblem.unusableCertificate(
            certificate: "/nonexistent/c.pem",
            key: "/nonexistent/k.pem"
        )
        #else
        let expected = InstallationProblem.noTLSInThisBuild
        #endif
        await #expect(throws: expected) {
            try await serve(store: DeskStore(nowhere, logger: quiet), settings: settings, logger: quiet)
        }
    }

    @Test("Behind PgBouncer sessions are shared, and the ward is 杉並区 unless another is named")
    func sessionsAndWard() throws {
        let url = ["MADOGUCHI_DATABASE_URL": "postgresql:///x"]
        let own = try Installation(environment: url).storeSettings()
        #expect(own.connection.sessionsAreOurs)
        #expect(own.ward == Ward.ID("131156"))
        let shared = Installation(
            environment: url.merging(["MADOGUCHI_DATABASE_SESSIONS": "shared", "MADOGUCHI_WARD": "131041"]) { $1 }
        )
        #expect(try !shared.storeSettings().connection.sessionsAreOurs)
        #expect(try shared.storeSettings().ward == Ward.ID("131041"))
    }

    @Test("A place where nothing can listen is named", arguments: ["taken", "192.0.2.1", "no such host"])
    func unusableAddress(host: String) async throws {
        try await withServerAlone { server in
            let settings =
                host == "taken" ? ServerSettings(port: server.port) : ServerSettings(host: host, port: server.port)
            let store = DeskStore(
                StoreSettings(connection: .init(parameters: [:]), ward: Ward.ID("131156")),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let expected = InstallationProblem.unusableAddress(host: settings.host, port: server.port)
            await #expect(throws: expected) { try await serve(store: store, settings: settings, logger: quiet) }
        }
    }

    @Test("Each problem is a sentence that says what to do, in both languages")
    func sentences() {
        for problem in [
            .noDatabase, .unreadableDatabase(setting: "X"), .unreadableFile(path: "/x"), .unreadablePort(setting: "X"),
            .unreadableWard(setting: "X"), .unreadableSessions(setting: "X"), .unusableAddress(host: "x", port: 1),
            .unreadableProxy(setting: "X"), .halfACertificate(missing: "X"),
            .unusableCertificate(certificate: "/c", key: "/k"), .noTLSInThisBuild,
        ] as [InstallationProblem] {
            #expect(problem.sentence(in: .ja).hasSuffix("ください。"))
            #expect(problem.sentence(in: .en).hasSuffix("."))
        }
    }
}
