// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/doubt_of_datum.hpp"

#include "base/text_fill.hpp"

#include <fmt/format.h>

#include <string>

namespace hinterland {

DatumDoubt doubt_of_datum(const std::string& crs_text, LonLat at) {
  const Projection projection(crs_text);
  const CrsDescription& crs = projection.description();
  const DatumTie tie = projection.tie_at(at);
  DatumDoubt doubt;
  doubt.ballpark = tie.ballpark;
  if (crs.has_shift) {
    doubt.way = {"; with its own parameters to WGS 84", "；采用其自带的到 WGS 84 的转换参数"};
  } else if (!tie.ballpark && !tie.operation.empty() && tie.accuracy_m > 0.0) {
    doubt.way = filled_text("; brought to WGS 84 by PROJ's best way here ({:g} m)",
                            "；按 PROJ 的最佳方法转到 WGS 84（精度 {:g} 米）", tie.accuracy_m);
  }
  if (!tie.ballpark) return doubt;
  const std::string grid = crs.missing_grid;
  doubt.reason =
      grid.empty()
          ? Text(fmt::format("{}: no parameters from its datum to WGS 84 are known. If you have "
                             "them: crs = \"+proj=… +towgs84=dx,dy,dz,rx,ry,rz,s\", or a pipeline",
                             crs.name),
                 fmt::format("{}：没有该基准到 WGS 84 的转换参数。若有参数，请写 crs = \"+proj=… "
                             "+towgs84=dx,dy,dz,rx,ry,rz,s\"，或坐标转换串",
                             crs.name))
          : Text(fmt::format("{}: its grid {} is not installed, so its datum is not brought to "
                             "WGS 84. Put it into PROJ's folder of data",
                             crs.name, grid),
                 fmt::format("{}：未安装其格网文件 {}，未做基准转换。请放入 PROJ 的数据文件夹",
                             crs.name, grid));
  return doubt;
}

}  // namespace hinterland
