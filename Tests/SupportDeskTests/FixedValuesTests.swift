import SupportDesk
import Testing

@Suite("Age bands, channels, minutes, places and roles")
struct FixedValuesTests {
    @Test("Every age from 0 to 130 has its band")
    func ages() {
        let bands = (0...130).map { AgeBand(age: $0) }
        let expected: [AgeBand?] =
            Array(repeating: .under60, count: 60)
            + [.from60, .from65, .from70, .from75, .from80, .from85].flatMap { Array(repeating: $0, count: 5) }
            + Array(repeating: .from90, count: 41)
        #expect(bands == expected)
    }

    @Test("No one is younger than 0 or older than 130", arguments: [-1, 131, 999, Int.min, Int.max])
    func impossibleAges(age: Int) {
        #expect(AgeBand(age: age) == nil)
    }

    @Test("The values of age bands, channels and roles are those of the contract")
    func rawValues() {
        #expect(
            AgeBand.allCases.map(\.rawValue) == [
                "under60", "60-64", "65-69", "70-74", "75-79", "80-84", "85-89", "90+", "unknown", "declined",
            ]
        )
        #expect(Channel.allCases.map(\.rawValue) == ["in_person", "phone", "online", "visit"])
        #expect(
            Role.allCases.map(\.rawValue) == [
                "staff", "site_leader", "coordinator", "statistician", "administrator", "auditor",
            ]
        )
    }

    @Test("A consultation takes 1 to 600 minutes")
    func minutes() throws {
        #expect([0, -1, 601, Int.max].allSatisfy { Minutes($0) == nil })
        #expect([1, 15, 600].allSatisfy { Minutes($0)?.value == $0 })
        #expect(try #require(Minutes(15)) < #require(Minutes(16)))
    }

    @Test("A place lies on the earth")
    func location() {
        #expect(Location(latitude: 35.7, longitude: 139.6)?.longitude == 139.6)
        #expect(Location(latitude: -90, longitude: 180) != nil)
        #expect(Location(latitude: 90.1, longitude: 0) == nil)
        #expect(Location(latitude: 139.6, longitude: 35.7) == nil)
        #expect(Location(latitude: 0, longitude: -180.1) == nil)
        #expect(Location(latitude: .nan, longitude: 0) == nil)
        #expect(Location(latitude: 0, longitude: .infinity) == nil)
    }

    @Test("A site gives support on its first and on its last day, and on none outside")
    func openDays() throws {
        let site = SampleDesk.sites[1]
        let lastDay = try #require(site.closedOn)
        #expect(!site.isOpen(on: site.openedOn.adding(days: -1)))
        #expect(site.isOpen(on: site.openedOn))
        #expect(site.isOpen(on: lastDay))
        #expect(!site.isOpen(on: lastDay.adding(days: 1)))
        #expect(SampleDesk.sites[0].isOpen(on: lastDay.adding(days: 10_000)))
    }

    @Test("An account may work at its own sites alone, and at all when none are named")
    func accounts() {
        let own = Account(name: "staff-1", role: .staff, sites: ["S001"])
        #expect(own.may(.recordConsultations, at: "S001"))
        #expect(!own.may(.recordConsultations, at: "S002"))
        #expect(Account(name: "staff-2", role: .staff).may(.changeConsultations, at: "S002"))
        #expect(!Account(name: "staff-3", role: .staff, sites: []).may(.readConsultations, at: "S001"))
        #expect(!Account(name: "statistics", role: .statistician).may(.readConsultations, at: "S001"))
    }
}
