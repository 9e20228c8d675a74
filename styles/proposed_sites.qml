<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="0">
 <renderer-v2 type="singleSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0">
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="255,255,255,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="pentagon" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="91,63,140,255" />
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
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration />
 <aliases>
  <alias field="name" index="1" name="名称" />
 </aliases>
 <previewExpression>"name"</previewExpression>
 <layerGeometryType>0</layerGeometryType>
</qgis>
