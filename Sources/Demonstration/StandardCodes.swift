internal import SupportDesk

/// The codes of a new ward (`Schema/0005_standard_codes.sql`) that people's questions come down to, with the words of a paper log.
enum StandardCodes {
    static let topics = table(
        Topic.self,
        [
            ("power_buttons", "電源・ボタン操作", "Power and buttons"),
            ("calls_camera", "電話・カメラ", "Calls and camera"),
            ("internet", "インターネット", "Internet"),
            ("email", "メール", "E-mail"),
            ("maps", "地図", "Maps"),
            ("line_messages", "LINE・メッセージ", "LINE and messages"),
            ("app_install", "アプリ導入", "Installing apps"),
            ("text_input", "文字入力", "Typing"),
            ("wifi", "Wi-Fi設定", "Wi-Fi set-up"),
            ("my_number_card", "マイナンバーカード", "My Number Card"),
            ("mynaportal_insurance", "マイナポータル・保険証", "Mynaportal and insurance card"),
            ("e_tax", "e-Tax", "e-Tax"),
            ("online_booking", "オンライン予約・診療", "Online booking and medical care"),
            ("cashless", "キャッシュレス", "Cashless payment"),
            ("disaster_app", "防災アプリ", "Disaster apps"),
            ("fraud_security", "詐欺・セキュリティ", "Fraud and security"),
            ("ward_application", "区のオンライン申請", "Online applications to the ward"),
            ("other", "その他", "Other"),
        ]
    )

    static let outcomes = table(
        Outcome.self,
        [
            ("done_by_self", "自分でできた", "Did it themselves"),
            ("partly", "一部できた", "Partly done"),
            ("unresolved", "未解決", "Not resolved"),
            ("sent_to_counter", "窓口へ案内", "Sent to a counter"),
            ("referred", "専門機関へ紹介", "Referred to a specialist"),
            ("continues", "継続", "To be continued"),
        ]
    )

    private static func table<Subject>(
        _ subject: Subject.Type,
        _ rows: [(code: String, ja: String, en: String)]
    ) -> CodeTable<Subject> {
        CodeTable(rows.map { CodeEntry(code: Code($0.code), title: Title(ja: $0.ja, en: $0.en)) })
    }
}
