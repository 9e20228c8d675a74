<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="1" minScale="100000" maxScale="0" labelsEnabled="1">
 <renderer-v2 type="categorizedSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0" attr="service">
  <categories>
   <category symbol="0" label="医疗" value="medical" render="true" />
   <category symbol="1" label="教育" value="education" render="true" />
   <category symbol="2" label="治安" value="public_security" render="true" />
   <category symbol="3" label="文化" value="culture" render="true" />
   <category symbol="4" label="体育" value="sports" render="true" />
   <category symbol="5" label="商业网点" value="commerce" render="true" />
   <category symbol="6" label="便民店" value="convenience_shop" render="true" />
   <category symbol="7" label="早餐店" value="breakfast_shop" render="true" />
   <category symbol="8" label="菜市场" value="wet_market" render="true" />
   <category symbol="9" label="家政服务点" value="home_services" render="true" />
   <category symbol="10" label="邮政和快递" value="post_parcel" render="true" />
   <category symbol="11" label="社区服务中心" value="community_service_centre" render="true" />
   <category symbol="12" label="养老" value="elder_care" render="true" />
  </categories>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="107,107,107,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="diamond" />
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
   <symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="107,107,107,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="triangle" />
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
   <symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="107,107,107,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="pentagon" />
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
      <Option type="QString" name="color" value="107,107,107,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="star" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="3.2" />
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
   <symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="107,107,107,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="hexagon" />
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
   <symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="107,107,107,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="square" />
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
   <symbol type="marker" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="107,107,107,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="cross_fill" />
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
   <symbol type="marker" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="107,107,107,255" />
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
   <symbol type="marker" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="255,255,255,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="diamond" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="107,107,107,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.4" />
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
   <symbol type="marker" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="255,255,255,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="triangle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="107,107,107,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.4" />
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
   <symbol type="marker" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="255,255,255,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="pentagon" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="107,107,107,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.4" />
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
   <symbol type="marker" name="11" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="255,255,255,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="star" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="107,107,107,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.4" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="3.2" />
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
   <symbol type="marker" name="12" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="255,255,255,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="hexagon" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="107,107,107,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.4" />
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
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fontFamily="Noto Sans CJK SC" fontSize="7" fontSizeUnit="Point" fontWeight="50" fontItalic="0" textColor="111,106,97,255" textOpacity="1" multilineHeight="1" blendMode="0" textOrientation="horizontal" fieldName="CASE WHEN coalesce(@map_scale, 0) &lt;= 25000 THEN &quot;name&quot; END" isExpression="1">
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
   <placement placement="6" placementFlags="10" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.3" distUnits="MM" priority="2" quadOffset="4" />
   <rendering drawLabels="1" scaleVisibility="1" scaleMin="0" scaleMax="75000" obstacle="1" obstacleFactor="1" obstacleType="1" displayAll="0" mergeLines="0" fontMaxPixelSize="10000" />
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
  <alias field="service" index="3" name="设施类别" />
  <alias field="service_name" index="4" name="设施类别名称" />
  <alias field="level" index="5" name="级别" />
 </aliases>
 <previewExpression>coalesce("name", "service_name")</previewExpression>
 <mapTip>&lt;b&gt;[% coalesce("name", "service_name") %]&lt;/b&gt;&lt;br&gt;设施类别名称：[% coalesce("service_name", '—') %]&lt;br&gt;级别：[% coalesce(represent_value("level"), '—') %]&lt;br&gt;代码：[% coalesce("code", '—') %]</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
