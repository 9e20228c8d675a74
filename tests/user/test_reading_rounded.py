# SPDX-License-Identifier: Apache-2.0
"""Rounded coordinates, and facilities that a geocoder placed at one point."""

import random
import unittest

from test_reading_meaning import Meaning

KINDS = ("中心小学", "卫生院", "派出所", "文化站")
TOWNS = ("王庄", "石横", "湖屯", "桃园", "仪阳", "老城")


def places(count, seed=1):
    dice = random.Random(seed)
    return [(117 + dice.uniform(-0.1, 0.1), 36.6 + dice.uniform(-0.08, 0.08)) for _ in range(count)]


def decimals(count):
    return lambda x, y: f"{x:.{count}f},{y:.{count}f}"


def minutes(x, y):
    return ",".join("{}°{:02}′".format(*divmod(round(v * 60), 60)) for v in (x, y))


EXACT = decimals(6)


class Places(Meaning):
    def towns(self, names=TOWNS, form=EXACT):
        return [f"37098310{i}000,{name}镇,肥城市,{form(x, y)}" for i, (name, (x, y)) in enumerate(zip(names, places(6)))]

    def villages(self, form=EXACT, towns=TOWNS):
        return [f"37098310{i % len(towns)}2{i:02},村{i},500,否,{form(x, y)}" for i, (x, y) in enumerate(places(18, 2))]

    def facilities(self, form=EXACT, at=None, count=24):
        named = [f"{town}{kind}" for town in TOWNS for kind in KINDS][:count]
        return [f"{name},{name[2:].removeprefix('中心')},镇级,{(at or form)(x, y)}" for name, (x, y) in zip(named, places(24, 3))]

    def reported(self, kind, **layers):
        layers = {"towns": self.towns(), "villages": self.villages(), "facilities": self.facilities(), **layers}
        self.run_study(main=False, **layers)
        return [(p["layer"], p["detail"]) for p in self.problems(kind)]


class Rounded(Places):
    def reported(self, **layers):
        return super().reported("number_format_assumed", **layers)

    def test_rounded_coordinates_are_reported_once_per_layer(self):
        for layer in ("towns", "villages", "facilities"):
            for form, name, off in ((decimals(2), "have at most 2 decimals of a degree", "0.7"), (decimals(1), "have at most 1 decimal of", "7."),
                                    (minutes, "are whole minutes", "1.2")):
                with self.subTest(layer, name=name):
                    ((reported, detail),) = self.reported(**{layer: getattr(self, layer)(form=form)})
                    self.assertEqual(reported, layer)
                    self.assert_contains(detail, f"of all {len(getattr(self, layer)())} records {name}", f"off by {off}", "show 5 decimals or more")
        self.assertEqual(len(self.reported(villages=self.villages(decimals(2)), facilities=self.facilities(decimals(2)))), 2)

    def test_in_chinese(self):
        self.run_study(main=False, language="zh", towns=self.towns(), villages=self.villages(), facilities=self.facilities(decimals(2)))
        (problem,) = self.problems("number_format_assumed")
        self.assert_contains(problem["detail"], "全部24条记录的坐标最多只有 2 位小数（度）", "可达0.7公里", "显示 5 位以上小数")

    def test_exact_coordinates_and_a_few_short_ones_are_not_a_problem(self):
        some = lambda x, y: EXACT(x, y) if x > 117.05 else decimals(2)(x, y)
        for form in (EXACT, decimals(4), decimals(3), some):
            self.assertEqual(self.reported(facilities=self.facilities(form), villages=self.villages(form), towns=self.towns(form=form)), [])
        for count in (1, 5):  # too few to decide
            self.assertEqual(self.reported(facilities=self.facilities(decimals(2), count=count)), [])


class OnePlace(Places):
    def reported(self, **layers):
        return super().reported("duplicate_place", **layers)

    def test_the_facilities_of_several_towns_at_one_place_are_reported(self):
        at = lambda x, y: "117.012345,36.598765"
        for rows in (self.facilities(at=at), self.facilities(at=lambda x, y: at(x, y) if x > 117 else EXACT(x, y))):
            ((layer, detail),) = self.reported(facilities=rows)
            number = sum("117.012345" in row for row in rows)
            self.assertEqual(layer, "facilities")
            self.assert_contains(detail, f"{number} facilities of different names are at one place (117.012345, 36.598765)",
                             "geocoded by county", "give each its own coordinates")

    def test_a_few_of_several_towns_among_many_are_reported(self):
        rows = self.facilities()
        at = [f"{town}小学,小学,镇级,117.012345,36.598765" for town in TOWNS[:5]]
        ((_, detail),) = self.reported(facilities=rows + at)
        self.assert_contains(detail, "5 facilities")
        self.assertEqual(self.reported(facilities=rows + at[:4]), [])

    def test_names_without_towns_are_reported_if_there_are_many(self):
        named = [f"第{i}小学,小学,镇级,117.012345,36.598765" for i in "一二三四五"]
        ((_, detail),) = self.reported(facilities=named)
        self.assert_contains(detail, "5 facilities")
        self.run_study(main=False, language="zh", towns=self.towns(), villages=self.villages(), facilities=named)
        self.assert_contains(self.problems("duplicate_place")[0]["detail"], "5处不同名称的设施位于同一点（117.012345, 36.598765）", "可能是按县名定位的")

    def test_one_building_of_several_services_is_not_a_problem(self):
        centre = [f"王庄{kind},{kind},镇级,117.012345,36.598765" for kind in ("卫生院", "派出所", "文化站", "敬老院", "超市", "图书室")]
        self.assertEqual(self.reported(facilities=centre), [])
        self.assertEqual(self.reported(facilities=self.facilities() + centre), [])
        shops = [f"商铺{i},超市,镇级,117.012345,36.598765" for i in range(8)]
        self.assertEqual(self.reported(facilities=self.facilities() + shops), [])  # only a third of all
        one = self.towns(names=TOWNS[:1])
        self.assertEqual(self.reported(facilities=shops, towns=one), [])  # all in one town

    def test_each_town_at_its_seat_is_not_a_problem(self):
        seats = [EXACT(*place) for place in places(6)]
        rows = [f"{town}{kind},{kind.removeprefix('中心')},镇级,{seat}" for town, seat in zip(TOWNS, seats) for kind in KINDS]
        self.assertEqual(self.reported(facilities=rows), [])


if __name__ == "__main__":
    unittest.main()
