internal import Glibc
package import Logging
internal import SupportDesk

/// Writes the log to standard error, an entry a line, as `time=… level=… message=… key=value`.
package struct LogfmtHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    private let label: String

    package init(label: String, level: Logger.Level = .info) {
        self.label = label
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var line = "time=\(SystemClock.now()) level=\(event.level) logger=\(Self.written(label))"
        line += " message=\(Self.written(event.message.description))"
        let all = metadata.merging(event.metadata ?? [:]) { _, newer in newer }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            line += " \(key)=\(Self.written(value.description))"
        }
        if let error = event.error { line += " error=\(Self.written("\(error)"))" }
        line += "\n"
        // One call, so that lines of several threads do not mix.
        line.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// In quotation marks where it is not one plain word; a value can end neither the line nor itself.
    static func written(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3D }
        if isPlain { return value }
        var quoted = JSONWriter(capacity: value.utf8.count + 2)
        quoted.text(value)
        return String(decoding: quoted.bytes, as: UTF8.self)
    }
}
