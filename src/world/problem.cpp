// SPDX-License-Identifier: Apache-2.0
#include <hinterland/problem.hpp>

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

struct Wording {
  std::string_view identifier;
  std::string_view zh;
  std::string_view en;
};

/// One row per kind, in the order of the enum, which is alphabetical.
constexpr std::array wordings = {
    Wording{
        "answers_not_read",
        "有的列像是普查答案、村庄分类、状态、电压或容量，但未读取。若说明某项设施是否接通，或"
        "村庄属哪一类，请用 fields 指明；不应计入的记录请用 where 剔除。",
        "Some columns look like census answers, village categories, states, voltages or "
        "capacities and are not read. If a column says whether a service is present or what kind "
        "a village is, name it in fields; exclude records that must not count with where."},
    Wording{"axes_swapped",
            "该记录的纬度写在经度之前，与其他记录相反，已互换；若不是这样，请用 axes 指定。",
            "The record has latitude before longitude, unlike the others; its coordinates were "
            "swapped. If that is wrong, set axes."},
    Wording{
        "bad_census_value",
        "普查值无法识别，按情况不明处理（设施的普查值不以图代替，普查表或补查表也未答复的，列入待补"
        "查"
        "清单）；请填“是”“否”或留空。",
        "The census value is not recognised and is treated as unknown; for a service it goes to "
        "the survey list, whatever the map shows, unless a census table or survey form answers it. "
        "Write yes or no, or leave the cell empty."},
    Wording{"budget_too_small", "每一年的预算都不够最便宜的一处缺口。",
            "No year's budget covers even the cheapest gap."},
    Wording{
        "census_answer_ambiguous",
        "普查列的答复有歧义，不能说明该村有没有这类设施，按情况不明处理；请用 meaning 说明其含义"
        "，或在指标库中说明。",
        "Answers of a census column are ambiguous: they do not say whether the village has the "
        "service and are treated as unknown. Say what they mean with meaning, as in the "
        "details, or in the catalogue."},
    Wording{"census_conflict", "普查结果与图层矛盾，以普查为准；请核对两者，改正有误的一方。",
            "Census and map contradict each other; the census is used. Check both and correct the "
            "one that is wrong."},
    Wording{"census_match_doubtful",
            "普查表的记录属于哪个村存疑，处理方式见下；请核对两表的代码和名称。",
            "It is unclear which villages some rows of the census belong to; the details say how "
            "they were handled. Check codes and names in both tables."},
    Wording{"census_row_unmatched", "普查表的记录对不上任何村庄，未采用；请核对代码和名称。",
            "A row of the census does not match any village and is left out. Check its code and "
            "names."},
    Wording{"code_contradicts_town", "村代码与乡镇或县的名称不一致，以名称列为准；请核对两列。",
            "Village codes contradict the columns of towns or counties; the columns are used. "
            "Check both."},
    Wording{"code_damaged",
            "代码被电子表格改成了科学计数法，末位数字已丢失，按没有代码处理；请把该列设为文本"
            "后重新导出。",
            "A spreadsheet converted the code to scientific notation and its last digits are lost; "
            "it is treated as missing. Format the column as text and export it again."},
    Wording{"code_missing", "代码列中的这些内容不是代码，按没有代码处理；没有代码的请留空。",
            "Values in the code column are not codes and are treated as missing. Leave the cell "
            "empty if there is no code."},
    Wording{"code_shared", "几个不同的村使用同一代码，均予保留。",
            "Different villages have the same code; all of them are kept."},
    Wording{"coverage_unknown", "缺少城镇设施资料，全部或部分村无法判定是否在服务半径内。",
            "Data on facilities are missing, so it is unknown whether some villages are within the "
            "service radius."},
    Wording{"crs_doubtful",
            "坐标与所标坐标系不符，实际读法见下；若读法有误，请用 crs 或 axes 指定。",
            "The coordinates do not match the declared CRS; the details say how they were read. If "
            "that is wrong, set crs or axes."},
    Wording{"dangling_road_end", "道路端点差一点没有接上，接上后会改变覆盖结果。",
            "A road ends just short of another; joining them would change coverage."},
    Wording{"datum_ballpark", "坐标系的基准缺少到 WGS 84 的转换参数，位置可偏数十米至数百米。",
            "No parameters from the datum of the CRS to WGS 84 are known; positions may be off by "
            "tens to hundreds of metres."},
    Wording{"duplicate_code", "代码重复，只保留第一条；若为不同的村，请另编代码。",
            "The code occurs more than once; only the first record is kept. If the records are "
            "different villages, give each its own code."},
    Wording{"duplicate_place",
            "附近有同名记录，或同一处有别的村、多处设施，都保留；若为同一村，请删去一条或用 where "
            "排除；否则请核对坐标。",
            "Another record of the same name is nearby, or other villages or many facilities are "
            "at the same place; all are kept. If the records are one village, remove one from the "
            "layer or exclude it with where; otherwise check their coordinates."},
    Wording{"encoding_doubtful",
            "文字编码与声明不符、无法确定，或文字在文件中已损坏；如何读取、如何改正见说明。",
            "The text does not match the declared encoding, no encoding fits reliably, or the text "
            "is damaged in the file; the details say how it was read and what to do."},
    Wording{"extension_no_source",
            "该设施类别没有可接入的线路、设施或村庄，缺口一律按单村方案处理，指标库未列单村方"
            "案的不计投资；请补管网图层或已接通的普查结果。",
            "The service has no line, facility or village to extend from; all its gaps are treated "
            "as stand-alone, without a cost if the catalogue names no alternative. Add the layer "
            "of its network, or census answers of yes."},
    Wording{"extension_unreachable",
            "有接入点，但线路无法通到该村，按单村方案处理，指标库未列单村方案的不计投资；请检"
            "查道路是否连通，或加大 across_limit。",
            "There is a source, but no route for a line from it to the village; the gap is treated "
            "as stand-alone, without a cost if the catalogue names no alternative. Check whether "
            "the roads are connected, or raise across_limit."},
    Wording{"extension_without_people",
            "有缺口的村没有人口数或人口为零，分摊延伸工程投资时按一人计；请补人口数。",
            "A village with gaps has no people, or their number is missing; it is counted as one "
            "person when the costs of extensions are shared. Fill in the number of people."},
    Wording{"facilities_missing", "没有可用的公共服务设施，无法判定服务半径。",
            "There is no usable facility of any public service, so coverage cannot be determined."},
    Wording{"facilities_out_of_reach", "没有一个村靠近任何城镇设施；请核对设施和村庄图层的位置。",
            "No village is near any town facility. Check the locations of the facility and village "
            "layers."},
    Wording{
        "field_ambiguous",
        "按名称有几列可用（名称相同、大小写不同，或年份、口径不同），采用了其中一列；或某列可能可用"
        "，"
        "但未采用；请核对 fields，或改列名。",
        "Several columns fit by name (identical, or differing in case, year or definition), and "
        "one of them is used; or a column may fit but is not used. Check fields, or rename the "
        "columns."},
    Wording{"field_name_repaired",
            "字段名在一个字的中间被截断，截到最后一个完整的字；在 fields 中请写截断后的名称。",
            "The field name was cut in the middle of a character and now ends at the last whole "
            "one. Use the shortened name in fields."},
    Wording{"formula_without_value",
            "公式没有存储计算结果，该单元格按空值读取；请用 Excel 或 LibreOffice 打开后保存，或改为"
            "数值。",
            "The result of the formula is not stored; the cell is read as empty. Open the workbook "
            "in Excel or LibreOffice and save it, or enter the value."},
    Wording{"geometry_empty", "没有几何，该记录未采用；请补几何。",
            "The record has no geometry and is left out. Add its geometry, or remove the record."},
    Wording{"geometry_invalid",
            "坐标不是有效数字或几何无效，该记录未采用；请修复几何（QGIS“修正几何图形”）。",
            "The coordinates are not numbers, or the geometry is invalid; the record is left out. "
            "Repair it, for example with \"Fix geometries\" in QGIS."},
    Wording{"geometry_out_of_range", "坐标超出坐标系的范围，该记录未采用；请改正坐标。",
            "The coordinates are outside the range of the CRS; the record is left out. Correct its "
            "coordinates."},
    Wording{"geometry_part_left_out",
            "几何有一部分无效或存疑，只略去这一部分，或按说明采用；如有影响，请修复几何。",
            "Part of the geometry is invalid or doubtful; only that part is left out, or it is "
            "used as the details say. Repair the geometry if this matters."},
    Wording{"geometry_wrong_type",
            "几何类型不符（例如应为线而是面），该记录未采用；请换图层，或用 where 排除。",
            "The geometry has the wrong type, such as a polygon instead of a line; the record is "
            "left out. Name another layer, or exclude such records with where."},
    Wording{"higher_level_row",
            "村庄记录中有合计、乡镇或县的行，是否采用见下；请删去，或用 where 排除。",
            "The layer of villages contains rows for totals, towns or the county; the details say "
            "which of them are left out. Remove them, or exclude them with where."},
    Wording{"households_above_people",
            "户数与人口数不相称（户数多于人口，或户均人口过多），均按原样采用；请核对两列。",
            "Numbers of people and households are inconsistent (more households than people, or "
            "too many people per household); both are used as they are. Check both columns."},
    Wording{"input_changed",
            "输入文件在运行期间被改动，按改动前读取，结果可能新旧混杂；请重新运行。",
            "An input file changed during the run; it was read as it was before, and the results "
            "may mix both states. Run the study again."},
    Wording{"kind_matched_in_part", "设施类型只按其中的部分文字对应到类别。",
            "The kind of facility was matched by part of its text."},
    Wording{"layer_far_away", "该图层远离其他图层，坐标系很可能有误，不作为依据。",
            "The layer is far from the others, so its CRS is probably wrong; it is not used as "
            "evidence."},
    Wording{"layer_given_twice", "两个图层是同一批记录；请核对其中一个的路径，或用 where 区分。",
            "Two layers consist of the same records. Check the path of one of them, or separate "
            "them with where."},
    Wording{"layer_role_doubtful",
            "该图层的名称、代码、属性列或范围像是另一类图层的；请核对其路径，两个图层可能写反。",
            "The names, codes, columns or extent of the layer are those of another kind of layer. "
            "Check its path; two layers may have been swapped."},
    Wording{"level_from_location", "设施未标级别，按与驻地的距离和是否位于建成区判定。",
            "The facilities have no level; it was determined from their distance to a town seat "
            "and from "
            "built-up land."},
    Wording{"linked_file_not_read",
            "该文件链接到其他文件，或另有列名相同的图层，其中的记录未读取；请合并为一个图层。",
            "The file links to other files, or contains other layers with the same columns, whose "
            "records are not read. Merge them into one layer."},
    Wording{"name_undecodable",
            "文字中有无法解码的字节，以 \uFFFD 代替；请用 encoding 指定编码，或改正该值。",
            "The text contains bytes that cannot be decoded; they are replaced by \uFFFD. Set "
            "encoding, or correct the value."},
    Wording{"name_unmatched", "乡镇或县的名称与其他图层或配置文件中的名称对不上；请统一写法。",
            "The name of a town or county does not match any name in the other layers or the "
            "study. Use the same spelling in both."},
    Wording{
        "network_in_pieces",
        "管网不连成一片：有的村只靠很短的孤立管段接入；这样的管段不作为水源、气源等接入点，也不能证"
        "明已接入，长度下限见指标库 min_piece。",
        "The network is not connected, and short pieces that hang on no source lie at "
        "villages; pieces below the catalogue's min_piece neither connect a village nor "
        "supply others. Complete the layer if the pieces are connected in reality."},
    Wording{"number_format_assumed",
            "数字的写法不止一种读法，或像是经过取整、单位有误；采用的读法见下。",
            "The numbers can be read in more than one way, or seem to be rounded or in another "
            "unit; the details say how they were read."},
    Wording{"number_unreadable", "数字无法识别，按缺失处理；请改填数字。",
            "The number cannot be read and is treated as missing. Enter a number."},
    Wording{"outside_boundaries", "位于行政区界线之外；请核对坐标或界线。",
            "The place is outside every boundary. Check its coordinates or the boundaries."},
    Wording{"parts_far_apart",
            "同一记录或同一代码的几处位置相距较远，或乡镇以整个范围给出，以第一处（面以最大的"
            "一块）为准；若为不同的村，请分成几条记录；乡镇驻地请用点。",
            "The parts of one village are far apart, or towns are given as areas; the first point "
            "or the largest polygon is used. If the parts are different villages, make a record "
            "for each; give town seats as points."},
    Wording{"parts_joined", "同一代码的几条面记录合为一个村。",
            "Polygons with the same code are treated as parts of one village."},
    Wording{"people_estimated", "没有人口数，按户数乘以指标库的户均人口估算。",
            "The number of people is missing and is estimated from the number of households and "
            "the catalogue's people per household."},
    Wording{"people_implausible", "人口数异常偏大，视为没有（有户数的按户数估算）；请核对。",
            "The number of people is implausibly large and is ignored; it is estimated from the "
            "households if these are known. Correct the value."},
    Wording{"people_missing", "没有人口数，按户数估算；户数也没有的，不计入人口合计；请补填。",
            "The number of people is missing. It is estimated from the households; if these are "
            "missing too, the village is not included in totals of people. Fill in the number."},
    Wording{"people_negative", "人口数为负，视为没有（有户数的按户数估算）；请改正。",
            "The number of people is negative and is ignored; it is estimated from the households "
            "if these are known. Correct the value."},
    Wording{"place_at_zero", "坐标为 (0, 0)，视为没有坐标，该记录未采用；请补坐标。",
            "The coordinates are (0, 0), which is treated as missing; the record is left out. Fill "
            "in the coordinates."},
    Wording{
        "place_far_away",
        "该记录或其个别顶点远离其他所有记录，坐标可能有误；可能的原因以及是否采用见下，请核对"
        "坐标。",
        "The record, or a vertex of it, is far from all others, so its coordinates may be wrong; "
        "the details give possible causes and say whether it is left out. Check its coordinates."},
    Wording{"quote_not_closed",
            "引号没有闭合，该引号按普通字符处理，各行仍按各自的记录读取；请补上或删去引号。",
            "A quotation mark is not closed; it is read as part of the text, and each line as a "
            "separate record. Close it or remove it."},
    Wording{
        "radius_implausible",
        "服务半径小于50米或大于100公里，或时间小于2分钟或大于4小时：设施自有的不采用，按指标库计"
        "；配置文件和指标库中的照用。请改正。",
        "A service radius is below 50 m or above 100 km, or a time limit below 2 minutes or above "
        "4 hours. A facility's own radius is ignored in favour of the catalogue's; values in the "
        "study or the catalogue are used as written. Correct the value."},
    Wording{"record_unreadable", "记录无法读取，未采用；请改正该行。",
            "The record cannot be read and is left out. Correct the line."},
    Wording{"records_not_in_use",
            "部分记录已停用、撤销、拆除，或尚在规划、在建：不计入覆盖、接入和统计，只在图上标出。",
            "Some records are closed, out of use, demolished, planned or under construction. They "
            "cover, connect and supply no village and are not counted, only drawn."},
    Wording{"road_without_length", "线的所有节点在同一处，没有长度，未采用；请删去或重画。",
            "All vertices of the line are at the same place, so it has no length; it is left out. "
            "Remove it or draw it again."},
    Wording{
        "roads_disconnected", "路网不连通，部分村庄只接在零散的路段上。",
        "The road network is not connected, and some villages reach only small components of it."},
    Wording{"roads_missing",
            "道路图层没有记录，按没有道路处理；请换图层，确无道路时写 complete = true。",
            "The layer of roads has no records and is treated as if there were no roads. Name "
            "another layer, or write complete = true if there are none."},
    Wording{"roads_out_of_reach",
            "没有一个村庄在接入道路最大距离之内有道路；请检查道路图层或 access_limit。",
            "No village has a road within the access limit. Check the layer of roads or [roads] "
            "access_limit."},
    Wording{"speed_implausible",
            "车速不是数字，或不在0至200公里/小时之间，按道路等级的车速处理；请改正。",
            "The speed is not a number between 0 and 200 km/h; the speed of the road's class is "
            "used. Correct the value."},
    Wording{"town_missing", "没有乡镇驻地，无法判定哪些设施属于城镇。",
            "There is no town seat, so it cannot be determined which facilities belong to towns."},
    Wording{"transmission_only",
            "部分线路或设施只输送、不配送（高压输电、直流、高压燃气、输水干管）：不能证明村庄已接入"
            "，也不作"
            "为接入点，只在图上标出；界限见指标库 transmission。",
            "Some lines or facilities only carry the service past the villages (transmission, DC, "
            "high-pressure gas, trunk mains). They connect and supply no village and are only "
            "drawn; the catalogue's transmission gives the limits."},
    Wording{"unknown_category",
            "村庄类别无法识别，按情况不明处理；请改用中心村、基层村、搬迁撤并等类别。",
            "The category of the village is not recognised and is treated as unknown. Write a "
            "category such as 中心村, 基层村 or 搬迁撤并."},
    Wording{"unknown_direction",
            "单行方向无法识别，按双向处理；请写 yes、no、-1、正向、反向或双向。",
            "The direction of the one-way road is not recognised; the road is treated as open in "
            "both directions. Write yes, no or -1."},
    Wording{"unknown_level",
            "级别无法识别，按情况不明处理；或与设施的类型、名称不符，以级别为准。请写县、镇或村。",
            "The level is not recognised and is treated as unknown; or it contradicts the kinds or "
            "names of the facilities, but is used. Write county, town or village."},
    Wording{"unknown_road_class",
            "道路等级不在指标库中，按等级不明道路的车速处理；请在指标库的 kinds 中补上该词。",
            "The class of the road is not in the catalogue; the speed of an unknown road is used. "
            "Add the word to kinds in the catalogue."},
    Wording{"unknown_service_kind", "设施类型不对应指标库中的任何类别，该设施未采用。",
            "The kind of facility does not match any service of the catalogue; the facility is "
            "left out."},
    Wording{"village_not_in_census", "普查表中没有该村，其数据仅取自村庄图层；请在普查表中补上。",
            "The census has no row for the village; only its data in the layer of villages are "
            "used. Add a row."},
};

const Wording& wording_of(ProblemKind kind) { return wordings[static_cast<std::size_t>(kind)]; }

constexpr bool in_order_of_the_enum() {
  return std::ranges::is_sorted(wordings, {}, &Wording::identifier) &&
         wordings.size() == static_cast<std::size_t>(ProblemKind::village_not_in_census) + 1;
}
static_assert(in_order_of_the_enum());

}  // namespace

std::string_view identifier(ProblemKind kind) { return wording_of(kind).identifier; }

std::string_view describe(ProblemKind kind, Language language) {
  const Wording& wording = wording_of(kind);
  return language == Language::zh ? wording.zh : wording.en;
}

std::string record_label(std::string_view code, std::string_view name) {
  return std::string(code.empty() ? name : code);
}

}  // namespace hinterland
