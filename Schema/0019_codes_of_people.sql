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
