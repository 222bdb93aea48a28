"""judge_security.py PART…: see Scripts/judge-security, which starts the service that this attacks."""

import argparse
import contextlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request

import security_edges
import security_logins
import security_own_tls
import security_requests
import security_sbom
import security_schemathesis
import security_sqlmap
import security_tls
from claims import Claims

HERE = pathlib.Path(__file__).parent
ROLES = ("staff", "site_leader", "coordinator", "statistician", "administrator", "auditor")
# A connect that strace saw; those to a socket of the file system have no address.
CONNECT = re.compile(r'connect\(\d+, \{sa_family=AF_INET6?,.*?(?:inet_addr\("|inet_pton\(AF_INET6, ")([0-9a-fA-F:.]+)"')


class Judge(Claims):
    def __init__(self, parts):
        self.parts = parts
        self.home = pathlib.Path(os.environ["MADOGUCHI_HOME"])
        self.port = int(os.environ["MADOGUCHI_PORT"])
        self.server = f"http://127.0.0.1:{self.port}"
        self.checkout = HERE.parent.parent
        self.programs = self.home / "bin"

    def run(self):
        if "sqlmap" in self.parts:
            # Before another part changes it.
            self.known = security_requests.known(self)
        super().run()

    def token(self, role):
        return (self.home / "tokens" / role).read_text().strip()

    def ask(self, path, role=None):
        """The status and the body of a GET."""
        headers = {"Authorization": f"Bearer {self.token(role)}"} if role else {}
        try:
            with urllib.request.urlopen(urllib.request.Request(self.server + path, headers=headers), timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def document(self):
        return json.loads(self.ask("/openapi.json")[1])

    def tools(self, *packages):
        """The programs of a Python environment that holds these packages."""
        place = self.home / "venv"
        if not place.exists():
            subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([place / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", *packages], check=True)
        return place / "bin"

    @contextlib.contextmanager
    def flawed(self, python=sys.executable):
        """A server with every flaw that is looked for; gives its port."""
        database = (self.home / "database-url").read_text().strip()
        process = subprocess.Popen([python, HERE / "flawed.py", database], stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, text=True)
        try:
            yield int(process.stdout.readline())
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()

    # Parts

    def judge_schemathesis(self):
        security_schemathesis.judge_schemathesis(self, ROLES)

    def judge_sqlmap(self):
        security_sqlmap.judge_sqlmap(self)

    def judge_slow(self):
        security_edges.judge_slow(self)

    def judge_smuggling(self):
        security_edges.judge_smuggling(self)

    def judge_login(self):
        security_logins.judge_login(self)

    def judge_tls(self):
        security_tls.judge_tls(self)

    def judge_own_tls(self):
        security_own_tls.judge_own_tls(self)

    def judge_outbound(self):
        def strangers(lines):
            return {found.group(1) for line in lines if (found := CONNECT.search(line))
                    and not found.group(1).startswith("127.") and found.group(1) != "::1"}

        planted = '77 connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS'
        self.claim("a planted line with a connection elsewhere is found", strangers([planted]) == {"192.0.2.1"})
        # Something to see also when this part is alone.
        self.ask("/readyz")
        lines = (self.home / "log" / "connects").read_text().splitlines()
        connects = [line for line in lines if " connect(" in line]
        found = strangers(connects)
        self.claim("the service connects to this machine alone", len(connects) > 0 and not found,
                   f"{len(connects)} connections{', to ' + ', '.join(sorted(found)) if found else ''}")

    def judge_sbom(self):
        security_sbom.judge_sbom(self)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="+")
    Judge(parser.parse_args().parts).run()


main()
