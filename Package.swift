// swift-tools-version: 6.3
import PackageDescription

let ours: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "madoguchi",
    products: [
        .executable(name: "madoguchi", targets: ["madoguchi"]),
        .executable(name: "mado", targets: ["mado"]),
    ],
    traits: [
        // TLS in the service itself, for an installation without a reverse proxy. It compiles BoringSSL, which costs minutes, so whoever
        // wants it asks for it: swift build --traits TLS. nginx in front needs none of it (Operations/nginx).
        .trait(name: "TLS", description: "Let the service speak TLS itself.")
    ],
    dependencies: [
        // The HTTP server. Without its default traits it needs neither swift-configuration nor the whole of Foundation.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        // Command lines with help, validation and completions for bash, zsh and fish.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // The logging interface that Hummingbird writes to; ours goes the same way.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // What Hummingbird is built on, named because the server speaks of bytes, channels and header fields itself.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        // Hummingbird's own TLS, named to ask for 1.2 or later. Fetched with Hummingbird in any case, compiled for the trait TLS alone.
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        // Starts the parts of the service in order, and stops them in reverse on SIGTERM.
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // PostgreSQL's own client library: the reference implementation of its protocol, kept by its authors.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        // HTTP for the client: starts in milliseconds, knows TLS, proxies and IPv6, and is on every desk's machine.
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        // Hashes now, passwords and encrypted fields later, without compiling BoringSSL.
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        // One-time codes (RFC 6238) over HMAC-SHA-1, which libsodium leaves out: the OATH Toolkit, which Debian's own logins use.
        .systemLibrary(name: "COath", pkgConfig: "liboath", providers: [.apt(["liboath-dev"])]),
        // Unicode normalisation (NFKC) and the width of a character on a terminal, without 40 MB of ICU.
        .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
        // Workbooks for people who live in Excel, written row by row in constant memory.
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        // renameat2 of the C library, which Swift does not see: two folders change places at once.
        .systemLibrary(name: "CRename"),

        // Files that only their owner can read: keys, tokens, and what waits at a desk.
        .target(name: "PrivateFiles", swiftSettings: ours),
        .target(name: "Postgres", dependencies: ["CLibPQ"], swiftSettings: ours),
        .target(name: "SupportDesk", dependencies: ["CUTF8Proc"], swiftSettings: ours),
        .target(name: "DeskText", dependencies: ["SupportDesk", "CUTF8Proc"], swiftSettings: ours),
        .target(name: "DeskImport", dependencies: ["SupportDesk"], swiftSettings: ours),
        .target(
            name: "DeskStore",
            dependencies: [
                "Postgres", "PrivateFiles", "SupportDesk", "DeskImport", "COath", "CSodium",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: ours
        ),
        // Reports from their facts: for HTTP, and for what is delivered.
        .target(name: "DeskReports", dependencies: ["DeskStore", "DeskText", "SupportDesk"], swiftSettings: ours),
        .target(
            name: "DeskServer",
            dependencies: [
                "DeskReports", "DeskStore", "DeskText", "Postgres", "SupportDesk",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird", condition: .when(traits: ["TLS"])),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["TLS"])),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: ours
        ),
        .target(
            name: "DeskClient",
            dependencies: ["CLibCurl", "CSodium", "PrivateFiles", "SupportDesk", "DeskText"],
            swiftSettings: ours
        ),

        // Between rows and a folder that stands there whole: the data package for the ward's statistics team.
        .target(
            name: "StatisticsExport",
            dependencies: [
                "CRename", "CSodium", "CXlsxWriter", "DeskReports", "DeskStore", "DeskText", "Postgres", "SupportDesk",
            ],
            swiftSettings: ours
        ),

        // An invented ward, to show and to measure the product with.
        .target(
            name: "Demonstration",
            dependencies: ["DeskImport", "DeskStore", "SupportDesk"],
            swiftSettings: ours
        ),

        .executableTarget(
            name: "madoguchi",
            dependencies: [
                "DeskServer", "DeskStore", "DeskImport", "DeskText", "Demonstration", "PrivateFiles",
                "StatisticsExport",
                "SupportDesk",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: ours
        ),
        .executableTarget(
            name: "mado",
            dependencies: [
                "DeskClient", "DeskText", "SupportDesk",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: ours
        ),

        // A private cluster for the test run and a database of its own for each test.
        .target(
            name: "DeskTestSupport",
            dependencies: [
                "DeskStore", "Postgres", "SupportDesk", .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/DeskTestSupport",
            swiftSettings: ours
        ),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres"], swiftSettings: ours),
        .testTarget(name: "SupportDeskTests", dependencies: ["SupportDesk"], swiftSettings: ours),
        .testTarget(name: "DeskTextTests", dependencies: ["DeskText", "SupportDesk"], swiftSettings: ours),
        .testTarget(name: "DeskImportTests", dependencies: ["DeskImport", "SupportDesk"], swiftSettings: ours),
        .testTarget(
            name: "StatisticsExportTests",
            dependencies: [
                "StatisticsExport", "DeskReports", "DeskStore", "DeskTestSupport", "DeskText", "Postgres",
                "SupportDesk",
            ],
            swiftSettings: ours
        ),
        .testTarget(
            name: "DeskStoreTests",
            dependencies: [
                "CSodium", "DeskStore", "DeskImport", "DeskTestSupport", "Postgres", "SupportDesk",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: ours
        ),
        .testTarget(
            name: "DemonstrationTests",
            dependencies: ["Demonstration", "DeskImport", "DeskStore", "SupportDesk"],
            swiftSettings: ours
        ),
        .testTarget(
            name: "DeskServerTests",
            dependencies: [
                "Demonstration", "DeskReports", "DeskServer", "DeskStore", "DeskImport", "DeskTestSupport", "DeskText",
                "Postgres", "StatisticsExport", "SupportDesk",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: ours
        ),
        .testTarget(
            name: "DeskClientTests",
            dependencies: ["DeskClient", "SupportDesk", "DeskText"],
            swiftSettings: ours
        ),
    ]
)
