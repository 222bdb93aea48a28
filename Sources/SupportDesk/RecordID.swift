package import FoundationEssentials

extension UUID {
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
