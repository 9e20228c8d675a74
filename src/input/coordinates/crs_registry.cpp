// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/crs_registry.hpp"

#include "base/text_fill.hpp"
#include "input/coordinates/crs_reading.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <tuple>

namespace hinterland {

namespace {

struct ParametersDeleter {
  void operator()(PROJ_CRS_LIST_PARAMETERS* parameters) const {
    proj_get_crs_list_parameters_destroy(parameters);
  }
};
struct ListDeleter {
  void operator()(PROJ_CRS_INFO** list) const { proj_crs_info_list_destroy(list); }
};

}  // namespace

std::vector<RegisteredCrs> projected_crs_of(const AreaOfUse& region) {
  const ContextOwner context = make_context();
  const std::unique_ptr<PROJ_CRS_LIST_PARAMETERS, ParametersDeleter> asked(
      proj_get_crs_list_parameters_create());
  const PJ_TYPE projected = PJ_TYPE_PROJECTED_CRS;
  asked->types = &projected;
  asked->typesCount = 1;
  asked->bbox_valid = 1;
  asked->crs_area_of_use_contains_bbox = 0;
  asked->west_lon_degree = region.south_west.lon;
  asked->south_lat_degree = region.south_west.lat;
  asked->east_lon_degree = region.north_east.lon;
  asked->north_lat_degree = region.north_east.lat;
  int count = 0;
  const std::unique_ptr<PROJ_CRS_INFO*, ListDeleter> list(
      proj_get_crs_info_list_from_database(context.get(), "EPSG", asked.get(), &count));
  std::vector<RegisteredCrs> found;
  for (int i = 0; i < count; ++i) {
    const PROJ_CRS_INFO& info = *list.get()[i];
    if (info.deprecated != 0) continue;
    double width = info.east_lon_degree - info.west_lon_degree;
    if (width < 0.0) width += 360.0;
    found.push_back({std::string("EPSG:") + info.code, info.name,
                     width * (info.north_lat_degree - info.south_lat_degree)});
  }
  std::ranges::sort(found, {}, [](const RegisteredCrs& crs) {
    return std::tuple(crs.square_degrees, std::atoi(crs.code.c_str() + 5));
  });
  return found;
}

void require_crs_registry() {
  static const bool is_there = [] {
    const ContextOwner context = make_context();
    return proj_context_get_database_metadata(context.get(), "EPSG.VERSION") != nullptr;
  }();
  if (is_there) return;
  const char* named = std::getenv("PROJ_DATA");
  if (named == nullptr) named = std::getenv("PROJ_LIB");
  if (named == nullptr) {
    throw Error(
        Text("PROJ's database of CRSs (proj.db) is missing or damaged. Reinstall the package "
             "proj-data, or set PROJ_LIB to a folder with an intact proj.db.",
             "PROJ 的坐标系数据库（proj.db）缺失或损坏。请重新安装 proj-data "
             "软件包，或将 PROJ_LIB 设为含完整 proj.db 的文件夹。"));
  }
  throw Error(filled_text(
      "PROJ's database of CRSs (proj.db) is missing or damaged; the environment variables "
      "(PROJ_DATA, PROJ_LIB) set its folder to '{}'. Unset them, or name a folder with an intact "
      "proj.db.",
      "PROJ 的坐标系数据库（proj.db）缺失或损坏；环境变量（PROJ_DATA、PROJ_LIB）将其文件夹设为“{}”"
      "。请取消该变量，或改为含完整 proj.db 的文件夹。",
      std::string(named)));
}

}  // namespace hinterland
