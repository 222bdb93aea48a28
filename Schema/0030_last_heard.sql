-- When a site was last heard from: the reports look it up for each site, however many records lie behind it.

CREATE INDEX consultation_by_arrival ON consultation (ward_code, site_code, recorded_at DESC);
