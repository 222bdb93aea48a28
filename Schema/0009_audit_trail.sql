-- Who did what, append-only and chained: each link's digest is made from the one before it and from the entries that
-- were committed with it. Recomputing the chain finds an entry that was edited, removed, added or moved.

CREATE TABLE audit_head (
    ward_code text NOT NULL,
    link bigint NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT audit_head_pkey PRIMARY KEY (ward_code),
    CONSTRAINT audit_head_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code)
) WITH (fillfactor = 10);

CREATE TABLE audit_link (
    ward_code text NOT NULL,
    link bigint NOT NULL,
    linked_at timestamptz NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT audit_link_pkey PRIMARY KEY (ward_code, link)
);

CREATE TABLE audit_entry (
    ward_code text NOT NULL,
    link bigint NOT NULL,
    ordinal integer NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    CONSTRAINT audit_entry_pkey PRIMARY KEY (ward_code, link, ordinal)
);

-- One definition for those who write a link and for those who check it. Microseconds since 1970 are free of time zones.
CREATE FUNCTION audit_digest(previous bytea, link bigint, linked_at timestamptz, entries text) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256(
        previous || convert_to(
            link::text || E'\n' || (extract(epoch FROM linked_at) * 1000000)::bigint::text || E'\n' || entries, 'UTF8'));

CREATE FUNCTION audit_line(ordinal integer, actor text, action text, subject text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ordinal::text || E'\t' || actor || E'\t' || action || E'\t' || subject || E'\n';
