// SPDX-License-Identifier: Apache-2.0
#include "shell/option_names.hpp"

#include <array>
#include <string>
#include <string_view>

namespace hinterland::shell {

namespace {

void replace_all(std::string& text, std::string_view old, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(old, at)) != text.npos; at += by.size()) {
    text.replace(at, old.size(), by);
  }
}

/// Advice that refers to the block of one layer, and its replacement for options that apply to all
/// layers.
struct OfOneLayer {
  const char* block;
  const char* study;
};

constexpr std::array of_one_layer = {
    OfOneLayer{"write that in its block",
               "write that in its block of a study file and run that; --crs, --axes and --datum "
               "apply to all layers"},
    OfOneLayer{
        "请写入该图层的配置",
        "请写入配置文件中该图层的块，再用 run 运行（--crs、--axes、--datum 对所有图层有效）"},
    OfOneLayer{"再写入该图层的配置",
               "再写入配置文件中该图层的块，用 run 运行（--crs、--axes、--datum 对所有图层有效）"},
    OfOneLayer{"in their block they", "in their block of a study file they"},
    OfOneLayer{"若在 villages 中写", "若在配置文件的 villages 中写"},
    OfOneLayer{"set crs = \"…\", or remove its block",
               "set crs = \"…\" in a study file, or remove the layer"},
    OfOneLayer{"用 crs = \"…\" 指明坐标系，或删去该图层",
               "在配置文件中用 crs = \"…\" 指明坐标系，或去掉该图层"},
    OfOneLayer{"check their axes and crs", "check their axes and CRS"}};

}  // namespace

void name_options(Problems& problems) {
  for (Problem& problem : problems) {
    for (const OfOneLayer& said : of_one_layer) {
      replace_all(problem.detail.en, said.block, said.study);
      replace_all(problem.detail.zh, said.block, said.study);
    }
    replace_all(problem.detail.en, "write keep_far = true", "use --keep-far");
    replace_all(problem.detail.zh, "请写 keep_far = true", "请用 --keep-far");
    replace_all(problem.detail.en, "(if not: axes = \"lon_lat\")", "(if not: --axes lon_lat)");
    replace_all(problem.detail.zh, "（若不是这样：axes = \"lon_lat\"）",
                "（若不是这样：--axes lon_lat）");
  }
}

}  // namespace hinterland::shell
