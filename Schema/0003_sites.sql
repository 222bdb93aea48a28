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
