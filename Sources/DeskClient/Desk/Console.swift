internal import Glibc

/// Where a command speaks: data on standard output, words on standard error, questions where a person sits.
package protocol Console: AnyObject {
    /// Whether there is a person to ask.
    var isInteractive: Bool { get }
    /// Cells in a line of the terminal; nil when what is written does not go to one.
    var width: Int? { get }

    /// Writes a line of data.
    func print(_ line: String)
    /// Writes data as it is.
    func print(bytes: [UInt8])
    /// Says a line to the person.
    func say(_ line: String)
    /// Shows on a terminal how far a longer work has come; nothing elsewhere. It is gone when all is done.
    func progress(_ done: Int, of all: Int)
    /// Asks the person; nil when there is no answer to come.
    func ask(_ question: String) -> String?
    /// Asks the person for what nobody else shall see; where none sits, takes the next line of the input without asking.
    func askSecretly(_ question: String) -> String?
    /// The text in bold, where that can be seen and is wanted.
    func bold(_ text: String) -> String
    /// The text in red, where that can be seen on standard error and is wanted.
    func red(_ text: String) -> String
}

/// The terminal, or the files, that the process was given.
package final class ProcessConsole: Console, Sendable {
    package let isInteractive: Bool
    package let width: Int?
    private let wantsColour: Bool

    /// `NO_COLOR` and a dumb terminal are heeded.
    package init(environment: (String) -> String?) {
        isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
        width = Self.terminalWidth
        wantsColour = (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }

    private static var terminalWidth: Int? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    package func print(_ line: String) {
        print(bytes: Array(line.utf8) + [UInt8(ascii: "\n")])
    }

    package func print(bytes: [UInt8]) {
        Self.write(bytes, to: STDOUT_FILENO)
    }

    package func say(_ line: String) {
        Self.write(Array(line.utf8) + [UInt8(ascii: "\n")], to: STDERR_FILENO)
    }

    package func progress(_ done: Int, of all: Int) {
        guard isatty(STDERR_FILENO) == 1, all > 0 else { return }
        let filled = Self.barLength * done / all
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barLength - filled)
        let line = done < all ? "\r\(bar) \(done)/\(all)" : "\r\u{1B}[K"
        Self.write(Array(line.utf8), to: STDERR_FILENO)
    }

    private static let barLength = 24

    package func ask(_ question: String) -> String? {
        Self.write(Array(question.utf8), to: STDERR_FILENO)
        return readLine()
    }

    package func askSecretly(_ question: String) -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return readLine() }
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var hidden = before
        hidden.c_lflag &= ~tcflag_t(ECHO)
        return SavedTerminal.guarded(before) {
            guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 else { return nil }
            defer {
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
                Self.write([UInt8(ascii: "\n")], to: STDERR_FILENO)
            }
            // Only now: whoever answers at once must not be seen, nor lose the beginning.
            Self.write(Array(question.utf8), to: STDERR_FILENO)
            return readLine()
        }
    }

    package func bold(_ text: String) -> String {
        wantsColour && isatty(STDOUT_FILENO) == 1 ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    package func red(_ text: String) -> String {
        wantsColour && isatty(STDERR_FILENO) == 1 ? "\u{1B}[31m\(text)\u{1B}[0m" : text
    }

    private static func write(_ bytes: [UInt8], to file: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// The terminal as it was, for the handler of signals, which can be given nothing else.
private enum SavedTerminal {
    // Written before the handlers are installed, on the one thread that there is, and only read by them.
    nonisolated(unsafe) static var state = termios()

    /// Lets `body` hide what is typed. A signal that ends the program meanwhile leaves the terminal as it was `before`; Ctrl-Z does
    /// nothing, for the shell would show again what is typed after coming back.
    static func guarded<Result>(_ before: termios, _ body: () -> Result) -> Result {
        state = before
        let ends = [SIGINT, SIGTERM, SIGQUIT, SIGHUP].map { signal in
            let earlier = Glibc.signal(signal) { number in
                tcsetattr(STDIN_FILENO, TCSANOW, &SavedTerminal.state)
                _exit(128 + number)
            }
            return (signal, earlier)
        }
        let stop = signal(SIGTSTP, SIG_IGN)
        defer {
            signal(SIGTSTP, stop)
            for (signal, earlier) in ends { Glibc.signal(signal, earlier) }
        }
        return body()
    }
}
