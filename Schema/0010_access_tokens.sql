-- Bearer tokens, of which only a hash is kept.

CREATE TABLE access_token (
    ward_code text NOT NULL,
    token_hash bytea NOT NULL,
    account text NOT NULL,
    role text NOT NULL,
    sites text[],
    issued_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT access_token_pkey PRIMARY KEY (ward_code, token_hash),
    CONSTRAINT access_token_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT access_token_hash CHECK (length(token_hash) = 32),
    CONSTRAINT access_token_role CHECK (role IN ('staff', 'coordinator', 'statistician', 'administrator'))
);
