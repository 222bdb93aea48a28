// Made by Scripts/embed-schema from Schema/. Change the SQL there and run the script again.
// swift-format-ignore-file

/// The SQL of Schema/, byte for byte.
enum EmbeddedSchema {
    /// Forward-only, in the order in which they are applied.
    static let migrations: [Migration] = [
Migration(name: "0001_wards_and_eras", sql: ##"""
-- The tenant, and the calendar that all wards share.
-- Every table of a ward's own data has ward_code first in its primary key and in each unique and foreign key, so that it can be
-- distributed by ward; lists without a ward are reference tables.

CREATE TABLE japanese_era (
    name text NOT NULL,
    letter text NOT NULL,
    first_day date NOT NULL,
    last_day date,
    CONSTRAINT japanese_era_pkey PRIMARY KEY (name),
    CONSTRAINT japanese_era_days CHECK (last_day >= first_day)
);

INSERT INTO japanese_era (name, letter, first_day, last_day) VALUES
    ('明治', 'M', '1868-01-25', '1912-07-29'),
    ('大正', 'T', '1912-07-30', '1926-12-24'),
    ('昭和', 'S', '1926-12-25', '1989-01-07'),
    ('平成', 'H', '1989-01-08', '2019-04-30'),
    ('令和', 'R', '2019-05-01', NULL);

-- 全国地方公共団体コード of the wards that this is made for; any other six-digit code may be used as well.
CREATE TABLE local_government (
    code text NOT NULL,
    name text NOT NULL,
    CONSTRAINT local_government_pkey PRIMARY KEY (code)
);

INSERT INTO local_government (code, name) VALUES
    ('131016', '千代田区'), ('131024', '中央区'), ('131032', '港区'), ('131041', '新宿区'), ('131059', '文京区'),
    ('131067', '台東区'), ('131075', '墨田区'), ('131083', '江東区'), ('131091', '品川区'), ('131105', '目黒区'),
    ('131113', '大田区'), ('131121', '世田谷区'), ('131130', '渋谷区'), ('131148', '中野区'), ('131156', '杉並区'),
    ('131164', '豊島区'), ('131172', '北区'), ('131181', '荒川区'), ('131199', '板橋区'), ('131202', '練馬区'),
    ('131211', '足立区'), ('131229', '葛飾区'), ('131237', '江戸川区');

CREATE TABLE ward (
    ward_code text NOT NULL,
    name text NOT NULL,
    CONSTRAINT ward_pkey PRIMARY KEY (ward_code),
    CONSTRAINT ward_code_format CHECK (ward_code ~ '^[0-9]{6}$')
);

"""##),
Migration(name: "0002_towns_and_population", sql: ##"""
-- 町丁目 and their population as the ward publishes it, by single year of age and sex, on a reference date.

CREATE TABLE town (
    ward_code text NOT NULL,
    town_code text NOT NULL,
    name text NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    CONSTRAINT town_pkey PRIMARY KEY (ward_code, town_code),
    CONSTRAINT town_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT town_name UNIQUE (ward_code, name),
    CONSTRAINT town_latitude CHECK (latitude BETWEEN -90 AND 90),
    CONSTRAINT town_longitude CHECK (longitude BETWEEN -180 AND 180)
);

CREATE TABLE town_population (
    ward_code text NOT NULL,
    reference_date date NOT NULL,
    town_code text NOT NULL,
    households integer NOT NULL,
    CONSTRAINT town_population_pkey PRIMARY KEY (ward_code, reference_date, town_code),
    CONSTRAINT town_population_town FOREIGN KEY (ward_code, town_code) REFERENCES town (ward_code, town_code),
    CONSTRAINT town_population_households CHECK (households >= 0)
);

CREATE TABLE town_population_age (
    ward_code text NOT NULL,
    reference_date date NOT NULL,
    town_code text NOT NULL,
    age smallint NOT NULL,
    male integer NOT NULL,
    female integer NOT NULL,
    CONSTRAINT town_population_age_pkey PRIMARY KEY (ward_code, reference_date, town_code, age),
    CONSTRAINT town_population_age_town FOREIGN KEY (ward_code, reference_date, town_code)
        REFERENCES town_population (ward_code, reference_date, town_code),
    CONSTRAINT town_population_age_range CHECK (age BETWEEN 0 AND 150),
    CONSTRAINT town_population_age_counts CHECK (male >= 0 AND female >= 0)
);

"""##),
Migration(name: "0003_sites", sql: ##"""
-- 支援拠点 and their kinds. A site that closes keeps its row, a site that is renamed keeps its former names as aliases.
-- Sites may be there before the ward's towns are, so town_code is not a foreign key.

CREATE TABLE site_kind (
    ward_code text NOT NULL,
    code text NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    aliases text[] NOT NULL DEFAULT '{}',
    position smallint NOT NULL,
    retired_on date,
    CONSTRAINT site_kind_pkey PRIMARY KEY (ward_code, code),
    CONSTRAINT site_kind_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code)
);

CREATE TABLE site (
    ward_code text NOT NULL,
    site_code text NOT NULL,
    name text NOT NULL,
    site_kind text NOT NULL,
    town_code text,
    latitude double precision,
    longitude double precision,
    opened_on date NOT NULL,
    closed_on date,
    wifi boolean,
    terminals integer,
    aliases text[] NOT NULL DEFAULT '{}',
    CONSTRAINT site_pkey PRIMARY KEY (ward_code, site_code),
    CONSTRAINT site_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT site_kind_known FOREIGN KEY (ward_code, site_kind) REFERENCES site_kind (ward_code, code),
    CONSTRAINT site_days CHECK (closed_on >= opened_on),
    CONSTRAINT site_terminals CHECK (terminals >= 0),
    CONSTRAINT site_location CHECK (
        (latitude IS NULL) = (longitude IS NULL)
        AND (latitude IS NULL OR latitude BETWEEN -90 AND 90)
        AND (longitude IS NULL OR longitude BETWEEN -180 AND 180)
    )
);

"""##),
Migration(name: "0004_topics_and_outcomes", sql: ##"""
-- 相談内容 and 対応結果: each ward's own lists. A code is retired, never reused and never removed.

CREATE TABLE topic (
    ward_code text NOT NULL,
    code text NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    aliases text[] NOT NULL DEFAULT '{}',
    position smallint NOT NULL,
    retired_on date,
    CONSTRAINT topic_pkey PRIMARY KEY (ward_code, code),
    CONSTRAINT topic_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT topic_code_format CHECK (code ~ '^[a-z0-9_]{1,40}$')
);

CREATE TABLE outcome (
    ward_code text NOT NULL,
    code text NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    aliases text[] NOT NULL DEFAULT '{}',
    position smallint NOT NULL,
    retired_on date,
    CONSTRAINT outcome_pkey PRIMARY KEY (ward_code, code),
    CONSTRAINT outcome_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT outcome_code_format CHECK (code ~ '^[a-z0-9_]{1,40}$')
);

"""##),
Migration(name: "0005_standard_codes", sql: ##"""
-- What a new ward's code tables begin with; the ward then edits its own.

CREATE TABLE standard_code (
    list text NOT NULL,
    code text NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    aliases text[] NOT NULL,
    position smallint NOT NULL,
    CONSTRAINT standard_code_pkey PRIMARY KEY (list, code),
    CONSTRAINT standard_code_list CHECK (list IN ('topic', 'outcome', 'site_kind'))
);

INSERT INTO standard_code (list, position, code, title_ja, title_en, aliases) VALUES
    ('topic', 1, 'power_buttons', '電源・ボタン操作', 'Power and buttons', '{電源,ボタン,power,buttons}'),
    ('topic', 2, 'calls_camera', '電話・カメラ', 'Calls and camera', '{カメラ,通話,camera,calls}'),
    ('topic', 3, 'internet', 'インターネット', 'Internet', '{ネット,検索,web,browser}'),
    ('topic', 4, 'email', 'メール', 'E-mail', '{mail}'),
    ('topic', 5, 'maps', '地図', 'Maps', '{マップ,map}'),
    ('topic', 6, 'line_messages', 'LINE・メッセージ', 'LINE and messages', '{LINE,ライン,メッセージ,messages,sms}'),
    ('topic', 7, 'app_install', 'アプリ導入', 'Installing apps', '{アプリ,app,apps,install}'),
    ('topic', 8, 'text_input', '文字入力', 'Typing', '{入力,keyboard,typing}'),
    ('topic', 9, 'wifi', 'Wi-Fi設定', 'Wi-Fi set-up', '{Wi-Fi,wifi設定,ワイファイ}'),
    ('topic', 10, 'my_number_card', 'マイナンバーカード', 'My Number Card', '{マイナカード,mynumber,my-number}'),
    ('topic', 11, 'mynaportal_insurance', 'マイナポータル・保険証', 'Mynaportal and insurance card',
        '{マイナポータル,マイナ保険証,保険証,mynaportal,insurance}'),
    ('topic', 12, 'e_tax', 'e-Tax', 'e-Tax', '{etax,イータックス,確定申告,tax}'),
    ('topic', 13, 'online_booking', 'オンライン予約・診療', 'Online booking and medical care',
        '{オンライン予約,予約,オンライン診療,診療,booking,telemedicine}'),
    ('topic', 14, 'cashless', 'キャッシュレス', 'Cashless payment', '{電子マネー,決済,payment}'),
    ('topic', 15, 'disaster_app', '防災アプリ', 'Disaster apps', '{防災,disaster}'),
    ('topic', 16, 'fraud_security', '詐欺・セキュリティ', 'Fraud and security', '{詐欺,セキュリティ,fraud,security,scam}'),
    ('topic', 17, 'ward_application', '区のオンライン申請', 'Online applications to the ward',
        '{オンライン申請,電子申請,申請,application}'),
    ('topic', 18, 'other', 'その他', 'Other', '{他}'),
    ('outcome', 1, 'done_by_self', '自分でできた', 'Did it themselves', '{できた,done,self}'),
    ('outcome', 2, 'partly', '一部できた', 'Partly done', '{一部,partial}'),
    ('outcome', 3, 'unresolved', '未解決', 'Not resolved', '{未}'),
    ('outcome', 4, 'sent_to_counter', '窓口へ案内', 'Sent to a counter', '{窓口案内,sent}'),
    ('outcome', 5, 'referred', '専門機関へ紹介', 'Referred to a specialist', '{紹介,専門機関,referral}'),
    ('outcome', 6, 'continues', '継続', 'To be continued', '{continue,続き}'),
    ('site_kind', 1, 'library', '図書館', 'Library', '{}'),
    ('site_kind', 2, 'ward_office', '区役所', 'Ward office', '{本庁舎}'),
    ('site_kind', 3, 'branch_office', '区民事務所', 'Branch office', '{}'),
    ('site_kind', 4, 'local_office', '出張所', 'Local office', '{}'),
    ('site_kind', 5, 'community_centre', '地域区民センター', 'Community centre', '{区民センター,区民館,公民館}'),
    ('site_kind', 6, 'senior_centre', 'ゆうゆう館', 'Centre for older people', '{高齢者施設,敬老会館}'),
    ('site_kind', 7, 'community_lounge', 'コミュニティふらっと', 'Community lounge', '{ふらっと}'),
    ('site_kind', 8, 'call_centre', '専用コールセンター', 'Call centre', '{コールセンター}'),
    ('site_kind', 9, 'other', 'その他', 'Other', '{}');

"""##),
Migration(name: "0006_supporters_and_residents", sql: ##"""
-- The people that a consultation refers to, by code or opaque id alone.

CREATE TABLE supporter (
    ward_code text NOT NULL,
    supporter_code text NOT NULL,
    registered_at timestamptz NOT NULL,
    CONSTRAINT supporter_pkey PRIMARY KEY (ward_code, supporter_code),
    CONSTRAINT supporter_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT supporter_code_length CHECK (length(supporter_code) BETWEEN 1 AND 40)
);

CREATE TABLE resident (
    ward_code text NOT NULL,
    resident_id uuid NOT NULL,
    registered_at timestamptz NOT NULL,
    CONSTRAINT resident_pkey PRIMARY KEY (ward_code, resident_id),
    CONSTRAINT resident_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code)
);

CREATE TABLE support_case (
    ward_code text NOT NULL,
    support_case_id uuid NOT NULL,
    resident_id uuid NOT NULL,
    opened_on date NOT NULL,
    CONSTRAINT support_case_pkey PRIMARY KEY (ward_code, support_case_id),
    CONSTRAINT support_case_resident FOREIGN KEY (ward_code, resident_id)
        REFERENCES resident (ward_code, resident_id)
);

"""##),
Migration(name: "0007_consultations", sql: ##"""
-- 相談 as they stand now, the topics of each, and every state that they have had.
-- Nothing is deleted: a correction or a void is a new revision.

CREATE TABLE consultation (
    ward_code text NOT NULL,
    id uuid NOT NULL,
    site_code text NOT NULL,
    held_on date NOT NULL,
    held_at timestamptz,
    channel text NOT NULL,
    topics text[] NOT NULL,
    age_band text NOT NULL,
    minutes smallint,
    outcome text,
    town_code text,
    supporters text[] NOT NULL,
    resident_id uuid,
    support_case_id uuid,
    satisfaction smallint,
    can_do_online boolean,
    receipt text,
    note text,
    revision integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    void boolean NOT NULL,
    CONSTRAINT consultation_pkey PRIMARY KEY (ward_code, id),
    CONSTRAINT consultation_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT consultation_outcome FOREIGN KEY (ward_code, outcome) REFERENCES outcome (ward_code, code),
    CONSTRAINT consultation_town FOREIGN KEY (ward_code, town_code) REFERENCES town (ward_code, town_code),
    CONSTRAINT consultation_resident FOREIGN KEY (ward_code, resident_id)
        REFERENCES resident (ward_code, resident_id),
    CONSTRAINT consultation_support_case FOREIGN KEY (ward_code, support_case_id)
        REFERENCES support_case (ward_code, support_case_id),
    CONSTRAINT consultation_channel CHECK (channel IN ('in_person', 'phone', 'online', 'visit')),
    CONSTRAINT consultation_age_band CHECK (age_band IN (
        'under60', '60-64', '65-69', '70-74', '75-79', '80-84', '85-89', '90+', 'unknown', 'declined')),
    CONSTRAINT consultation_topics CHECK (cardinality(topics) BETWEEN 1 AND 20),
    CONSTRAINT consultation_minutes CHECK (minutes BETWEEN 1 AND 600),
    CONSTRAINT consultation_satisfaction CHECK (satisfaction BETWEEN 1 AND 5),
    CONSTRAINT consultation_held CHECK (held_on = ((held_at AT TIME ZONE 'UTC') + interval '9 hours')::date),
    CONSTRAINT consultation_note CHECK (length(note) <= 1000)
);

-- 受付番号 stands for one consultation. Most records have none and need no place in the index.
CREATE UNIQUE INDEX consultation_receipt ON consultation (ward_code, receipt) WHERE receipt IS NOT NULL;

-- Lists go by day, the latest first; a site's list is a small part of its days.
CREATE INDEX consultation_by_day ON consultation (ward_code, held_on DESC, id DESC);

-- Written in one statement with the record that it belongs to, which is never removed; verification compares the two. A foreign
-- key would look up each record once more as it is written.
CREATE TABLE consultation_revision (
    ward_code text NOT NULL,
    id uuid NOT NULL,
    revision integer NOT NULL,
    kind text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    reason text,
    site_code text NOT NULL,
    held_on date NOT NULL,
    held_at timestamptz,
    channel text NOT NULL,
    topics text[] NOT NULL,
    age_band text NOT NULL,
    minutes smallint,
    outcome text,
    town_code text,
    supporters text[] NOT NULL,
    resident_id uuid,
    support_case_id uuid,
    satisfaction smallint,
    can_do_online boolean,
    receipt text,
    note text,
    void boolean NOT NULL,
    CONSTRAINT consultation_revision_pkey PRIMARY KEY (ward_code, id, revision),
    CONSTRAINT consultation_revision_kind CHECK (kind IN ('recorded', 'corrected', 'voided')),
    CONSTRAINT consultation_revision_reason CHECK ((kind = 'recorded') = (reason IS NULL)),
    CONSTRAINT consultation_revision_number CHECK ((kind = 'recorded') = (revision = 1))
);

"""##),
Migration(name: "0008_rollups", sql: ##"""
-- Totals that are kept in the same statement as the record, so that they are exact at every moment. Void records count nowhere.
-- A row may stand at zero; it is never removed.

-- 相談件数 and minutes by day and site.
CREATE TABLE consultation_day (
    ward_code text NOT NULL,
    held_on date NOT NULL,
    site_code text NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    CONSTRAINT consultation_day_pkey PRIMARY KEY (ward_code, held_on, site_code)
) WITH (fillfactor = 50);

-- 相談件数 and minutes by month (its first day), site, channel and age band.
CREATE TABLE consultation_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    channel text NOT NULL,
    age_band text NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    CONSTRAINT consultation_month_pkey PRIMARY KEY (ward_code, month, site_code, channel, age_band)
) WITH (fillfactor = 50);

-- 内容別延べ件数(複数計上) by month (its first day), site and topic: mentions, never to be added up to consultations.
CREATE TABLE topic_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    topic text NOT NULL,
    mentions bigint NOT NULL,
    CONSTRAINT topic_month_pkey PRIMARY KEY (ward_code, month, site_code, topic)
) WITH (fillfactor = 50);

-- 実人数: which residents were supported in a fiscal year (named by the year of its 1 April), and where.
CREATE TABLE resident_year (
    ward_code text NOT NULL,
    fiscal_year smallint NOT NULL,
    resident_id uuid NOT NULL,
    site_code text NOT NULL,
    consultations bigint NOT NULL,
    CONSTRAINT resident_year_pkey PRIMARY KEY (ward_code, fiscal_year, resident_id, site_code)
) WITH (fillfactor = 80);

"""##),
Migration(name: "0009_audit_trail", sql: ##"""
-- Who did what, append-only and chained: each link's digest is made from the one before it and from the entries that
-- were committed with it. Recomputing the chain finds an entry that was edited, removed, added or moved.

CREATE TABLE audit_head (
    ward_code text NOT NULL,
    link bigint NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT audit_head_pkey PRIMARY KEY (ward_code),
    CONSTRAINT audit_head_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code)
) WITH (fillfactor = 10);

CREATE TABLE audit_link (
    ward_code text NOT NULL,
    link bigint NOT NULL,
    linked_at timestamptz NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT audit_link_pkey PRIMARY KEY (ward_code, link)
);

CREATE TABLE audit_entry (
    ward_code text NOT NULL,
    link bigint NOT NULL,
    ordinal integer NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    CONSTRAINT audit_entry_pkey PRIMARY KEY (ward_code, link, ordinal)
);

-- One definition for those who write a link and for those who check it. Microseconds since 1970 are free of time zones.
CREATE FUNCTION audit_digest(previous bytea, link bigint, linked_at timestamptz, entries text) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256(
        previous || convert_to(
            link::text || E'\n' || (extract(epoch FROM linked_at) * 1000000)::bigint::text || E'\n' || entries, 'UTF8'));

CREATE FUNCTION audit_line(ordinal integer, actor text, action text, subject text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ordinal::text || E'\t' || actor || E'\t' || action || E'\t' || subject || E'\n';

"""##),
Migration(name: "0010_access_tokens", sql: ##"""
-- Bearer tokens, of which only a hash is kept.

CREATE TABLE access_token (
    ward_code text NOT NULL,
    token_hash bytea NOT NULL,
    account text NOT NULL,
    role text NOT NULL,
    sites text[],
    issued_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT access_token_pkey PRIMARY KEY (ward_code, token_hash),
    CONSTRAINT access_token_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT access_token_hash CHECK (length(token_hash) = 32),
    CONSTRAINT access_token_role CHECK (role IN ('staff', 'coordinator', 'statistician', 'administrator'))
);

"""##),
Migration(name: "0011_row_level_security", sql: ##"""
-- Every session sees one ward: the one in its setting madoguchi.ward; without it, none. Forced, so that it binds the owner too.

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY[
        'ward', 'town', 'town_population', 'town_population_age', 'site_kind', 'site', 'topic', 'outcome', 'supporter',
        'resident', 'support_case', 'consultation', 'consultation_revision', 'consultation_day', 'consultation_month',
        'topic_month', 'resident_year', 'audit_head', 'audit_link', 'audit_entry', 'access_token']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

"""##),
Migration(name: "0012_grants", sql: ##"""
-- Least privilege. The service appends to what must not change, and removes nothing.

GRANT USAGE ON SCHEMA public TO madoguchi_app, madoguchi_export;

GRANT SELECT ON japanese_era, local_government, standard_code TO madoguchi_app;
GRANT SELECT ON schema_migration TO madoguchi_app, madoguchi_export;

GRANT SELECT ON ward TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON town, town_population, town_population_age, site TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON site_kind, topic, outcome TO madoguchi_app;
GRANT SELECT, INSERT ON supporter, resident, support_case TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON consultation TO madoguchi_app;
GRANT SELECT, INSERT ON consultation_revision TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON consultation_day, consultation_month, topic_month, resident_year TO madoguchi_app;
GRANT SELECT, UPDATE ON audit_head TO madoguchi_app;
GRANT SELECT, INSERT ON audit_link, audit_entry TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON access_token TO madoguchi_app;

-- Records without persons: no note, no resident, no staff, and nothing by which a paper record could be found again.
CREATE VIEW consultation_without_persons AS
    SELECT ward_code, id, site_code, held_on, channel, topics, age_band, minutes, outcome, satisfaction, can_do_online,
        revision, void
    FROM consultation;

GRANT SELECT ON consultation_without_persons, consultation_day, consultation_month, topic_month TO madoguchi_export;
GRANT SELECT ON ward, site, site_kind, topic, outcome, town, town_population, town_population_age TO madoguchi_export;

"""##),
Migration(name: "0013_public_holidays", sql: ##"""
-- 国民の祝日, 振替休日 and 国民の休日, for all wards. The accession days of 2019 are holidays by a law of their own, and in
-- 2020 and 2021 three holidays moved for the Olympic Games. Years beyond those that the Official Gazette (官報) has
-- announced follow the law as it stands and the computed equinoxes; a later step of the schema brings them up to date.

CREATE TABLE public_holiday (
    day date NOT NULL,
    name text NOT NULL,
    CONSTRAINT public_holiday_pkey PRIMARY KEY (day)
);

INSERT INTO public_holiday (day, name) VALUES
    ('2015-01-01', '元日'), ('2015-01-12', '成人の日'), ('2015-02-11', '建国記念の日'), ('2015-03-21', '春分の日'),
    ('2015-04-29', '昭和の日'), ('2015-05-03', '憲法記念日'), ('2015-05-04', 'みどりの日'),
    ('2015-05-05', 'こどもの日'), ('2015-05-06', '振替休日'), ('2015-07-20', '海の日'), ('2015-09-21', '敬老の日'),
    ('2015-09-22', '国民の休日'), ('2015-09-23', '秋分の日'), ('2015-10-12', '体育の日'), ('2015-11-03', '文化の日'),
    ('2015-11-23', '勤労感謝の日'), ('2015-12-23', '天皇誕生日'),
    ('2016-01-01', '元日'), ('2016-01-11', '成人の日'), ('2016-02-11', '建国記念の日'), ('2016-03-20', '春分の日'),
    ('2016-03-21', '振替休日'), ('2016-04-29', '昭和の日'), ('2016-05-03', '憲法記念日'),
    ('2016-05-04', 'みどりの日'), ('2016-05-05', 'こどもの日'), ('2016-07-18', '海の日'), ('2016-08-11', '山の日'),
    ('2016-09-19', '敬老の日'), ('2016-09-22', '秋分の日'), ('2016-10-10', '体育の日'), ('2016-11-03', '文化の日'),
    ('2016-11-23', '勤労感謝の日'), ('2016-12-23', '天皇誕生日'),
    ('2017-01-01', '元日'), ('2017-01-02', '振替休日'), ('2017-01-09', '成人の日'), ('2017-02-11', '建国記念の日'),
    ('2017-03-20', '春分の日'), ('2017-04-29', '昭和の日'), ('2017-05-03', '憲法記念日'),
    ('2017-05-04', 'みどりの日'), ('2017-05-05', 'こどもの日'), ('2017-07-17', '海の日'), ('2017-08-11', '山の日'),
    ('2017-09-18', '敬老の日'), ('2017-09-23', '秋分の日'), ('2017-10-09', '体育の日'), ('2017-11-03', '文化の日'),
    ('2017-11-23', '勤労感謝の日'), ('2017-12-23', '天皇誕生日'),
    ('2018-01-01', '元日'), ('2018-01-08', '成人の日'), ('2018-02-11', '建国記念の日'), ('2018-02-12', '振替休日'),
    ('2018-03-21', '春分の日'), ('2018-04-29', '昭和の日'), ('2018-04-30', '振替休日'), ('2018-05-03', '憲法記念日'),
    ('2018-05-04', 'みどりの日'), ('2018-05-05', 'こどもの日'), ('2018-07-16', '海の日'), ('2018-08-11', '山の日'),
    ('2018-09-17', '敬老の日'), ('2018-09-23', '秋分の日'), ('2018-09-24', '振替休日'), ('2018-10-08', '体育の日'),
    ('2018-11-03', '文化の日'), ('2018-11-23', '勤労感謝の日'), ('2018-12-23', '天皇誕生日'),
    ('2018-12-24', '振替休日'),
    ('2019-01-01', '元日'), ('2019-01-14', '成人の日'), ('2019-02-11', '建国記念の日'), ('2019-03-21', '春分の日'),
    ('2019-04-29', '昭和の日'), ('2019-04-30', '国民の休日'), ('2019-05-01', '天皇の即位の日'),
    ('2019-05-02', '国民の休日'), ('2019-05-03', '憲法記念日'), ('2019-05-04', 'みどりの日'),
    ('2019-05-05', 'こどもの日'), ('2019-05-06', '振替休日'), ('2019-07-15', '海の日'), ('2019-08-11', '山の日'),
    ('2019-08-12', '振替休日'), ('2019-09-16', '敬老の日'), ('2019-09-23', '秋分の日'), ('2019-10-14', '体育の日'),
    ('2019-10-22', '即位礼正殿の儀の行われる日'), ('2019-11-03', '文化の日'), ('2019-11-04', '振替休日'),
    ('2019-11-23', '勤労感謝の日'),
    ('2020-01-01', '元日'), ('2020-01-13', '成人の日'), ('2020-02-11', '建国記念の日'), ('2020-02-23', '天皇誕生日'),
    ('2020-02-24', '振替休日'), ('2020-03-20', '春分の日'), ('2020-04-29', '昭和の日'), ('2020-05-03', '憲法記念日'),
    ('2020-05-04', 'みどりの日'), ('2020-05-05', 'こどもの日'), ('2020-05-06', '振替休日'), ('2020-07-23', '海の日'),
    ('2020-07-24', 'スポーツの日'), ('2020-08-10', '山の日'), ('2020-09-21', '敬老の日'), ('2020-09-22', '秋分の日'),
    ('2020-11-03', '文化の日'), ('2020-11-23', '勤労感謝の日'),
    ('2021-01-01', '元日'), ('2021-01-11', '成人の日'), ('2021-02-11', '建国記念の日'), ('2021-02-23', '天皇誕生日'),
    ('2021-03-20', '春分の日'), ('2021-04-29', '昭和の日'), ('2021-05-03', '憲法記念日'),
    ('2021-05-04', 'みどりの日'), ('2021-05-05', 'こどもの日'), ('2021-07-22', '海の日'),
    ('2021-07-23', 'スポーツの日'), ('2021-08-08', '山の日'), ('2021-08-09', '振替休日'), ('2021-09-20', '敬老の日'),
    ('2021-09-23', '秋分の日'), ('2021-11-03', '文化の日'), ('2021-11-23', '勤労感謝の日'),
    ('2022-01-01', '元日'), ('2022-01-10', '成人の日'), ('2022-02-11', '建国記念の日'), ('2022-02-23', '天皇誕生日'),
    ('2022-03-21', '春分の日'), ('2022-04-29', '昭和の日'), ('2022-05-03', '憲法記念日'),
    ('2022-05-04', 'みどりの日'), ('2022-05-05', 'こどもの日'), ('2022-07-18', '海の日'), ('2022-08-11', '山の日'),
    ('2022-09-19', '敬老の日'), ('2022-09-23', '秋分の日'), ('2022-10-10', 'スポーツの日'),
    ('2022-11-03', '文化の日'), ('2022-11-23', '勤労感謝の日'),
    ('2023-01-01', '元日'), ('2023-01-02', '振替休日'), ('2023-01-09', '成人の日'), ('2023-02-11', '建国記念の日'),
    ('2023-02-23', '天皇誕生日'), ('2023-03-21', '春分の日'), ('2023-04-29', '昭和の日'),
    ('2023-05-03', '憲法記念日'), ('2023-05-04', 'みどりの日'), ('2023-05-05', 'こどもの日'),
    ('2023-07-17', '海の日'), ('2023-08-11', '山の日'), ('2023-09-18', '敬老の日'), ('2023-09-23', '秋分の日'),
    ('2023-10-09', 'スポーツの日'), ('2023-11-03', '文化の日'), ('2023-11-23', '勤労感謝の日'),
    ('2024-01-01', '元日'), ('2024-01-08', '成人の日'), ('2024-02-11', '建国記念の日'), ('2024-02-12', '振替休日'),
    ('2024-02-23', '天皇誕生日'), ('2024-03-20', '春分の日'), ('2024-04-29', '昭和の日'),
    ('2024-05-03', '憲法記念日'), ('2024-05-04', 'みどりの日'), ('2024-05-05', 'こどもの日'),
    ('2024-05-06', '振替休日'), ('2024-07-15', '海の日'), ('2024-08-11', '山の日'), ('2024-08-12', '振替休日'),
    ('2024-09-16', '敬老の日'), ('2024-09-22', '秋分の日'), ('2024-09-23', '振替休日'),
    ('2024-10-14', 'スポーツの日'), ('2024-11-03', '文化の日'), ('2024-11-04', '振替休日'),
    ('2024-11-23', '勤労感謝の日'),
    ('2025-01-01', '元日'), ('2025-01-13', '成人の日'), ('2025-02-11', '建国記念の日'), ('2025-02-23', '天皇誕生日'),
    ('2025-02-24', '振替休日'), ('2025-03-20', '春分の日'), ('2025-04-29', '昭和の日'), ('2025-05-03', '憲法記念日'),
    ('2025-05-04', 'みどりの日'), ('2025-05-05', 'こどもの日'), ('2025-05-06', '振替休日'), ('2025-07-21', '海の日'),
    ('2025-08-11', '山の日'), ('2025-09-15', '敬老の日'), ('2025-09-23', '秋分の日'), ('2025-10-13', 'スポーツの日'),
    ('2025-11-03', '文化の日'), ('2025-11-23', '勤労感謝の日'), ('2025-11-24', '振替休日'),
    ('2026-01-01', '元日'), ('2026-01-12', '成人の日'), ('2026-02-11', '建国記念の日'), ('2026-02-23', '天皇誕生日'),
    ('2026-03-20', '春分の日'), ('2026-04-29', '昭和の日'), ('2026-05-03', '憲法記念日'),
    ('2026-05-04', 'みどりの日'), ('2026-05-05', 'こどもの日'), ('2026-05-06', '振替休日'), ('2026-07-20', '海の日'),
    ('2026-08-11', '山の日'), ('2026-09-21', '敬老の日'), ('2026-09-22', '国民の休日'), ('2026-09-23', '秋分の日'),
    ('2026-10-12', 'スポーツの日'), ('2026-11-03', '文化の日'), ('2026-11-23', '勤労感謝の日'),
    ('2027-01-01', '元日'), ('2027-01-11', '成人の日'), ('2027-02-11', '建国記念の日'), ('2027-02-23', '天皇誕生日'),
    ('2027-03-21', '春分の日'), ('2027-03-22', '振替休日'), ('2027-04-29', '昭和の日'), ('2027-05-03', '憲法記念日'),
    ('2027-05-04', 'みどりの日'), ('2027-05-05', 'こどもの日'), ('2027-07-19', '海の日'), ('2027-08-11', '山の日'),
    ('2027-09-20', '敬老の日'), ('2027-09-23', '秋分の日'), ('2027-10-11', 'スポーツの日'),
    ('2027-11-03', '文化の日'), ('2027-11-23', '勤労感謝の日'),
    ('2028-01-01', '元日'), ('2028-01-10', '成人の日'), ('2028-02-11', '建国記念の日'), ('2028-02-23', '天皇誕生日'),
    ('2028-03-20', '春分の日'), ('2028-04-29', '昭和の日'), ('2028-05-03', '憲法記念日'),
    ('2028-05-04', 'みどりの日'), ('2028-05-05', 'こどもの日'), ('2028-07-17', '海の日'), ('2028-08-11', '山の日'),
    ('2028-09-18', '敬老の日'), ('2028-09-22', '秋分の日'), ('2028-10-09', 'スポーツの日'),
    ('2028-11-03', '文化の日'), ('2028-11-23', '勤労感謝の日'),
    ('2029-01-01', '元日'), ('2029-01-08', '成人の日'), ('2029-02-11', '建国記念の日'), ('2029-02-12', '振替休日'),
    ('2029-02-23', '天皇誕生日'), ('2029-03-20', '春分の日'), ('2029-04-29', '昭和の日'), ('2029-04-30', '振替休日'),
    ('2029-05-03', '憲法記念日'), ('2029-05-04', 'みどりの日'), ('2029-05-05', 'こどもの日'),
    ('2029-07-16', '海の日'), ('2029-08-11', '山の日'), ('2029-09-17', '敬老の日'), ('2029-09-23', '秋分の日'),
    ('2029-09-24', '振替休日'), ('2029-10-08', 'スポーツの日'), ('2029-11-03', '文化の日'),
    ('2029-11-23', '勤労感謝の日'),
    ('2030-01-01', '元日'), ('2030-01-14', '成人の日'), ('2030-02-11', '建国記念の日'), ('2030-02-23', '天皇誕生日'),
    ('2030-03-20', '春分の日'), ('2030-04-29', '昭和の日'), ('2030-05-03', '憲法記念日'),
    ('2030-05-04', 'みどりの日'), ('2030-05-05', 'こどもの日'), ('2030-05-06', '振替休日'), ('2030-07-15', '海の日'),
    ('2030-08-11', '山の日'), ('2030-08-12', '振替休日'), ('2030-09-16', '敬老の日'), ('2030-09-23', '秋分の日'),
    ('2030-10-14', 'スポーツの日'), ('2030-11-03', '文化の日'), ('2030-11-04', '振替休日'),
    ('2030-11-23', '勤労感謝の日');

GRANT SELECT ON public_holiday TO madoguchi_app, madoguchi_export;

"""##),
Migration(name: "0014_rollups_for_reports", sql: ##"""
-- What reports read besides: people, outcomes, satisfaction, supporters and towns, each kept in the same statement as the record.

-- The visits of one resident, by day: who is seen for the first time in a fiscal year is found here.
CREATE INDEX consultation_by_resident ON consultation (ward_code, resident_id, held_on) WHERE resident_id IS NOT NULL;

-- People are counted on the day of the first of their consultations in the fiscal year that count, at each site and in the ward: so
-- that adding up days from 1 April on gives 実人数, for any day. Consultations of people who are not on record stand beside, and are
-- never among them.
ALTER TABLE consultation_day
    ADD COLUMN anonymous bigint NOT NULL DEFAULT 0,
    ADD COLUMN residents bigint NOT NULL DEFAULT 0;

-- A site's month (its first day) in one row, with its consultations by channel and by age group: these are fixed, so they are columns.
-- consultation_month, which crosses the two, has forty rows for it.
CREATE TABLE site_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    anonymous bigint NOT NULL,
    residents bigint NOT NULL,
    in_person bigint NOT NULL,
    phone bigint NOT NULL,
    online bigint NOT NULL,
    visit bigint NOT NULL,
    under60 bigint NOT NULL,
    from60 bigint NOT NULL,
    from65 bigint NOT NULL,
    from75 bigint NOT NULL,
    age_unknown bigint NOT NULL,
    age_declined bigint NOT NULL,
    CONSTRAINT site_month_pkey PRIMARY KEY (ward_code, month, site_code)
) WITH (fillfactor = 50);

CREATE TABLE ward_day (
    ward_code text NOT NULL,
    held_on date NOT NULL,
    consultations bigint NOT NULL,
    anonymous bigint NOT NULL,
    residents bigint NOT NULL,
    CONSTRAINT ward_day_pkey PRIMARY KEY (ward_code, held_on)
) WITH (fillfactor = 50);

-- It told who was seen in a year, but not since when.
DROP TABLE resident_year;

-- Outcomes, lengths and satisfaction by month (its first day), site and channel. Outcome '' is none written down; minutes and
-- their squares are those of the `timed` ones, whose length was written down; `satisfied` are 4 and 5 among the `rated` ones.
CREATE TABLE outcome_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    channel text NOT NULL,
    outcome text NOT NULL,
    consultations bigint NOT NULL,
    timed bigint NOT NULL,
    minutes bigint NOT NULL,
    squared_minutes bigint NOT NULL,
    rated bigint NOT NULL,
    satisfied bigint NOT NULL,
    CONSTRAINT outcome_month_pkey PRIMARY KEY (ward_code, month, site_code, channel, outcome)
) WITH (fillfactor = 50);

-- What each supporter gave by month (its first day) and site; a consultation given by two counts for both.
CREATE TABLE supporter_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    supporter_code text NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    CONSTRAINT supporter_month_pkey PRIMARY KEY (ward_code, month, site_code, supporter_code)
) WITH (fillfactor = 70);

-- Consultations by month (its first day) and by the town where the person lives, where that was written down.
CREATE TABLE town_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    town_code text NOT NULL,
    consultations bigint NOT NULL,
    CONSTRAINT town_month_pkey PRIMARY KEY (ward_code, month, town_code)
) WITH (fillfactor = 50);

-- For the records that are there already. A step of the schema is for all wards, so it reads past the guard of each ward's rows.
ALTER TABLE consultation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consultation_day NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consultation_month NO FORCE ROW LEVEL SECURITY;

UPDATE consultation_day AS d
SET anonymous = n.anonymous
FROM (
    SELECT ward_code, held_on, site_code, count(*) AS anonymous
    FROM consultation WHERE NOT void AND resident_id IS NULL
    GROUP BY ward_code, held_on, site_code
) AS n
WHERE n.ward_code = d.ward_code AND n.held_on = d.held_on AND n.site_code = d.site_code;

UPDATE consultation_day AS d
SET residents = n.residents
FROM (
    SELECT ward_code, held_on, site_code, count(*) AS residents
    FROM (
        SELECT ward_code, site_code, min(held_on) AS held_on
        FROM consultation WHERE NOT void AND resident_id IS NOT NULL
        GROUP BY ward_code, extract(year FROM held_on - interval '3 months'), resident_id, site_code
    ) AS arrival
    GROUP BY ward_code, held_on, site_code
) AS n
WHERE n.ward_code = d.ward_code AND n.held_on = d.held_on AND n.site_code = d.site_code;

INSERT INTO site_month
SELECT ward_code, month, site_code, d.consultations, d.minutes, d.anonymous, d.residents, m.in_person, m.phone, m.online, m.visit,
    m.under60, m.from60, m.from65, m.from75, m.age_unknown, m.age_declined
FROM (
    SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, sum(consultations) AS consultations,
        sum(minutes) AS minutes, sum(anonymous) AS anonymous, sum(residents) AS residents
    FROM consultation_day
    GROUP BY 1, 2, 3
) AS d
JOIN (
    SELECT ward_code, month, site_code, coalesce(sum(consultations) FILTER (WHERE channel = 'in_person'), 0) AS in_person,
        coalesce(sum(consultations) FILTER (WHERE channel = 'phone'), 0) AS phone,
        coalesce(sum(consultations) FILTER (WHERE channel = 'online'), 0) AS online,
        coalesce(sum(consultations) FILTER (WHERE channel = 'visit'), 0) AS visit,
        coalesce(sum(consultations) FILTER (WHERE age_band = 'under60'), 0) AS under60,
        coalesce(sum(consultations) FILTER (WHERE age_band = '60-64'), 0) AS from60,
        coalesce(sum(consultations) FILTER (WHERE age_band IN ('65-69', '70-74')), 0) AS from65,
        coalesce(sum(consultations) FILTER (WHERE age_band IN ('75-79', '80-84', '85-89', '90+')), 0) AS from75,
        coalesce(sum(consultations) FILTER (WHERE age_band = 'unknown'), 0) AS age_unknown,
        coalesce(sum(consultations) FILTER (WHERE age_band = 'declined'), 0) AS age_declined
    FROM consultation_month
    GROUP BY ward_code, month, site_code
) AS m USING (ward_code, month, site_code);

INSERT INTO ward_day
SELECT ward_code, held_on, sum(consultations), sum(anonymous), 0
FROM consultation_day
GROUP BY ward_code, held_on;

UPDATE ward_day AS d
SET residents = n.residents
FROM (
    SELECT ward_code, held_on, count(*) AS residents
    FROM (
        SELECT ward_code, min(held_on) AS held_on
        FROM consultation WHERE NOT void AND resident_id IS NOT NULL
        GROUP BY ward_code, extract(year FROM held_on - interval '3 months'), resident_id
    ) AS arrival
    GROUP BY ward_code, held_on
) AS n
WHERE n.ward_code = d.ward_code AND n.held_on = d.held_on;

INSERT INTO outcome_month
SELECT ward_code, date_trunc('month', held_on::timestamp)::date, site_code, channel, coalesce(outcome, ''), count(*),
    count(minutes), coalesce(sum(minutes), 0), coalesce(sum(minutes::bigint * minutes), 0), count(satisfaction),
    count(*) FILTER (WHERE satisfaction >= 4)
FROM consultation WHERE NOT void
GROUP BY 1, 2, 3, 4, 5;

INSERT INTO supporter_month
SELECT ward_code, date_trunc('month', held_on::timestamp)::date, site_code, supporter_code, count(*),
    coalesce(sum(minutes), 0)
FROM consultation CROSS JOIN unnest(supporters) AS supporter_code WHERE NOT void
GROUP BY 1, 2, 3, 4;

INSERT INTO town_month
SELECT ward_code, date_trunc('month', held_on::timestamp)::date, town_code, count(*)
FROM consultation WHERE NOT void AND town_code IS NOT NULL
GROUP BY 1, 2, 3;

ALTER TABLE consultation_month FORCE ROW LEVEL SECURITY;
ALTER TABLE consultation_day FORCE ROW LEVEL SECURITY;
ALTER TABLE consultation FORCE ROW LEVEL SECURITY;

"""##),
Migration(name: "0015_population_totals", sql: ##"""
-- Totals of a town's population, kept by the import that writes its ages: reports divide by them.

ALTER TABLE town_population
    ADD COLUMN population integer NOT NULL DEFAULT 0,
    ADD COLUMN pop65 integer NOT NULL DEFAULT 0,
    ADD COLUMN pop75 integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT town_population_totals CHECK (pop75 >= 0 AND pop65 >= pop75 AND population >= pop65);

ALTER TABLE town_population NO FORCE ROW LEVEL SECURITY;
ALTER TABLE town_population_age NO FORCE ROW LEVEL SECURITY;

UPDATE town_population AS p
SET population = a.population, pop65 = a.pop65, pop75 = a.pop75
FROM (
    SELECT ward_code, reference_date, town_code, sum(male + female) AS population,
        coalesce(sum(male + female) FILTER (WHERE age >= 65), 0) AS pop65,
        coalesce(sum(male + female) FILTER (WHERE age >= 75), 0) AS pop75
    FROM town_population_age
    GROUP BY ward_code, reference_date, town_code
) AS a
WHERE a.ward_code = p.ward_code AND a.reference_date = p.reference_date AND a.town_code = p.town_code;

ALTER TABLE town_population_age FORCE ROW LEVEL SECURITY;
ALTER TABLE town_population FORCE ROW LEVEL SECURITY;

"""##),
Migration(name: "0016_indicators_and_targets", sql: ##"""
-- 指標 and 目標値 as data: what a ward measures itself by.

-- What every ward begins with. Targets are those of the policy paper: to be set, not to be taken for facts.
CREATE TABLE standard_indicator (
    indicator_id text NOT NULL,
    position smallint NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    unit_ja text NOT NULL,
    unit_en text NOT NULL,
    source text NOT NULL,
    numerator text NOT NULL,
    denominator text,
    factor double precision NOT NULL,
    direction text NOT NULL,
    standard_target double precision,
    CONSTRAINT standard_indicator_pkey PRIMARY KEY (indicator_id)
);

INSERT INTO standard_indicator VALUES
    ('consultations', 1, '相談対応件数', 'Consultations', '件', 'consultations',
        'computed', 'consultations', NULL, 1, 'up', 10000),
    ('supported_residents', 2, '支援を受けた住民数', 'Residents supported', '人(実人数)', 'residents',
        'computed', 'supported_residents', NULL, 1, 'up', 10000),
    ('course_participants', 3, '高齢者向け講習会参加者', 'Course participants', '人(延べ)', 'attendances',
        'computed', 'course_participants', NULL, 1, 'up', 5000),
    ('sites', 4, '支援拠点数', 'Sites', 'カ所', 'sites', 'computed', 'open_sites', NULL, 1, 'up', 20),
    ('supporters_per_10k', 5, '支援員配置数', 'Supporters per 10,000 people', '人/1万人', 'per 10,000',
        'computed', 'active_supporters', 'population', 10000, 'up', 3),
    ('facility_access_rate', 6, '公共施設のWi-Fi・公共端末設置率', 'Facilities with Wi-Fi and terminals', '%', '%',
        'computed', 'equipped_main_facilities', 'main_facilities', 100, 'up', 100),
    ('digital_use_75plus', 7, '75歳以上デジタルサービス利用率', 'Use of digital services at 75 and over', '%', '%',
        'survey', '利用している人', '75歳以上の回答者', 100, 'up', 50),
    ('satisfaction', 8, '利用満足度', 'Satisfaction', '%', '%', 'survey', '満足した人', '回答者', 100, 'up', 80),
    ('conversions', 9, '教わる側から教える側へ', 'From being taught to teaching', '人(実人数)', 'residents',
        'computed', 'conversions', NULL, 1, 'up', NULL),
    ('coverage_rate', 10, '地理的カバー率', 'Coverage', '%', '%',
        'computed', 'population_65_covered', 'population_65', 100, 'up', NULL);

-- numerator ÷ denominator × factor. Of a computed one, numerator and denominator are measures that the service knows; of a survey,
-- they say who was counted. standard_target is for fiscal years in which the ward has set none.
CREATE TABLE indicator (
    ward_code text NOT NULL,
    indicator_id text NOT NULL,
    position smallint NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    unit_ja text NOT NULL,
    unit_en text NOT NULL,
    source text NOT NULL,
    numerator text NOT NULL,
    denominator text,
    factor double precision NOT NULL,
    direction text NOT NULL,
    standard_target double precision,
    retired_on date,
    CONSTRAINT indicator_pkey PRIMARY KEY (ward_code, indicator_id),
    CONSTRAINT indicator_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT indicator_id_format CHECK (indicator_id ~ '^[a-z][a-z0-9_]{0,39}$'),
    CONSTRAINT indicator_source CHECK (source IN ('computed', 'survey')),
    CONSTRAINT indicator_direction CHECK (direction IN ('up', 'down')),
    CONSTRAINT indicator_factor CHECK (factor > 0 AND factor <= 1e9)
);

ALTER TABLE ward NO FORCE ROW LEVEL SECURITY;
INSERT INTO indicator
SELECT ward_code, indicator_id, position, title_ja, title_en, unit_ja, unit_en, source, numerator, denominator, factor,
    direction, standard_target
FROM ward CROSS JOIN standard_indicator;
ALTER TABLE ward FORCE ROW LEVEL SECURITY;

-- A target that is changed is a new version, from a day on; what was reported for an earlier day keeps the earlier one.
-- A value of NULL takes the target away.
CREATE TABLE target (
    ward_code text NOT NULL,
    indicator_id text NOT NULL,
    fiscal_year smallint NOT NULL,
    version integer NOT NULL,
    value double precision,
    effective_from date NOT NULL,
    reason text,
    set_at timestamptz NOT NULL,
    set_by text NOT NULL,
    CONSTRAINT target_pkey PRIMARY KEY (ward_code, indicator_id, fiscal_year, version),
    CONSTRAINT target_indicator FOREIGN KEY (ward_code, indicator_id) REFERENCES indicator (ward_code, indicator_id),
    CONSTRAINT target_value CHECK (value > 0 AND value <= 1e12)
);

-- A figure from a survey or a ward's own count: x of n on a day, or x alone. The same day again is a correction, which stays
-- beside what it corrects.
CREATE TABLE survey_figure (
    ward_code text NOT NULL,
    indicator_id text NOT NULL,
    reference_date date NOT NULL,
    revision integer NOT NULL,
    x double precision NOT NULL,
    n double precision,
    source text NOT NULL,
    entered_at timestamptz NOT NULL,
    entered_by text NOT NULL,
    CONSTRAINT survey_figure_pkey PRIMARY KEY (ward_code, indicator_id, reference_date, revision),
    CONSTRAINT survey_figure_indicator FOREIGN KEY (ward_code, indicator_id)
        REFERENCES indicator (ward_code, indicator_id),
    CONSTRAINT survey_figure_x CHECK (x >= 0 AND x <= 1e12),
    CONSTRAINT survey_figure_n CHECK (n > 0 AND n <= 1e12)
);

"""##),
Migration(name: "0017_facilities", sql: ##"""
-- 公共施設: what was found in each when it was last surveyed. A survey of another day is another row, so that last year's rate can be said
-- again; a facility that is no longer a main one, or is gone, is surveyed as such. Support sites may be among them.
CREATE TABLE facility_survey (
    ward_code text NOT NULL,
    facility_code text NOT NULL,
    surveyed_on date NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    main boolean NOT NULL,
    wifi boolean,
    terminals integer,
    site_code text,
    CONSTRAINT facility_survey_pkey PRIMARY KEY (ward_code, facility_code, surveyed_on),
    CONSTRAINT facility_survey_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT facility_survey_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT facility_survey_terminals CHECK (terminals >= 0)
);

"""##),
Migration(name: "0018_safeguards_for_reports", sql: ##"""
-- The new tables are guarded like the others: one ward a session, and no more rights than the work needs.

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY[
        'site_month', 'ward_day', 'outcome_month', 'supporter_month', 'town_month', 'indicator', 'target', 'survey_figure', 'facility_survey']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON site_month, ward_day, outcome_month, supporter_month, town_month TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON indicator, facility_survey TO madoguchi_app;
GRANT SELECT, INSERT ON target, survey_figure TO madoguchi_app;
GRANT SELECT ON standard_indicator TO madoguchi_app, madoguchi_export;
-- To hold a resident still while their first consultations of a year are found.
GRANT UPDATE (registered_at) ON resident TO madoguchi_app;

GRANT SELECT ON site_month, ward_day, outcome_month, town_month, indicator, facility_survey TO madoguchi_export;
-- Not who set or entered it, nor why.
GRANT SELECT (ward_code, indicator_id, fiscal_year, version, value, effective_from) ON target TO madoguchi_export;
GRANT SELECT (ward_code, indicator_id, reference_date, revision, x, n, source) ON survey_figure TO madoguchi_export;

"""##),
    ]

    /// The roles of the database server, which no single database owns.
    static let roles = ##"""
-- The three roles, once per database server, by someone who may create roles:  psql -f roles.sql
-- Running it again changes nothing. Passwords are set by whoever installs the service.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_owner') THEN
        -- Owns the schema and changes it.
        CREATE ROLE madoguchi_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_app') THEN
        -- The service.
        CREATE ROLE madoguchi_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_export') THEN
        -- The nightly export: reads views without persons.
        CREATE ROLE madoguchi_export LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
END
$$;

"""##
}
