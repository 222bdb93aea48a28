import DeskClient
import DeskText
import Testing

@Suite("Figures and CSV")
struct FigureTests {
    @Test(
        "People read commas between the thousands",
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (120_217, "120,217"), (-1_234_567, "-1,234,567"),
        ]
    )
    func grouped(number: Int, text: String) {
        #expect(number.grouped == text)
    }

    @Test(
        "A number is rounded for people, and whole as data",
        arguments: [
            (0, "0", "0"), (62.5, "62.5", "62.5"), (41.103, "41.1", "41.103"), (9910.25, "9,910.3", "9910.25"),
            (1_234_567, "1,234,567", "1234567"), (-0.04, "0.0", "-0.04"), (64.12000000000001, "64.1", "64.12"),
            (139.661301, "139.7", "139.661301"), (0.0000001, "0.0", "0"), (1e20, "1e+20", "1e+20"),
        ]
    )
    func figures(number: Double, figure: String, plain: String) {
        #expect(number.figure == figure)
        #expect(number.plain == plain)
    }

    @Test(
        "Less than the whole is never 100 %",
        arguments: [
            (0, "0%", "0.0%"), (0.29, "29%", "29.0%"), (0.97299, "97%", "97.3%"), (0.99999, "99%", "99.9%"),
            (1, "100%", "100.0%"), (12.5, "1,250%", "1,250.0%"),
        ]
    )
    func percentages(part: Double, whole: String, tenths: String) {
        #expect(part.percent(decimals: 0) == whole)
        #expect(part.percent(decimals: 1) == tenths)
    }

    @Test("CSV begins with a byte order mark, ends each record in CRLF, and quotes what would break a cell")
    func csv() {
        var table = CommaSeparatedValues(["コード", "a \"quoted\" name", "x,y"])
        table.append(["007", nil, "one\ntwo"])
        table.append(["one\rtwo", "one\r\ntwo", " plain; "])
        table.append(["", "\"", ""])
        let expected = [
            "コード,\"a \"\"quoted\"\" name\",\"x,y\"", "007,,\"one\ntwo\"", "\"one\rtwo\",\"one\r\ntwo\", plain; ",
            ",\"\"\"\",",
        ]
        #expect(table.bytes == [0xEF, 0xBB, 0xBF] + expected.map { $0 + "\r\n" }.joined().utf8)
    }
}
