/// What someone's account lets them do.
package enum Role: String, Sendable, CaseIterable, Codable {
    /// 職員・支援員: records consultations, and reads, corrects and voids them at their own sites.
    case staff
    /// 調整担当: the same at all sites, the reports, and what they are measured by.
    case coordinator
    /// 統計担当: aggregates and exports, never a single person's record.
    case statistician
    /// システム管理者: accounts and settings, no personal data.
    case administrator

    package enum Operation: Sendable, CaseIterable {
        case recordConsultations, readConsultations, changeConsultations, readDesk
        case readReports, readIndicators, editIndicators
        case readSupporters, editSupporters, readContacts
        case readRoster, editRoster, reportHours
        case readResidents, editResidents, mergeResidents, withdrawConsent
        case readCourses, editCourses, recordAttendance
        case readConversions, convert
        case readClosings, close, proposeAmendments, decideAmendments
        case readAudit, decideDisposals
    }

    /// The one table of who may do what.
    package func may(_ operation: Operation) -> Bool {
        switch operation {
        case .readDesk: true
        case .recordConsultations, .readConsultations, .changeConsultations: self == .staff || self == .coordinator
        case .readReports: self == .coordinator || self == .statistician
        case .readIndicators: self != .staff
        case .readClosings: self != .administrator
        case .editIndicators, .decideDisposals: self == .coordinator || self == .administrator
        case .readAudit: self == .administrator
        // Codes, kinds and days without a name; reasons are for those who edit the register. Residents are the ward's, not a site's:
        // the same person is helped at several.
        case .readSupporters, .readCourses: self != .administrator
        case .readRoster, .reportHours, .readResidents, .editResidents, .recordAttendance, .convert,
            .proposeAmendments:
            self == .staff || self == .coordinator
        case .editSupporters, .readContacts, .editRoster, .mergeResidents, .withdrawConsent, .editCourses,
            .readConversions, .close, .decideAmendments:
            self == .coordinator
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
        role.may(operation) && (sites?.contains(site) ?? true)
    }
}
