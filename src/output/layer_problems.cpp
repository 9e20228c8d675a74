// SPDX-License-Identifier: Apache-2.0
#include "output/layers.hpp"

#include "base/shown_text.hpp"
#include "output/layer_builder.hpp"

namespace hinterland {

OutputLayer problems_layer(const Problems& problems, Language language) {
  LayerBuilder layer("problems", problems.size());
  layer.points([&](std::size_t row) { return problems[row].place; });
  layer.text("problem", [&](std::size_t row) { return identifier(problems[row].kind); });
  layer.text("text",
             [&, language](std::size_t row) { return describe(problems[row].kind, language); });
  layer.text("layer", [&](std::size_t row) -> std::string_view { return problems[row].layer; });
  layer.number("feature", [&](std::size_t row) -> std::optional<double> {
    if (problems[row].feature < 0) return std::nullopt;
    return static_cast<double>(problems[row].feature);
  });
  layer.text("record", [&](std::size_t row) -> std::string_view { return problems[row].record; });
  layer.text("detail", [&, language](std::size_t row) {
    return without_passwords(problems[row].detail.in(language));
  });
  return layer.take();
}

}  // namespace hinterland
