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
