/// What passwords are made of that others try first: the leaders of published lists, keyboards' rows (the Japanese one too), and the
/// words of this desk. In small letters and NFKC.
enum CommonPasswords {
    static let words = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let text = """
        password passwort passphrase passw0rd p@ssword p@ssw0rd pa55word pass word secret secure security login logon signin
        admin administrator root guest user test testing sample demo default change changeme letmein welcome hello hallo master
        access system server manager office staff member public private internet computer keyboard windows microsoft google
        apple iphone android samsung docomo softbank rakuten yahoo line facebook instagram twitter tiktok youtube amazon
        qwerty qwertyuiop qwertyui qwert werty asdf asdfgh asdfghjkl asdfghjk zxcv zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc edcrfv
        qaz wsx edc rfv tgb yhn ujm 1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 1qaz2wsx 1qaz2wsx3edc zaq1 xsw2 cde3 vfr4 zaq12wsx q1w2e3r4
        q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1a2b3c4d a1b2c3d4 aa11bb22 abcd abcde abcdef abc abc123 123abc
        aaa aaaa bbb xxx xyz zzz qqq www asd zxc qwe poi lkj mnb poiuytrewq lkjhgfdsa mnbvcxz trewq gfdsa
        dragon monkey shadow sunshine princess flower football baseball soccer tennis basketball hockey golf superman batman
        pokemon pikachu doraemon totoro hellokitty kitty mickey disney naruto onepiece gundam ultraman anpanman conan ghibli
        starwars matrix pepper ginger cookie chocolate cheese banana orange apple lemon peach summer winter spring autumn
        january february march april june july august september october november december monday tuesday wednesday thursday
        friday saturday sunday morning night forever freedom happy lucky love lover iloveyou loveyou ilove you baby angel heart
        michael jordan jennifer jessica daniel thomas charlie robert william george andrew joshua ashley michelle
        tokyo osaka kyoto nagoya sapporo yokohama fukuoka kobe sendai hiroshima shibuya shinjuku japan nippon nihon edo ginza
        akihabara suginami ogikubo koenji asagaya nakano setagaya shinagawa minato chuo kita minami higashi nishi kuyakusho
        yakusho shiyakusho kumin kocho kacho bucho shokuin madoguchi mado shien shienin soudan sodan toshokan koenkai korei
        sakura hana momiji fuji fujisan yama kawa umi sora hoshi tsuki hikari yuki kaze haru natsu aki fuyu asahi midori akane
        taro tarou jiro jirou hanako ichiro ichirou yamada tanaka suzuki sato satou takahashi watanabe ito itou nakamura kobayashi
        kato katou yoshida sasaki yamamoto matsumoto inoue kimura hayashi shimizu yamaguchi saito saitou mori ikeda hashimoto
        takashi hiroshi kenji kazuo yoko yoshiko keiko kazuko hideki takeshi yuki yumi mayumi akira makoto satoshi daisuke
        tenno reiwa heisei showa shouwa taisho meiji daisuki aishiteru arigato arigatou sayonara konnichiwa ohayo ohayou
        genki kawaii sugoi ganbaru ganbare ganbatte onegai yoroshiku neko inu kuma usagi tori sushi ramen sake ocha
        digital desk support supportdesk helpdesk help ward kuden smart smartphone sumaho mynumber mynumbercard etax maina
        パスワード ぱすわーど あんしょう 暗証番号 暗証 秘密 ひみつ ログイン ろぐいん 管理者 かんりしゃ 職員 しょくいん 担当 担当者 ゲスト テスト てすと
        サンプル 窓口 まどぐち 相談 そうだん 支援 支援員 しえん しえんいん 区役所 くやくしょ 杉並 杉並区 すぎなみ すぎなみく 東京 東京都 とうきょう
        図書館 としょかん デジタル でじたる スマホ すまほ マイナンバー まいなんばー さくら 桜 富士山 ふじさん 日本 にほん にっぽん 令和 れいわ
        平成 へいせい 昭和 しょうわ 愛してる あいしてる 大好き だいすき ありがとう おはよう こんにちは さようなら よろしく よろしくおねがいします
        おねがいします がんばる がんばれ たろう 太郎 はなこ 花子 やまだ 山田 すずき 鈴木 たなか 田中 さとう 佐藤 ねこ いぬ うさぎ
        あいうえお かきくけこ さしすせそ たちつてと なにぬねの はひふへほ まみむめも やゆよ らりるれろ わをん いろはにほへと ちりぬるを
        わかよたれそ つねならむ うゐのおくやま けふこえて あさきゆめみし ゑひもせす あかさたな はまやらわ アイウエオ カキクケコ サシスセソ タチツテト
        ぬふあうえおやゆよわほへ たていすかんなにらせ ちとしはきくまのりれけむ つさそひこみもねるめろ たていすかん ちとしはきく つさそひこみ ぬふあうえお
        """
}
