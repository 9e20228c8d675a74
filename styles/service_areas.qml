<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="0">
 <renderer-v2 type="categorizedSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0" attr="zone">
  <categories>
   <category symbol="0" label="核心圈" value="core" render="true" />
   <category symbol="1" label="外围圈" value="band" render="true" />
  </categories>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="color" value="179,207,221,255" />
      <Option type="QString" name="outline_style" value="no" />
      <Option type="QString" name="style" value="solid" />
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="color" value="219,233,239,255" />
      <Option type="QString" name="outline_style" value="no" />
      <Option type="QString" name="style" value="solid" />
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field name="zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="town" index="1" name="乡镇" />
  <alias field="town_code" index="2" name="乡镇代码" />
  <alias field="county" index="3" name="县" />
  <alias field="county_code" index="4" name="县代码" />
  <alias field="zone" index="5" name="圈层" />
  <alias field="area_km2" index="6" name="面积（平方公里）" />
  <alias field="reachable_road_km" index="7" name="可达道路长度（公里）" />
  <alias field="villages" index="8" name="村数（个）" />
  <alias field="people" index="9" name="人口（人）" />
 </aliases>
 <previewExpression>"town"</previewExpression>
 <mapTip>&lt;b&gt;[% "town" %]&lt;/b&gt;&lt;br&gt;圈层：[% coalesce(represent_value("zone"), '—') %]&lt;br&gt;村数（个）：[% coalesce("villages", '—') %]&lt;br&gt;人口（人）：[% coalesce("people", '—') %]&lt;br&gt;面积（平方公里）：[% coalesce(format_number("area_km2", 1), '—') %]&lt;br&gt;可达道路长度（公里）：[% coalesce(format_number("reachable_road_km", 1), '—') %]</mapTip>
 <layerGeometryType>2</layerGeometryType>
</qgis>
