internal import SupportDesk

/// `minutes:20`, `方法=電話`: a word that says which field it is for.
struct LabelledWord {
    let field: ConsultationField
    let label: String
    /// As written, but with full-width forms made narrow.
    let value: String

    /// Nil when the word begins with no label.
    init?(_ word: String) {
        let folded = word.compatibilityComposed
        guard let mark = folded.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return nil }
        let label = folded[..<mark].searchKey
        guard let field = Self.field(labelled: label) else { return nil }
        self.field = field
        self.label = label
        value = String(folded[folded.index(after: mark)...])
    }

    /// The field that goes by this label, given as a search key.
    static func field(labelled label: String) -> ConsultationField? {
        fields.first { $0.labels.contains(label) }?.field
    }

    /// The label by which to name a field, in Japanese and in English.
    static func label(of field: ConsultationField) -> Title {
        let labels = fields.first { $0.field == field }?.labels ?? [field.rawValue, field.rawValue]
        return Title(ja: labels[0], en: labels[1])
    }

    /// The first label of a field is the Japanese one to show, the second the English one.
    private static let fields: [(field: ConsultationField, labels: [String])] = [
        (.topics, ["内容", "topic", "相談内容", "topics"]),
        (.ageBand, ["年代", "age", "年齢", "ageband"]),
        (.minutes, ["時間", "min", "対応時間", "分", "m", "mins", "minutes"]),
        (.channel, ["方法", "channel", "相談方法"]),
        (.outcome, ["結果", "outcome", "対応結果"]),
        (.supporters, ["対応者", "by", "支援員", "担当", "担当者", "supporter", "supporters"]),
        (.satisfaction, ["満足度", "sat", "満足", "satisfaction"]),
        (.canDoOnline, ["オンライン手続", "can", "candoonline"]),
        (.receipt, ["受付", "receipt", "受付番号"]),
        (.site, ["拠点", "site", "支援拠点"]),
        (.town, ["町", "town", "町丁目"]),
        (.heldOn, ["日", "day", "相談日", "日付", "date", "heldon"]),
        (.heldAt, ["時刻", "time", "相談日時", "heldat"]),
        (.note, ["備考", "note"]),
    ]
}

extension Substring {
    fileprivate var searchKey: String { String(self).searchKey }
}
