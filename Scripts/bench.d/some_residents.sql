-- Residents on record, one in ten thousand: psql sets number.
SELECT resident_id FROM resident WHERE ward_code = '131156' AND merged_into IS NULL ORDER BY resident_id LIMIT :number;
