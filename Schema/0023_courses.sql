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
