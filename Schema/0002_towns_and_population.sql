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
