import FoundationEssentials
import Glibc

/// A file of a test, gone when the test is over.
struct TestFile: ~Copyable {
    let path: String

    init(bytes: some Sequence<UInt8>) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "desk-import-\(UUID().uuidString).csv")
        path = url.path
        try Data(bytes).write(to: url)
    }

    /// `text` as an office's program would write it; each `\n` in it becomes `lineBreak`.
    init(_ text: String, as writing: Writing = .utf8, lineBreak: LineBreak = .lf) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try self.init(bytes: writing.bytes(lines.joined(separator: lineBreak.rawValue)))
    }

    deinit {
        unlink(path)
    }
}

/// The line breaks that files come with.
enum LineBreak: String, CaseIterable {
    case lf = "\n"
    case crlf = "\r\n"
    case cr = "\r"
}

/// How a program writes text to a file.
enum Writing: String, CaseIterable {
    case utf8 = "UTF-8"
    case utf8WithMark = "UTF-8 with a byte order mark"
    case cp932 = "CP932"

    func bytes(_ text: String) -> [UInt8] {
        switch self {
        case .utf8: Array(text.utf8)
        case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case .cp932: cp932(text)
        }
    }

    private func cp932(_ text: String) -> [UInt8] {
        let converter = iconv_open("CP932", "UTF-8")
        defer { iconv_close(converter) }
        var input = text.utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count + 16)
        var left = output.count
        let failed = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to, fromLeft) = (input.baseAddress, output.baseAddress, input.count)
                return iconv(converter, &from, &fromLeft, &to, &left) != 0
            }
        }
        guard !failed else { fatalError("CP932 has no form of \(text)") }
        return output.dropLast(left).map { UInt8(bitPattern: $0) }
    }
}
