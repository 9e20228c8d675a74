# SPDX-License-Identifier: Apache-2.0
"""Files with faulty bytes: components that do not match, zero bytes, damage in a .zip, lines that
are not JSON, tables wider and cells longer than usual.

Three villages are near one school; each is read correctly, or refused with the true reason.
"""

import io
import json
import unittest
import zipfile

from program import UserTest, run_layers

PLACES = [("3701001", "甲村", 500, 117.01), ("3701002", "乙村", 600, 117.03),
          ("3701003", "丙村", 700, 117.05)]
STUDY = """\
name = "t"
language = "en"
[layers.villages]
path = "{}"
{}
[layers.facilities]
path = "facilities.geojson"
"""


def feature(code, name, people, lon, lat=36.6):
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name, "people": people},
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
    }


def collection(features):
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


VILLAGES = collection([feature(*place) for place in PLACES])
TABLE = "code,name,people,lon,lat\n" + "".join(
    f"{code},{name},{people},{lon},36.6\n" for code, name, people, lon in PLACES
)
MIF = """\
Version 450
Charset "UTF-8"
Delimiter ","
CoordSys Earth Projection 1, 104
Columns 3
  code Char(20)
  name Char(20)
  people Integer
Data

"""
POINTS = [f"Point {place[3]} 36.6\n    Symbol (35,0,12)\n" for place in PLACES]
ROWS = [f'"{code}","{name}",{people}\n' for code, name, people, _ in PLACES]


class Faults(UserTest):
    def setUp(self):
        super().setUp()
        school = {
            "type": "Feature",
            "properties": {"name": "中心小学", "kind": "学校", "level": "镇"},
            "geometry": {"type": "Point", "coordinates": [117.0, 36.6]},
        }
        self.write("facilities.geojson", collection([school]))

    def write(self, name, content):
        content = content if isinstance(content, bytes) else content.encode()
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(content)

    def study(self, path, more=""):
        self.write("study.toml", STUDY.format(path, more))
        return run_layers("study.toml", folder=self.folder)

    def villages(self):
        text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
        rows = [row["properties"] for row in json.loads(text)["features"]]
        return [(row["village_code"], row["village"], row["people"]) for row in rows]

    def problems(self):
        text = (self.folder / "out" / "problems.geojson").read_text(encoding="utf-8")
        return [row["properties"]["problem"] for row in json.loads(text)["features"]]

    def assert_all_read(self, path, more=""):
        answer = self.study(path, more)
        self.assertIn(answer.code, (0, 1), str(answer))
        self.assertEqual(self.villages(), [place[:3] for place in PLACES], str(answer))

    def zip_of(self, name, content, method=zipfile.ZIP_DEFLATED):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", method) as archive:
            archive.writestr(zipfile.ZipInfo(name), content, method)
        return packed.getvalue()


class AnswersOfServers(Faults):
    def test_an_answer_truncated_at_a_limit_is_refused(self):
        for note in ('"exceededTransferLimit": true', '"properties":{"exceededTransferLimit":true}',
                     '"numberMatched": 28, "numberReturned": 3', '"totalFeatures":28,"numberReturned":3'):
            for text in (VILLAGES[:1] + note + ", " + VILLAGES[1:], VILLAGES[:-1] + ", " + note + "}"):
                self.write("v.geojson", text)
                with self.subTest(text):
                    self.assert_refused(self.study("v.geojson"), 2, "v.geojson", "only part of the server's data",
                                        "resultOffset")

    def test_a_complete_answer_is_read(self):
        for note in ('"exceededTransferLimit": false', '"numberMatched": 3, "numberReturned": 3',
                     '"numberMatched": "unknown", "numberReturned": 3'):
            self.write("v.geojson", VILLAGES[:1] + note + ", " + VILLAGES[1:])
            self.assert_all_read("v.geojson")


class OtherPacking(Faults):
    def test_a_zip_of_another_method_is_reported(self):
        for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            self.write("v.zip", self.zip_of("v.geojson", VILLAGES, method))
            self.assert_refused(self.study("v.zip"), 2, "packed by a method other than Deflate")

    def test_a_study_without_villages_is_refused(self):
        self.write("v.csv", TABLE.split("\n")[0] + "\n")
        self.assert_refused(self.study("v.csv"), 2, "has no records", "A study needs villages")


class HalvesOfMapInfo(Faults):
    def pair(self, points, rows):
        self.write("v.mif", MIF + "".join(points))
        self.write("v.mid", "".join(rows))

    def test_equal_numbers_of_objects_and_rows_are_read(self):
        self.pair(POINTS, ROWS)
        self.assert_all_read("v.mif")

    def test_fewer_or_more_objects_than_rows_are_refused_with_both_counts(self):
        self.pair(POINTS[1:], ROWS)
        self.assert_refused(self.study("v.mif"), 2, "has 2 objects", ".mid has 3 rows")
        self.pair(POINTS, ROWS[:2])
        self.assert_refused(self.study("v.mif"), 2, "has 3 objects", ".mid has 2 rows")

    def test_parts_of_a_collection_are_not_objects(self):
        both = "Collection 2\n  Region 1\n    3\n117.05 36.6\n117.06 36.6\n117.06 36.61\n" \
               "  Multipoint 1\n117.05 36.6\n"
        self.pair([*POINTS[:2], both], ROWS)
        self.assertNotIn("do not match", self.study("v.mif").stderr)

    def test_a_missing_table_is_named(self):
        self.pair(POINTS, ROWS)
        (self.folder / "v.mid").unlink()
        self.assert_refused(self.study("v.mif"), 2, "v.mid is missing")


class Tables(Faults):
    def test_no_column_is_lost_beyond_two_thousand(self):
        extra = [f"c{i}" for i in range(2100)]
        rows = [",".join(["code,name", *extra, "people,lon,lat"])]
        for code, name, people, lon in PLACES:
            rows.append(",".join([code, name, *["1"] * len(extra), str(people), str(lon), "36.6"]))
        self.write("v.csv", "\n".join(rows) + "\n")
        self.assert_all_read("v.csv")

    def test_long_cells_are_read(self):
        for letters in (100_000, 12_000_000):
            lines = TABLE.splitlines()
            lines[0] += ",remark"
            lines[1:] = [line + ',"' + "x" * letters + '"' for line in lines[1:2]] + [
                line + ',""' for line in lines[2:]
            ]
            self.write("v.csv", "\n".join(lines) + "\n")
            self.assert_all_read("v.csv")
            self.assertNotIn("quote_not_closed", self.problems())

    def test_a_cell_of_many_lines_ends_at_its_quotation_mark(self):
        remark = '"' + "one\n" * 30_000 + '"'
        lines = TABLE.splitlines()
        self.write("v.csv", "\n".join([lines[0] + ",remark", lines[1] + "," + remark,
                                       *[line + "," for line in lines[2:]]]) + "\n")
        self.assert_all_read("v.csv")
        self.assertNotIn("quote_not_closed", self.problems())

    def test_columns_in_kilometres(self):
        rows = ["code,name,people,x(km),y(km)"]
        for (code, name, people, _), x in zip(PLACES, (39500.5, 39502.5, 39504.5)):
            rows.append(f"{code},{name},{people},{x},4052.25")
        self.write("v.csv", "\n".join(rows) + "\n")
        self.assert_all_read("v.csv", 'crs = "EPSG:4527"')

    def test_degrees_minutes_and_seconds_after_a_point(self):
        rows = ["code,name,people,经度(度.分秒),纬度(度.分秒)"]
        for (code, name, people, _), lon in zip(PLACES, ("117.0036", "117.0148", "117.0300")):
            rows.append(f"{code},{name},{people},{lon},36.3600")
        self.write("v.csv", "\n".join(rows) + "\n")
        self.assert_all_read("v.csv")
        text = (self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8")
        places = [row["geometry"]["coordinates"] for row in json.loads(text)["features"]]
        for place, lon in zip(places, (117.01, 117.03, 117.05)):
            self.assertAlmostEqual(place[0], lon, 6)
            self.assertAlmostEqual(place[1], 36.6, 6)

    def test_a_name_in_the_second_of_two_rows_can_be_used_alone(self):
        rows = ["code,name,people,lon,lat,基础设施,", ",,,,,硬化,自来"]
        rows += [f"{line},是,否" for line in TABLE.splitlines()[1:]]
        self.write("v.csv", "\n".join(rows) + "\n")
        self.assert_all_read("v.csv", 'fields = { water_supply = "自来" }')
        answer = self.study("v.csv", 'fields = { water_supply = "自来水" }')
        self.assert_refused(answer, 2, "no field '自来水'")

    def test_a_name_that_contains_the_requested_one_is_suggested(self):
        self.write("v.csv", TABLE.replace("people,", "人口,分类_人口稀疏,").replace(",117", ",否,117"))
        answer = self.study("v.csv", 'fields = { sparse = "人口稀疏" }')
        self.assert_refused(answer, 2, "Did you mean '分类_人口稀疏'?")


class Zeros(Faults):
    def test_a_zero_byte_in_a_cell_loses_no_record(self):
        self.write("v.csv", TABLE.replace("乙村", "乙\0村"))
        answer = self.study("v.csv")
        names = [name for _, name, _ in self.villages()]
        self.assertEqual(names, ["甲村", "乙�村", "丙村"], str(answer))
        self.assertIn("name_undecodable", self.problems())

    def test_zero_bytes_that_pad_a_cell_or_a_file_are_not_text(self):
        self.write("v.csv", TABLE.replace("乙村", "乙村\0\0").replace("600", "600\0"))
        self.assert_all_read("v.csv")
        self.write("w.csv", TABLE + "\0" * 4096)
        self.assert_all_read("w.csv")
        self.write("v.geojson", VILLAGES + "\0" * 4096)
        self.assert_all_read("v.geojson")

    def test_a_zero_byte_far_into_a_file_is_found(self):
        lines = TABLE.splitlines()
        filler = [line + "," + "x" * 3_000_000 for line in lines[1:]]
        self.write("v.csv", "\n".join([lines[0] + ",remark", *filler]).replace("丙村", "丙村\0"))
        self.assert_all_read("v.csv")

    def test_a_zero_byte_in_a_number_is_a_problem(self):
        self.write("v.csv", TABLE.replace("600", "6\0" + "00"))
        self.study("v.csv")
        self.assertIn("number_unreadable", self.problems())

    def test_an_escaped_zero_byte_in_json(self):
        self.write("v.geojson", VILLAGES.replace("乙村", "乙\\u0000村"))
        self.study("v.geojson")
        self.assertEqual([name for _, name, _ in self.villages()], ["甲村", "乙�村", "丙村"])
        self.assertIn("name_undecodable", self.problems())
        # An escaped backslash does not make an escaped zero byte.
        self.write("w.geojson", VILLAGES.replace("乙村", "乙\\\\u0000村"))
        self.study("w.geojson")
        self.assertEqual([name for _, name, _ in self.villages()], ["甲村", "乙\\u0000村", "丙村"])

    def test_a_coordinate_that_is_not_a_number_is_invalid(self):
        self.write("v.geojson", VILLAGES.replace("117.03", "NaN"))
        self.study("v.geojson")
        self.assertIn("geometry_invalid", self.problems())
        self.assertNotIn("geometry_empty", self.problems())


class Packed(Faults):
    def damaged(self, name, content):
        packed = bytearray(self.zip_of(name, content))
        packed[len(packed) // 2] ^= 0x55
        return bytes(packed)

    def test_damage_within_a_zip_is_refused_before_anything_is_read(self):
        many = TABLE.splitlines()[0] + "\n" + "".join(
            f"{3701000 + i},村{i},{i % 977},{117 + i / 10000},36.6\n" for i in range(5000)
        )
        for name, content in (("v.csv", many), ("v.geojson", VILLAGES * 9)):
            self.write("v.zip", self.damaged(name, content))
            answer = self.study("v.zip")
            self.assert_refused(answer, 2, f"'{name}' in it cannot be unpacked completely")
            self.assertNotIn("ERROR 1", answer.stderr)

    def test_a_path_with_a_brace(self):
        self.write("di{r/v.zip", self.zip_of("v.csv", TABLE))
        self.assert_all_read("di{r/v.zip")
        self.assert_all_read("di{r/v.zip/v.csv")

    def test_paths_out_of_a_zip_are_refused(self):
        for name in ("../v.csv", "/data/v.csv", "a/../../v.csv"):
            self.write("v.zip", self.zip_of(name, TABLE))
            self.assert_refused(self.study("v.zip"), 2, "outside the target folder", name)


class Lines(Faults):
    def test_a_line_that_is_not_json_is_named(self):
        lines = [json.dumps(feature(*place), ensure_ascii=False) for place in PLACES]
        for broken in (lines[1][:50], "# a remark", lines[1].replace(":", "::", 1)):
            text = "\n".join([lines[0], "", broken, lines[2]]) + "\n"
            self.write("v.geojsonl", text)
            answer = self.study("v.geojsonl")
            self.assert_refused(answer, 2, "line 3", broken[:20])
            self.assertNotIn("offset", answer.stderr)

    def test_objects_after_the_first_are_read_or_refused(self):
        lines = [json.dumps(feature(*place), ensure_ascii=False) for place in PLACES]
        only_first = "only its first object could be read"
        for text, why in ((" ".join(lines), only_first), (VILLAGES + "\n" + VILLAGES, "(line 2"),
                          (lines[0] + "\nend\n" + lines[1], only_first)):
            self.write("v.geojson", text)
            self.assert_refused(self.study("v.geojson"), 2, why)
        self.write("v.geojsonl", "\n\n".join(lines))
        self.assert_all_read("v.geojsonl")


class WithoutATable(Faults):
    def test_fields_of_a_shapefile_without_its_dbf(self):
        import small_world

        small_world.write_villages(self.folder / "v.shp")
        (self.folder / "v.dbf").unlink()
        answer = self.study("v.shp", 'fields = { code = "code" }')
        self.assert_refused(answer, 2, "no field 'code'", ".dbf")
        self.assertNotIn("it has: )", answer.stderr)


if __name__ == "__main__":
    unittest.main()
