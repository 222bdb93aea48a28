"""Tries what a service has no reason to do, and prints what succeeded. For the units judge, which runs it with the services' hardening."""

import ctypes
import mmap
import os
import socket

NEW_USER_NAMESPACE = 0x10000000
# On this machine, but not on its loopback network.
ELSEWHERE = ("192.0.2.1", 9)


def attempts():
    yield "write to /usr", lambda: write("/usr/bin/intruder")
    yield "write to /etc", lambda: write("/etc/madoguchi/private/intruder")
    yield "write to the checkout", lambda: write("/opt/madoguchi/intruder")
    yield "read homes", lambda: os.listdir("/root")
    yield "read the database's address", lambda: os.close(os.open("/etc/madoguchi/database-url", os.O_RDONLY))
    yield "see other processes", lambda: os.stat("/proc/1")
    yield "read the kernel's settings", lambda: os.stat("/proc/sys/kernel")
    yield "run what it has written to memory", lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    yield "name the machine", lambda: system_call("sethostname", b"intruder", 8)
    yield "leave a set-user-ID file", set_user_id
    yield "speak netlink", lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).close()
    yield "listen to the network", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW).close()
    yield "connect elsewhere", lambda: socket.create_connection(ELSEWHERE, timeout=2).close()
    # The last, since in it there is less to try.
    yield "make a namespace", lambda: system_call("unshare", NEW_USER_NAMESPACE)


def write(path):
    with open(path, "w"):
        pass
    os.unlink(path)


def set_user_id():
    with open("/tmp/intruder", "w"):
        pass
    os.chmod("/tmp/intruder", 0o4755)


def system_call(name, *arguments):
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) != 0:
        raise OSError(ctypes.get_errno(), name)


for name, attempt in attempts():
    try:
        attempt()
        print(name)
    except OSError:
        pass
