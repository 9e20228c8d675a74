<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="1">
 <renderer-v2 type="graduatedSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="1" attr="with_variable('states', concat(&quot;road_why&quot;, ' ', &quot;build_why&quot;, ' ', &quot;trans_why&quot;, ' ', &quot;water_why&quot;, ' ', &quot;drain_why&quot;, ' ', &quot;power_why&quot;, ' ', &quot;gas_why&quot;, ' ', &quot;heati_why&quot;, ' ', &quot;light_why&quot;, ' ', &quot;sanit_why&quot;, ' ', &quot;telec_why&quot;, ' ', &quot;broad_why&quot;), CASE WHEN &quot;gap_count&quot; > 0 THEN &quot;gap_count&quot; WHEN strpos(@states, 'unknown') = 0 THEN 0 WHEN regexp_match(@states, 'connected|being_built|planned') > 0 THEN -1 ELSE -2 END)" graduatedMethod="GraduatedColor">
  <ranges>
   <range symbol="0" label="情况不明" lower="-2" upper="-2" render="true" />
   <range symbol="1" label="未发现缺口，部分情况不明" lower="-1" upper="-1" render="true" />
   <range symbol="2" label="无缺口" lower="0" upper="0" render="true" />
   <range symbol="3" label="重点村（缺口1～2项）" lower="1" upper="2" render="true" />
   <range symbol="4" label="重点村（缺口3～5项）" lower="3" upper="5" render="true" />
   <range symbol="5" label="重点村（缺口≥6项）" lower="6" upper="9999" render="true" />
  </ranges>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="195,189,178,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="1.8" />
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
      <Option type="QString" name="color" value="255,255,255,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="47,111,104,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.4" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="1.8" />
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
      <Option type="QString" name="color" value="47,111,104,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="255,255,255,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.25" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="1.8" />
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
      <Option type="QString" name="color" value="247,183,101,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
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
       <Option type="Map" name="properties">
        <Option type="Map" name="size">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="1.0 + 0.042 * sqrt(coalesce(&quot;people&quot;, 400))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="224,101,43,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
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
       <Option type="Map" name="properties">
        <Option type="Map" name="size">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="1.0 + 0.042 * sqrt(coalesce(&quot;people&quot;, 400))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="140,28,34,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
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
       <Option type="Map" name="properties">
        <Option type="Map" name="size">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="1.0 + 0.042 * sqrt(coalesce(&quot;people&quot;, 400))" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
  </symbols>
  <orderby>
   <orderByClause asc="0" nullsFirst="0">"people"</orderByClause>
  </orderby>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fontFamily="Noto Sans CJK SC" fontSize="7.5" fontSizeUnit="Point" fontWeight="50" fontItalic="0" textColor="34,33,31,255" textOpacity="1" multilineHeight="1" blendMode="0" textOrientation="horizontal" fieldName="CASE WHEN coalesce(@map_scale, 0) &lt;= 100000 THEN &quot;village&quot; END" isExpression="1">
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
   <placement placement="6" placementFlags="10" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.3" distUnits="MM" priority="5" quadOffset="4" />
   <rendering drawLabels="1" scaleVisibility="1" scaleMin="0" scaleMax="300000" obstacle="1" obstacleFactor="1" obstacleType="1" displayAll="0" mergeLines="0" fontMaxPixelSize="10000" />
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field name="road_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="road_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="build_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="build_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="trans_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="trans_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="water_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="water_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="drain_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="drain_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="power_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="power_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="gas_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="gas_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="heati_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="heati_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="light_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="light_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="sanit_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="sanit_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="telec_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="telec_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="broad_why">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="已接通（普查）" value="connected_census" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（管线）" value="connected_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已接通（设施）" value="connected_facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="在建" value="being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="已列入计划" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="缺口" value="gap" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside_radius" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无路可达" value="cut_off" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="不适用" value="not_applicable" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="随村集中，不单独建设" value="moves_to" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="broad_evid">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="普查：是" value="census_yes" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：否" value="census_no" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：在建" value="census_being_built" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：计划建设" value="census_planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：无法识别" value="census_unclear" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上有管线" value="line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="有设施" value="facility" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="图上未见管线" value="no_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="无依据" value="none" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="普查：自备" value="census_own" />
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
  <alias field="gap_count" index="10" name="缺口数" />
  <alias field="missing" index="11" name="缺少的设施类别" />
  <alias field="missing_names" index="12" name="缺少的设施类别名称" />
  <alias field="gaps_inferred" index="13" name="仅凭图上未见管线的缺口数" />
  <alias field="gaps_without_cost" index="14" name="未计投资的缺口数" />
  <alias field="cost_cny_low" index="15" name="投资估算下限（元）" />
  <alias field="cost_cny" index="16" name="投资估算（元）" />
  <alias field="cost_cny_high" index="17" name="投资估算上限（元）" />
  <alias field="saving_cny" index="18" name="同沟敷设节省投资（元）" />
  <alias field="planned_cny" index="19" name="计划投资（线路计入工程段）（元）" />
  <alias field="first_year" index="20" name="最早年度" />
  <alias field="last_year" index="21" name="最晚年度" />
  <alias field="gaps_not_in_plan" index="22" name="近期未安排的缺口数" />
  <alias field="covered" index="23" name="是否在服务半径内" />
  <alias field="critical_radius_m" index="24" name="最小覆盖半径（米）" />
  <alias field="site" index="25" name="选址序号" />
  <alias field="site_name" index="26" name="选址名称" />
  <alias field="road_gap" index="27" name="道路：缺口" />
  <alias field="road_why" index="28" name="道路：接通判定" />
  <alias field="road_evid" index="29" name="道路：判定依据" />
  <alias field="build_gap" index="30" name="建筑：缺口" />
  <alias field="build_why" index="31" name="建筑：接通判定" />
  <alias field="build_evid" index="32" name="建筑：判定依据" />
  <alias field="trans_gap" index="33" name="交通：缺口" />
  <alias field="trans_why" index="34" name="交通：接通判定" />
  <alias field="trans_evid" index="35" name="交通：判定依据" />
  <alias field="water_gap" index="36" name="供水：缺口" />
  <alias field="water_why" index="37" name="供水：接通判定" />
  <alias field="water_evid" index="38" name="供水：判定依据" />
  <alias field="drain_gap" index="39" name="排水：缺口" />
  <alias field="drain_why" index="40" name="排水：接通判定" />
  <alias field="drain_evid" index="41" name="排水：判定依据" />
  <alias field="power_gap" index="42" name="电力：缺口" />
  <alias field="power_why" index="43" name="电力：接通判定" />
  <alias field="power_evid" index="44" name="电力：判定依据" />
  <alias field="gas_gap" index="45" name="燃气：缺口" />
  <alias field="gas_why" index="46" name="燃气：接通判定" />
  <alias field="gas_evid" index="47" name="燃气：判定依据" />
  <alias field="heati_gap" index="48" name="供热：缺口" />
  <alias field="heati_why" index="49" name="供热：接通判定" />
  <alias field="heati_evid" index="50" name="供热：判定依据" />
  <alias field="light_gap" index="51" name="照明：缺口" />
  <alias field="light_why" index="52" name="照明：接通判定" />
  <alias field="light_evid" index="53" name="照明：判定依据" />
  <alias field="sanit_gap" index="54" name="环卫：缺口" />
  <alias field="sanit_why" index="55" name="环卫：接通判定" />
  <alias field="sanit_evid" index="56" name="环卫：判定依据" />
  <alias field="telec_gap" index="57" name="通讯：缺口" />
  <alias field="telec_why" index="58" name="通讯：接通判定" />
  <alias field="telec_evid" index="59" name="通讯：判定依据" />
  <alias field="broad_gap" index="60" name="广电：缺口" />
  <alias field="broad_why" index="61" name="广电：接通判定" />
  <alias field="broad_evid" index="62" name="广电：判定依据" />
 </aliases>
 <previewExpression>"village"</previewExpression>
 <mapTip>&lt;b&gt;[% "village" %]&lt;/b&gt;&lt;br&gt;乡镇：[% coalesce("town", '—') %]&lt;br&gt;人口（人）：[% coalesce("people", '—') %]&lt;br&gt;缺口数：[% coalesce("gap_count", '—') %]&lt;br&gt;缺少的设施类别名称：[% coalesce("missing_names", '—') %]&lt;br&gt;投资估算（元）：[% coalesce(format_number("cost_cny", 1), '—') %]&lt;br&gt;计划投资（线路计入工程段）（元）：[% coalesce(format_number("planned_cny", 1), '—') %]&lt;br&gt;最早年度：[% coalesce("first_year", '—') %]&lt;br&gt;最晚年度：[% coalesce("last_year", '—') %]&lt;br&gt;仅凭图上未见管线的缺口数：[% coalesce("gaps_inferred", '—') %]&lt;br&gt;是否在服务半径内：[% CASE WHEN "covered" THEN '是' WHEN NOT "covered" THEN '否' ELSE '—' END %][% CASE WHEN "gap_count" &gt; 0 AND NOT "covered" THEN '&lt;br&gt;缺路按直线距离判定，故计缺口' ELSE '' END %]</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
