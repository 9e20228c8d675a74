<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="0">
 <renderer-v2 type="singleSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0">
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="140,28,34,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="cross_fill" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="2.6" />
      <Option type="QString" name="size_unit" value="MM" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties" />
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field name="problem">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="有的列像是普查答案、村庄分类、状态、电压或容量，但未读取。若说明某项设施是否接通，或村庄属哪一类，请用 fields 指明；不应计入的记录请用 where 剔除。" value="answers_not_read" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="该记录的纬度写在经度之前，与其他记录相反，已互换；若不是这样，请用 axes 指定。" value="axes_swapped" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查值无法识别，按情况不明处理（设施的普查值不以图代替，普查表或补查表也未答复的，列入待补查清单）；请填“是”“否”或留空。" value="bad_census_value" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="每一年的预算都不够最便宜的一处缺口。" value="budget_too_small" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查列的答复有歧义，不能说明该村有没有这类设施，按情况不明处理；请用 meaning 说明其含义，或在指标库中说明。" value="census_answer_ambiguous" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查结果与图层矛盾，以普查为准；请核对两者，改正有误的一方。" value="census_conflict" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查表的记录属于哪个村存疑，处理方式见下；请核对两表的代码和名称。" value="census_match_doubtful" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查表的记录对不上任何村庄，未采用；请核对代码和名称。" value="census_row_unmatched" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="村代码与乡镇或县的名称不一致，以名称列为准；请核对两列。" value="code_contradicts_town" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="代码被电子表格改成了科学计数法，末位数字已丢失，按没有代码处理；请把该列设为文本后重新导出。" value="code_damaged" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="代码列中的这些内容不是代码，按没有代码处理；没有代码的请留空。" value="code_missing" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="几个不同的村使用同一代码，均予保留。" value="code_shared" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺少城镇设施资料，全部或部分村无法判定是否在服务半径内。" value="coverage_unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="坐标与所标坐标系不符，实际读法见下；若读法有误，请用 crs 或 axes 指定。" value="crs_doubtful" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="道路端点差一点没有接上，接上后会改变覆盖结果。" value="dangling_road_end" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="坐标系的基准缺少到 WGS 84 的转换参数，位置可偏数十米至数百米。" value="datum_ballpark" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="代码重复，只保留第一条；若为不同的村，请另编代码。" value="duplicate_code" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="附近有同名记录，或同一处有别的村、多处设施，都保留；若为同一村，请删去一条或用 where 排除；否则请核对坐标。" value="duplicate_place" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="文字编码与声明不符、无法确定，或文字在文件中已损坏；如何读取、如何改正见说明。" value="encoding_doubtful" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="该设施类别没有可接入的线路、设施或村庄，缺口一律按单村方案处理，指标库未列单村方案的不计投资；请补管网图层或已接通的普查结果。" value="extension_no_source" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有接入点，但线路无法通到该村，按单村方案处理，指标库未列单村方案的不计投资；请检查道路是否连通，或加大 across_limit。" value="extension_unreachable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有缺口的村没有人口数或人口为零，分摊延伸工程投资时按一人计；请补人口数。" value="extension_without_people" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="没有可用的公共服务设施，无法判定服务半径。" value="facilities_missing" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="没有一个村靠近任何城镇设施；请核对设施和村庄图层的位置。" value="facilities_out_of_reach" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="按名称有几列可用（名称相同、大小写不同，或年份、口径不同），采用了其中一列；或某列可能可用，但未采用；请核对 fields，或改列名。" value="field_ambiguous" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="字段名在一个字的中间被截断，截到最后一个完整的字；在 fields 中请写截断后的名称。" value="field_name_repaired" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="公式没有存储计算结果，该单元格按空值读取；请用 Excel 或 LibreOffice 打开后保存，或改为数值。" value="formula_without_value" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="没有几何，该记录未采用；请补几何。" value="geometry_empty" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="坐标不是有效数字或几何无效，该记录未采用；请修复几何（QGIS“修正几何图形”）。" value="geometry_invalid" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="坐标超出坐标系的范围，该记录未采用；请改正坐标。" value="geometry_out_of_range" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="几何有一部分无效或存疑，只略去这一部分，或按说明采用；如有影响，请修复几何。" value="geometry_part_left_out" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="几何类型不符（例如应为线而是面），该记录未采用；请换图层，或用 where 排除。" value="geometry_wrong_type" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="村庄记录中有合计、乡镇或县的行，是否采用见下；请删去，或用 where 排除。" value="higher_level_row" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="户数与人口数不相称（户数多于人口，或户均人口过多），均按原样采用；请核对两列。" value="households_above_people" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="输入文件在运行期间被改动，按改动前读取，结果可能新旧混杂；请重新运行。" value="input_changed" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="设施类型只按其中的部分文字对应到类别。" value="kind_matched_in_part" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="该图层远离其他图层，坐标系很可能有误，不作为依据。" value="layer_far_away" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="两个图层是同一批记录；请核对其中一个的路径，或用 where 区分。" value="layer_given_twice" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="该图层的名称、代码、属性列或范围像是另一类图层的；请核对其路径，两个图层可能写反。" value="layer_role_doubtful" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="设施未标级别，按与驻地的距离和是否位于建成区判定。" value="level_from_location" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="该文件链接到其他文件，或另有列名相同的图层，其中的记录未读取；请合并为一个图层。" value="linked_file_not_read" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="文字中有无法解码的字节，以 � 代替；请用 encoding 指定编码，或改正该值。" value="name_undecodable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="乡镇或县的名称与其他图层或配置文件中的名称对不上；请统一写法。" value="name_unmatched" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="管网不连成一片：有的村只靠很短的孤立管段接入；这样的管段不作为水源、气源等接入点，也不能证明已接入，长度下限见指标库 min_piece。" value="network_in_pieces" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="数字的写法不止一种读法，或像是经过取整、单位有误；采用的读法见下。" value="number_format_assumed" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="数字无法识别，按缺失处理；请改填数字。" value="number_unreadable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="位于行政区界线之外；请核对坐标或界线。" value="outside_boundaries" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="同一记录或同一代码的几处位置相距较远，或乡镇以整个范围给出，以第一处（面以最大的一块）为准；若为不同的村，请分成几条记录；乡镇驻地请用点。" value="parts_far_apart" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="同一代码的几条面记录合为一个村。" value="parts_joined" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="没有人口数，按户数乘以指标库的户均人口估算。" value="people_estimated" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="人口数异常偏大，视为没有（有户数的按户数估算）；请核对。" value="people_implausible" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="没有人口数，按户数估算；户数也没有的，不计入人口合计；请补填。" value="people_missing" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="人口数为负，视为没有（有户数的按户数估算）；请改正。" value="people_negative" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="坐标为 (0, 0)，视为没有坐标，该记录未采用；请补坐标。" value="place_at_zero" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="该记录或其个别顶点远离其他所有记录，坐标可能有误；可能的原因以及是否采用见下，请核对坐标。" value="place_far_away" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="引号没有闭合，该引号按普通字符处理，各行仍按各自的记录读取；请补上或删去引号。" value="quote_not_closed" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径小于50米或大于100公里，或时间小于2分钟或大于4小时：设施自有的不采用，按指标库计；配置文件和指标库中的照用。请改正。" value="radius_implausible" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="记录无法读取，未采用；请改正该行。" value="record_unreadable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="部分记录已停用、撤销、拆除，或尚在规划、在建：不计入覆盖、接入和统计，只在图上标出。" value="records_not_in_use" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="线的所有节点在同一处，没有长度，未采用；请删去或重画。" value="road_without_length" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="路网不连通，部分村庄只接在零散的路段上。" value="roads_disconnected" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="道路图层没有记录，按没有道路处理；请换图层，确无道路时写 complete = true。" value="roads_missing" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="没有一个村庄在接入道路最大距离之内有道路；请检查道路图层或 access_limit。" value="roads_out_of_reach" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="车速不是数字，或不在0至200公里/小时之间，按道路等级的车速处理；请改正。" value="speed_implausible" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="没有乡镇驻地，无法判定哪些设施属于城镇。" value="town_missing" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="部分线路或设施只输送、不配送（高压输电、直流、高压燃气、输水干管）：不能证明村庄已接入，也不作为接入点，只在图上标出；界限见指标库 transmission。" value="transmission_only" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="村庄类别无法识别，按情况不明处理；请改用中心村、基层村、搬迁撤并等类别。" value="unknown_category" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="单行方向无法识别，按双向处理；请写 yes、no、-1、正向、反向或双向。" value="unknown_direction" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="级别无法识别，按情况不明处理；或与设施的类型、名称不符，以级别为准。请写县、镇或村。" value="unknown_level" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="道路等级不在指标库中，按等级不明道路的车速处理；请在指标库的 kinds 中补上该词。" value="unknown_road_class" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="设施类型不对应指标库中的任何类别，该设施未采用。" value="unknown_service_kind" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查表中没有该村，其数据仅取自村庄图层；请在普查表中补上。" value="village_not_in_census" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="problem" index="1" name="问题类型" />
  <alias field="text" index="2" name="说明" />
  <alias field="layer" index="3" name="图层" />
  <alias field="feature" index="4" name="要素号" />
  <alias field="record" index="5" name="记录" />
  <alias field="detail" index="6" name="详情" />
 </aliases>
 <previewExpression>coalesce("record", "layer")</previewExpression>
 <mapTip>&lt;b&gt;[% "text" %]&lt;/b&gt;&lt;br&gt;图层：[% coalesce("layer", '—') %]&lt;br&gt;要素号：[% coalesce("feature", '—') %]&lt;br&gt;记录：[% coalesce("record", '—') %]&lt;br&gt;详情：[% coalesce("detail", '—') %]</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
