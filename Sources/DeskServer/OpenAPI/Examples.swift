/// What the API document shows of requests.
enum Examples {
    static let submission: JSONValue = [
        "site": "S001", "heldAt": "2026-05-14T10:30:00+09:00", "channel": "in_person", "topics": ["マイナンバーカード"],
        "ageBand": "70-74", "minutes": 15, "outcome": "done_by_self",
    ]

    static let correction: JSONValue = ["changes": ["minutes": 20, "note": .null], "reason": "対応時間の記入誤り"]

    static let void: JSONValue = ["reason": "二重に登録したため"]

    static let batch = """
        {"id":"019e2440-1c00-7a31-8f20-5b6c7d8e9f01","site":"S001","heldOn":"2026-05-14","channel":"phone","topics":["メール"]}

        """
}
