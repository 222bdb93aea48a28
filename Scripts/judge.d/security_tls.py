"""TLS by nginx with Operations/nginx/madoguchi.conf, of which only the name, ports and files are changed; and what is the same for whoever
speaks TLS."""

import contextlib
import json
import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request

NAME = "desk.test"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*command, **more):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, **more)


def make_certificates(place):
    """An authority of our own, a certificate for this machine by it, and a stranger's for the same name."""
    for signer, name in (("ca", "server"), ("stranger-ca", "stranger")):
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", f"/CN={signer}", "-keyout", place / f"{signer}.key", "-out", place / f"{signer}.pem", check=True)
        run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={NAME}",
            "-keyout", place / f"{name}.key", "-out", place / f"{name}.csr", check=True)
        (place / f"{name}.ext").write_text(f"subjectAltName=IP:127.0.0.1,DNS:{NAME}\n")
        run("openssl", "x509", "-req", "-in", place / f"{name}.csr", "-CA", place / f"{signer}.pem", "-CAkey", place / f"{signer}.key",
            "-CAcreateserial", "-days", "2", "-extfile", place / f"{name}.ext", "-out", place / f"{name}.pem", check=True)


@contextlib.contextmanager
def strangers(place):
    """Two servers such as no client is to trust; gives their ports."""
    ports = {name: free_port() for name in ("stranger", "old")}
    servers = [subprocess.Popen(["openssl", "s_server", "-accept", f"127.0.0.1:{ports[name]}", "-cert", place / f"{file}.pem", "-key",
                                 place / f"{file}.key", "-cipher", "ALL:@SECLEVEL=0", "-quiet", "-www", *more], stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
               for name, file, more in (("stranger", "stranger", ()), ("old", "server", ("-tls1_1",)))]
    try:
        for port in ports.values():
            wait_for(port)
        yield ports
    finally:
        for server in servers:
            server.terminate()
            server.wait()


def configuration(judge, place, port):
    """The one that is shipped, on a port of ours."""
    shipped = (judge.checkout / "Operations/nginx/madoguchi.conf").read_text()
    text = shipped.replace("127.0.0.1:8080", f"127.0.0.1:{judge.port}").replace("desk.example.lg.jp", NAME)
    text = re.sub(r"\n    listen \[::\]:443 ssl;", "", text).replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    text = text.replace("/etc/madoguchi/tls/fullchain.pem", f"{place}/server.pem").replace("/etc/madoguchi/tls/key.pem", f"{place}/server.key")
    # As root, for the workers of a test could not read its folder otherwise.
    user = "user root;" if os.geteuid() == 0 else ""
    paths = "".join(f"{kind}_temp_path {place}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return (f"{user} daemon off; pid {place}/nginx.pid; error_log {place}/error.log; worker_processes 1; events {{}}\n"
            f"http {{ {paths} access_log off;\n{text} }}\n")


def handshake(port, version):
    """What openssl says of a connection with this version of TLS alone, the old ones allowed on its side."""
    found = run("openssl", "s_client", "-connect", f"127.0.0.1:{port}", f"-{version}", "-cipher", "ALL:@SECLEVEL=0")
    return "Cipher is (NONE)" not in found.stdout and found.returncode == 0, found.stderr


def mado(judge, place, server, *words, ca="ca.pem"):
    home = place / "mado-home"
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(home), "MADO_HOME": str(home), "MADO_SERVER": server, "MADO_SITE": "S001",
        "MADO_LANG": "en", "MADO_TOKEN_FILE": str(judge.home / "tokens" / "staff"), **({"MADO_CA_FILE": str(place / ca)} if ca else {}),
    }
    return run(judge.programs / "mado", *words, env=environment)


def fails_to_log_in(place, port, number, pretended):
    """The status of one login by nginx, from a client that says it is somebody else."""
    found = run("curl", "-sS", "--cacert", place / "ca.pem", "-o", "/dev/null", "-w", "%{http_code}", "-H", f"X-Forwarded-For: {pretended}",
                "-H", "Content-Type: application/json", "-d", json.dumps({"account": f"stranger-{number}", "password": "wrong entirely"}),
                f"https://127.0.0.1:{port}/v1/session")
    return found.stdout


def judge_tls(judge):
    place = judge.home / "nginx"
    place.mkdir()
    make_certificates(place)
    port = free_port()
    (place / "nginx.conf").write_text(configuration(judge, place, port))
    nginx = subprocess.Popen(["nginx", "-p", place, "-c", place / "nginx.conf", "-e", place / "error.log"])
    try:
        wait_for(port)
        judge_server(judge, place, port, "nginx")
        judge_forwarding(judge, place, port)
    finally:
        nginx.terminate()
        nginx.wait()


def wait_for(port):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"Nothing came to listen on port {port}.")


def judge_server(judge, place, port, name):
    """What is the same for whoever speaks TLS."""
    with strangers(place) as ports:
        ports["good"] = port
        judge_versions(judge, ports)
        judge_client(judge, place, ports, name)
    judge_headers(judge, place, port)


def judge_versions(judge, ports):
    planted, _ = handshake(ports["old"], "tls1_1")
    judge.claim("a server that takes TLS 1.1 is found", planted)
    for version, wanted in (("tls1_1", False), ("tls1_2", True), ("tls1_3", True)):
        taken, said = handshake(ports["good"], version)
        refused_by_server = "alert protocol version" in said
        judge.claim(f"{version.replace('_', '.')} is {'taken' if wanted else 'refused'}", taken == wanted and (wanted or refused_by_server))


def judge_client(judge, place, ports, name):
    good = f"https://127.0.0.1:{ports['good']}"
    recorded = mado(judge, place, good, "log", "e-tax", "75-79", "20m", "phone", "done")
    judge.claim(f"mado records through {name}", recorded.returncode == 0, (recorded.stdout + recorded.stderr).splitlines()[0])
    read = mado(judge, place, good, "recent", "--limit", "1")
    judge.claim("and reads it again", read.returncode == 0 and "e-Tax" in read.stdout)
    for text, server, ca in (
        ("a certificate of an authority that is not trusted", good, None), ("a stranger's certificate", f"https://127.0.0.1:{ports['stranger']}", "ca.pem"),
        ("a certificate for another name", f"https://localhost:{ports['good']}", "ca.pem"), ("TLS 1.1", f"https://127.0.0.1:{ports['old']}", "ca.pem"),
        ("a file of authorities that is not there", good, "nowhere.pem"),
    ):
        refused = mado(judge, place, server, "recent", ca=ca)
        judge.claim(f"mado refuses {text}", refused.returncode == 78, f"exit status {refused.returncode}")
    plain = mado(judge, place, "http://desk.example.lg.jp", "recent")
    judge.claim("mado does not speak unencrypted to another machine", plain.returncode == 78 and "https://" in plain.stderr)


def judge_headers(judge, place, port):
    head = run("curl", "-sS", "-D", "-", "-o", "/dev/null", "--cacert", place / "ca.pem", f"https://127.0.0.1:{port}/healthz").stdout.lower()
    server = re.search(r"^server: (.*?)\r?$", head, re.MULTILINE)
    judge.claim("no version is told", server is None or not re.search(r"\d", server[1]), server[1] if server else "")
    wanted = ("x-content-type-options: nosniff", "content-security-policy: default-src 'none'", "referrer-policy: no-referrer",
              "cache-control: no-store")
    judge.claim("the security headers are there", all(name in head for name in wanted), ", ".join(name for name in wanted if name not in head))
    strict = head.count("strict-transport-security: max-age=")
    judge.claim("a browser is told to come back by TLS alone", strict == 1, f"strict-transport-security: {strict} times")


def judge_forwarding(judge, place, port):
    statuses = [fails_to_log_in(place, port, number, f"192.0.2.{number}") for number in range(60)]
    judge.claim("who pretends to come from elsewhere has to wait all the same", "429" in statuses and set(statuses) <= {"401", "429"},
                f"429 after {statuses.index('429') if '429' in statuses else 'none of 60'}")
    direct = urllib.request.Request(f"{judge.server}/v1/session", method="POST", headers={"Content-Type": "application/json",
                                    "X-Forwarded-For": "198.51.100.7"}, data=json.dumps({"account": "nobody-x", "password": "y"}).encode())
    try:
        urllib.request.urlopen(direct)
        status = 200
    except urllib.error.HTTPError as error:
        status = error.code
    judge.claim("and nobody else has to", status == 401, str(status))
