/// What fingers type that go along the keys, and what children recite: `qwerty`, `zaqxsw`, `147258`, あいうえお.
enum KeyboardWalks {
    /// Keys in a line, and the order of letters: rows (the Japanese ones too), columns and slants, rows that alternate, the numeric pad.
    private static let lines = """
        1234567890-=¥ 1234567890-^ !@#$%^&*()_+ !"#$%&'()=~ qwertyuiop[]\\ qwertyuiop@[ asdfghjkl;' asdfghjkl;:] zxcvbnm,./_
        1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 8ik, 9ol. 0p;/ !qaz @wsx #edc $rfv %tgb ^yhn &ujm *ik, (ol. !qaz "wsx &yhn 'ujm (ik, )ol.
        zse4 xdr5 cft6 vgy7 bhu8 nji9 mko0 esz rdx tfc ygv uhb ijn okm
        1q2w3e4r5t6y7u8i9o0p q1w2e3r4t5y6u7i8o9p0 qawsedrftgyhujikolp aqswdefrgthyjukilo azsxdcfvgbhnjmk zasxdcfvgbhnjmkl
        1a2s3d4f5g6h7j8k9l0 a1s2d3f4g5h6j7k8l9 1z2x3c4v5b6n7m z1x2c3v4b5n6m7 qazwsxedcrfvtgbyhnujmikolp
        147 258 369 0147 0258 0369 159 357 951 753 1478963 7896321 741852963 2580
        abcdefghijklmnopqrstuvwxyz 1a2b3c4d5e6f7g8h9i0j a1b2c3d4e5f6g7h8i9j0 aabbccddeeffgg 112233445566778899 11223344556677889900
        あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん あかさたなはまやらわ
        いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす
        ぬふあうえおやゆよわほへ たていすかんなにらせ ちとしはきくまのりれけむ つさそひこみもねるめろ
        """

    /// How many keys in a line make one see that they are in a line.
    private static let step = 3

    /// Each stretch of three keys in a line, in both directions, and the same key three times.
    private static let stretches: Set<[Unicode.Scalar]> = {
        var stretches: Set<[Unicode.Scalar]> = []
        for line in lines.split(whereSeparator: \.isWhitespace) {
            let keys = Array(line.unicodeScalars)
            for key in keys { stretches.insert(Array(repeating: key, count: step)) }
            for start in 0...(keys.count - step) {
                stretches.insert(Array(keys[start..<start + step]))
                stretches.insert(keys[start..<start + step].reversed())
            }
        }
        return stretches
    }()

    /// Whether such stretches make all letters of a text in small letters; of one without letters all its digits; without these too,
    /// all of it. So digits and signs hide no walk, and a year among them is none.
    static func make(_ text: [Unicode.Scalar]) -> Bool {
        guard text.count >= step else { return false }
        var isWalked = [Bool](repeating: false, count: text.count)
        for start in 0...(text.count - step) where stretches.contains(Array(text[start..<start + step])) {
            for place in start..<start + step { isWalked[place] = true }
        }
        let letters = text.indices.filter { text[$0].properties.isAlphabetic }
        let digits = text.indices.filter { text[$0].properties.numericType != nil }
        let judged = [letters, digits].first { !$0.isEmpty } ?? Array(text.indices)
        return judged.allSatisfy { isWalked[$0] }
    }
}
