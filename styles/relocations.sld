<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" xmlns:se="http://www.opengis.net/se" xmlns:ogc="http://www.opengis.net/ogc">
 <NamedLayer>
  <se:Name>relocations</se:Name>
  <UserStyle>
   <se:Name>relocations</se:Name>
   <se:Description>
    <se:Title>拟集中村至选址</se:Title>
   </se:Description>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:Description>
      <se:Title>拟集中村至选址</se:Title>
     </se:Description>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#5b3f8c</se:SvgParameter>
       <se:SvgParameter name="stroke-width">1.25</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
      </se:Stroke>
     </se:LineSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
  </UserStyle>
 </NamedLayer>
</StyledLayerDescriptor>
