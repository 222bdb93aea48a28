internal import Glibc

/// Turns the line feeds at which rows end into CR LF; those within quotes are part of somebody's text and stay.
enum RowEnds {
    /// `target` needs twice as many bytes as `source` has. `source` ends with a row.
    /// - Returns: the bytes written, and how many rows they are.
    static func convert(
        _ source: UnsafeRawBufferPointer,
        to target: UnsafeMutablePointer<UInt8>
    ) -> (written: Int, rows: Int) {
        guard let start = source.baseAddress else { return (0, 0) }
        let end = start + source.count
        var position = start
        var output = target
        var rows = 0
        var quote = find(Self.quote, from: position, to: end)
        while position < end {
            let rowEnd = find(Self.lineFeed, from: position, to: end)
            if quote < rowEnd {
                // A doubled quote within a value closes it and opens it again at once.
                let closing = find(Self.quote, from: quote + 1, to: end)
                let next = min(closing + 1, end)
                output = copy(position, next, to: output)
                position = next
                quote = find(Self.quote, from: position, to: end)
                continue
            }
            output = copy(position, rowEnd, to: output)
            guard rowEnd < end else { break }
            output[0] = 0x0D
            output[1] = 0x0A
            output += 2
            rows += 1
            position = rowEnd + 1
        }
        return (output - target, rows)
    }

    private static let quote = Int32(UInt8(ascii: "\""))
    private static let lineFeed = Int32(UInt8(ascii: "\n"))

    @inline(__always)
    private static func find(_ byte: Int32, from start: UnsafeRawPointer, to end: UnsafeRawPointer) -> UnsafeRawPointer
    {
        guard start < end else { return end }
        return memchr(start, byte, end - start).map { UnsafeRawPointer($0) } ?? end
    }

    @inline(__always)
    private static func copy(
        _ start: UnsafeRawPointer,
        _ end: UnsafeRawPointer,
        to target: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        memcpy(target, start, end - start)
        return target + (end - start)
    }
}
