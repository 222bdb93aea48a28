import DeskTestSupport
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

@Suite("Waiting after failed logins")
struct LoginThrottleTests {
    private let start = ContinuousClock.now

    private func wait(
        _ throttle: LoginThrottle,
        _ account: String = "tomo",
        from address: String = "192.0.2.1",
        after seconds: Int = 0
    ) -> Int? {
        switch throttle.begin(account: account, address: address, at: start + .seconds(seconds)) {
        case .success: nil
        case .failure(let refusal): refusal.seconds
        }
    }

    @Test("Five failures cost nothing; then each doubles the wait, up to a quarter of an hour")
    func growing() {
        let throttle = LoginThrottle()
        for _ in 1...5 { #expect(wait(throttle) == nil) }
        var (now, waits) = (0, [Int]())
        for _ in 0..<13 {
            guard let seconds = wait(throttle, after: now) else { continue }
            waits.append(seconds)
            now += seconds
            #expect(wait(throttle, after: now) == nil)
        }
        #expect(waits.prefix(5) == [2, 3, 5, 9, 17])
        #expect(waits.last == 901)
        #expect(waits == waits.sorted())
    }

    @Test("Of two at once, the one that looked at the clock first need not come first")
    func outOfOrder() {
        let throttle = LoginThrottle()
        for seconds in [3, 2, 1, 0] { #expect(wait(throttle, after: seconds) == nil) }
        // One that is taken back leaves the other one, and no wait.
        #expect(wait(throttle, "hana", from: "", after: 3) == nil)
        guard case .success(let attempt) = throttle.begin(account: "hana", address: "", at: start + .seconds(3)) else {
            Issue.record("it was let through before")
            return
        }
        throttle.takeBack(attempt)
        #expect(wait(throttle, "hana", from: "", after: 2) == nil)
    }

    @Test("Others are not kept waiting, however the name is spelled, and all is forgotten after an hour or a success")
    func scope() {
        let throttle = LoginThrottle()
        for _ in 1...5 { #expect(wait(throttle, "Tomo ") == nil) }
        #expect(wait(throttle, "ｔｏｍｏ") != nil)
        #expect(wait(throttle, "hana") == nil)
        #expect(wait(throttle, after: 3 + 3600) == nil)
        guard case .success(let attempt) = throttle.begin(account: "tomo", address: "", at: start + .seconds(9000))
        else {
            Issue.record("it was let through before")
            return
        }
        throttle.succeeded(attempt)
        for _ in 1...5 { #expect(wait(throttle, from: "192.0.2.9", after: 9000) == nil) }
    }

    @Test(
        "Who has come in from where they are is not kept out by failures elsewhere, and is counted there all the same"
    )
    func acquainted() {
        let throttle = LoginThrottle()
        guard case .success(let attempt) = throttle.begin(account: "tomo", address: "192.0.2.1", at: start) else {
            Issue.record("it was refused")
            return
        }
        throttle.succeeded(attempt)
        for _ in 1...5 { #expect(wait(throttle, from: "203.0.113.9") == nil) }
        #expect(wait(throttle, from: "203.0.113.9") != nil)
        #expect(wait(throttle, from: "192.0.2.2") != nil)
        for _ in 1...5 { #expect(wait(throttle, from: "192.0.2.1") == nil) }
        #expect(wait(throttle, from: "192.0.2.1") != nil)
    }

    @Test("One address that tries many names waits as well")
    func address() {
        let throttle = LoginThrottle()
        for number in 1...50 { #expect(wait(throttle, "name\(number)") == nil) }
        #expect(wait(throttle, "name51") != nil)
        #expect(wait(throttle, "name51", from: "192.0.2.2") == nil)
    }

    @Test("Addresses of IPv6 are one by their first 64 bits, those of IPv4 each its own")
    func networks() {
        let throttle = LoginThrottle()
        for number in 1...50 { #expect(wait(throttle, "a\(number)", from: "2001:db8:0:1::\(number)") == nil) }
        #expect(wait(throttle, "a51", from: "2001:DB8:0:1:ffff::9") != nil)
        #expect(wait(throttle, "a51", from: "2001:db8:0:2::1") == nil)
        for number in 1...50 { #expect(wait(throttle, "b\(number)", from: "::ffff:192.0.2.1") == nil) }
        #expect(wait(throttle, "b51", from: "::ffff:192.0.2.1") != nil)
        #expect(wait(throttle, "b51", from: "::ffff:192.0.2.2") == nil)
    }

    @Test("Many attempts at once are each counted before any has failed")
    func concurrent() async {
        let throttle = LoginThrottle()
        let admitted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 { group.addTask { wait(throttle) == nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 5)
    }

    @Test("An attempt that only asks which code is needed does not wipe failures out")
    func takenBack() {
        let throttle = LoginThrottle()
        for _ in 1...4 { #expect(wait(throttle) == nil) }
        for _ in 1...3 {
            guard case .success(let attempt) = throttle.begin(account: "tomo", address: "192.0.2.1", at: start) else {
                return
            }
            throttle.takeBack(attempt)
        }
        #expect(wait(throttle) == nil)
        #expect(wait(throttle) != nil)
    }

    @Test("A store refuses with the time to wait, of names that do not exist as well, and notes it once")
    func store() async throws {
        try await withDesk { desk in
            _ = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store)
            for name in ["desk-3", "nobody"] {
                var refusal: LoginRefusal? = .failed
                // On a slow machine the first waits may be over by the next attempt.
                for _ in 1...60 where refusal == .failed { refusal = try await desk.store.attempt(name, "wrong") }
                if case .throttled(let seconds) = refusal { #expect(seconds > 0) } else { Issue.record("\(name)") }
            }
            let entries = try await desk.asSuperuser {
                try $0.query(
                    "SELECT subject FROM audit_entry WHERE action = 'login.throttled' ORDER BY link",
                    as: String.self
                )
            }
            #expect(entries == ["desk-3", "unknown"])
        }
    }
}
