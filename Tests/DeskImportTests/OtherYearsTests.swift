import DeskImport
import SupportDesk
import Testing

@Suite("Logs of other years")
struct OtherYearsTests {
    @Test("However an office writes its log, it says what it says", arguments: UInt64(1)...12)
    func logs(seed: UInt64) throws {
        let log = YearLog(seed: seed, rows: 250)
        let file = try TestFile(log.text, as: log.writing, lineBreak: log.lineBreak)
        let outcome = try LogOutcome(file, chunkSize: Int(seed) * 7)
        let accepted = log.truths.compactMap { if case .content(let content) = $0.truth { content } else { nil } }
        #expect(outcome.rows.map(\.content) == accepted)
        #expect(
            outcome.rejections.map(truth)
                == log.truths.map(\.truth).filter { if case .refused = $0 { true } else { false } }
        )
        #expect(outcome.rows.count + outcome.rejections.count == 250)
    }

    @Test("What the desk itself says of an accepted row is the same", arguments: UInt64(1)...3)
    func sameRules(seed: UInt64) throws {
        let log = YearLog(seed: seed, rows: 100)
        let outcome = try LogOutcome(TestFile(log.text, as: log.writing, lineBreak: log.lineBreak))
        for row in outcome.rows {
            #expect(try SampleDesk.desk.content(of: ConsultationDraft(row.content), now: SampleDesk.now) == row.content)
        }
    }

    private func truth(_ rejection: Rejection) -> YearLog.Truth {
        guard case .problem(let problem) = rejection.reason else {
            return .refused(column: rejection.field ?? "", "\(rejection.reason)")
        }
        return .refused(column: rejection.field ?? "", problem.code)
    }
}
