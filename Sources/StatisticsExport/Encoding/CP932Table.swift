internal import Glibc

/// The bytes of CP932 (Windows-31J) for every scalar of the basic plane, by one fixed table.
///
/// A character that comes back as another one when it is read is none that can be written: the system's own converter would
/// make a backslash of ¥ and a tilde of ‾. Three characters that other systems type for what CP932 has are the exception:
/// U+301C (〜), U+2212 (−) and U+2014 (—).
struct CP932Table: Sendable {
    /// By scalar: 0 for what is not in it, one byte below 0x100, else two, the first in the upper half.
    let codes: [UInt16]

    /// Nil when the system knows no CP932.
    static let standard = CP932Table()

    /// What stands in place of characters that are not in the table: 〓.
    static let geta: UInt16 = 0x81AC

    private init?() {
        guard let reader = SystemConverter(from: "CP932", to: "UTF-16LE"),
            let writer = SystemConverter(from: "UTF-16LE", to: "CP932")
        else { return nil }
        var codes = [UInt16](repeating: 0, count: 0x1_0000)
        for bytes in Self.sequences {
            guard let units = reader.convert(bytes), units.count == 2 else { continue }
            let scalar = Int(units[0]) | Int(units[1]) << 8
            // Some characters stand in CP932 twice or three times: they are written as Windows writes them.
            guard scalar != 0, let canonical = writer.convert(units), reader.convert(canonical) == units else {
                continue
            }
            codes[scalar] = canonical.reduce(0) { $0 << 8 | UInt16($1) }
        }
        for (other, own) in [(0x301C, 0xFF5E), (0x2212, 0xFF0D), (0x2014, 0x2015)] { codes[other] = codes[own] }
        self.codes = codes
    }

    /// Every sequence of bytes that can be a character.
    private static var sequences: [[UInt8]] {
        let single = (0x01...0xFF).map { [UInt8($0)] }
        let leads = Array(0x81...0x9F) + Array(0xE0...0xFC)
        let trails = Array(0x40...0x7E) + Array(0x80...0xFC)
        return single + leads.flatMap { lead in trails.map { [UInt8(lead), UInt8($0)] } }
    }
}

/// iconv between two encodings, a character at a time.
private struct SystemConverter: ~Copyable {
    private let descriptor: iconv_t

    init?(from source: String, to target: String) {
        guard let descriptor = iconv_open(target, source), descriptor != iconv_t(bitPattern: -1) else { return nil }
        self.descriptor = descriptor
    }

    deinit {
        iconv_close(descriptor)
    }

    /// Nil when these bytes are not one whole character, or when the other encoding lacks it.
    func convert(_ bytes: [UInt8]) -> [UInt8]? {
        iconv(descriptor, nil, nil, nil, nil)
        var source = bytes.map { CChar(bitPattern: $0) }
        var target = [CChar](repeating: 0, count: 8)
        var (sourceLeft, targetLeft) = (source.count, target.count)
        let result = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var (input, output) = (source.baseAddress, target.baseAddress)
                return iconv(descriptor, &input, &sourceLeft, &output, &targetLeft)
            }
        }
        guard result == 0, sourceLeft == 0 else { return nil }
        return target[..<(target.count - targetLeft)].map { UInt8(bitPattern: $0) }
    }
}
