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
