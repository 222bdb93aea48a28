internal import FoundationEssentials

/// A supporter as HTTP and `--json` show them: never with a name.
package struct SupporterDocument: Codable, Hashable, Sendable {
    package struct Completion: Codable, Hashable, Sendable {
        package var module: String
        /// ISO, in Japan.
        package var completedOn: String
    }

    /// The days on which a status held.
    package struct Span: Codable, Hashable, Sendable {
        package var status: String
        /// ISO, in Japan.
        package var from: String
        /// Its last day; null while it lasts. The day before `from` when it held on no day.
        @OrNull package var until: String?
        @OrNull package var certifiedUntil: String?
        @OrNull package var appointedUntil: String?
        /// As people wrote it; `certificate_ended`, `appointment_ended` or `no_session` where `cause` is `time`.
        @OrNull package var reason: String?
        /// `person`, `time` or `import`.
        package var cause: String
        /// RFC 3339 in Japan's offset.
        package var recordedAt: String
        package var recordedBy: String

        package init(_ span: SupporterSpan, showsReason: Bool = true) {
            status = span.status.rawValue
            from = span.from.description
            _until = OrNull(wrappedValue: span.lastDay?.description)
            _certifiedUntil = OrNull(wrappedValue: span.certifiedUntil?.description)
            _appointedUntil = OrNull(wrappedValue: span.appointedUntil?.description)
            _reason = OrNull(wrappedValue: showsReason ? span.reason : nil)
            cause = span.cause.rawValue
            recordedAt = span.recordedAt.description
            recordedBy = span.recordedBy
        }
    }

    package var supporter: String
    /// Null for a supporter whose code came with a record and who is not on the register yet.
    @OrNull package var kind: String?
    @OrNull package var status: String?
    /// The first day of this status, through renewals; ISO.
    @OrNull package var since: String?
    /// Last days; ISO.
    @OrNull package var certifiedUntil: String?
    @OrNull package var appointedUntil: String?
    @OrNull package var homeSite: String?
    package var otherSites: [String]
    package var languages: [String]
    package var skills: [String]
    @OrNull package var hoursPerWeek: Int?
    /// The modules that the kind requires and that were never completed.
    package var missingModules: [String]
    /// Joins the supporter to the resident that they were; reveals no one.
    @OrNull package var conversion: String?
    /// Not in lists.
    package var completions: [Completion]?
    /// Not in lists.
    package var history: [Span]?

    /// - Parameters:
    ///   - isWhole: whether completions and history are shown as well.
    ///   - showsReasons: whether what people wrote as a reason is shown.
    package init(_ entry: Supporter.Entry, lists: PeopleLists, isWhole: Bool, showsReasons: Bool = true) {
        let (profile, present) = (entry.profile, entry.present)
        supporter = entry.code.rawValue
        _kind = OrNull(wrappedValue: profile.kind?.rawValue)
        _status = OrNull(wrappedValue: present?.status.rawValue)
        _since = OrNull(wrappedValue: entry.history.since?.description)
        _certifiedUntil = OrNull(wrappedValue: present?.certifiedUntil?.description)
        _appointedUntil = OrNull(wrappedValue: present?.appointedUntil?.description)
        _homeSite = OrNull(wrappedValue: profile.homeSite?.rawValue)
        otherSites = profile.otherSites.map(\.rawValue)
        languages = profile.languages.map(\.rawValue)
        skills = profile.skills.map(\.rawValue)
        _hoursPerWeek = OrNull(wrappedValue: profile.hoursPerWeek)
        missingModules = entry.missingModules(entry.rules(lists)).map(\.rawValue)
        _conversion = OrNull(wrappedValue: entry.conversion?.uuidString.lowercased())
        guard isWhole else { return }
        completions = entry.completions.map {
            Completion(module: $0.module.rawValue, completedOn: $0.completedOn.description)
        }
        history = entry.history.map { Span($0, showsReason: showsReasons || $0.cause == .time) }
    }
}

/// A supporter's name and how to reach them, for those who may know.
package struct SupporterContactDocument: Codable, Hashable, Sendable {
    @OrNull package var name: String?
    @OrNull package var kana: String?
    @OrNull package var phone: String?
    @OrNull package var email: String?

    package init(_ contact: SupporterContact) {
        _name = OrNull(wrappedValue: contact.name)
        _kana = OrNull(wrappedValue: contact.kana)
        _phone = OrNull(wrappedValue: contact.phone)
        _email = OrNull(wrappedValue: contact.email)
    }
}

/// What a bulk renewal did.
package struct RenewalDocument: Codable, Hashable, Sendable {
    package struct PassedOver: Codable, Hashable, Sendable {
        package var supporter: String
        /// `not_renewable`, `not_later`, `certificate_ended`, `appointment_ended`, `no_appointment` or `before_last_transition`.
        package var reason: String

        package init(supporter: String, reason: String) {
            self.supporter = supporter
            self.reason = reason
        }
    }

    package var renewed: [String]
    package var passedOver: [PassedOver]

    package init(renewed: [String], passedOver: [PassedOver]) {
        self.renewed = renewed
        self.passedOver = passedOver
    }
}

/// A kind of supporters, and what the ward asks of it.
package struct SupporterKindDocument: Codable, Hashable, Sendable {
    package var kind: String
    package var title: String
    package var titleEn: String
    package var staff: Bool
    package var yearly: Bool
    package var certificateMonths: Int
    package var requiredModules: [String]

    package init(_ entry: CodeEntry<SupporterKind>, _ rules: SupporterKind.Rules) {
        kind = entry.code.rawValue
        title = entry.title.ja
        titleEn = entry.title.en
        staff = rules.isStaff
        yearly = rules.isYearly
        certificateMonths = rules.certificateMonths
        requiredModules = rules.requiredModules.map(\.rawValue)
    }
}

/// What is missing for whom, and what is required of whom.
package struct TrainingDocument: Codable, Hashable, Sendable {
    package struct Missing: Codable, Hashable, Sendable {
        package var supporter: String
        @OrNull package var kind: String?
        package var status: String
        package var missing: [String]

        package init(supporter: String, kind: String?, status: String, missing: [String]) {
            self.supporter = supporter
            _kind = OrNull(wrappedValue: kind)
            self.status = status
            self.missing = missing
        }
    }

    package struct Module: Codable, Hashable, Sendable {
        package var module: String
        package var title: String
        package var titleEn: String
        /// ISO; the first day on which it is no longer offered.
        @OrNull package var retiredOn: String?
    }

    package var items: [Missing]
    package var modules: [Module]
    package var kinds: [SupporterKindDocument]

    /// Of the entries, those who are on the way or at work and have something left to complete.
    package init(_ entries: [Supporter.Entry], lists: PeopleLists) {
        items = entries.compactMap { entry in
            let missing = entry.missingModules(entry.rules(lists)).map(\.rawValue)
            guard let status = entry.present?.status, status.isOnTheWayOrAtWork, !missing.isEmpty else { return nil }
            return Missing(
                supporter: entry.code.rawValue,
                kind: entry.profile.kind?.rawValue,
                status: status.rawValue,
                missing: missing
            )
        }
        modules = lists.trainingModules.entries.map { entry in
            Module(
                module: entry.code.rawValue,
                title: entry.title.ja,
                titleEn: entry.title.en,
                retiredOn: entry.retiredOn?.description
            )
        }
        kinds = lists.supporterKinds.entries.map { entry in
            SupporterKindDocument(entry, lists.rules[entry.code] ?? SupporterKind.Rules())
        }
    }
}

/// What `madoguchi maintenance` did, or would do.
package struct MaintenanceDocument: Codable, Hashable, Sendable {
    package struct Step: Codable, Hashable, Sendable {
        package var supporter: String
        package var from: String
        package var to: String
        /// ISO, in Japan.
        package var date: String
        /// `certificate_ended`, `appointment_ended` or `no_session`.
        package var reason: String
    }

    package var steps: [Step]
    package var dryRun: Bool

    package init(_ changes: [DueChange], isDryRun: Bool) {
        steps = changes.map { change in
            Step(
                supporter: change.supporter.rawValue,
                from: change.from.rawValue,
                to: change.span.status.rawValue,
                date: change.span.from.description,
                reason: change.reason.rawValue
            )
        }
        dryRun = isDryRun
    }
}

extension SupporterStatus {
    /// Whether somebody still is, or may soon be, a supporter.
    package var isOnTheWayOrAtWork: Bool {
        switch self {
        case .applied, .inTraining, .certified, .active, .paused, .lapsed: true
        case .retired, .declined: false
        }
    }
}
