extension ClientHelp {
    var japanese: String {
        switch self {
        case .mado:
            """
            例:
              mado log マイナンバーカード 72歳 15分 自分でできた
              mado log e-tax 75-79 20m phone done
              mado log                         （順番に質問します）
              mado recent
              mado correct 3f2a9c 20分 --reason 入力の誤り
              mado undo
              mado sync                        （保存したままの分を送信します）
              mado course attend C12 72歳 ×3 78歳 満足
              mado supporter shift SD-0001 12/3 10:00-12:00
              mado report targets

            初めて使うときは:
              mado config set server https://desk.example.lg.jp
              mado config set token-file ~/mado-token
              mado config set site 中央図書館
            """
        case .log:
            """
            例:
              mado log マイナンバーカード 72歳 15分 自分でできた
              mado log 詐欺 メール 回答しない 1時間半 電話 継続
              mado log 地図 80-84 10分 訪問 @支援員052 満足5 --note 再訪を希望
              mado log 確定申告 70-74 昨日 10:30
              mado log --last 10分             （前回と同じ内容で、10分）
              mado log 地図 5/12 --reason 紙の控えから  （締め済みの月。承認を待ちます）

            言葉の順序は自由です。全角でも半角でも、先頭の数文字だけでも分かります。
              相談内容    一覧にある名前・コード・別名（いくつでも。必須）
              年代        72歳、70-74、90歳以上、不明、回答しない
              対応時間    15分、15m、1時間半
              方法        対面（省略時）、電話、オンライン、訪問
              結果        自分でできた、一部できた、未解決、継続 など
              いつ        昨日、5/14、R8.5.14、10:30（省略時は今）
              ほか        @支援員052  満足5  受付:2025-00001  町:○○一丁目
            二通りに読める言葉は「方法:電話」「内容:電話」のように項目名を付けます。
            """
        case .recent:
            """
            例:
              mado recent
              mado recent --limit 50 --site 中央図書館
              mado recent --json
            """
        case .show:
            """
            例:
              mado show 3f2a9c
            """
        case .correct:
            """
            例:
              mado correct 3f2a9c 20分 --reason 入力の誤り
              mado correct 3f2a9c 昨日 75-79 --reason 日付と年代の誤り
              mado correct 3f2a9c --clear 備考 --reason 個人情報のため

            言葉はmado logと同じで、書いた項目だけが置き換わります。
            相談内容は、書いたものにすべて置き換わります。
            """
        case .void:
            """
            例:
              mado void 3f2a9c --reason 二重に記録したため
            """
        case .config, .configSet:
            """
            例:
              mado config set server https://desk.example.lg.jp
              mado config set token-file ~/mado-token
              mado config set site 中央図書館
              mado config set lang ja
              mado config set ca-file /etc/ssl/ward-ca.pem

            オプション、環境変数、設定ファイルの順に優先します。環境変数は
            MADO_SERVER、MADO_TOKEN_FILE、MADO_SITE、MADO_LANG、MADO_CA_FILEです。
            """
        case .report:
            """
            例:
              mado report targets
              mado report coverage --radius 800
              mado report topics --fiscal-year 令和7 --by month
              mado report channels --site 中央図書館
              mado report divide --format geojson > divide.geojson
              mado report conversions
              mado report supporters
              mado report targets --month 2026-05 --as-published v1

            見出しに速報値・確定値・訂正版の別が出ます。--as-publishedを付けると、
            締めたときに公表したままの数字を表示します。
            閲覧できるのは調整担当と統計担当です。
            「mado config」の拠点は使いません。拠点を絞るには--siteを付けます。
            """
        case .reportTargets:
            """
            例:
              mado report targets
              mado report targets --as-of R8.9.30
              mado report targets --fiscal-year 2025 --format csv > targets.csv

            予測の幅は、3月31日の値が80%の確率で入ると見込まれる範囲です。
            """
        case .reportCoverage:
            """
            例:
              mado report coverage
              mado report coverage --radius 800
              mado report coverage --towns
              mado report coverage --format csv > sites.csv

            距離は直線距離です。実人数・延べ・件は別の数え方で、足し合わせられません。
            """
        case .reportTopics:
            """
            例:
              mado report topics
              mado report topics --by month
              mado report topics --by site --format csv > topics.csv
            """
        case .reportChannels:
            """
            例:
              mado report channels
              mado report channels --site 専用コールセンター

            ▲と▼は、偶然では説明できない差だけに付きます。
            """
        case .reportDivide:
            """
            例:
              mado report divide
              mado report divide --format csv > divide.csv
              mado report divide --format geojson > divide.geojson
            """
        case .sync:
            """
            例:
              mado sync
              mado sync --quiet --once         （cronやタイマーから）

            古いものから順に送ります。つながらないときは、間隔を空けて何度か試します。
            受け付けられなかったものは残り、ほかのものの送信は止まりません。
            終了コード: 0 すべて送信、75 未送信あり、65 受付不可あり、69 接続不可。
            """
        case .outbox, .outboxList:
            """
            例:
              mado outbox
              mado outbox show 3
              mado outbox edit 3f2a9c 20分
              mado outbox resend --all
              mado outbox export --format csv > outbox.csv
            """
        case .outboxShow:
            """
            例:
              mado outbox show 3
              mado outbox show 3f2a9c --json
            """
        case .outboxEdit:
            """
            例:
              mado outbox edit 3f2a9c 20分 75-79
              mado outbox edit 3 --at 昨日
              mado outbox edit 3 --reason 通信の復旧が月をまたいだため

            言葉はmado logと同じで、書いた項目だけが置き換わります。
            """
        case .outboxResend:
            """
            例:
              mado outbox resend 3f2a9c
              mado outbox resend --all
            """
        case .outboxDiscard:
            """
            例:
              mado outbox discard 3f2a9c
            """
        case .outboxExport:
            """
            例:
              mado outbox export > outbox.ndjson
              mado outbox export --format csv > outbox.csv
            """
        case .outboxClaim:
            """
            例:
              mado outbox claim
            """
        case .undo, .status, .doctor, .configShow, .configUnset: ""
        }
    }
}
