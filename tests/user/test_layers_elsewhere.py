# SPDX-License-Identifier: Apache-2.0
"""Result layers in other programs: QGIS, GDAL, PostGIS, GeoPandas and LibreOffice read, save, select, join
and sum them, and lose no row and no field. The bundled county, a study without gaps and an imported one."""

import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from osgeo import gdal, ogr

from program import COUNTY, SOURCE, CountyRun, UserTest, run_program
from small_world import STUDY, write_small_world
from test_import import NODES, WAYS, osm_text

sys.path.append(str(SOURCE / "tools" / "bench"))
import postgis_server  # noqa: E402  beside the benchmarks

TABLES = ("labels", "schedule", "village_services")
BYTES_OF_A_SHAPEFILE = 10  # of a field's name


def fen(yuan):
    return round(100 * (yuan or 0))


def layers_of(out):
    """The features of each layer, by its name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8"))["features"] for path in sorted(out.glob("*.geojson"))}


def properties_of(out, layer):
    return [feature["properties"] for feature in layers_of(out)[layer]]


def table_of(out, name):
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Studies(UserTest):
    """The three studies, run once."""

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="hinterland-")
        cls.addClassCleanup(holder.cleanup)
        folder = pathlib.Path(holder.name)
        cls.outs = {}
        for name in ("county", "empty", "imported"):
            (folder / name).mkdir()
            cls.outs[name] = getattr(cls, f"run_{name}")(folder / name)

    @staticmethod
    def run_county(folder):
        answer = run_program("run", COUNTY / "study.toml", "--out", folder / "out", "--only", "geojson,csv")
        assert answer.code == 1, answer
        return folder / "out"

    @staticmethod
    def run_empty(folder):
        """No village has a gap, so nothing is built; no sites, no unknown connections."""
        write_small_world(folder)
        for service in "network", "[layers.networks":
            assert service in STUDY
        (folder / "study.toml").write_text(STUDY[: STUDY.index("[layers.networks")], encoding="utf-8")
        answer = run_program("run", folder / "study.toml", "--only", "geojson,csv")
        assert answer.code in (0, 1), answer
        out = folder / "out"
        assert not layers_of(out)["priorities"] and not layers_of(out)["sites"]
        return out

    @staticmethod
    def run_imported(folder):
        (folder / "small.osm").write_text(osm_text(NODES, WAYS), encoding="utf-8")
        answer = run_program("import", "osm", "small.osm", "study", folder=folder)
        assert answer.code in (0, 1), answer
        study = folder / "study" / "study.toml"
        text = study.read_text(encoding="utf-8").replace("complete = false", "complete = true")
        study.write_text(text, encoding="utf-8")
        answer = run_program("run", study, "--only", "geojson,csv")
        assert answer.code in (0, 1), answer
        assert layers_of(folder / "study" / "out")["extensions"]
        return folder / "study" / "out"

    def check_each(self, check):
        """Calls check(folder of results, layer, features) for each layer of each study."""
        for study, out in self.outs.items():
            for layer, features in layers_of(out).items():
                with self.subTest(study=study, layer=layer):
                    check(out, layer, features)


class Form(Studies):
    """What the files promise, whatever the program that reads them."""

    def test_names_differ_in_their_first_ten_bytes(self):
        def check(_out, _layer, features):
            names = list(features[0]["properties"]) if features else []
            short = {name.encode()[:BYTES_OF_A_SHAPEFILE].lower() for name in names}
            self.assertEqual(len(short), len(names))

        self.check_each(check)

    def test_no_property_is_a_list_or_an_object(self):
        def check(_out, _layer, features):
            for feature in features:
                for name, value in feature["properties"].items():
                    self.assertNotIsInstance(value, (list, dict), name)

        self.check_each(check)

    def test_a_number_is_decimal_in_every_row_or_in_none(self):
        def check(_out, _layer, features):
            for name in features[0]["properties"] if features else ():
                types = {type(feature["properties"][name]) for feature in features} - {type(None)}
                self.assertLessEqual(len(types), 1, name)

        self.check_each(check)

    def test_only_problems_have_no_place(self):
        def check(_out, layer, features):
            if layer != "problems":
                self.assertTrue(all(feature["geometry"] for feature in features))

        self.check_each(check)

    def test_rows_have_keys(self):
        for study, out in self.outs.items():
            with self.subTest(study=study):
                villages = properties_of(out, "coverage")
                self.assertEqual(len({village["village_feature"] for village in villages}), len(villages))
                segments = properties_of(out, "extensions")
                self.assertEqual(len({segment["segment"] for segment in segments}), len(segments))
                projects = table_of(out, "schedule")
                keys = {row["项目编码" if "项目编码" in row else "project"] for row in projects}
                self.assertEqual(len(keys), len(projects))
                used = {row["project"] for layer in ("extensions", "priorities")
                        for row in properties_of(out, layer)} - {None}
                self.assertEqual(used, keys)

    def test_every_coded_value_has_a_label(self):
        def check(out, _layer, features):
            labels = {(row["field"], row["coded_value"]): row for row in table_of(out, "labels")}
            coded = {field for field, _ in labels}
            for feature in features:
                for name in coded & set(feature["properties"]):
                    value = feature["properties"][name]
                    if value is not None:
                        self.assertTrue(labels[name, value]["label_zh"] and labels[name, value]["label_en"])

        self.check_each(check)

    def test_short_names_are_labelled(self):
        names = {row["coded_value"]: row["label_en"] for row in table_of(self.outs["county"], "labels") if row["field"] == "<svc>"}
        self.assertEqual((names["water"], names["heati"]), ("Water supply", "Heating"))

    def test_the_wide_and_the_long_form_agree(self):
        out = self.outs["county"]
        names = {row["label_en"]: row["coded_value"] for row in table_of(out, "labels") if row["field"] == "<svc>"}
        ids = {row["label_en"]: row["coded_value"] for row in table_of(out, "labels") if row["field"] == "service"}
        short = {ids[label]: names[label] for label in names}
        coverage = {row["village_feature"]: row for row in properties_of(out, "coverage")}
        gaps = {row["village_feature"]: row for row in properties_of(out, "gaps")}
        rows = table_of(out, "village_services")
        self.assertEqual({row["kind"] for row in rows}, {"public", "infrastructure"})
        for row in rows:
            number, name = int(row["village_feature"]), short[row["service"]]
            if row["kind"] == "public":
                wide = coverage[number]
                self.assertEqual((row["facility"] or None, row["zone"] or None), (wide[f"{name}_fac"], wide[f"{name}_zone"]))
                self.assertEqual(float(row["straight_m"]) if row["straight_m"] else None, wide[f"{name}_m"])
                self.assertEqual(float(row["road_m"]) if row["road_m"] else None, wide[f"{name}_road"])
            elif number in gaps:
                wide = gaps[number]
                self.assertEqual((row["reason"], row["evidence"]), (wide[f"{name}_why"], wide[f"{name}_evid"]))
                self.assertEqual(row["gap"] == "true", wide[f"{name}_gap"])
        count = sum(row["gap"] == "true" for row in rows)
        self.assertEqual(count, sum(row["gap_count"] for row in gaps.values()))


class Money(CountyRun):
    """What the plan pays is the same in every output, to the fen."""

    def setUp(self):
        super().setUp()
        self.figures = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        self.segments = properties_of(self.out, "extensions")
        self.gaps = properties_of(self.out, "priorities")

    def test_segments_and_gaps_of_a_year_add_up_to_its_spending(self):
        years = self.figures["figures"]["schedule"]["years"]
        for year in years:
            rows = [row for row in self.segments + self.gaps if row["year"] == year["year"]]
            self.assertTrue(rows)
            self.assertEqual(sum(fen(row["planned_cny"]) for row in rows), fen(year["spent_cny"]))
        rest = [row for row in self.segments + self.gaps if row["year"] is None]
        self.assertEqual({row["planned_cny"] for row in rest}, {None})

    def test_segments_and_gaps_of_a_project_add_up_to_its_investment(self):
        sums = {}
        for row in self.segments + self.gaps:
            if row["year"] is not None:
                sums[row["project"]] = sums.get(row["project"], 0) + fen(row["planned_cny"])
        projects = {row["项目编码"]: round(1e6 * float(row["投资（万元）"])) for row in table_of(self.out, "schedule")
                    if row["年度"] != "近期未安排"}
        self.assertEqual(sums, projects)

    def test_villages_are_the_sums_of_their_gaps(self):
        sums = {}
        for gap in self.gaps:
            sums[gap["village_feature"]] = sums.get(gap["village_feature"], 0) + fen(gap["planned_cny"])
        for village in properties_of(self.out, "gaps"):
            self.assertEqual(fen(village["planned_cny"]), sums.get(village["village_feature"], 0))

    def test_counties_are_the_sums_of_their_towns(self):
        towns, counties = self.figures["towns"], self.figures["counties"]
        self.assertTrue(counties)
        for county in counties:
            own = [town for town in towns if town["county"] == county["county"]]
            for key in ("cost_cny_low", "cost_cny", "cost_cny_high"):
                self.assertEqual(sum(fen(town[key]) for town in own), fen(county[key]))
            for key in ("villages", "people", "gaps", "gaps_without_remedy"):
                self.assertEqual(sum(town[key] for town in own), county[key])
            for i, year in enumerate(county["years"]):
                self.assertEqual(sum(fen(town["years"][i]["spent_cny"]) for town in own), fen(year["spent_cny"]))
        figures = self.figures["figures"]
        self.assertEqual(sum(county["gaps"] for county in counties), figures["gaps"]["total"])
        self.assertEqual(sum(fen(county["cost_cny"]) for county in counties), fen(figures["extension"]["cost_cny"]))

    def test_lines_on_one_way_have_different_lanes(self):
        places = {}
        for feature in layers_of(self.out)["extensions"]:
            line, row = feature["geometry"]["coordinates"], feature["properties"]
            shift = row["lane"] - (row["lanes"] - 1) / 2  # to the right
            self.assertTrue(0 <= row["lane"] < row["lanes"])
            for a, b in zip(line, line[1:]):
                places.setdefault((min(a, b)[0], min(a, b)[1], max(a, b)[0], max(a, b)[1]), []).append(
                    shift if a < b else -shift)
        self.assertTrue(any(len(shifts) > 2 for shifts in places.values()))
        for shifts in places.values():
            self.assertEqual(len(set(shifts)), len(shifts))

    def test_a_site_counts_the_people_of_its_rows(self):
        sites = properties_of(self.out, "sites")
        for number in {row["site"] for row in sites}:
            rows = [row for row in sites if row["site"] == number]
            self.assertEqual({row["site_people"] for row in rows}, {sum(row["people"] or 0 for row in rows)})
        moves = [row for row in sites if row["role"] == "relocates"]
        relocations = properties_of(self.out, "relocations")
        self.assertEqual([(row["site"], row["village_code"], row["straight_m"]) for row in relocations],
                         [(row["site"], row["village_code"], row["straight_m"]) for row in moves])


class WithoutOneVillage(CountyRun):
    def run_without(self, code):
        """The segments of the county without the village of this code."""
        folder = self.folder / code
        shutil.copytree(COUNTY, folder)
        file = ogr.Open(str(folder / "villages.shp"), 1)
        layer = file.GetLayer(0)
        layer.SetAttributeFilter(f"XZQDM = '{code}'")
        for number in [record.GetFID() for record in layer]:
            layer.DeleteFeature(number)
        file.ExecuteSQL("REPACK villages")
        del layer, file
        answer = run_program("run", folder / "study.toml", "--only", "geojson")
        self.assertEqual(answer.code, 1, str(answer))
        villages = properties_of(folder / "out", "coverage")
        self.assertEqual(len(villages), len(properties_of(self.out, "coverage")) - 1)
        return layers_of(folder / "out")["extensions"]

    def test_segments_of_other_trees_keep_their_names(self):
        """The trees that neither start at the village nor supply it, and share no trench with such a tree."""
        segments = {row["properties"]["segment"]: row for row in layers_of(self.out)["extensions"]}

        def root(row):
            while row["properties"]["upstream"]:
                row = segments[row["properties"]["upstream"]]
            return row["properties"]["segment"]

        villages = layers_of(self.out)["coverage"]
        outside = [row for row in villages if row["properties"]["covered"] is False]
        focus = {row["village_code"] for row in properties_of(self.out, "gaps") if row["gap_count"] == 1}
        for gone in (outside[0], outside[-1], next(row for row in villages if row["properties"]["village_code"] in focus)):
            with self.subTest(village=gone["properties"]["village"]):
                place = gone["geometry"]["coordinates"]
                touched = {root(row) for row in segments.values() if place in row["geometry"]["coordinates"]}
                trenches = {row["properties"]["trench"] for row in segments.values() if root(row) in touched} - {None}
                touched |= {root(row) for row in segments.values() if row["properties"]["trench"] in trenches}
                kept = {name for name, row in segments.items() if root(row) not in touched}
                after = {row["properties"]["segment"] for row in self.run_without(gone["properties"]["village_code"])}
                self.assertGreater(len(kept), 0.8 * len(segments))
                self.assertEqual(kept - after, set())


class InQgis(Studies):
    def setUp(self):
        super().setUp()
        query = subprocess.run([sys.executable, "-c", "import qgis.core"], capture_output=True, check=False)
        self.need(query.returncode == 0, "python3-qgis is not installed")

    def run_qgis(self, study, out):
        (self.folder / study).mkdir()
        done = subprocess.run(
            [sys.executable, str(pathlib.Path(__file__).with_name("qgis_layers.py")), str(out), str(self.folder / study)],
            capture_output=True, encoding="utf-8", check=False,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(self.folder)})
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    def test_no_row_and_no_field_is_lost(self):
        for study, out in self.outs.items():
            found = self.run_qgis(study, out)
            for layer, features in layers_of(out).items():
                with self.subTest(study=study, layer=layer):
                    self.check_layer(found[layer], features)
            for table in TABLES:
                with self.subTest(study=study, table=table):
                    rows = table_of(out, table)
                    self.assertEqual(found[table]["loaded"]["rows"], len(rows))
                    self.assertEqual(found[table]["gpkg"]["rows"], len(rows))
                    if rows:
                        self.assertEqual(found[table]["loaded"]["fields"], list(rows[0]))

    def check_layer(self, found, features):
        names = list(features[0]["properties"]) if features else []
        for step, result in found.items():
            self.assertNotIn("error", result, step)
        self.assertEqual((found["loaded"]["rows"], found["loaded"]["fields"]), (len(features), names))
        self.assertEqual(found["loaded"]["without_geometry"], sum(not feature["geometry"] for feature in features))
        self.assertEqual((found["gpkg"]["rows"], found["gpkg"]["fields"]), (len(features), ["fid", *names]))
        if features:
            self.assertEqual((found["shp"]["rows"], found["shp"]["fields"]),
                             (len(features), [name[:BYTES_OF_A_SHAPEFILE] for name in names]))
        rows = [feature["properties"] for feature in features]
        if "town" in names:
            self.assertEqual(found["dissolved"]["rows"], len({row["town"] for row in rows}))
            self.assertEqual(found["dissolved"]["fields"], names)
        if "missing" in names:
            heated = [row for row in rows if "heating" in (row["missing"] or "").split(";")]
            self.assertEqual(found["extracted"]["rows"], len(heated))
            self.assertEqual(found["extracted"]["fields"], names)
        if "people" in names and any(row["people"] is not None for row in rows):
            self.assertEqual(found["aggregated"]["rows"], len({row["town"] for row in rows}))
        if "village_code" in names and all(row["village_code"] for row in rows):
            self.assertEqual(found["joined"]["rows"], len(rows))
            self.assertEqual(len(found["joined"]["fields"]), len(names) + 1)


class InGdal(Studies):
    def copied(self, out, layer, driver, path):
        gdal.UseExceptions()
        warnings = []
        gdal.PushErrorHandler(lambda level, number, text: warnings.append(text))
        try:
            options = ["ENCODING=UTF-8"] if path.suffix == ".shp" else []
            gdal.VectorTranslate(str(path), str(out / f"{layer}.geojson"), format=driver, layerCreationOptions=options)
        finally:
            gdal.PopErrorHandler()
        file = ogr.Open(str(path))
        read = file.GetLayer(0)
        definition = read.GetLayerDefn()
        return read.GetFeatureCount(), [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())], warnings

    def test_ogr2ogr_keeps_every_row_and_field(self):
        def check(out, layer, features):
            if not features:
                return
            names = list(features[0]["properties"])
            target = self.folder / layer
            shutil.rmtree(target, ignore_errors=True)
            target.mkdir()
            self.assertEqual(self.copied(out, layer, "GPKG", target / "a.gpkg")[:2], (len(features), names))
            rows, fields, warnings = self.copied(out, layer, "ESRI Shapefile", target / "a.shp")
            self.assertEqual((rows, fields), (len(features), [name[:BYTES_OF_A_SHAPEFILE] for name in names]))
            usual = ["Normalized/laundered field name"]
            if layer == "problems":
                usual.append("truncated to 254 characters")  # all that a shapefile holds
            self.assertEqual([text for text in warnings if not any(words in text for words in usual)], [])

        self.check_each(check)

    def test_types_are_those_of_the_dictionary(self):
        kinds = {"text": {ogr.OFTString}, "integer": {ogr.OFTInteger, ogr.OFTInteger64}, "number": {ogr.OFTReal},
                 "true, false": {ogr.OFTInteger}}
        table = run_program("fields").out.splitlines()[2:]
        types = {cells[1].strip("` "): cells[2].strip() for cells in (line.split("|") for line in table)}
        def check(out, layer, features):
            file = ogr.Open(str(out / f"{layer}.geojson"))
            definition = file.GetLayer(0).GetLayerDefn()
            for i in range(definition.GetFieldCount()):
                field = definition.GetFieldDefn(i)
                name = field.GetName()
                if all(feature["properties"][name] is None for feature in features):
                    continue
                entry = types.get(name) or next((types[pattern] for pattern in types if pattern.startswith("<svc>")
                                                 and name.endswith(pattern[len("<svc>"):])), None)
                if entry and not name.startswith("score_"):
                    self.assertIn(field.GetType(), kinds[entry], name)

        self.check_each(check)


class InPostgis(Studies):
    def test_a_plan_is_analysed_by_joins_and_sums(self):
        self.need(postgis_server.is_installed(), "no PostGIS server on this machine")
        out = self.outs["county"]
        self.folder.chmod(0o755)  # the server runs as another user
        with postgis_server.server(self.folder / "server" / "data") as server:
            server("CREATE EXTENSION postgis;")
            for path in sorted([*out.glob("*.geojson"), *out.glob("*.csv")]):
                subprocess.run(["ogr2ogr", "-f", "PostgreSQL", server.connection(), str(path), "-nln", path.stem],
                               check=True, capture_output=True)
            layers = layers_of(out)
            for layer, features in layers.items():
                if features:
                    self.assertEqual(int(server(f"SELECT count(*) FROM {layer};")), len(features), layer)
            gaps = [feature["properties"] for feature in layers["gaps"]]
            heated = sum("heating" in (row["missing"] or "") for row in gaps)
            self.assertEqual(int(server("SELECT count(*) FROM gaps WHERE missing LIKE '%heating%';")), heated)
            self.assertEqual(int(server("SELECT count(*) FROM gaps WHERE heati_gap;")), heated)
            run = json.loads((out / "run.json").read_text(encoding="utf-8"))
            for year in run["figures"]["schedule"]["years"]:
                paid = server(
                    "SELECT sum(planned_cny) FROM (SELECT year, planned_cny FROM extensions UNION ALL "
                    f"SELECT year, planned_cny FROM priorities) AS paid WHERE year = {year['year']};")
                self.assertEqual(fen(float(paid)), fen(year["spent_cny"]))
            unmatched = server("SELECT count(*) FROM priorities p LEFT JOIN gaps g USING (village_code) "
                               "WHERE g.village_code IS NULL;")
            self.assertEqual(int(unmatched), 0)
            longest = server("SELECT max(ST_Length(wkb_geometry::geography)) FROM relocations;")
            moves = [feature["properties"]["straight_m"] for feature in layers["relocations"]]
            self.assertAlmostEqual(float(longest), max(moves), delta=1.0)


class InGeopandas(Studies):
    def test_frames_keep_rows_columns_and_types(self):
        try:
            import geopandas  # of Debian; slow to load
        except ImportError:
            self.need(False, "python3-geopandas is not installed")

        def check(out, layer, features):
            if not features:
                return  # GeoJSON without rows has no columns
            names = list(features[0]["properties"])
            frame = geopandas.read_file(out / f"{layer}.geojson")
            self.assertEqual((len(frame), list(frame.columns)), (len(features), [*names, "geometry"]))
            frame.to_file(self.folder / f"{layer}.gpkg", driver="GPKG")
            self.assertEqual(list(geopandas.read_file(self.folder / f"{layer}.gpkg").columns), [*names, "geometry"])
            if "straight_m" in names and frame["straight_m"].notna().any():
                self.assertEqual(frame["straight_m"].dtype.kind, "f")
            if layer == "gaps":
                heated = frame[frame["missing"].fillna("").str.contains("heating")]
                self.assertEqual(len(heated), sum(row["properties"].get("heati_gap") is True for row in features))
            if layer == "extensions":
                paid = frame.merge(geopandas.pd.DataFrame(table_of(out, "schedule")), left_on="project",
                                   right_on="项目编码" if "项目编码" in table_of(out, "schedule")[0] else "project")
                self.assertEqual(len(paid), len(frame))

        self.check_each(check)


class InLibreOffice(Studies):
    def test_tables_open_as_sheets(self):
        gdal.SetConfigOption("OGR_XLSX_HEADERS", "FORCE")  # also above columns of text
        office = shutil.which("soffice")
        self.need(office, "LibreOffice is not installed")
        out = self.outs["county"]
        for table in TABLES:
            with self.subTest(table=table):
                subprocess.run([office, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", "xlsx",
                                "--infilter=CSV:44,34,76,1", "--outdir", str(self.folder), str(out / f"{table}.csv")],
                               capture_output=True, check=True, timeout=300)
                file = ogr.Open(str(self.folder / f"{table}.xlsx"))  # keep a reference: it owns the sheet
                sheet = file.GetLayer(0)
                self.assertEqual(sheet.GetFeatureCount(), len(table_of(out, table)))
                self.assertEqual(sheet.GetLayerDefn().GetFieldCount(), len(table_of(out, table)[0]))


if __name__ == "__main__":
    unittest.main()
