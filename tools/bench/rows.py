# SPDX-License-Identifier: Apache-2.0
"""The rows of the benchmark's table. Each function measures, and yields rows as lists of cells."""

import shutil
import statistics

import peer_postgis
import postgis_server
from measuring import BUILD, HERE, run_json, medians, paired_ratio, per_query, watch


def geopandas(*words):
    return run_json([BUILD / "venv/bin/python", HERE / "peer_geopandas.py", *words])


def boost_rows(name, measured):
    ours = measured["hinterland"]
    for peer, called in (("boost", "Boost R-tree nearest(1)"),
                         ("boost_in_order", "the same, villages in spatial order")):
        theirs = measured[peer]
        yield [name, per_query(statistics.median(ours["wall"]), measured["queries"]), called,
               per_query(statistics.median(theirs["wall"]), measured["queries"]),
               f"{paired_ratio(ours['wall'], theirs['wall']):.1f} × "
               f"({paired_ratio(ours['processor'], theirs['processor']):.1f} × processor time)",
               "15 ×" if peer == "boost" else "",
               f"{measured['different_answers']} answers differ"]


def agreement(compared):
    same = 100.0 * compared["same"] / compared["compared"]
    return f"{same:.2f} % same, {compared['unexplained']} beyond the projection's error"


def nearest():
    """690,000 villages × 12 services, nearest within 5 km."""
    places = BUILD / "places"
    places.mkdir(parents=True, exist_ok=True)
    for facilities in (25000, 2083):
        for spread in ([], ["--uniform"]):
            for threads in (0, 1):
                main = facilities == 25000 and not spread and threads == 0
                export = ["--export", places] if main else []
                measured = run_json([BUILD / "tools/bench/bench_nearest", "--facilities", facilities,
                                "--threads", threads, "--repeats", 5 if main else 3,
                                *spread, *export])
                if main:
                    in_towns = measured
                name = (f"nearest, {facilities:,} each, {'evenly' if spread else 'in towns'}, "
                        f"{'1 thread' if threads else 'all threads'}")
                yield from boost_rows(name, measured)
    yield from nearest_peers(places, in_towns)
    shutil.rmtree(places)


def nearest_peers(places, ours):
    our_seconds = statistics.median(ours["hinterland"]["wall"]) / ours["queries"]
    query = geopandas("nearest", places, 2)
    theirs = statistics.median(query["seconds"]) / query["queries"]
    yield ["nearest, 25,000 each, in towns", per_query(our_seconds, 1),
           query["version"] + " sjoin_nearest", per_query(theirs, 1),
           f"{theirs / our_seconds:.0f} ×", "20 ×", agreement(query["agreement"][0])]
    if not postgis_server.is_installed():
        yield ["nearest", "", "PostGIS", "", "not installed: tools/setup bench", "50 ×", ""]
        return
    geopandas("project", places, 1)
    query = peer_postgis.nearest(places, BUILD / "postgis", every=10, repeats=3)
    medians = {form: statistics.median(times) for form, times in query["seconds"].items()}
    form = min(medians, key=medians.get)
    theirs = medians[form] / query["queries"]
    compared = geopandas("compare", places, 0, places / f"postgis_{form}.csv")
    called = "projected geometry" if form == "flat" else "geography"
    yield ["nearest, 25,000 each, in towns", per_query(our_seconds, 1),
           f"{query['version']} <-> on {called}", per_query(theirs, 1),
           f"{theirs / our_seconds:.0f} ×", "50 ×", agreement(compared)]


def county(villages):
    """A synthetic study, kept under the build folder between runs."""
    folder = BUILD / f"county-{villages}"
    if not (folder / "study.toml").exists():
        watch([BUILD / "hinterland", "demo", folder, "--villages", villages])
    return folder


def coverage_command(folder):
    return [BUILD / "hinterland", "coverage", "--villages", folder / "villages.shp",
            "--facilities", folder / "facilities.shp", "--out", BUILD / "coverage.geojson"]


def coverage():
    """The whole of `hinterland coverage`, from a GB18030 shapefile to GeoJSON."""
    folder = county(300000)
    ours, theirs = [], []
    for _ in range(3):
        ours.append(watch(coverage_command(folder)))
        theirs.append(watch([BUILD / "venv/bin/python", HERE / "peer_geopandas.py", "coverage",
                             folder / "villages.shp", folder / "facilities.shp",
                             BUILD / "peer.geojson"]))
    for file in ("coverage.geojson", "peer.geojson"):
        (BUILD / file).unlink()
    seconds, memory, _ = zip(medians(ours), medians(theirs))
    ratio = paired_ratio([run[0] for run in ours], [run[0] for run in theirs])
    yield ["coverage, 300,000 villages, time", f"{seconds[0]:.2f} s", "GeoPandas",
           f"{seconds[1]:.2f} s", f"{ratio:.1f} ×", "5 ×", ""]
    yield ["coverage, 300,000 villages, peak memory", f"{memory[0]:,.0f} MB", "GeoPandas",
           f"{memory[1]:,.0f} MB", f"{memory[0] / memory[1]:.2f} of it", "0.5 of it", ""]


def growth():
    """Ten times the villages."""
    out = BUILD / "growth-out"
    for name, repeats, command in (
            ("coverage", 5, coverage_command),
            ("run", 1, lambda folder: [BUILD / "hinterland", "run", folder / "study.toml",
                                       "--out", out])):
        small, large = [], []
        for _ in range(repeats):
            for runs, villages in ((small, 100000), (large, 1000000)):
                shutil.rmtree(out, ignore_errors=True)
                runs.append(watch(command(county(villages))))
        (s1, m1, p1), (s10, m10, p10) = medians(small), medians(large)
        yield [f"{name}, 100,000 → 1,000,000 villages, time", f"{s1:.1f} s → {s10:.1f} s", "itself",
               "", f"× {s10 / s1:.1f} (× {p10 / p1:.1f} processor time)", "× 11 at most", ""]
        yield [f"{name}, 100,000 → 1,000,000 villages, memory", f"{m1:,.0f} → {m10:,.0f} MB",
               "itself", "", f"× {m10 / m1:.1f}", "× 10 or so", ""]
    shutil.rmtree(out, ignore_errors=True)


def crowd(villages):
    """A study whose villages are all at one point, 20 km from the town and its school."""
    folder = BUILD / f"crowd-{villages}"
    folder.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"117.2,36.2,{370000000000 + row},v{row},{100 + row % 900}\n"
                   for row in range(villages))
    (folder / "villages.csv").write_text("lon,lat,code,name,people\n" + rows, "utf-8")
    (folder / "towns.csv").write_text("lon,lat,name\n117.0,36.1,Town\n", "utf-8")
    (folder / "facilities.csv").write_text("lon,lat,kind,name,level\n117.0,36.1,小学,School,town\n",
                                           "utf-8")
    layers = "".join(f'[layers.{layer}]\npath = "{layer}.csv"\n'
                     for layer in ("villages", "towns", "facilities"))
    (folder / "study.toml").write_text(layers, "utf-8")
    return folder / "study.toml"


def same_place():
    """Ten times the villages at one point: the search for duplicate places, and siting."""
    out = BUILD / "crowd-out"
    seen = []
    for villages in (20000, 200000):
        shutil.rmtree(out, ignore_errors=True)
        seen.append(watch([BUILD / "hinterland", "run", crowd(villages), "--out", out]))
    (s1, m1, p1), (s10, m10, p10) = seen
    yield ["run, 20,000 → 200,000 villages at one point, time", f"{s1:.1f} s → {s10:.1f} s", "itself",
           "", f"× {s10 / s1:.1f} (× {p10 / p1:.1f} processor time)", "× 13 (n log n)", ""]
    yield ["run, 20,000 → 200,000 villages at one point, memory", f"{m1:,.0f} → {m10:,.0f} MB",
           "itself", "", f"× {m10 / m1:.1f}", "× 10 or so", ""]
    shutil.rmtree(out, ignore_errors=True)


def writing():
    """Our GeoJSON writer compared with OGR's driver."""
    measured = run_json([BUILD / "tools/bench/bench_geojson", "--folder", BUILD])
    for threads, ours, ratio in (("all threads", "seconds", "ratio"),
                                 ("1 thread", "seconds_one_thread", "ratio_one_thread")):
        yield [f"GeoJSON, {measured['rows']:,} points × {measured['fields']} fields, {threads}",
               f"{measured[ours]:.2f} s", "OGR's driver", f"{measured['seconds_ogr']:.2f} s",
               f"{measured[ratio]:.1f} ×", "10 ×", f"{measured['differences']} cells differ"]


ALL = {"nearest": nearest, "coverage": coverage, "writing": writing, "growth": growth,
       "same_place": same_place}
