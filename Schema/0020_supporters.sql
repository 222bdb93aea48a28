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
