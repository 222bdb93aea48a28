import FoundationEssentials
import SupportDesk
import Testing

@testable import Demonstration

@Suite("The demonstration ward")
struct DemonstrationTests {
    private static let today = CivilDate(iso: "2026-11-23") ?? CivilDate(daysSince1970: 0)
    private static let shared = Demonstration(seed: 1, today: today)
    private static let sharedRecords = Array(shared.consultations)
    private var ward: Demonstration { Self.shared }
    private var records: [Demonstration.Record] { Self.sharedRecords }

    @Test("The same seed and day make the same ward, to the last note")
    func deterministic() {
        let other = Demonstration(seed: 1, today: Self.today)
        #expect(ward.towns == other.towns)
        #expect(ward.populations == other.populations)
        #expect(ward.sites == other.sites)
        #expect(ward.supporters == other.supporters)
        #expect(ward.residents == other.residents)
        #expect(records == Array(other.consultations))
    }

    @Test("Another seed makes another ward")
    func seedMatters() {
        let other = Demonstration(seed: 2, today: Self.today)
        #expect(ward.towns != other.towns)
        #expect(ward.sites != other.sites)
        #expect(records.first != other.consultations.first { _ in true })
    }

    @Test("As days pass, consultations are added and none changes")
    func grows() {
        let later = Demonstration(seed: 1, today: Self.today.adding(days: 30))
        let then = Array(later.consultations)
        #expect(then.count > records.count)
        #expect(then.starts(with: records))
    }

    @Test("It has about 140 towns on some 34 km², each with a name of its own")
    func towns() {
        #expect((135...145).contains(ward.towns.count))
        #expect(Set(ward.towns.map(\.name)).count == ward.towns.count)
        let latitudes = ward.towns.map(\.location.latitude)
        let longitudes = ward.towns.map(\.location.longitude)
        #expect(latitudes.allSatisfy { (35.674...35.726).contains($0) })
        #expect(longitudes.allSatisfy { (139.592...139.668).contains($0) })
    }

    @Test("It has about 570,000 people, of whom 20 to 22 % are 65 or older and half of those 75 or older")
    func population() {
        #expect(ward.populations.map(\.town) == ward.towns.map(\.code))
        let byAge = (0...105).map { age in
            ward.populations.reduce(0) { $0 + $1.male[age] + $1.female[age] }
        }
        let total = byAge.reduce(0, +)
        let share65 = Double(byAge[65...].reduce(0, +)) / Double(total)
        let share75 = Double(byAge[75...].reduce(0, +)) / Double(total)
        #expect((555_000...585_000).contains(total))
        #expect((0.20...0.22).contains(share65), "\(share65)")
        #expect((0.10...0.125).contains(share75), "\(share75)")
        let women90 = ward.populations.reduce(0) { $0 + $1.female[90...].reduce(0, +) }
        #expect(women90 * 2 > byAge[90...].reduce(0, +))
        for town in ward.populations {
            let people = (town.male + town.female).reduce(0, +)
            #expect((900...13_000).contains(people))
            #expect((people / 3...people).contains(town.households))
        }
    }

    @Test("It has 57 sites; no word stands for two of them")
    func sites() {
        #expect(ward.sites.map(\.code.rawValue) == (1...57).map { "S" + zeroPadded($0, to: 3) })
        let words = ward.sites.flatMap { [$0.code.rawValue, $0.name] + $0.aliases }.map(\.searchKey)
        #expect(Set(words).count == words.count)
        let towns = Set(ward.towns.map(\.code))
        for site in ward.sites where site.kind.rawValue != "call_centre" {
            #expect(site.town.map(towns.contains) == true)
            #expect(site.location != nil)
        }
        #expect(ward.sites.filter { $0.closedOn != nil }.count == 3)
        #expect(ward.sites.allSatisfy { $0.closedOn ?? Self.today <= Self.today })
    }

    @Test("It has a code for each supporter, and an id for each of 2,500 residents who may come")
    func people() {
        #expect((600...999).contains(ward.supporters.count), "\(ward.supporters.count)")
        #expect(Set(ward.supporters).count == ward.supporters.count)
        #expect(Set(ward.residents).count == 2500)
    }

    @Test("A past year has about 12,000 consultations, and the present one those until yesterday")
    func consultationCounts() {
        let days = records.map(\.content.heldOn)
        let past = days.filter { FiscalYear(containing: $0).year == 2025 }
        #expect((11_500...12_500).contains(past.count), "\(past.count)")
        #expect(days.allSatisfy { FiscalYear(2025)?.firstDay ?? $0 <= $0 && $0 < Self.today })
        #expect((7_000...9_500).contains(days.count - past.count), "\(days.count - past.count)")
    }

    @Test("People come on working days, most of them aged 70 to 84, and rather to some sites than to others")
    func habits() {
        let contents = records.map(\.content).filter { FiscalYear(containing: $0.heldOn).year == 2025 }
        let total = Double(contents.count)
        func share(_ matches: (ConsultationContent) -> Bool) -> Double {
            Double(contents.count(where: matches)) / total
        }
        #expect((0.5...0.65).contains(share { [.from70, .from75, .from80].contains($0.ageBand) }))
        #expect((0.30...0.40).contains(share { $0.resident != nil }))
        #expect(share { OfficeCalendar.weekday($0.heldOn) == 0 } < 0.06)
        #expect(share { OfficeCalendar.isTurnOfYear($0.heldOn) } == 0)
        #expect((0.6...0.8).contains(share { $0.topics.count == 1 }))
        #expect((0.1...0.3).contains(share { $0.channel == .phone }))
        #expect((0.2...0.3).contains(share { $0.satisfaction != nil }))
        let bySite = Dictionary(grouping: contents, by: \.site).values.map(\.count).sorted(by: >)
        #expect(bySite.count == 57)
        #expect(Double(bySite.prefix(10).reduce(0, +)) > 0.35 * total)
        let taxReturns = contents.filter { $0.topics.contains(Topic.ID("e_tax")) }
        #expect(taxReturns.count { (1...3).contains($0.heldOn.month) } * 2 > taxReturns.count)
    }

    @Test("Ids are unique and of version 7, and nothing is written down before it was held")
    func identity() {
        #expect(Set(records.map(\.id)).count == records.count)
        #expect(records.allSatisfy { $0.id.uuid.6 >> 4 == 7 && $0.id.uuid.8 >> 6 == 2 })
        #expect(records.allSatisfy { ($0.content.heldAt ?? $0.recordedAt) <= $0.recordedAt })
        #expect(records.allSatisfy { $0.recordedAt < Instant(startOf: Self.today) })
        #expect(zip(records, records.dropFirst()).allSatisfy { $0.recordedAt <= $1.recordedAt })
    }

    @Test("A desk that knows the ward accepts every consultation as it is")
    func accepted() throws {
        let desk = ward.desk
        let now = Instant(startOf: Self.today)
        let changed = try records.filter { record in
            try desk.content(of: ConsultationDraft(record.content), now: now) != record.content
        }
        #expect(changed.isEmpty)
    }
}

extension Demonstration {
    /// The desk that judges this ward's consultations.
    var desk: Desk {
        Desk(
            ward: Ward.ID("131156"),
            wardName: "杉並区",
            siteKinds: CodeTable([]),
            sites: sites,
            topics: StandardCodes.topics,
            outcomes: StandardCodes.outcomes,
            towns: towns,
            supporters: Set(supporters),
            eras: [
                JapaneseEra(name: "平成", letter: "H", firstDay: day("1989-01-08"), lastDay: day("2019-04-30")),
                JapaneseEra(name: "令和", letter: "R", firstDay: day("2019-05-01")),
            ]
        )
    }

    private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? today }
}
