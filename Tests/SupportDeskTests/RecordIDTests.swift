import FoundationEssentials
import SupportDesk
import Testing

@Suite("The identifier of a record")
struct RecordIDTests {
    @Test("It is a UUID of version 7 with the variant of RFC 9562, and begins with the milliseconds since 1970")
    func bits() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<1000 {
            let bytes = UUID.version7(at: SampleDesk.now, random: &random).uuid
            #expect(bytes.6 >> 4 == 7)
            #expect(bytes.8 >> 6 == 0b10)
            let head = [bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5]
            #expect(head.reduce(0) { $0 << 8 | Int64($1) } == SampleDesk.now.microsecondsSince1970 / 1000)
        }
    }

    @Test("Each of its random bits is sometimes set and sometimes not")
    func randomness() {
        var random = SeededGenerator(seed: 8)
        var (everSet, alwaysSet) = ([UInt8](repeating: 0, count: 16), [UInt8](repeating: 0xFF, count: 16))
        for _ in 0..<200 {
            let id = UUID.version7(at: Instant(microsecondsSince1970: 0), random: &random)
            for (position, byte) in withUnsafeBytes(of: id.uuid, Array.init).enumerated() {
                everSet[position] |= byte
                alwaysSet[position] &= byte
            }
        }
        let ten = [UInt8](repeating: 0xFF, count: 16)
        #expect(everSet == [0, 0, 0, 0, 0, 0, 0x7F, 0xFF, 0xBF] + ten[9...])
        #expect(alwaysSet == [0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 0])
    }

    @Test("Later ones sort after earlier ones")
    func order() {
        var random = SeededGenerator(seed: 9)
        let ids = (0..<500).map { step in
            UUID.version7(
                at: Instant(microsecondsSince1970: 1_778_722_200_000_000 + Int64(step) * 1000),
                random: &random
            )
        }
        let texts = ids.map(\.uuidString)
        #expect(texts == texts.sorted())
    }

    @Test("Ten thousand made in the same moment all differ")
    func uniqueness() {
        var random = SystemRandomNumberGenerator()
        let ids = (0..<10_000).map { _ in UUID.version7(at: SampleDesk.now, random: &random) }
        #expect(Set(ids).count == ids.count)
    }

    @Test("A moment before 1970 counts as 1970")
    func beforeTheEpoch() {
        var random = SeededGenerator(seed: 10)
        let id = UUID.version7(at: Instant(microsecondsSince1970: -1), random: &random)
        #expect(id.uuidString.hasPrefix("00000000-0000-7"))
    }

    @Test("It is read in small and in capital letters")
    func reading() {
        let id = UUID(exactly: "019e2440-1c00-7a31-8f20-5b6c7d8e9f01")
        #expect(id != nil)
        #expect(id == UUID(exactly: "019E2440-1C00-7A31-8F20-5B6C7D8E9F01"))
    }

    @Test(
        "What is not exactly an identifier is refused",
        arguments: [
            "", "019e2440", "019e2440-1c00-7a31-8f20-5b6c7d8e9f0", "019e2440-1c00-7a31-8f20-5b6c7d8e9f011",
            "019e2440-1c00-7a31-8f20-5b6c7d8e9f01\u{0}", "019e2440-1c00-7a31-8f20-5b6c7d8e9f01\u{0}x",
            "019e2440-1c00-7a31-8f20-5b6c7d8e9f0\u{0}", "019e24401c007a318f205b6c7d8e9f01",
            " 19e2440-1c00-7a31-8f20-5b6c7d8e9f01",
            "{19e2440-1c00-7a31-8f20-5b6c7d8e9f0}", "019e2440-1c00-7a31-8f20-5b6c7d8e9f0g",
            "019e2440 1c00 7a31 8f20 5b6c7d8e9f01",
            "０19e2440-1c00-7a31-8f20-5b6c7d8e9",
        ]
    )
    func refusal(text: String) {
        #expect(UUID(exactly: text) == nil)
    }
}
