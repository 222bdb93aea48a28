-- What has been delivered to the statistics team, and what has been published.

-- A nightly export that has succeeded. `snapshot_at` is the moment of its snapshot, `manifest` the SHA-256 of its manifest.
CREATE TABLE export_run (
    ward_code text NOT NULL,
    audience text NOT NULL,
    export_date date NOT NULL,
    snapshot_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    manifest text NOT NULL,
    rows bigint NOT NULL,
    -- Which months it delivered as closed, and the version of each.
    months date[] NOT NULL,
    versions integer[] NOT NULL,
    -- When the ward's own delivery command has taken it, if there is one.
    delivered_at timestamptz,
    CONSTRAINT export_run_pkey PRIMARY KEY (ward_code, audience, export_date, snapshot_at),
    CONSTRAINT export_run_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT export_run_audience CHECK (audience IN ('internal', 'public')),
    CONSTRAINT export_run_versions CHECK (cardinality(months) = cardinality(versions))
);

-- A version of a closed period that is made public, or held back because it would give away what an earlier one hides.
CREATE TABLE public_release (
    ward_code text NOT NULL,
    period text NOT NULL,
    starts_on date NOT NULL,
    version integer NOT NULL,
    released_on date NOT NULL,
    is_held_back boolean NOT NULL,
    threshold integer NOT NULL,
    CONSTRAINT public_release_pkey PRIMARY KEY (ward_code, period, starts_on, version),
    CONSTRAINT public_release_version FOREIGN KEY (ward_code, period, starts_on, version)
        REFERENCES closing_version (ward_code, period, starts_on, version)
);

-- The cells of a release: with the value that counted, also where it is hidden (秘匿), for what is hidden stays hidden, and what a later
-- release may show depends on it. Code '' is the total over that dimension.
CREATE TABLE public_figure (
    ward_code text NOT NULL,
    period text NOT NULL,
    starts_on date NOT NULL,
    version integer NOT NULL,
    measure text NOT NULL,
    site_code text NOT NULL,
    code text NOT NULL,
    value bigint NOT NULL,
    is_hidden boolean NOT NULL,
    CONSTRAINT public_figure_pkey PRIMARY KEY (ward_code, period, starts_on, version, measure, site_code, code),
    CONSTRAINT public_figure_release FOREIGN KEY (ward_code, period, starts_on, version)
        REFERENCES public_release (ward_code, period, starts_on, version),
    CONSTRAINT public_figure_measure CHECK (measure IN ('age', 'topic', 'channel', 'outcome'))
);
