"""Slow senders and readers, by slowhttptest; and requests that hide another, on bare sockets."""

import csv
import socket
import subprocess
import time
import uuid

# So many connections of each kind at once; all three kinds together stay under what the service takes.
CONNECTIONS = 120
# Seconds: longer than the longest deadline of the service, which a head has.
PATIENCE = 90

HIDDEN = b"GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n"
LENGTHS = [
    b"Content-Length: 5\r\nTransfer-Encoding: chunked", b"Transfer-Encoding: chunked\r\nContent-Length: 5",
    b"Content-Length: 0\r\nTransfer-Encoding: chunked", b"Content-Length: 5\r\nContent-Length: 6",
    b"Content-Length: 0\r\nContent-Length: 5", b"Content-Length: 0, 5", b"Content-Length: +0", b"Content-Length: -1",
    b"Content-Length: 0x0", b"Content-Length : 0", b" Content-Length: 0", b"Content-Length: 18446744073709551616",
]
CODINGS = [
    b"Transfer-Encoding: xchunked", b"Transfer-Encoding: identity", b"Transfer-Encoding: gzip, chunked",
    b"Transfer-Encoding: chunked, gzip", b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
    b"Transfer-Encoding : chunked", b"Transfer-Encoding:\x0bchunked", b"Transfer-Encoding:\r\n chunked",
]
LINES = [b"A: b\r\n c", b"A: b\nC: d", b"A: b\rC: d", b"A: b\x00", b"A b: c", b": b", b"A", b"\xef\xbc\xa1: b"]
CHUNKS = [b"0x0\r\n\r\n", b"+0\r\n\r\n", b" 0\r\n\r\n", b"0 \r\n\r\n", b"0\n\r\n", b"5\r\n1234567\r\n0\r\n\r\n",
          b"FFFFFFFFFFFFFFFF0\r\n\r\n", b"g\r\n\r\n"]


def forms():
    """By name, requests of which it is not clear where they end, with another one behind them."""
    put = b"PUT /v1/consultations/%s HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n" % str(uuid.uuid4()).encode()
    # Its body is read before anything else is asked.
    post = b"POST /v1/session HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n"
    for head in LENGTHS + CODINGS + LINES:
        yield head, put + head + b"\r\n\r\n0\r\n\r\n" + HIDDEN
    for chunk in CHUNKS:
        yield b"chunk " + chunk, post + b"Transfer-Encoding: chunked\r\n\r\n" + chunk + HIDDEN
    yield b"bare line feeds", b"GET /healthz HTTP/1.1\nHost: desk\n\n" + HIDDEN
    yield b"two hosts", b"GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + HIDDEN
    yield b"no host", b"GET /healthz HTTP/1.1\r\n\r\n" + HIDDEN


def exchange(port, request):
    """All that is answered until the other side has nothing more to say."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(request)
        received = b""
        try:
            connection.shutdown(socket.SHUT_WR)
            while more := connection.recv(65536):
                received += more
        except OSError:
            pass
        return received


def hides(answers):
    """Whether more was answered than one refusal."""
    return answers.count(b"HTTP/1.1 ") != 1 or not answers.startswith(b"HTTP/1.1 400 ")


def judge_smuggling(judge):
    with judge.flawed() as port:
        found = [name for name, request in forms() if hides(exchange(port, request))]
    judge.claim("a server that reads them leniently is found", len(found) > 20, f"{len(found)} of {len(list(forms()))} forms")
    let_through = [name for name, request in forms() if hides(exchange(judge.port, request))]
    judge.claim("each of the forms gets one answer, which refuses it", not let_through,
                f"{len(list(forms()))} forms{''.join(f'; {name!r}' for name in let_through)}")


def attack(url, seconds, place, name, *options):
    """Starts one kind of attack."""
    return subprocess.Popen(
        ["slowhttptest", "-c", str(CONNECTIONS), "-r", "60", "-l", str(seconds), "-p", "3", "-g", "-o", place / name, "-u", url, *options],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
    )


def holders(port):
    """The ports of those whose connection a process of ours holds at its port. What the kernel still delivers after the end is nobody's."""
    found = subprocess.run(["ss", "-tnpH", f"sport = :{port}"], capture_output=True, text=True, check=True).stdout
    return {int(line.split()[4].rsplit(":", 1)[1]) for line in found.splitlines() if "users:" in line}


def attack_at_once(port, place, seconds):
    """All kinds at once. Gives how many connections the server held at most and at last, after how many seconds it had let go of all but
    those that ask whether others are served, and for each kind for how many seconds they were not."""
    place.mkdir()
    url = f"http://127.0.0.1:{port}"
    running = {
        "heads": attack(f"{url}/healthz", seconds, place, "heads", "-H", "-i", "4", "-x", "12"),
        "bodies": attack(f"{url}/v1/session", seconds, place, "bodies", "-B", "-i", "4", "-x", "8", "-s", "8192", "-t", "POST",
                         "-f", "application/json"),
        "readers": attack(f"{url}/openapi.json", seconds, place, "readers", "-X", "-w", "512", "-y", "1024", "-n", "5", "-z", "16", "-k", "3"),
    }
    begun, most, last, free_after = time.monotonic(), 0, 0, None
    while (passed := time.monotonic() - begun) < seconds - 2:
        last = len(holders(port))
        most = max(most, last)
        if most > 2 * CONNECTIONS and last <= len(running):
            free_after = passed
            break
        time.sleep(1)
    for process in running.values():
        process.wait(timeout=seconds + 60)
    unserved = {name: sum(int(row["Service Available"]) == 0 for row in csv.DictReader((place / f"{name}.csv").open())) for name in running}
    return most, last, free_after, unserved


def judge_slow(judge):
    place = judge.home / "slow"
    place.mkdir()
    with judge.flawed() as port:
        most, last, free_after, _ = attack_at_once(port, place / "flawed", 25)
    judge.claim("a server that waits for ever is found", free_after is None, f"it holds {last} connections of {most}")
    most, last, free_after, unserved = attack_at_once(judge.port, place / "ours", PATIENCE)
    for name, seconds in unserved.items():
        judge.claim(f"slow {name}: others are served all the time", seconds == 0, f"{seconds} s without")
    judge.claim("every slow connection is ended", free_after is not None,
                f"{most} at once, " + (f"none after {free_after:.0f} s" if free_after else f"still {last} after {PATIENCE} s"))
    judge.claim("the service is ready afterwards", judge.ask("/readyz")[0] == 200)
