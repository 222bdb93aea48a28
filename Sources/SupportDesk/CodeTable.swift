/// An entry of a ward's code table: a topic, an outcome, a kind of site.
///
/// A code is retired, never reused and never removed: an old record keeps its code.
package struct CodeEntry<Subject>: Sendable {
    package let code: Code<Subject>
    /// What people read, in Japanese and in English.
    package let title: Title
    /// Other words that people write for it, in either language.
    package let aliases: [String]
    /// The first day on which it is no longer offered; records may keep carrying it.
    package let retiredOn: CivilDate?

    package init(code: Code<Subject>, title: Title, aliases: [String] = [], retiredOn: CivilDate? = nil) {
        self.code = code
        self.title = title
        self.aliases = aliases
        self.retiredOn = retiredOn
    }

    /// All the words for it.
    package var words: [String] { [code.rawValue, title.ja, title.en] + aliases }
}

/// A text in both languages of the product.
package struct Title: Hashable, Sendable {
    package let ja: String
    package let en: String

    package init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }
}

/// A ward's list of codes in the order in which the ward shows them.
package struct CodeTable<Subject>: Sendable {
    package let entries: [CodeEntry<Subject>]
    private let index: WordIndex
    private let positions: [Code<Subject>: Int]

    package init(_ entries: [CodeEntry<Subject>]) {
        self.entries = entries
        index = WordIndex(entries, name: \.title.ja, words: \.words)
        positions = Dictionary(zip(entries.map(\.code), entries.indices)) { first, _ in first }
    }

    /// Finds an entry by code, title or alias in either language, however it is written (``Swift/String/searchKey``).
    package func find(_ word: String) -> Lookup<CodeEntry<Subject>> {
        index.find(word).map { entries[$0] }
    }

    /// The entry with exactly this code.
    package subscript(code: Code<Subject>) -> CodeEntry<Subject>? {
        positions[code].map { entries[$0] }
    }

    /// Where this code stands in the ward's order; after all others when it is not in the table.
    package func position(of code: Code<Subject>) -> Int {
        positions[code] ?? entries.count
    }
}
