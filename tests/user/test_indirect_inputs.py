# SPDX-License-Identifier: Apache-2.0
"""The files that a layer's file refers to: each is an input, hashed and never overwritten."""

import gzip
import hashlib
import json
import subprocess
import time
import unittest
import zipfile

from program import PROGRAM, UserTest, catches_interrupts, run_layers, run_program

VILLAGES = """code,name,people,lon,lat
1,村甲,500,117.0111762,36.5999995
2,村乙,600,117.0324110,36.5999956
"""
SCHOOL = {"type": "Feature", "properties": {"kind": "小学", "level": "town"},
          "geometry": {"type": "Point", "coordinates": [117.0, 36.6]}}
STUDY = """language = "{language}"
[layers.villages]
{villages}
[layers.facilities]
path = "{facilities}"
"""
SOURCE = '<SrcDataSource relativeToVRT="{relative}">{file}</SrcDataSource>'


def virtual(file, name="v", relative=1, more="", of="OGRVRTLayer"):
    source = SOURCE.format(relative=relative, file=file) + more
    return f'<OGRVRTDataSource><{of} name="{name}">{source}</{of}></OGRVRTDataSource>'


class IndirectInputs(UserTest):
    def setUp(self):
        super().setUp()
        self.data = self.folder / "study" / "data"
        self.data.mkdir(parents=True)
        self.write("v.csv", VILLAGES)
        self.write("more.csv", "code,households\n1,100\n2,150\n")
        self.write("f.geojson", json.dumps({"type": "FeatureCollection", "features": [SCHOOL]}))

    def write(self, name, text):
        (self.data / name).write_text(text, encoding="utf-8")

    def write_study(self, villages, facilities="data/f.geojson", language="en"):
        (self.folder / "study" / "study.toml").write_text(
            STUDY.format(villages=villages, facilities=facilities, language=language), encoding="utf-8")

    def assert_inputs(self, villages, *names, people=(500, 600)):
        """These files are the inputs of the villages, with the hash of their content."""
        self.write_study(villages)
        answer = run_layers("study/study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        coverage = json.loads((self.folder / "out" / "coverage.geojson").read_text(encoding="utf-8"))
        self.assertEqual([f["properties"]["people"] for f in coverage["features"]], list(people))
        manifest = json.loads((self.folder / "out" / "run.json").read_text(encoding="utf-8"))
        self.assertEqual([i["path"] for i in manifest["inputs"] if i["role"] == "study"], ["study.toml"])
        reported = {i["path"]: i.get("sha256") for i in manifest["inputs"] if i["role"] == "villages"}
        self.assertEqual(reported, {f"data/{name}": hashlib.sha256((self.data / name).read_bytes()).hexdigest()
                                for name in names})

    def test_virtual_layers(self):
        self.write("v.vrt", virtual("v.csv"))
        self.assert_inputs('path = "data/v.vrt"', "v.csv", "v.vrt")
        self.write("far.vrt", virtual(self.data / "v.csv", relative=0))
        self.assert_inputs('path = "data/far.vrt"', "far.vrt", "v.csv", "v.vrt")
        self.write("twice.vrt", virtual("far.vrt"))
        self.assert_inputs('path = "data/twice.vrt"', "far.vrt", "twice.vrt", "v.csv", "v.vrt")
        (self.data / "v.vrt").unlink()
        self.write("asks.vrt", virtual(
            "v.csv", more='<SrcSQL dialect="SQLITE">SELECT v.*, households FROM v JOIN '
                          f"'{self.data}/more.csv'.more USING (code)</SrcSQL>"))
        self.assert_inputs('path = "data/asks.vrt"', "asks.vrt", "more.csv", "v.csv")
        inner = "".join(f'<OGRVRTLayer name="{name}">{SOURCE.format(relative=1, file=name + ".csv")}</OGRVRTLayer>'
                        for name in ("v", "w"))
        self.write("w.csv", VILLAGES.replace("\n1,", "\n3,").replace("\n2,", "\n4,").replace("36.59", "36.58")
                   .replace("村", "庄").replace("117.0", "117.05"))
        self.write("both.vrt", f'<OGRVRTDataSource><OGRVRTUnionLayer name="v">{inner}</OGRVRTUnionLayer></OGRVRTDataSource>')
        self.assert_inputs('path = "data/both.vrt"', "both.vrt", "v.csv", "w.csv", people=(500, 600, 500, 600))

    def test_a_virtual_layer_in_the_path(self):
        for text in (virtual("data/v.csv", relative=0), virtual(self.data / "v.csv", relative=0)):
            self.assert_inputs(f"path = '''{text}'''", "v.csv")

    def test_a_virtual_layer_in_an_archive(self):
        with zipfile.ZipFile(self.data / "v.zip", "w") as archive:
            archive.writestr("v.vrt", virtual(self.data / "v.csv", relative=0))
        self.assert_inputs('path = "/vsizip/data/v.zip/v.vrt"', "v.csv", "v.zip")

    def test_queries(self):
        join = "SELECT v.*, households FROM v JOIN '{}'.more USING (code)"
        for name in ("data/more.csv", self.data / "more.csv", "CSV:data/more.csv", "/vsisubfile/0,data/more.csv"):
            with self.subTest(name):
                self.assert_inputs(f'path = "data/v.csv"\nsql = "{join.format(name)}"', "more.csv", "v.csv")
        plain = "SELECT * FROM v WHERE name <> 'data/more.csv'"  # a text, not a file
        self.assert_inputs(f'path = "data/v.csv"\nsql = "{plain}"', "v.csv")

    def test_handlers_and_their_chains(self):
        with zipfile.ZipFile(self.data / "z.zip", "w") as archive:
            archive.writestr("v.csv", VILLAGES)
        (self.data / "g.csv.gz").write_bytes(gzip.compress(VILLAGES.encode()))
        for path, name in [
            ("/vsisubfile/0,data/v.csv", "v.csv"),
            (f"/vsisubfile/0_{len(VILLAGES.encode())},{self.data}/v.csv", "v.csv"),
            ("CSV:data/v.csv", "v.csv"),
            (f"CSV:/vsisubfile/0,{self.data}/v.csv", "v.csv"),
            ("/vsizip/data/z.zip/v.csv", "z.zip"),
            (f"/vsizip/{{{self.data}/z.zip}}/v.csv", "z.zip"),
            (f"/vsisubfile/0,/vsizip/{self.data}/z.zip/v.csv", "z.zip"),
            ("data/z.zip/v.csv", "z.zip"),
            ("data/z.zip", "z.zip"),
            ("/vsigzip/data/g.csv.gz", "g.csv.gz"),
            ("data/g.csv.gz", "g.csv.gz"),
        ]:
            with self.subTest(path):
                self.assert_inputs(f'path = "{path}"', name)

    def test_no_input_is_overwritten(self):
        school = json.dumps(SCHOOL, ensure_ascii=False)
        for layer in ("coverage", "problems"):  # as this program would have written it
            self.write(f"{layer}.geojson", f'{{"type":"FeatureCollection","name":"{layer}","features":[{school}]}}')
            self.write(f"{layer}.vrt", virtual(f"{layer}.geojson", name=layer))
        before = self.listing()
        target = self.data / "coverage.geojson"
        words = ("coverage", "--facilities", self.data / "f.geojson", "--out", target, "--villages")
        for villages in (self.data / "coverage.vrt", virtual(target, name="coverage", relative=0),
                         f"/vsisubfile/0,{target}"):
            self.assert_refused(run_program(*words, villages, folder=self.folder), 3, str(target), "one of the inputs")
        for language, output, lies in (("en", "one of the inputs", "is inside it"), ("zh", "输入文件之一", "位于其中")):
            self.write_study('path = "data/v.csv"', "data/problems.vrt", language)
            answer = run_program("check", "study/study.toml", "--out", self.data / "problems.geojson", folder=self.folder)
            self.assert_refused(answer, 3, "problems.geojson", output)
            answer = run_layers("study/study.toml", "--out", self.data, folder=self.folder)
            self.assert_refused(answer, 3, lies, "--out")
        self.assertEqual([name for name in self.listing() if name != "study/study.toml"], before)
        self.write_study('path = "data/v.csv"', "data/problems.vrt")
        self.assertIn(run_program("check", "study/study.toml", "--out", "p.geojson", folder=self.folder).code, (0, 1))

    def test_an_input_that_changes_during_the_run_is_reported(self):
        run_program("demo", "big", "--villages", 6_000, "--seed", 1, folder=self.folder)
        big = self.folder / "big"
        (big / "behind.vrt").write_text(virtual("villages.shp", name="villages"), encoding="utf-8")
        study = (big / "study.toml").read_text(encoding="utf-8")
        self.assertIn('"villages.shp"', study)
        (big / "study.toml").write_text(study.replace('"villages.shp"', '"behind.vrt"'), encoding="utf-8")
        with subprocess.Popen([PROGRAM, "run", "big/study.toml", "--out", "result"], cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
            while not catches_interrupts(process):
                time.sleep(0.005)
            time.sleep(0.2)
            with (big / "villages.cpg").open("a", encoding="utf-8") as file:
                file.write("\n")
            self.assertIsNone(process.poll(), "the study is too small for this machine")
            out, messages = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 1, out + messages)
        problems = json.loads((self.folder / "result" / "problems.geojson").read_text(encoding="utf-8"))
        reported = [f["properties"] for f in problems["features"] if f["properties"]["problem"] == "input_changed"]
        self.assertEqual([p["layer"] for p in reported], ["villages"])
        self.assertIn("villages.cpg", reported[0]["detail"])


if __name__ == "__main__":
    unittest.main()
