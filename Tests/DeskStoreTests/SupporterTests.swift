import DeskStore
import DeskTestSupport
import Postgres
import SupportDesk
import Testing

@Suite("Supporters on record")
struct SupporterTests {
    @Test("A new supporter gets the next free code, one who is known by code alone keeps it, and a code is used once")
    func codes() async throws {
        try await withDesk { desk in
            let first = try await desk.register(Supporting.senior)
            let second = try await desk.register(Supporting.senior)
            #expect([first.code.rawValue, second.code.rawValue] == ["SD-0001", "SD-0002"])
            var known = Supporting.senior
            known.supporter = "支援員001"
            let taken = try await desk.register(known)
            #expect(taken.present?.status == .applied)
            await #expect(throws: DeskError.conflict(.supporterCodeTaken)) { try await desk.register(known) }
            known.supporter = "SD-0041"
            _ = try await desk.register(known)
            let next = try await desk.register(Supporting.senior)
            #expect(next.code == Supporter.ID("SD-0042"))
            #expect(try await desk.store.desk().supporters.contains(next.code))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("The whole way, day by day, with what each status carries")
    func way() async throws {
        try await withDesk { desk in
            var draft = Supporting.senior
            draft.appliedOn = "2026-05-01"
            let code = try await desk.register(draft).code
            _ = try await desk.move(code, "in_training", "2026-05-14")
            await #expect(throws: DeskError.self) { try await desk.move(code, "certified", "2026-06-01") }
            for module in ["devices", "接遇", "privacy"] { _ = try await desk.complete(code, module, "2026-05-20") }
            _ = try await desk.move(code, "certified", "2026-06-01")
            let active = try await desk.move(code, "active", "2026-06-10")
            #expect(active.present?.certifiedUntil?.description == "2029-05-31")
            #expect(active.present?.appointedUntil?.description == "2027-03-31")
            let paused = try await desk.move(code, "paused", "2026-09-01", reason: "家族の介護")
            #expect(
                paused.history.map { "\($0.status.rawValue) \($0.from) \($0.endedOn?.description ?? "–")" } == [
                    "applied 2026-05-01 2026-05-14", "in_training 2026-05-14 2026-06-01",
                    "certified 2026-06-01 2026-06-10", "active 2026-06-10 2026-09-01", "paused 2026-09-01 –",
                ]
            )
            #expect(paused == (try await desk.store.supporter(code)))
            let entries = try await desk.entries()
            #expect(
                entries == [
                    "coordinator supporter.registered SD-0001", "coordinator supporter.admitted SD-0001 2026-05-14",
                    "coordinator training.completed SD-0001 devices 2026-05-20",
                    "coordinator training.completed SD-0001 manner 2026-05-20",
                    "coordinator training.completed SD-0001 privacy 2026-05-20",
                    "coordinator supporter.certified SD-0001 2026-06-01",
                    "coordinator supporter.activated SD-0001 2026-06-10",
                    "coordinator supporter.paused SD-0001 2026-09-01",
                ]
            )
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A refused change leaves everything as it was")
    func refusals() async throws {
        try await withDesk { desk in
            let code = try await desk.register(Supporting.senior).code
            await #expect(
                throws: DeskError.conflict(
                    .illegalTransition(from: .applied, to: .active, possible: [.inTraining, .declined])
                )
            ) { try await desk.move(code, "active", nil) }
            await #expect(throws: DeskError.supporterNotFound) {
                try await desk.move(Supporter.ID("SD-9999"), "in_training", nil)
            }
            var far = SupporterProfileDraft()
            (far.homeSite, far.kind) = (.set("S999"), .set("staff"))
            let wrong = far
            await #expect(throws: DeskError.self) {
                try await desk.store.changeSupporter(code, wrong, by: Supporting.coordinator, at: TestDesk.now)
            }
            let entry = try await desk.store.supporter(code)
            #expect(entry.history.count == 1)
            #expect(entry.profile.kind == SupporterKind.ID("senior"))
        }
    }

    @Test("A completion is recorded once, and what is asked of a kind decides what is missing")
    func training() async throws {
        try await withDesk { desk in
            let code = try await desk.register(Supporting.senior).code
            let first = try await desk.complete(code, "devices", "2026-05-20")
            let again = try await desk.complete(code, "devices", "令和8年5月20日")
            #expect(again == .unchanged(first.value))
            var rules = KindRulesDraft()
            rules.requiredModules = ["詐欺対策", "devices"]
            let document = try await desk.store.setRules(
                ofKind: "シニア",
                rules,
                by: Supporting.coordinator,
                at: TestDesk.now
            )
            #expect(document.requiredModules == ["devices", "fraud"])
            #expect((document.yearly, document.certificateMonths) == (true, 36))
            let lists = try await desk.store.desk().people
            let training = TrainingDocument(
                try await desk.store.supporters(lists: lists, today: TestDesk.now.day),
                lists: lists
            )
            #expect(training.items.map { "\($0.supporter) \($0.missing)" } == ["SD-0001 [\"fraud\"]"])
            #expect(training.modules.count == 5)
            #expect(training.kinds.count == 6)
        }
    }

    @Test("A bulk renewal renews whom it can and says why it passed over the others")
    func renewal() async throws {
        try await withDesk { desk in
            let active = try await desk.registerActive()
            let certified = try await desk.register(Supporting.listed("認定", until: "2028-03-31")).code
            _ = try await desk.register(Supporting.senior)
            var draft = RenewalDraft()
            (draft.kind, draft.until) = ("シニア", "2028-03-31")
            let document = try await desk.renew(draft)
            #expect(document.renewed == [active.rawValue])
            #expect(document.passedOver == [.init(supporter: certified.rawValue, reason: "no_appointment")])
            let entry = try await desk.store.supporter(active)
            #expect(entry.history.map(\.status) == [.active, .active])
            #expect(entry.present?.appointedUntil?.description == "2028-03-31")
            #expect(entry.history.since == entry.history.first?.from)
            let again = try await desk.renew(draft)
            #expect(again.renewed == [])
            #expect(again.passedOver.first?.reason == "not_later")
            draft.kind = "学生"
            let students = draft
            await #expect(throws: DeskError.conflict(.nothingToRenew)) { try await desk.renew(students) }
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("What counts as active in SQL is what counts as active in Swift, day by day")
    func activeInSQL() async throws {
        try await withDesk { desk in
            let code = try await desk.registerActive()
            _ = try await desk.move(code, "paused", "2026-08-01", reason: "休養")
            _ = try await desk.move(code, "active", "2026-09-01")
            _ = try await desk.move(code, "paused", "2026-09-01", reason: "誤り")
            _ = try await desk.move(code, "active", "2026-10-01")
            let history = try await desk.store.supporter(code).history
            for offset in stride(from: -400, through: 900, by: 1) {
                let day = TestDesk.now.day.adding(days: offset)
                let count = try await desk.activeCount(on: day)
                #expect(count == history.count { $0.isActive(on: day) }, "\(day)")
            }
        }
    }

    @Test("An account of one site changes and reads the contact of that site's supporters only")
    func sites() async throws {
        try await withDesk { desk in
            let account = Account(name: "one-site", role: .coordinator, sites: [Site.ID("S003")])
            let code = try await desk.register(Supporting.senior).code
            var transition = TransitionDraft()
            transition.status = "in_training"
            let draft = transition
            await #expect(throws: DeskError.notAllowed) {
                try await desk.store.changeStatus(of: code, draft, by: account, at: TestDesk.now)
            }
            await #expect(throws: DeskError.notAllowed) {
                try await desk.store.contact(of: code, for: account, at: TestDesk.now)
            }
            await #expect(throws: DeskError.notAllowed) {
                try await desk.store.registerSupporter(Supporting.senior, by: account, at: TestDesk.now)
            }
            #expect(try await desk.store.supporters(lists: PeopleLists(), today: TestDesk.now.day).count == 4)
        }
    }

    @Test("A contact is kept apart: the service's own role cannot read it, and each reading is logged")
    func contact() async throws {
        try await withDesk { desk in
            var draft = Supporting.senior
            draft.contact.name = "杉並花子"
            draft.contact.phone = "０３-3312-2111"
            let code = try await desk.register(draft).code
            let contact = try await desk.store.contact(of: code, for: Supporting.coordinator, at: TestDesk.now)
            #expect(contact == SupporterContact(name: "杉並花子", phone: "03-3312-2111"))
            var changed = SupporterContactDraft(contact)
            changed.phone = nil
            _ = try await desk.store.setContact(of: code, changed, by: Supporting.coordinator, at: TestDesk.now)
            let entries = try await desk.entries()
            #expect(entries.suffix(2) == ["coordinator contact.viewed SD-0001", "coordinator contact.set SD-0001"])
            #expect(!entries.contains { $0.contains("杉並") || $0.contains("3312") })
            for statement in [
                "SELECT name FROM supporter_contact", "UPDATE supporter_contact SET name = NULL",
                "DELETE FROM supporter_contact",
            ] {
                let pool = ConnectionPool(desk.asService, size: 1)
                let refused = await #expect(throws: PostgresError.self) {
                    try await pool.withConnection { connection in _ = try connection.execute(statement) }
                }
                await pool.shutdown()
                #expect(refused?.sqlState == .insufficientPrivilege, "\(statement)")
            }
        }
    }
}
