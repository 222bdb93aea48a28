/// 支援員種別 (a ward's code table): 職員, 区民ボランティア, シニアデジタルサポーター …
package enum SupporterKind {
    package typealias ID = Code<SupporterKind>

    /// What a ward asks of supporters of a kind.
    package struct Rules: Hashable, Sendable {
        /// 職員: the ward's own employees.
        package var isStaff: Bool
        /// Whether an appointment ends on 31 March unless it is renewed.
        package var isYearly: Bool
        /// How long a certificate is valid unless another end is said.
        package var certificateMonths: Int
        /// What has to be completed before someone is certified.
        package var requiredModules: [TrainingModule.ID]

        package init(
            isStaff: Bool = false,
            isYearly: Bool = false,
            certificateMonths: Int = 36,
            requiredModules: [TrainingModule.ID] = []
        ) {
            self.isStaff = isStaff
            self.isYearly = isYearly
            self.certificateMonths = certificateMonths
            self.requiredModules = requiredModules
        }
    }
}

/// 研修科目 (a ward's code table).
package enum TrainingModule {
    package typealias ID = Code<TrainingModule>
}

/// A language that people speak or sign (a ward's code table).
package enum SpokenLanguage {
    package typealias ID = Code<SpokenLanguage>
}
