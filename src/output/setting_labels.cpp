// SPDX-License-Identifier: Apache-2.0
#include "output/setting_labels.hpp"

#include "output/identifiers.hpp"
#include "output/report_text.hpp"

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

struct SettingLabel {
  std::string_view key;
  std::string_view zh;
  std::string_view en;
};

// clang-format off
constexpr std::array<SettingLabel, 52> setting_labels = {{
    {"coverage.metric", "判定口径", "what decides coverage"},
    {"coverage.covered_by", "须在服务半径内的类别", "services that must be within reach"},
    {"coverage.at_least", "至少须在半径内的类别数", "number of services that must be within reach"},
    {"coverage.services", "参与判定的公共服务类别", "public services considered"},
    {"coverage.core_radius_m", "核心圈半径（米）", "outer radius of the core (m)"},
    {"coverage.band_radius_m", "外围圈半径（米）", "outer radius of the band (m)"},
    {"coverage.core_minutes", "核心圈时限（分钟）", "time limit of the core (min)"},
    {"coverage.band_minutes", "外围圈时限（分钟）", "time limit of the band (min)"},
    {"coverage.town_reach_m", "未标级别设施按乡镇级计的距驻地距离（米）", "distance from a seat within which a facility belongs to the town (m)"},
    {"coverage.towns_as_facilities", "以驻地代替公共服务设施", "seats stand for public facilities"},
    {"coverage.own_county", "只计本县设施", "only facilities of the village's county"},
    {"coverage.position_error_m", "位置误差（米）", "position error (m)"},
    {"roads.access_limit_m", "接入道路最大距离（米）", "farthest road that a place uses (m)"},
    {"roads.walk_limit_m", "不经道路直接步行的最大距离（米）", "farthest direct walk to a facility (m)"},
    {"roads.walk_factor", "步行绕行系数", "walking distance to straight-line distance"},
    {"roads.walking_kmh", "步行速度（公里/小时）", "walking speed (km/h)"},
    {"roads.snap_tolerance_m", "端点捕捉容差（米）", "snap tolerance of ends of roads (m)"},
    {"roads.join_crossings", "相交无节点处视为连通", "roads that cross are connected"},
    {"extension.terrain_factor", "非沿路敷设绕行系数", "detour factor across country"},
    {"extension.across_limit_m", "非沿路敷设最大长度（米）", "longest line across country (m)"},
    {"extension.people_per_household", "户均人口（人）", "people per household"},
    {"extension.effort", "延伸工程优化计算量系数", "effort of the search for lines"},
    {"priority.value", "效益值的计算", "value of closing a gap"},
    {"priority.weights.nearness", "优先次序权重：距驻地远近", "weight of the distance from the seat"},
    {"priority.weights.need", "优先次序权重：缺口项数", "weight of the number of gaps"},
    {"priority.weights.town_level", "优先次序权重：城镇级别", "weight of the level of the town"},
    {"priority.weights", "优先次序权重", "weight"},
    {"priority.weight_spread", "权重浮动幅度", "spread of the weights"},
    {"priority.draws", "权重抽样次数", "draws of the weights"},
    {"priority.seed", "随机数种子", "seed of the draws"},
    {"priority.top_share", "“进入前列”的比例", "share of gaps at the top"},
    {"schedule.first_year", "首个年度", "first year"},
    {"schedule.budget_cny", "各年度预算（元）", "budget of each year (CNY)"},
    {"schedule.committed_cny", "各年度已安排既定项目（元）", "committed in each year (CNY)"},
    {"schedule.by_service_cny", "分类别预算上限（元）", "limit of a service (CNY)"},
    {"schedule.by_county_cny", "分县预算上限（元）", "limit of a county (CNY)"},
    {"schedule.carry_over", "结余转入下年", "unspent money is carried over"},
    {"schedule.discount_rate", "折现率", "discount rate"},
    {"schedule.target.share", "目标接通率", "target: share connected"},
    {"schedule.target.year", "目标年度", "target: year"},
    {"schedule.target.service", "目标所限类别", "target: service"},
    {"schedule.pins", "指定年度或不建的项目", "works fixed to years"},
    {"schedule.effort", "年度计划优化计算量系数", "effort of the search for the schedule"},
    {"sites.near_seat_m", "“驻地附近”的距离（米）", "distance that counts as near a seat (m)"},
    {"sites.gather_m", "耕作半径（米）", "farthest move (m)"},
    {"sites.min_people", "新型社区最少人口（人）", "least population of a site"},
    {"sites.min_people_sparse", "人口稀疏地区新型社区最少人口（人）", "least population in sparse areas"},
    {"sites.movable", "可列入拟集中的村", "villages that may move"},
    {"sites.adopt", "采纳的选址", "sites adopted"},
    {"sites.adopted", "采纳的选址名单", "names of the sites adopted"},
}};

constexpr std::array<SettingLabel, 10> layer_labels = {{
    {"towns", "乡镇", "towns"},
    {"villages", "村庄", "villages"},
    {"census", "普查表", "census"},
    {"facilities", "公共服务设施", "facilities"},
    {"networks", "管线", "network"},
    {"roads", "道路", "roads"},
    {"boundaries", "行政区界线", "boundaries"},
    {"built_up", "建成区", "built-up areas"},
    {"exclusions", "禁建范围", "excluded land"},
    {"proposed_sites", "备选点", "proposed sites"},
}};

constexpr std::array<SettingLabel, 14> layer_setting_labels = {{
    {"path", "文件", "file"},
    {"layer", "文件中的图层", "layer of the file"},
    {"sql", "SQL 查询", "SQL query"},
    {"crs", "坐标系", "CRS"},
    {"datum", "坐标偏移", "offset of the coordinates"},
    {"axes", "坐标次序", "order of axes"},
    {"keep_far", "远离的记录也保留", "records far away are kept"},
    {"all_in_use", "全部记录视为在用", "all records count as in use"},
    {"decimal", "小数点", "decimal mark"},
    {"encoding", "文字编码", "encoding"},
    {"where", "筛选条件", "filter"},
    {"complete", "图层完整", "layer is complete"},
    {"fields", "字段", "field"},
    {"attributes", "附加指标", "attribute"},
}};

constexpr std::array<SettingLabel, 30> field_role_labels = {{
    {"name", "名称", "name"},
    {"code", "代码", "code"},
    {"level", "级别", "level"},
    {"kind", "类别", "kind"},
    {"town", "乡镇", "town"},
    {"town_code", "乡镇代码", "town code"},
    {"county", "县", "county"},
    {"county_code", "县代码", "county code"},
    {"people", "人口", "people"},
    {"households", "户数", "households"},
    {"natural_villages", "自然村数", "natural villages"},
    {"village_groups", "村民小组数", "village groups"},
    {"year", "年份", "year"},
    {"category", "村庄分类", "category"},
    {"protected", "保护村", "protected"},
    {"movable", "搬迁撤并类", "may move"},
    {"sparse", "人口稀疏地区", "sparsely populated"},
    {"non_farm_share", "非农比重", "non-farm share"},
    {"radius", "服务半径", "service radius"},
    {"status", "状态", "status"},
    {"lon", "经度", "longitude"},
    {"lat", "纬度", "latitude"},
    {"class", "道路等级", "class of road"},
    {"speed", "车速", "speed"},
    {"oneway", "单行", "one way"},
    {"surface", "路面", "surface"},
    {"voltage", "电压", "voltage"},
    {"place", "坐标", "place"},
    {"id", "标识", "id"},
    {"parent", "上级单位", "parent unit"},
}};

struct ValueOfSetting {
  std::string_view key;
  std::string_view value;
  std::string_view zh;
  std::string_view en;
};
constexpr std::array<ValueOfSetting, 20> setting_values = {{
    {"datum", "wgs84", "无", "none"},
    {"datum", "cgcs2000", "无", "none"},
    {"datum", "gcj02", "GCJ-02（火星坐标）", "GCJ-02"},
    {"datum", "bd09", "BD-09（百度坐标）", "BD-09"},
    {"axes", "as_found", "自动识别", "detected"},
    {"axes", "lon_lat", "经度在前", "longitude first"},
    {"axes", "lat_lon", "纬度在前", "latitude first"},
    {"coverage.metric", "straight", "直线距离", "straight-line distance"},
    {"coverage.metric", "road", "路网距离", "road distance"},
    {"coverage.metric", "time", "出行时间", "travel time"},
    {"coverage.covered_by", "any", "任一类别", "any"},
    {"coverage.covered_by", "all", "全部类别", "all"},
    {"coverage.covered_by", "at_least", "达到规定个数", "at least a number"},
    {"sites.movable", "marked", "已标明搬迁撤并的村", "villages marked as movable"},
    {"sites.movable", "all", "除保护村外的各村", "all but protected villages"},
    {"sites.adopt", "none", "不采纳", "none"},
    {"sites.adopt", "all", "全部采纳", "all"},
    {"sites.adopt", "named", "采纳名单所列", "those named"},
    {"priority.value", "people", "按受益人口", "by people"},
    {"priority.value", "villages", "按村计", "by villages"},
}};
// clang-format on

/// The label of the key itself, or of the part of it before a dot, with the rest.
template <class Labels>
std::string label_in(const Labels& labels, std::string_view key, Language language) {
  const Words words(language);
  for (std::size_t end = key.size(); end != key.npos; end = key.rfind('.', end - 1)) {
    const auto found = std::ranges::find(labels, key.substr(0, end), &SettingLabel::key);
    if (found == labels.end()) continue;
    const std::string label(language == Language::zh ? found->zh : found->en);
    if (end == key.size()) return label;
    return words.fill("{}：{}", "{}: {}", label, key.substr(end + 1));
  }
  return std::string(key);
}

}  // namespace

std::string setting_label(std::string_view key, Language language) {
  return label_in(setting_labels, key, language);
}

namespace {

/// The name of the service with this id, if it is one of the catalogue; otherwise the id.
std::string service_or(std::string_view id, const ServiceCatalogue& catalogue, Language language) {
  const auto service = catalogue.find(std::string(id));
  return std::string(service ? name_of(catalogue.services[*service], language) : id);
}

}  // namespace

std::string layer_label(std::string_view name, const ServiceCatalogue& catalogue,
                        Language language) {
  const std::size_t dot = name.find('.');
  if (dot == name.npos) return label_in(layer_labels, name, language);
  return Words(language).fill("{}：{}", "{}: {}",
                              label_in(layer_labels, name.substr(0, dot), language),
                              service_or(name.substr(dot + 1), catalogue, language));
}

std::string layer_setting_label(std::string_view key, const ServiceCatalogue& catalogue,
                                Language language) {
  const std::size_t dot = key.find('.');
  if (dot == key.npos) return label_in(layer_setting_labels, key, language);
  const std::string_view role = key.substr(dot + 1);
  const auto found = std::ranges::find(field_role_labels, role, &SettingLabel::key);
  const std::string shown = key.starts_with("fields.") && found != field_role_labels.end()
                                ? std::string(language == Language::zh ? found->zh : found->en)
                                : service_or(role, catalogue, language);
  return Words(language).fill("{}“{}”", "{} '{}'",
                              label_in(layer_setting_labels, key.substr(0, dot), language), shown);
}

std::string setting_value(std::string_view key, std::string_view value, Language language) {
  const Words words(language);
  if (value == "true") return words("是", "yes");
  if (value == "false") return words("否", "no");
  for (const ValueOfSetting& each : setting_values) {
    if (each.key == key && each.value == value)
      return std::string(language == Language::zh ? each.zh : each.en);
  }
  return std::string(value);
}

}  // namespace hinterland
