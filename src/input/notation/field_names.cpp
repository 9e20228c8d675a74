// SPDX-License-Identifier: Apache-2.0
#include "input/notation/field_names.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/word_list.hpp"
#include "input/notation/field_label.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <set>
#include <sstream>

namespace hinterland {

namespace {

struct KnownField {
  std::string role;
  std::vector<std::string> names;
};

using KnownFields = std::vector<KnownField>;

/// Splits a list of names at blanks.
std::vector<std::string> listed_names(const char* text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()};
}

/// The names, followed by the same as questions: 是否搬迁, 是否为传统村落.
std::vector<std::string> question_names(const char* text) {
  const std::vector<std::string> names = listed_names(text);
  std::vector<std::string> all = names;
  for (const char* prefix : {"是否", "是否为", "是否是", "是否属", "是否属于", "是否已列入",
                             "是否列入", "是否纳入", "能否", "可否"}) {
    for (const std::string& name : names) {
      const bool is_chinese = is_beyond_ascii(name.front());
      if (is_chinese) all.push_back(prefix + name);
    }
  }
  return all;
}

// Shapefiles limit names to ten bytes, so long names are listed in their short form as well. Within
// a role, specific names come first: CUNMC is always the name of a village, NAME may be that of
// anything.

// Column names that are used for towns only.
constexpr const char* names_of_towns =
    "乡镇 乡镇名 乡镇级 乡镇名称 乡镇名_ 所属乡镇 所在乡镇 乡名 镇名 乡名称 镇名称 乡镇街道 "
    "街道乡镇 "
    "乡镇街道名 街道乡镇名 乡镇街道名称 街道乡镇名称 镇街 街镇 镇街名 街镇名 镇街名称 街镇名称 "
    "街道 "
    "街道名 街道名称 街道办 街道办名称 XZMC XZXZQMC XIANGMC XIANG_MC XZJMC XZJDMC XZJGZQYMC "
    "xiang_name xiangzhen xiangzhenming zhenming jiedao 镇 乡 town township town_name township_na "
    "乡镇（街道） 乡（镇） 镇（街道） 乡级行政区 乡级行政区名称 乡级政区 乡级政区名称";

constexpr const char* names_of_counties =
    "county county_name COUNTY_NAM 县 区县 区县名 区县级 县名 县名称 县区名 县区名_ 区县名称 "
    "县区名称 "
    "县级名称 所属区县 XIANMC XIAN_MC xian_name QXMC XJXZQMC XJGZQYMC xian 县市区 县区 区县市 "
    "县(市、区) 县（市、区） 所在县 quxian xianming 县级行政区 县级行政区名称 县级政区 "
    "县级政区名称";

// Names of places in boundaries with numbered levels, from the smallest.
constexpr const char* names_by_level =
    "NAME_4 ADM4_ZH ADM4_EN ADM4_NAME NAME_3 ADM3_ZH ADM3_EN ADM3_NAME adm3_name NAME_2 ADM2_ZH "
    "ADM2_EN ADM2_NAME adm2_name NAME_1 ADM1_ZH ADM1_EN ADM1_NAME adm1_name";

constexpr const char* names_of_village_land = "村名 村名称 行政村 行政村名称 CUNMC XZCMC CJDCQMC";

std::vector<std::string> words_of(std::initializer_list<const char*> lists) {
  std::vector<std::string> all;
  for (const char* list : lists) {
    const std::vector<std::string> more = listed_names(list);
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

// Of the state of a record: in use, planned, closed.
constexpr const char* names_of_states =
    "status 状态 运行状态 运营状态 使用状态 营业状态 建设状态 投运状态 设施状态 线路状态 管线状态 "
    "管道状态 道路状态 现状状态 存续状态 在用状态 当前状态 lifecycle lifecycle_status "
    "lifecycle_state op_status operational_status operating_status oper_status asset_status "
    "life_cycle_status project_status construction_status use_status 建设阶段 建设情况 运行情况 "
    "使用情况 运营情况 建设时序 zhuangtai ZT YXZT SYZT JSZT YYZT";

// Of villages, of which other columns of states say something else: 现状 of what, 建设 of what.
constexpr const char* names_of_village_states =
    "status 状态 村庄状态 村状态 使用状态 存续状态 居住状态 lifecycle lifecycle_status "
    "place_status village_status";

constexpr const char* names_of_voltages =
    "voltage 电压 电压等级 额定电压 运行电压 电压级别 线路电压 voltage_kv voltage_v kv "
    "nominal_voltage rated_voltage operating_voltage volt volts DYDJ DY base_kv v_nom";

constexpr const char* names_of_usages =
    "usage 用途 管线用途 管道用途 线路用途 功能 线路性质 管道性质 管线性质 线路类型 管道类型 "
    "管线类型 线路类别 管道类别 管线类别 line_type pipe_type";

KnownFields places_of_villages() {
  return {
      {"code",
       listed_names(
           "village_code villagecod ADM5_PCODE ADM4_PCODE adm5Pcode adm4Pcode admin5Pcode "
           "admin4Pcode CUNDM CUN_DM 村代码 村级码 村编码 村编号 村代号 村庄代码 村庄编码 村庄编号 "
           "村委会代码 行政村代码 行政村编码 行政村编号 村居代码 村(居)代码 村(社区)代码 "
           "村(居)编码 "
           "自然村代码 自然村编码 自然村编号 自然屯代码 自然屯编码 居民点代码 居民点编码 "
           "居民点编号 村民小组代码 村民小组编码 村民小组编号 小组代码 小组编码 hamlet_code "
           "settlement_code settlement_id "
           "code XZQDM 行政区代码 代码 "
           "JCHDM CJDM CDM CWHDM CJDCQDM ZLDWDM DJZQDM CZCUNDM SQCDM SQBM XJDM XZBM AREA_CODE "
           "BLOCK_CODE PAC comid "
           "pcode HAB_ID CUN 编码 BSM 区划代码 区划编码 行政区划代码 "
           "统计用区划代码 cunbm "
           "XZCDM cundaima cunbianma daima bianma quhuadaima village_id vill_code "
           "村居编码 codigo código Código CÓDIGO codigo_aldeia code_village kode_desa kode "
           "GID_5 GID_4 ADM3_PCODE adm3Pcode admin3Pcode GID_3 QSDWDM 权属单位代码 id DM")},
      {"name",
       listed_names(
           "village village_name village_na CUNMC CUN_MC cun_name 村名 村名称 村级名 村庄名称 "
           "行政村名称 行政村名 村委会名称 村居名称 村(居)名称 村(居)委会名称 村(社区)名称 name "
           "XZQMC "
           "村级 行政村 名称 CJMC CMC XZCMC CWHMC CJDCQMC ZLDWMC DJZQMC CZCUNMC SQCMC SQMC XJMC "
           "CJGZQYMC "
           "area_name comname XZQM BLOCK_NAME CNAME HAB_NAME cun 居委会 村庄 村委会 村委会名称 "
           "自然村 自然村名 自然村名称 自然屯 自然屯名 自然屯名称 屯名 屯名称 村民小组 "
           "村民小组名 村民小组名称 村组名称 小组名称 组名 居民点 居民点名 居民点名称 聚落 "
           "聚落名称 "
           "hamlet_name village_group 村社区 社区名称 cunming cunmingcheng xingzhengcun cunzhuang "
           "mingcheng vill_name settlement settlement_name community_name hamlet 行政村名称 "
           "行政村名 村委名称 name_zh name_cn name_en 村居名称 村居名 村居 村社名称 "
           "村(居)名称 村(居)名 村(居) 村（居） 村（社区） 村(社区)名称 村(社区) 村(居)委会名称 "
           "村(居)委会 "
           "村/社区 村、社区 村（组） nom_village "
           "nom_localite nom_loc aldeia povoado localidade localidad comunidade comunidad "
           "nome nom nombre desa nama_desa kelurahan nama 村 村居 村屯 屯 村组 所在村 "
           "所属村 社区 地名 QSDWMC 权属单位名称 locality MC "
           "ADM5_EN ADM5_FR ADM5_ES ADM5_PT ADM5_AR ADM5_NAME adm5_name admin5Name "
           "admin5Name_en NAME_5 "
           "ADM4_EN ADM4_FR ADM4_ES ADM4_PT ADM4_AR ADM4_TH ADM4_VI ADM4_ZH ADM4_NAME "
           "admin4Name admin4Name_en NAME_4 "
           "ADM3_EN ADM3_FR ADM3_ES ADM3_PT ADM3_AR ADM3_TH ADM3_VI ADM3_ZH ADM3_NAME "
           "admin3Name admin3Name_en NAME_3")},
  };
}

KnownFields units_of_villages() {
  return {{"town", words_of({"town town_name township", names_of_towns,
                             "SJGZQYMC StreetName StreetNa_1 BLOCK_ID xiang"})},
          {"county", words_of({names_of_counties, "DistName DistName_1 DISTRICT_I"})}};
}

KnownFields figures_of_villages() {
  return {
      {"people",
       listed_names(
           "people population 人口 总人口 人口数 常住人口 CZRK CZRKS RKS RK ZRK ZRKS RKZS "
           "户籍人口 HJRK HJRKS 人口总数 POP TOT_POPULA TOTAL_POP POP_TOTAL 常住人口数 "
           "户籍人口数 户籍人数 常住人数 人数 总人数 户籍人口总数 常住人口总数 "
           "居民人数 实有人口 "
           "现有人口 总人口数 现状人口 现状人口数 现状总人口 人口现状 现有人口数 人口总量 "
           "总人口数量 "
           "现状常住人口 现状户籍人口 年末总人口 年末总人口数 年末常住人口 在籍人口 "
           "村人口 村民人数 人口合计 人口数量 常住总人口 户籍总人口 "
           "普查人口 七普人口 七普常住人口 六普人口 renkou renkoushu zongrenkou zongrenkoushu "
           "changzhurenkou hujirenkou renshu tot_pop popn population_total total_population "
           "pop_count num_people number_of_people no_of_people inhabitants residents persons "
           "village_population resident_population population_resident resident_pop pop_resident "
           "permanent_population registered_population population_registered registered_pop "
           "pop_registered hukou_population resident_people registered_people "
           "permanent_residents registered_residents pop_tot T_TL population_totale populacao "
           "população População POPULAÇÃO populacao_total população_total poblacion población "
           "Población POBLACIÓN poblacion_total población_total habitantes habitants "
           "moradores penduduk jumlah_penduduk")},
      {"households",
       listed_names(
           "households household 户数 总户数 HS ZHS HJHS CZHS 户籍户数 常住户数 HU_SHU TOT_HH "
           "户籍总户数 常住总户数 户籍户 常住户 户籍家庭户数 常住家庭户数 居民户数 农户数 "
           "家庭户数 户数合计 住户数 住户 家庭户 农户 户数量 总住户数 总住户 实有户数 现有户数 "
           "现状户数 现状总户数 户数现状 年末总户数 在籍户数 村民户数 常住家庭户 户籍家庭户 户 "
           "hushu zonghushu hh hhs num_hh no_hh "
           "resident_households registered_households "
           "hh_count total_households number_of_households no_of_households num_households "
           "menages ménages Ménages MÉNAGES nombre_de_menages nb_menages familias famílias "
           "Famílias hogares Hogares domicilios domicílios Domicílios agregados "
           "viviendas foyers "
           "jumlah_kk")},
      {"natural_villages",
       listed_names("natural_villages 自然村数 自然村个数 自然村总数 自然村数量 自然屯数 "
                    "number_of_hamlets no_of_hamlets hamlets")},
      {"year", listed_names(
                   "year 年份 年度 年 财年 财政年度 统计年份 统计年度 数据年份 数据年度 普查年份 "
                   "普查年度 调查年份 "
                   "调查年度 所属年份 所属年度 报告年度 报表年度 统计年 census_year survey_year "
                   "data_year report_year reference_year fiscal_year year_of_census year_of_survey "
                   "FY 调查年 普查年 数据年 报告年")},
      {"village_groups",
       listed_names("village_groups 村民小组数 村民小组个数 村民组数 小组数 组数")},
      {"parent",
       listed_names(
           "parent 所属行政村 所在行政村 隶属行政村 所属行政村名称 所在行政村名称 所属村委会 "
           "所在村委会 所属村居 所属建制村 所属社区 所属村 所在村 所属村名称 隶属村 行政村 "
           "行政村名称 行政村名 上级 上级名称 上级村 上级行政村 上级单位 上级代码 隶属 隶属关系 "
           "父级 父级名称 父级代码 所属行政村代码 行政村代码 parent_name parent_village "
           "parent_code parent_id administrative_village admin_village")},
      {"level",
       listed_names(
           "level 级别 层级 行政级别 等级 类型 类别 性质 村庄级别 村级别 村庄类型 村庄类别 "
           "村庄性质 村类型 村类别 聚落类型 居民点类型 JB LX type kind class grade rank "
           "village_type settlement_type place_type admin_level")},
  };
}

KnownFields marks_of_villages() {
  return {
      {"category",
       listed_names(
           "category village_category village_ca 村庄类型 村庄分类 村庄类别 村庄规划分类 "
           "村庄规划类型 村庄布局分类 村庄布局类型 村庄发展分类 村庄发展类型 规划分类 五类村庄 "
           "CZLX CZFL CZGHLX 规划类型 规划类别 村分类 村类型 村类别 类别 类型 是否中心村 "
           "是否为中心村 是否是中心村 是否属于中心村 是否规划中心村 SFZXC is_central")},
      {"protected",
       question_names(
           "protected is_protected 传统村落 历史文化名村 保护 保护村 特色保护 特色保护村 "
           "特色保护类 传统村落名录 传统村 传统村落保护 传统古村落 历史文化保护 历史文化村 "
           "历史文化名村传统村落 CTCL SFCTCL SFBH")},
      {"movable",
       question_names(
           "movable is_movable 搬迁 可搬迁 搬迁撤并 搬迁撤并类 撤并 可撤并 撤并村 搬迁村 "
           "整村搬迁 愿意搬迁 愿搬迁 同意搬迁 搬迁意愿 有搬迁意愿 拟搬迁 拟撤并 拟整村搬迁 "
           "迁并 拟迁并 需搬迁 需要搬迁 列入搬迁 纳入搬迁 列入搬迁计划 纳入搬迁计划 "
           "列入搬迁撤并 纳入搬迁撤并 列入撤并 纳入撤并 计划搬迁 SFBQ SFCB")},
      {"sparse",
       question_names("sparse is_sparse 地广人稀 偏远 偏远村 人口稀疏 人口稀少 人烟稀少 SFPY")},
  };
}

const KnownFields& village_fields() {
  static const KnownFields fields = [] {
    KnownFields all = places_of_villages();
    for (const KnownFields& more :
         {units_of_villages(), figures_of_villages(), marks_of_villages()})
      all.insert(all.end(), more.begin(), more.end());
    all.push_back({"status", listed_names(names_of_village_states)});
    return all;
  }();
  return fields;
}

const KnownFields& town_fields() {
  static const KnownFields fields = {
      {"code",
       listed_names(
           "town_code code XZQDM XZDM XZJDM XZXZQDM 乡镇码 乡镇代码 乡镇代 乡代码 镇代码 街道码 "
           "行政区代码 代码 编码 STREET_ID STREET_COD StreetCODE StreetID PAC xiang HAB_ID "
           "乡镇编码 乡镇编号 xiangzhendaima daima bianma")},
      {"name",
       words_of(
           {"town_name name town XZMC XZQMC 乡镇名 乡镇名称 乡镇级 乡镇名_ 乡镇 乡名称 镇名称 名称",
            names_of_towns,
            "StreetName HAB_NAME mingcheng nome nom nombre ADM3_EN NAME_3 驻地名称 驻地名 "
            "驻地 乡镇驻地 乡镇驻地名称 乡镇政府 乡镇政府驻地 乡镇政府名称 镇政府驻地 "
            "政府驻地 政府名称 机关名称 单位名称 seat seat_name MC DWMC 地名 name_zh name_cn "
            "name_en ADM3_ZH ADM3_NAME adm3_name admin3Name 行政区名称 行政区 xiang_zhen"})},
      {"county", words_of({names_of_counties, "DistName DISTRICT_I"})},
      {"level",
       {"level", "级别", "层级", "行政级别", "等级", "XZJB", "JB", "area_level", "admin_level"}},
      {"people",
       listed_names(
           "people population 人口 镇区人口 驻地人口 常住人口 总人口 总人口数 现状人口 CZRK ZQRK "
           "RKS RK HJRK POP "
           "TOT_POPULA 人口数 人数 renkou zongrenkou changzhurenkou tot_pop total_population "
           "inhabitants residents")},
      {"non_farm_share",
       listed_names(
           "non_farm_share non_farm_s nonfarm non_farm 非农就业比重 非农从业比重 非农就业率 "
           "非农比重 FNJY FNBZ FNJYBZ")},
      {"status", listed_names(names_of_states)},
  };
  return fields;
}

const KnownFields& facility_fields() {
  static const KnownFields fields = {
      {"code",
       {"code", "facility_code", "设施代码", "编码", "代码", "FACILITY_I", "BSM", "id", "设施编码",
        "设施编号", "编号", "daima", "bianma", "学校标识码", "学校代码", "机构代码", "单位代码"}},
      {"name", {"name",     "facility", "facility_name", "设施名称",  "单位名称",        "名称",
                "MC",       "SSMC",     "DWMC",          "FAC_DESC",  "设施名",          "机构名称",
                "学校名称", "医院名称", "地名",          "mingcheng", "sheshimingcheng", "poi_name",
                "nome",     "nom",      "nombre",        "nama"}},
      {"kind",
       {"kind",        "service",  "facility_kind", "设施类型",      "设施类别",     "类型",
        "类别",        "种类",     "SSLX",          "SSLB",          "LX",           "LB",
        "type",        "category", "amenity",       "FAC_CATEGO",    "设施种类",     "设施大类",
        "设施小类",    "机构类型", "机构类别",      "中类",          "大类",         "leixing",
        "leibie",      "zhonglei", "sheshileixing", "facility_type", "fac_type",     "service_type",
        "poi_type",    "tipo",     "jenis",         "办学类型",      "学校办学类型", "学校类型",
        "学校类别",    "单位类型", "单位类别",      "医疗机构类型",  "小类",         "二级分类",
        "second_class"}},
      {"level", {"level", "级别", "设施级别", "等级", "层级", "SSJB", "JB", "jibie", "dengji"}},
      {"radius",
       listed_names(
           "radius radius_m 服务半径 半径 service_radius FWBJ 辐射半径 覆盖半径 服务覆盖半径 "
           "服务辐射半径 有效服务半径 最大服务半径 设计服务半径 规划服务半径 服务距离 辐射距离 "
           "覆盖距离 最大服务距离 FSBJ FGBJ coverage_radius catchment_radius service_distance "
           "catchment_distance")},
      {"status", listed_names(names_of_states)},
      {"voltage", listed_names(names_of_voltages)},
      {"usage", listed_names("usage 用途 substation substation_type station_type 变电站类型")},
  };
  return fields;
}

const KnownFields& road_fields() {
  static const KnownFields fields = {
      {"class",
       listed_names(
           "class road_class highway fclass 道路等级 公路等级 行政等级 技术等级 道路类型 "
           "道路类别 公路类型 等级 类别 类型 DLDJ GLDJ XZDJ JSDJ DLLX DLLB RTEG type kind")},
      {"speed",
       listed_names(
           "speed_kmh speed maxspeed 限速 设计速度 设计时速 设计车速 时速 车速 速度 SJSS SJSD CS")},
      {"oneway", listed_names("oneway one_way 单行 是否单行 单行线 单向 通行方向 SFDX DXX")},
      {"bridge", listed_names("bridge is_bridge 是否桥梁")},
      {"tunnel", listed_names("tunnel is_tunnel 是否隧道")},
      {"status", listed_names(names_of_states)},
  };
  return fields;
}

const KnownFields& network_fields() {
  static const KnownFields fields = {
      {"name", listed_names("name 名称 线路名称 管线名称 管道名称 线路名 管道名 管段名称 MC "
                            "line_name pipe_name")},
      {"status", listed_names(names_of_states)},
      {"voltage", listed_names(names_of_voltages)},
      {"usage", listed_names(names_of_usages)},
      {"pressure", listed_names("pressure 压力 压力等级 压力级别 设计压力 运行压力 工作压力 "
                                "压力级制 pressure_mpa design_pressure operating_pressure "
                                "max_pressure YLDJ SJYL")},
      {"diameter", listed_names("diameter 管径 口径 公称直径 直径 管道直径 管道口径 DN "
                                "diameter_mm pipe_diameter nominal_diameter diam dia GJ "
                                "管径规格 规格")},
  };
  return fields;
}

const KnownFields& boundary_fields() {
  static const KnownFields fields = {
      {"code",
       listed_names("乡镇代码 乡镇编码 乡镇码 镇代码 XZDM XZJDM XZXZQDM code XZQDM 行政区代码 代码 "
                    "区县码 编码 adcode PAC BLOCK_ID 区县代码 县代码 GID_3 ADM3_PCODE GID_2 "
                    "ADM2_PCODE 行政区划代码 区划代码")},
      {"name", words_of({names_of_towns,
                         "name XZQMC 名称 行政区名称 行政区划名称 区划名称 MC area_name BLOCK_NAME",
                         "shapeName XJQYMC name_zh name_cn name_en", names_by_level,
                         names_of_counties, names_of_village_land, "市 地市 地级市 市名 市名称"})},
      {"county", listed_names(names_of_counties)},
  };
  return fields;
}

const KnownFields& exclusion_fields() {
  static const KnownFields fields = {
      {"code", {"code", "代码", "编码", "BSM"}},
      {"name", {"name", "名称", "MC", "HXMC"}},
      {"kind", {"kind", "type", "类型", "类别", "种类", "DLMC", "LX", "LB"}},
  };
  return fields;
}

const KnownFields& site_fields() {
  static const KnownFields fields = {{"name", {"name", "site", "名称", "选址名称", "MC"}}};
  return fields;
}

const KnownFields& fields_of(LayerKind kind) {
  static const KnownFields none;
  switch (kind) {
    case LayerKind::towns:
      return town_fields();
    case LayerKind::villages:
      return village_fields();
    case LayerKind::facilities:
      return facility_fields();
    case LayerKind::roads:
      return road_fields();
    case LayerKind::boundaries:
      return boundary_fields();
    case LayerKind::exclusions:
      return exclusion_fields();
    case LayerKind::sites:
      return site_fields();
    case LayerKind::networks:
      return network_fields();
  }
  return none;
}

bool is_one_of(std::string_view header, const char* names) {
  const std::string label = field_label(header).name;
  return std::ranges::any_of(listed_names(names), [&](const std::string& name) {
    return field_label(name).name == label;
  });
}

}  // namespace

Level level_named(std::string_view header) {
  if (is_one_of(header, names_of_towns)) return Level::town;
  if (is_one_of(header, names_of_counties)) return Level::county;
  return is_one_of(header, names_of_village_land) ? Level::village : Level::unknown;
}

std::vector<std::string> known_roles(LayerKind kind) {
  std::vector<std::string> roles;
  for (const KnownField& field : fields_of(kind)) roles.push_back(field.role);
  return roles;
}

std::vector<std::string> known_names(LayerKind kind, std::string_view role) {
  const KnownFields& fields = fields_of(kind);
  const auto found = std::ranges::find(fields, role, &KnownField::role);
  return found == fields.end() ? std::vector<std::string>{} : found->names;
}

// Names with a datum of web maps follow those without, because their shift has to be undone.

std::vector<std::string> longitude_names() {
  return listed_names(
      "lon lng long longitude longitude_wgs84 lon_wgs84 lng_wgs84 经度_wgs84 "
      "经度_cgcs2000 经度 JD POINT_X x 坐标x x坐标 easting 东经 经度值 jingdu "
      "lon_dd long_dd lon_deg x_coord coord_x x_coordinate gps_lon gps_lng gps_longitude "
      "gps_x centroid_x lon_x longitude_gcj02 lon_gcj02 lng_gcj02 longitude_bd09 lon_bd09 "
      "lng_bd09 gps_e gps经度 经度坐标 中心经度 中心点经度 位置经度 "
      "地理经度 大地经度 横坐标 横坐标x 横坐标y 横坐标(x) 横坐标(y) "
      "东坐标 东向坐标 东距 e坐标 坐标e east e");
}

std::vector<std::string> latitude_names() {
  return listed_names(
      "lat latitude latitude_wgs84 纬度_wgs84 纬度_cgcs2000 lat_wgs84 纬度 WD "
      "POINT_Y y 坐标y y坐标 northing 北纬 纬度值 weidu lat_dd lat_deg y_coord "
      "coord_y y_coordinate gps_lat gps_latitude gps_y centroid_y lat_y latitude_gcj02 "
      "lat_gcj02 latitude_bd09 lat_bd09 gps_n gps纬度 纬度坐标 中心纬度 "
      "中心点纬度 位置纬度 地理纬度 大地纬度 纵坐标 纵坐标y "
      "纵坐标x 纵坐标(x) 纵坐标(y) 北坐标 北向坐标 北距 n坐标 坐标n "
      "north n");
}

std::vector<std::string> place_names() {
  std::vector<std::string> names;
  // The name may suggest the order of the coordinates; the cells decide.
  for (const char* lon : {"lon", "lng", "long", "longitude", "经度", "x"}) {
    for (const char* lat : {"lat", "latitude", "纬度", "y"}) {
      for (const char* between : {"", "_", ",", "/", ", ", "、", " "}) {
        names.push_back(std::string(lon) + between + lat);
        names.push_back(std::string(lat) + between + lon);
      }
    }
  }
  for (const char* other :
       {"经纬度",   "经纬度坐标",   "中心点经纬度", "纬经度",    "坐标",     "地理坐标",
        "中心坐标", "中心点坐标",   "位置坐标",     "gps",       "gps坐标",  "坐标点",
        "坐标位置", "coordinates",  "coordinate",   "coords",    "coord",    "geo_point",
        "geopoint", "geo_point_2d", "geolocation",  "location",  "position", "point",
        "wkt",      "geom",         "geometry",     "the_geom",  "shape",    "point_wkt",
        "wkt_geom", "geom_wkt",     "位置",         "jingweidu", "zuobiao"}) {
    names.emplace_back(other);
  }
  return names;
}

namespace {

const std::set<std::string, std::less<>>& all_known_names() {
  static const std::set<std::string, std::less<>> known = [] {
    std::set<std::string, std::less<>> names;
    const auto add = [&](const std::vector<std::string>& more) {
      for (const std::string& name : more) {
        names.insert(field_label(name).name);
        names.insert(bare_label(name).name);
      }
    };
    for (const LayerKind kind :
         {LayerKind::towns, LayerKind::villages, LayerKind::facilities, LayerKind::networks,
          LayerKind::roads, LayerKind::boundaries, LayerKind::exclusions, LayerKind::sites}) {
      for (const std::string& role : known_roles(kind)) {
        // Below 自来水, 运行状态 or 管径 is the end of a name and not a header of its own.
        const bool is_quality =
            kind == LayerKind::networks || role == "status" || role == "voltage" || role == "usage";
        if (!is_quality) add(known_names(kind, role));
      }
    }
    add(longitude_names());
    add(latitude_names());
    add(place_names());
    names.erase("");
    names.erase("户");  // also a unit, below 通自来水
    return names;
  }();
  return known;
}

}  // namespace

bool is_known_header(std::string_view cell) {
  return all_known_names().contains(field_label(cell).name) ||
         all_known_names().contains(bare_label(cell).name);
}

bool is_known_word(const std::string& word) { return all_known_names().contains(word); }

bool is_blank_cell(std::string_view cell) { return narrow_text(cell).empty(); }

std::size_t known_headers(const std::vector<std::string>& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row, [](auto& cell) { return is_known_header(cell); }));
}

}  // namespace hinterland
