import Testing

/// A name, a phone number and a note that are nowhere else.
enum Canary {
    static let name = "金糸雀　髙子"
    static let kana = "カナリア タカコ"
    static let phone = "090-5555-1234"
    static let note = "金糸雀さんの息子の電話は090-5555-1234"
    static let email = "canary@kanaria.example"

    /// As they are, the number by its digits, and all of them as PostgreSQL writes bytes.
    static let words: [[UInt8]] = {
        let texts = ["金糸雀", "カナリア", phone, "09055551234", "息子の電話", "canary@"].map { Array($0.utf8) }
        let digits = Array("0123456789abcdef".utf8)
        return texts + texts.map { $0.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] } }
    }()

    /// That these bytes hold none of it.
    static func expectNothing(of bytes: [UInt8], in place: String) {
        for word in words {
            let isThere = bytes.contains(word)
            #expect(!isThere, "\(place) holds \(String(decoding: word, as: UTF8.self))")
        }
    }
}
