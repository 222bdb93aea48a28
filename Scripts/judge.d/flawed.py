"""flawed.py DATABASE_URL: a server with every flaw that Scripts/judge-security looks for. Prints its port; serves until SIGTERM.

Only judges talk to it, on loopback: a judge that does not find these flaws would not find ours.
"""

import http.server
import json
import sys
import time
import urllib.parse


class Flawed(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        name = urllib.parse.parse_qs(url.query).get("name", [""])[0]
        if url.path == "/query":
            return self.answer(200, {"items": self.rows(name)})
        self.answer(200, {"status": "ok"})

    def rows(self, name):
        """Puts what it was sent into the statement."""
        import psycopg

        try:
            with psycopg.connect(sys.argv[1], autocommit=True) as connection:
                found = connection.execute(f"SELECT datname FROM pg_database WHERE datname = '{name}'")
                return [row[0] for row in found.fetchall()]
        except psycopg.Error as error:
            return [str(error)]

    def do_PUT(self):
        """Believes a length, and knows nothing of chunks: what comes behind is taken for the next request."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path == "/body":
            return self.answer(200, {"items": self.rows(json.loads(body)["inner"][0]["name"])})
        self.answer(201, {"status": "stored"})

    def do_POST(self):
        """Says at once that there is no such account, and takes its time over those that there are."""
        length = self.headers.get("Content-Length") or "0"
        account = json.loads(self.rfile.read(int(length)) or b"{}").get("account", "")
        if account.startswith("known"):
            time.sleep(0.02)
        self.answer(401, {"type": "login-failed"})

    def log_message(self, *_):
        pass


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Flawed)
    server.daemon_threads = True
    print(server.server_port, flush=True)
    server.serve_forever()


main()
