"""TLS by the service itself, in a build with the trait TLS: what nginx has to hold, and that no silent client keeps its connection."""

import os
import signal
import socket
import ssl
import subprocess
import threading
import time

import security_edges
import security_tls

# Seconds. So long a connection may be silent, or take over the head of a request, and over the whole of it.
SILENCE, REQUEST = 60, 30
# So long the service still hears a client to whom it has said all; then TLS waits so long for the client's farewell (swift-nio-ssl).
LINGERING, FAREWELL = 1, 5
# What a busy machine may need besides.
SLACK = 2
# To the end of a service that is told to stop: by its own settings 12.25.
STOPPING = 15

GET = b"GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n"
LAST = b"GET /healthz HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n"
POST = b"POST /v1/session HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"


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
        connection.sendall(GET)
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
        self.port = self.socket.getsockname()[1]
        self.silent_since = time.monotonic()

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
        self.silent_since = time.monotonic()

    def begin(self):
        """Says its first word, but does not send it."""
        try:
            self.tls.do_handshake()
        except ssl.SSLWantReadError:
            pass
        return self

    def drip(self):
        """Says it after all, a byte each second, until nobody listens."""
        def dripping(word):
            try:
                for number in range(len(word)):
                    self.socket.sendall(word[number:number + 1])
                    time.sleep(1)
            except OSError:
                pass

        threading.Thread(target=dripping, args=(self.outgoing.read(),), daemon=True).start()
        return self

    def shake_hands(self):
        self.until_done(self.tls.do_handshake)
        return self

    def say(self, text):
        self.tls.write(text)
        self.send()
        return self

    def ask(self):
        return self.say(GET).hear(b"}")

    def hear(self, end):
        """Until the answer has come to this end."""
        answer = b""
        while not answer.endswith(end):
            answer += self.until_done(lambda: self.tls.read(65536))
        return self

    def all_that_came(self):
        """What has been said to it until the connection's end."""
        answer = b""
        try:
            while more := self.socket.recv(65536):
                self.incoming.write(more)
            while more := self.tls.read(65536):
                answer += more
        except OSError:
            # The end may come by TLS, by TCP alone, or as a reset.
            pass
        return answer

    def bid_farewell(self):
        try:
            self.tls.unwrap()
        except ssl.SSLWantReadError:
            pass
        self.send()
        return self

    def close_half(self):
        self.socket.shutdown(socket.SHUT_WR)
        self.silent_since = time.monotonic()
        return self


def slow_clients(place, port):
    """By name: a client that has stopped somewhere, and after how many seconds it is to be let go of."""
    def first_word(upto=None):
        client = Client(place, port).begin()
        client.send(upto)
        return client

    def met():
        return Client(place, port).shake_hands()

    yield "says nothing", Client(place, port), SILENCE
    yield "stops within its first word", first_word(40), SILENCE
    yield "says its first word byte by byte", Client(place, port).begin().drip(), SILENCE
    yield "stops in the midst of the handshake", first_word(), SILENCE
    yield "says nothing after the handshake", met(), SILENCE + FAREWELL
    yield "stops within a head", met().say(GET[:-9]), SILENCE + FAREWELL
    yield "stops within a body", met().say(POST), REQUEST + LINGERING + FAREWELL
    yield "says nothing after an answer", met().ask(), SILENCE + FAREWELL
    yield "stays after its last answer", met().say(LAST).hear(b"}"), LINGERING + FAREWELL
    yield "stays after a refusal", met().say(b"GET\r\n\r\n").hear(b"}"), LINGERING + FAREWELL
    # Of those it is known that nothing will come.
    yield "half-closes before the handshake", Client(place, port).close_half(), LINGERING
    yield "half-closes in the midst of the handshake", first_word().close_half(), LINGERING
    for name, client in (("the handshake", met), ("an answer", lambda: met().ask()), ("a request", lambda: met().say(GET)),
                         ("half a head", lambda: met().say(GET[:-9])), ("half a body", lambda: met().say(POST))):
        yield f"half-closes after {name}", client().close_half(), LINGERING
        yield f"bids farewell after {name}", client().bid_farewell(), LINGERING
        yield f"does both after {name}", client().bid_farewell().close_half(), LINGERING


def let_go_after(port, clients, seconds):
    """For each client, none of which closes its connection, how long the server has held it; nothing when it still does."""
    until, found = time.monotonic() + seconds, {}
    while len(found) < len(clients) and time.monotonic() < until:
        holding, now = security_edges.holders(port), time.monotonic()
        for name, client in clients.items():
            if client.port not in holding:
                found.setdefault(name, now - client.silent_since)
        time.sleep(0.1)
    return found


def judge_silence(judge, place, port):
    clients, limits = {}, {}
    for name, client, limit in slow_clients(place, port):
        clients[name], limits[name] = client, limit
    with judge.flawed() as flawed:
        waiting = {"": Client(place, flawed)}
        found = let_go_after(port, clients, max(limits.values()) + 2 * SLACK)
        judge.claim("a server that waits for ever is found", not let_go_after(flawed, waiting, 1))
    for name, limit in limits.items():
        seconds = found.get(name)
        judge.claim(f"a client that {name} is let go of", seconds is not None and seconds <= limit + SLACK,
                    f"{f'after {seconds:.1f} s' if seconds is not None else 'never'}; {limit} s are allowed")
    for name in ("half-closes after a request", "bids farewell after a request", "does both after a request"):
        judge.claim(f"a client that {name} is answered", clients[name].all_that_came().count(b'{"status":"ok"}') == 1)
    answered = Client(place, port).shake_hands().ask()
    judge.claim("others are served afterwards", security_edges.holders(port) == {answered.port})


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
