<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="0">
 <renderer-v2 type="categorizedSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0" attr="rank">
  <categories>
   <category symbol="0" label="主要道路" value="main" render="true" />
   <category symbol="1" label="一般道路" value="secondary" render="true" />
   <category symbol="2" label="其他道路" value="minor" render="true" />
  </categories>
  <symbols>
   <symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="201,188,162,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="1" />
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
   </symbol>
   <symbol type="line" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="207,196,174,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.65" />
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
   </symbol>
   <symbol type="line" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="217,207,189,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.4" />
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
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field name="rank">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="主要道路" value="main" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="一般道路" value="secondary" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="其他道路" value="minor" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="rank" index="1" name="道路等级" />
  <alias field="speed_kmh" index="2" name="车速（公里/小时）" />
 </aliases>
 <previewExpression>"rank"</previewExpression>
 <layerGeometryType>1</layerGeometryType>
</qgis>
