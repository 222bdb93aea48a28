package import FoundationEssentials

extension UUID {
    /// Reads `019e2440-1c00-7a31-8f20-5b6c7d8e9f01` in small or capital letters and nothing else. `init(uuidString:)` also
    /// accepts signs and blanks for digits, and takes ten times as long.
    package init?(exactly text: some StringProtocol) {
        guard text.utf8.count == 36 else { return nil }
        var value: UInt128 = 0
        for (position, byte) in text.utf8.enumerated() {
            if Self.isHyphen(position) {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard let digit = byte.hexDigit else { return nil }
                value = value << 4 | UInt128(digit)
            }
        }
        self = withUnsafeBytes(of: value.bigEndian) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }

    /// 36 characters, with small letters: the form in which identifiers leave the product.
    package var written: String {
        let value = withUnsafeBytes(of: uuid) { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) }
        return String(unsafeUninitializedCapacity: 36) { text in
            var shift = 128
            for position in 0..<36 {
                if Self.isHyphen(position) {
                    text[position] = UInt8(ascii: "-")
                } else {
                    shift -= 4
                    let digit = UInt8(truncatingIfNeeded: value >> shift) & 0x0F
                    text[position] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
                }
            }
            return 36
        }
    }

    private static func isHyphen(_ position: Int) -> Bool {
        position == 8 || position == 13 || position == 18 || position == 23
    }

    /// A version 7 identifier (RFC 9562): 48 bits of milliseconds since 1970, the rest random. Made where the record is made,
    /// so that a record keeps its identity however often it is sent.
    package static func version7(at instant: Instant, random: inout some RandomNumberGenerator) -> UUID {
        let milliseconds = UInt64(max(0, instant.microsecondsSince1970 / 1000))
        let (a, b) = (random.next() as UInt64, random.next() as UInt64)
        func byte(_ value: UInt64, _ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: value >> shift) }
        return UUID(
            uuid: (
                byte(milliseconds, 40), byte(milliseconds, 32), byte(milliseconds, 24), byte(milliseconds, 16),
                byte(milliseconds, 8), byte(milliseconds, 0),
                0x70 | byte(a, 0) & 0x0F, byte(a, 8),
                0x80 | byte(b, 0) & 0x3F, byte(b, 8), byte(b, 16), byte(b, 24), byte(b, 32), byte(b, 40), byte(b, 48),
                byte(b, 56)
            )
        )
    }
}

extension UInt8 {
    /// What this byte says as a hexadecimal digit; nil when it is none.
    package var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
