"""A request for each operation of the API's description, such as is accepted, and in it what may be another value: of the example that is
described, of what the demonstration ward has, and of what the schema allows."""

import dataclasses
import datetime
import json
import urllib.error
import urllib.parse
import urllib.request
import uuid

import security_logins
import sqlmap_requests
from sqlmap_requests import ANY_REVISION, NEW_CODE, NEW_ID

# Values with which an operation has something to answer, by the name of the parameter or property.
SAMPLES = {
    "site": "S001", "fiscalYear": "2026", "asOf": "2026-05-14", "from": "2026-04-01", "to": "2026-05-31", "month": "2026-05",
    "period": "2026-05", "date": "2026-05-14", "code": "S001", "indicator": "consultations", "report": "targets", "limit": "5",
    "homeSite": "S001", "otherSites": "S003", "skills": "地図", "topics": "メール", "kind": "シニアデジタルサポーター",
    "heldOn": "2026-05-14", "appliedOn": "2026-11-20", "retiredOn": "2027-03-31", "until": "2027-03-31", "effectiveFrom": "2026-12-01",
    "name": "杉並花子", "kana": "スギナミハナコ", "phone": "03-3312-2111", "email": "hanako@example.jp", "language": "ja",
    "outcome": "done_by_self", "receipt": NEW_CODE, "If-Match": ANY_REVISION, "If-None-Match": "none",
}
# The first month of the demonstration ward: they are closed one after the other.
OLDEST = "2024-04"
# Who may do most, first.
ROLES = ("coordinator", "administrator", "site_leader", "staff", "statistician", "auditor")
LINES = "application/x-ndjson"
NOBODY = "nobody-" + NEW_CODE
# Of nobody's password and nobody's invitation none is right. Of who has a second factor each code is good for one time, so that whoever is
# used up here has none, and no recovery codes.
NEVER_ACCEPTED = ("POST /v1/session", "POST /v1/enrolment", "POST /v1/enrolment/completion", "POST /v1/session/recovery-codes")


def known(judge):
    """What is there and may be changed: values by the beginning of a path, of which the longest counts, and by the name of a property."""
    def read(path, name="items"):
        return json.loads(judge.ask(path, "coordinator")[1])[name]

    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9))).date()
    record = next(item for item in read("/v1/consultations?limit=50") if item.get("resident") and item.get("town"))
    courses = read("/v1/courses?from=2026-04-01")
    held = next(item["course"] for item in courses if item["onRecord"] > 0)
    # Those that are changed and called off take no places afterwards.
    coming, off, changed = (item["course"] for item in [item for item in courses if item["onRecord"] == 0 and item["booked"] > 0][:3])
    twins, strangers, leaving = (item["residents"] for item in read("/v1/residents/duplicates")[:3])
    active = [item["supporter"] for item in read("/v1/supporters?status=active")]
    by_path = {
        "/v1/consultations/": {"id": record["id"]},
        "/v1/consultations/batch": {"id": NEW_ID},
        "/v1/residents/": {"id": twins[0], "with": twins[1]},
        "/v1/residents/{id}/merges/undo": {"id": twins[1]},
        "/v1/residents/{id}/distinctions": {"id": strangers[0], "with": strangers[1]},
        "/v1/residents/{id}/withdrawal": {"id": leaving[0]},
        "/v1/conversions/": {"id": read("/v1/conversions")[0]["conversion"], "resident": read("/v1/conversions/willing")[0]["resident"],
                             "supporter": NEW_CODE},
        "/v1/supporters": {"supporter": NEW_CODE},
        "/v1/supporters/": {"code": active[0]},
        "/v1/supporters/{code}/transitions": {"code": read("/v1/supporters?status=applied")[-1]["supporter"], "date": str(today)},
        "/v1/supporter-kinds/": {"code": "senior"},
        "/v1/shifts/": {"starts": "10:00", "id": read("/v1/roster", "shifts")[-1]["id"]},
        "/v1/courses": {"course": NEW_CODE},
        "/v1/courses/": {"course": changed},
        "/v1/courses/{course}/cancel": {"course": off},
        "/v1/courses/{course}/places/": {"course": coming, "id": read(f"/v1/courses/{coming}/places")[0]["place"]},
        "/v1/courses/{course}/attendances/": {"course": held, "id": read(f"/v1/courses/{held}/attendances")[0]["attendance"]},
        "/v1/indicators/": {"id": "satisfaction"},
        # Other sites and days than those of the samples, for they are closed then.
        "/v1/sites/{code}/hours": {"code": "S002"},
        "/v1/sites/{code}/closures/": {"date": "2026-12-08"},
        "/v1/closings/": {"site": "S004"},
        "/v1/session": {"account": NOBODY},
        "/v1/session/": {"password": security_logins.PASSWORD, "newPassword": security_logins.PASSWORD},
        "/v1/enrolment": {"account": NOBODY},
        **proposed(judge),
    }
    by_name = {"town": record["town"], "resident": record["resident"], "supporter": active[0], "supporters": active[:1],
               "instructors": active[1:2], "assistants": active[2:3]}
    return by_path, by_name


def proposed(judge):
    """The like of known for what has to be made first: a month that is closed, two records that come after that, and reported hours."""
    ids = [str(uuid.uuid4()) for _ in range(3)]
    record = {"site": "S003", "heldOn": f"{OLDEST}-10", "channel": "phone", "topics": ["メール"], "lateReason": "a"}
    hours = {"supporter": "支援員001", "date": "2026-11-20", "minutes": 90, "site": "S001"}
    # Nobody decides on what they have proposed.
    for role, method, path, body in (("coordinator", "POST", f"/v1/closings/{OLDEST}", {"acknowledgeMissing": True}),
                                     *(("staff", "PUT", f"/v1/consultations/{number}", record) for number in ids[:2]),
                                     ("coordinator", "PUT", f"/v1/reported-hours/{ids[2]}", hours)):
        Asked(method, path, {}, judge.token(role), {}, "application/json", body).answer(judge.server)
    first, second = (item["id"] for item in json.loads(judge.ask("/v1/amendments", "coordinator")[1])["items"][:2])
    return {"/v1/amendments/": {"id": first}, "/v1/amendments/{id}/decline": {"id": second}, "/v1/reported-hours/": {"id": ids[2]},
            "/v1/closings/{period}/reopening": {"period": OLDEST}}


@dataclasses.dataclass
class Asked:
    """One request: its path with {names} in it, and what they stand for."""

    method: str
    path: str
    names: dict
    token: str | None
    headers: dict = dataclasses.field(default_factory=dict)
    kind: str | None = None
    body: object = None

    def url(self, mark=""):
        return self.path.format(**{name: urllib.parse.quote(value) + mark for name, value in self.names.items()})

    def all_headers(self, mark=""):
        return {**({"Authorization": f"Bearer {self.token}"} if self.token else {}), **({"Content-Type": self.kind} if self.kind else {}),
                **{name: value + mark for name, value in self.headers.items()}}

    def answer(self, server):
        """The status, and of which properties something is said; of a line, those of the line."""
        data = written(self.body).encode() if self.body is not None else None
        request = urllib.request.Request(server + self.url(), data, self.all_headers(), method=self.method)
        sqlmap_requests.preprocess(request)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                status, text = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, text = error.code, error.read()
        if self.kind == LINES and status == 200:
            line = json.loads(text.splitlines()[0])
            status, text = line["status"], json.dumps(line.get("problem", {})).encode()
        return status, {error["field"] for error in json.loads(text).get("errors", [])} if status == 422 else set()


def written(value, marked=frozenset(), place=()):
    """As JSON, with sqlmap's mark behind the values at the places that are marked."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)}: {written(member, marked, (*place, name))}" for name, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(member, marked, (*place, number)) for number, member in enumerate(value)) + "]"
    text = json.dumps(value, ensure_ascii=False)
    if place not in marked:
        return text
    # The mark goes inside the quotation marks. sqlmap adds them where it changes a number, and only there.
    if isinstance(value, bool):
        return f'"{text}*"'
    return f'{text[:-1]}*"' if isinstance(value, str) else f"{text}*"


def places(value, place=()):
    """Where single values stand in it."""
    if not isinstance(value, (dict, list)):
        return [place]
    members = value.items() if isinstance(value, dict) else enumerate(value)
    return [inner for name, member in members for inner in places(member, (*place, name))]


def at(value, place):
    for name in place:
        value = value[name]
    return value


def without(value, names):
    """The same without the properties of these names."""
    if isinstance(value, dict):
        return {name: without(member, names) for name, member in value.items() if name not in names}
    return [without(member, names) for member in value] if isinstance(value, list) else value


class Description:
    """Of an API: makes requests out of it."""

    def __init__(self, document, by_path, by_name):
        self.document, self.by_path, self.by_name = document, by_path, by_name

    def operations(self):
        for path, operations in self.document["paths"].items():
            for method, operation in operations.items():
                yield method.upper(), path, operation

    def known_at(self, path):
        """By name, what is known for this path before anything else."""
        beginnings = sorted((beginning for beginning in self.by_path if path.startswith(beginning)), key=len)
        return {name: value for beginning in beginnings for name, value in self.by_path[beginning].items()}

    def request(self, method, path, operation, token):
        """With everything in its body that may be there."""
        known = self.known_at(path)
        parameters = operation["parameters"]
        names = {item["name"]: str(known.get(item["name"]) or sample(item["schema"], item["name"]))
                 for item in parameters if item["in"] == "path"}
        # What is put under an id is new.
        if method == "PUT" and path.endswith("/{id}"):
            names["id"] = NEW_CODE if path.startswith("/v1/indicators") else NEW_ID
        headers = {item["name"]: SAMPLES[item["name"]] for item in parameters if item["in"] == "header" and item["name"] in SAMPLES}
        asked = Asked(method, path, names, token, headers)
        if "requestBody" in operation:
            asked.kind, content = next(iter(operation["requestBody"]["content"].items()))
            asked.body = self.value(self.body_schema(content), "", known, example_in(operation))
        return asked

    def body_schema(self, content):
        # Lines are described as one text, which names the schema of each.
        described = content["schema"].get("description", "")
        line = next((name for name in self.document["components"]["schemas"] if f"one {name}," in described), None)
        return self.document["components"]["schemas"][line] if line else content["schema"]

    def value(self, schema, name, known, example=None):
        """The example, with all that could be in it besides."""
        if name in known or name in self.by_name:
            return known.get(name, self.by_name.get(name))
        if "$ref" in schema:
            return self.value(self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], name, known, example)
        if "anyOf" in schema:
            return self.value(next(choice for choice in schema["anyOf"] if choice.get("type") != "null"), name, known, example)
        if "properties" in schema:
            given = example or {}
            return {inner: self.value(described, inner, known, given.get(inner)) for inner, described in schema["properties"].items()}
        if schema.get("type") == "array":
            return [self.value(schema["items"], name, known, (example or [None])[0])]
        return sample(schema, name) if example is None else example


def sample(schema, name):
    """A value for what has no parts."""
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if name in SAMPLES:
        return SAMPLES[name]
    if by_format := {"uuid": NEW_ID, "date": "2026-05-14", "date-time": "2026-05-14T10:30:00+09:00"}.get(schema.get("format")):
        return by_format
    if schema.get("type") in ("integer", "number"):
        return schema.get("minimum", 1)
    return True if schema.get("type") == "boolean" else "a" * schema.get("minLength", 1)


def example_in(operation):
    """Of its body."""
    example = next(iter(operation["requestBody"]["content"].values())).get("example")
    return json.loads(example) if isinstance(example, str) else example


def accepted(asked, answer, example, server):
    """A request that was answered so, without what it is refused for, or as in the example, where one of these is accepted."""
    whole, (status, fields) = asked, answer
    for _ in range(5):
        smaller = without(asked.body, fields)
        if status != 422 or smaller == asked.body:
            break
        asked = dataclasses.replace(asked, body=smaller)
        status, fields = asked.answer(server)
    if status != 422:
        return asked
    by_example = dataclasses.replace(asked, body=example)
    return by_example if by_example.answer(server)[0] != 422 else whole
