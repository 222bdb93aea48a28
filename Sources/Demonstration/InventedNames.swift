/// Names that nobody bears, with numbers that no telephone has: families after what one sees outdoors, twice over.
enum InventedNames {
    struct Name: Hashable, Sendable {
        let name: String
        let kana: String
    }

    private static let firstHalves = [
        ("霧", "キリ"), ("朝", "アサ"), ("雪", "ユキ"), ("星", "ホシ"), ("花", "ハナ"), ("風", "カゼ"), ("空", "ソラ"), ("虹", "ニジ"),
        ("灯", "アカリ"), ("月", "ツキ"), ("霞", "カスミ"), ("雫", "シズク"), ("露", "ツユ"), ("夕", "ユウ"), ("暁", "アカツキ"), ("雲", "クモ"),
    ]
    private static let secondHalves = [
        ("瀬", "セ"), ("森", "モリ"), ("里", "サト"), ("原", "ハラ"), ("橋", "ハシ"), ("浜", "ハマ"), ("坂", "サカ"), ("丘", "オカ"),
        ("滝", "タキ"), ("峰", "ミネ"), ("泉", "イズミ"), ("庭", "ニワ"), ("舟", "フネ"), ("門", "カド"),
    ]
    private static let givenNames = [
        ("和子", "カズコ"), ("幸子", "サチコ"), ("節子", "セツコ"), ("洋子", "ヨウコ"), ("久美子", "クミコ"), ("千代", "チヨ"), ("文子", "フミコ"),
        ("恵子", "ケイコ"), ("正子", "マサコ"), ("敏子", "トシコ"), ("茂", "シゲル"), ("清", "キヨシ"), ("勇", "イサム"), ("正雄", "マサオ"),
        ("博", "ヒロシ"), ("実", "ミノル"), ("隆", "タカシ"), ("和夫", "カズオ"), ("昭", "アキラ"), ("進", "ススム"),
        ("美代", "ミヨ"), ("照子", "テルコ"), ("登", "ノボル"), ("誠", "マコト"), ("雪江", "ユキエ"), ("武", "タケシ"),
    ]

    /// So many differ from one another.
    static let count = firstHalves.count * secondHalves.count * givenNames.count

    /// The `number`th; the first ``count`` differ.
    static func name(_ number: Int) -> Name {
        // A step that shares no factor with the count goes through all of them.
        var place = (number * 1877 + 911) % count
        let given = givenNames[place % givenNames.count]
        place /= givenNames.count
        let (first, second) = (firstHalves[place % firstHalves.count], secondHalves[place / firstHalves.count])
        return Name(
            name: "\(first.0)乃\(second.0) \(given.0)",
            kana: "\(first.1)ノ\(second.1) \(given.1)"
        )
    }

    /// The first 10,000 mobile and the first 10,000 fixed ones differ.
    static func phone(_ number: Int, isMobile: Bool) -> String {
        (isMobile ? "090-0000-" : "03-0000-") + zeroPadded(number % 10_000, to: 4)
    }
}
