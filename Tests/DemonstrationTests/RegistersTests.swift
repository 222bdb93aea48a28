import Demonstration
import SupportDesk
import Testing

@Suite("The demonstration ward's registers and surveys")
struct RegistersTests {
    private static let today = CivilDate(year: 2026, month: 11, day: 23) ?? CivilDate(daysSince1970: 0)
    private let ward = Demonstration(seed: 1, today: today)

    @Test("The same seed and day give the same registers")
    func reproducible() {
        let again = Demonstration(seed: 1, today: Self.today)
        #expect(ward.facilities == again.facilities)
        #expect(ward.figures == again.figures)
        #expect(ward.figures != Demonstration(seed: 2, today: Self.today).figures)
    }

    @Test("Facilities were surveyed in both years, and lose nothing between them")
    func facilities() {
        let surveys = Dictionary(grouping: ward.facilities, by: \.facility)
        #expect(Set(ward.facilities.map(\.surveyedOn)).count == 2)
        for surveys in surveys.values {
            let inOrder = surveys.sorted { $0.surveyedOn < $1.surveyedOn }
            for (before, after) in zip(inOrder, inOrder.dropFirst()) {
                #expect(after.wifi == true || before.wifi == false)
                #expect((after.terminals ?? 0) >= (before.terminals ?? 0))
            }
        }
        let main = ward.facilities.filter(\.isMain)
        #expect(main.contains { $0.wifi == false } && main.contains { $0.wifi == true })
        #expect(ward.facilities.allSatisfy { $0.surveyedOn < Self.today })
    }

    @Test("Surveys of both years say x of n, and none lies in the future")
    func figures() {
        #expect(ward.figures.count == 4)
        for figure in ward.figures {
            let n = figure.n ?? 0
            #expect(n > 0 && figure.x > 0 && figure.x < n)
            #expect(figure.x == figure.x.rounded())
            #expect(figure.referenceDate < Self.today)
        }
        let early = CivilDate(year: 2026, month: 4, day: 2) ?? Self.today
        #expect(Demonstration(seed: 1, today: early).figures.count == 2)
    }
}
