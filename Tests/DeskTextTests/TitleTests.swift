import DeskText
import SupportDesk
import Testing

@Suite("The titles of what is fixed")
struct TitleTests {
    @Test("Channels")
    func channels() {
        #expect(Channel.allCases.map { $0.title(in: .ja) } == ["対面", "電話", "オンライン", "訪問"])
        #expect(Channel.allCases.map { $0.title(in: .en) } == ["in person", "phone", "online", "visit"])
    }

    @Test("Age bands")
    func ageBands() {
        #expect(
            AgeBand.allCases.map { $0.title(in: .ja) } == [
                "60歳未満", "60〜64歳", "65〜69歳", "70〜74歳", "75〜79歳", "80〜84歳", "85〜89歳", "90歳以上", "不詳", "回答しない",
            ]
        )
        #expect(
            AgeBand.allCases.map { $0.title(in: .en) } == [
                "under 60", "60–64", "65–69", "70–74", "75–79", "80–84", "85–89", "90 and over", "not known",
                "prefers not to say",
            ]
        )
    }

    @Test("Roles")
    func roles() {
        #expect(Role.allCases.map { $0.title(in: .ja) } == ["職員・支援員", "拠点責任者", "調整担当", "統計担当", "システム管理者", "監査担当"])
        #expect(
            Role.allCases.map { $0.title(in: .en) } == [
                "staff", "site leader", "coordinator", "statistician", "administrator", "auditor",
            ]
        )
    }

    @Test("A moment is written in Japan's time, to the minute")
    func moments() {
        let early = Instant(startOf: CivilDate(daysSince1970: 20_544)).adding(seconds: 59)
        #expect(early.written(in: .ja) == "2026年4月1日0時0分")
        #expect(early.written(in: .en) == "2026-04-01 00:00")
        #expect(early.adding(seconds: -60).written(in: .en) == "2026-03-31 23:59")
    }
}
