<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="0">
 <renderer-v2 type="categorizedSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0" attr="service">
  <categories>
   <category symbol="0" label="交通" value="transport" render="true" />
   <category symbol="1" label="供水" value="water_supply" render="true" />
   <category symbol="2" label="排水" value="drainage" render="true" />
   <category symbol="3" label="电力" value="power" render="true" />
   <category symbol="4" label="燃气" value="gas" render="true" />
   <category symbol="5" label="供热" value="heating" render="true" />
   <category symbol="6" label="通讯" value="telecom" render="true" />
  </categories>
  <symbols>
   <symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="flat" />
      <Option type="QString" name="customdash" value="1.6;0.6" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="156,173,46,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.3" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="1" />
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
   <symbol type="line" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="flat" />
      <Option type="QString" name="customdash" value="1.6;0.6" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="86,0,219,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.3" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="1" />
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
   <symbol type="line" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="flat" />
      <Option type="QString" name="customdash" value="1.6;0.6" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="26,128,89,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.3" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="1" />
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
   <symbol type="line" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="flat" />
      <Option type="QString" name="customdash" value="1.6;0.6" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="210,20,2,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.3" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="1" />
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
   <symbol type="line" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="flat" />
      <Option type="QString" name="customdash" value="1.6;0.6" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="188,144,255,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.3" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="1" />
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
   <symbol type="line" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="flat" />
      <Option type="QString" name="customdash" value="1.6;0.6" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="236,92,128,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.3" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="1" />
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
   <symbol type="line" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="flat" />
      <Option type="QString" name="customdash" value="1.6;0.6" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="72,24,105,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.3" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="1" />
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
  <alias field="service" index="1" name="设施类别" />
  <alias field="service_name" index="2" name="设施类别名称" />
 </aliases>
 <previewExpression>"service_name"</previewExpression>
 <mapTip>&lt;b&gt;[% "service_name" %]&lt;/b&gt;</mapTip>
 <layerGeometryType>1</layerGeometryType>
</qgis>
