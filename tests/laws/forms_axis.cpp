// SPDX-License-Identifier: Apache-2.0
#include "forms_axis.hpp"

namespace hinterland::forms {

const std::vector<Axis>& all_axes() {
  static const std::vector<Axis> axes = {
      format_axis(), record_axis(),     home_axis(),       part_axis(),       sum_axis(),
      crs_axis(),    crs_source_axis(), axis_order_axis(), coordinate_axis(), header_axis(),
      census_axis(), header_row_axis(), duplicate_axis(),  number_axis(),     join_axis(),
      code_axis(),   encoding_axis()};
  return axes;
}

}  // namespace hinterland::forms
