"""Backs up, restores elsewhere, and tries what may go wrong: a wrong key, half a backup, a full disk, a home that is in use."""

import os
import pathlib
import shutil
import subprocess


class Rehearsal:
    def __init__(self, options, installation):
        self.installation = installation
        self.scripts = pathlib.Path(options.checkout) / "Scripts"
        self.disk = options.disk
        self.place = pathlib.Path(options.home) / "rehearsal"
        self.place.mkdir(mode=0o711)
        (self.place / "backups").mkdir(mode=0o700)
        self.key, self.public, self.other = (self.place / name for name in ("key", "key.pub", "other-key"))
        for key in (self.key, self.other):
            subprocess.run(["age-keygen", "-o", key], check=True, capture_output=True)
        self.public.write_text(subprocess.run(["age-keygen", "-y", self.key], check=True, capture_output=True, text=True).stdout)
        self.found, self.steps = [], 0

    def run(self, script, *arguments, home=None):
        """Status, what was printed, and what was said."""
        environment = {**self.installation.environment(), "PATH": f"{pathlib.Path(self.installation.madoguchi).parent}:{os.environ['PATH']}"}
        if home:
            environment["MADOGUCHI_HOME"] = str(home)
        done = subprocess.run(
            [self.scripts / script, *arguments], capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL
        )
        return done.returncode, done.stdout.strip(), done.stderr

    def back_up(self):
        status, path, said = self.run("backup", "--key-file", self.public, "--output", self.place / "backups")
        self.check("a backup is made", status == 0 and path, said)
        return pathlib.Path(path)

    def problems(self, backup):
        self.restores(backup)
        self.refuses(backup)
        self.survives_full_disk()
        return self.found

    def check(self, what, holds, said):
        self.steps += 1
        if not holds:
            self.found.append(f"{what}: {said[-600:]}")

    def restores(self, backup):
        home = self.place / "restored"
        status, _, said = self.run("restore", "--key-file", self.key, backup, home=home)
        self.check("it is restored, verified and passes pg_amcheck", status == 0, said)
        status, _, said = self.run("restore", "--key-file", self.key, backup, home=home)
        self.check("a database is not replaced unasked", status == 65 and "--force" in said, said)
        status, _, said = self.run("restore", "--key-file", self.key, "--force", backup, home=home)
        self.check("with --force it is, and kept", status == 0 and "madoguchi_replaced_" in said, said)

    def refuses(self, backup):
        """Each with a clear word, and nothing half done."""
        half = self.place / "half.dump.age"
        half.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
        changed = self.place / "changed.dump.age"
        content = bytearray(backup.read_bytes())
        content[-100] ^= 1
        changed.write_bytes(content)
        for what, key, file, word in (
            ("a wrong key", self.other, backup, "key"), ("half a backup", self.key, half, "damaged"),
            ("a changed byte", self.key, changed, "damaged"), ("no key at all", self.public, backup, "key"),
        ):
            home = self.place / "nothing"
            status, _, said = self.run("restore", "--key-file", key, file, home=home)
            self.check(f"{what} is refused", status == 65 and word in said, said)
            self.check(f"{what} leaves nothing", not (home / "postgres").exists(), str(home))
        self.check("a missing key file is named", self.run("backup", "--key-file", "/nonexistent", "--output", self.place)[0] == 78, "")

    def survives_full_disk(self):
        if not self.disk:
            return
        full = self.place / "full"
        full.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", full], check=True)
        try:
            status, _, said = self.run("backup", "--key-file", self.public, "--output", full)
            self.check("a full disk is told", status == 74 and "full" in said, said)
            self.check("a full disk keeps nothing", list(full.iterdir()) == [], str(list(full.iterdir())))
        finally:
            subprocess.run(["umount", full], check=True)
            shutil.rmtree(full, ignore_errors=True)
