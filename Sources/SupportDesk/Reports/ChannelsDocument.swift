/// Whether help is as good by phone, online and on a visit as it is face to face, as `GET /v1/reports/channels` gives it.
package struct ChannelsDocument: Codable, Hashable, Sendable {
    package var fiscalYear: Int
    /// ISO, in Japan.
    package var asOf: String
    package var provisional: Bool
    /// `provisional` 速報値, `final` 確定値 or `revised` 訂正版.
    package var status: String
    /// Of the closed period; null for 速報値.
    @OrNull package var version: Int?
    @OrNull package var site: String?
    package var channels: [Channel]

    package init(fiscalYear: Int, asOf: String, status: FigureStatus, site: String?, channels: [Channel]) {
        self.fiscalYear = fiscalYear
        self.asOf = asOf
        provisional = status == .provisional
        self.status = status.code
        _version = OrNull(wrappedValue: status.version)
        _site = OrNull(wrappedValue: site)
        self.channels = channels
    }

    package struct Channel: Codable, Hashable, Sendable {
        /// `in_person`, `phone`, `online`, `visit`.
        package var channel: String
        package var consultations: Int
        /// Average minutes of a consultation whose length was written down.
        package var minutes: Figure
        /// Percentage of those who gave an answer that are satisfied (4 or 5 of 5).
        package var satisfied: Figure
        /// In the ward's order.
        package var outcomes: [Outcome]
        package var records: String

        package init(
            channel: String,
            consultations: Int,
            minutes: Figure,
            satisfied: Figure,
            outcomes: [Outcome],
            records: String
        ) {
            self.channel = channel
            self.consultations = consultations
            self.minutes = minutes
            self.satisfied = satisfied
            self.outcomes = outcomes
            self.records = records
        }
    }

    package struct Outcome: Codable, Hashable, Sendable {
        package var outcome: String
        /// In the language of the request.
        package var title: String
        package var consultations: Int
        /// Percentage of the consultations whose outcome was written down.
        package var share: Figure

        package init(outcome: String, title: String, consultations: Int, share: Figure) {
            self.outcome = outcome
            self.title = title
            self.consultations = consultations
            self.share = share
        }
    }

    /// A figure with how many consultations it rests on.
    package struct Figure: Codable, Hashable, Sendable {
        /// How it compares with all other channels together.
        package enum Comparison: String, Codable, Sendable {
            case higher, lower
            /// No more of a difference than chance makes.
            case withinChance = "within_chance"
            /// Too few to say anything.
            case tooFew = "too_few"
        }

        @OrNull package var value: Double?
        package var n: Int
        package var comparedWithOthers: Comparison

        package init(value: Double?, n: Int, comparedWithOthers: Comparison) {
            _value = OrNull(wrappedValue: value)
            self.n = n
            self.comparedWithOthers = comparedWithOthers
        }
    }
}
