#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kinds of facilities as web maps write them: a hierarchy of classes."""

import csv
import unittest

from program import SOURCE, UserTest, run_layers

CATALOGUE = SOURCE / "geodata" / "catalogue" / "shandong-2016.toml"


class MapKinds(UserTest):
    def services(self, kind, catalogue=None):
        """The services of a facility of this kind, and the reports about the kind."""
        (self.folder / "villages.csv").write_text("村名,经度,纬度,人口\n石坞村,116.61,36.2,600\n", encoding="utf-8")
        (self.folder / "pois.csv").write_text(f'name,type,lon,lat\n李记,"{kind}",116.6,36.2\n一中,学校,116.6,36.21\n',
                                              encoding="utf-8")
        study = 'language = "en"\n'
        if catalogue:
            (self.folder / "cat.toml").write_text(catalogue, encoding="utf-8")
            study += 'catalogue = "cat.toml"\n'
        study += '[layers.villages]\npath = "villages.csv"\n[layers.facilities]\npath = "pois.csv"\n'
        (self.folder / "study.toml").write_text(study, encoding="utf-8")
        answer = run_layers("study.toml", folder=self.folder)
        self.assertIn(answer.code, (0, 1), str(answer))
        with (self.folder / "out/village_services.csv").open(encoding="utf-8-sig", newline="") as table:
            near = {row["service"] for row in csv.DictReader(table) if row["facility"] == "李记"}
        reported = {word for word in ("kind_matched_in_part", "unknown_service_kind") if word in answer.out}
        return near, reported, answer

    def test_the_narrowest_known_class_determines_the_service(self):
        for kind, service in {
            "科教文化服务;学校;小学": "education", "科教文化服务:学校:中学": "education", "教育学校:小学": "education",
            "购物服务;超级市场;超市": "commerce", "购物/超市": "commerce", "购物服务;便民商店/便利店;便民商店/便利店": "convenience_shop",
            "金融保险服务;银行;中国农业银行": "finance", "医疗保健服务；诊所；诊所": "medical", "医疗保健:综合医院": "medical",
            "生活服务;邮局;邮政速递": "post_parcel", "科教文化服务;图书馆;图书馆": "culture",
        }.items():
            near, reported, answer = self.services(kind)
            self.assertEqual(near, {service}, f"{kind} {answer}")
            self.assertEqual(reported, set(), f"{kind} {answer}")

    def test_a_class_of_other_kinds_is_not_a_service_within_any_class(self):
        for kind in ("医疗保健服务;动物医疗场所;宠物诊所", "医疗保健服务;动物医疗场所;动物医疗场所", "科教文化服务;驾校;驾校",
                     "科教文化服务;培训机构;培训机构", "医疗保健:药店", "体育休闲服务;娱乐场所;KTV"):
            near, reported, answer = self.services(kind)
            self.assertEqual(near, set(), f"{kind} {answer}")
            self.assertEqual(reported, {"unknown_service_kind"}, f"{kind} {answer}")

    def test_a_class_known_in_part_is_reported(self):
        near, reported, _ = self.services("政府机构及社会团体;公检法机构;公安警察")
        self.assertEqual((near, reported), ({"public_security"}, {"kind_matched_in_part"}))

    def test_several_kinds_stay_several(self):
        for kind in ("小学;卫生院", "小学、卫生院", "医疗保健服务;诊所;诊所|科教文化服务;学校;小学", "医疗/教育"):
            near, reported, answer = self.services(kind)
            self.assertEqual(near, {"education", "medical"}, f"{kind} {answer}")
            self.assertEqual(reported, set(), f"{kind} {answer}")

    def test_the_whole_cell_may_be_one_of_other_kinds_or_of_the_kinds(self):
        text = CATALOGUE.read_text(encoding="utf-8")
        for kind in ("政府机构及社会团体;公检法机构;公安警察", "健康、医疗咨询/器械", "公安/设备"):
            self.assertEqual(self.services(kind)[1], {"kind_matched_in_part"}, kind)
            others = text.replace("other_kinds = [", f'other_kinds = [\n  "{kind}",', 1)
            self.assertEqual(self.services(kind, others)[0], set(), kind)
            kinds = text.replace('kinds = ["早餐店",', f'kinds = ["{kind}", "早餐店",', 1)
            self.assertNotEqual(kinds, text)
            self.assertEqual(self.services(kind, kinds)[:2], ({"breakfast_shop"}, set()), kind)


if __name__ == "__main__":
    unittest.main()
