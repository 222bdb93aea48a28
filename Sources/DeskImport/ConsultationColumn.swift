/// 受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考
enum ConsultationColumn: String, TableColumn {
    case receipt = "受付番号"
    case heldOn = "相談日"
    case site = "拠点"
    case channel = "方法"
    case topics = "相談内容"
    case age = "年代"
    case minutes = "対応時間"
    case supporters = "対応者"
    case outcome = "結果"
    case note = "備考"

    var otherTitles: [String] {
        switch self {
        case .site: ["支援拠点", "拠点名", "拠点コード"]
        case .channel: ["相談方法"]
        case .age: ["年齢"]
        case .supporters: ["支援員", "デジタル活用支援員"]
        case .outcome: ["対応結果"]
        default: []
        }
    }

    /// What a consultation has to say; the others may be blank, so a ward may as well leave them out.
    var isRequired: Bool {
        switch self {
        case .receipt, .heldOn, .site, .channel, .topics: true
        case .age, .minutes, .supporters, .outcome, .note: false
        }
    }

    var holdsFreeText: Bool { self == .note }
    static var receiptColumn: ConsultationColumn? { .receipt }
    static var keyColumn: ConsultationColumn { .receipt }
}
