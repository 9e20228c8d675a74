// SPDX-License-Identifier: Apache-2.0
#include "shell/option_names.hpp"

#include <string>
#include <string_view>

namespace hinterland::shell {

namespace {

void replace_all(std::string& text, std::string_view old, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(old, at)) != text.npos; at += by.size()) {
    text.replace(at, old.size(), by);
  }
}

}  // namespace

void name_options(Problems& problems) {
  for (Problem& problem : problems) {
    replace_all(problem.detail.en, "write keep_far = true", "use --keep-far");
    replace_all(problem.detail.zh, "请写 keep_far = true", "请用 --keep-far");
    replace_all(problem.detail.en, "(if not: axes = \"lon_lat\")", "(if not: --axes lon_lat)");
    replace_all(problem.detail.zh, "（若不是这样：axes = \"lon_lat\"）",
                "（若不是这样：--axes lon_lat）");
  }
}

}  // namespace hinterland::shell
