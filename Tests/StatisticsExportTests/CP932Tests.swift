import SupportDesk
import Testing

@testable import StatisticsExport

@Suite("CP932 by the fixed table")
struct CP932Tests {
    private let encoder: CP932Encoder

    init() throws {
        encoder = try CP932Encoder()
    }

    private func encoded(_ text: String) -> (bytes: [UInt8], unmappable: Int) {
        let source = Array(text.utf8)
        var target = [UInt8](repeating: 0, count: source.count + 8)
        let (written, missing) = source.withUnsafeBytes { source in
            target.withUnsafeMutableBufferPointer { target in
                target.baseAddress.map { encoder.encode(source, to: $0) } ?? (written: 0, unmappable: 0)
            }
        }
        return (Array(target[..<written]), missing)
    }

    private func unmappable(in text: String) -> [String] {
        var found: [String] = []
        Array(text.utf8).withUnsafeBytes { bytes in
            encoder.forEachUnmappable(in: bytes) { found.append(String($0.value, radix: 16, uppercase: true)) }
        }
        return found
    }

    @Test(
        "What wards write comes out as Windows writes it",
        arguments: [
            ("ABC 012~\\|", [0x41, 0x42, 0x43, 0x20, 0x30, 0x31, 0x32, 0x7E, 0x5C, 0x7C]),
            ("相談", [0x91, 0x8A, 0x92, 0x6B]), ("髙", [0xFB, 0xFC]), ("﨑", [0xFA, 0xB1]), ("①", [0x87, 0x40]),
            ("㈱", [0x87, 0x8A]), ("ｶﾞ", [0xB6, 0xDE]), ("∪", [0x81, 0xBE]), ("Ⅲ", [0x87, 0x56]),
            ("\u{FF5E}", [0x81, 0x60]), ("\u{301C}", [0x81, 0x60]), ("\u{FF0D}", [0x81, 0x7C]),
            ("\u{2212}", [0x81, 0x7C]), ("\u{2015}", [0x81, 0x5C]), ("\u{2014}", [0x81, 0x5C]),
            ("\u{E000}", [0xF0, 0x40]),
        ] as [(String, [UInt8])]
    )
    func bytes(text: String, bytes: [UInt8]) {
        #expect(encoded(text) == (bytes, 0))
        #expect(unmappable(in: text) == [])
    }

    @Test("U+FA19 stays somebody's name, and is not made 神")
    func compatibilityIdeograph() {
        #expect(encoded("\u{FA19}") == ([0xFB, 0x7E], 0))
        #expect(encoded("\u{795E}") == ([0x90, 0x5F], 0))
    }

    @Test("The table is that of Windows-31J to the last entry, and three characters more")
    func wholeTable() throws {
        let table = try #require(CP932Table.standard)
        #expect(table.codes.count(where: { $0 != 0 }) == 9_399)
        // Made without this code: every sequence of bytes, decoded by two other converters, written as Windows prefers it.
        let bytes = table.codes.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(
            SHA256.hexadecimal(of: bytes) == "cf6d7798ecadf98117f14342602e9648664efa320850913786edd563d05c9f0d"
        )
    }

    @Test("A kana and its voicing mark are written as one, every one that has such a form and no other")
    func voicingMarks() {
        let plain = "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホウゝヽ"
        let voiced = "がぎぐげござじずぜぞだぢづでどばびぶべぼガギグゲゴザジズゼゾダヂヅデドバビブベボヴゞヾ"
        for (plain, voiced) in zip(plain.unicodeScalars, voiced.unicodeScalars) {
            let pair = "\(plain)\u{3099}"
            #expect(encoded(pair) == encoded(String(voiced)), "\(voiced)")
            #expect(unmappable(in: pair) == [], "\(voiced)")
        }
        for (plain, voiced) in zip("はひふへほハヒフヘホ".unicodeScalars, "ぱぴぷぺぽパピプペポ".unicodeScalars) {
            #expect(encoded("\(plain)\u{309A}") == encoded(String(voiced)), "\(voiced)")
        }
        // No such character, or none in CP932: the mark is missed, and the kana stays.
        for other in ["あ\u{3099}", "か\u{309A}", "う\u{3099}", "っ\u{3099}", "が\u{3099}", "漢\u{3099}"] {
            #expect(encoded(other).unmappable == 1, "\(other)")
            #expect(encoded(other).bytes.suffix(2) == [0x81, 0xAC], "\(other)")
            #expect(unmappable(in: other).count == 1, "\(other)")
        }
        // Nothing else is composed: e and an accent are two characters, the second of which is missed.
        #expect(encoded("e\u{0301}") == ([0x65, 0x81, 0xAC], 1))
    }

    @Test(
        "What CP932 lacks is missed and becomes 〓, and nothing that looks alike",
        arguments: [
            ("𠮷", ["20BB7"]), ("噓", ["5653"]), ("剝", ["525D"]), ("頰", ["9830"]), ("葛\u{E0100}", ["E0100"]),
            ("辻\u{FE00}", ["FE00"]), ("é", ["E9"]), ("¥", ["A5"]), ("‾", ["203E"]), ("한", ["D55C"]), ("😀", ["1F600"]),
            ("ゔ", ["3094"]), ("か゚", ["309A"]), ("\u{FEFF}", ["FEFF"]), ("𠮷噓あ頰", ["20BB7", "5653", "9830"]),
        ] as [(String, [String])]
    )
    func missed(text: String, scalars: [String]) {
        #expect(unmappable(in: text) == scalars)
        let (bytes, count) = encoded(text)
        #expect(count == scalars.count)
        #expect(bytes.indices.dropLast().count(where: { bytes[$0] == 0x81 && bytes[$0 + 1] == 0xAC }) == count)
    }

    @Test("A long text comes out the same whatever its length is", arguments: 0...40)
    func lengths(length: Int) {
        let text = String(repeating: "aé漢", count: length)
        let one: [UInt8] = [0x61, 0x81, 0xAC, 0x8A, 0xBF]
        #expect(encoded(text) == (Array(repeatElement(one, count: length).joined()), length))
        let ascii = String(repeating: "0", count: length)
        #expect(encoded(ascii + "漢").bytes == Array(ascii.utf8) + [0x8A, 0xBF])
    }
}
