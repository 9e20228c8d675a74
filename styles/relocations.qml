<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="0">
 <renderer-v2 type="singleSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0">
  <symbols>
   <symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="91,63,140,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.35" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties" />
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="MarkerLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="placement" value="centralpoint" />
      <Option type="QString" name="rotate" value="1" />
      <Option type="QString" name="offset" value="0" />
     </Option>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option type="QString" name="angle" value="0" />
        <Option type="QString" name="color" value="91,63,140,255" />
        <Option type="QString" name="joinstyle" value="miter" />
        <Option type="QString" name="name" value="filled_arrowhead" />
        <Option type="QString" name="offset" value="0,0" />
        <Option type="QString" name="outline_color" value="91,63,140,255" />
        <Option type="QString" name="outline_style" value="solid" />
        <Option type="QString" name="outline_width" value="0.1" />
        <Option type="QString" name="outline_width_unit" value="MM" />
        <Option type="QString" name="scale_method" value="diameter" />
        <Option type="QString" name="size" value="2.0999999999999996" />
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
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration />
 <aliases>
  <alias field="site" index="1" name="选址序号" />
  <alias field="site_name" index="2" name="选址名称" />
  <alias field="village_feature" index="3" name="村庄要素号" />
  <alias field="village_code" index="4" name="村庄代码" />
  <alias field="village" index="5" name="村庄" />
  <alias field="town" index="6" name="乡镇" />
  <alias field="town_code" index="7" name="乡镇代码" />
  <alias field="county" index="8" name="县" />
  <alias field="county_code" index="9" name="县代码" />
  <alias field="people" index="10" name="人口（人）" />
  <alias field="people_estimated" index="11" name="人口为估算" />
  <alias field="straight_m" index="12" name="直线距离（米）" />
 </aliases>
 <previewExpression>"village"</previewExpression>
 <mapTip>&lt;b&gt;[% "village" %]&lt;/b&gt;&lt;br&gt;选址名称：[% coalesce("site_name", '—') %]&lt;br&gt;人口（人）：[% coalesce("people", '—') %]&lt;br&gt;直线距离（米）：[% coalesce(format_number("straight_m", 1), '—') %]</mapTip>
 <layerGeometryType>1</layerGeometryType>
</qgis>
