extension PeopleHelp {
    /// Examples, and what there is to know, in Japanese.
    var japaneseExamples: String {
        switch self {
        case .supporter:
            """
            例:
              mado supporter list --ending 60
              mado supporter add シニア 中央図書館 日本手話 4h --name 山田花子
              mado supporter activate SD-0001
              mado supporter renew --all --until R9.3.31
              mado supporter roster --site 中央図書館
            """
        case .supporterList:
            """
            例:
              mado supporter list
              mado supporter list --site 中央図書館 --status 活動中
              mado supporter list --ending 60    （認定か任用が60日以内に終わる人）
            """
        case .supporterShow:
            """
            例:
              mado supporter show SD-0001
            """
        case .supporterAdd:
            """
            例:
              mado supporter add シニア 中央図書館 日本手話 メール 地図 4h
              mado supporter add 学生 --name 山田花子 --phone 090-1234-5678

            言葉の順序は自由です: 種別（必須）、拠点（最初が主な拠点）、言語、技能（相談内容）、
            週の時間（4h、週4時間）。
            """
        case .supporterChange:
            """
            例:
              mado supporter change SD-0001 西荻図書館 英語

            書いた項目だけが置き換わります。
            """
        case .supporterStart:
            """
            例:
              mado supporter start SD-0001
            """
        case .supporterCertify:
            """
            例:
              mado supporter certify SD-0001
              mado supporter certify SD-0001 SD-0002 --on R8.11.20 --until R12.3.31

            必要な研修科目の修了が先です（mado supporter training）。
            """
        case .supporterActivate:
            """
            例:
              mado supporter activate SD-0001 SD-0002

            任用は、年度ごとの種別では3月31日までです。
            """
        case .supporterPause:
            """
            例:
              mado supporter pause SD-0001 --reason 療養のため
            """
        case .supporterLapse:
            """
            例:
              mado supporter lapse SD-0001 --reason 連絡が取れないため
            """
        case .supporterRetire:
            """
            例:
              mado supporter retire SD-0001 --on 3/31 --reason 転居のため
            """
        case .supporterDecline:
            """
            例:
              mado supporter decline SD-0001 --reason 本人の辞退
            """
        case .supporterRenew:
            """
            例:
              mado supporter renew --all --until R9.3.31
              mado supporter renew --kind シニア --until 2027-03-31
              mado supporter renew SD-0001 SD-0002 --until 2027-03-31

            更新した人数と、更新しなかった人とその理由を表示します。
            """
        case .supporterTrain:
            """
            例:
              mado supporter train SD-0001 個人情報 接遇 --on 11/20
            """
        case .supporterTraining:
            """
            例:
              mado supporter training
            """
        case .supporterContact:
            """
            例:
              mado supporter contact SD-0001
              mado supporter contact SD-0001 --phone 090-1234-5678

            閲覧は記録されます。空の値（--phone ""）で消せます。
            """
        case .supporterRoster:
            """
            例:
              mado supporter roster --site 中央図書館
              mado supporter roster --supporter SD-0001 --month 12月
              mado supporter roster --site 中央図書館 --ics > roster.ics
            """
        case .supporterShift:
            """
            例:
              mado supporter shift SD-0001 中央図書館 12/3 10:00-12:00
              mado supporter shift SD-0001 明日 13時-15時半

            言葉の順序は自由です。拠点を省くと、設定の拠点になります。
            """
        case .supporterUnshift:
            """
            例:
              mado supporter unshift 3f2a9c --reason 体調不良
            """
        case .supporterHours:
            """
            例:
              mado supporter hours SD-0001
              mado supporter hours SD-0001 3h 11/20 中央図書館
              mado supporter hours SD-0001 1時間半

            シフト・相談の記録・自己申告は、足し合わせずに並べて表示します。
            """
        case .course:
            """
            例:
              mado course add 基本 中央図書館 12/3 10:00-12:00 20名 講師SD-0001
              mado course attend C12 72歳 ×3 78歳 満足
              mado course list --month 12月
            """
        case .courseList:
            """
            例:
              mado course list
              mado course list --site 中央図書館 --month 12月 --kind 基本
            """
        case .courseShow:
            """
            例:
              mado course show C12
            """
        case .courseAdd:
            """
            例:
              mado course add 基本 中央図書館 12/3 10:00-12:00 20名
              mado course add 体験会 12/3 13時-15時 定員8 町会 講師SD-0001 補助SD-0002
              mado course add 相談会 12/3 10-12時 8名 --title スマホ茶話会 --partner 荻窪町会

            言葉の順序は自由です: 種別、日、時間、定員（ここまで必須）、拠点（省くと設定の
            拠点）、連携先の種別、講師、補助。
            """
        case .courseChange:
            """
            例:
              mado course change C12 12/10 13:00-15:00
              mado course change C12 定員30 --title スマホ入門

            書いた項目だけが置き換わります。
            """
        case .courseCancel:
            """
            例:
              mado course cancel C12 --reason 講師の都合
            """
        case .coursePlace:
            """
            例:
              mado course place C12
              mado course place C12 72歳
              mado course place C12 090-1234-5678

            登録のある人は、識別番号、電話番号、またはフリガナで指定します。
            """
        case .coursePlaces:
            """
            例:
              mado course places C12
            """
        case .courseUnplace:
            """
            例:
              mado course unplace C12 3f2a9c
            """
        case .courseAttend:
            """
            例:
              mado course attend C12 72歳 ×3 78歳 満足
              mado course attend C12 満足 70-74 ×4 75-79 ×2 手伝いたい
              mado course attend C12 5人
              mado course attend C12 090-1234-5678 とても満足 一人でできる

            年代（72、72歳、70-74、不詳 …）か登録者で、一組が始まります。
              人数        ×3、x3、3人（登録者は1人ずつ）
              満足度      とても満足、満足、普通、不満、とても不満、満足5
              ほか        一人でできる、できない、手伝いたい
            最初の年代より前に書いた答えは、全員のものになります。
            """
        case .courseAttendance:
            """
            例:
              mado course attendance C12
            """
        case .courseUnattend:
            """
            例:
              mado course unattend C12 3f2a9c --reason 二重に記録したため
            """
        case .resident:
            """
            例:
              mado resident add 72歳 聴覚 --consent 書面 --kana ヤマダハナコ
              mado resident find 090-1234-5678
              mado resident show ヤマダハナコ

            閲覧も記録されます。利用者は識別番号・電話番号・フリガナで指定できます。
            """
        case .residentAdd:
            """
            例:
              mado resident add --consent 書面
              mado resident add 1952年生 聴覚 言語:中国語 --consent 口頭 --purposes 記録,連絡

            氏名・生年・電話番号などは、すべて省けます。
            """
        case .residentFind:
            """
            例:
              mado resident find 090-1234-5678
              mado resident find ヤマダハナコ
            """
        case .residentShow:
            """
            例:
              mado resident show 090-1234-5678
            """
        case .residentChange:
            """
            例:
              mado resident change 090-1234-5678 視覚 町:荻窪一丁目
              mado resident change ヤマダハナコ --consent 書面 --purposes 記録,講習会

            書いた項目だけが置き換わります。
            """
        case .residentMerge:
            """
            例:
              mado resident merge ID1 ID2 --reason 同一人物と確認

            「mado resident unmerge」で元に戻せます。
            """
        case .residentUnmerge:
            """
            例:
              mado resident unmerge ID2
            """
        case .residentDuplicates:
            """
            例:
              mado resident duplicates
            """
        case .residentDistinct:
            """
            例:
              mado resident distinct ID1 ID2
            """
        case .residentWithdraw:
            """
            例:
              mado resident withdraw 090-1234-5678

            件数は残ります。活動中の支援員の場合は、残るものを示して確認します。
            """
        case .conversions:
            """
            例:
              mado conversions                     （今年度の集計）
              mado conversions start 090-1234-5678 シニア 中央図書館
              mado conversions willing
            """
        case .conversionsStart:
            """
            例:
              mado conversions start 090-1234-5678 シニア 中央図書館 --keep-contact
            """
        case .conversionsList:
            """
            例:
              mado conversions list --fiscal-year R8
            """
        case .conversionsWilling:
            """
            例:
              mado conversions willing
            """
        case .conversionsVoid:
            """
            例:
              mado conversions void 3f2a9c --reason 人違いのため
            """
        case .reportConversions:
            """
            例:
              mado report conversions
              mado report conversions --fiscal-year 令和7 --format csv > funnel.csv
            """
        case .reportSupporters:
            """
            例:
              mado report supporters
              mado report supporters --as-of R8.9.30 --site 中央図書館
            """
        }
    }
}
