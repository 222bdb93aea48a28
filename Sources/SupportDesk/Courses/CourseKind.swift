/// 講習会の種別 (a ward's code table): 基本, 応用, 体験会, 世代間交流, 相談会.
package enum CourseKind {
    package typealias ID = Code<CourseKind>
}

/// 連携先の種別 (a ward's code table): 町会・自治会, 老人クラブ, 学校, 民生委員, 企業, NPO.
package enum PartnerKind {
    package typealias ID = Code<PartnerKind>
}
