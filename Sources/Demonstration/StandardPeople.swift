internal import SupportDesk

/// What a new ward asks of its supporters (`Schema/0019_codes_of_people.sql`).
enum StandardPeople {
    static let seniors = SupporterKind.ID("senior")
    static let staff = SupporterKind.ID("staff")
    static let volunteers = SupporterKind.ID("volunteer")
    static let companies = SupporterKind.ID("company")
    static let npos = SupporterKind.ID("npo")
    static let students = SupporterKind.ID("student")

    static let rules: [SupporterKind.ID: SupporterKind.Rules] = [
        staff: rules(isStaff: true, isYearly: true, ["privacy"]),
        volunteers: rules(isYearly: true, ["devices", "manner", "privacy"]),
        companies: rules(isYearly: false, ["privacy"]),
        npos: rules(isYearly: false, ["manner", "privacy"]),
        students: rules(isYearly: true, ["manner", "privacy"]),
        seniors: rules(isYearly: true, ["devices", "manner", "privacy"]),
    ]

    /// Nothing about it is missing in the demonstration, so nobody reads its titles.
    static let modules = CodeTable<TrainingModule>(
        ["devices", "manner", "privacy", "my_number", "fraud"].map {
            CodeEntry(code: Code($0), title: Title(ja: $0, en: $0))
        }
    )

    /// Who keeps the demonstration's registers.
    static let account = Account(name: "demonstration", role: .administrator)

    private static func rules(
        isStaff: Bool = false,
        isYearly: Bool,
        _ modules: [String]
    ) -> SupporterKind.Rules {
        SupporterKind.Rules(
            isStaff: isStaff,
            isYearly: isYearly,
            requiredModules: modules.map { TrainingModule.ID($0) }
        )
    }
}
