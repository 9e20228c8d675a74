<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="1">
 <renderer-v2 type="graduatedSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="1" attr="rank" graduatedMethod="GraduatedColor">
  <ranges>
   <range symbol="0" label="第1～10位" lower="1" upper="10" render="true" />
   <range symbol="1" label="第11～50位" lower="11" upper="50" render="true" />
   <range symbol="2" label="第51～200位" lower="51" upper="200" render="true" />
   <range symbol="3" label="第201位及以后" lower="201" upper="9999999" render="true" />
  </ranges>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="140,28,34,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="3.4" />
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
   <symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="224,101,43,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="2.9" />
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
   <symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="247,183,101,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="2.4" />
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
   <symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="195,189,178,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="1.9" />
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
  <orderby>
   <orderByClause asc="0" nullsFirst="0">"rank"</orderByClause>
  </orderby>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fontFamily="Noto Sans CJK SC" fontSize="7" fontSizeUnit="Point" fontWeight="50" fontItalic="0" textColor="34,33,31,255" textOpacity="1" multilineHeight="1" blendMode="0" textOrientation="horizontal" fieldName="CASE WHEN coalesce(@map_scale, 0) &lt;= 50000 THEN &quot;rank&quot; || ' ' || coalesce(&quot;service_name&quot;, '') END" isExpression="1">
    <families>
     <family name="Source Han Sans SC" />
     <family name="Microsoft YaHei" />
     <family name="PingFang SC" />
     <family name="WenQuanYi Micro Hei" />
     <family name="SimHei" />
    </families>
    <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferJoinStyle="128" bufferNoFill="1" />
   </text-style>
   <text-format wrapChar="" multilineAlign="3" />
   <placement placement="6" placementFlags="10" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.3" distUnits="MM" priority="5" quadOffset="4" />
   <rendering drawLabels="1" scaleVisibility="1" scaleMin="0" scaleMax="150000" obstacle="1" obstacleFactor="1" obstacleType="1" displayAll="0" mergeLines="0" fontMaxPixelSize="10000" />
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field name="service">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="道路" value="road" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="建筑" value="building" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="交通" value="transport" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="供水" value="water_supply" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="排水" value="drainage" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="电力" value="power" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="燃气" value="gas" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="供热" value="heating" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="照明" value="lighting" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="环卫" value="sanitation" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="通讯" value="telecom" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="广电" value="broadcasting" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="医疗" value="medical" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="教育" value="education" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="治安" value="public_security" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="文化" value="culture" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="体育" value="sports" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="商业网点" value="commerce" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="便民店" value="convenience_shop" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="早餐店" value="breakfast_shop" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="菜市场" value="wet_market" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="家政服务点" value="home_services" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="邮政和快递" value="post_parcel" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="社区服务中心" value="community_service_centre" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="养老" value="elder_care" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="金融" value="finance" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="people_basis">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="统计人口" value="counted" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="按户数推算" value="households" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="人口不明，按中位数计" value="median" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="按村计" value="village" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="remedy">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="管线接入" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="村内配建" value="on_site" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="单村方案" value="standalone" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无" value="none" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="standalone_reason">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="接入成本过高" value="line_too_expensive" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无接入点" value="no_source" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无可行路由" value="no_route" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="alternative">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="砂石路" value="gravel_track" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="预约响应客运" value="on_call_bus" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="单村供水井" value="well" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="三格化粪池" value="septic_tank" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="离网光伏" value="off_grid_solar" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="瓶装液化气" value="bottled_gas" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="分散式清洁取暖" value="own_boiler" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="太阳能路灯" value="solar_lamps" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="卫星通信" value="satellite" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="直播卫星电视" value="satellite_dish" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="delay_code">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="第一年建成" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="未设年度预算" value="no_schedule" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="预算不足" value="budget" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="该类设施预算不足" value="service_budget" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="该县预算不足" value="county_budget" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="上游工程段未建" value="upstream" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="配置文件指定" value="pinned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="资金用于效益更高的缺口" value="lower_priority" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无法估算投资" value="no_cost" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="evidence">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="rank" index="1" name="排序" />
  <alias field="village_feature" index="2" name="村庄要素号" />
  <alias field="village_code" index="3" name="村庄代码" />
  <alias field="village" index="4" name="村庄" />
  <alias field="town" index="5" name="乡镇" />
  <alias field="town_code" index="6" name="乡镇代码" />
  <alias field="county" index="7" name="县" />
  <alias field="county_code" index="8" name="县代码" />
  <alias field="people" index="9" name="人口（人）" />
  <alias field="people_estimated" index="10" name="人口为估算" />
  <alias field="service" index="11" name="设施类别" />
  <alias field="service_name" index="12" name="设施类别名称" />
  <alias field="value_people" index="13" name="计入效益的人口" />
  <alias field="people_basis" index="14" name="人口来源" />
  <alias field="weight" index="15" name="服务权重" />
  <alias field="value" index="16" name="效益值" />
  <alias field="bundle" index="17" name="项目包" />
  <alias field="bundle_cost_cny" index="18" name="项目包投资（元）" />
  <alias field="value_per_10k_cny" index="19" name="每万元效益值（1/10,000 CNY）" />
  <alias field="rank_p5" index="20" name="位次的第5百分位" />
  <alias field="rank_p95" index="21" name="位次的第95百分位" />
  <alias field="top_probability" index="22" name="进入前列概率（0–1）" />
  <alias field="remedy" index="23" name="解决方式" />
  <alias field="standalone_reason" index="24" name="单村方案原因" />
  <alias field="alternative" index="25" name="单村方案" />
  <alias field="alt_name" index="26" name="单村方案名称" />
  <alias field="segment" index="27" name="工程段" />
  <alias field="nearest_source_m" index="28" name="距最近接入点（米）" />
  <alias field="cost_cny_low" index="29" name="投资估算下限（元）" />
  <alias field="cost_cny" index="30" name="投资估算（元）" />
  <alias field="cost_cny_high" index="31" name="投资估算上限（元）" />
  <alias field="cost_line_cny" index="32" name="线路分摊投资（元）" />
  <alias field="cost_local_cny" index="33" name="村内及入户投资（元）" />
  <alias field="saving_cny" index="34" name="同沟敷设节省投资（元）" />
  <alias field="project" index="35" name="项目编码" />
  <alias field="year" index="36" name="年度" />
  <alias field="planned_cny" index="37" name="计划投资（线路计入工程段）（元）" />
  <alias field="delay_code" index="38" name="未提前原因码" />
  <alias field="delay_reason" index="39" name="未提前原因" />
  <alias field="shortfall_cny" index="40" name="提前所缺资金（元）" />
  <alias field="evidence" index="41" name="判定依据" />
  <alias field="site" index="42" name="选址序号" />
  <alias field="site_name" index="43" name="选址名称" />
 </aliases>
 <previewExpression>"rank" || ' ' || coalesce("village", '')</previewExpression>
 <mapTip>&lt;b&gt;[% "rank" || ' ' || coalesce("village", '') %]&lt;/b&gt;&lt;br&gt;乡镇：[% coalesce("town", '—') %]&lt;br&gt;设施类别名称：[% coalesce("service_name", '—') %]&lt;br&gt;效益值：[% coalesce(format_number("value", 1), '—') %]&lt;br&gt;每万元效益值（1/10,000 CNY）：[% coalesce(format_number("value_per_10k_cny", 1), '—') %]&lt;br&gt;解决方式：[% coalesce(represent_value("remedy"), '—') %]&lt;br&gt;投资估算（元）：[% coalesce(format_number("cost_cny", 1), '—') %]&lt;br&gt;计划投资（线路计入工程段）（元）：[% coalesce(format_number("planned_cny", 1), '—') %]&lt;br&gt;年度：[% coalesce("year", '—') %]&lt;br&gt;未提前原因：[% coalesce("delay_reason", '—') %]&lt;br&gt;判定依据：[% coalesce(represent_value("evidence"), '—') %]</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
