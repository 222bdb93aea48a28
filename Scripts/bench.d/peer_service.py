"""The coverage table as a FastAPI service would answer it: from the same monthly roll-up, by asyncpg. For uvicorn."""

import datetime
import os
from contextlib import asynccontextmanager

import asyncpg
from fastapi import FastAPI

WARD = os.environ["MADOGUCHI_WARD"]
STATEMENT = """
    SELECT m.site_code, s.name, s.site_kind, s.opened_on, s.closed_on, m.month, m.channel, m.age_band, m.consultations, m.minutes
    FROM (
        SELECT site_code, month, channel, age_band, sum(consultations)::bigint AS consultations,
            sum(minutes)::bigint AS minutes
        FROM consultation_month WHERE ward_code = $1 AND month >= $2 AND month <= $3
        GROUP BY GROUPING SETS ((site_code, month), (site_code, channel), (site_code, age_band))
    ) AS m
    JOIN site AS s ON s.ward_code = $1 AND s.site_code = m.site_code
"""


@asynccontextmanager
async def lifespan(app):
    async with asyncpg.create_pool(
        os.environ["PEER_DATABASE_URL"], min_size=8, max_size=8, server_settings={"madoguchi.ward": WARD}
    ) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/coverage")
async def coverage(fiscalYear: int):
    first, last = datetime.date(fiscalYear, 4, 1), datetime.date(fiscalYear + 1, 3, 31)
    rows = await app.state.pool.fetch(STATEMENT, WARD, first, last)
    sites = {}
    for row in rows:
        site = sites.setdefault(
            row["site_code"],
            {"site": row["site_code"], "name": row["name"], "kind": row["site_kind"], "openedOn": row["opened_on"],
             "closedOn": row["closed_on"], "consultations": 0, "minutes": 0, "byMonth": {}, "byChannel": {}, "byAge": {}},
        )
        if row["month"]:
            site["byMonth"][row["month"].strftime("%Y-%m")] = row["consultations"]
            site["consultations"] += row["consultations"]
            site["minutes"] += row["minutes"]
        elif row["channel"]:
            site["byChannel"][row["channel"]] = row["consultations"]
        else:
            site["byAge"][row["age_band"]] = row["consultations"]
    return {"fiscalYear": fiscalYear, "asOf": last, "sites": list(sites.values())}
