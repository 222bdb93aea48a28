"""What other programs say."""

import subprocess


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
