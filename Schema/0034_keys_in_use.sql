-- With which search key hashes are made beside each key: names that were hashed with another one would be found by nobody, and entered twice.
ALTER TABLE sealing_key
    -- Eight hexadecimal digits; NULL where it was not noted yet.
    ADD COLUMN search_key_id text,
    ADD CONSTRAINT sealing_key_search_key_id CHECK (search_key_id ~ '^[0-9a-f]{8}$');
