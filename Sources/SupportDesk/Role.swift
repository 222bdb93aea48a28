/// What someone's account lets them do.
package enum Role: String, Sendable, CaseIterable, Codable {
    /// 職員・支援員: records consultations at their own sites, and sees and mends what is of today.
    case staff
    /// 拠点責任者: the same at their own sites, whatever the day and whoever recorded it.
    case siteLeader = "site_leader"
    /// 調整担当: all sites, the reports and what they are measured by, supporters and closings.
    case coordinator
    /// 統計担当: aggregates and exports, never a single person's record.
    case statistician
    /// システム管理者: accounts and settings, no personal data.
    case administrator
    /// 監査担当: the audit trail alone.
    case auditor

    /// How far a role reaches with an operation, at the sites of the account.
    package enum Reach: Sendable {
        case no
        /// To read, what was held or recorded today; to change, what the account itself recorded today.
        case today
        case all
    }

    package enum Operation: Sendable, CaseIterable {
        case useSession, readDesk
        case recordConsultations, readConsultations, changeConsultations
        case readReports, readIndicators, editIndicators
        case readSupporters, editSupporters, readContacts
        case readRoster, editRoster, reportHours, changeReportedHours
        case readResidents, editResidents, mergeResidents, withdrawConsent
        case readCourses, editCourses, recordAttendance, changeAttendances
        case readConversions, convert
        case readClosings, close, proposeAmendments, decideAmendments
        case readAudit, decideDisposals
    }

    /// What of a record not everybody sees who sees the rest of it.
    package enum Field: Sendable, CaseIterable {
        /// 備考, whether on record or waiting for approval.
        case note
        /// Which resident a record is about.
        case residentLink
        /// A resident's name, telephone number and needs.
        case residentPerson
        /// A supporter's name and how to reach them.
        case supporterContact
        /// Why a supporter's status changed.
        case statusReason
        /// Why what is closed is to be changed, or is not, and why a course was cancelled: people write names there.
        case changeReason
    }

    // swift-format-ignore
    /// The one table of who may do what.
    package func reach(_ operation: Operation) -> Reach {
        switch operation {
        //                                  staff   leader  coordin. statist. admin.  auditor
        case .useSession:          pick(.all,   .all,   .all,    .all,    .all,   .all)
        case .readDesk:            pick(.all,   .all,   .all,    .all,    .all,   .no)
        case .recordConsultations: pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .readConsultations:   pick(.today, .all,   .all,    .no,     .no,    .no)
        case .changeConsultations: pick(.today, .all,   .all,    .no,     .no,    .no)
        case .readReports:         pick(.no,    .no,    .all,    .all,    .no,    .no)
        case .readIndicators:      pick(.no,    .no,    .all,    .all,    .all,   .no)
        case .editIndicators:      pick(.no,    .no,    .all,    .no,     .all,   .no)
        // Codes, kinds and days without a name.
        case .readSupporters:      pick(.all,   .all,   .all,    .all,    .no,    .no)
        case .editSupporters:      pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .readContacts:        pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .readRoster:          pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .editRoster:          pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .reportHours:         pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .changeReportedHours: pick(.today, .all,   .all,    .no,     .no,    .no)
        // Residents are the ward's, not a site's: the same person is helped at several.
        case .readResidents:       pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .editResidents:       pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .mergeResidents:      pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .withdrawConsent:     pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .readCourses:         pick(.all,   .all,   .all,    .all,    .no,    .no)
        case .editCourses:         pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .recordAttendance:    pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .changeAttendances:   pick(.today, .all,   .all,    .no,     .no,    .no)
        case .readConversions:     pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .convert:             pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .readClosings:        pick(.all,   .all,   .all,    .all,    .no,    .no)
        case .close:               pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .proposeAmendments:   pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .decideAmendments:    pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .readAudit:           pick(.no,    .no,    .no,     .no,     .no,    .all)
        case .decideDisposals:     pick(.no,    .no,    .all,    .no,     .all,   .no)
        }
    }

    // swift-format-ignore
    /// The same of the fields that not everybody sees.
    package func sees(_ field: Field) -> Bool {
        let reach: Reach = switch field {
        //                                  staff   leader  coordin. statist. admin.  auditor
        case .note:                pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .residentLink:        pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .residentPerson:      pick(.all,   .all,   .all,    .no,     .no,    .no)
        case .supporterContact:    pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .statusReason:        pick(.no,    .no,    .all,    .no,     .no,    .no)
        case .changeReason:        pick(.all,   .all,   .all,    .no,     .no,    .no)
        }
        return reach == .all
    }

    package func may(_ operation: Operation) -> Bool { reach(operation) != .no }

    /// Throws `.roleNeeded` unless this role may do this.
    package func check(_ operation: Operation) throws(DeskError) {
        guard may(operation) else { throw .roleNeeded(Self.allCases.filter { $0.may(operation) }) }
    }

    private func pick(
        _ staff: Reach,
        _ siteLeader: Reach,
        _ coordinator: Reach,
        _ statistician: Reach,
        _ administrator: Reach,
        _ auditor: Reach
    ) -> Reach {
        switch self {
        case .staff: staff
        case .siteLeader: siteLeader
        case .coordinator: coordinator
        case .statistician: statistician
        case .administrator: administrator
        case .auditor: auditor
        }
    }
}

/// Who is asking.
package struct Account: Hashable, Sendable {
    /// The name by which the trail of changes knows them; never a person's own name.
    package let name: String
    package let role: Role
    /// The sites where they may work; nil means all.
    package let sites: Set<Site.ID>?

    package init(name: String, role: Role, sites: Set<Site.ID>? = nil) {
        self.name = name
        self.role = role
        self.sites = sites
    }

    /// Whether this account may do this at this site.
    package func may(_ operation: Role.Operation, at site: Site.ID) -> Bool {
        role.may(operation) && worksAt(site)
    }

    /// Throws `.roleNeeded`, or `.otherSite`, unless this account may do this at this site.
    package func check(_ operation: Role.Operation, at site: Site.ID) throws(DeskError) {
        try role.check(operation)
        guard worksAt(site) else { throw .otherSite(site) }
    }

    /// Whether this is one of the account's sites.
    package func worksAt(_ site: Site.ID) -> Bool { sites?.contains(site) ?? true }

    /// Whether this account sees the record, on the day of `now`. One that it does not see is to it as if it were not there.
    package func sees(_ consultation: Consultation, at now: Instant) -> Bool {
        guard may(.readConsultations, at: consultation.content.site) else { return false }
        return role.reach(.readConsultations) == .all || consultation.isOf(now.day)
    }

    /// Whether this account may change the record, which is at one of its sites, on the day of `now`.
    package func mayChange(_ consultation: Consultation, at now: Instant) -> Bool {
        guard may(.changeConsultations, at: consultation.content.site) else { return false }
        return role.reach(.changeConsultations) == .all
            || hasRecorded(by: consultation.recordedBy, at: consultation.recordedAt, on: now.day)
    }

    /// The same of who came to a course.
    package func mayChange(_ attendance: Attendance, of course: Course, at now: Instant) -> Bool {
        guard may(.changeAttendances, at: course.content.site) else { return false }
        return role.reach(.changeAttendances) == .all
            || hasRecorded(by: attendance.recordedBy, at: attendance.recordedAt, on: now.day)
    }

    /// The same of a report of hours. One without a site is the ward's: others change it only if they work at all sites.
    package func mayChange(_ report: ReportedHours, at now: Instant) -> Bool {
        guard report.content.site.map({ may(.changeReportedHours, at: $0) }) ?? role.may(.changeReportedHours) else {
            return false
        }
        let reachesAll = role.reach(.changeReportedHours) == .all && (report.content.site != nil || sites == nil)
        return reachesAll || hasRecorded(by: report.recordedBy, at: report.recordedAt, on: now.day)
    }

    private func hasRecorded(by author: String, at moment: Instant, on day: CivilDate) -> Bool {
        author == name && moment.day == day
    }
}

extension Consultation {
    /// Whether it was held or recorded on this day.
    fileprivate func isOf(_ day: CivilDate) -> Bool {
        content.heldOn == day || recordedAt.day == day
    }
}

extension Role {
    /// The role that a list names, by its code or as people write it; nil when it is none.
    package init?(written word: String) {
        switch word.searchKey {
        case "職員・支援員", "職員", "支援員": self = .staff
        case "拠点責任者", "拠点長": self = .siteLeader
        case "調整担当": self = .coordinator
        case "統計担当": self = .statistician
        case "システム管理者", "管理者": self = .administrator
        case "監査担当", "監査": self = .auditor
        case let key: self.init(rawValue: key.replacing("-", with: "_"))
        }
    }
}
