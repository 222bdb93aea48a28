package import SupportDesk

/// What the demonstration ward has counted and asked: its public facilities each October, and a survey each summer.
extension Demonstration {
    /// 公共施設: the sites but for the call centre, and some others. The last survey found them as they are; the one before, a little less.
    package var facilities: [FacilitySurvey] {
        surveyDays.enumerated().flatMap { round, day in facilities(on: day, round: round) }
    }

    /// Surveys of satisfaction and of the use of digital services at 75 and over.
    package var figures: [SurveyFigure] {
        var random = SplitMix64(seed: seed, stream: "surveys")
        return years.enumerated().flatMap { round, year -> [SurveyFigure] in
            let day = year.firstDay.adding(days: 100 + random.below(20))
            let shares = [
                ("satisfaction", 0.66 + 0.05 * Double(round)), ("digital_use_75plus", 0.24 + 0.06 * Double(round)),
            ]
            return shares.compactMap { id, share in
                let n = 900 + random.below(300)
                let x = (Double(n) * (share + 0.02 * random.deviation())).rounded()
                guard day < today else { return nil }
                return SurveyFigure(
                    indicator: Indicator.ID(id),
                    referenceDate: day,
                    revision: 1,
                    x: x,
                    n: Double(n),
                    source: "\(year.year)年度区民意識調査",
                    enteredAt: Instant(startOf: day.adding(days: 30)),
                    enteredBy: "demonstration"
                )
            }
        }
    }

    private var years: [FiscalYear] { [pastYear, FiscalYear(pastYear.year + 1) ?? pastYear] }

    private var surveyDays: [CivilDate] {
        years.compactMap { CivilDate(year: $0.year, month: 10, day: 1) }.filter { $0 < today }
    }

    private static let others = ["ホール", "体育館", "保健センター", "児童館", "公園管理所", "福祉会館"]

    private func facilities(on day: CivilDate, round: Int) -> [FacilitySurvey] {
        let isLast = round == surveyDays.count - 1
        let ours = sites.filter { $0.location != nil && $0.isOpen(on: day) }.map { site in
            var random = chances(of: Int(site.code.rawValue.dropFirst()) ?? 0)
            let (hadWifi, hadTerminals) = (isLast || random.unit() < 0.85, isLast || random.unit() < 0.8)
            return FacilitySurvey(
                facility: Code("F" + site.code.rawValue.dropFirst()),
                surveyedOn: day,
                name: site.name,
                kind: site.kind.rawValue,
                isMain: site.kind != Code("community_lounge"),
                wifi: site.wifi.map { $0 && hadWifi },
                terminals: site.terminals.map { hadTerminals ? $0 : 0 },
                site: site.code
            )
        }
        let others = Self.others.enumerated().map { place, kind in
            var random = chances(of: 900 + place)
            return FacilitySurvey(
                facility: Code("F9" + zeroPadded(place + 1, to: 2)),
                surveyedOn: day,
                name: "区立\(kind)",
                kind: kind,
                isMain: place < 3,
                wifi: random.unit() < (isLast ? 0.7 : 0.5),
                terminals: random.unit() < (isLast ? 0.6 : 0.4) ? 1 + random.below(2) : 0
            )
        }
        return ours + others
    }

    /// The same in each round, so that what a facility had once stays there.
    private func chances(of facility: Int) -> SplitMix64 {
        SplitMix64(seed: seed, stream: "facilities", facility)
    }
}
