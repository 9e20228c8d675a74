// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/problem.hpp>

#include <array>

namespace hinterland {

namespace {

struct Wording {
  ProblemKind kind;
  std::string_view identifier;
  std::string_view zh;
  std::string_view en;
};

/// One row a kind, in the order of the enum.
constexpr std::array wordings = {
    Wording{ProblemKind::bad_census_value, "bad_census_value", "普查值无法识别，按“不详”处理。",
            "The census value is not understood; it is read as not known."},
    Wording{ProblemKind::census_conflict, "census_conflict", "普查结果与线路图层矛盾，以普查为准。",
            "Census and map contradict each other; the census is taken."},
    Wording{ProblemKind::crs_doubtful, "crs_doubtful",
            "坐标与声明的坐标系似不相符，如何读取见详情。",
            "The coordinates and the CRS that is declared do not go well together; the detail says "
            "how they were read."},
    Wording{ProblemKind::datum_ballpark, "datum_ballpark",
            "北京54或西安80坐标没有转换参数，位置可能偏差数十米；可在 crs 中给出 PROJ 管线。",
            "Beijing 1954 or Xi'an 1980 without transformation parameters: places may be off by "
            "tens of metres; give a PROJ pipeline as crs."},
    Wording{ProblemKind::duplicate_code, "duplicate_code", "代码重复，只保留第一条。",
            "The code occurs more than once; the first record stays."},
    Wording{ProblemKind::duplicate_place, "duplicate_place", "同名且相距不足1米，疑为重复。",
            "Another record of the same name lies within 1 m; both stay."},
    Wording{ProblemKind::encoding_doubtful, "encoding_doubtful",
            "文字编码与声明不符或无法确定，以内容为准。",
            "The text is not in the encoding that is declared, or none fits surely; the content "
            "decides."},
    Wording{
        ProblemKind::extension_no_source, "extension_no_source",
        "该项服务没有可接入的线路、设施或村庄，缺口一律按独立方案处理，目录没有独立方案的不计价。",
        "The service has no line, facility or village to extend from; all its gaps stand "
        "alone, without a price where the catalogue names no alternative."},
    Wording{ProblemKind::extension_unreachable, "extension_unreachable",
            "有接入点，但线路无法从那里通到该村，按独立方案处理，目录没有独立方案的不计价。",
            "There is a source, but no way on which a line could come from it to the village; the "
            "gap stands alone, without a price where the catalogue names no alternative."},
    Wording{ProblemKind::extension_without_people, "extension_without_people",
            "有缺口的村没有人口数或人口为零，分摊延伸工程费用时按一人计。",
            "A village with gaps has no people, or nobody counted them; it bears costs of "
            "extensions like one "
            "person."},
    Wording{
        ProblemKind::field_name_repaired, "field_name_repaired",
        "字段名在一个字的中间被截断，截到最后一个完整的字。",
        "The field's name was cut in the middle of a character; it ends at the last whole one."},
    Wording{ProblemKind::geometry_empty, "geometry_empty", "没有几何图形，该记录未采用。",
            "The record has no geometry; it is left out."},
    Wording{ProblemKind::geometry_invalid, "geometry_invalid",
            "坐标不是有效数字或图形无效，该记录未采用。",
            "The coordinates are no numbers, or the shape has no inside; the record is left out."},
    Wording{ProblemKind::geometry_out_of_range, "geometry_out_of_range",
            "坐标超出坐标系的范围，该记录未采用。",
            "The coordinates lie outside what the CRS can hold; the record is left out."},
    Wording{ProblemKind::geometry_wrong_type, "geometry_wrong_type",
            "几何类型不符（例如应为线而是面），该记录未采用。",
            "The geometry is of the wrong type, such as a polygon for a line; the record is left "
            "out."},
    Wording{ProblemKind::name_undecodable, "name_undecodable",
            "文字中有无法解码的字节，以 \uFFFD 代替。",
            "The text holds bytes that cannot be decoded; \uFFFD stands in their place."},
    Wording{ProblemKind::number_unreadable, "number_unreadable", "数字无法识别，按缺失处理。",
            "The number cannot be read; it counts as missing."},
    Wording{ProblemKind::outside_boundaries, "outside_boundaries", "不在任何边界之内。",
            "The place lies outside every boundary."},
    Wording{ProblemKind::people_absurd, "people_absurd", "人口数大得不合情理，按缺失处理。",
            "The number of people is too large to be true; it counts as missing."},
    Wording{ProblemKind::people_missing, "people_missing", "没有人口数。",
            "The number of people is missing."},
    Wording{ProblemKind::people_negative, "people_negative", "人口数为负，按缺失处理。",
            "The number of people is negative; it counts as missing."},
    Wording{ProblemKind::record_unreadable, "record_unreadable", "记录无法读取，未采用。",
            "The record cannot be read; it is left out."},
    Wording{ProblemKind::road_without_length, "road_without_length",
            "道路的所有节点在同一处，没有长度，未采用。",
            "All vertices of the road lie in one place; without a length it is left out."},
    Wording{
        ProblemKind::roads_far_away, "roads_far_away",
        "道路图层离所有村庄都在100千米以上，坐标系很可能有误；可用 crs 改正。",
        "The roads lie more than 100 km from every village; their CRS is probably wrong. Put it "
        "right with crs."},
    Wording{ProblemKind::roads_missing, "roads_missing", "道路图层没有记录，按没有道路处理。",
            "The layer of roads has no records; it is taken as if there were no roads."},
    Wording{ProblemKind::roads_out_of_reach, "roads_out_of_reach",
            "没有一个村庄在接路限距之内有道路；请检查道路图层或 [roads] access_limit。",
            "No village has a road within the access limit; look at the layer of roads, or at "
            "[roads] access_limit."},
    Wording{ProblemKind::speed_absurd, "speed_absurd",
            "车速不是数字，或不在0至200千米/小时之间；按道路等级的车速处理。",
            "The speed is no number between 0 and 200 km/h; that of the road's class is taken."},
    Wording{ProblemKind::unknown_category, "unknown_category", "村庄类别无法识别，按“不详”处理。",
            "The category of the village is not known to us; it is read as not known."},
    Wording{
        ProblemKind::unknown_direction, "unknown_direction", "单行方向无法识别，按双向处理。",
        "The direction of the one-way is not known to us; the road is taken as open both ways."},
    Wording{ProblemKind::unknown_level, "unknown_level", "级别无法识别，按“不详”处理。",
            "The level is not known to us; it is read as not known."},
    Wording{
        ProblemKind::unknown_road_class, "unknown_road_class",
        "道路等级不在目录中，按未知道路的车速处理。",
        "The class of the road is none of the catalogue; the speed of an unknown road is taken."},
    Wording{ProblemKind::unknown_service_kind, "unknown_service_kind",
            "设施类型不对应目录中的任何服务，该设施未采用。",
            "The kind of the facility is no service of the catalogue; the facility is left out."},
};

const Wording& wording_of(ProblemKind kind) { return wordings[static_cast<std::size_t>(kind)]; }

constexpr bool in_order_of_the_enum() {
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    if (static_cast<std::size_t>(wordings[i].kind) != i) return false;
  }
  return wordings.size() == static_cast<std::size_t>(ProblemKind::unknown_service_kind) + 1;
}
static_assert(in_order_of_the_enum());

}  // namespace

std::string_view identifier(ProblemKind kind) { return wording_of(kind).identifier; }

std::string_view describe(ProblemKind kind, Language language) {
  const Wording& wording = wording_of(kind);
  return language == Language::zh ? wording.zh : wording.en;
}

}  // namespace hinterland
