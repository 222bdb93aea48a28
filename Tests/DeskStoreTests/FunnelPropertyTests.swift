import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskStore

@Suite("The funnel beside a naive recount")
struct FunnelPropertyTests {
    private static let account = Account(name: "coordinator", role: .coordinator)

    @Test("For random histories, merges, un-merges and withdrawals included, nobody is counted twice", arguments: 1...6)
    func randomHistories(seed: Int) async throws {
        try await withDesk { desk in
            var life = try await Life(desk, seed: UInt64(seed))
            for number in 0..<140 { try await life.goOn(number) }
            #expect(try await desk.store.verify() == [])
            var histories: [Supporter.ID: [SupporterSpan]] = [:]
            for convert in life.model.converted {
                histories[convert.supporter] = try await desk.store.supporter(convert.supporter).history
            }
            #expect(!life.model.converted.isEmpty)
            for iso in ["2026-03-31", "2026-04-01", "2026-11-23", "2025-09-30"] {
                let day = Sample.day(iso)
                let people = life.model.people(upTo: day, histories: histories)
                try await Self.compare(people, on: day, desk)
            }
        }
    }

    private static func compare(
        _ people: [(site: Site.ID, [FunnelStep: CivilDate])],
        on day: CivilDate,
        _ desk: TestDesk
    ) async throws {
        let year = FiscalYear(containing: day)
        let scope = try #require(ReportScope(year, asOf: day, today: TestDesk.now.day))
        let facts = try await desk.store.conversionFacts(scope, today: TestDesk.now.day)
        let funnel = Funnel(
            year: year,
            arrivals: facts.arrivals,
            finishings: facts.finishings,
            converted: facts.converted
        )
        func isInYear(_ day: CivilDate?) -> Bool { day.map { year.days.contains($0) } ?? false }
        for step in FunnelStep.allCases {
            let cohort = people.filter { isInYear($0.1[.supported]) && $0.1[step] != nil }
            #expect(funnel.cohort[step] ?? 0 == cohort.count, "cohort \(step) on \(day)")
            for site in Set(people.map(\.site)) {
                let here = cohort.count { $0.site == site }
                #expect(funnel.sites[site]?[step] ?? 0 == here, "\(site) \(step) on \(day)")
            }
            let inYear = people.filter { isInYear($0.1[step]) }
            #expect(funnel.inYear[step] ?? 0 == inYear.count, "year \(step) on \(day)")
            for month in year.months {
                let inMonth = inYear.count { $0.1[step]?.startOfMonth == month }
                #expect(funnel.months[month]?[step] ?? 0 == inMonth, "\(month) \(step) on \(day)")
            }
        }
        let days = people.filter { isInYear($0.1[.active]) }.compactMap { steps -> Int? in
            guard let from = steps.1[.supported], let to = steps.1[.active] else { return nil }
            return to.daysSince1970 - from.daysSince1970
        }.sorted()
        let median = days.isEmpty ? nil : Double(days[(days.count - 1) / 2] + days[days.count / 2]) / 2
        #expect(funnel.medianDaysToActive == median)
    }
}

/// A random life of a ward's people, said to the store and written down in the model.
private struct Life {
    private static let account = Account(name: "coordinator", role: .coordinator)
    private static let sites = ["S001", "S003", "S057"]

    let store: DeskStore
    let eras: [JapaneseEra]
    let lists: Desk
    var model: CircleModel
    private var generator: SplitMix64
    /// What a visit was recorded under.
    private var records: [(id: UUID, course: String?)] = []
    private var courses: [(code: Course.ID, day: CivilDate)] = []
    private var lastChange: [Supporter.ID: CivilDate] = [:]

    init(_ desk: TestDesk, seed: UInt64) async throws {
        store = desk.store
        lists = try await desk.store.currentDesk()
        eras = lists.eras
        generator = SplitMix64(seed: seed)
        model = CircleModel(entries: TestDesk.residents.compactMap { UUID(uuidString: $0) })
        for _ in 0..<5 {
            var draft = CourseDraft()
            let day = randomDay()
            (draft.kind, draft.site, draft.date) = (
                "basic", Self.sites.randomElement(using: &generator), day.description
            )
            (draft.starts, draft.ends, draft.capacity) = ("10:00", "12:00", 50)
            let judged = try draft.judged(by: lists, today: TestDesk.now.day)
            let course = try await store.addCourse(judged.content, code: nil, by: Self.account, at: TestDesk.now)
            courses.append((course.course.code, day))
        }
    }

    private mutating func randomDay() -> CivilDate {
        Sample.day("2025-03-15").adding(days: Int.random(in: 0...600, using: &generator))
    }

    private mutating func anyone() -> UUID? {
        model.entries.filter { !model.withdrawn.contains($0) }.randomElement(using: &generator)
    }

    mutating func goOn(_ number: Int) async throws {
        switch Int.random(in: 0..<20, using: &generator) {
        case 0..<6: try await help()
        case 6..<9: try await attend()
        case 9..<11: try await takeBack()
        case 11..<13: try await merge()
        case 13: try await undoMerge()
        case 14..<16: try await convert()
        case 16..<19: try await changeStatus()
        default: if number % 5 == 0 { try await withdraw() }
        }
    }

    private mutating func help() async throws {
        guard let entry = anyone() else { return }
        let supporters = model.converted.map(\.supporter).filter { _ in Bool.random(using: &generator) }
        let (site, day) = (Self.sites.randomElement(using: &generator) ?? "S001", randomDay())
        let content = Sample.content(
            site: site,
            heldOn: day.description,
            supporters: supporters.map(\.rawValue),
            resident: entry.uuidString
        )
        let id = UUID()
        _ = try await store.record(content, id: id, by: Self.account, at: TestDesk.now)
        model.visits.append(.init(entry: entry, day: day, site: Site.ID(site), isCourse: false, supporters: supporters))
        records.append((id, nil))
    }

    private mutating func attend() async throws {
        guard let entry = anyone(), let course = courses.randomElement(using: &generator) else { return }
        var people = AttendanceDraft.People()
        people.resident = entry.written
        var draft = AttendanceDraft()
        draft.people = [people]
        let id = UUID()
        do throws(DeskError) {
            _ = try await store.recordAttendance(
                id,
                of: (try? draft.attendees()) ?? [],
                at: course.code,
                by: Self.account,
                at: TestDesk.now
            )
        } catch {
            // The same person was there already; a course may lie in the future.
            guard case .conflict = error else { throw error }
            return
        }
        let held = try await store.course(course.code, for: Self.account)
        model.visits.append(
            .init(entry: entry, day: course.day, site: held.course.content.site, isCourse: true, supporters: [])
        )
        records.append((id, course.code.rawValue))
    }

    private mutating func takeBack() async throws {
        let open = model.visits.indices.filter {
            !model.visits[$0].isVoid && !model.withdrawn.contains(model.visits[$0].entry)
        }
        guard let index = open.randomElement(using: &generator) else { return }
        let record = records[index]
        if let course = record.course {
            _ = try await store.voidAttendance(
                record.id,
                at: Course.ID(course),
                because: "x",
                by: Self.account,
                at: TestDesk.now
            )
        } else {
            _ = try await store.void(record.id, expecting: nil, reason: "x", by: Self.account, at: TestDesk.now)
        }
        model.visits[index].isVoid = true
    }

    private mutating func merge() async throws {
        guard let one = anyone(), let other = anyone() else { return }
        do throws(DeskError) {
            _ = try await store.merge(other, into: one, reason: nil, by: Self.account, at: TestDesk.now)
        } catch {
            guard case .conflict = error else { throw error }
            return
        }
        model.merges.append((kept: model.standing(for: one), other: model.standing(for: other)))
    }

    private mutating func undoMerge() async throws {
        let open = model.merges.filter { !model.withdrawn.contains($0.other) }
        guard let merge = open.randomElement(using: &generator) else { return }
        _ = try await store.undoMerge(of: merge.other, by: Self.account, at: TestDesk.now)
        model.merges.removeAll { $0 == merge }
    }

    private mutating func convert() async throws {
        guard let entry = anyone() else { return }
        var draft = ConversionDraft()
        let first = model.visits(of: entry).map(\.day).min() ?? TestDesk.now.day
        let appliedOn = first.adding(days: Int.random(in: 0...60, using: &generator))
        (draft.resident, draft.kind, draft.appliedOn) = (entry.written, "company", appliedOn.description)
        do throws(DeskError) {
            let made = try await store.convert(UUID(), draft, judgedBy: lists, by: Self.account, at: TestDesk.now).value
            model.converted.append(
                .init(entry: model.standing(for: entry), supporter: made.supporter, appliedOn: appliedOn)
            )
            lastChange[made.supporter] = appliedOn
        } catch {
            switch error {
            case .conflict, .invalid: return
            default: throw error
            }
        }
    }

    private mutating func changeStatus() async throws {
        guard let supporter = model.converted.randomElement(using: &generator)?.supporter else { return }
        let entry = try await store.supporter(supporter)
        guard let present = entry.present,
            let next = present.status.possible.filter({ $0 != .declined }).randomElement(using: &generator)
        else { return }
        let day = (lastChange[supporter] ?? present.from).adding(days: Int.random(in: 0...90, using: &generator))
        guard day <= TestDesk.now.day else { return }
        var completion = CompletionDraft()
        (completion.module, completion.completedOn) = ("privacy", day.description)
        if next == .certified {
            _ = try await store.complete(completion, of: supporter, by: Self.account, at: TestDesk.now)
        }
        var draft = TransitionDraft()
        (draft.status, draft.date, draft.reason) = (next.rawValue, day.description, "x")
        do throws(DeskError) {
            _ = try await store.changeStatus(of: supporter, draft, by: Self.account, at: TestDesk.now)
            lastChange[supporter] = day
        } catch {
            guard case .conflict = error else { throw error }
        }
    }

    private mutating func withdraw() async throws {
        guard let entry = anyone() else { return }
        _ = try await store.withdrawConsent(of: entry, isConfirmed: true, by: Self.account, at: TestDesk.now)
        let person = model.standing(for: entry)
        model.withdrawn.formUnion(model.entries.filter { model.standing(for: $0) == person })
    }
}

private func == (one: (kept: UUID, other: UUID), two: (kept: UUID, other: UUID)) -> Bool {
    one.kept == two.kept && one.other == two.other
}
