internal import Glibc
internal import SupportDesk

/// What the operating system says of this process.
struct ProcessUsage {
    /// Bytes of memory in use (resident set); nil when it cannot be read.
    let residentBytes: Int?
    /// Time on processors since the start, in seconds.
    let processorSeconds: Double

    static func now() -> ProcessUsage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        let fraction = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1_000_000
        return ProcessUsage(
            residentBytes: residentPages.map { $0 * sysconf(Int32(_SC_PAGESIZE)) },
            processorSeconds: seconds + fraction
        )
    }

    /// The second number of `/proc/self/statm`.
    private static var residentPages: Int? {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = read(file, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let numbers = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ")
        return numbers.count > 1 ? Int(numbers[1]) : nil
    }
}
