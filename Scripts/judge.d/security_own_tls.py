"""TLS by the service itself, in a build with the trait TLS: what nginx has to hold, and that no client keeps a connection by falling silent."""

import os
import signal
import socket
import ssl
import subprocess
import time

import security_edges
import security_tls

# Seconds. What a connection may take until its first request is the service's time for silence; then TLS itself waits 5 s for a farewell.
SILENCE = 60
FAREWELL = 5
# How long the service still hears a client whose connection it has closed.
LINGERING = 1
# What a busy machine may need besides.
SLACK = 3
STOPPING = 15


def environment(place, certificate, key):
    return {**os.environ, "LC_ALL": "C.UTF-8", "MADOGUCHI_TLS_CERTIFICATE": str(place / certificate), "MADOGUCHI_TLS_KEY": str(place / key)}


def judge_own_tls(judge):
    place = judge.home / "own-tls"
    place.mkdir()
    security_tls.make_certificates(place)
    port = security_tls.free_port()
    with (place / "log").open("w") as log:
        service = subprocess.Popen([judge.programs / "madoguchi-with-tls", "serve", "--port", str(port)], stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=log, env=environment(place, "server.pem", "server.key"))
        try:
            security_tls.wait_for(port)
            security_tls.judge_server(judge, place, port, "the service's own TLS")
            judge_plain(judge, port)
            judge_silence(judge, place, port)
            judge_end(judge, place, port, service)
        finally:
            service.kill()
            service.wait()
    judge_starts(judge, place)


def judge_plain(judge, port):
    """What is no TLS gets nothing."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n")
        begun, received = time.monotonic(), b""
        try:
            while more := connection.recv(65536):
                received += more
            ended = True
        except ConnectionResetError:
            ended = True
        except TimeoutError:
            ended = False
        passed = time.monotonic() - begun
        kept = connection.getsockname()[1] in security_edges.holders(port)
    judge.claim("unencrypted HTTP gets no answer", b"HTTP/" not in received, f"{len(received)} bytes")
    judge.claim("and nothing is kept for it", ended and not kept, f"ended after {passed:.1f} s")


class Client:
    """TLS by hand, for whoever wants to stop anywhere."""

    def __init__(self, place, port):
        context = ssl.create_default_context(cafile=place / "ca.pem")
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self.incoming, self.outgoing, server_hostname=security_tls.NAME)
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)

    def until_done(self, step):
        while True:
            try:
                found = step()
                self.send()
                return found
            except ssl.SSLWantReadError:
                self.send()
                self.incoming.write(self.socket.recv(65536))

    def send(self, upto=None):
        """What TLS has to say, or the beginning of it."""
        self.socket.sendall(self.outgoing.read()[:upto])

    def begin(self):
        """Says its first word, but does not send it."""
        try:
            self.tls.do_handshake()
        except ssl.SSLWantReadError:
            pass
        return self

    def shake_hands(self):
        self.until_done(self.tls.do_handshake)
        return self

    def say(self, text):
        self.tls.write(text)
        self.send()
        return self

    def ask(self):
        self.say(b"GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n")
        self.until_done(lambda: self.tls.read(65536))
        return self

    def bid_farewell(self):
        try:
            self.tls.unwrap()
        except ssl.SSLWantReadError:
            pass
        self.send()
        return self

    def close_half(self):
        self.socket.shutdown(socket.SHUT_WR)
        return self


def slow_clients(place, port):
    """By name: a client that has stopped somewhere, and after how many seconds it is to be let go of."""
    def half_a_word():
        client = Client(place, port).begin()
        client.send(40)
        return client

    def first_word():
        client = Client(place, port).begin()
        client.send()
        return client

    head = b"GET /healthz HTTP/1.1\r\nHost: de"
    post = b"POST /v1/session HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
    handshake, half_closed = SILENCE + FAREWELL, LINGERING + FAREWELL
    yield "says nothing", Client(place, port), handshake
    yield "stops within its first word", half_a_word(), handshake
    yield "stops in the midst of the handshake", first_word(), handshake
    yield "says nothing after the handshake", Client(place, port).shake_hands(), handshake
    yield "says nothing after an answer", Client(place, port).shake_hands().ask(), handshake
    yield "stops within a head", Client(place, port).shake_hands().say(head), handshake
    yield "stops within a body", Client(place, port).shake_hands().say(post), handshake
    yield "half-closes before the handshake", Client(place, port).close_half(), half_closed
    yield "half-closes within the handshake", first_word().close_half(), half_closed
    yield "half-closes after the handshake", Client(place, port).shake_hands().close_half(), half_closed
    yield "bids farewell after the handshake", Client(place, port).shake_hands().bid_farewell(), half_closed
    yield "does both", Client(place, port).shake_hands().bid_farewell().close_half(), half_closed
    yield "half-closes after an answer", Client(place, port).shake_hands().ask().close_half(), half_closed
    yield "bids farewell after an answer", Client(place, port).shake_hands().ask().bid_farewell(), half_closed
    yield "half-closes within a head", Client(place, port).shake_hands().say(head).close_half(), half_closed
    yield "half-closes within a body", Client(place, port).shake_hands().say(post).close_half(), half_closed


def let_go_after(port, clients, seconds):
    """For each client, which never closes its connection, how long the server has held it; nothing when it still does."""
    begun, found = time.monotonic(), {}
    while len(found) < len(clients) and (passed := time.monotonic() - begun) < seconds:
        holding = security_edges.holders(port)
        for name, client in clients.items():
            if client.socket.getsockname()[1] not in holding:
                found.setdefault(name, passed)
        time.sleep(0.25)
    return found


def judge_silence(judge, place, port):
    clients, limits = {}, {}
    for name, client, limit in slow_clients(place, port):
        clients[name], limits[name] = client, limit + SLACK
    with judge.flawed() as flawed:
        waiting = {"": Client(place, flawed)}
        found = let_go_after(port, clients, max(limits.values()) + SLACK)
        judge.claim("a server that waits for ever is found", not let_go_after(flawed, waiting, 1))
    for name, limit in limits.items():
        seconds = found.get(name)
        judge.claim(f"a client that {name} is let go of", seconds is not None and seconds <= limit,
                    (f"after {seconds:.1f} s" if seconds is not None else "never") + f"; {limit} s are allowed")
    answered = Client(place, port).shake_hands().ask()
    judge.claim("others are served afterwards", security_edges.holders(port) == {answered.socket.getsockname()[1]})


def judge_end(judge, place, port, service):
    """With clients that are there and say nothing."""
    clients = [Client(place, port), Client(place, port).shake_hands().ask()]
    begun = time.monotonic()
    service.send_signal(signal.SIGTERM)
    try:
        status = service.wait(STOPPING)
    except subprocess.TimeoutExpired:
        status = None
    judge.claim("SIGTERM ends it, whoever is connected", status == 0,
                f"exit status {status} after {time.monotonic() - begun:.1f} s, {len(clients)} clients")


def judge_starts(judge, place):
    """What it cannot prove itself by, it says, and does not start."""
    (place / "empty.pem").touch()
    for text, program, certificate, key, words in (
        ("a certificate that is not there", "madoguchi-with-tls", "nowhere.pem", "server.key", "nowhere.pem"),
        ("an empty certificate", "madoguchi-with-tls", "empty.pem", "server.key", "empty.pem"),
        ("a key that is not there", "madoguchi-with-tls", "server.pem", "nowhere.key", "nowhere.key"),
        ("another one's key", "madoguchi-with-tls", "server.pem", "stranger.key", "stranger.key"),
        ("no key at all", "madoguchi-with-tls", "server.pem", None, "MADOGUCHI_TLS_KEY"),
        ("a build without TLS", "madoguchi", "server.pem", "server.key", "swift build --traits TLS"),
    ):
        surroundings = environment(place, certificate, key or "")
        if key is None:
            del surroundings["MADOGUCHI_TLS_KEY"]
        try:
            started = security_tls.run(judge.programs / program, "serve", "--port", security_tls.free_port(), env=surroundings)
            status, said = started.returncode, started.stderr.strip()
        except subprocess.TimeoutExpired:
            status, said = None, ""
        judge.claim(f"it does not start with {text}", status == 78 and words in said and len(said.splitlines()) == 1,
                    f"exit status {status}; {said[:300].replace(str(place) + '/', '')}")
