<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering" hasScaleBasedVisibilityFlag="0" minScale="100000000" maxScale="0" labelsEnabled="1">
 <renderer-v2 type="categorizedSymbol" symbollevels="0" forceraster="0" referencescale="-1" enableorderby="0" attr="zone">
  <categories>
   <category symbol="0" label="核心圈" value="core" render="true" />
   <category symbol="1" label="外围圈" value="band" render="true" />
   <category symbol="2" label="服务半径外" value="outside" render="true" />
   <category symbol="3" label="服务半径情况不明" value="unknown" render="true" />
  </categories>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
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
      <Option type="QString" name="color" value="255,255,255,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="141,135,121,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.4" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="1.5" />
      <Option type="QString" name="size_unit" value="MM" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="size">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="CASE WHEN coalesce(&quot;covered&quot;, false) OR coalesce(&quot;cut_off&quot;, false) OR coalesce(&quot;gap_count&quot;, 0) > 0 THEN 0 ELSE 1.5 END" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="angle" value="0" />
      <Option type="QString" name="color" value="255,255,255,255" />
      <Option type="QString" name="joinstyle" value="miter" />
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="offset" value="0,0" />
      <Option type="QString" name="outline_color" value="195,189,178,255" />
      <Option type="QString" name="outline_style" value="solid" />
      <Option type="QString" name="outline_width" value="0.4" />
      <Option type="QString" name="outline_width_unit" value="MM" />
      <Option type="QString" name="scale_method" value="diameter" />
      <Option type="QString" name="size" value="1.5" />
      <Option type="QString" name="size_unit" value="MM" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="size">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="CASE WHEN coalesce(&quot;covered&quot;, false) OR coalesce(&quot;cut_off&quot;, false) OR coalesce(&quot;gap_count&quot;, 0) > 0 THEN 0 ELSE 1.5 END" />
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
   <text-style fontFamily="Noto Sans CJK SC" fontSize="7" fontSizeUnit="Point" fontWeight="50" fontItalic="0" textColor="111,106,97,255" textOpacity="1" multilineHeight="1" blendMode="0" textOrientation="horizontal" fieldName="CASE WHEN coalesce(@map_scale, 0) &lt;= 100000 THEN CASE WHEN coalesce(&quot;covered&quot;, false) OR coalesce(&quot;cut_off&quot;, false) OR coalesce(&quot;gap_count&quot;, 0) > 0 THEN NULL ELSE &quot;village&quot; END END" isExpression="1">
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
   <placement placement="6" placementFlags="10" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="1" dist="0.3" distUnits="MM" priority="3" quadOffset="4" />
   <rendering drawLabels="1" scaleVisibility="1" scaleMin="0" scaleMax="300000" obstacle="1" obstacleFactor="1" obstacleType="1" displayAll="0" mergeLines="0" fontMaxPixelSize="10000" />
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field name="facility_service">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
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
  <field name="zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="medic_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="educa_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="publi_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cultu_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="sport_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="comme_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="conve_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="break_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="wet_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="home_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="post_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="commu_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="elder_zone">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="核心圈" value="core" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="外围圈" value="band" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="服务半径外" value="outside" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="情况不明" value="unknown" />
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
  <alias field="covered" index="10" name="是否在服务半径内" />
  <alias field="borderline" index="11" name="是否临界村" />
  <alias field="critical_radius_m" index="12" name="最小覆盖半径（米）" />
  <alias field="facility" index="13" name="判定依据设施" />
  <alias field="facility_code" index="14" name="设施代码" />
  <alias field="fac_county" index="15" name="设施所在县" />
  <alias field="other_county" index="16" name="外县设施" />
  <alias field="facility_service" index="17" name="判定依据设施的类别" />
  <alias field="straight_m" index="18" name="直线距离（米）" />
  <alias field="zone" index="19" name="圈层" />
  <alias field="gap_count" index="20" name="缺口数" />
  <alias field="road_facility" index="21" name="路网最近设施" />
  <alias field="road_m" index="22" name="路网距离（米）" />
  <alias field="walk_m" index="23" name="步行距离（米）" />
  <alias field="minutes" index="24" name="出行时间（分钟）" />
  <alias field="detour" index="25" name="绕行系数" />
  <alias field="cut_off" index="26" name="无路可达" />
  <alias field="nearest_road_m" index="27" name="距最近道路距离（米）" />
  <alias field="medic_fac" index="28" name="医疗：最近设施" />
  <alias field="medic_m" index="29" name="医疗：直线距离（米）" />
  <alias field="medic_road" index="30" name="医疗：路网距离（米）" />
  <alias field="medic_min" index="31" name="医疗：出行时间（分钟）" />
  <alias field="medic_zone" index="32" name="医疗：圈层" />
  <alias field="medic_in" index="33" name="医疗：村内已有" />
  <alias field="educa_fac" index="34" name="教育：最近设施" />
  <alias field="educa_m" index="35" name="教育：直线距离（米）" />
  <alias field="educa_road" index="36" name="教育：路网距离（米）" />
  <alias field="educa_min" index="37" name="教育：出行时间（分钟）" />
  <alias field="educa_zone" index="38" name="教育：圈层" />
  <alias field="educa_in" index="39" name="教育：村内已有" />
  <alias field="publi_fac" index="40" name="治安：最近设施" />
  <alias field="publi_m" index="41" name="治安：直线距离（米）" />
  <alias field="publi_road" index="42" name="治安：路网距离（米）" />
  <alias field="publi_min" index="43" name="治安：出行时间（分钟）" />
  <alias field="publi_zone" index="44" name="治安：圈层" />
  <alias field="cultu_fac" index="45" name="文化：最近设施" />
  <alias field="cultu_m" index="46" name="文化：直线距离（米）" />
  <alias field="cultu_road" index="47" name="文化：路网距离（米）" />
  <alias field="cultu_min" index="48" name="文化：出行时间（分钟）" />
  <alias field="cultu_zone" index="49" name="文化：圈层" />
  <alias field="sport_fac" index="50" name="体育：最近设施" />
  <alias field="sport_m" index="51" name="体育：直线距离（米）" />
  <alias field="sport_road" index="52" name="体育：路网距离（米）" />
  <alias field="sport_min" index="53" name="体育：出行时间（分钟）" />
  <alias field="sport_zone" index="54" name="体育：圈层" />
  <alias field="comme_fac" index="55" name="商业网点：最近设施" />
  <alias field="comme_m" index="56" name="商业网点：直线距离（米）" />
  <alias field="comme_road" index="57" name="商业网点：路网距离（米）" />
  <alias field="comme_min" index="58" name="商业网点：出行时间（分钟）" />
  <alias field="comme_zone" index="59" name="商业网点：圈层" />
  <alias field="conve_fac" index="60" name="便民店：最近设施" />
  <alias field="conve_m" index="61" name="便民店：直线距离（米）" />
  <alias field="conve_road" index="62" name="便民店：路网距离（米）" />
  <alias field="conve_min" index="63" name="便民店：出行时间（分钟）" />
  <alias field="conve_zone" index="64" name="便民店：圈层" />
  <alias field="conve_in" index="65" name="便民店：村内已有" />
  <alias field="break_fac" index="66" name="早餐店：最近设施" />
  <alias field="break_m" index="67" name="早餐店：直线距离（米）" />
  <alias field="break_road" index="68" name="早餐店：路网距离（米）" />
  <alias field="break_min" index="69" name="早餐店：出行时间（分钟）" />
  <alias field="break_zone" index="70" name="早餐店：圈层" />
  <alias field="wet_fac" index="71" name="菜市场：最近设施" />
  <alias field="wet_m" index="72" name="菜市场：直线距离（米）" />
  <alias field="wet_road" index="73" name="菜市场：路网距离（米）" />
  <alias field="wet_min" index="74" name="菜市场：出行时间（分钟）" />
  <alias field="wet_zone" index="75" name="菜市场：圈层" />
  <alias field="home_fac" index="76" name="家政服务点：最近设施" />
  <alias field="home_m" index="77" name="家政服务点：直线距离（米）" />
  <alias field="home_road" index="78" name="家政服务点：路网距离（米）" />
  <alias field="home_min" index="79" name="家政服务点：出行时间（分钟）" />
  <alias field="home_zone" index="80" name="家政服务点：圈层" />
  <alias field="post_fac" index="81" name="邮政和快递：最近设施" />
  <alias field="post_m" index="82" name="邮政和快递：直线距离（米）" />
  <alias field="post_road" index="83" name="邮政和快递：路网距离（米）" />
  <alias field="post_min" index="84" name="邮政和快递：出行时间（分钟）" />
  <alias field="post_zone" index="85" name="邮政和快递：圈层" />
  <alias field="commu_fac" index="86" name="社区服务中心：最近设施" />
  <alias field="commu_m" index="87" name="社区服务中心：直线距离（米）" />
  <alias field="commu_road" index="88" name="社区服务中心：路网距离（米）" />
  <alias field="commu_min" index="89" name="社区服务中心：出行时间（分钟）" />
  <alias field="commu_zone" index="90" name="社区服务中心：圈层" />
  <alias field="elder_fac" index="91" name="养老：最近设施" />
  <alias field="elder_m" index="92" name="养老：直线距离（米）" />
  <alias field="elder_road" index="93" name="养老：路网距离（米）" />
  <alias field="elder_min" index="94" name="养老：出行时间（分钟）" />
  <alias field="elder_zone" index="95" name="养老：圈层" />
  <alias field="elder_in" index="96" name="养老：村内已有" />
 </aliases>
 <previewExpression>"village"</previewExpression>
 <mapTip>&lt;b&gt;[% "village" %]&lt;/b&gt;&lt;br&gt;乡镇：[% coalesce("town", '—') %]&lt;br&gt;人口（人）：[% coalesce("people", '—') %]&lt;br&gt;是否在服务半径内：[% CASE WHEN "covered" THEN '是' WHEN NOT "covered" THEN '否' ELSE '—' END %]&lt;br&gt;圈层：[% coalesce(represent_value("zone"), '—') %]&lt;br&gt;无路可达：[% CASE WHEN "cut_off" THEN '是' WHEN NOT "cut_off" THEN '否' ELSE '—' END %]&lt;br&gt;缺口数：[% coalesce("gap_count", '—') %]&lt;br&gt;判定依据设施：[% coalesce("facility", '—') %]&lt;br&gt;直线距离（米）：[% coalesce(format_number("straight_m", 1), '—') %]&lt;br&gt;路网距离（米）：[% coalesce(format_number("road_m", 1), '—') %]&lt;br&gt;出行时间（分钟）：[% coalesce(format_number("minutes", 1), '—') %]&lt;br&gt;是否临界村：[% CASE WHEN "borderline" THEN '是' WHEN NOT "borderline" THEN '否' ELSE '—' END %]</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
