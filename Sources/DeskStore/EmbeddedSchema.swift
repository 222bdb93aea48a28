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
Migration(name: "0019_codes_of_people", sql: ##"""
-- The ward's own lists about people: kinds of supporters, languages, training, courses and partners. As for all lists, a code is
-- retired, never reused and never removed.

-- `staff` are the ward's own employees (職員). An appointment of a `yearly` kind ends on 31 March. Whoever is to be certified has
-- completed the `required_modules`; a certificate is valid for `certificate_months` unless another end is said.
CREATE TABLE supporter_kind (
    ward_code text NOT NULL,
    code text NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    aliases text[] NOT NULL DEFAULT '{}',
    position smallint NOT NULL,
    retired_on date,
    staff boolean NOT NULL DEFAULT false,
    yearly boolean NOT NULL DEFAULT false,
    certificate_months smallint NOT NULL DEFAULT 36,
    required_modules text[] NOT NULL DEFAULT '{}',
    CONSTRAINT supporter_kind_pkey PRIMARY KEY (ward_code, code),
    CONSTRAINT supporter_kind_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT supporter_kind_code_format CHECK (code ~ '^[a-z0-9_]{1,40}$'),
    CONSTRAINT supporter_kind_certificate CHECK (certificate_months BETWEEN 1 AND 600)
);

CREATE TABLE language (
    ward_code text NOT NULL,
    code text NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    aliases text[] NOT NULL DEFAULT '{}',
    position smallint NOT NULL,
    retired_on date,
    CONSTRAINT language_pkey PRIMARY KEY (ward_code, code),
    CONSTRAINT language_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT language_code_format CHECK (code ~ '^[a-z0-9_]{1,40}$')
);

CREATE TABLE training_module (
    ward_code text NOT NULL,
    code text NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    aliases text[] NOT NULL DEFAULT '{}',
    position smallint NOT NULL,
    retired_on date,
    CONSTRAINT training_module_pkey PRIMARY KEY (ward_code, code),
    CONSTRAINT training_module_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT training_module_code_format CHECK (code ~ '^[a-z0-9_]{1,40}$')
);

CREATE TABLE course_kind (
    ward_code text NOT NULL,
    code text NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    aliases text[] NOT NULL DEFAULT '{}',
    position smallint NOT NULL,
    retired_on date,
    CONSTRAINT course_kind_pkey PRIMARY KEY (ward_code, code),
    CONSTRAINT course_kind_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT course_kind_code_format CHECK (code ~ '^[a-z0-9_]{1,40}$')
);

CREATE TABLE partner_kind (
    ward_code text NOT NULL,
    code text NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    aliases text[] NOT NULL DEFAULT '{}',
    position smallint NOT NULL,
    retired_on date,
    CONSTRAINT partner_kind_pkey PRIMARY KEY (ward_code, code),
    CONSTRAINT partner_kind_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT partner_kind_code_format CHECK (code ~ '^[a-z0-9_]{1,40}$')
);

ALTER TABLE standard_code DROP CONSTRAINT standard_code_list;
ALTER TABLE standard_code ADD CONSTRAINT standard_code_list CHECK (list IN (
    'topic', 'outcome', 'site_kind', 'supporter_kind', 'language', 'training_module', 'course_kind', 'partner_kind'));

INSERT INTO standard_code (list, position, code, title_ja, title_en, aliases) VALUES
    ('supporter_kind', 1, 'staff', '職員', 'Ward staff', '{区職員,会計年度任用職員,employee}'),
    ('supporter_kind', 2, 'volunteer', '区民ボランティア', 'Resident volunteer', '{ボランティア,区民}'),
    ('supporter_kind', 3, 'company', '企業', 'Company', '{事業者,民間企業,携帯ショップ}'),
    ('supporter_kind', 4, 'npo', 'NPO', 'Non-profit organisation', '{NPO法人,特定非営利活動法人}'),
    ('supporter_kind', 5, 'student', '学生', 'Student', '{大学生,高校生}'),
    ('supporter_kind', 6, 'senior', 'シニアデジタルサポーター', 'Senior digital supporter', '{シニア,シニアサポーター,senior-supporter}'),
    ('language', 1, 'ja', '日本語', 'Japanese', '{japanese}'),
    ('language', 2, 'jsl', '日本手話', 'Japanese Sign Language', '{手話,sign,sign-language}'),
    ('language', 3, 'en', '英語', 'English', '{}'),
    ('language', 4, 'zh', '中国語', 'Chinese', '{}'),
    ('language', 5, 'ko', '韓国・朝鮮語', 'Korean', '{韓国語,朝鮮語}'),
    ('language', 6, 'vi', 'ベトナム語', 'Vietnamese', '{}'),
    ('language', 7, 'ne', 'ネパール語', 'Nepali', '{}'),
    ('language', 8, 'tl', 'フィリピノ語', 'Filipino', '{タガログ語,tagalog}'),
    ('training_module', 1, 'devices', 'スマートフォンの基本', 'Smartphone basics', '{基本操作,スマホ基本}'),
    ('training_module', 2, 'manner', '高齢者への接し方', 'Supporting older people', '{接遇,応対}'),
    ('training_module', 3, 'privacy', '個人情報の取扱い', 'Handling personal data', '{個人情報,プライバシー}'),
    ('training_module', 4, 'my_number', 'マイナンバーカード・行政手続', 'My Number Card and procedures', '{マイナンバーカード,行政手続}'),
    ('training_module', 5, 'fraud', '詐欺・セキュリティ対策', 'Fraud and security', '{詐欺対策,セキュリティ}'),
    ('course_kind', 1, 'basic', '基本', 'Basic', '{基礎,基本講座,入門}'),
    ('course_kind', 2, 'advanced', '応用', 'Advanced', '{応用講座}'),
    ('course_kind', 3, 'trial', '体験会', 'Trial', '{体験}'),
    ('course_kind', 4, 'intergenerational', '世代間交流', 'Between generations', '{交流,世代間}'),
    ('course_kind', 5, 'help_session', '相談会', 'Help session', '{スマホ相談会}'),
    ('partner_kind', 1, 'town_association', '町会・自治会', 'Neighbourhood association', '{町会,自治会}'),
    ('partner_kind', 2, 'seniors_club', '老人クラブ', 'Older people''s club', '{シニアクラブ,いきいきクラブ}'),
    ('partner_kind', 3, 'school', '学校', 'School', '{大学,高校,中学校}'),
    ('partner_kind', 4, 'welfare_commissioner', '民生委員', 'Welfare commissioner', '{民生児童委員}'),
    ('partner_kind', 5, 'company', '企業', 'Company', '{事業者,携帯ショップ}'),
    ('partner_kind', 6, 'npo', 'NPO', 'Non-profit organisation', '{NPO法人}');

-- What a standard kind of supporter begins with.
CREATE TABLE standard_supporter_kind (
    code text NOT NULL,
    staff boolean NOT NULL,
    yearly boolean NOT NULL,
    required_modules text[] NOT NULL,
    CONSTRAINT standard_supporter_kind_pkey PRIMARY KEY (code)
);

INSERT INTO standard_supporter_kind (code, staff, yearly, required_modules) VALUES
    ('staff', true, true, '{privacy}'),
    ('volunteer', false, true, '{devices,manner,privacy}'),
    ('company', false, false, '{privacy}'),
    ('npo', false, false, '{manner,privacy}'),
    ('student', false, true, '{manner,privacy}'),
    ('senior', false, true, '{devices,manner,privacy}');

-- For the wards that are there already; a new ward begins with the same.
ALTER TABLE ward NO FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
    code_table text;
BEGIN
    FOREACH code_table IN ARRAY ARRAY['supporter_kind', 'language', 'training_module', 'course_kind', 'partner_kind']
    LOOP
        EXECUTE format(
            'INSERT INTO %I (ward_code, code, title_ja, title_en, aliases, position)
             SELECT ward_code, code, title_ja, title_en, aliases, position
             FROM ward CROSS JOIN standard_code WHERE list = %L', code_table, code_table);
    END LOOP;
END
$$;

UPDATE supporter_kind AS k
SET staff = s.staff, yearly = s.yearly, required_modules = s.required_modules
FROM standard_supporter_kind AS s WHERE s.code = k.code;

ALTER TABLE ward FORCE ROW LEVEL SECURITY;

"""##),
Migration(name: "0020_supporters", sql: ##"""
-- デジタル活用支援員: what they are, the way each has come, and their training. Their contact stands apart.

-- Supporters whose codes came from a log may not be on the register yet: they have no kind and no status.
-- languages, skills (topics) and other_sites hold codes of the ward's lists.
ALTER TABLE supporter
    ADD COLUMN supporter_kind text,
    ADD COLUMN home_site text,
    ADD COLUMN other_sites text[] NOT NULL DEFAULT '{}',
    ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
    ADD COLUMN skills text[] NOT NULL DEFAULT '{}',
    ADD COLUMN hours_per_week smallint,
    ADD CONSTRAINT supporter_kind_known FOREIGN KEY (ward_code, supporter_kind) REFERENCES supporter_kind (ward_code, code),
    ADD CONSTRAINT supporter_home_site FOREIGN KEY (ward_code, home_site) REFERENCES site (ward_code, site_code),
    ADD CONSTRAINT supporter_hours CHECK (hours_per_week BETWEEN 1 AND 60);

-- Each status with the days on which it held: from effective_on to the day before ended_on, NULL while it lasts. The spans of a
-- supporter follow one another without a gap; one that ended on the day when it began held on no day. A renewal is a span of the same
-- status with other ends. Whoever is `active` counts as such up to certified_until and appointed_until, whichever comes first.
CREATE TABLE supporter_status (
    ward_code text NOT NULL,
    supporter_code text NOT NULL,
    number integer NOT NULL,
    status text NOT NULL,
    effective_on date NOT NULL,
    ended_on date,
    certified_until date,
    appointed_until date,
    reason text,
    cause text NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT supporter_status_pkey PRIMARY KEY (ward_code, supporter_code, number),
    CONSTRAINT supporter_status_supporter FOREIGN KEY (ward_code, supporter_code)
        REFERENCES supporter (ward_code, supporter_code),
    CONSTRAINT supporter_status_known CHECK (status IN (
        'applied', 'in_training', 'certified', 'active', 'paused', 'lapsed', 'retired', 'declined')),
    CONSTRAINT supporter_status_days CHECK (ended_on >= effective_on),
    CONSTRAINT supporter_status_cause CHECK (cause IN ('person', 'time', 'import'))
);

-- One status at a time.
CREATE UNIQUE INDEX supporter_status_now ON supporter_status (ward_code, supporter_code) WHERE ended_on IS NULL;

-- Who was active on a day.
CREATE INDEX supporter_status_active ON supporter_status (ward_code, effective_on)
    INCLUDE (supporter_code, ended_on, certified_until, appointed_until) WHERE status = 'active';

CREATE TABLE training_completion (
    ward_code text NOT NULL,
    supporter_code text NOT NULL,
    module_code text NOT NULL,
    completed_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT training_completion_pkey PRIMARY KEY (ward_code, supporter_code, module_code, completed_on),
    CONSTRAINT training_completion_supporter FOREIGN KEY (ward_code, supporter_code)
        REFERENCES supporter (ward_code, supporter_code),
    CONSTRAINT training_completion_module FOREIGN KEY (ward_code, module_code) REFERENCES training_module (ward_code, code)
);

-- Names and numbers, which only the role madoguchi_personal reads.
CREATE TABLE supporter_contact (
    ward_code text NOT NULL,
    supporter_code text NOT NULL,
    name text,
    kana text,
    phone text,
    email text,
    CONSTRAINT supporter_contact_pkey PRIMARY KEY (ward_code, supporter_code),
    CONSTRAINT supporter_contact_supporter FOREIGN KEY (ward_code, supporter_code)
        REFERENCES supporter (ward_code, supporter_code)
);

"""##),
Migration(name: "0021_roster", sql: ##"""
-- When sites are open, who is on duty, and the hours that people say they gave. Times of a day are minutes since midnight in Japan.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A site's week from a day on, until the next one: the n-th elements belong together. Weekdays are 1 (Monday) to 7 (Sunday); `needed`
-- are the supporters wanted at a time. On public holidays a site is closed unless it is open on them.
CREATE TABLE site_hours (
    ward_code text NOT NULL,
    site_code text NOT NULL,
    effective_from date NOT NULL,
    weekdays smallint[] NOT NULL,
    opens smallint[] NOT NULL,
    closes smallint[] NOT NULL,
    needed smallint[] NOT NULL,
    open_on_holidays boolean NOT NULL,
    CONSTRAINT site_hours_pkey PRIMARY KEY (ward_code, site_code, effective_from),
    CONSTRAINT site_hours_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT site_hours_parts CHECK (
        cardinality(weekdays) = cardinality(opens) AND cardinality(opens) = cardinality(closes)
        AND cardinality(closes) = cardinality(needed))
);

-- Days on which a site is closed against its week (臨時休館, 年末年始). Taking one back keeps the row.
CREATE TABLE site_closure (
    ward_code text NOT NULL,
    site_code text NOT NULL,
    closed_on date NOT NULL,
    reason text,
    cancelled boolean NOT NULL DEFAULT false,
    CONSTRAINT site_closure_pkey PRIMARY KEY (ward_code, site_code, closed_on),
    CONSTRAINT site_closure_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code)
);

-- Nobody can be at two places at a time: the database refuses it, whoever writes.
CREATE TABLE shift (
    ward_code text NOT NULL,
    shift_id uuid NOT NULL,
    site_code text NOT NULL,
    supporter_code text NOT NULL,
    held_on date NOT NULL,
    starts smallint NOT NULL,
    ends smallint NOT NULL,
    cancelled boolean NOT NULL DEFAULT false,
    reason text,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT shift_pkey PRIMARY KEY (ward_code, shift_id),
    CONSTRAINT shift_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT shift_supporter FOREIGN KEY (ward_code, supporter_code) REFERENCES supporter (ward_code, supporter_code),
    CONSTRAINT shift_times CHECK (starts >= 0 AND ends > starts AND ends <= 1440),
    CONSTRAINT shift_double_booking EXCLUDE USING gist (
        ward_code WITH =, supporter_code WITH =, held_on WITH =, int4range(starts::integer, ends::integer) WITH &&
    ) WHERE (NOT cancelled)
);

CREATE INDEX shift_by_day ON shift (ward_code, held_on, site_code, starts) WHERE NOT cancelled;

-- 自己申告: minutes that a supporter says they gave on a day. Never needed, never mixed with those of shifts and consultations.
CREATE TABLE reported_hours (
    ward_code text NOT NULL,
    report_id uuid NOT NULL,
    supporter_code text NOT NULL,
    held_on date NOT NULL,
    minutes smallint NOT NULL,
    site_code text,
    void boolean NOT NULL DEFAULT false,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT reported_hours_pkey PRIMARY KEY (ward_code, report_id),
    CONSTRAINT reported_hours_supporter FOREIGN KEY (ward_code, supporter_code)
        REFERENCES supporter (ward_code, supporter_code),
    CONSTRAINT reported_hours_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT reported_hours_minutes CHECK (minutes BETWEEN 1 AND 1440)
);

CREATE INDEX reported_hours_by_day ON reported_hours (ward_code, held_on) WHERE NOT void;

"""##),
Migration(name: "0022_residents", sql: ##"""
-- 利用者: on record by consent alone, known to everything else by an opaque id. Who they are stands apart.

-- Entries that are the same person: merged_into is the entry that stands for that person, NULL where it is this one. Consultations
-- keep the entry that they were recorded with, so that a merge can be undone. After a withdrawal nothing is left of the person but the
-- entry, which carries the counts.
ALTER TABLE resident
    ADD COLUMN merged_into uuid,
    ADD COLUMN withdrawn_on date,
    ADD CONSTRAINT resident_merged_into FOREIGN KEY (ward_code, merged_into) REFERENCES resident (ward_code, resident_id),
    ADD CONSTRAINT resident_merged_elsewhere CHECK (merged_into <> resident_id);

CREATE INDEX resident_merged ON resident (ward_code, merged_into) WHERE merged_into IS NOT NULL;

-- 同意: to what, when and how, and when it was taken back.
CREATE TABLE resident_consent (
    ward_code text NOT NULL,
    resident_id uuid NOT NULL,
    number integer NOT NULL,
    purposes text[] NOT NULL,
    method text NOT NULL,
    given_on date NOT NULL,
    withdrawn_on date,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT resident_consent_pkey PRIMARY KEY (ward_code, resident_id, number),
    CONSTRAINT resident_consent_resident FOREIGN KEY (ward_code, resident_id) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT resident_consent_purposes CHECK (
        cardinality(purposes) > 0 AND purposes <@ '{record,contact,courses,supporters}'::text[]),
    CONSTRAINT resident_consent_method CHECK (method IN ('paper', 'oral', 'online')),
    CONSTRAINT resident_consent_days CHECK (withdrawn_on >= given_on)
);

-- Who they are, which only the role madoguchi_personal reads and removes. The keys are the kana and the phone number as they are
-- searched for. Needs are hearing, vision and language; `language` says which.
CREATE TABLE resident_person (
    ward_code text NOT NULL,
    resident_id uuid NOT NULL,
    name text,
    kana text,
    kana_key text,
    phone text,
    phone_key text,
    birth_year smallint,
    age_band text,
    town_code text,
    needs text[] NOT NULL DEFAULT '{}',
    language text,
    CONSTRAINT resident_person_pkey PRIMARY KEY (ward_code, resident_id),
    CONSTRAINT resident_person_resident FOREIGN KEY (ward_code, resident_id) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT resident_person_town FOREIGN KEY (ward_code, town_code) REFERENCES town (ward_code, town_code),
    CONSTRAINT resident_person_language FOREIGN KEY (ward_code, language) REFERENCES language (ward_code, code),
    CONSTRAINT resident_person_needs CHECK (needs <@ '{hearing,vision,language}'::text[])
);

CREATE INDEX resident_person_by_kana ON resident_person (ward_code, kana_key) WHERE kana_key IS NOT NULL;
CREATE INDEX resident_person_by_name ON resident_person (ward_code, name) WHERE name IS NOT NULL;
CREATE INDEX resident_person_by_phone ON resident_person (ward_code, phone_key) WHERE phone_key IS NOT NULL;

-- What somebody decided about two entries: that they are the same person, which may be undone, or that they are not.
CREATE TABLE resident_decision (
    ward_code text NOT NULL,
    decision_id uuid NOT NULL,
    kept uuid NOT NULL,
    other uuid NOT NULL,
    same boolean NOT NULL,
    decided_at timestamptz NOT NULL,
    decided_by text NOT NULL,
    reason text,
    undone_at timestamptz,
    undone_by text,
    CONSTRAINT resident_decision_pkey PRIMARY KEY (ward_code, decision_id),
    CONSTRAINT resident_decision_kept FOREIGN KEY (ward_code, kept) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT resident_decision_other FOREIGN KEY (ward_code, other) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT resident_decision_two CHECK (kept <> other)
);

CREATE INDEX resident_decision_of_other ON resident_decision (ward_code, other) WHERE undone_at IS NULL;
CREATE INDEX resident_decision_of_kept ON resident_decision (ward_code, kept) WHERE undone_at IS NULL;

-- A withdrawal finds what was said of a resident in revisions too.
CREATE INDEX support_case_by_resident ON support_case (ward_code, resident_id);
CREATE INDEX consultation_revision_by_resident ON consultation_revision (ward_code, resident_id) WHERE resident_id IS NOT NULL;

"""##),
Migration(name: "0023_courses", sql: ##"""
-- 講習会 and 受講. A series of several meetings is as many courses: participants are counted in 延べ人数.

-- instructors and assistants hold supporter codes; attendees is the number of attendances that count, kept in the same statement.
CREATE TABLE course (
    ward_code text NOT NULL,
    course_code text NOT NULL,
    course_kind text NOT NULL,
    title text,
    site_code text NOT NULL,
    held_on date NOT NULL,
    starts smallint NOT NULL,
    ends smallint NOT NULL,
    capacity smallint NOT NULL,
    partner_kind text,
    partner text,
    instructors text[] NOT NULL DEFAULT '{}',
    assistants text[] NOT NULL DEFAULT '{}',
    attendees integer NOT NULL DEFAULT 0,
    cancelled boolean NOT NULL DEFAULT false,
    reason text,
    revision integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT course_pkey PRIMARY KEY (ward_code, course_code),
    CONSTRAINT course_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT course_kind_known FOREIGN KEY (ward_code, course_kind) REFERENCES course_kind (ward_code, code),
    CONSTRAINT course_partner_kind FOREIGN KEY (ward_code, partner_kind) REFERENCES partner_kind (ward_code, code),
    CONSTRAINT course_times CHECK (starts >= 0 AND ends > starts AND ends <= 1440),
    CONSTRAINT course_capacity CHECK (capacity BETWEEN 1 AND 1000),
    CONSTRAINT course_attendees CHECK (attendees BETWEEN 0 AND capacity)
);

CREATE INDEX course_by_day ON course (ward_code, held_on, course_code);
CREATE INDEX course_supporters ON course USING gin (instructors, assistants) WHERE NOT cancelled;

-- 申込: places in the order in which they were asked for; those above the capacity wait.
CREATE TABLE course_place (
    ward_code text NOT NULL,
    place_id uuid NOT NULL,
    course_code text NOT NULL,
    number integer NOT NULL,
    resident_id uuid,
    age_band text NOT NULL,
    status text NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT course_place_pkey PRIMARY KEY (ward_code, place_id),
    CONSTRAINT course_place_number UNIQUE (ward_code, course_code, number),
    CONSTRAINT course_place_course FOREIGN KEY (ward_code, course_code) REFERENCES course (ward_code, course_code),
    CONSTRAINT course_place_resident FOREIGN KEY (ward_code, resident_id) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT course_place_status CHECK (status IN ('booked', 'waiting', 'cancelled'))
);

CREATE UNIQUE INDEX course_place_once ON course_place (ward_code, course_code, resident_id)
    WHERE resident_id IS NOT NULL AND status <> 'cancelled';

-- A row for each person who came; those that were written down together share attendance_id. On record, or anonymous by age band.
-- satisfaction 1–5, can_do_alone and wants_to_help are the survey afterwards.
CREATE TABLE attendance (
    ward_code text NOT NULL,
    attendance_id uuid NOT NULL,
    ordinal smallint NOT NULL,
    course_code text NOT NULL,
    held_on date NOT NULL,
    resident_id uuid,
    age_band text NOT NULL,
    satisfaction smallint,
    can_do_alone boolean,
    wants_to_help boolean,
    void boolean NOT NULL DEFAULT false,
    reason text,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT attendance_pkey PRIMARY KEY (ward_code, attendance_id, ordinal),
    CONSTRAINT attendance_course FOREIGN KEY (ward_code, course_code) REFERENCES course (ward_code, course_code),
    CONSTRAINT attendance_resident FOREIGN KEY (ward_code, resident_id) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT attendance_satisfaction CHECK (satisfaction BETWEEN 1 AND 5),
    CONSTRAINT attendance_age_band CHECK (age_band IN (
        'under60', '60-64', '65-69', '70-74', '75-79', '80-84', '85-89', '90+', 'unknown', 'declined'))
);

CREATE UNIQUE INDEX attendance_once ON attendance (ward_code, course_code, resident_id)
    WHERE resident_id IS NOT NULL AND NOT void;
CREATE INDEX attendance_by_course ON attendance (ward_code, course_code);
CREATE INDEX attendance_by_resident ON attendance (ward_code, resident_id, held_on) WHERE resident_id IS NOT NULL;
CREATE INDEX attendance_by_day ON attendance (ward_code, held_on) WHERE NOT void;

"""##),
Migration(name: "0024_conversions", sql: ##"""
-- 教わる側から教える側へ: a resident who applied to be a supporter. The id of the conversion joins both ends and names neither.

-- The steps are the days on which they were taken for the first time, kept like a roll-up as records change: supported_on, site_code
-- and finished_on say when and where the person was first supported ever, and when they finished a course; certified_on, active_on and
-- first_session_on what the supporter did; still_active_on is the day twelve months after active_on, if they are active on it.
-- When the resident withdraws, resident_id is taken out, and the first three stay as they are.
CREATE TABLE conversion (
    ward_code text NOT NULL,
    conversion_id uuid NOT NULL,
    supporter_code text NOT NULL,
    resident_id uuid,
    applied_on date NOT NULL,
    via text NOT NULL,
    site_code text,
    supported_on date,
    finished_on date,
    certified_on date,
    active_on date,
    first_session_on date,
    still_active_on date,
    void boolean NOT NULL DEFAULT false,
    reason text,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT conversion_pkey PRIMARY KEY (ward_code, conversion_id),
    CONSTRAINT conversion_supporter FOREIGN KEY (ward_code, supporter_code) REFERENCES supporter (ward_code, supporter_code),
    CONSTRAINT conversion_resident FOREIGN KEY (ward_code, resident_id) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT conversion_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT conversion_via CHECK (via IN ('helped', 'course', 'survey'))
);

CREATE UNIQUE INDEX conversion_of_supporter ON conversion (ward_code, supporter_code) WHERE NOT void;
CREATE UNIQUE INDEX conversion_of_resident ON conversion (ward_code, resident_id) WHERE resident_id IS NOT NULL AND NOT void;

"""##),
Migration(name: "0025_rollups_of_people", sql: ##"""
-- What reports on supporters and conversions read: kept with the records, like all roll-ups.

-- `satisfied` are 4 and 5 among the `rated` ones.
ALTER TABLE supporter_month
    ADD COLUMN rated bigint NOT NULL DEFAULT 0,
    ADD COLUMN satisfied bigint NOT NULL DEFAULT 0;

-- The same by day, for a month that a report cuts short, for who gave their first session when, and for who has given none lately.
CREATE TABLE supporter_day (
    ward_code text NOT NULL,
    supporter_code text NOT NULL,
    held_on date NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    rated bigint NOT NULL,
    satisfied bigint NOT NULL,
    CONSTRAINT supporter_day_pkey PRIMARY KEY (ward_code, supporter_code, held_on)
) WITH (fillfactor = 70);

-- And by fiscal year (that of its 1 April), for what groups of supporters gave.
CREATE TABLE supporter_year (
    ward_code text NOT NULL,
    fiscal_year smallint NOT NULL,
    supporter_code text NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    rated bigint NOT NULL,
    satisfied bigint NOT NULL,
    CONSTRAINT supporter_year_pkey PRIMARY KEY (ward_code, fiscal_year, supporter_code)
) WITH (fillfactor = 50);

CREATE INDEX supporter_day_by_day ON supporter_day (ward_code, held_on);

-- Residents by the day and the site of their first support ever (a consultation or a course), and the day of their first course:
-- infinity while there is none. Each person counts once, however many entries are theirs.
CREATE TABLE journey_day (
    ward_code text NOT NULL,
    supported_on date NOT NULL,
    site_code text NOT NULL,
    finished_on date NOT NULL,
    residents bigint NOT NULL,
    CONSTRAINT journey_day_pkey PRIMARY KEY (ward_code, supported_on, site_code, finished_on)
) WITH (fillfactor = 70);

CREATE INDEX journey_day_finished ON journey_day (ward_code, finished_on) WHERE finished_on < 'infinity';

-- For the records that are there already.
ALTER TABLE consultation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE supporter_month NO FORCE ROW LEVEL SECURITY;

UPDATE supporter_month AS m
SET rated = r.rated, satisfied = r.satisfied
FROM (
    SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, supporter_code,
        count(satisfaction) AS rated, count(*) FILTER (WHERE satisfaction >= 4) AS satisfied
    FROM consultation CROSS JOIN unnest(supporters) AS supporter_code WHERE NOT void AND satisfaction IS NOT NULL
    GROUP BY 1, 2, 3, 4
) AS r
WHERE (m.ward_code, m.month, m.site_code, m.supporter_code) = (r.ward_code, r.month, r.site_code, r.supporter_code);

INSERT INTO supporter_day
SELECT ward_code, supporter_code, held_on, count(*), coalesce(sum(minutes), 0), count(satisfaction),
    count(*) FILTER (WHERE satisfaction >= 4)
FROM consultation CROSS JOIN unnest(supporters) AS supporter_code WHERE NOT void
GROUP BY 1, 2, 3;

INSERT INTO supporter_year
SELECT ward_code, extract(year FROM held_on - interval '3 months')::smallint, supporter_code, count(*),
    coalesce(sum(minutes), 0), count(satisfaction), count(*) FILTER (WHERE satisfaction >= 4)
FROM consultation CROSS JOIN unnest(supporters) AS supporter_code WHERE NOT void
GROUP BY 1, 2, 3;

INSERT INTO journey_day
SELECT ward_code, supported_on, site_code, 'infinity', count(*)
FROM (
    SELECT DISTINCT ON (ward_code, resident_id) ward_code, held_on AS supported_on, site_code
    FROM consultation WHERE NOT void AND resident_id IS NOT NULL
    ORDER BY ward_code, resident_id, held_on, site_code
) AS journey
GROUP BY ward_code, supported_on, site_code;

ALTER TABLE supporter_month FORCE ROW LEVEL SECURITY;
ALTER TABLE consultation FORCE ROW LEVEL SECURITY;

"""##),
Migration(name: "0026_safeguards_for_people", sql: ##"""
-- One ward a session, and no more rights than the work needs; who people are, only in the role madoguchi_personal.

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY[
        'supporter_kind', 'language', 'training_module', 'course_kind', 'partner_kind', 'supporter_status',
        'training_completion', 'supporter_contact', 'site_hours', 'site_closure', 'shift', 'reported_hours',
        'resident_consent', 'resident_person', 'resident_decision', 'course', 'course_place', 'attendance', 'conversion',
        'supporter_day', 'supporter_year', 'journey_day']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

GRANT SELECT ON standard_supporter_kind TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON supporter_kind, language, training_module, course_kind, partner_kind TO madoguchi_app;
GRANT UPDATE (supporter_kind, home_site, other_sites, languages, skills, hours_per_week) ON supporter TO madoguchi_app;
-- History is added to: of a status that is over, only its end is written.
GRANT SELECT, INSERT, UPDATE (ended_on) ON supporter_status TO madoguchi_app;
GRANT SELECT, INSERT ON training_completion TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON site_hours, site_closure TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (cancelled, reason) ON shift TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (void) ON reported_hours TO madoguchi_app;
GRANT UPDATE (merged_into, withdrawn_on) ON resident TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (withdrawn_on) ON resident_consent TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (undone_at, undone_by) ON resident_decision TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON course TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (status) ON course_place TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (void, reason) ON attendance TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (
    resident_id, site_code, supported_on, finished_on, certified_on, active_on, first_session_on, still_active_on, void, reason)
    ON conversion TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON supporter_day, supporter_year, journey_day TO madoguchi_app;

-- A withdrawal erases: these two are the only tables from which a role of the service removes anything.
GRANT USAGE ON SCHEMA public TO madoguchi_personal;
GRANT SELECT, INSERT, UPDATE, DELETE ON supporter_contact, resident_person TO madoguchi_personal;

GRANT SELECT ON supporter_kind, language, training_module, course_kind, partner_kind, course, journey_day TO madoguchi_export;
GRANT SELECT (ward_code, supporter_code, supporter_kind, home_site, other_sites, languages, skills, hours_per_week)
    ON supporter TO madoguchi_export;
GRANT SELECT (ward_code, supporter_code, number, status, effective_on, ended_on, certified_until, appointed_until)
    ON supporter_status TO madoguchi_export;
GRANT SELECT (ward_code, course_code, held_on, age_band, satisfaction, can_do_alone, wants_to_help, void)
    ON attendance TO madoguchi_export;
GRANT SELECT (ward_code, conversion_id, applied_on, via, site_code, void) ON conversion TO madoguchi_export;

-- A withdrawal cuts a person's records off from the entries by which they were known: stand-ins that nobody knows, one for each entry,
-- carry them, and the counts, on. Also in the revisions, which the service itself may not change.
CREATE FUNCTION unlink_resident(ward text, entries uuid[], stand_ins uuid[]) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
    BEGIN ATOMIC
        UPDATE consultation AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE consultation_revision AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE support_case AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE attendance AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE resident_decision SET reason = NULL WHERE ward_code = ward AND (kept = ANY (entries) OR other = ANY (entries));
        UPDATE course_place SET resident_id = NULL WHERE ward_code = ward AND resident_id = ANY (entries);
    END;
REVOKE ALL ON FUNCTION unlink_resident FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unlink_resident TO madoguchi_app;

"""##),
Migration(name: "0027_closings", sql: ##"""
-- 締め: which periods are closed, what was published of them, and what has been changed since, by whom and why.

-- A month (its first day) at a site. While it is closed, what was held in it there changes only by an approved amendment.
CREATE TABLE site_closing (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    is_closed boolean NOT NULL,
    closed_at timestamptz NOT NULL,
    closed_by text NOT NULL,
    CONSTRAINT site_closing_pkey PRIMARY KEY (ward_code, month, site_code),
    CONSTRAINT site_closing_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT site_closing_month CHECK (extract(day FROM month) = 1)
);

-- A month of the whole ward, or a fiscal year (its 1 April). `version` is the last one: 1 is 確定値, what follows 訂正版.
CREATE TABLE closing (
    ward_code text NOT NULL,
    period text NOT NULL,
    starts_on date NOT NULL,
    is_closed boolean NOT NULL,
    version integer NOT NULL,
    -- By which amendment it was last reopened.
    reopened_by uuid,
    CONSTRAINT closing_pkey PRIMARY KEY (ward_code, period, starts_on),
    CONSTRAINT closing_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT closing_period CHECK (period IN ('month', 'fiscal_year')),
    CONSTRAINT closing_starts_on CHECK (
        extract(day FROM starts_on) = 1 AND (period = 'month' OR extract(month FROM starts_on) = 4)),
    CONSTRAINT closing_version CHECK (version >= 1)
);

CREATE TABLE closing_version (
    ward_code text NOT NULL,
    period text NOT NULL,
    starts_on date NOT NULL,
    version integer NOT NULL,
    made_at timestamptz NOT NULL,
    made_by text NOT NULL,
    -- Of a 訂正版: why, who approved it, and the amendment that says what.
    reason text,
    approved_by text,
    amendment_id uuid,
    CONSTRAINT closing_version_pkey PRIMARY KEY (ward_code, period, starts_on, version),
    CONSTRAINT closing_version_closing FOREIGN KEY (ward_code, period, starts_on)
        REFERENCES closing (ward_code, period, starts_on),
    CONSTRAINT closing_version_reason CHECK ((version = 1) = (reason IS NULL)),
    CONSTRAINT closing_version_approved CHECK ((reason IS NULL) = (approved_by IS NULL))
);

-- The figures of a closed month: all that are not zero as version 1, and for each later version those that it changed. So a figure in
-- version n is its row with the greatest version up to n, and zero without one.
CREATE TABLE closed_figure (
    ward_code text NOT NULL,
    month date NOT NULL,
    version integer NOT NULL,
    measure text NOT NULL,
    site_code text NOT NULL,
    first_code text NOT NULL,
    second_code text NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT closed_figure_pkey PRIMARY KEY (ward_code, month, measure, site_code, first_code, second_code, version)
);

-- The reports of a closed period (those of its last day), word for word as they were published.
CREATE TABLE published_report (
    ward_code text NOT NULL,
    period text NOT NULL,
    starts_on date NOT NULL,
    version integer NOT NULL,
    report text NOT NULL,
    language text NOT NULL,
    document text NOT NULL,
    CONSTRAINT published_report_pkey PRIMARY KEY (ward_code, period, starts_on, version, report, language),
    CONSTRAINT published_report_version FOREIGN KEY (ward_code, period, starts_on, version)
        REFERENCES closing_version (ward_code, period, starts_on, version),
    CONSTRAINT published_report_language CHECK (language IN ('ja', 'en'))
);

-- 訂正の申請: a change to a closed period waits here until someone other than its proposer has approved or declined it.
CREATE TABLE amendment (
    ward_code text NOT NULL,
    amendment_id uuid NOT NULL,
    operation text NOT NULL,
    -- What it concerns: a record's id, or the period to be reopened.
    subject text NOT NULL,
    course_code text,
    site_code text,
    -- The first days of the closed months that it touches.
    months date[] NOT NULL,
    -- The revision that is to be changed.
    expected_revision integer,
    -- The change as it was sent; once it is done, the record says it, and this is emptied.
    body text,
    reason text NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by text NOT NULL,
    decision text,
    decided_at timestamptz,
    decided_by text,
    remark text,
    CONSTRAINT amendment_pkey PRIMARY KEY (ward_code, amendment_id),
    CONSTRAINT amendment_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT amendment_operation CHECK (operation IN (
        'record_consultation', 'correct_consultation', 'void_consultation', 'record_attendance', 'void_attendance',
        'reopen')),
    CONSTRAINT amendment_decision CHECK (decision IN ('approved', 'declined')),
    CONSTRAINT amendment_decided CHECK (
        (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)),
    CONSTRAINT amendment_four_eyes CHECK (decided_by <> proposed_by OR decision = 'declined'),
    CONSTRAINT amendment_length CHECK (length(body) <= 100000)
);

-- One at a time for each record.
CREATE UNIQUE INDEX amendment_waiting ON amendment (ward_code, subject) WHERE decision IS NULL;
CREATE INDEX amendment_by_time ON amendment (ward_code, proposed_at DESC, amendment_id DESC);

-- Records that were refused as they were sent: while there is no record with the id, somebody still has it waiting.
CREATE TABLE refused_record (
    ward_code text NOT NULL,
    id uuid NOT NULL,
    site_code text,
    held_on date,
    refused_at timestamptz NOT NULL,
    refused_by text NOT NULL,
    -- The codes of what was wrong, no values.
    problems text[] NOT NULL,
    CONSTRAINT refused_record_pkey PRIMARY KEY (ward_code, id),
    CONSTRAINT refused_record_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code)
);

CREATE INDEX refused_record_by_time ON refused_record (ward_code, refused_at);

-- What is delivered of a month, figure by figure. Outcomes '' are consultations without one.
CREATE VIEW month_figure WITH (security_invoker = true) AS
    SELECT ward_code, month, 'consultations' AS measure, site_code, channel AS first_code, age_band AS second_code,
        consultations AS value
    FROM consultation_month
    UNION ALL
    SELECT ward_code, month, 'minutes', site_code, channel, age_band, minutes FROM consultation_month
    UNION ALL
    SELECT ward_code, month, 'mentions', site_code, topic, '', mentions FROM topic_month
    UNION ALL
    SELECT ward_code, month, 'outcomes', site_code, channel, outcome, consultations FROM outcome_month
    UNION ALL
    SELECT ward_code, date_trunc('month', held_on::timestamp)::date, 'attendances', site_code, course_kind, '',
        sum(attendees)::bigint
    FROM course
    WHERE attendees > 0
    GROUP BY 1, 2, 4, 5;

"""##),
Migration(name: "0028_exports", sql: ##"""
-- What has been delivered to the statistics team, and what has been published.

-- A nightly export that has succeeded. `snapshot_at` is the moment of its snapshot, `manifest` the SHA-256 of its manifest.
CREATE TABLE export_run (
    ward_code text NOT NULL,
    audience text NOT NULL,
    export_date date NOT NULL,
    snapshot_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    manifest text NOT NULL,
    rows bigint NOT NULL,
    -- Which months it delivered as closed, and the version of each.
    months date[] NOT NULL,
    versions integer[] NOT NULL,
    -- When the ward's own delivery command has taken it, if there is one.
    delivered_at timestamptz,
    CONSTRAINT export_run_pkey PRIMARY KEY (ward_code, audience, export_date, snapshot_at),
    CONSTRAINT export_run_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT export_run_audience CHECK (audience IN ('internal', 'public')),
    CONSTRAINT export_run_versions CHECK (cardinality(months) = cardinality(versions))
);

-- A version of a closed period that is made public, or held back because it would give away what an earlier one hides.
CREATE TABLE public_release (
    ward_code text NOT NULL,
    period text NOT NULL,
    starts_on date NOT NULL,
    version integer NOT NULL,
    released_on date NOT NULL,
    is_held_back boolean NOT NULL,
    threshold integer NOT NULL,
    CONSTRAINT public_release_pkey PRIMARY KEY (ward_code, period, starts_on, version),
    CONSTRAINT public_release_version FOREIGN KEY (ward_code, period, starts_on, version)
        REFERENCES closing_version (ward_code, period, starts_on, version)
);

-- The cells of a release: with the value that counted, also where it is hidden (秘匿), for what is hidden stays hidden, and what a later
-- release may show depends on it. Code '' is the total over that dimension.
CREATE TABLE public_figure (
    ward_code text NOT NULL,
    period text NOT NULL,
    starts_on date NOT NULL,
    version integer NOT NULL,
    measure text NOT NULL,
    site_code text NOT NULL,
    code text NOT NULL,
    value bigint NOT NULL,
    is_hidden boolean NOT NULL,
    CONSTRAINT public_figure_pkey PRIMARY KEY (ward_code, period, starts_on, version, measure, site_code, code),
    CONSTRAINT public_figure_release FOREIGN KEY (ward_code, period, starts_on, version)
        REFERENCES public_release (ward_code, period, starts_on, version),
    CONSTRAINT public_figure_measure CHECK (measure IN ('age', 'topic', 'channel', 'outcome'))
);

"""##),
Migration(name: "0029_safeguards_for_closings", sql: ##"""
-- One ward a session, and no more rights than the work needs.

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY[
        'site_closing', 'closing', 'closing_version', 'closed_figure', 'published_report', 'amendment', 'refused_record',
        'export_run', 'public_release', 'public_figure']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON site_closing, closing, refused_record TO madoguchi_app;
-- What was published is added to, and never changed.
GRANT SELECT, INSERT ON closing_version, closed_figure, published_report, public_release, public_figure TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (body, decision, decided_at, decided_by, remark) ON amendment TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (finished_at, delivered_at) ON export_run TO madoguchi_app;
GRANT SELECT ON month_figure TO madoguchi_app;

-- The service steps into madoguchi_export to read what is delivered: of a person it could not read anything even by mistake.
GRANT SELECT ON site_closing, closing, closing_version, closed_figure, public_release, public_figure, export_run, month_figure,
    public_holiday, supporter_month, supporter_day, supporter_year, site_hours, site_closure TO madoguchi_export;
GRANT SELECT (ward_code, amendment_id, operation, subject, site_code, months, reason, proposed_at, decision, decided_at, decided_by)
    ON amendment TO madoguchi_export;
GRANT SELECT (ward_code, conversion_id, supporter_code, supported_on, finished_on, applied_on, certified_on, active_on, first_session_on,
    still_active_on, via, site_code, void) ON conversion TO madoguchi_export;
GRANT SELECT (ward_code, shift_id, site_code, supporter_code, held_on, starts, ends, cancelled) ON shift TO madoguchi_export;
GRANT SELECT (ward_code, supporter_code, site_code, held_on, minutes, void) ON reported_hours TO madoguchi_export;

-- A withdrawal reaches changes that wait, and those that were declined: what was approved is in the records.
CREATE OR REPLACE FUNCTION unlink_resident(ward text, entries uuid[], stand_ins uuid[]) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
    BEGIN ATOMIC
        UPDATE consultation AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE consultation_revision AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE support_case AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE attendance AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE resident_decision SET reason = NULL WHERE ward_code = ward AND (kept = ANY (entries) OR other = ANY (entries));
        UPDATE course_place SET resident_id = NULL WHERE ward_code = ward AND resident_id = ANY (entries);
        UPDATE amendment AS a SET body = NULL
        FROM unnest(entries) AS e (entry)
        WHERE a.ward_code = ward AND a.body IS NOT NULL AND position(e.entry::text IN lower(a.body)) > 0;
    END;

"""##),
Migration(name: "0030_last_heard", sql: ##"""
-- When a site was last heard from: the reports look it up for each site, however many records lie behind it.

CREATE INDEX consultation_by_arrival ON consultation (ward_code, site_code, recorded_at DESC);

"""##),
Migration(name: "0031_sealed_fields", sql: ##"""
-- Who people are, and what was noted of them, is sealed with keys that are not in the database. A sealed value begins with the byte 1 and
-- the four bytes of its key's id; a value from before there were keys begins with the byte 0 and is sealed by `madoguchi keys rotate`.
-- What belongs to which place is part of the seal, so that a value which was moved to another row does not open.

-- Which waiting changes speak of somebody cannot be seen any more without the keys: the service opens and empties those.
CREATE OR REPLACE FUNCTION unlink_resident(ward text, entries uuid[], stand_ins uuid[]) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
    BEGIN ATOMIC
        UPDATE consultation AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE consultation_revision AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE support_case AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE attendance AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE resident_decision SET reason = NULL WHERE ward_code = ward AND (kept = ANY (entries) OR other = ANY (entries));
        UPDATE course_place SET resident_id = NULL WHERE ward_code = ward AND resident_id = ANY (entries);
    END;

ALTER TABLE consultation
    DROP CONSTRAINT consultation_note,
    ALTER COLUMN note TYPE bytea USING '\x00'::bytea || convert_to(note, 'UTF8'),
    -- 1000 characters, each of four bytes at most, and the seal.
    ADD CONSTRAINT consultation_note CHECK (length(note) <= 4096);

-- The seal of a record's note is that of its last revision, byte for byte.
ALTER TABLE consultation_revision
    ALTER COLUMN note TYPE bytea USING '\x00'::bytea || convert_to(note, 'UTF8');

ALTER TABLE amendment
    DROP CONSTRAINT amendment_length,
    ALTER COLUMN body TYPE bytea USING '\x00'::bytea || convert_to(body, 'UTF8'),
    ADD CONSTRAINT amendment_length CHECK (length(body) <= 100100);

-- The keys are hashes that only the service can make: of the name, of the kana and of the phone number as they are searched for.
DROP INDEX resident_person_by_name;
ALTER TABLE resident_person
    DROP CONSTRAINT resident_person_needs,
    ALTER COLUMN needs DROP DEFAULT,
    ALTER COLUMN needs DROP NOT NULL,
    ALTER COLUMN name TYPE bytea USING '\x00'::bytea || convert_to(name, 'UTF8'),
    ALTER COLUMN kana TYPE bytea USING '\x00'::bytea || convert_to(kana, 'UTF8'),
    ALTER COLUMN phone TYPE bytea USING '\x00'::bytea || convert_to(phone, 'UTF8'),
    ALTER COLUMN needs TYPE bytea
        USING CASE WHEN needs <> '{}' THEN '\x00'::bytea || convert_to(array_to_string(needs, ' '), 'UTF8') END,
    ALTER COLUMN kana_key TYPE bytea USING NULL,
    ALTER COLUMN phone_key TYPE bytea USING NULL,
    ADD COLUMN name_key bytea;
CREATE INDEX resident_person_by_name ON resident_person (ward_code, name_key) WHERE name_key IS NOT NULL;

ALTER TABLE supporter_contact
    ALTER COLUMN name TYPE bytea USING '\x00'::bytea || convert_to(name, 'UTF8'),
    ALTER COLUMN kana TYPE bytea USING '\x00'::bytea || convert_to(kana, 'UTF8'),
    ALTER COLUMN phone TYPE bytea USING '\x00'::bytea || convert_to(phone, 'UTF8'),
    ALTER COLUMN email TYPE bytea USING '\x00'::bytea || convert_to(email, 'UTF8');

-- With which keys values have been sealed: a service that has not all of them does not begin.
CREATE TABLE sealing_key (
    ward_code text NOT NULL,
    -- Eight hexadecimal digits; of the key itself nothing can be told from them.
    key_id text NOT NULL,
    first_used_at timestamptz NOT NULL,
    -- When nothing was sealed with it any more, and it was given up.
    retired_at timestamptz,
    CONSTRAINT sealing_key_pkey PRIMARY KEY (ward_code, key_id),
    CONSTRAINT sealing_key_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT sealing_key_id CHECK (key_id ~ '^[0-9a-f]{8}$')
);
ALTER TABLE sealing_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE sealing_key FORCE ROW LEVEL SECURITY;
CREATE POLICY sealing_key_ward ON sealing_key USING (ward_code = (SELECT current_setting('madoguchi.ward', true)));
GRANT SELECT, INSERT ON sealing_key TO madoguchi_app;

"""##),
Migration(name: "0032_retention_and_audit_heads", sql: ##"""
-- 保存期間: how long what is personal is kept, who decided that it goes, and what went.

-- Years that are counted from the 1 April after what is kept has ended (the day it was held, decided or last of use). Rules are the ward's.
CREATE TABLE retention_rule (
    ward_code text NOT NULL,
    kind text NOT NULL,
    years smallint NOT NULL,
    set_at timestamptz NOT NULL,
    set_by text NOT NULL,
    CONSTRAINT retention_rule_pkey PRIMARY KEY (ward_code, kind),
    CONSTRAINT retention_rule_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT retention_rule_kind CHECK (kind IN ('notes', 'residents', 'refused_records', 'amendments')),
    CONSTRAINT retention_rule_years CHECK (years BETWEEN 1 AND 30)
);

-- 廃棄: one kind of what was due before a day, from the list of candidates to the record that it is gone.
CREATE TABLE disposal (
    ward_code text NOT NULL,
    disposal_id uuid NOT NULL,
    kind text NOT NULL,
    years smallint NOT NULL,
    -- What ended before this day (a 1 April).
    ended_before date NOT NULL,
    candidates integer NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by text NOT NULL,
    approved_at timestamptz,
    approved_by text,
    erased_at timestamptz,
    -- How many of the candidates were still there, and are gone.
    erased integer,
    CONSTRAINT disposal_pkey PRIMARY KEY (ward_code, disposal_id),
    CONSTRAINT disposal_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT disposal_kind CHECK (kind IN ('notes', 'residents', 'refused_records', 'amendments')),
    CONSTRAINT disposal_ended_before CHECK (extract(month FROM ended_before) = 4 AND extract(day FROM ended_before) = 1),
    CONSTRAINT disposal_approved CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
    CONSTRAINT disposal_four_eyes CHECK (approved_by <> proposed_by),
    CONSTRAINT disposal_erased CHECK ((erased_at IS NULL) = (erased IS NULL) AND (erased_at IS NULL OR approved_at IS NOT NULL))
);

-- The list that was proposed and approved, by opaque ids: nothing else is erased.
CREATE TABLE disposal_candidate (
    ward_code text NOT NULL,
    disposal_id uuid NOT NULL,
    subject uuid NOT NULL,
    CONSTRAINT disposal_candidate_pkey PRIMARY KEY (ward_code, disposal_id, subject),
    CONSTRAINT disposal_candidate_disposal FOREIGN KEY (ward_code, disposal_id) REFERENCES disposal (ward_code, disposal_id)
);

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY['retention_rule', 'disposal', 'disposal_candidate']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON retention_rule TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (approved_at, approved_by, erased_at, erased) ON disposal TO madoguchi_app;
GRANT SELECT, INSERT ON disposal_candidate TO madoguchi_app;

-- Takes the notes of records, what amendments asked for, and refusals away: those of one disposal that somebody else than its proposer
-- has approved, and no others. The service itself may change no revision. Residents go as they do after a withdrawal.
CREATE FUNCTION erase_disposal(ward text, disposal uuid) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
    BEGIN ATOMIC
        WITH due AS (
            SELECT d.kind, c.subject
            FROM disposal AS d JOIN disposal_candidate AS c USING (ward_code, disposal_id)
            WHERE d.ward_code = ward AND d.disposal_id = disposal AND d.approved_by IS NOT NULL
        ),
        record AS (
            UPDATE consultation AS c SET note = NULL
            FROM due
            WHERE due.kind = 'notes' AND c.ward_code = ward AND c.id = due.subject AND c.note IS NOT NULL
        ),
        revision AS (
            UPDATE consultation_revision AS r SET note = NULL
            FROM due
            WHERE due.kind = 'notes' AND r.ward_code = ward AND r.id = due.subject AND r.note IS NOT NULL
            RETURNING r.id
        ),
        change AS (
            UPDATE amendment AS a SET body = NULL, remark = NULL
            FROM due
            WHERE due.kind = 'amendments' AND a.ward_code = ward AND a.amendment_id = due.subject AND a.decision IS NOT NULL
                AND (a.body IS NOT NULL OR a.remark IS NOT NULL)
            RETURNING a.amendment_id
        ),
        refusal AS (
            DELETE FROM refused_record AS r USING due
            WHERE due.kind = 'refused_records' AND r.ward_code = ward AND r.id = due.subject
            RETURNING r.id
        )
        SELECT (SELECT count(DISTINCT id) FROM revision) + (SELECT count(*) FROM change) + (SELECT count(*) FROM refusal);
    END;
REVOKE ALL ON FUNCTION erase_disposal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_disposal TO madoguchi_app;

-- Which end of the audit trail an export has printed: what was there then must be there for ever. NULL in runs of before.
ALTER TABLE export_run
    ADD COLUMN audit_link bigint,
    ADD COLUMN audit_digest bytea,
    ADD CONSTRAINT export_run_audit CHECK ((audit_link IS NULL) = (audit_digest IS NULL));

"""##),
Migration(name: "0033_accounts", sql: ##"""
-- Personal accounts: who may come in, as what, where, and until when. How they prove it stands apart.

-- アカウント: known to the trail of changes by its name, which is never a person's own. `sites` NULL is all sites; `valid_until` is the
-- last day, 31 March for an appointment by the year.
CREATE TABLE account (
    ward_code text NOT NULL,
    account text NOT NULL,
    role text NOT NULL,
    sites text[],
    valid_until date,
    is_disabled boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    CONSTRAINT account_pkey PRIMARY KEY (ward_code, account),
    CONSTRAINT account_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT account_role CHECK (
        role IN ('staff', 'site_leader', 'coordinator', 'statistician', 'administrator', 'auditor'))
);

-- What an account proves itself by, which only the role madoguchi_credentials reads and changes. The password is an Argon2id hash with
-- its parameters; the key of the second factor is sealed as personal fields are; of an invitation there is a hash.
-- `last_step` is the step of thirty seconds whose code was accepted last: that one and those before it are used up.
CREATE TABLE account_credential (
    ward_code text NOT NULL,
    account text NOT NULL,
    password_hash text,
    password_set_at timestamptz,
    factor_key bytea,
    offered_factor_key bytea,
    last_step bigint,
    invitation_hash bytea,
    invited_until timestamptz,
    CONSTRAINT account_credential_pkey PRIMARY KEY (ward_code, account),
    CONSTRAINT account_credential_account FOREIGN KEY (ward_code, account) REFERENCES account (ward_code, account),
    CONSTRAINT account_credential_invitation CHECK ((invitation_hash IS NULL) = (invited_until IS NULL))
);

-- Codes for who has lost the second factor, each good for one time.
CREATE TABLE recovery_code (
    ward_code text NOT NULL,
    account text NOT NULL,
    code_hash bytea NOT NULL,
    used_at timestamptz,
    CONSTRAINT recovery_code_pkey PRIMARY KEY (ward_code, account, code_hash),
    CONSTRAINT recovery_code_account FOREIGN KEY (ward_code, account) REFERENCES account (ward_code, account)
);

-- Every token belongs to an account from now on, and what it opens is what the account may do. Where one name had tokens for different
-- things, the latest says what the account is, and the others are revoked.
ALTER TABLE access_token NO FORCE ROW LEVEL SECURITY;

INSERT INTO account (ward_code, account, role, sites, created_at)
SELECT DISTINCT ON (ward_code, account) ward_code, account, role, sites, issued_at
FROM access_token
ORDER BY ward_code, account, revoked_at IS NOT NULL, issued_at DESC;

UPDATE access_token AS t SET revoked_at = now()
FROM account AS a
WHERE a.ward_code = t.ward_code AND a.account = t.account AND t.revoked_at IS NULL
    AND (t.role, t.sites) IS DISTINCT FROM (a.role, a.sites);

-- A session comes from a login and ends when it is not used; the other tokens are for programs. `used_at` is kept to a few minutes.
ALTER TABLE access_token
    DROP COLUMN role,
    DROP COLUMN sites,
    ADD COLUMN kind text NOT NULL DEFAULT 'service',
    ADD COLUMN used_at timestamptz,
    ADD CONSTRAINT access_token_kind CHECK (kind IN ('service', 'session')),
    ADD CONSTRAINT access_token_account FOREIGN KEY (ward_code, account) REFERENCES account (ward_code, account);

CREATE INDEX access_token_of_account ON access_token (ward_code, account) WHERE revoked_at IS NULL;

ALTER TABLE access_token FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY['account', 'account_credential', 'recovery_code']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE (role, sites, valid_until, is_disabled) ON account TO madoguchi_app;
REVOKE UPDATE ON access_token FROM madoguchi_app;
GRANT UPDATE (revoked_at, used_at) ON access_token TO madoguchi_app;

GRANT USAGE ON SCHEMA public TO madoguchi_credentials;
GRANT SELECT, INSERT, UPDATE ON account_credential TO madoguchi_credentials;
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON recovery_code TO madoguchi_credentials;

-- What was recorded today is found by when it was recorded: few pages, since records lie in that order.
CREATE INDEX consultation_by_recording ON consultation USING brin (ward_code, recorded_at);

"""##),
Migration(name: "0034_keys_in_use", sql: ##"""
-- With which search key hashes are made beside each key: names that were hashed with another one would be found by nobody, and entered twice.
ALTER TABLE sealing_key
    -- Eight hexadecimal digits; NULL where it was not noted yet.
    ADD COLUMN search_key_id text,
    ADD CONSTRAINT sealing_key_search_key_id CHECK (search_key_id ~ '^[0-9a-f]{8}$');

"""##),
Migration(name: "0035_disposals_of_contacts", sql: ##"""
-- Contacts of supporters are kept for a time as well, and what is erased is looked at once more when it is erased.

-- Of a contact, a candidate is the supporter's code; of the other kinds an opaque id, as before.
DROP FUNCTION erase_disposal;
ALTER TABLE disposal_candidate
    ALTER COLUMN subject TYPE text USING subject::text,
    -- When it had ended, as the list says that is looked at and approved. NULL in lists of before, and in those of a restored record.
    ADD COLUMN ended_on date;

ALTER TABLE retention_rule
    DROP CONSTRAINT retention_rule_kind,
    ADD CONSTRAINT retention_rule_kind CHECK (kind IN ('notes', 'residents', 'contacts', 'refused_records', 'amendments'));
ALTER TABLE disposal
    DROP CONSTRAINT disposal_kind,
    ADD CONSTRAINT disposal_kind CHECK (kind IN ('notes', 'residents', 'contacts', 'refused_records', 'amendments'));

COMMENT ON COLUMN disposal.erased IS 'How many of the candidates are gone: also those who had withdrawn before they were erased.';

-- A list is proposed without an approval, and approved afterwards, by another name.
REVOKE INSERT ON disposal FROM madoguchi_app;
GRANT INSERT (ward_code, disposal_id, kind, years, ended_before, candidates, proposed_at, proposed_by) ON disposal TO madoguchi_app;

-- Takes the notes of records with what amendments asked for about them, amendments, and refusals away: those of one disposal that somebody
-- else than its proposer has approved, and no others; of them, what still has ended before the day. The service itself may change no
-- revision. Whoever calls it keeps others from correcting meanwhile. People and contacts go by the service, one by one.
CREATE FUNCTION erase_disposal(ward text, disposal uuid) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
    BEGIN ATOMIC
        WITH due AS MATERIALIZED (
            SELECT d.kind, d.ended_before, CASE WHEN d.kind <> 'contacts' THEN c.subject::uuid END AS id
            FROM disposal AS d JOIN disposal_candidate AS c USING (ward_code, disposal_id)
            WHERE d.ward_code = ward AND d.disposal_id = disposal AND d.approved_by IS NOT NULL
        ),
        ended AS MATERIALIZED (
            SELECT c.id FROM due JOIN consultation AS c ON c.ward_code = ward AND c.id = due.id
            WHERE due.kind = 'notes' AND c.held_on < due.ended_before
        ),
        record AS (
            UPDATE consultation AS c SET note = NULL
            FROM ended WHERE c.ward_code = ward AND c.id = ended.id AND c.note IS NOT NULL
        ),
        revision AS (
            UPDATE consultation_revision AS r SET note = NULL
            FROM ended WHERE r.ward_code = ward AND r.id = ended.id AND r.note IS NOT NULL
            RETURNING r.id
        ),
        copy AS (
            UPDATE amendment AS a SET body = NULL
            FROM ended
            WHERE a.ward_code = ward AND a.subject = ended.id::text AND a.body IS NOT NULL
                AND a.operation IN ('record_consultation', 'correct_consultation', 'void_consultation')
        ),
        change AS (
            UPDATE amendment AS a SET body = NULL, remark = NULL
            FROM due
            WHERE due.kind = 'amendments' AND a.ward_code = ward AND a.amendment_id = due.id
                AND (coalesce(a.decided_at, a.proposed_at) AT TIME ZONE 'UTC' + interval '9 hours')::date < due.ended_before
                AND (a.body IS NOT NULL OR a.remark IS NOT NULL)
            RETURNING a.amendment_id
        ),
        refusal AS (
            DELETE FROM refused_record AS r USING due
            WHERE due.kind = 'refused_records' AND r.ward_code = ward AND r.id = due.id
                AND (r.refused_at AT TIME ZONE 'UTC' + interval '9 hours')::date < due.ended_before
            RETURNING r.id
        )
        SELECT (SELECT count(DISTINCT id) FROM revision) + (SELECT count(*) FROM change) + (SELECT count(*) FROM refusal);
    END;
REVOKE ALL ON FUNCTION erase_disposal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_disposal TO madoguchi_app;

"""##),
    ]

    /// The roles of the database server, which no single database owns.
    static let roles = ##"""
-- The roles, once per database server, by someone who may create roles:  psql -f roles.sql
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
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_personal') THEN
        -- Reads and erases who people are. The service steps into it for just that, and has none of its rights otherwise.
        CREATE ROLE madoguchi_personal NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
        ALTER ROLE madoguchi_app NOINHERIT;
        GRANT madoguchi_personal TO madoguchi_app;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_credentials') THEN
        -- Reads and changes what accounts prove themselves by. The service steps into it at a login.
        CREATE ROLE madoguchi_credentials NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
        GRANT madoguchi_credentials TO madoguchi_app;
    END IF;
    -- And into this one, to read what is delivered.
    IF NOT pg_has_role('madoguchi_app', 'madoguchi_export', 'MEMBER') THEN
        GRANT madoguchi_export TO madoguchi_app;
    END IF;
END
$$;

"""##
}
