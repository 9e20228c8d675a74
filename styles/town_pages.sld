<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" xmlns:se="http://www.opengis.net/se" xmlns:ogc="http://www.opengis.net/ogc">
 <NamedLayer>
  <se:Name>town_pages</se:Name>
  <UserStyle>
   <se:Name>town_pages</se:Name>
   <se:Description>
    <se:Title>分乡镇图幅</se:Title>
   </se:Description>
   <se:FeatureTypeStyle>
    <se:Rule>
     <se:Description>
      <se:Title>分乡镇图幅</se:Title>
     </se:Description>
     <se:LineSymbolizer>
      <se:Stroke>
       <se:SvgParameter name="stroke">#6f6a61</se:SvgParameter>
       <se:SvgParameter name="stroke-width">0.71</se:SvgParameter>
       <se:SvgParameter name="stroke-linejoin">round</se:SvgParameter>
       <se:SvgParameter name="stroke-dasharray">3.57 3.57</se:SvgParameter>
      </se:Stroke>
     </se:LineSymbolizer>
    </se:Rule>
   </se:FeatureTypeStyle>
  </UserStyle>
 </NamedLayer>
</StyledLayerDescriptor>
