# SPDX-License-Identifier: Apache-2.0
"""The pages of the documentation agree with the program."""

import re
import struct
import unittest

from program import SOURCE, UserTest, run_program

READMES = ["README.md", "README.zh.md"]


def page(name):
    return (SOURCE / name).read_text(encoding="utf-8")


class Pages(UserTest):
    def test_the_table_of_fields_equals_the_output_of_the_program(self):
        table = run_program("fields").out
        self.assertIn("`gap_count`", table)
        self.assertIn(table.strip(), page("docs/fields.md"))
        for name in READMES:
            self.assertIn("](docs/fields.md)", page(name))

    def test_the_study_files_of_the_pages_are_accepted(self):
        for name in READMES:
            studies = re.findall(r"^```toml\n(.*?)^```$", page(name), re.M | re.S)
            self.assertEqual(len(studies), 2)
            for text in studies:
                study = self.folder / "study.toml"
                study.write_text(text, encoding="utf-8")
                # Every key is valid, so only the data are missing; reported in the study's
                # language.
                is_chinese = re.search(r'^language *= *"zh"', text, re.M)
                words = ("无法读取", "文件不存在") if is_chinese else ("cannot read", "no such file")
                self.assert_refused(run_program("check", study), 2, *words)

    def test_every_link_has_a_target(self):
        pages = [*SOURCE.glob("*.md"), *SOURCE.glob("docs/*.md"), *SOURCE.glob("geodata/**/*.md")]
        for path in pages:
            for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
                if "://" not in link:
                    self.assertTrue((path.parent / link).exists(), f"{path.name}: {link}")

    def test_the_picture_is_small_and_shows_the_county(self):
        picture = (SOURCE / "docs" / "county.png").read_bytes()
        self.assertLess(len(picture), 600_000)
        self.assertTrue(picture.startswith(b"\x89PNG"))
        width, height = struct.unpack(">II", picture[16:24])
        self.assertGreater(width, 1200)
        self.assertAlmostEqual(width / height, 420 / 297, delta=0.01)  # A3, the page of an atlas


if __name__ == "__main__":
    unittest.main()
