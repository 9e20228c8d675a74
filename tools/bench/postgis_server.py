# SPDX-License-Identifier: Apache-2.0
"""A temporary PostGIS server for a benchmark or a test."""

import contextlib
import os
import pathlib
import pwd
import shutil
import socket
import subprocess

# Debian keeps each version in a folder of its name; the newest is taken.
VERSION = max((folder.name for folder in pathlib.Path("/usr/lib/postgresql").glob("[0-9]*")),
              key=int, default="none")
PROGRAMS = pathlib.Path("/usr/lib/postgresql", VERSION, "bin")
USER = "bench"


class Server:
    """A running server; calling it with a psql script returns the output of the script."""

    def __init__(self, port):
        self.port = port

    def __call__(self, script):
        return run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1",
                    "-p", self.port, "-U", USER, "postgres"], input=script)

    def connection(self):
        """As GDAL connection string."""
        return f"PG:host=127.0.0.1 port={self.port} user={USER} dbname=postgres"


def is_installed(extension="postgis"):
    return (PROGRAMS / "initdb").exists() and pathlib.Path(
        f"/usr/share/postgresql/{VERSION}/extension/{extension}.control").exists()


def as_unprivileged(command):
    """PostgreSQL refuses to run as root."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command] \
        if os.geteuid() == 0 else command


def run(command, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          cwd="/", **more)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.stderr.strip()}")
    return done.stdout


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def server(folder):
    """Starts a server on the loopback interface with its data in `folder`; at the end stops it and
    removes the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"
    port = free_port()
    run(as_unprivileged([PROGRAMS / "initdb", "-D", data, "-U", USER, "--auth=trust",
                         "--encoding=UTF8", "--no-sync"]))
    with open(folder.parent / "postgres.log", "w") as log:
        process = subprocess.Popen(
            as_unprivileged([str(PROGRAMS / "postgres"), "-D", str(data), "-p", str(port),
                             "-c", "listen_addresses=127.0.0.1",
                             "-c", "unix_socket_directories=", "-c", "shared_buffers=512MB",
                             "-c", "work_mem=256MB", "-c", "jit=off", "-c", "fsync=off"]),
            stdout=log, stderr=log, cwd="/")
    try:
        run(["timeout", "30", "bash", "-c",
             f"until {PROGRAMS}/pg_isready -q -h 127.0.0.1 -p {port}; do sleep 0.1; done"])
        yield Server(port)
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)
