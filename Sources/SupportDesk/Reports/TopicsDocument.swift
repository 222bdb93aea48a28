/// What people came with, as `GET /v1/reports/topics` gives it.
package struct TopicsDocument: Codable, Hashable, Sendable {
    package var fiscalYear: Int
    /// ISO, in Japan.
    package var asOf: String
    package var provisional: Bool
    /// `provisional` 速報値, `final` 確定値 or `revised` 訂正版.
    package var status: String
    /// Of the closed period; null for 速報値.
    @OrNull package var version: Int?
    @OrNull package var site: String?
    /// 相談件数: a consultation with three topics counts once.
    package var consultations: Int
    /// 内容別延べ件数(複数計上): the same counts three times here. Never to be compared with the other.
    package var mentions: Int
    /// Those mentioned most first.
    package var topics: [Topic]

    package init(
        fiscalYear: Int,
        asOf: String,
        status: FigureStatus,
        site: String?,
        consultations: Int,
        topics: [Topic]
    ) {
        self.fiscalYear = fiscalYear
        self.asOf = asOf
        provisional = status == .provisional
        self.status = status.code
        _version = OrNull(wrappedValue: status.version)
        _site = OrNull(wrappedValue: site)
        self.consultations = consultations
        self.topics = topics
        mentions = topics.reduce(0) { $0 + $1.mentions }
    }

    package struct Topic: Codable, Hashable, Sendable {
        package var topic: String
        /// In the language of the request.
        package var title: String
        package var mentions: Int
        /// Consultations that mention it.
        package var consultations: Int
        /// Mentions by site; only on request.
        package var bySite: [String: Int]?
        /// Mentions by month (`2026-04`); only on request.
        package var byMonth: [String: Int]?
        /// The records that mention it.
        package var records: String

        package init(topic: String, title: String, mentions: Int, records: String) {
            self.topic = topic
            self.title = title
            self.mentions = mentions
            consultations = mentions
            self.records = records
        }
    }
}
