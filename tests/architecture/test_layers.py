"""The arrows of ARCHITECTURE.md point down only."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT


def test_every_contract_of_the_layers_is_kept() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
