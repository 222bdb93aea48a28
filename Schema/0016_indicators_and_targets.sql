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
