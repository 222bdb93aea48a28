internal import DeskText

extension Double {
    /// Beyond this a number is no count of anything here, and is written as Swift writes it.
    private static let largest = 1e12

    /// With so many decimals (0…6), rounded half away from zero, and commas between the thousands.
    package func grouped(decimals: Int) -> String {
        guard isFinite, magnitude < Self.largest else { return description }
        let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((magnitude * Double(scale)).rounded())
        let sign = self < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + scaled.grouped }
        let digits = String(scaled % scale)
        return sign + (scaled / scale).grouped + "." + String(repeating: "0", count: decimals - digits.count) + digits
    }

    /// As a table shows it: a whole number without decimals, any other with one.
    package var figure: String {
        grouped(decimals: self == rounded() ? 0 : 1)
    }

    /// This part of 1 as a percentage; less than the whole is never shown as 100 %.
    package func percent(decimals: Int) -> String {
        let smallest = decimals == 0 ? 1 : 0.1
        let percentage = self * 100
        return (self < 1 ? min(percentage, 100 - smallest) : percentage).grouped(decimals: decimals) + "%"
    }

    /// As data: no commas, a point, at most six decimals, and none for a whole number.
    package var plain: String {
        guard isFinite, magnitude < Self.largest else { return description }
        var text = grouped(decimals: 6).filter { $0 != "," }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text == "-0" ? "0" : text
    }
}
