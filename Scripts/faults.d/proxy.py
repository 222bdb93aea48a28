"""A loopback proxy that loses things on demand, and one that lies."""

import random
import socket
import struct
import threading


class Proxy:
    """Passes connections on to a port. `reset` and `swallow` say how many connections are still to be broken, and how."""

    def __init__(self, upstream):
        self.upstream = upstream
        self.lock = threading.Lock()
        self.left = {"reset": 0, "swallow": 0}
        self.done = {"reset": 0, "swallow": 0}
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def close(self):
        self.listener.close()

    def lose(self, manner, count):
        with self.lock:
            self.left[manner] += count

    def take(self, manner):
        """Whether this is one of those to be lost."""
        with self.lock:
            if self.left[manner] == 0:
                return False
            self.left[manner] -= 1
            self.done[manner] += 1
            return True

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        try:
            server = socket.create_connection(("127.0.0.1", self.upstream), timeout=5)
        except OSError:
            return reset(client)
        server.settimeout(None)
        threading.Thread(target=self.pass_answers, args=(server, client), daemon=True).start()
        try:
            while data := client.recv(65536):
                if self.take("reset"):
                    # Before, within or after the request, as it falls.
                    server.sendall(data[: random.randint(0, len(data))])
                    break
                server.sendall(data)
        except OSError:
            pass
        reset(client)
        shut(server)

    def pass_answers(self, server, client):
        try:
            while data := server.recv(65536):
                # The server has said that it is saved, and nobody hears it.
                if data.startswith((b"HTTP/1.1 20",)) and self.take("swallow"):
                    break
                client.sendall(data)
        except OSError:
            pass
        reset(client)
        shut(server)


class LyingProxy(Proxy):
    """Answers each PUT at once that it is saved, and passes it on afterwards, once: a server that acknowledges before it commits."""

    def serve(self, client):
        rest = b""
        try:
            while True:
                while b"\r\n\r\n" not in rest:
                    data = client.recv(65536)
                    if not data:
                        return
                    rest += data
                head, rest = rest.split(b"\r\n\r\n", 1)
                length = 0
                for line in head.split(b"\r\n")[1:]:
                    name, _, value = line.partition(b":")
                    if name.lower() == b"content-length":
                        length = int(value)
                while len(rest) < length:
                    rest += client.recv(65536)
                request, rest = head + b"\r\n\r\n" + rest[:length], rest[length:]
                if head.startswith(b"PUT "):
                    client.sendall(b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                    threading.Thread(target=self.ask, args=(request,), daemon=True).start()
                else:
                    client.sendall(self.ask(request))
        except OSError:
            pass
        finally:
            shut(client)

    def ask(self, request):
        try:
            with socket.create_connection(("127.0.0.1", self.upstream), timeout=5) as server:
                server.sendall(request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
                answer = b""
                while data := server.recv(65536):
                    answer += data
                return answer or UNAVAILABLE
        except OSError:
            return UNAVAILABLE


UNAVAILABLE = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"


def reset(connection):
    """Closes it so that the other side gets an error, not an end."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    except OSError:
        pass
    shut(connection)


def shut(connection):
    for close in (lambda: connection.shutdown(socket.SHUT_RDWR), connection.close):
        try:
            close()
        except OSError:
            pass
