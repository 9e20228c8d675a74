# SPDX-License-Identifier: Apache-2.0
"""PostGIS does the same work, on a server of its own that lives as long as the measuring."""

import contextlib
import os
import pathlib
import pwd
import re
import shutil
import socket
import subprocess

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")
RADIUS = 5000

LOAD = """
CREATE EXTENSION postgis;
CREATE TABLE v_all (id int, lon float8, lat float8, x float8, y float8);
CREATE TABLE f_all (LIKE v_all);
\\copy v_all FROM '{folder}/villages.csv' CSV
\\copy f_all FROM '{folder}/facilities_0.csv' CSV
CREATE TABLE v AS SELECT id, ST_MakePoint(x, y) AS flat,
  ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography AS globe
  FROM v_all WHERE id % {every} = 0;
CREATE TABLE f AS SELECT id, ST_MakePoint(x, y) AS flat,
  ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography AS globe FROM f_all;
CREATE INDEX ON f USING gist (flat);
CREATE INDEX ON f USING gist (globe);
VACUUM ANALYZE v;
VACUUM ANALYZE f;
"""

NEAREST = """
CREATE TEMP TABLE answer AS
SELECT v.id AS village, CASE WHEN n.d <= {radius} THEN n.id ELSE -1 END AS facility
FROM v CROSS JOIN LATERAL
  (SELECT f.id, v.{form} <-> f.{form} AS d FROM f ORDER BY v.{form} <-> f.{form} LIMIT 1) n;
"""


def is_installed():
    return (PROGRAMS / "initdb").exists() and bool(
        list(pathlib.Path("/usr/share/postgresql/15/extension").glob("postgis.control")))


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
    """Starts a server on loopback with its data in `folder`; stops it and removes the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"
    port = free_port()
    run(as_unprivileged([PROGRAMS / "initdb", "-D", data, "-U", "bench", "--auth=trust",
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
        yield lambda script: run(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port,
             "-U", "bench", "postgres"], input=script)
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)


def nearest(places, data, every, repeats):
    """Seconds for each form of the question, and the file of the answers of the faster form."""
    result = {"seconds": {"flat": [], "globe": []}}
    with server(data) as ask:
        ask(LOAD.format(folder=places, every=every))
        result["version"] = "PostGIS " + ask("SELECT postgis_lib_version()").strip()
        result["queries"] = int(ask("SELECT count(*) FROM v"))
        for form, seconds in result["seconds"].items():
            for _ in range(repeats):
                said = ask("\\timing on\n" + NEAREST.format(form=form, radius=RADIUS) +
                           f"\\copy answer TO '{places}/postgis_{form}.csv' CSV")
                seconds.append(float(re.search(r"Time: ([\d.]+) ms", said)[1]) / 1000.0)
    return result
