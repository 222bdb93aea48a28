"""Goes over each request that sqlmap sends (--preprocess), and over those by which it is found out what may be sent.

An id that is taken, a revision that is past, or a wait after failed logins would keep the next value from being looked at.
"""

import inspect
import itertools
import os
import pathlib
import random
import uuid

# What stands in a request for something that is new in each.
NEW_ID = "0000new0-0000-4000-8000-000000000000"
NEW_CODE = "n0new0"
NEW_SESSION = "0new0session"
# The asterisk, which sqlmap would take for its mark.
ANY_REVISION = "0any0"

# sqlmap 1.7 asks for what Python 3.11 has no more.
inspect.getargspec = getattr(inspect, "getargspec", inspect.getfullargspec)

# Names a file with tokens of accounts that only wait to be used up, one in each line.
SESSIONS = "JUDGE_SESSIONS"
sessions = iter(())


def take_sessions(file):
    """From now on in turn, beginning anywhere: others take some as well."""
    global sessions
    tokens = pathlib.Path(file).read_text().split()
    sessions = itertools.islice(itertools.cycle(tokens), random.randrange(len(tokens)), None)


if SESSIONS in os.environ:
    take_sessions(os.environ[SESSIONS])


def renewed(text):
    """With new ones in the places that are kept for them."""
    if isinstance(text, bytes):
        return renewed(text.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    text = text.replace(NEW_ID, str(uuid.uuid4())).replace(NEW_CODE, "n" + uuid.uuid4().hex[:7]).replace(ANY_REVISION, "*")
    return text.replace(NEW_SESSION, next(sessions)) if NEW_SESSION in text else text


def some_address():
    return "10." + ".".join(str(random.randrange(1, 255)) for _ in range(3))


def preprocess(req):
    """Each request is another one, from another address."""
    req.full_url = renewed(req.full_url)
    if req.data:
        req.data = renewed(req.data)
    for name, value in req.header_items():
        if value != (new := renewed(value)):
            req.add_header(name, new)
    if not req.has_header("X-forwarded-for"):
        req.add_header("X-Forwarded-For", some_address())
