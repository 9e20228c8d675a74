<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="0">
 <renderer-v2 type="singleSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0">
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="141,135,121,255" />
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
  </symbols>
 </renderer-v2>
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
 </fieldConfiguration>
 <aliases>
  <alias field="village_feature" index="1" name="村庄要素号" />
  <alias field="village_code" index="2" name="村庄代码" />
  <alias field="village" index="3" name="村庄" />
  <alias field="town" index="4" name="乡镇" />
  <alias field="town_code" index="5" name="乡镇代码" />
  <alias field="county" index="6" name="县" />
  <alias field="county_code" index="7" name="县代码" />
  <alias field="people" index="8" name="人口（人）" />
  <alias field="people_estimated" index="9" name="人口为估算" />
  <alias field="service" index="10" name="设施类别" />
  <alias field="service_name" index="11" name="设施类别名称" />
  <alias field="covered" index="12" name="是否在服务半径内" />
  <alias field="critical_radius_m" index="13" name="最小覆盖半径（米）" />
 </aliases>
 <previewExpression>"village"</previewExpression>
 <mapTip>&lt;b&gt;[% "village" %]&lt;/b&gt;&lt;br&gt;乡镇：[% coalesce("town", '—') %]&lt;br&gt;设施类别名称：[% coalesce("service_name", '—') %]&lt;br&gt;人口（人）：[% coalesce("people", '—') %]</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
