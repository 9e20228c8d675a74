# SPDX-License-Identifier: Apache-2.0
"""A synthetic province with dense roads and more than twenty services, to benchmark whole runs."""

import re
import shutil

import dense_roads
from measuring import BUILD, ROOT, watch

CATALOGUE = ROOT / "geodata" / "catalogue" / "shandong-2016.toml"

# Kinds of facility of the synthetic land, each of which becomes a service of its own; with the
# thirteen services of the catalogue that have facilities, 21.
OWN_SERVICES = {
    "卫生室": "medical", "医院": "medical", "中学": "education", "文化馆": "culture",
    "体育馆": "sports", "商场": "commerce", "敬老院": "elder_care", "养老院": "elder_care",
}


def with_own_services(catalogue):
    """The text of the catalogue, with some kinds moved to services of their own."""
    for number, (kind, service) in enumerate(OWN_SERVICES.items()):
        block = re.search(rf'\[\[services\]\]\nid = "{service}"\n.*?\n\n', catalogue, re.S)[0]
        own = re.sub(r'^id = .*$', f'id = "own_{number}"', block, flags=re.M)
        own = re.sub(r'^name_(zh|en) = .*$', rf'name_\1 = "{kind}"', own, flags=re.M)
        own = re.sub(r'^kinds = \[.*?\]$', f'kinds = ["{kind}"]', own, flags=re.M | re.S)
        catalogue = catalogue.replace(block, block.replace(f'"{kind}", ', "") + own)
    return catalogue


def make_province(villages, build=BUILD):
    """The folder of the study, kept under the build folder between runs."""
    folder = build / f"province-{villages}"
    if (folder / "study.toml").exists():
        return folder
    made = build / f"province-{villages}-unfinished"
    shutil.rmtree(made, ignore_errors=True)
    watch([build / "hinterland", "demo", made, "--villages", villages])
    dense_roads.make_dense(made / "roads.shp")  # the study measures along roads
    (made / "catalogue.toml").write_text(with_own_services(CATALOGUE.read_text("utf-8")), "utf-8")
    study = made / "study.toml"
    study.write_text('catalogue = "catalogue.toml"\n' + study.read_text("utf-8"), "utf-8")
    made.rename(folder)
    return folder
