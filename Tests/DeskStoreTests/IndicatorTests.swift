import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@Suite("Indicators, targets and survey figures")
struct IndicatorTests {
    private static let coordinator = Account(name: "coordinator", role: .coordinator)
    private static let consultations = Indicator.ID("consultations")
    private static let satisfaction = Indicator.ID("satisfaction")
    private static let paperFree = Indicator.ID("paper_free")

    private static let paperFreeDraft: IndicatorDraft = {
        var draft = IndicatorDraft()
        (draft.title, draft.titleEn) = ("ペーパーレス化率", "Paper-free rate")
        (draft.unit, draft.unitEn) = ("%", "%")
        (draft.source, draft.numerator, draft.denominator) = ("survey", "電子決裁の件数", "決裁の件数")
        draft.factor = 100
        return draft
    }()

    @Test("A ward begins with the standard indicators, in their order")
    func standard() async throws {
        try await withDesk { desk in
            let indicators = try await desk.store.indicators()
            #expect(
                indicators.map(\.id.rawValue) == [
                    "consultations", "supported_residents", "course_participants", "sites", "supporters_per_10k",
                    "facility_access_rate", "digital_use_75plus", "satisfaction", "conversions", "coverage_rate",
                ]
            )
            #expect(indicators.map(\.position) == Array(1...10))
            let consultations = try await desk.store.indicator(Self.consultations)
            #expect(consultations == indicators.first)
            #expect(consultations.standardTarget == 10_000)
        }
    }

    @Test("Every measure of a standard indicator is one that the service knows")
    func measures() async throws {
        try await withDesk { desk in
            for indicator in try await desk.store.indicators() where indicator.source == .computed {
                #expect(Measure(rawValue: indicator.numerator) != nil)
                if let denominator = indicator.denominator { #expect(Measure(rawValue: denominator) != nil) }
            }
        }
    }

    @Test("An indicator of the ward's own is added, changed, and left alone when nothing changes")
    func ownIndicator() async throws {
        try await withDesk { desk in
            let added = try await desk.set(Self.paperFree, Self.paperFreeDraft)
            #expect(added == .created(added.value))
            #expect(added.value.position == 11)
            #expect(try await desk.store.indicator(Self.paperFree) == added.value)
            #expect(try await desk.set(Self.paperFree, Self.paperFreeDraft) == .unchanged(added.value))

            var draft = Self.paperFreeDraft
            (draft.titleEn, draft.position, draft.retiredOn) = ("Approvals without paper", 2, "2027-04-01")
            let changed = try await desk.set(Self.paperFree, draft)
            #expect(changed == .changed(changed.value))
            #expect(try await desk.store.indicator(Self.paperFree) == changed.value)
            let order = try await desk.store.indicators().map(\.id)
            #expect(order.firstIndex(of: Self.paperFree) == 1)
            #expect(try await desk.entries() == Array(repeating: "coordinator indicator.set paper_free", count: 2))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A standard indicator that is changed keeps its standard target")
    func standardTarget() async throws {
        try await withDesk { desk in
            let settled = try await desk.store.setIndicator(
                Self.consultations,
                eras: [],
                by: Self.coordinator,
                at: TestDesk.now
            ) { current in
                var draft = current.map { IndicatorDraft($0) } ?? IndicatorDraft()
                draft.title = "相談件数"
                return draft
            }
            #expect(settled.value.standardTarget == 10_000)
            #expect(try await desk.store.indicator(Self.consultations).standardTarget == 10_000)
        }
    }

    @Test("What is wrong changes nothing")
    func refused() async throws {
        try await withDesk { desk in
            var draft = Self.paperFreeDraft
            draft.factor = 0
            await #expect(
                throws: DeskError.invalid(
                    InvalidSubmission([
                        FieldProblem(.factor, .amountOutside(zeroAllowed: false, limit: 1_000_000_000))
                    ])
                )
            ) { try await desk.set(Self.paperFree, draft) }
            await #expect(throws: DeskError.self) { try await desk.set(Indicator.ID("A\u{0}"), Self.paperFreeDraft) }
            let count = try await desk.store.indicators().count
            #expect(count == 10)
            let entries = try await desk.entries()
            #expect(entries == [])
        }
    }

    @Test("There is no indicator under another id", arguments: ["nothing", "", "A B", "a\u{0}"])
    func unknown(id: String) async throws {
        try await withDesk { desk in
            let id = Indicator.ID(id)
            await #expect(throws: DeskError.indicatorNotFound) { try await desk.store.indicator(id) }
            await #expect(throws: DeskError.indicatorNotFound) { try await desk.store.targets(of: id) }
            await #expect(throws: DeskError.indicatorNotFound) { try await desk.store.figures(of: id) }
            await #expect(throws: DeskError.indicatorNotFound) { try await desk.target(id, 1) }
            await #expect(throws: DeskError.indicatorNotFound) { try await desk.figure(id, x: 1) }
        }
    }

    @Test("A target that is changed is a new version beside the earlier one")
    func versions() async throws {
        try await withDesk { desk in
            #expect(try await desk.store.targets(of: Self.consultations) == [])
            let first = try await desk.target(Self.consultations, 10_000, from: "2026-04-01")
            let second = try await desk.target(Self.consultations, 12_000, reason: "上半期の実績")
            let again = try await desk.target(Self.consultations, 12_000)
            let third = try await desk.target(Self.consultations, nil)
            #expect(first.value.version == 1)
            #expect(again == .unchanged(second.value))
            #expect(third.value.value == nil)
            let next = try await desk.target(Self.consultations, 15_000, year: "令和9年度")
            #expect(next.value.version == 1)
            let kept = try await desk.store.targets(of: Self.consultations)
            #expect(kept == [first.value, second.value, third.value, next.value])
            #expect(try await desk.store.targets(of: Self.consultations, in: FiscalYear(2027)) == [next.value])
            #expect(
                try await desk.entries() == [
                    "coordinator target.set consultations/2026/1", "coordinator target.set consultations/2026/2",
                    "coordinator target.set consultations/2026/3", "coordinator target.set consultations/2027/1",
                ]
            )
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A target that is refused leaves no version and no entry")
    func refusedTarget() async throws {
        try await withDesk { desk in
            await #expect(throws: DeskError.self) { try await desk.target(Self.consultations, 0, year: "x") }
            await #expect(throws: DeskError.self) { try await desk.target(Self.consultations, 1, from: "2027-04-01") }
            let targets = try await desk.store.targets(of: Self.consultations)
            #expect(targets == [])
            let entries = try await desk.entries()
            #expect(entries == [])
        }
    }

    @Test("Of targets that many set at once each becomes a version of its own")
    func targetsAtOnce() async throws {
        try await withDesk { desk in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for value in 1...12 {
                    tasks.addTask { _ = try await desk.target(Self.consultations, Double(value)) }
                }
                try await tasks.waitForAll()
            }
            let targets = try await desk.store.targets(of: Self.consultations)
            #expect(targets.map(\.version) == Array(1...12))
            #expect(Set(targets.map(\.value)) == Set((1...12).map { Double($0) }))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("Of the same target that many set at once one is set")
    func sameTargetAtOnce() async throws {
        try await withDesk { desk in
            let created = try await withThrowingTaskGroup(of: Bool.self) { tasks in
                for _ in 0..<8 {
                    tasks.addTask {
                        let settled = try await desk.target(Self.consultations, 12_000)
                        guard case .created = settled else { return false }
                        return true
                    }
                }
                return try await tasks.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(created == 1)
            #expect(try await desk.store.targets(of: Self.consultations).count == 1)
        }
    }

    @Test("An indicator that many add at once is added once, and changed by the others")
    func indicatorsAtOnce() async throws {
        try await withDesk { desk in
            let settled = try await withThrowingTaskGroup(of: Settled<Indicator>.self) { tasks in
                for position in 21...28 {
                    tasks.addTask {
                        var draft = Self.paperFreeDraft
                        draft.position = position
                        return try await desk.set(Self.paperFree, draft)
                    }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(settled.count { if case .created = $0 { true } else { false } } == 1)
            #expect(settled.count { if case .changed = $0 { true } else { false } } == 7)
            #expect(try await desk.entries().count == 8)
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A figure is corrected by a revision; several waves stand side by side")
    func figures() async throws {
        try await withDesk { desk in
            let june = try await desk.figure(Self.satisfaction, on: "2026-06-30", x: 587, n: 1000)
            let october = try await desk.figure(Self.satisfaction, on: "R8.10.31", x: 610, n: 1000)
            let corrected = try await desk.figure(Self.satisfaction, on: "2026年6月30日", x: 588, n: 1000)
            let again = try await desk.figure(Self.satisfaction, on: "2026-06-30", x: 588, n: 1000)
            #expect(corrected.value.revision == 2)
            #expect(again == .unchanged(corrected.value))
            let kept = try await desk.store.figures(of: Self.satisfaction)
            #expect(kept == [june.value, corrected.value, october.value])
            #expect(kept.map(\.enteredBy) == Array(repeating: "coordinator", count: 3))
            #expect(
                try await desk.entries() == [
                    "coordinator figure.entered satisfaction/2026-06-30/1",
                    "coordinator figure.entered satisfaction/2026-10-31/1",
                    "coordinator figure.entered satisfaction/2026-06-30/2",
                ]
            )
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("Of figures that many enter for one day at once each becomes a revision of its own")
    func figuresAtOnce() async throws {
        try await withDesk { desk in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for x in 1...8 {
                    tasks.addTask {
                        _ = try await desk.figure(Self.satisfaction, on: "2026-06-30", x: Double(x), n: 1000)
                    }
                }
                try await tasks.waitForAll()
            }
            #expect(try await desk.store.figures(of: Self.satisfaction).map(\.revision) == Array(1...8))
        }
    }

    @Test("With figures on record, what they count cannot become something else")
    func fixedByFigures() async throws {
        try await withDesk { desk in
            _ = try await desk.set(Self.paperFree, Self.paperFreeDraft)
            var draft = Self.paperFreeDraft
            draft.numerator = "紙を使わない決裁の件数"
            #expect(try await desk.set(Self.paperFree, draft).value.numerator == "紙を使わない決裁の件数")
            _ = try await desk.figure(Self.paperFree, x: 1, n: 2)
            await #expect(
                throws: DeskError.invalid(InvalidSubmission([FieldProblem(.numerator, .fixedByFigures)]))
            ) { try await desk.set(Self.paperFree, Self.paperFreeDraft) }
        }
    }

    @Test("Another ward's indicators are neither seen nor changed")
    func otherWard() async throws {
        try await withDesk { desk in
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        INSERT INTO ward VALUES ('131148', '中野区');
                        INSERT INTO indicator SELECT '131148', 'elsewhere', 1, 'x', 'x', 'x', 'x', 'survey', 'x', NULL, 1, 'up';
                        """
                )
            }
            await #expect(throws: DeskError.indicatorNotFound) {
                try await desk.store.indicator(Indicator.ID("elsewhere"))
            }
            let added = try await desk.set(Indicator.ID("elsewhere"), Self.paperFreeDraft)
            #expect(added == .created(added.value))
        }
    }
}

extension TestDesk {
    private static let coordinator = Account(name: "coordinator", role: .coordinator)

    fileprivate func set(_ id: Indicator.ID, _ draft: IndicatorDraft) async throws -> Settled<Indicator> {
        try await store.setIndicator(id, eras: try await store.desk().eras, by: Self.coordinator, at: Self.now) { _ in
            draft
        }
    }

    fileprivate func target(
        _ id: Indicator.ID,
        _ value: Double?,
        year: String = "2026",
        from: String? = nil,
        reason: String? = nil
    ) async throws -> Settled<Target> {
        var draft = TargetDraft(fiscalYear: year)
        draft.value = value.map { .amount($0) } ?? TargetDraft.Value.none
        (draft.effectiveFrom, draft.reason) = (from, reason)
        return try await store.setTarget(
            draft,
            of: id,
            eras: try await store.desk().eras,
            by: Self.coordinator,
            at: Self.now
        )
    }

    fileprivate func figure(
        _ id: Indicator.ID,
        on day: String = "2026-10-31",
        x: Double,
        n: Double? = nil
    ) async throws -> Settled<SurveyFigure> {
        var draft = SurveyFigureDraft()
        (draft.referenceDate, draft.x, draft.n, draft.source) = (day, x, n, "令和8年度区民意識調査")
        return try await store.enterFigure(
            draft,
            of: id,
            eras: try await store.desk().eras,
            by: Self.coordinator,
            at: Self.now
        )
    }

    /// The audit trail in its order: who, what, to what.
    func entries() async throws -> [String] {
        try await asSuperuser { connection in
            try connection.query(
                "SELECT concat_ws(' ', actor, action, subject) FROM audit_entry ORDER BY link, ordinal",
                as: String.self
            )
        }
    }
}
