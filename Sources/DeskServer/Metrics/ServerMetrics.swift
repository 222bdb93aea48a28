internal import HTTPTypes
internal import Synchronization

/// What the server counts about its requests.
final class ServerMetrics: Sendable {
    /// The upper bounds of the latency histogram, in seconds: fine where answers usually lie, coarse up to the deadline.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    struct Endpoint: Hashable {
        let method: String
        /// The route's path with its placeholders, so that the number of series stays small.
        let route: String
    }

    struct Tally {
        var countsByStatus: [Int: Int] = [:]
        /// One more than there are bounds: the last is for what took longer.
        var histogram = [Int](repeating: 0, count: bounds.count + 1)
        var seconds = 0.0
    }

    /// The methods that are told apart where no route is known; anyone can invent more.
    private static let commonMethods: Set<String> = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]

    private let inFlightCount = Atomic(0)
    private let tallies = Mutex<[Endpoint: Tally]>([:])

    var inFlight: Int { inFlightCount.load(ordering: .relaxed) }

    /// Everything counted so far, in a stable order.
    var endpoints: [(endpoint: Endpoint, tally: Tally)] {
        tallies.withLock(\.self).map { (endpoint: $0.key, tally: $0.value) }
            .sorted { ($0.endpoint.route, $0.endpoint.method) < ($1.endpoint.route, $1.endpoint.method) }
    }

    func began() {
        inFlightCount.add(1, ordering: .relaxed)
    }

    /// A request was answered; `route` is nil when its path or method is none of ours.
    func ended(_ method: HTTPRequest.Method, _ route: String?, _ status: HTTPResponse.Status, after time: Duration) {
        inFlightCount.subtract(1, ordering: .relaxed)
        let isCommon = route != nil || Self.commonMethods.contains(method.rawValue)
        let endpoint = Endpoint(method: isCommon ? method.rawValue : "other", route: route ?? "none")
        let seconds = time / .seconds(1)
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        tallies.withLock { tallies in
            tallies[endpoint, default: Tally()].countsByStatus[status.code, default: 0] += 1
            tallies[endpoint, default: Tally()].histogram[bucket] += 1
            tallies[endpoint, default: Tally()].seconds += seconds
        }
    }
}
