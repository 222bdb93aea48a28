/// What `mado --help` says of an option or an argument.
package enum ClientOptionHelp: Sendable {
    case words, site, at, note, resident, last, json, quiet, lang, limit, id, reason, clear, correctedWords
    case key, value
    case once, item, items, allItems, yes, outboxFormat
    case fiscalYear, asOf, reportSite, radius, grouping, towns, staleAfter, format, divideFormat
    case lateReason, reportMonth, asPublished, period, periodSite, acknowledgeMissing, amendmentID, amendmentState

    package func text(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .words: "相談の内容。例: マイナンバーカード 72歳 15分 自分でできた"
            case .site: "支援拠点のコードか名称（省略時は設定の拠点か、アカウントの拠点）"
            case .at: "相談の日時。例: 10:30、昨日 10:30、2026-05-14"
            case .note: "備考（マイナンバーは記録できません）"
            case .resident: "登録のある利用者。識別番号、電話番号、カナのいずれか"
            case .last: "前回と同じ内容で記録する（言葉で書いた項目だけ変わる）"
            case .json: "サーバーのJSONをそのまま出力する"
            case .quiet: "うまくいったときは何も表示しない"
            case .lang: "表示の言語（jaかen）"
            case .limit: "表示する件数（1〜500）"
            case .id: "相談の番号（mado recentの番号、または36文字の識別番号）"
            case .reason: "理由（履歴に残ります）"
            case .clear: "空にする項目（備考、note など。繰り返し指定できます）"
            case .correctedWords: "正しい内容。例: 20分 75-79"
            case .key: "項目（server、token-file、site、lang）"
            case .value: "値"
            case .once: "一度だけ試し、つながらなければ待たずに終わる"
            case .item: "mado outboxのNo.、または相談の番号"
            case .items: "mado outboxのNo.、または相談の番号（いくつでも）"
            case .allItems: "すべて"
            case .yes: "確認せずに進める"
            case .outboxFormat: "出力の形式。ndjson、csv（省略時はndjson）"
            case .fiscalYear: "年度。例: 2026、令和8、R8（省略時は今年度）"
            case .asOf: "この日までの相談を数える。例: 2026-11-23、R8.11.23（省略時は今日）"
            case .reportSite: "この拠点だけ。コードか名称（省略時は区全体）"
            case .radius: "拠点から何メートル以内を範囲とするか。例: 500、800"
            case .grouping: "内訳。siteかmonth（両方指定できます）"
            case .towns: "拠点の代わりに、範囲に拠点のない町丁目をすべて出力する"
            case .staleAfter: "記録が届かない日が開所日で何日続いたら、その拠点を示すか"
            case .format: "出力の形式。table、json、csv（省略時はtable）"
            case .divideFormat: "出力の形式。table、json、csv、geojson（省略時はtable）"
            case .lateReason: "締め済みの月に遅れて記録する理由（承認を待つ申請になります）"
            case .reportMonth: "この月の末日まで。例: 2026-05、R8.5（--fiscal-year、--as-ofの代わり）"
            case .asPublished: "公表したままの版。例: v1（確定値）、v2（訂正版2）。月か年度も指定する"
            case .period: "月か年度。例: 2026-05、令和8年5月、2026、令和8年度"
            case .periodSite: "この拠点だけを締める。コードか名称（省略時は区全体）"
            case .acknowledgeMissing: "そろっていないものを承知のうえで締める"
            case .amendmentID: "申請の番号（一覧に表示される末尾、または36文字の識別番号）"
            case .amendmentState: "waiting（承認待ち）、approved（承認済み）、declined（却下）"
            }
        case .en:
            switch self {
            case .words: "What to record, like: e-tax 75-79 20m phone done"
            case .site: "The site's code or name (default: the configured one, or your account's)"
            case .at: "When it was held, like 10:30, \"yesterday 10:30\" or 2026-05-14"
            case .note: "A note (no My Number)"
            case .resident: "A resident on record, by id, telephone number or kana"
            case .last: "As the last one, but for what the words say"
            case .json: "Print the server's JSON"
            case .quiet: "Say nothing when all goes well"
            case .lang: "The language to speak (ja or en)"
            case .limit: "How many to list (1 to 500)"
            case .id: "The consultation's id: its end as mado recent shows it, or all 36 characters"
            case .reason: "Why (it stays in the history)"
            case .clear: "A field to be emptied, like note (may be repeated)"
            case .correctedWords: "What is right, like: 20m 75-79"
            case .key: "server, token-file, site or lang"
            case .value: "The value"
            case .once: "Try once, and do not wait for a connection"
            case .item: "The number that mado outbox shows, or the record's id"
            case .items: "Numbers that mado outbox shows, or records' ids"
            case .allItems: "All of them"
            case .yes: "Go on without being asked"
            case .outboxFormat: "ndjson or csv (default: ndjson)"
            case .fiscalYear: "The fiscal year, like 2026, 令和8 or R8 (default: the present one)"
            case .asOf: "Count what was held up to this day, like 2026-11-23 (default: today)"
            case .reportSite: "Only this site, by code or name (default: the whole ward)"
            case .radius: "Within how many metres a site is within reach, like 500 or 800"
            case .grouping: "Break down by site or by month (may be repeated)"
            case .towns: "Instead of the sites, all towns without a site within reach"
            case .staleAfter: "After how many open days without a record a site is marked"
            case .format: "table, json or csv (default: table)"
            case .divideFormat: "table, json, csv or geojson (default: table)"
            case .lateReason: "Why it comes after its month was closed (it then waits for approval)"
            case .reportMonth: "Up to the end of this month, like 2026-05, instead of the two above"
            case .asPublished: "A version word for word, like v1 (final) or v2; with a month or year"
            case .period: "A month or a fiscal year, like 2026-05 or 2026"
            case .periodSite: "Only this site closes the month, by code or name (default: the ward)"
            case .acknowledgeMissing: "Close it knowing what is missing"
            case .amendmentID: "The amendment's id: its end as the list shows it, or all 36 characters"
            case .amendmentState: "Only those waiting, approved or declined"
            }
        }
    }
}
