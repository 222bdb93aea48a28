import SupportDesk
import Testing

@Suite("Accounts")
struct AccountRulesTests {
    @Test("A name is of small letters, digits and three signs, and begins with a letter or a digit")
    func names() {
        #expect(["desk-3", "a1", "tomo_k", "x.y", "3f"].allSatisfy { AccountRules.isName($0) })
        let bad = ["", "a", "Desk", "-desk", ".x", "窓口", "a b", "a/b", "a\nb", String(repeating: "a", count: 41)]
        #expect(bad.allSatisfy { !AccountRules.isName($0) })
    }

    @Test(
        "Names that the audit trail has for the service are nobody's",
        arguments: ["demonstration", "export", "import", "keys", "madoguchi", "maintenance", "unknown"]
    )
    func namesOfTheTrail(name: String) {
        #expect(!AccountRules.isName(name))
        #expect(AccountRules.isName(name + "-1"))
    }

    @Test(
        "A yearly appointment ends on 31 March",
        arguments: [("2026-04-01", "2027-03-31"), ("2027-03-31", "2027-03-31")]
    )
    func yearly(day: String, last: String) throws {
        #expect(AccountRules.endOfYear(try #require(CivilDate(iso: day))) == CivilDate(iso: last))
    }

    @Test("An account is refused from the day after its last one, and when it is disabled")
    func refusal() throws {
        let (last, next) = (try #require(CivilDate(iso: "2027-03-31")), try #require(CivilDate(iso: "2027-04-01")))
        var registered = RegisteredAccount(Account(name: "desk-3", role: .staff, sites: ["S001"]), validUntil: last)
        #expect(registered.refusal(on: last) == nil)
        #expect(registered.refusal(on: next) == .expired(lastDay: last))
        registered.isDisabled = true
        #expect(registered.refusal(on: last) == .disabled)
    }

    @Test("A change leaves what it does not name, and can take a last day away")
    func changes() throws {
        let last = try #require(CivilDate(iso: "2027-03-31"))
        let old = RegisteredAccount(Account(name: "desk-3", role: .staff, sites: ["S001"]), validUntil: last)
        #expect(AccountChange().applied(to: old) == old)
        var change = AccountChange()
        change.role = .coordinator
        change.sites = .allSites
        change.validUntil = .never
        let new = change.applied(to: old)
        #expect(new.account == Account(name: "desk-3", role: .coordinator))
        #expect(new.validUntil == nil)
    }

    @Test("Roles are read as people write them")
    func writtenRoles() {
        #expect(Role(written: "拠点責任者") == .siteLeader)
        #expect(Role(written: "Site-Leader") == .siteLeader)
        #expect(Role(written: "ｓｔａｆｆ") == .staff)
        #expect(Role(written: "区長") == nil)
        #expect(Role.allCases.allSatisfy { Role(written: $0.rawValue) == $0 })
    }

    @Test("An invitation is not taken for a password")
    func invitations() {
        #expect(InvitationCode.looksLike("MADO-7QK2M-XW4DA-5RTYB-NC63P-ZFHJ2"))
        #expect(InvitationCode.looksLike("mado-7qk2m-xw4da-5rtyb-nc63p-zfhj2"))
        #expect(!InvitationCode.looksLike("mado-is-a-window"))
    }
}
