/// What the API document shows of requests.
enum Examples {
    static let submission: JSONValue = [
        "site": "S001", "heldAt": "2026-05-14T10:30:00+09:00", "channel": "in_person", "topics": ["マイナンバーカード"],
        "ageBand": "70-74", "minutes": 15, "outcome": "done_by_self",
    ]

    static let correction: JSONValue = ["changes": ["minutes": 20, "note": .null], "reason": "対応時間の記入誤り"]

    static let void: JSONValue = ["reason": "二重に登録したため"]

    static let closing: JSONValue = ["acknowledgeMissing": true]

    static let reopening: JSONValue = ["reason": "北出張所の1か月分が二重に登録されていたため"]

    static let decline: JSONValue = ["remark": "すでに別の番号で登録されています"]

    static let indicator: JSONValue = [
        "title": "ペーパーレス化率", "titleEn": "Paper-free rate", "unit": "%", "unitEn": "%", "source": "survey",
        "numerator": "電子決裁の件数", "denominator": "決裁の件数", "factor": 100, "direction": "up",
    ]

    static let target: JSONValue = ["value": 12000, "effectiveFrom": "令和8年11月24日", "reason": "上半期の実績を踏まえた見直し"]

    static let figure: JSONValue = ["referenceDate": "令和8年9月30日", "x": 136, "n": 1000, "source": "令和8年度区民意識調査"]

    static let course: JSONValue = [
        "kind": "基本", "title": "はじめてのスマートフォン", "site": "S001", "date": "令和8年11月20日", "starts": "9:30", "ends": "11:30",
        "capacity": 20, "partnerKind": "老人クラブ", "partner": "本町いきいきクラブ", "instructors": ["支援員001"],
        "assistants": ["支援員002", "支援員003"],
    ]

    static let cancellation: JSONValue = ["reason": "台風のため"]

    static let place: JSONValue = ["ageBand": "70-74"]

    static let attendance: JSONValue = [
        "people": [
            ["ageBand": "70-74", "count": 3],
            ["ageBand": "75-79", "satisfaction": 5, "canDoAlone": true, "wantsToHelp": true],
        ]
    ]

    static let consent: JSONValue = ["purposes": ["record", "courses"], "method": "paper", "givenOn": "令和8年11月24日"]

    static let resident: JSONValue = ["birthYear": 1952, "town": "本町一丁目", "needs": ["hearing"], "consent": consent]

    static let otherResident: JSONValue = ["with": "019e2440-1c00-7a31-8f20-5b6c7d8e9f01", "reason": "同じ方の登録が二つあるため"]

    static let conversion: JSONValue = [
        "resident": "019e2440-1c00-7a31-8f20-5b6c7d8e9f01", "kind": "シニア", "homeSite": "S001",
    ]

    static let login: JSONValue = ["account": "desk-3", "password": "夕焼けと切手と青い自転車", "code": "492039"]

    static let proof: JSONValue = ["password": "夕焼けと切手と青い自転車", "code": "492039"]

    static let passwordChange: JSONValue = ["password": "夕焼けと切手と青い自転車", "newPassword": "川べりの猫が三つまで数える"]

    static let invitation: JSONValue = ["account": "desk-3", "invitation": "MADO-7QK2M-XW4DA-5RTYB-NC63P-ZFHJ2"]

    static let enrolment: JSONValue = [
        "account": "desk-3", "invitation": "MADO-7QK2M-XW4DA-5RTYB-NC63P-ZFHJ2", "password": "夕焼けと切手と青い自転車",
        "code": "492039",
    ]

    static let batch = """
        {"id":"019e2440-1c00-7a31-8f20-5b6c7d8e9f01","site":"S001","heldOn":"2026-05-14","channel":"phone","topics":["メール"]}

        """
}
