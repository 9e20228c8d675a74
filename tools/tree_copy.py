# SPDX-License-Identifier: Apache-2.0
"""A copy of the tracked files, for tools that change sources and build them."""

import shutil
import subprocess


def copy_tree(root, tree):
    """Makes `tree` hold the tracked files of `root` as they are now. Equal files keep their time
    stamp, so that little is rebuilt; sources that are no longer tracked are removed."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    names = set(filter(None, names.decode().split("\0")))
    for name in names:
        source, target = root / name, tree / name
        if not source.is_file() or (target.exists() and target.read_bytes() == source.read_bytes()):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    for folder in ("src", "include", "tests", "tools"):
        for path in (tree / folder).rglob("*.*"):
            if path.is_file() and path.relative_to(tree).as_posix() not in names:
                path.unlink()
