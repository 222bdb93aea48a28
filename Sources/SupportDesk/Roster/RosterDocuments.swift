/// A shift in a roster as HTTP and `--json` show it.
package struct ShiftDocument: Codable, Hashable, Sendable {
    /// A UUID in small letters.
    package var id: String
    package var site: String
    package var supporter: String
    /// ISO, in Japan.
    package var date: String
    /// `09:00`, in Japan.
    package var starts: String
    /// `17:00`; `24:00` is the end of the day.
    package var ends: String

    package init(_ shift: Roster.Entry) {
        id = shift.id.written
        site = shift.booking.site.rawValue
        supporter = shift.booking.supporter.rawValue
        date = shift.booking.day.description
        starts = shift.booking.starts.description
        ends = shift.booking.ends.description
    }
}

/// A single shift with what became of it: the answer to booking and cancelling.
package struct ShiftRecordDocument: Codable, Hashable, Sendable {
    package var id: String
    package var site: String
    package var supporter: String
    /// ISO, in Japan.
    package var date: String
    package var starts: String
    package var ends: String
    package var cancelled: Bool
    /// Why it was cancelled.
    @OrNull package var reason: String?
    /// RFC 3339 in Japan's offset.
    package var recordedAt: String
    package var recordedBy: String

    package init(_ shift: Shift) {
        let plain = ShiftDocument(Roster.Entry(id: shift.id, booking: shift.booking))
        id = plain.id
        site = plain.site
        supporter = plain.supporter
        date = plain.date
        starts = plain.starts
        ends = plain.ends
        cancelled = shift.isCancelled
        _reason = OrNull(wrappedValue: shift.reason)
        recordedAt = shift.recordedAt.description
        recordedBy = shift.recordedBy
    }
}

/// A stretch of a site's open hours for which too few supporters are booked.
package struct UnderstaffedDocument: Codable, Hashable, Sendable {
    package var site: String
    /// ISO, in Japan.
    package var date: String
    /// `09:00`
    package var from: String
    package var to: String
    /// Supporters wanted at a time.
    package var needed: Int
    /// Supporters on duty: fewer.
    package var booked: Int

    package init(_ gap: StaffingGap) {
        site = gap.site.rawValue
        date = gap.day.description
        from = gap.from.description
        to = gap.to.description
        needed = gap.needed
        booked = gap.booked
    }
}

/// A day on which a site is closed against its week: 臨時休館, or a public holiday.
package struct ClosedDayDocument: Codable, Hashable, Sendable {
    package var site: String
    /// ISO, in Japan.
    package var date: String
    /// As it was written, or the holiday's name.
    @OrNull package var reason: String?

    package init(site: String, date: String, reason: String?) {
        self.site = site
        self.date = date
        _reason = OrNull(wrappedValue: reason)
    }
}

/// `GET /v1/roster`: who is on duty, where somebody is missing, and when sites are closed.
package struct RosterDocument: Codable, Hashable, Sendable {
    /// The first and the last day, ISO.
    package var from: String
    package var to: String
    /// By day, site and start. Cancelled ones are left out.
    package var shifts: [ShiftDocument]
    /// By day, site and time. Null when it was asked about one supporter, for then others' shifts are not looked at.
    @OrNull package var understaffed: [UnderstaffedDocument]?
    package var closedDays: [ClosedDayDocument]
    /// Sites that have no hours on record for some of these days: whether those are understaffed is not known.
    package var sitesWithoutHours: [String]

    package init(_ roster: Roster) {
        from = roster.days.lowerBound.description
        to = roster.days.upperBound.description
        shifts = roster.shifts.map { ShiftDocument($0) }
        _understaffed = OrNull(wrappedValue: roster.gaps?.map { UnderstaffedDocument($0) })
        closedDays = roster.closedDays.map {
            ClosedDayDocument(site: $0.site.rawValue, date: $0.day.description, reason: $0.reason)
        }
        sitesWithoutHours = roster.sitesWithoutHours.map(\.rawValue)
    }
}

/// One stretch of a site's week.
package struct OpeningSpanDocument: Codable, Hashable, Sendable {
    /// 1 (Monday) to 7 (Sunday).
    package var weekday: Int
    /// `09:00`
    package var opens: String
    package var closes: String
    /// Supporters wanted at a time.
    package var needed: Int

    package init(_ span: OpeningSpan) {
        weekday = span.weekday.rawValue
        opens = span.opens.description
        closes = span.closes.description
        needed = span.needed
    }
}

/// A site's week from a day on.
package struct OpeningHoursDocument: Codable, Hashable, Sendable {
    package var site: String
    /// ISO, in Japan.
    package var effectiveFrom: String
    /// Whether public holidays are days like others.
    package var openOnHolidays: Bool
    package var hours: [OpeningSpanDocument]

    package init(_ hours: OpeningHours, of site: Site.ID) {
        self.site = site.rawValue
        effectiveFrom = hours.effectiveFrom.description
        openOnHolidays = hours.isOpenOnHolidays
        self.hours = hours.spans.map { OpeningSpanDocument($0) }
    }
}

/// A day on which a site is closed against its week (臨時休館), with whether it was taken back.
package struct ClosureDocument: Codable, Hashable, Sendable {
    package var site: String
    /// ISO, in Japan.
    package var date: String
    @OrNull package var reason: String?
    package var cancelled: Bool

    package init(_ closure: SiteClosure, of site: Site.ID) {
        self.site = site.rawValue
        date = closure.day.description
        _reason = OrNull(wrappedValue: closure.reason)
        cancelled = closure.isCancelled
    }
}

/// `GET /v1/sites/{code}/hours`.
package struct SiteHoursDocument: Codable, Hashable, Sendable {
    package var site: String
    /// Each in effect until the next one, by the day from which it is. Empty when no hours are on record.
    package var versions: [OpeningHoursDocument]
    /// Those that stand, by day.
    package var closures: [ClosureDocument]

    package init(of site: Site.ID, versions: [OpeningHours], closures: [SiteClosure]) {
        self.site = site.rawValue
        self.versions = versions.map { OpeningHoursDocument($0, of: site) }
        self.closures = closures.map { ClosureDocument($0, of: site) }
    }
}

/// 自己申告: what a supporter says of a day.
package struct ReportedHoursDocument: Codable, Hashable, Sendable {
    /// A UUID in small letters.
    package var id: String
    package var supporter: String
    /// ISO, in Japan.
    package var date: String
    package var minutes: Int
    @OrNull package var site: String?
    package var void: Bool
    /// RFC 3339 in Japan's offset.
    package var recordedAt: String
    package var recordedBy: String

    package init(_ report: ReportedHours) {
        id = report.id.written
        supporter = report.content.supporter.rawValue
        date = report.content.day.description
        minutes = report.content.minutes
        _site = OrNull(wrappedValue: report.content.site?.rawValue)
        void = report.isVoid
        recordedAt = report.recordedAt.description
        recordedBy = report.recordedBy
    }
}

/// `GET /v1/supporters/{code}/hours`: minutes by where they are known from, which are never added up.
package struct SupporterHoursDocument: Codable, Hashable, Sendable {
    /// At one site.
    package struct AtSite: Codable, Hashable, Sendable {
        /// Null for hours that were reported without a site.
        @OrNull package var site: String?
        @OrNull package var shifts: Int?
        @OrNull package var consultations: Int?
        @OrNull package var reported: Int?

        package init(site: Site.ID?, _ hours: HoursBySource) {
            _site = OrNull(wrappedValue: site?.rawValue)
            _shifts = OrNull(wrappedValue: hours.shifts)
            _consultations = OrNull(wrappedValue: hours.consultations)
            _reported = OrNull(wrappedValue: hours.reported)
        }
    }

    package var supporter: String
    /// The first and the last day, ISO.
    package var from: String
    package var to: String
    /// Minutes of booked shifts up to today; null when there are none.
    @OrNull package var shifts: Int?
    /// Minutes of consultations; null when none were noted.
    @OrNull package var consultations: Int?
    /// Minutes that the supporter reported; null when there are none.
    @OrNull package var reported: Int?
    /// By site.
    package var bySite: [AtSite]

    package init(
        of supporter: Supporter.ID,
        in days: ClosedRange<CivilDate>,
        bySite: [(site: Site.ID?, hours: HoursBySource)]
    ) {
        func total(_ source: (HoursBySource) -> Int?) -> Int? {
            let minutes = bySite.compactMap { source($0.hours) }
            return minutes.isEmpty ? nil : minutes.reduce(0, +)
        }
        self.supporter = supporter.rawValue
        from = days.lowerBound.description
        to = days.upperBound.description
        _shifts = OrNull(wrappedValue: total(\.shifts))
        _consultations = OrNull(wrappedValue: total(\.consultations))
        _reported = OrNull(wrappedValue: total(\.reported))
        self.bySite = bySite.map { AtSite(site: $0.site, $0.hours) }
    }
}
