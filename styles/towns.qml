<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="1">
 <renderer-v2 type="categorizedSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0" attr="level">
  <categories>
   <category symbol="0" label="县城" value="county" render="true" />
   <category symbol="1" label="乡镇驻地" value="town" render="true" />
   <category symbol="2" label="其他驻地" value="" render="true" />
  </categories>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="34,33,31,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="square" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="3.8" />
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
      <Option type="QString" name="color" value="34,33,31,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="square" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="2.8" />
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
      <Option type="QString" name="color" value="34,33,31,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="square" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="2.8" />
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
   <text-style fontFamily="Noto Sans CJK SC" fontSize="10.5" fontSizeUnit="Point" fontWeight="75" fontItalic="0" textColor="34,33,31,255" textOpacity="1" multilineHeight="1" blendMode="0" textOrientation="horizontal" fieldName="&quot;name&quot; || CASE WHEN &quot;name&quot; = &quot;county&quot; THEN CASE WHEN &quot;name&quot; LIKE '%县' THEN '城' ELSE '城区' END ELSE '' END" isExpression="1">
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
   <placement placement="6" placementFlags="10" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.3" distUnits="MM" priority="10" quadOffset="4" />
   <rendering drawLabels="1" scaleVisibility="0" scaleMin="0" scaleMax="0" obstacle="1" obstacleFactor="1" obstacleType="1" displayAll="0" mergeLines="0" fontMaxPixelSize="10000" />
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field name="level">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="县城" value="county" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="乡镇驻地" value="town" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="村级" value="village" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="name" index="1" name="名称" />
  <alias field="code" index="2" name="代码" />
  <alias field="county" index="3" name="县" />
  <alias field="level" index="4" name="级别" />
  <alias field="people" index="5" name="人口（人）" />
 </aliases>
 <previewExpression>"name"</previewExpression>
 <mapTip>&lt;b&gt;[% "name" %]&lt;/b&gt;&lt;br&gt;级别：[% coalesce(represent_value("level"), '—') %]&lt;br&gt;县：[% coalesce("county", '—') %]&lt;br&gt;人口（人）：[% coalesce("people", '—') %]&lt;br&gt;代码：[% coalesce("code", '—') %]</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
