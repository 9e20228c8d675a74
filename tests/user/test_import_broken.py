# SPDX-License-Identifier: Apache-2.0
"""Extracts that are broken inside are refused, and never misread."""

import json
import unittest

import osm_pbf
from program import UserTest, ask

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
        return ask("import", "osm", name, "study", folder=self.folder)

    def test_the_file_is_read_when_it_is_whole(self):
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
                    self.assert_refused(answer, 2, "'x.osm.pbf'", "holds a NUL byte", "Download it again")
                    self.assertFalse((self.folder / "study").exists())
                    tried += 1
        self.assertGreater(tried, 60)

    def test_a_nul_byte_in_a_second_table_of_strings_refuses_the_file(self):
        objects = osm_pbf.counted(1, b"") + osm_pbf.counted(1, osm_pbf.counted(1, b"na\0me"))
        answer = self.take(osm_pbf.document(NODES, WAYS) + osm_pbf.blob(b"OSMData", objects))
        self.assert_refused(answer, 2, "'x.osm.pbf'", "holds a NUL byte", "Download it again")

    def test_a_block_of_another_type_refuses_the_file(self):
        whole = osm_pbf.document(NODES, WAYS)
        for kind in (b"", b"O", b"OSMD", b"OSMDat", b"OSMDatax", b"OSMH", b"OSMHeader2", b"x"):
            added = osm_pbf.blob(kind, osm_pbf.counted(1, osm_pbf.counted(1, b"na\0me")))
            answer = self.take(whole + added)
            self.assert_refused(answer, 2, "'x.osm.pbf'", "neither OSMHeader nor OSMData", "Download it again")
            self.assert_refused(self.take(added + whole), 2, "'x.osm.pbf'", "no OpenStreetMap file")

    def test_a_nul_byte_in_the_json_of_overpass_refuses_the_file(self):
        for key, value in (("hi\0hway", "road"), ("highway", "ro\0ad"), ("name", "\0")):
            answer = self.take(json.dumps({"version": 0.6, "elements": [
                {"type": "node", "id": 1, "lat": 36.6, "lon": 117.0, "tags": {key: value}}]}).encode(), "x.json")
            self.assert_refused(answer, 2, "'x.json'", "NUL byte")


if __name__ == "__main__":
    unittest.main()
