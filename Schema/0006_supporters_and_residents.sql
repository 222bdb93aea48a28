-- The people that a consultation refers to, by code or opaque id alone.

CREATE TABLE supporter (
    ward_code text NOT NULL,
    supporter_code text NOT NULL,
    registered_at timestamptz NOT NULL,
    CONSTRAINT supporter_pkey PRIMARY KEY (ward_code, supporter_code),
    CONSTRAINT supporter_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT supporter_code_length CHECK (length(supporter_code) BETWEEN 1 AND 40)
);

CREATE TABLE resident (
    ward_code text NOT NULL,
    resident_id uuid NOT NULL,
    registered_at timestamptz NOT NULL,
    CONSTRAINT resident_pkey PRIMARY KEY (ward_code, resident_id),
    CONSTRAINT resident_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code)
);

CREATE TABLE support_case (
    ward_code text NOT NULL,
    support_case_id uuid NOT NULL,
    resident_id uuid NOT NULL,
    opened_on date NOT NULL,
    CONSTRAINT support_case_pkey PRIMARY KEY (ward_code, support_case_id),
    CONSTRAINT support_case_resident FOREIGN KEY (ward_code, resident_id)
        REFERENCES resident (ward_code, resident_id)
);
