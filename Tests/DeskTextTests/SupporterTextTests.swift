import DeskText
import SupportDesk
import Testing

@Suite("What people read about supporters")
struct SupporterTextTests {
    @Test("Every reason of time's and every reason to be passed over has words of its own in both languages")
    func reasons() {
        for language in Language.allCases {
            let due = DueReason.allCases.map { $0.title(in: language) }
            #expect(Set(due).count == due.count)
            let passed = SupporterRenewal.PassedOver.allCases.map { $0.title(in: language) }
            #expect(Set(passed).count == passed.count)
        }
        #expect(DueReason.appointmentEnded.title(in: .ja) == "任用期間の終了")
        #expect(DueReason.noSession.title(in: .en) == "no session for months")
    }

    @Test("What a person wrote stays as it was written, also when it looks like a code")
    func written() {
        func span(_ reason: String, _ cause: SupporterSpan.Cause) -> SupporterSpan {
            SupporterSpan(
                number: 1,
                status: .lapsed,
                from: CivilDate(daysSince1970: 0),
                reason: reason,
                cause: cause,
                recordedAt: Instant(microsecondsSince1970: 0),
                recordedBy: "x"
            )
        }
        #expect(span("no_session", .time).reason(in: .ja) == "一定期間の活動なし")
        #expect(span("no_session", .person).reason(in: .ja) == "no_session")
        #expect(span("転居", .person).reason(in: .en) == "転居")
    }

    @Test("Maintenance says how much it did, and that a dry run saved nothing")
    func maintenance() {
        #expect(MaintenanceText.done(0, isDryRun: true, in: .ja) == "期限により状態が変わる支援員はいません。")
        #expect(MaintenanceText.done(2, isDryRun: false, in: .ja) == "期限により2件の状態を変更しました。")
        #expect(MaintenanceText.done(2, isDryRun: true, in: .en).hasSuffix("Nothing was saved."))
        #expect(MaintenanceText.titles(in: .ja).count == MaintenanceText.titles(in: .en).count)
    }
}
