# SPDX-License-Identifier: Apache-2.0
"""Extracts with internal errors are refused, and never misread."""

import bz2
import gzip
import json
import os
import unittest

import osm_pbf
from program import UserTest, run_program

NODES = [(1, 36.6, 117.0, {}), (2, 36.6, 117.1, {}), (3, 36.6, 117.05, {}),
         (8, 36.6001802, 117.0, {"place": "town", "name": "甲镇"}),
         (10, 36.6, 117.0, {"amenity": "school"}),
         (12, 36.6, 117.02, {"place": "village", "name": "村甲", "population": "500"})]
WAYS = [(5, [1, 3, 2], {"highway": "residential", "bridge": "yes", "oneway": "yes"})]


def with_nul_in(text, at):
    def change(found):
        return found[:at] + b"\0" + found[at + 1:] if found == text.encode() else found
    return change


class BrokenExtracts(UserTest):
    def take(self, content, name="x.osm.pbf"):
        (self.folder / name).write_bytes(content)
        return run_program("import", "osm", name, "study", folder=self.folder)

    def test_an_intact_file_is_read(self):
        for is_packed in (True, False):
            answer = self.take(osm_pbf.document(NODES, WAYS, is_packed=is_packed))
            self.assertIn(answer.code, (0, 1), str(answer))
            self.assertIn("1", answer.out)
            for file in sorted((self.folder / "study").rglob("*"), reverse=True):
                file.unlink() if file.is_file() else file.rmdir()

    def test_a_nul_byte_in_any_text_of_a_pbf_refuses_the_file(self):
        texts = {text for things in (NODES, WAYS) for thing in things
                 for pair in thing[-1].items() for text in pair}
        tried = 0
        for text in sorted(texts):
            for at in sorted({0, 1, len(text.encode()) - 1}):
                for is_packed in (True, False):
                    answer = self.take(osm_pbf.document(NODES, WAYS, with_nul_in(text, at), is_packed))
                    self.assert_refused(answer, 2, "'x.osm.pbf'", "contains a NUL byte", "Download it again")
                    self.assertFalse((self.folder / "study").exists())
                    tried += 1
        self.assertGreater(tried, 60)

    def test_a_nul_byte_in_a_second_table_of_strings_refuses_the_file(self):
        objects = osm_pbf.counted(1, b"") + osm_pbf.counted(1, osm_pbf.counted(1, b"na\0me"))
        answer = self.take(osm_pbf.document(NODES, WAYS) + osm_pbf.blob(b"OSMData", objects))
        self.assert_refused(answer, 2, "'x.osm.pbf'", "contains a NUL byte", "Download it again")

    def test_a_block_of_another_type_refuses_the_file(self):
        whole = osm_pbf.document(NODES, WAYS)
        for kind in (b"", b"O", b"OSMD", b"OSMDat", b"OSMDatax", b"OSMH", b"OSMHeader2", b"x"):
            added = osm_pbf.blob(kind, osm_pbf.counted(1, osm_pbf.counted(1, b"na\0me")))
            answer = self.take(whole + added)
            self.assert_refused(answer, 2, "'x.osm.pbf'", "neither OSMHeader nor OSMData", "Download it again")
            self.assert_refused(self.take(added + whole), 2, "'x.osm.pbf'", "not an OpenStreetMap file")

    def test_a_nul_byte_in_the_json_of_overpass_refuses_the_file(self):
        for key, value in (("hi\0hway", "road"), ("highway", "ro\0ad"), ("name", "\0")):
            answer = self.take(json.dumps({"version": 0.6, "elements": [
                {"type": "node", "id": 1, "lat": 36.6, "lon": 117.0, "tags": {key: value}}]}).encode(), "x.json")
            self.assert_refused(answer, 2, "'x.json'", "NUL byte")

    def refused_in_both(self, name, content, english, chinese):
        """Refused with only our own messages."""
        (self.folder / name).write_bytes(content)
        for locale, output in (("C.UTF-8", english), ("zh_CN.UTF-8", chinese)):
            answer = run_program("import", "osm", name, "study", folder=self.folder, env={**os.environ, "LC_ALL": locale})
            self.assert_refused(answer, 2, name, *output)
            for word in ("exception", "parse error", "PBF", "gzip error", "bzip2 error", "token", "blob", "truncated"):
                self.assertNotIn(word, answer.stderr)
            self.assertFalse((self.folder / "study").exists())

    def test_broken_json_is_reported_with_a_message_of_the_program(self):
        node = b'{"type": "node", "id": 1, "lat": 36.6, "lon": 117.0, "tags": {"name": "%s"}}'
        whole = b'{"version": 0.6,\n "elements": [\n' + node % b"x" + b"]}\n"
        for cut in (5, 30, 60, len(whole) - 2):
            self.refused_in_both("x.json", whole[:cut], ["is cut off in line", "Download it again"],
                                 ["行（第", "中断", "请重新下载"])
        self.refused_in_both("x.json", whole.replace(b"x", b"\xff\xfe"), ["line 3, byte", "UTF-8"], ["第3行", "UTF-8"])
        self.refused_in_both("x.json", whole.replace(b"36.6", b"36,6,"), ["line 3, byte", "not valid JSON"], ["第3行"])
        self.refused_in_both("x.json", whole.replace(b"36.6", b"1e999"), ["number in it is too large"], ["数值过大"])

    def test_a_broken_pbf_is_reported_with_a_message_of_the_program(self):
        whole = osm_pbf.document(NODES, WAYS)
        for cut in range(40, len(whole), 23):
            if cut != whole.find(b"OSMData") - 6:
                self.refused_in_both("x.osm.pbf", whole[:cut], ["Download it again"], ["请重新下载"])
        packed = osm_pbf.document(NODES, WAYS, is_packed=True)
        for at in range(60, len(packed), 31):
            (self.folder / "y.osm.pbf").write_bytes(packed[:at] + bytes([packed[at] ^ 0xFF]) + packed[at + 1:])
            answer = run_program("import", "osm", "y.osm.pbf", f"out{at}", folder=self.folder)
            self.assertNotRegex(answer.stderr, "exception|PBF|blob|failed to")
        kind = osm_pbf.counted(1, b"OSMData")
        by_zstd = osm_pbf.whole(2, 5) + osm_pbf.counted(7, b"abcde")
        header = kind + osm_pbf.whole(3, len(by_zstd))
        block = len(header).to_bytes(4, "big") + header + by_zstd
        self.refused_in_both("x.osm.pbf", whole + block, ["a method other than zlib", "osmium cat"], ["不是以 zlib 压缩的"])

    def test_broken_packed_and_plain_xml_are_reported_with_messages_of_the_program(self):
        text = b'<osm version="0.6"><node id="1" lat="36" lon="117"><tag k="a" v="b"/></node></osm>'
        for cut in (25, 60, len(text) - 3):
            self.refused_in_both("x.osm", text[:cut], ["line 1, column", "is cut off there"], ["第1行", "在此中断"])
        self.refused_in_both("x.osm", text.replace(b"</node>", b"</way>"), ["has no opening tag"], ["不一致"])
        self.refused_in_both("x.osm", text.replace(b'"b"', b'"\xff"'), ["or in its encoding"], ["编码不符"])
        self.refused_in_both("x.osm.gz", gzip.compress(text * 9)[:-15], ["cannot be unpacked"], ["无法解压"])
        self.refused_in_both("x.osm.bz2", bz2.compress(text * 9)[:-15], ["cannot be unpacked"], ["无法解压"])


if __name__ == "__main__":
    unittest.main()
