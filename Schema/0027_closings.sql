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
