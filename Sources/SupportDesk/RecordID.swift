package import FoundationEssentials

extension UUID {
    /// Reads `019e2440-1c00-7a31-8f20-5b6c7d8e9f01` in small or capital letters and nothing else; `init(uuidString:)` also
    /// accepts blanks for digits, and whatever follows a NUL.
    package init?(exactly text: String) {
        let isWellFormed = text.utf8.enumerated().allSatisfy { position, byte in
            switch (position, byte) {
            case (8, _), (13, _), (18, _), (23, _): byte == UInt8(ascii: "-")
            case (_, UInt8(ascii: "0")...UInt8(ascii: "9")), (_, UInt8(ascii: "a")...UInt8(ascii: "f")),
                (_, UInt8(ascii: "A")...UInt8(ascii: "F")):
                true
            default: false
            }
        }
        guard isWellFormed, text.utf8.count == 36 else { return nil }
        self.init(uuidString: text)
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
