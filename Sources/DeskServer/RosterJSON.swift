internal import FoundationEssentials
internal import NIOCore
internal import SupportDesk

extension ByteBuffer {
    /// ``RosterDocument``, piece by piece: a month of all sites has thousands of shifts.
    init(_ roster: Roster) {
        var writer = JSONWriter(capacity: 1024 + 140 * (roster.shifts.count + (roster.gaps?.count ?? 0)))
        var days = WrittenDays()
        writer.object { writer in
            writer.member("from", roster.days.lowerBound.description)
            writer.member("to", roster.days.upperBound.description)
            writer.member("shifts") { writer in
                writer.list(roster.shifts) { writer, shift in writer.shift(shift, date: days[shift.booking.day]) }
            }
            writer.member("understaffed") { writer in
                guard let gaps = roster.gaps else { return writer.value(.null) }
                writer.list(gaps) { writer, gap in writer.gap(gap, date: days[gap.day]) }
            }
            writer.member("closedDays") { writer in
                writer.list(roster.closedDays) { writer, closed in
                    writer.object { writer in
                        writer.member("site", closed.site.rawValue)
                        writer.member("date", days[closed.day])
                        writer.member("reason") { $0.value(closed.reason.map { .text($0) } ?? .null) }
                    }
                }
            }
            writer.member("sitesWithoutHours", roster.sitesWithoutHours.map(\.rawValue))
        }
        self.init(bytes: writer.bytes)
    }
}

/// Days as ISO writes them, each worked out once.
private struct WrittenDays {
    private var written: [CivilDate: String] = [:]

    subscript(day: CivilDate) -> String {
        mutating get {
            if let text = written[day] { return text }
            let text = day.description
            written[day] = text
            return text
        }
    }
}

extension JSONWriter {
    fileprivate mutating func shift(_ shift: Roster.Entry, date: String) {
        object { writer in
            writer.member("id", shift.id.written)
            writer.member("site", shift.booking.site.rawValue)
            writer.member("supporter", shift.booking.supporter.rawValue)
            writer.member("date", date)
            writer.member("starts", shift.booking.starts.description)
            writer.member("ends", shift.booking.ends.description)
        }
    }

    fileprivate mutating func gap(_ gap: StaffingGap, date: String) {
        object { writer in
            writer.member("site", gap.site.rawValue)
            writer.member("date", date)
            writer.member("from", gap.from.description)
            writer.member("to", gap.to.description)
            writer.member("needed", gap.needed)
            writer.member("booked", gap.booked)
        }
    }
}
