import DeskStore
import FoundationEssentials
import SupportDesk
import Testing

@testable import Demonstration

@Suite("The demonstration ward's people")
struct PeopleTests {
    private static let today = CivilDate(iso: "2026-11-23") ?? CivilDate(daysSince1970: 0)
    private static let shared = Demonstration(seed: 1, today: today)
    private static let sharedPeople = shared.people
    private var ward: Demonstration { Self.shared }
    private var people: WardPeople { Self.sharedPeople }

    private static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? today }

    @Test("The same seed and day give the same people, and another seed others")
    func deterministic() {
        let again = Demonstration(seed: 1, today: Self.today).people
        #expect(people.supporters == again.supporters)
        #expect(people.contacts == again.contacts)
        #expect(people.residents == again.residents)
        #expect(people.merges == again.merges)
        #expect(people.courses == again.courses)
        #expect(people.places == again.places)
        #expect(people.attendances == again.attendances)
        #expect(people.applications == again.applications)
        #expect(people.shifts == again.shifts)
        #expect(people.reportedHours == again.reportedHours)
        #expect(people.supporters != Demonstration(seed: 2, today: Self.today).people.supporters)
    }

    @Test(
        "On each day of a fiscal year 350 senior supporters are active",
        arguments: ["2026-04-01", "2026-07-10", "2026-11-23", "2027-03-14", "2027-03-15", "2027-03-31", "2027-04-01"]
    )
    func seniors(today: String) {
        let today = Self.day(today)
        let register = Demonstration(seed: 3, today: today).register
        let seniors = register.members.filter {
            $0.entry.profile.kind == StandardPeople.seniors && $0.isActive(on: today)
        }
        #expect(seniors.count == 350)
        #expect(seniors.allSatisfy { $0.entry.history.last?.isActive(on: today) == true })
    }

    @Test(
        "Every history is one that the rules of the lifecycle accept, and nothing in it is overdue",
        arguments: [1, 2]
    )
    func lifecycle(seed: UInt64) {
        let register = Demonstration(seed: seed, today: Self.today).register
        var taken = 0
        for member in register.members {
            let entry = member.entry
            #expect(entry.history.map(\.number) == Array(1...entry.history.count))
            #expect(zip(entry.history, entry.history.dropFirst()).allSatisfy { $0.endedOn == $1.from })
            for (place, span) in entry.history.enumerated() {
                let before = place == 0 ? nil : entry.history[place - 1]
                let mayFollow =
                    before.map { $0.status.possible.contains(span.status) || $0.status == span.status }
                    ?? (span.status == .applied)
                #expect(mayFollow, "\(entry.code) \(span)")
            }
            let certified = entry.history.first { $0.status == .certified }
            if let certified {
                let rules = StandardPeople.rules[entry.profile.kind ?? StandardPeople.seniors] ?? SupporterKind.Rules()
                #expect(entry.missingModules(rules, by: certified.from).isEmpty)
            }
            // Whatever was planned has happened: no step was refused.
            let planned = member.career.steps.filter { $0.day <= Self.today }.count {
                if case .completion = $0.step { false } else { true }
            }
            #expect(entry.history.count { $0.cause == .person } == planned, "\(entry.code)")
            taken += planned
            let due = SupporterLifecycle.due(
                entry,
                on: Self.today,
                lastSession: Self.today,
                idleMonths: 6,
                by: StandardPeople.account,
                at: Instant(startOf: Self.today)
            )
            #expect(due.isEmpty)
        }
        #expect(taken > 2500)
        let present = Set(register.members.compactMap { $0.entry.present?.status })
        #expect(present == Set(SupporterStatus.allCases))
    }

    @Test("As days pass, what has been stays: histories go on, and codes belong to the same people")
    func grows() {
        let later = Demonstration(seed: 1, today: Self.today.adding(days: 60)).register
        #expect(later.members.count > ward.register.members.count)
        for (then, now) in zip(later.members, ward.register.members) {
            #expect(then.entry.profile == now.entry.profile)
            let begun = then.entry.history.prefix(now.entry.history.count)
            #expect(begun.map(\.from) == now.entry.history.map(\.from))
            #expect(begun.map(\.status) == now.entry.history.map(\.status))
        }
    }

    @Test("Nobody gives a consultation or leads a course without being active on the day")
    func sessions() {
        let members = Dictionary(ward.register.members.map { ($0.code, $0) }) { first, _ in first }
        var sessions = 0
        for record in ward.consultations {
            for code in record.content.supporters {
                sessions += 1
                #expect(members[code]?.isActive(on: record.content.heldOn) == true)
            }
        }
        for course in people.courses where course.content.heldOn <= Self.today {
            for code in course.content.instructors + course.content.assistants {
                sessions += 1
                #expect(members[code]?.isActive(on: course.content.heldOn) == true)
            }
        }
        #expect(sessions > 15_000)
        let given = Set(ward.consultations.flatMap(\.content.supporters))
        let active = ward.register.members.filter { $0.isActive(on: Self.today) }
        #expect(Double(active.count { given.contains($0.code) }) > 0.85 * Double(active.count))
    }

    @Test("Whoever became a supporter was helped or taught before, and two thirds of the active seniors were")
    func conversions() {
        var visits: [UUID: [CivilDate]] = [:]
        for record in ward.consultations {
            if let resident = record.content.resident { visits[resident, default: []].append(record.content.heldOn) }
        }
        for attendance in people.attendances {
            for resident in attendance.people.compactMap(\.resident) {
                visits[resident, default: []].append(attendance.heldOn)
            }
        }
        #expect(
            people.applications.allSatisfy {
                visits[$0.resident]?.contains { [day = $0.appliedOn] in $0 < day } == true
            }
        )
        #expect(Set(people.applications.map(\.supporter)).count == people.applications.count)
        #expect(Set(people.applications.map(\.resident)).count == people.applications.count)
        let years = Set(people.applications.map { FiscalYear(containing: $0.appliedOn).year })
        #expect(years == [2024, 2025, 2026])
        #expect(Set(people.applications.map(\.via)) == Set(Conversion.Via.allCases))
        let once = Set(people.applications.map(\.supporter))
        let seniors = ward.register.members.filter {
            $0.entry.profile.kind == StandardPeople.seniors && $0.isActive(on: Self.today)
        }
        let share = Double(seniors.count { once.contains($0.code) }) / Double(seniors.count)
        #expect((0.60...0.72).contains(share), "\(share)")
        let known = Set(people.residents.map(\.id))
        #expect(Set(visits.keys) == known)
        #expect(people.residents.allSatisfy { visits[$0.id]?.min() == $0.registeredOn })
    }

    @Test(
        "Courses are of every kind, within their capacity, and mostly with one supporter for four people"
    )
    func courses() {
        let held = people.courses.filter { $0.content.heldOn < Self.today && !$0.isCancelled }
        let past = held.filter { FiscalYear(containing: $0.content.heldOn).year == 2025 }
        #expect((200...400).contains(past.count), "\(past.count)")
        #expect(Set(held.map(\.content.kind)).count == 5)
        let came = Dictionary(grouping: people.attendances, by: \.course).mapValues {
            $0.reduce(0) { $0 + $1.people.count }
        }
        #expect(held.allSatisfy { (1...$0.content.capacity).contains(came[$0.code] ?? 0) })
        #expect(came.count == held.count)
        let short = held.count {
            ((came[$0.code] ?? 0) + 3) / 4 > $0.content.instructors.count + $0.content.assistants.count
        }
        #expect((0.03...0.3).contains(Double(short) / Double(held.count)), "\(short) of \(held.count)")
        let year = people.attendances.filter { FiscalYear(containing: $0.heldOn).year == 2026 }.flatMap(\.people)
        #expect((2600...3900).contains(year.count), "\(year.count)")
        #expect(year.allSatisfy { AgeBand.allCases.contains($0.ageBand) })
        let willing = Double(year.count { $0.wantsToHelp == true }) / Double(year.count { $0.wantsToHelp != nil })
        #expect((0.015...0.08).contains(willing), "\(willing)")
        #expect(people.places.contains { $0.status == .waiting } && people.places.contains { $0.status == .booked })
    }

    @Test("Nobody is on duty twice, without being active, beyond their hours, or while the site is closed")
    func roster() {
        let members = Dictionary(ward.register.members.map { ($0.code, $0) }) { first, _ in first }
        let sites = Dictionary(ward.sites.map { ($0.code, $0) }) { first, _ in first }
        #expect(people.siteTimes.map(\.site) == ward.sites.filter { $0.location != nil }.map(\.code))
        for (_, shifts) in Dictionary(grouping: people.shifts, by: \.booking.supporter) {
            let bookings = shifts.map(\.booking)
            for (place, booking) in bookings.enumerated() {
                #expect(!bookings.dropFirst(place + 1).contains { $0.overlaps(booking) })
                #expect(members[booking.supporter]?.isActive(on: booking.day) == true)
                #expect(sites[booking.site]?.isOpen(on: booking.day) == true)
                #expect(!OfficeCalendar.isTurnOfYear(booking.day))
            }
        }
        #expect(people.shifts.contains { $0.booking.day > Self.today.adding(days: 20) })
        #expect(people.shifts.contains { $0.booking.day < Self.today.adding(days: -20) })
        #expect(people.reportedHours.count > 30)
    }

    @Test("Names are invented, each its own, and numbers are ones that no telephone has")
    func contacts() {
        let names = Set((0..<InventedNames.count).map { InventedNames.name($0) })
        #expect(names.count == InventedNames.count)
        let phones = people.contacts.values.compactMap(\.phone) + people.residents.compactMap(\.person.phone)
        #expect(phones.allSatisfy { $0.hasPrefix("090-0000-") || $0.hasPrefix("03-0000-") || $0.contains("0000") })
        #expect(phones.count > 500)
        #expect(people.contacts.values.compactMap(\.name).allSatisfy { $0.contains("乃") })
        #expect(people.residents.contains { $0.person.name == nil && $0.person.phone == nil })
        #expect(people.merges.count == 2)
    }

    @Test(
        "On any day of the year there is a ward with a roster, and nobody has applied tomorrow",
        arguments: ["2026-04-01", "2027-03-31", "2028-02-29", "2027-01-02"]
    )
    func anyDay(today: String) {
        let today = Self.day(today)
        let people = Demonstration(seed: 5, today: today).people
        #expect(people.shifts.count > 3000)
        #expect(people.supporters.count > 400)
        #expect(people.residents.count > 900)
        #expect(people.applications.allSatisfy { $0.appliedOn <= today })
        #expect(people.residents.allSatisfy { $0.registeredOn < today })
        #expect(people.attendances.allSatisfy { $0.heldOn < today })
        #expect(people.courses.contains { $0.content.heldOn > today })
    }

    @Test("Whatever the number of answers, the share of the satisfied is the published one as nearly as can be")
    func satisfaction() throws {
        var satisfaction = Satisfaction()
        let year = try #require(FiscalYear(2026))
        var satisfied = 0
        for answers in 1...2500 {
            let given = satisfaction.settled(answers % 5 + 1, in: year)
            if given >= 4 { satisfied += 1 }
            #expect(abs(Double(satisfied) - 0.917 * Double(answers)) <= 0.5001)
        }
    }
}
