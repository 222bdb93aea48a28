internal import FoundationEssentials

/// Identifiers as text, without the detour through sscanf and snprintf that Foundation's own way takes: it was a tenth of all
/// that a request costs.
extension UUID {
    /// Reads 36 characters in the usual form, in large or small letters; nil for anything else.
    init?(written text: some StringProtocol) {
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

    /// 36 characters, with small letters.
    var written: String {
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
}

extension UInt8 {
    /// What this byte says as a hexadecimal digit; nil when it is none.
    var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
