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
