<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="1">
 <renderer-v2 type="categorizedSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0" attr="service">
  <categories>
   <category symbol="0" label="道路" value="road" render="true" />
   <category symbol="1" label="建筑" value="building" render="true" />
   <category symbol="2" label="交通" value="transport" render="true" />
   <category symbol="3" label="供水" value="water_supply" render="true" />
   <category symbol="4" label="排水" value="drainage" render="true" />
   <category symbol="5" label="电力" value="power" render="true" />
   <category symbol="6" label="燃气" value="gas" render="true" />
   <category symbol="7" label="供热" value="heating" render="true" />
   <category symbol="8" label="照明" value="lighting" render="true" />
   <category symbol="9" label="环卫" value="sanitation" render="true" />
   <category symbol="10" label="通讯" value="telecom" render="true" />
   <category symbol="11" label="广电" value="broadcasting" render="true" />
  </categories>
  <symbols>
   <symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="89,25,48,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
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
      <Option type="QString" name="line_color" value="130,75,109,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
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
      <Option type="QString" name="line_color" value="156,173,46,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="86,0,219,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="26,128,89,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="210,20,2,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="188,144,255,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="236,92,128,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="63,177,160,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="124,115,173,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="72,24,105,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="11" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="capstyle" value="round" />
      <Option type="QString" name="customdash" value="" />
      <Option type="QString" name="customdash_unit" value="MM" />
      <Option type="QString" name="joinstyle" value="round" />
      <Option type="QString" name="line_color" value="141,0,29,255" />
      <Option type="QString" name="line_style" value="solid" />
      <Option type="QString" name="line_width" value="0.8" />
      <Option type="QString" name="line_width_unit" value="MM" />
      <Option type="QString" name="offset" value="0" />
      <Option type="QString" name="offset_unit" value="MM" />
      <Option type="QString" name="use_custom_dash" value="0" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="offset">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="(coalesce(&quot;lane&quot;, 0) - (coalesce(&quot;lanes&quot;, 1) - 1) / 2.0) * 0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000))) * CASE WHEN azimuth(start_point($geometry), end_point($geometry)) &lt; pi() THEN 1 ELSE -1 END" />
         <Option type="int" name="type" value="3" />
        </Option>
        <Option type="Map" name="outlineWidth">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="0.8 * max(0.55, min(1, 50000 / coalesce(@map_scale, 50000)))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fontFamily="Noto Sans CJK SC" fontSize="7" fontSizeUnit="Point" fontWeight="50" fontItalic="0" textColor="34,33,31,255" textOpacity="1" multilineHeight="1" blendMode="0" textOrientation="horizontal" fieldName="&quot;service_name&quot;" isExpression="1">
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
   <placement placement="2" placementFlags="10" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.5" distUnits="MM" priority="3" quadOffset="4" />
   <rendering drawLabels="1" scaleVisibility="1" scaleMin="0" scaleMax="25000" obstacle="1" obstacleFactor="1" obstacleType="1" displayAll="0" mergeLines="1" fontMaxPixelSize="10000" />
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
  <field name="alignment">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="沿路敷设" value="along_road" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="非沿路敷设" value="cross_country" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="segment" index="1" name="工程段" />
  <alias field="service" index="2" name="设施类别" />
  <alias field="service_name" index="3" name="设施类别名称" />
  <alias field="upstream" index="4" name="上游工程段" />
  <alias field="trench" index="5" name="同沟段" />
  <alias field="trench_services" index="6" name="同沟设施类别" />
  <alias field="water_tr" index="7" name="供水：同沟" />
  <alias field="drain_tr" index="8" name="排水：同沟" />
  <alias field="heati_tr" index="9" name="供热：同沟" />
  <alias field="lane" index="10" name="并行序号" />
  <alias field="lanes" index="11" name="并行数" />
  <alias field="alignment" index="12" name="敷设方式" />
  <alias field="length_m" index="13" name="长度（米）" />
  <alias field="cost_cny_low" index="14" name="投资估算下限（元）" />
  <alias field="cost_cny" index="15" name="投资估算（元）" />
  <alias field="cost_cny_high" index="16" name="投资估算上限（元）" />
  <alias field="villages" index="17" name="村数（个）" />
  <alias field="people" index="18" name="人口（人）" />
  <alias field="town" index="19" name="乡镇" />
  <alias field="town_code" index="20" name="乡镇代码" />
  <alias field="county" index="21" name="县" />
  <alias field="county_code" index="22" name="县代码" />
  <alias field="project" index="23" name="项目编码" />
  <alias field="year" index="24" name="年度" />
  <alias field="planned_cny" index="25" name="计划投资（线路计入工程段）（元）" />
 </aliases>
 <previewExpression>"segment"</previewExpression>
 <mapTip>&lt;b&gt;[% "service_name" %]&lt;/b&gt;&lt;br&gt;工程段：[% coalesce("segment", '—') %]&lt;br&gt;项目编码：[% coalesce("project", '—') %]&lt;br&gt;年度：[% coalesce("year", '—') %]&lt;br&gt;长度（米）：[% coalesce(format_number("length_m", 1), '—') %]&lt;br&gt;投资估算（元）：[% coalesce(format_number("cost_cny", 1), '—') %]&lt;br&gt;计划投资（线路计入工程段）（元）：[% coalesce(format_number("planned_cny", 1), '—') %]&lt;br&gt;村数（个）：[% coalesce("villages", '—') %]&lt;br&gt;人口（人）：[% coalesce("people", '—') %]&lt;br&gt;敷设方式：[% coalesce(represent_value("alignment"), '—') %]&lt;br&gt;同沟设施类别：[% coalesce(array_to_string(array_foreach(string_to_array("trench_services", ';'), coalesce(map_get(map('road', '道路', 'building', '建筑', 'transport', '交通', 'water_supply', '供水', 'drainage', '排水', 'power', '电力', 'gas', '燃气', 'heating', '供热', 'lighting', '照明', 'sanitation', '环卫', 'telecom', '通讯', 'broadcasting', '广电', 'medical', '医疗', 'education', '教育', 'public_security', '治安', 'culture', '文化', 'sports', '体育', 'commerce', '商业网点', 'convenience_shop', '便民店', 'breakfast_shop', '早餐店', 'wet_market', '菜市场', 'home_services', '家政服务点', 'post_parcel', '邮政和快递', 'community_service_centre', '社区服务中心', 'elder_care', '养老', 'finance', '金融'), @element), @element)), '、'), '—') %]&lt;br&gt;乡镇：[% coalesce("town", '—') %]</mapTip>
 <layerGeometryType>1</layerGeometryType>
</qgis>
