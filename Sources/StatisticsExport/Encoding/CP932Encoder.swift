internal import SupportDesk

/// Writes UTF-8 as CP932 by ``CP932Table``. Kana with a voicing mark of its own (か + U+3099) are written as one; nothing else
/// is normalised, so that U+FA19 stays what it is in somebody's name.
struct CP932Encoder: Sendable {
    private let codes: [UInt16]

    /// Throws `.encodingMissing` when the system knows no CP932.
    init() throws(ExportFailure) {
        guard let table = CP932Table.standard else { throw .encodingMissing }
        codes = table.codes
    }

    /// Encodes whole characters. `target` needs as many bytes as `source` has.
    /// - Returns: the bytes written, and how many characters were not in the table and became 〓.
    func encode(
        _ source: UnsafeRawBufferPointer,
        to target: UnsafeMutablePointer<UInt8>
    ) -> (written: Int, unmappable: Int) {
        codes.withUnsafeBufferPointer { codes in
            var reader = ScalarReader(source)
            var written = 0
            var unmappable = 0
            while true {
                written += reader.copyASCII(to: target + written)
                guard let scalar = reader.next() else { return (written, unmappable) }
                var code = code(of: scalar, from: codes)
                // Voicing marks are rare, and kana stand between U+3041 and U+30FE.
                if scalar &- 0x3041 <= 0x30FE - 0x3041, let composed = composed(scalar, &reader, from: codes) {
                    code = composed
                }
                if code == 0 {
                    unmappable += 1
                    code = CP932Table.geta
                }
                if code > 0xFF {
                    target[written] = UInt8(truncatingIfNeeded: code >> 8)
                    written += 1
                }
                target[written] = UInt8(truncatingIfNeeded: code)
                written += 1
            }
        }
    }

    /// Calls `body` with every character that is not in the table.
    func forEachUnmappable(in source: UnsafeRawBufferPointer, _ body: (Unicode.Scalar) -> Void) {
        codes.withUnsafeBufferPointer { codes in
            var reader = ScalarReader(source)
            while let scalar = reader.next() {
                if composed(scalar, &reader, from: codes) != nil || code(of: scalar, from: codes) != 0 { continue }
                body(Unicode.Scalar(scalar) ?? "\u{FFFD}")
            }
        }
    }

    @inline(__always)
    private func code(of scalar: UInt32, from codes: UnsafeBufferPointer<UInt16>) -> UInt16 {
        scalar < 0x1_0000 ? codes[Int(scalar)] : 0
    }

    /// The code of a kana and the mark behind it as one character, and passes over the mark; nil when there is no such one.
    @inline(__always)
    private func composed(
        _ scalar: UInt32,
        _ reader: inout ScalarReader,
        from codes: UnsafeBufferPointer<UInt16>
    ) -> UInt16? {
        guard let mark = reader.voicingMark, let whole = Self.voiced(scalar, mark) else { return nil }
        let code = codes[Int(whole)]
        guard code != 0 else { return nil }
        reader.skipVoicingMark()
        return code
    }

    /// か with U+3099 is が; nil for kana that are never voiced. The voiced kana stand behind the plain ones.
    private static func voiced(_ kana: UInt32, _ mark: UInt32) -> UInt32? {
        // Hiragana and katakana stand in the same order.
        let hiragana = kana >= 0x30A1 ? kana - 0x60 : kana
        switch (hiragana, mark) {
        case (0x304B...0x3061, 0x3099): return hiragana.isMultiple(of: 2) ? nil : kana + 1  // か … ち
        case (0x3064...0x3068, 0x3099): return hiragana.isMultiple(of: 2) ? kana + 1 : nil  // つ て と
        case (0x306F...0x307B, 0x3099): return hiragana.isMultiple(of: 3) ? kana + 1 : nil  // は … ほ
        case (0x306F...0x307B, 0x309A): return hiragana.isMultiple(of: 3) ? kana + 2 : nil
        case (0x309D, 0x3099): return kana + 1  // ゝ ヽ
        case (0x3046, 0x3099): return kana == 0x30A6 ? 0x30F4 : 0x3094  // ウ う
        default: return nil
        }
    }
}

/// Reads UTF-8 scalar by scalar. What is not UTF-8 comes as U+FFFD, a byte at a time.
private struct ScalarReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Copies the ASCII that comes next, and tells how much it was.
    @inline(__always)
    mutating func copyASCII(to target: UnsafeMutablePointer<UInt8>) -> Int {
        let start = position
        while bytes.count - position >= 8 {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            UnsafeMutableRawPointer(target + (position - start)).storeBytes(of: word, as: UInt64.self)
            let high = word & 0x8080_8080_8080_8080
            if high != 0 {
                position += high.littleEndian.trailingZeroBitCount / 8
                return position - start
            }
            position += 8
        }
        while position < bytes.count, bytes[position] < 0x80 {
            target[position - start] = bytes[position]
            position += 1
        }
        return position - start
    }

    @inline(__always)
    mutating func next() -> UInt32? {
        guard position < bytes.count else { return nil }
        let first = UInt32(bytes[position])
        let left = bytes.count - position
        if first < 0x80 {
            position += 1
            return first
        }
        if first & 0xF0 == 0xE0, left >= 3 {
            defer { position += 3 }
            return (first & 0x0F) << 12 | tail(1) << 6 | tail(2)
        }
        if first & 0xE0 == 0xC0, left >= 2 {
            defer { position += 2 }
            return (first & 0x1F) << 6 | tail(1)
        }
        if first & 0xF8 == 0xF0, left >= 4 {
            defer { position += 4 }
            return (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
        }
        position += 1
        return 0xFFFD
    }

    @inline(__always)
    private func tail(_ offset: Int) -> UInt32 {
        UInt32(bytes[position + offset] & 0x3F)
    }

    /// U+3099 or U+309A if it comes next.
    @inline(__always)
    var voicingMark: UInt32? {
        guard bytes.count - position >= 3, bytes[position] == 0xE3, bytes[position + 1] == 0x82 else { return nil }
        switch bytes[position + 2] {
        case 0x99: return 0x3099
        case 0x9A: return 0x309A
        default: return nil
        }
    }

    mutating func skipVoicingMark() {
        position += 3
    }
}
