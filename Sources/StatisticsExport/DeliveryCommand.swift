internal import Glibc

/// A ward's own command that takes a package further, as `rsync -a "$MADOGUCHI_PACKAGE" stats@example:incoming/`.
package struct DeliveryCommand: Sendable {
    /// It did not end well: the package stands, and the next run tries again.
    package struct Failure: Error, Hashable, Sendable {
        /// As a shell gives it: 128 and more for a signal.
        package let status: Int32
    }

    private let command: String

    /// - Parameter command: for `/bin/sh -c`. It finds the folder in `MADOGUCHI_PACKAGE`, and the audience in `MADOGUCHI_AUDIENCE`.
    package init(_ command: String) {
        self.command = command
    }

    /// Runs it to its end; what it says goes to standard error. Throws ``Failure``.
    package func deliver(folder: String, audience: String, environment: [String: String]) throws(Failure) {
        var variables = environment.filter { !$0.key.hasSuffix("DATABASE_URL") }
        variables["MADOGUCHI_PACKAGE"] = folder
        variables["MADOGUCHI_AUDIENCE"] = audience
        let status = Self.status(
            of: ["/bin/sh", "-c", command],
            environment: variables.map { "\($0.key)=\($0.value)" }.sorted()
        )
        guard status == 0 else { throw Failure(status: status) }
    }

    private static func status(of arguments: [String], environment: [String]) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
        let (words, variables) = (arguments.map { strdup($0) }, environment.map { strdup($0) })
        defer { for text in words + variables { free(text) } }
        var child: pid_t = 0
        guard posix_spawn(&child, arguments[0], &actions, nil, words + [nil], variables + [nil]) == 0 else {
            return 127
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return 127 }
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
