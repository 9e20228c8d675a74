# SPDX-License-Identifier: Apache-2.0
"""Layers of facilities declared for one service, with the kinds or names of another: exchanged
files, one file of all kinds, and correct files that look similar."""

import json
import re
import unittest

from program import SOURCE, UserTest, run_layers

CLINICS = ("王庄镇卫生院,卫生院,镇,117.2,36.6", "李集镇卫生院,卫生院,镇,117.23,36.6", "安平县医院,医院,县,117.25,36.6")
SCHOOLS = ("王庄镇中学,中学,镇,117.28,36.6", "李集镇小学,小学,镇,117.29,36.6", "安平县一中,高中,县,117.3,36.6")
VILLAGES = [f"37149910120{i},{name},王庄镇,300,{lon},36.6,否"
            for i, (name, lon) in enumerate((("张楼村", 117.21), ("李楼村", 117.22), ("赵楼村", 117.23)))]


class Services(UserTest):
    def reported(self, layers, header="名称,类型,级别,lon,lat", more="", rest="", language="zh"):
        """The reports about the roles of these layers of facilities; each a service and its
        rows."""
        (self.folder / "v.csv").write_text(
            "\n".join(("code,name,town,人口,lon,lat,是否通自来水", *VILLAGES)) + "\n", encoding="utf-8")
        (self.folder / "t.csv").write_text("code,name,level,lon,lat\n371499101,王庄镇,镇,117.2,36.6\n", encoding="utf-8")
        text = f'name = "x"\nlanguage = "{language}"\n' + rest
        for name in ("villages", "towns"):
            text += f'[layers.{name}]\npath = "{name[0]}.csv"\n'
        for service, rows in layers.items():
            (self.folder / f"{service or 'all'}.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
            block = f"facilities.{service}" if service else "facilities"
            text += f'[layers.{block}]\npath = "{service or "all"}.csv"\n{more}'
        (self.folder / "study.toml").write_text(text + '[coverage]\nservices = ["education"]\n', encoding="utf-8")
        answer = run_layers("study.toml", "--out", "out", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        problems = json.loads((self.folder / "out/problems.geojson").read_text(encoding="utf-8"))["features"]
        return {p["properties"]["layer"]: p["properties"]["detail"] for p in problems
                if p["properties"]["problem"] == "layer_role_doubtful"}

    def covered(self):
        text = (self.folder / "out/coverage.geojson").read_text(encoding="utf-8")
        return [f["properties"]["covered"] for f in json.loads(text)["features"]].count(True)

    def test_exchanged_files_are_recognised_by_their_kinds(self):
        self.assertEqual(self.reported({"education": SCHOOLS, "medical": CLINICS}), {})
        right = self.covered()
        reported = self.reported({"education": CLINICS, "medical": SCHOOLS})
        self.assertEqual(sorted(reported), ["facilities.education", "facilities.medical"])
        self.assertNotEqual(self.covered(), right)
        self.assert_contains(reported["facilities.education"], "由“类型”列看，3条记录中有3条不属于教育：医疗 3条",
                         "首条为 王庄镇卫生院（卫生院）", "两个图层的路径可能写反")
        reported = self.reported({"education": CLINICS, "medical": SCHOOLS}, language="en")
        self.assert_contains(reported["facilities.medical"], "3 of its 3 records belong to services other than Medical care",
                         "Education 3", "the first is 王庄镇中学 (中学)", "may have been swapped")

    def test_exchanged_files_are_recognised_by_their_names(self):
        names = lambda rows: [",".join(row.split(",")[:1] + row.split(",")[2:]) for row in rows]
        header = "名称,级别,lon,lat"
        self.assertEqual(self.reported({"education": names(SCHOOLS[:2]), "medical": names(CLINICS)}, header), {})
        reported = self.reported({"education": names(CLINICS), "medical": names(SCHOOLS[:2])}, header)
        self.assertEqual(sorted(reported), ["facilities.education", "facilities.medical"])
        self.assert_contains(reported["facilities.education"], "由“名称”列看，3条记录中有3条")

    def test_one_file_of_all_kinds_is_reported_and_the_remedies_work(self):
        rows = (*SCHOOLS, *CLINICS)
        detail = self.reported({"education": rows})["facilities.education"]
        self.assert_contains(detail, "6条记录中有3条不属于教育：医疗 3条", "也可将该图层写作 [layers.facilities]")
        where = re.search(r"where = \"[^\"]*\"", detail)[0]
        self.assertEqual(where, "where = \"类型 NOT IN ('医院', '卫生院')\"")
        self.assertEqual(self.reported({"education": rows}, more=where + "\n"), {})
        left = self.covered()
        self.assertEqual(self.reported({"": rows}), {})
        self.assertEqual(self.covered(), left)

    def test_an_existing_condition_is_kept(self):
        rows = (*SCHOOLS, *CLINICS, "甲校,小学,村,117.2,36.6")
        detail = self.reported({"education": rows}, more="where = \"级别 <> '村'\"\n")["facilities.education"]
        where = re.search(r"where = \"[^\"]*\"", detail)[0]
        self.assertEqual(where, "where = \"(级别 <> '村') AND 类型 NOT IN ('医院', '卫生院')\"")
        self.assertEqual(self.reported({"education": rows}, more=where + "\n"), {})

    def test_names_of_half_of_the_records_are_reported_with_a_condition(self):
        rows = ("王庄镇中学,镇,117.2,36.6", "李集镇卫生院,镇,117.2,36.6", "王庄镇派出所,镇,117.2,36.6")
        detail = self.reported({"education": rows}, "名称,级别,lon,lat")["facilities.education"]
        where = re.search(r"where = \"[^\"]*\"", detail)[0]
        self.assertIn("名称 NOT LIKE '%卫生院%'", where)
        self.assertEqual(self.reported({"education": rows}, "名称,级别,lon,lat", where + "\n"), {})

    def test_similar_correct_layers_are_not_reported(self):
        for service, rows in (
            ("education", ("王庄镇中心幼儿园,幼儿园", "县职教中心,职业学校", "王庄镇卫生院附属幼儿园,")),
            ("education", ("王庄镇中学,公办", "育才学校,民办")),
            ("education", ("王庄体育学校,体校", "医院路小学,小学", "王庄镇党校,党校")),
            ("medical", ("王庄镇卫生院,乡镇卫生院", "王庄药店,药店", "医养中心,医养结合")),
            ("medical", ("王庄镇卫生院,公立医院", "张楼村卫生室,村卫生室")),
            ("culture", ("文体中心,体育", "王庄健身广场,健身广场")),
            ("commerce", ("王庄集市,集市", "张楼小卖部,小卖部", "邮政所,邮政")),
            ("elder_care", ("王庄敬老院,敬老院", "幸福院,幸福院")),
            ("education", ("王庄校区,教育、卫生", "甲,School/Clinic")),
            ("community_service_centre", ("RD Block,Transport/Admin", "Office,Transport/Admin")),
        ):
            with self.subTest(service, rows=rows):
                self.assertEqual(self.reported({service: [f"{row},镇,117.2,36.6" for row in rows]}), {})

    def test_a_catalogue_may_count_the_words(self):
        detail = self.reported({"education": CLINICS})["facilities.education"]
        self.assertIn("移入 education 的 kinds", detail)
        own = (SOURCE / "geodata/catalogue/shandong-2016.toml").read_text(encoding="utf-8")
        for word in ('"卫生院", ', '"医院", '):
            own = own.replace(word, "", 1).replace('"教育", ', f'"教育", {word}', 1)
        (self.folder / "own.toml").write_text(own, encoding="utf-8")
        self.assertEqual(self.reported({"education": CLINICS}, rest='catalogue = "own.toml"\n'), {})


if __name__ == "__main__":
    unittest.main()
