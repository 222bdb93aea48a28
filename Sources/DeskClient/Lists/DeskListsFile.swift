package import DeskText
package import SupportDesk

/// The lists as the client keeps them between two runs, with where and when they came from.
///
/// Lines of fields parted by tabs, the search keys among them: read in a quarter of a millisecond, where the server's JSON took
/// one millisecond to decode and another to make ready, of the ten that a whole `mado log` takes.
package struct DeskListsFile: Sendable {
    package static let name = "lists.tsv"
    /// Another form of the file is not read but fetched anew.
    private static let form = "mado-lists-2"

    /// The server they came from: the lists of one are worth nothing at another.
    package let server: String
    /// The server's tag for this edition of the lists.
    package let tag: String
    package var fetchedAt: Instant
    package let lists: DeskLists

    package init(server: String, tag: String, fetchedAt: Instant, lists: DeskLists) {
        self.server = server
        self.tag = tag
        self.fetchedAt = fetchedAt
        self.lists = lists
    }

    /// The file in this home; nil when there is none, or none that can be used.
    package static func read(in home: ClientHome) -> DeskListsFile? {
        guard let bytes = try? home.read(name) else { return nil }
        return DeskListsFile(text: String(decoding: bytes, as: UTF8.self))
    }

    /// Keeps the file in this home.
    package func write(in home: ClientHome) throws(ConfigurationProblem) {
        try home.write(Array(text.utf8), to: Self.name)
    }
}

extension DeskListsFile {
    var text: String {
        var lines = [
            [Self.form, server, tag, String(fetchedAt.microsecondsSince1970)],
            ["ward", lists.ward.rawValue, lists.wardName],
            ["supporters"] + lists.supporters.map(\.rawValue),
        ]
        lines += lists.eras.map { era in
            ["era", era.name, era.letter, era.firstDay.description, era.lastDay?.description ?? ""]
        }
        lines += lists.topics.map { ["topic"] + Self.fields($0) }
        lines += lists.outcomes.map { ["outcome"] + Self.fields($0) }
        lines += lists.people.supporterKinds.map { ["supporterKind"] + Self.fields($0) }
        lines += lists.people.languages.map { ["language"] + Self.fields($0) }
        lines += lists.people.trainingModules.map { ["module"] + Self.fields($0) }
        lines += lists.people.courseKinds.map { ["courseKind"] + Self.fields($0) }
        lines += lists.people.partnerKinds.map { ["partnerKind"] + Self.fields($0) }
        lines += lists.sites.map { term in
            let site = term.site
            return [
                "site", site.code.rawValue, site.name, site.kind.rawValue, site.town?.rawValue ?? "",
                site.openedOn.description, site.closedOn?.description ?? "",
            ] + site.aliases + term.keys
        }
        return lines.map { $0.map(Self.withoutTabs).joined(separator: "\t") + "\n" }.joined()
    }

    private static func fields<Subject>(_ term: DeskLists.Term<Subject>) -> [String] {
        let entry = term.entry
        return [entry.code.rawValue, entry.title.ja, entry.title.en, entry.retiredOn?.description ?? ""]
            + entry.aliases + term.keys
    }

    private static func withoutTabs(_ field: String) -> String {
        String(field.unicodeScalars.map { $0 == "\t" || $0 == "\n" ? " " : Character($0) })
    }

    init?(text: String) {
        var head: [String] = []
        var ward = ["", ""]
        var supporters: [Supporter.ID] = []
        var eras: [JapaneseEra] = []
        var topics: [DeskLists.Term<Topic>] = []
        var outcomes: [DeskLists.Term<Outcome>] = []
        var people = DeskLists.People()
        var sites: [DeskLists.SiteTerm] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            var fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                String(Substring($0))
            }
            let kind = fields.removeFirst()
            switch kind {
            case Self.form: head = fields
            case "ward": ward = fields
            case "supporters": supporters = fields.map { Supporter.ID($0) }
            case "era": if let era = Self.era(fields) { eras.append(era) }
            case "topic": Self.add(fields, to: &topics)
            case "outcome": Self.add(fields, to: &outcomes)
            case "supporterKind": Self.add(fields, to: &people.supporterKinds)
            case "language": Self.add(fields, to: &people.languages)
            case "module": Self.add(fields, to: &people.trainingModules)
            case "courseKind": Self.add(fields, to: &people.courseKinds)
            case "partnerKind": Self.add(fields, to: &people.partnerKinds)
            case "site": if let site = Self.site(fields) { sites.append(site) }
            default: return nil
            }
        }
        guard head.count == 3, let microseconds = Int64(head[2]), ward.count == 2, !topics.isEmpty else { return nil }
        self.init(
            server: head[0],
            tag: head[1],
            fetchedAt: Instant(microsecondsSince1970: microseconds),
            lists: DeskLists(
                ward: Ward.ID(ward[0]),
                wardName: ward[1],
                topics: topics,
                outcomes: outcomes,
                sites: sites,
                people: people,
                supporters: supporters,
                eras: eras
            )
        )
    }

    private static func era(_ fields: [String]) -> JapaneseEra? {
        guard fields.count == 4, let firstDay = CivilDate(iso: fields[2]) else { return nil }
        return JapaneseEra(name: fields[0], letter: fields[1], firstDay: firstDay, lastDay: CivilDate(iso: fields[3]))
    }

    private static func add<Subject>(_ fields: [String], to terms: inout [DeskLists.Term<Subject>]) {
        if let term: DeskLists.Term<Subject> = term(fields) { terms.append(term) }
    }

    /// Four fields, the aliases, and a key for each of the code, the two titles and the aliases.
    private static func term<Subject>(_ fields: [String]) -> DeskLists.Term<Subject>? {
        let aliases = (fields.count - 7) / 2
        guard fields.count >= 7, fields.count == 7 + 2 * aliases else { return nil }
        let entry = CodeEntry<Subject>(
            code: Code(fields[0]),
            title: Title(ja: fields[1], en: fields[2]),
            aliases: Array(fields[4..<4 + aliases]),
            retiredOn: CivilDate(iso: fields[3])
        )
        return DeskLists.Term(entry, keys: Array(fields[(4 + aliases)...]))
    }

    /// Six fields, the aliases, and a key for each of the code, the name and the aliases.
    private static func site(_ fields: [String]) -> DeskLists.SiteTerm? {
        let aliases = (fields.count - 8) / 2
        guard fields.count >= 8, fields.count == 8 + 2 * aliases, let openedOn = CivilDate(iso: fields[4]) else {
            return nil
        }
        let site = Site(
            code: Site.ID(fields[0]),
            name: fields[1],
            kind: Code(fields[2]),
            town: fields[3].isEmpty ? nil : Town.ID(fields[3]),
            openedOn: openedOn,
            closedOn: CivilDate(iso: fields[5]),
            aliases: Array(fields[6..<6 + aliases])
        )
        return DeskLists.SiteTerm(site, keys: Array(fields[(6 + aliases)...]))
    }
}
