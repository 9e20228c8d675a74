<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="1">
 <renderer-v2 type="categorizedSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0" attr="role">
  <categories>
   <category symbol="0" label="建议选址" value="site" render="true" />
   <category symbol="1" label="拟集中村" value="relocates" render="true" />
  </categories>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="91,63,140,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="pentagon" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="5.2" />
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
      <Option type="QString" name="color" value="91,63,140,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="1.2" />
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
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fontFamily="Noto Sans CJK SC" fontSize="8" fontSizeUnit="Point" fontWeight="50" fontItalic="0" textColor="91,63,140,255" textOpacity="1" multilineHeight="1" blendMode="0" textOrientation="horizontal" fieldName="CASE WHEN coalesce(@map_scale, 0) &lt;= 200000 THEN CASE WHEN &quot;role&quot; = 'site' AND (&quot;village&quot; IS NULL OR coalesce(@map_scale, 1e9) > 100000) THEN &quot;site_name&quot; END END" isExpression="1">
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
   <placement placement="6" placementFlags="10" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.3" distUnits="MM" priority="8" quadOffset="4" />
   <rendering drawLabels="1" scaleVisibility="1" scaleMin="0" scaleMax="600000" obstacle="1" obstacleFactor="1" obstacleType="1" displayAll="0" mergeLines="0" fontMaxPixelSize="10000" />
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field name="role">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="承载村" value="site" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="集中" value="relocates" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="site_kind">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="中心村" value="central_village" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="驻地附近" value="near_seat" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="备选点" value="proposed" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="site" index="1" name="选址序号" />
  <alias field="site_name" index="2" name="选址名称" />
  <alias field="role" index="3" name="角色" />
  <alias field="site_kind" index="4" name="选址类型" />
  <alias field="adopted" index="5" name="是否采纳" />
  <alias field="village_feature" index="6" name="村庄要素号" />
  <alias field="village_code" index="7" name="村庄代码" />
  <alias field="village" index="8" name="村庄" />
  <alias field="town" index="9" name="乡镇" />
  <alias field="town_code" index="10" name="乡镇代码" />
  <alias field="county" index="11" name="县" />
  <alias field="county_code" index="12" name="县代码" />
  <alias field="people" index="13" name="人口（人）" />
  <alias field="people_estimated" index="14" name="人口为估算" />
  <alias field="site_people" index="15" name="集中后人口（人）" />
  <alias field="villages" index="16" name="村数（个）" />
  <alias field="straight_m" index="17" name="直线距离（米）" />
  <alias field="farthest_m" index="18" name="最远距离（米）" />
 </aliases>
 <previewExpression>coalesce("village", "site_name")</previewExpression>
 <mapTip>&lt;b&gt;[% coalesce("village", "site_name") %]&lt;/b&gt;&lt;br&gt;角色：[% coalesce(represent_value("role"), '—') %]&lt;br&gt;选址名称：[% coalesce("site_name", '—') %]&lt;br&gt;选址类型：[% coalesce(represent_value("site_kind"), '—') %]&lt;br&gt;人口（人）：[% coalesce("people", '—') %]&lt;br&gt;集中后人口（人）：[% coalesce("site_people", '—') %]&lt;br&gt;村数（个）：[% coalesce("villages", '—') %]&lt;br&gt;直线距离（米）：[% coalesce(format_number("straight_m", 1), '—') %]&lt;br&gt;最远距离（米）：[% coalesce(format_number("farthest_m", 1), '—') %]&lt;br&gt;乡镇：[% coalesce("town", '—') %]</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
