// SPDX-License-Identifier: Apache-2.0
#include "layers/read_strays.hpp"

#include <fmt/format.h>

#include <cmath>

namespace hinterland {

Text describe_stray(const Stray& stray, const std::vector<LayerLand>& layers) {
  const LayerLand& layer = layers[stray.layer];
  const bool is_villages = stray.layer == 0;
  OccupiedLand others = is_villages ? joined_lands(layers, 0) : layers[0].land;
  const Text here = layer.land.extent_text();
  const Text there = others.extent_text();
  const long km = std::lround(stray.apart.value / 1000.0);
  Text text{fmt::format("{} {}; {} {}; {} km apart", layer.source->name, here.en,
                        is_villages ? "all other layers" : "villages", there.en, km),
            fmt::format("{} {}；{} {}；相距 {} 公里", layer.source->name, here.zh,
                        is_villages ? "其他图层" : "villages", there.zh, km)};
  if (stray.cure) {
    text.en += fmt::format(". With {} ({}) it would lie with them: write that in its block",
                           stray.cure->key, stray.cure->name.en);
    text.zh += fmt::format("。若按 {}（{}）读取，则与之相符：请写入该图层的配置", stray.cure->key,
                           stray.cure->name.zh);
  } else {
    text.en +=
        ". Neither another zone nor other axes bring it there: look at its file, and say with crs "
        "= \"…\" what it is, or leave its block out";
    text.zh +=
        "。换带号、换坐标轴顺序都不能使其相符：请检查文件，用 crs = \"…\" 指明坐标系，或删去该图层";
  }
  if (stray.cure_of_villages) {
    text.en += fmt::format(
        ". It may be the villages that lie wrong: with {} ({}) in their block they would lie with "
        "it",
        stray.cure_of_villages->key, stray.cure_of_villages->name.en);
    text.zh += fmt::format("。也可能是村庄的位置有误：若在 villages 中写 {}（{}），则与之相符",
                           stray.cure_of_villages->key, stray.cure_of_villages->name.zh);
  } else if (!stray.only_one && !is_villages) {
    text.en += ". It may be the villages that lie wrong: then look at their axes and crs";
    text.zh += "。也可能是村庄的位置有误：若是，请检查 villages 的 axes 和 crs";
  }
  return text;
}

}  // namespace hinterland
