import FoundationEssentials
import SupportDesk
import Testing

@Suite("Who may do what")
struct RoleTests {
    @Test("The table, whole")
    func table() {
        let desk: Set<Role.Operation> = [
            .useSession, .readDesk, .recordConsultations, .readConsultations, .changeConsultations, .readSupporters,
            .readRoster, .reportHours, .changeReportedHours, .readResidents, .editResidents, .readCourses,
            .recordAttendance, .changeAttendances, .convert, .readClosings, .proposeAmendments,
        ]
        let allowed: [Role: Set<Role.Operation>] = [
            .staff: desk,
            .siteLeader: desk,
            .coordinator: Set(Role.Operation.allCases).subtracting([.readAudit]),
            .statistician: [
                .useSession, .readDesk, .readReports, .readIndicators, .readSupporters, .readCourses, .readClosings,
            ],
            .administrator: [.useSession, .readDesk, .readIndicators, .editIndicators, .decideDisposals],
            .auditor: [.useSession, .readAudit],
        ]
        for role in Role.allCases {
            #expect(Set(Role.Operation.allCases.filter { role.may($0) }) == allowed[role], "\(role)")
        }
        let ofToday = Role.Operation.allCases.filter { Role.staff.reach($0) == .today }
        #expect(
            ofToday == [.readConsultations, .changeConsultations, .changeReportedHours, .changeAttendances]
        )
        for role in Role.allCases where role != .staff {
            #expect(Role.Operation.allCases.allSatisfy { role.reach($0) != .today }, "\(role)")
        }
    }

    @Test("Only coordinators decide, only auditors read the trail, and nobody does both")
    func separation() {
        #expect(Role.allCases.filter { $0.may(.decideAmendments) } == [.coordinator])
        #expect(Role.allCases.filter { $0.may(.readAudit) } == [.auditor])
        #expect(Set(Role.Operation.allCases.filter { Role.auditor.may($0) }) == [.useSession, .readAudit])
    }

    @Test("The table of fields, whole")
    func tableOfFields() {
        let desk: Set<Role> = [.staff, .siteLeader, .coordinator]
        let seen: [Role.Field: Set<Role>] = [
            .note: desk, .residentLink: desk, .residentPerson: desk, .changeReason: desk,
            .supporterContact: [.coordinator], .statusReason: [.coordinator],
        ]
        for field in Role.Field.allCases {
            #expect(Set(Role.allCases.filter { $0.sees(field) }) == seen[field], "\(field)")
        }
    }

    @Test("Who sees no record sees none of its fields")
    func fields() {
        for role in Role.allCases where !role.may(.readConsultations) {
            #expect(Role.Field.allCases.allSatisfy { !role.sees($0) }, "\(role)")
        }
        for role in Role.allCases {
            #expect(role.sees(.supporterContact) == role.may(.readContacts))
            #expect(role.sees(.residentPerson) == role.may(.readResidents))
        }
    }

    private static let now = Instant(microsecondsSince1970: 1_795_410_000_000_000)

    /// A record of `S001`, held and recorded so many days ago.
    private func record(heldAgo: Int, recordedAgo: Int = 0, by author: String = "staff-1") throws -> Consultation {
        let held = Self.now.day.adding(days: -heldAgo)
        let content = ConsultationContent(site: "S001", heldOn: held, channel: .phone, topics: ["mail"])
        return Consultation(
            id: UUID(),
            content: content,
            revision: 1,
            recordedAt: Self.now.adding(seconds: -86_400 * recordedAgo),
            recordedBy: author,
            isVoid: false
        )
    }

    @Test("Staff see at their own sites what was held or recorded today, and mend what they recorded themselves today")
    func today() throws {
        let own = Account(name: "staff-1", role: .staff, sites: ["S001"])
        let elsewhere = Account(name: "staff-1", role: .staff, sites: ["S002"])
        for (heldAgo, recordedAgo, sees) in [(0, 0, true), (3, 0, true), (0, 1, true), (1, 1, false)] {
            let record = try record(heldAgo: heldAgo, recordedAgo: recordedAgo)
            #expect(own.sees(record, at: Self.now) == sees, "\(heldAgo) \(recordedAgo)")
            #expect(own.mayChange(record, at: Self.now) == (recordedAgo == 0), "\(heldAgo) \(recordedAgo)")
            #expect(!elsewhere.sees(record, at: Self.now))
            #expect(!elsewhere.mayChange(record, at: Self.now))
        }
        let others = try record(heldAgo: 0, by: "staff-2")
        #expect(own.sees(others, at: Self.now))
        #expect(!own.mayChange(others, at: Self.now))
    }

    @Test(
        "A site's leader sees and mends whatever is of the site; a coordinator whatever there is",
        arguments: [0, 1, 400]
    )
    func leaders(daysAgo: Int) throws {
        let record = try record(heldAgo: daysAgo, recordedAgo: daysAgo, by: "staff-2")
        let leader = Account(name: "leader", role: .siteLeader, sites: ["S001"])
        let other = Account(name: "leader", role: .siteLeader, sites: ["S002"])
        let coordinator = Account(name: "coordinator", role: .coordinator)
        #expect(leader.sees(record, at: Self.now) && leader.mayChange(record, at: Self.now))
        #expect(!other.sees(record, at: Self.now) && !other.mayChange(record, at: Self.now))
        #expect(coordinator.sees(record, at: Self.now) && coordinator.mayChange(record, at: Self.now))
    }
}
