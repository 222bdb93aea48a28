internal import DeskText
internal import SupportDesk

extension CivilDate {
    /// As people at a desk write it: 11月23日, 23 Nov; with the year when it is not that of `today`.
    func short(in language: Language, today: CivilDate) -> String {
        let (year, month, day) = components
        switch language {
        case .ja: return (year == today.year ? "" : "\(year)年") + "\(month)月\(day)日"
        case .en: return "\(day) \(Self.englishMonths[month - 1])" + (year == today.year ? "" : " \(year)")
        }
    }

    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

extension Instant {
    /// 11月23日 14:05, 23 Nov 14:05: the day as ``CivilDate/short(in:today:)`` writes it, and the time in Japan (JST).
    func short(in language: Language, today: CivilDate) -> String {
        "\(day.short(in: language, today: today)) \(TimeOfDay(self))"
    }
}
