"""The coverage table as a FastAPI service would answer it: from the same monthly roll-up, by asyncpg. For uvicorn."""

import datetime
import os
from contextlib import asynccontextmanager

import asyncpg
from fastapi import FastAPI

WARD = os.environ["MADOGUCHI_WARD"]
STATEMENT = """
    SELECT m.site_code, s.name, s.site_kind, s.opened_on, s.closed_on, m.month, m.consultations, m.minutes, m.anonymous,
        m.residents, m.in_person, m.phone, m.online, m.visit, m.under60, m.from60, m.from65, m.from75, m.age_unknown,
        m.age_declined
    FROM site_month AS m
    JOIN site AS s ON s.ward_code = m.ward_code AND s.site_code = m.site_code
    WHERE m.ward_code = $1 AND m.month >= $2 AND m.month <= $3
"""
CHANNELS = ("in_person", "phone", "online", "visit")
AGES = {
    "under60": "under60", "from60": "60-64", "from65": "65-74", "from75": "75+", "age_unknown": "unknown",
    "age_declined": "declined",
}


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
             "closedOn": row["closed_on"], "consultations": 0, "minutes": 0, "anonymous": 0, "residents": 0, "byMonth": {},
             "byChannel": dict.fromkeys(CHANNELS, 0), "byAge": dict.fromkeys(AGES.values(), 0)},
        )
        site["byMonth"][row["month"].strftime("%Y-%m")] = row["consultations"]
        for name in ("consultations", "minutes", "anonymous", "residents"):
            site[name] += row[name]
        for name in CHANNELS:
            site["byChannel"][name] += row[name]
        for column, name in AGES.items():
            site["byAge"][name] += row[column]
    return {"fiscalYear": fiscalYear, "asOf": last, "sites": list(sites.values())}
