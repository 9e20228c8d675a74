# SPDX-License-Identifier: Apache-2.0
"""Levels of facilities in a column that contradicts the words in their kinds and names."""

import unittest

from test_reading_meaning import Meaning, east

VILLAGES = ["李庄", "沟头", "河西", "东岭"]
TOWNS = ["王庄镇", "湖屯镇", "石横乡", "新城街道"]


def clinics(*levels, name="{}村卫生室", kind="卫生室"):
    return [f"{name.format(v)},{kind},{level},{east(100 * i)}" for i, (v, level) in enumerate(zip(VILLAGES, levels))]


def schools(*levels, name="{}中心小学", kind="小学"):
    return [f"{name.format(t)},{kind},{level},{east(100 * i)}" for i, (t, level) in enumerate(zip(TOWNS, levels))]


class Levels(Meaning):
    def reported(self, *rows, language="en"):
        self.run_study(facilities=[row for some in rows for row in some], language=language)
        return [problem["detail"] for problem in self.problems("unknown_level")]

    def test_a_column_that_contradicts_the_names_is_reported(self):
        (detail,) = self.reported(clinics("镇", "镇", "镇", "镇"), schools("镇", "镇"))
        self.assert_contains(detail, "4 facilities that are village-level by kind or name (first: 李庄村卫生室",
                         "are town-level in 'level', which is used")
        (detail,) = self.reported(clinics("村", "村"), schools("村", "村", "村级", "镇"))
        self.assert_contains(detail, "3 facilities that are town-level", "(first: 王庄镇中心小学)", "are village-level")
        self.assertEqual(len(self.reported(clinics("镇", "镇", "县"), schools("村", "村", "村"))), 2)
        self.assertEqual(len(self.reported(clinics("镇", "镇", "镇", name="{}", kind="村卫生室"))), 1)
        self.assertEqual(len(self.reported(schools("村", "村", "村", name="{}卫生院", kind="卫生院"))), 1)

    def test_columns_that_may_be_right_are_not_a_problem(self):
        for rows in (
            (clinics("村", "村", "村", "村"), schools("镇", "镇", "县", "乡镇级")), (clinics("镇", "镇"), schools("村", "村")),
            (clinics("镇", "镇", "村", "村"), []), (clinics("", "", "", ""), schools("", "", "", "")),
            (clinics("镇", "镇", "镇", name="{}学校", kind="小学"), []),
            (schools("村", "村", "村", "村", name="{}李家小学"), []),  # 李家 may be a village
            (schools("村", "村", "村", "村", name="{}第李庄村小学"), []),
            (clinics("镇", "镇", "镇", name="{}村路小学", kind="小学"), []),
        ):
            with self.subTest(rows=rows):
                self.assertEqual(self.reported(*rows), [])

    def test_the_remedy_works_and_blank_cells_are_decided_by_the_words(self):
        covered = lambda: self.figures()["covered"]["villages"]
        (detail,) = self.reported(clinics("镇", "镇", "镇"))
        self.assert_contains(detail, "correct their levels there, or leave the cells empty")
        self.assertEqual(covered(), 3)
        for right in ("", "村"):
            self.assertEqual(self.reported(clinics(right, right, right)), [])
            self.assertIsNone(covered())

    def test_in_chinese(self):
        (detail,) = self.reported(clinics("镇", "镇", "镇", "镇"), language="zh")
        self.assertEqual(detail, "4 处设施按类型或名称为村级（首处为李庄村卫生室），按“level”列却为乡镇级以上，"
                                 "仍以该列为准。如名称无误，请改正该列或留空")

    def covered_by(self, name, kind, metres):
        self.run_study(facilities=[f"{name},{kind},,{east(metres)}"])
        return self.figures()["covered"]["villages"]  # None: no facility is of town level

    def test_an_address_before_the_name_of_a_village_gives_no_level(self):
        for name, kind in (
            ("王庄镇李庄小学", "小学"), ("王庄镇张三诊所", "诊所"), ("王庄镇东岭学校", "小学"), ("新城街道李庄小学", "学校"),
            ("肥城市王庄镇李庄小学", "小学"), ("五莲县石桥乡李庄小学", "小学"), ("五莲县李庄诊所", "诊所"), ("石桥乡李庄小学", "小学"),
            ("王庄镇（李庄）小学", "小学"),
        ):
            with self.subTest(name):
                self.assertIsNone(self.covered_by(name, kind, 2500))  # beyond town_reach: of village level
                self.assert_contains(self.problems("level_from_location")[0]["detail"], "1 of 1 facilities without a level")
                self.assertEqual(self.covered_by(name, kind, 1000), 3)

    def test_the_kinds_of_villages_give_the_level_in_any_position(self):
        for name, kind in (
            ("王庄镇李庄卫生室", "卫生室"), ("五莲县石桥乡李庄卫生室", "卫生室"), ("李庄", "卫生室"), ("王庄镇李庄村卫生室", "诊所"),
            ("王庄镇李庄农家书屋", "农家书屋"), ("王庄镇李庄教学点", "小学"), ("王庄镇李庄小学", "村小"),
        ):
            for metres in (100, 2500):
                with self.subTest(name, metres=metres):
                    self.assertIsNone(self.covered_by(name, kind, metres))

    def test_facilities_of_a_town_or_county_keep_their_level(self):
        for name, kind in (
            ("王庄镇卫生院", "卫生院"), ("王庄镇中心小学", "小学"), ("王庄镇第二小学", "学校"), ("王庄镇小学", "学校"), ("王庄镇初级中学", "学校"),
            ("肥城市王庄镇卫生院", "医院"), ("新城街道社区卫生服务中心", "卫生服务中心"), ("石桥乡中心小学", "小学"), ("王庄镇综合文化站", "文化站"),
            ("王庄镇", "卫生院"), ("王庄镇邮政所", "邮政所"), ("五莲县人民医院", "医院"), ("五莲县中医院", "医院"), ("五莲县第一中学", "中学"),
            ("五莲县图书馆", "图书馆"), ("五莲县妇幼保健院", "医院"), ("李庄", "乡镇卫生院"), ("王庄镇便民服务中心", "服务中心"),
        ):
            with self.subTest(name):
                self.run_study(facilities=[f"{name},{kind},,{east(2500)}"])
                self.assertEqual(self.problems("level_from_location"), [])


if __name__ == "__main__":
    unittest.main()
