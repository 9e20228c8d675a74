<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="0">
 <renderer-v2 type="singleSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0">
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="45" />
      <Option type="QString" name="color" value="169,185,124,255" />
      <Option type="QString" name="distance" value="1.8" />
      <Option type="QString" name="distance_unit" value="MM" />
      <Option type="QString" name="line_width" value="0.25" />
      <Option type="QString" name="line_width_unit" value="MM" />
     </Option>
     <symbol type="line" name="@0@0" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option type="QString" name="capstyle" value="round" />
        <Option type="QString" name="customdash" value="" />
        <Option type="QString" name="customdash_unit" value="MM" />
        <Option type="QString" name="joinstyle" value="round" />
        <Option type="QString" name="line_color" value="169,185,124,255" />
        <Option type="QString" name="line_style" value="solid" />
        <Option type="QString" name="line_width" value="0.25" />
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
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration />
 <aliases>
  <alias field="name" index="1" name="名称" />
  <alias field="code" index="2" name="代码" />
  <alias field="kind" index="3" name="类型" />
 </aliases>
 <previewExpression>coalesce("kind", "name")</previewExpression>
 <layerGeometryType>2</layerGeometryType>
</qgis>
