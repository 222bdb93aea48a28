import DeskStore
import FoundationEssentials
import SupportDesk

/// A ward's people as somebody would keep them on paper: every event as it was said, and every figure counted anew.
struct CircleModel {
    struct Visit {
        let entry: UUID
        let day: CivilDate
        let site: Site.ID
        let isCourse: Bool
        let supporters: [Supporter.ID]
        var isVoid = false
    }

    struct Convert {
        let entry: UUID
        let supporter: Supporter.ID
        let appliedOn: CivilDate
    }

    var entries: [UUID]
    var withdrawn: Set<UUID> = []
    /// That the other entry is the same person as the kept one.
    var merges: [(kept: UUID, other: UUID)] = []
    var visits: [Visit] = []
    var converted: [Convert] = []

    func standing(for entry: UUID) -> UUID {
        var entry = entry
        while let merge = merges.first(where: { $0.other == entry }) { entry = merge.kept }
        return entry
    }

    func visits(of entry: UUID, upTo day: CivilDate = CivilDate(daysSince1970: 100_000)) -> [Visit] {
        let person = standing(for: entry)
        return visits.filter { !$0.isVoid && $0.day <= day && standing(for: $0.entry) == person }
    }

    /// The first support of a person: the earliest, and of those of a day the one at the first site by code.
    private func first(_ visits: [Visit]) -> Visit? {
        visits.min { ($0.day, $0.site) < ($1.day, $1.site) }
    }

    /// The steps of everyone who was supported up to `day`, each person once, with the site of the first support.
    func people(upTo day: CivilDate, histories: [Supporter.ID: [SupporterSpan]]) -> [(
        site: Site.ID, [FunnelStep: CivilDate]
    )] {
        Set(entries.map(standing)).compactMap { person in
            guard let first = first(visits(of: person)), first.day <= day else { return nil }
            var steps: [FunnelStep: CivilDate] = [.supported: first.day]
            steps[.finishedCourse] = visits(of: person, upTo: day).filter(\.isCourse).map(\.day).min()
            if let own = converted.first(where: { standing(for: $0.entry) == person }), own.appliedOn <= day {
                steps.merge(self.steps(of: own, upTo: day, histories[own.supporter] ?? [])) { _, new in new }
            }
            return (first.site, steps)
        }
    }

    private func steps(
        of convert: Convert,
        upTo day: CivilDate,
        _ history: [SupporterSpan]
    ) -> [FunnelStep: CivilDate] {
        var steps: [FunnelStep: CivilDate] = [.applied: convert.appliedOn]
        for (step, status) in [(FunnelStep.certified, SupporterStatus.certified), (.active, .active)] {
            steps[step] = history.filter { $0.status == status && $0.from <= day }.map(\.from).min()
        }
        steps[.firstSession] =
            visits.filter {
                !$0.isVoid && $0.supporters.contains(convert.supporter) && $0.day >= convert.appliedOn && $0.day <= day
            }.map(\.day).min()
        if let active = steps[.active] {
            let (year, month, dayOfMonth) = active.components
            let anniversary =
                CivilDate(year: year + 1, month: month, day: dayOfMonth) ?? active.adding(days: 365)
            if anniversary <= day, history.contains(where: { $0.isActive(on: anniversary) }) {
                steps[.stillActive] = anniversary
            }
        }
        return steps
    }
}
