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
