/// What passwords are made of that others try first, in small letters and NFKC.
enum CommonPasswords {
    /// Words and names that are found most in the passwords of the world, and those of Japan.
    static let words = tree(CommonPasswordList.words + "\n" + japanese)
    /// Words of desks like this one, which others try together, however many.
    static let deskWords = tree(ofTheDesk)
    /// Such as no rule knows, without spaces.
    static let whole = Set(CommonPasswordList.whole.split(whereSeparator: \.isWhitespace).map(String.init))

    private static func tree(_ text: String) -> WordTree {
        WordTree(text.split(whereSeparator: \.isWhitespace).lazy.map { $0.unicodeScalars.lazy.map(\.undisguised) })
    }

    private static let ofTheDesk = """
        madoguchi desk support supportdesk helpdesk digital ward admin administrator staff mynumber mynumbercard smartphone sumaho
        suginami suginamiku suginamiward tokyo kuyakusho yakusho shiyakusho kumin kocho kacho bucho shokuin shien shienin soudan sodan
        toshokan kyoten jimusho koushu koushukai dejitaru kuden etax maina mainanumber koenkai korei
        窓口 まどぐち 相談 そうだん 相談員 そうだんいん 支援 支援員 しえん しえんいん 支援拠点 拠点 きょてん 区役所 くやくしょ 市役所 しやくしょ 区民 くみん
        杉並 杉並区 すぎなみ すぎなみく 東京 東京都 とうきょう とうきょうと 図書館 としょかん 事務所 じむしょ 区民事務所 デジタル スマホ スマートフォン
        マイナンバー マイナンバーカード マイナポータル 講習会 こうしゅうかい 講座 こうざ 教室 きょうしつ 活用 活用支援員 推進 推進課 職員 しょくいん
        担当 担当者 たんとう たんとうしゃ 管理者 かんりしゃ 責任者 せきにんしゃ 暗証番号 あんしょうばんごう 合言葉 あいことば ログイン ろぐいん
        アカウント 利用者 りようしゃ 令和 れいわ 年度
        """

    private static let japanese = """
        hana momiji fuji fujisan yama kawa umi sora hoshi tsuki taiyo taiyou hikari yuki kaze haru natsu aki fuyu asahi akane himawari
        tanpopo tsubaki yuri ran nihon tokyo osaka kyoto nagoya sapporo yokohama fukuoka sendai hiroshima saitama chiba niigata hamamatsu
        shizuoka okayama kumamoto kagoshima sakai kitakyushu sagamihara nagasaki okinawa naha hokkaido aomori iwate miyagi akita yamagata
        fukushima ibaraki tochigi gunma kanagawa toyama kanazawa fukui yamanashi nagano gifu aichi mie shiga hyogo nara wakayama tottori
        shimane yamaguchi tokushima kagawa ehime kochi saga oita miyazaki edo ginza shibuya shinjuku ikebukuro ueno asakusa akihabara
        ogikubo koenji asagaya nishiogi nakano setagaya shinagawa minato meguro nerima itabashi toshima bunkyo arakawa adachi edogawa
        katsushika sumida koto ota kita minami higashi nishi skytree sensoji hachiko kyushu shikoku honshu kansai kanto tohoku hanshin
        hanshintigers yomiuri kyojin carp chunichi yakult baystars lotte seibu orix buffaloes rakuten softbank nipponham fighters urawa
        antlers kashima gamba cerezo marinos frontale jubilo grampus ohtani otani shohei matsui darvish nomo nagashima koushien koshien
        yakyu yakyuu sumo judo kendo ronin mitsubishi daihatsu isuzu prius civic crown seiko citizen docomo yahoo mixi line kddi uniqlo
        muji sega konami shinkansen yamanote keio odakyu tokyu tobu keisei anpanman ghibli kamenrider chibi kirara miku hatsunemiku
        arashi smap akb nogizaka exile utada amuro ayumi hamasaki luffy sato satou takahashi tanaka watanabe ito itou yamamoto nakamura
        kobayashi kato katou yoshida yamada sasaki matsumoto inoue kimura hayashi saito saitou shimizu yamazaki mori abe ikeda hashimoto
        yamashita nakajima maeda fujita ogawa goto gotou okada hasegawa murakami kondo kondou ishii sakamoto endo endou aoki fujii
        nishimura fukuda oota miura fujiwara okamoto matsuda nakagawa harada ono onodera tamura takeuchi kaneko wada nakayama ishida ueda
        morita hara shibata kudo kudou yokoyama miyamoto uchida takagi ando andou taniguchi ohno oono maruyama imai kono kouno fujimoto
        murata takeda sugiyama masuda sugawara hirano kojima otsuka ootsuka kubo iwasaki sakurai kinoshita noguchi matsuo nomura kikuchi
        sano onishi oonishi sugimoto arai hamada ichikawa furukawa komatsu shimada taro tarou jiro jirou saburo hanako ichirou kenta
        kenji kenichi kazuo kazuki kazuya kazuko kazuhiro hiroki hiroyuki hiroko hideki hideo hideaki takuya takumi takahiro tatsuya
        tetsuya tomoya tomoko tomomi tsuyoshi toshio toshiko satoshi satoru satomi saori shinichi shigeru shota shouta sho shunsuke
        susumu masao masaru masako masato mamoru manabu mayumi mayuko mami mai mana megumi michiko mika miki miho misaki miyuki mitsuko
        minoru naoki naoko natsuki natsumi noriko nobuyuki nobuo osamu rie risa ryo ryota ryouta ryosuke rika reiko rina ren riku haruto
        haruki haruka hina himari yui yuina yuna yuma yuta yuto yusuke yukiko yuko yuka yukari yumi yumiko yoko youko yoshiko yoshio
        yoichi yosuke youhei yohei kyoko keiko keiichi keisuke kei koji kouji koichi kouichi daichi daiki daisuke dai aiko ai akiko
        akihiro asami asuka atsushi atsuko aya ayaka ayako chika chie chieko chiaki eri eriko emi emiko etsuko fumiko fumie isamu jun
        junko junichi juri kana kanako kaori kaoru kayo kayoko kumiko kumi kunio sachiko sayaka sayuri setsuko shizuka shizuko sumiko
        tadashi teruo tsutomu wataru yasuo yasuko yasuhiro yuichi yuji yuriko yutaka sakurako momoko nanako nana nanami aoi sota souta
        itsuki hiroto tenno reiwa heisei showa shouwa taisho meiji daisuki aishiteru aishiteiru suki koi arigatou sayonara konnichiwa
        konbanwa ohayo ohayou oyasumi genki sugoi ganbaru ganbare ganbatte onegai onegaishimasu yoroshiku itadakimasu gochisousama
        hajimemashite sumimasen gomen gomennasai baka aho kakkoii tanoshii ureshii shiawase yume kibou kokoro inochi tomodachi kazoku
        okaasan otousan musume musuko neko inu kuma usagi saru tanuki kitsune tora ryu ryuu kame sakana kuroneko shiroi kuro shiro akai
        aka ao ramen sake ocha matcha udon soba tempura onigiri okome mikan ichigo momo budou himitsu angou ansho anshou anshobango
        pasuwado pasuwaado kagi gakkou daigaku kaisha shigoto densha jitensha kuruma パスワード あんしょう 秘密 ひみつ 内緒 ないしょ ゲスト テスト サンプル はじめまして こんにちは
        こんばんは おはよう おはようございます さようなら ありがとう ありがとうございます よろしく よろしくおねがいします よろしくお願いします おねがいします お願いします おねがい がんばる がんばれ がんばろう 頑張る 頑張れ いただきます ごちそうさま
        おやすみ おやすみなさい おめでとう ごめんなさい 愛してる あいしてる 大好き だいすき しあわせ 幸せ ゆめ 夢 希望 きぼう こころ 心 かぞく 家族 ともだち 友達 さくら 桜 もみじ 紅葉 ひまわり たんぽぽ ゆり 富士山 ふじさん 日本 にほん
        にっぽん 平成 へいせい 昭和 しょうわ 大正 たいしょう 明治 めいじ 天皇 にゃんこ ねこ 猫 いぬ 犬 うさぎ 兎 くま 熊 とり 鳥 ことり はな 花 そら 空 うみ 海 やま 山 かわ 川 つき 月 ほし 星 ひかり 光 かぜ 風 ゆき 雪 はる
        春 なつ 夏 あき 秋 ふゆ 冬 りんご みかん いちご もも すいか おにぎり すし 寿司 ラーメン うどん そば てんぷら ごはん おちゃ お茶 さけ 酒 コーヒー チョコレート 大阪 おおさか 京都 きょうと 名古屋 なごや 札幌 さっぽろ 横浜
        よこはま 福岡 ふくおか 神戸 こうべ 仙台 せんだい 広島 ひろしま 北海道 ほっかいどう 沖縄 おきなわ 九州 四国 千葉 埼玉 さいたま 神奈川 かながわ 静岡 しずおか 新潟 にいがた 奈良 なら 長野 ながの 新宿 しんじゅく 渋谷 しぶや 池袋
        いけぶくろ 上野 うえの 浅草 あさくさ 銀座 ぎんざ 秋葉原 世田谷 せたがや 中野 なかの 練馬 ねりま 荻窪 おぎくぼ 高円寺 こうえんじ 阿佐ヶ谷 あさがや 西荻窪 にしおぎくぼ 港 中央 新幹線 しんかんせん 東京タワー スカイツリー 阪神
        はんしん タイガース 巨人 きょじん ジャイアンツ 読売 よみうり 広島カープ カープ 中日 ドラゴンズ ヤクルト スワローズ ベイスターズ ロッテ マリーンズ 西武 ライオンズ オリックス バファローズ 楽天 らくてん イーグルス ソフトバンク ホークス
        日本ハム ファイターズ やきゅう 野球 サッカー さっかー 甲子園 こうしえん イチロー 大谷 大谷翔平 トヨタ とよた ホンダ ほんだ 日産 にっさん マツダ スバル スズキ 三菱 みつびし ダイハツ ソニー パナソニック 任天堂 にんてんどう ドコモ
        ヤフー グーグル アップル ドラえもん どらえもん トトロ ととろ ピカチュウ ぴかちゅう ポケモン ぽけもん アンパンマン あんぱんまん サザエさん さざえさん ちびまる子ちゃん キティ ハローキティ ガンダム ウルトラマン 仮面ライダー 名探偵コナン
        コナン ワンピース ナルト 鬼滅の刃 きめつのやいば ジブリ ゴジラ 初音ミク しんちゃん 佐藤 さとう 鈴木 すずき 高橋 たかはし 田中 たなか 渡辺 わたなべ 伊藤 いとう 山本 やまもと 中村 なかむら 小林 こばやし 加藤 かとう 吉田 よしだ
        山田 やまだ 佐々木 ささき 山口 やまぐち 松本 まつもと 井上 いのうえ 木村 きむら 林 はやし 斎藤 斉藤 さいとう 清水 しみず 山崎 やまざき 森 もり 阿部 あべ 池田 いけだ 橋本 はしもと 山下 やました 石川 いしかわ 中島 なかじま
        前田 まえだ 藤田 ふじた 小川 おがわ 後藤 ごとう 岡田 おかだ 長谷川 はせがわ 村上 むらかみ 近藤 こんどう 石井 いしい 坂本 さかもと 遠藤 えんどう 青木 あおき 藤井 ふじい 西村 にしむら 福田 ふくだ 太田 おおた 三浦 みうら 藤原
        ふじわら 岡本 おかもと 松田 まつだ 中川 なかがわ 原田 はらだ 小野 おの 田村 たむら 竹内 たけうち 金子 かねこ 和田 わだ 中山 なかやま 石田 いしだ 上田 うえだ 森田 もりた 柴田 しばた 酒井 さかい 工藤 くどう 横山 よこやま 宮崎
        みやざき 宮本 みやもと 内田 うちだ 太郎 たろう 次郎 じろう 三郎 さぶろう 花子 はなこ 一郎 いちろう 健太 けんた 健一 けんいち 浩 ひろし 誠 まこと 隆 たかし 翔太 しょうた 大輔 だいすけ 拓也 たくや 達也 たつや 直樹 なおき 和子
        かずこ 幸子 さちこ 恵子 けいこ 洋子 ようこ 京子 きょうこ 陽子 裕子 ゆうこ 美香 みか 久美子 くみこ 由美子 ゆみこ 由美 ゆみ 愛 あい 恵 めぐみ 美咲 みさき 陽菜 ひな 結衣 ゆい 葵 あおい 蓮 れん 大翔 悠斗 ゆうと 陽翔 はると
        颯太 そうた 明 あきら 正 ただし 茂 しげる 清 きよし 勇 いさむ 博 実 みのる 進 すすむ 昭 桃子 ももこ
        qaz wsx edc rfv tgb yhn ujm abc aaa bbb xxx xyz zzz qqq www asd zxc qwe poi lkj mnb you 暗証 あいうえお かきくけこ さしすせそ たちつてと なにぬねの
        はひふへほ まみむめも やゆよ らりるれろ わをん いろはにほへと ちりぬるを わかよたれそ つねならむ うゐのおくやま けふこえて あさきゆめみし ゑひもせす あかさたな はまやらわ ぬふあうえおやゆよわほへ たていすかんなにらせ
        ちとしはきくまのりれけむ つさそひこみもねるめろ たていすかん ちとしはきく つさそひこみ ぬふあうえお me my the and god sex dog cat sun red boy 千代田 中央区 新宿区 文京 台東 墨田 江東 品川 目黒
        大田 中野区 豊島 北区 荒川 板橋 足立 葛飾 江戸川 区 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 富山 福井 山梨 岐阜 愛知 三重 滋賀 京都府 大阪府 兵庫 和歌山 鳥取 島根 岡山 徳島 香川 愛媛 高知 佐賀 長崎 熊本
        大分 鹿児島 東京駅 日本橋 六本木 原宿 吉祥寺
        passphrase secure login logon signin root guest sample office public help mado android facebook instagram twitter tiktok youtube
        basketball february september november december wednesday thursday saturday morning
        """
}
