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
    Wording{ProblemKind::budget_too_small, "budget_too_small",
            "每一年的预算都不够最便宜的一处缺口，请核对单位是否为万元。",
            "No year's budget pays for even the cheapest gap; check whether the amounts are in "
            "10,000 CNY."},
    Wording{ProblemKind::census_conflict, "census_conflict", "普查结果与线路图层矛盾，以普查为准。",
            "Census and map contradict each other; the census is taken."},
    Wording{ProblemKind::code_damaged, "code_damaged",
            "代码被电子表格改成了科学计数法，末位数字已丢失，按没有代码处理。请把该列设为文本后重新"
            "导出。",
            "A spreadsheet has turned the code into scientific notation and its last digits are "
            "lost; it is taken as no code. Format the column as text and export it again."},
    Wording{ProblemKind::code_shared, "code_shared", "几个不同的村使用同一代码，均予保留。",
            "Different villages bear one code; all of them stay."},
    Wording{ProblemKind::crs_doubtful, "crs_doubtful",
            "坐标与声明的坐标系似不相符，如何读取见详情。",
            "The coordinates and the CRS that is declared do not go well together; the detail says "
            "how they were read."},
    Wording{
        ProblemKind::datum_ballpark, "datum_ballpark",
        "坐标系的基准没有到 WGS 84 的转换参数，位置可能偏差数十米至数百米；可在 crs 中给出参数。",
        "The datum of the CRS has no known parameters to WGS 84: places may be off by tens to "
        "hundreds of metres; give parameters with crs."},
    Wording{ProblemKind::duplicate_code, "duplicate_code", "代码重复，只保留第一条。",
            "The code occurs more than once; the first record stays."},
    Wording{ProblemKind::duplicate_place, "duplicate_place",
            "附近有同名记录，疑为重复，两条都保留。",
            "Another record of the same name is near; both stay."},
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
    Wording{ProblemKind::facilities_missing, "facilities_missing",
            "没有任何公共服务设施，无法判断服务半径。",
            "There is no facility of any public service, so coverage cannot be judged."},
    Wording{ProblemKind::field_ambiguous, "field_ambiguous",
            "有几列的名称相同或只有大小写不同，采用了其中一列，见详情。",
            "Several columns bear one name, or names that differ in case only; the detail says "
            "which one is taken."},
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
    Wording{ProblemKind::geometry_part_left_out, "geometry_part_left_out",
            "图形中有一部分无效，只略去这一部分，其余照常采用。",
            "A part of the geometry is not valid; that part alone is left out."},
    Wording{ProblemKind::geometry_wrong_type, "geometry_wrong_type",
            "几何类型不符（例如应为线而是面），该记录未采用。",
            "The geometry is of the wrong type, such as a polygon for a line; the record is left "
            "out."},
    Wording{ProblemKind::input_changed, "input_changed", "输入文件在运行期间被改动。",
            "An input file changed while the study ran."},
    Wording{ProblemKind::kind_matched_in_part, "kind_matched_in_part",
            "设施类型只按其中的部分文字对应到服务，请核对。",
            "The kind of facility was matched by a part of its words; check it."},
    Wording{ProblemKind::layer_far_away, "layer_far_away",
            "该图层远离各村庄，坐标系很可能有误，该图层不作为依据；改正办法见详情。",
            "The layer lies far from the villages, so its CRS is probably wrong and nothing is "
            "concluded from it; the detail says what would put it right."},
    Wording{ProblemKind::level_by_place, "level_by_place",
            "设施没有级别，按与镇区的距离判定，见详情。",
            "The facilities have no level; it was decided by their distance from a town, see the "
            "detail."},
    Wording{ProblemKind::name_undecodable, "name_undecodable",
            "文字中有无法解码的字节，以 \uFFFD 代替。",
            "The text holds bytes that cannot be decoded; \uFFFD stands in their place."},
    Wording{ProblemKind::number_format_assumed, "number_format_assumed",
            "数字的写法不止一种读法，采用的读法见详情。",
            "The numbers can be read in more than one way; the detail says how they were read."},
    Wording{ProblemKind::number_unreadable, "number_unreadable", "数字无法识别，按缺失处理。",
            "The number cannot be read; it counts as missing."},
    Wording{ProblemKind::outside_boundaries, "outside_boundaries", "不在任何边界之内。",
            "The place lies outside every boundary."},
    Wording{ProblemKind::parts_far_apart, "parts_far_apart",
            "同一记录或同一代码的几处位置相距较远，以第一处（面以最大的一块）为准。",
            "The parts of one village lie far apart; the first point, or the largest polygon, is "
            "taken."},
    Wording{ProblemKind::parts_joined, "parts_joined", "同一代码的几条面记录合为一个村。",
            "The polygons of one code are taken as the parts of one village."},
    Wording{ProblemKind::people_absurd, "people_absurd", "人口数大得不合情理，按缺失处理。",
            "The number of people is too large to be true; it counts as missing."},
    Wording{ProblemKind::people_estimated, "people_estimated",
            "没有人口数，按户数乘以目录的户均人口估算。",
            "The number of people is missing and is estimated from the households, with the "
            "catalogue's people per household."},
    Wording{ProblemKind::people_missing, "people_missing", "没有人口数。",
            "The number of people is missing."},
    Wording{ProblemKind::people_negative, "people_negative", "人口数为负，按缺失处理。",
            "The number of people is negative; it counts as missing."},
    Wording{ProblemKind::place_at_zero, "place_at_zero",
            "坐标为 (0, 0)，视为没有坐标，该记录未采用。",
            "The coordinates are (0, 0), which means none; the record is left out."},
    Wording{ProblemKind::place_far_away, "place_far_away",
            "该记录远离其他所有记录，坐标很可能有误；可能的原因以及是否采用见详情。",
            "The record lies far from all others, so its coordinates are probably wrong; the "
            "detail says what may be the cause, and whether it is left out."},
    Wording{ProblemKind::place_turned, "place_turned",
            "该记录的纬度写在经度之前，与其他记录相反，已互换。",
            "The record has latitude before longitude, unlike the others; they are swapped."},
    Wording{ProblemKind::quote_not_closed, "quote_not_closed",
            "引号没有闭合，该引号按普通字符处理，各行仍按各自的记录读取。",
            "A quotation mark is not closed; it is read as part of the text, and each line as a "
            "record of its own."},
    Wording{ProblemKind::record_unreadable, "record_unreadable", "记录无法读取，未采用。",
            "The record cannot be read; it is left out."},
    Wording{ProblemKind::road_end_loose, "road_end_loose",
            "道路端点差一点没有接上，接上后会改变覆盖结果。",
            "A road ends just short of another; joining them would change coverage."},
    Wording{ProblemKind::road_without_length, "road_without_length",
            "道路的所有节点在同一处，没有长度，未采用。",
            "All vertices of the road lie in one place; without a length it is left out."},
    Wording{ProblemKind::roads_in_pieces, "roads_in_pieces",
            "路网不连通，部分村庄只接在零散的路段上；见详情。",
            "The roads hang together in separate components, and some villages reach only small "
            "ones; see the detail."},
    Wording{ProblemKind::roads_missing, "roads_missing", "道路图层没有记录，按没有道路处理。",
            "The layer of roads has no records; it is taken as if there were no roads."},
    Wording{ProblemKind::roads_out_of_reach, "roads_out_of_reach",
            "没有一个村庄在接路限距之内有道路；请检查道路图层或 [roads] access_limit。",
            "No village has a road within the access limit; look at the layer of roads, or at "
            "[roads] access_limit."},
    Wording{ProblemKind::speed_absurd, "speed_absurd",
            "车速不是数字，或不在0至200千米/小时之间；按道路等级的车速处理。",
            "The speed is no number between 0 and 200 km/h; that of the road's class is taken."},
    Wording{ProblemKind::town_missing, "town_missing", "没有乡镇驻地，无法判断哪些设施属于城镇。",
            "There is no town seat, so it cannot be told which facilities are a town's."},
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
