package import SupportDesk

/// Reads the records of a CSV or tab-separated file, one at a time, with flat memory. Blank lines are passed over.
package struct DelimitedReader: ~Copyable {
    /// What ``read(into:)`` found.
    package enum Reading: Hashable, Sendable {
        case record
        /// A line that is no record; the fields before the fault are there. Reading goes on with the next line.
        case refused(Refusal)
        case end
    }

    package enum Refusal: Hashable, Sendable {
        /// The quote that opens on this line is never closed, or not within ``DelimitedReader/recordLimit``.
        case unterminatedQuote
        /// Longer than ``DelimitedReader/recordLimit``.
        case tooLong
    }

    /// How much of a file is decoded at a time, in bytes.
    package static let pieceSize = 64 * 1024
    /// The longest record in bytes of UTF-8: one stray quote must not swallow a file.
    package static let recordLimit = 64 * 1024

    private var stream: TextStream
    private let scanner: RecordScanner
    /// Decoded text; what stands before `start` has been read.
    private var text: [UInt8] = []
    private var start = 0
    /// The line of the file at `start`.
    private var line = 1
    private var isLast = false

    /// - Parameter pieceSize: bytes of the file decoded at a time.
    package init(
        path: String,
        encoding: FileEncoding = .auto,
        pieceSize: Int = Self.pieceSize
    ) throws(ImportFileError) {
        var stream = try TextStream(path: path, encoding: encoding, pieceSize: pieceSize)
        while text.count < Self.sampleSize, !isLast {
            isLast = try !stream.read(appendingTo: &text)
        }
        self.stream = stream
        scanner = RecordScanner(separator: Self.separator(in: text))
    }

    /// Fills `record` with the next one.
    package mutating func read(into record: inout DelimitedRecord) throws(ImportFileError) -> Reading {
        while start < text.count || !isLast {
            record.line = line
            switch scanner.scan(text.span.extracting(start...), isLast: isLast, into: &record) {
            case .record(let length, let lines) where length <= Self.recordLimit:
                start += length
                line += lines
                if !record.isBlank { return .record }
            case .incomplete where text.count - start <= Self.recordLimit:
                try readMore()
            case .record, .incomplete, .unterminatedQuote:
                return try refuseLine()
            }
        }
        return .end
    }

    private mutating func readMore() throws(ImportFileError) {
        text.removeSubrange(0..<start)
        start = 0
        isLast = try !stream.read(appendingTo: &text)
    }

    /// Gives up the line at `start`, and only that line.
    private mutating func refuseLine() throws(ImportFileError) -> Reading {
        let length = scanner.lineLength(text.span.extracting(start...), isLast: isLast)
        let refusal: Refusal = length.map { $0 <= Self.recordLimit } ?? false ? .unterminatedQuote : .tooLong
        while true {
            if let length = scanner.lineLength(text.span.extracting(start...), isLast: isLast) {
                start += length
                line += 1
                return .refused(refusal)
            }
            // A line break that is cut in two must stay whole.
            start = text.last == UInt8(ascii: "\r") ? text.count - 1 : text.count
            try readMore()
        }
    }

    /// How much of the text decides on the separator, in bytes.
    private static let sampleSize = 1024

    /// A tab when the first lines hold more of them than of commas.
    private static func separator(in text: [UInt8]) -> UInt8 {
        let (comma, tab) = (UInt8(ascii: ","), UInt8(ascii: "\t"))
        let sample = text.prefix(sampleSize)
        return sample.count { $0 == tab } > sample.count { $0 == comma } ? tab : comma
    }
}
