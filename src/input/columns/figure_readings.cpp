// SPDX-License-Identifier: Apache-2.0
#include "input/columns/figure_readings.hpp"

#include "input/columns/field_label.hpp"
#include "input/columns/field_names.hpp"

#include <algorithm>
#include <utility>

namespace hinterland {

NumberRole role_of_column(const std::string& name) {
  const std::string plain = field_label(name).name;
  const std::string bare = bare_label(name).name;
  for (const LayerKind kind : {LayerKind::villages, LayerKind::towns, LayerKind::facilities}) {
    for (const std::string& role : known_roles(kind)) {
      if (number_role(role) == NumberRole::any) continue;
      const bool is_called = std::ranges::any_of(known_names(kind, role), [&](const auto& one) {
        return field_label(one).name == plain || (!bare.empty() && bare_label(one).name == bare);
      });
      if (is_called) return number_role(role);
    }
  }
  return NumberRole::any;
}

void FigureReadings::expect(std::string name, bool is_text, bool is_spreadsheet) {
  const NumberRole role = role_of_column(name);
  tallies_.emplace_back(role, field_label(name).unit);
  names_.push_back(std::move(name));
  is_text_.push_back(is_text && (!is_spreadsheet || is_whole(role)));
}

void FigureReadings::add(std::size_t column, std::string_view text) {
  if (is_text_[column]) tallies_[column].add(text);
}

Notes FigureReadings::said() const {
  const bool comma = std::ranges::any_of(tallies_, &NumberTally::tells_comma);
  Notes said;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const bool are_numbers = tallies_[i].numbers() > tallies_[i].others();
    const NumberForm form(tallies_[i], field_label(names_[i]).unit, 0, comma);
    said.push_back(are_numbers ? form.said() : Text());
  }
  return said;
}

}  // namespace hinterland
