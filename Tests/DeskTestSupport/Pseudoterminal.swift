internal import Glibc

/// A terminal with nobody at it but a test, which types and reads what is shown.
package final class Pseudoterminal {
    package struct Failure: Error {
        package let shown: String
    }

    /// The file that a program takes for its terminal.
    package let path: String
    /// All that it has shown so far.
    package private(set) var shown = ""
    /// The end at which somebody sits.
    private let desk: Int32
    private let program: Int32
    private var unread = ""

    package init() throws {
        var ends: (desk: Int32, program: Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 64)
        guard openpty(&ends.desk, &ends.program, &name, nil, nil) == 0 else { throw Failure(shown: "") }
        (desk, program) = ends
        path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        _ = fcntl(desk, F_SETFL, O_NONBLOCK)
        for end in [desk, program] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        close(desk)
        close(program)
    }

    /// Types a line.
    package func type(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(desk, $0.baseAddress, $0.count) }
    }

    /// Waits until `text` is shown, and gives what stood before it since the last time. Throws what was shown instead, after half a minute.
    package func untilItShows(_ text: String) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            read()
            if let found = unread.firstRange(of: text) {
                defer { unread = String(unread[found.upperBound...]) }
                return String(unread[..<found.lowerBound])
            }
            guard ContinuousClock.now < deadline else { throw Failure(shown: shown) }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// What has been shown since the last time, by a program that has ended.
    package func rest() -> String {
        read()
        defer { unread = "" }
        return unread
    }

    /// Takes in what has been shown meanwhile.
    private func read() {
        var bytes = [UInt8](repeating: 0, count: 4096)
        var taken: [UInt8] = []
        while case let count = Glibc.read(desk, &bytes, bytes.count), count > 0 { taken += bytes[..<count] }
        let text = String(decoding: taken, as: UTF8.self)
        shown += text
        unread += text
    }
}
