# SPDX-License-Identifier: Apache-2.0
"""Writes small inputs of each kind as the seed corpus of the fuzzers: FOLDER/KIND/name."""

import pathlib
import struct
import sys

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(HOME / "tests" / "user"))

import osm_pbf  # noqa: E402
from osgeo import ogr  # noqa: E402

ogr.UseExceptions()

CSV = {
    "plain": "code,name,people,lon,lat\n370102001001,村甲,500,117.0111762,36.5999995\n2,村乙,,117.03,36.60\n",
    "semicolons": "村代码;村名;人口;经度;纬度\n1;村甲;1.234;117,0111762;36,5999995\n2;村乙;0,5;117,03;36,60\n",
    "title": "某县村庄一览表,,,,\n2026-01-01,,,,\n村名,人口（人）,经度（°）,纬度（°）,是否通自来水\n村甲,500,117°0′40″,36°36′0″,是\n",
    "wkt": 'name,geometry\n村甲,"POLYGON ((117 36, 117.1 36, 117.1 36.1, 117 36))"\nb,"MULTIPOINT (117 36, 118 37)"\n',
    "quote": 'name,lon,lat\n"村甲,117,36\n"b",117.1,36.1\n',
    "gk": "name,x,y,people\n村甲,39500000.5,4050000.25,500\n村乙,39501000,4051000,3.7E+11\n",
}
GEOJSON = {
    "points": '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"村甲","people":500},'
              '"geometry":{"type":"Point","coordinates":[117.01,36.6]}},{"type":"Feature","properties":null,"geometry":null}]}',
    "multi": '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1"},"geometry":'
             '{"type":"MultiPolygon","coordinates":[[[[117,36],[117.1,36],[117.1,36.1],[117,36]]],[[[1,2],[3,4],[1,2]]]]}}]}',
    "lines": '{"type":"Feature","properties":{"class":"县道"},"geometry":{"type":"MultiLineString","coordinates":'
             '[[[117,36],[117.1,36]],[[117,36]]]}}\n{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[]}}\n',
    "collection": '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1e308,-1e308]}]}',
}
OSM = """<?xml version="1.0"?><osm version="0.6" generator="hand"><bounds minlat="36" minlon="117" maxlat="37" maxlon="118"/>
<node id="1" version="2" lat="36.6" lon="117.0"><tag k="place" v="town"/><tag k="name" v="甲镇"/></node>
<node id="2" version="1" lat="36.61" lon="117.02" action="delete"/><node id="3" lat="36.6" lon="117.1"/>
<way id="4" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="highway" v="primary"/></way>
<relation id="5"><member type="way" ref="4" role="outer"/><member type="node" ref="1" role="admin_centre"/>
<tag k="type" v="multipolygon"/><tag k="boundary" v="administrative"/><tag k="admin_level" v="8"/></relation></osm>
"""
OVERPASS = """{"version":0.6,"elements":[{"type":"node","id":1,"lat":36.6,"lon":117.0,"tags":{"place":"village","population":"1 200"}},
{"type":"way","id":4,"center":{"lat":36.6,"lon":117.0},"nodes":[1,2],"geometry":[{"lat":36.6,"lon":117.0},null],"tags":{"highway":"path"}},
{"type":"relation","id":5,"members":[{"type":"way","ref":4,"role":"outer","geometry":[{"lat":1,"lon":2}]}],"tags":{"type":"multipolygon"}}]}
"""


def write(folder, kind, name, content):
    target = folder / kind / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())


def shapefile(folder, geometry, kind):
    stem = folder / "layer"
    driver = ogr.GetDriverByName("ESRI Shapefile")
    data = driver.CreateDataSource(str(stem.with_suffix(".shp")))
    layer = data.CreateLayer("layer", geom_type=kind, options=["ENCODING=GBK"])
    layer.CreateField(ogr.FieldDefn("NAME", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("RK", ogr.OFTInteger))
    for name, people in (("村甲", 500), ("村乙", 0)):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["NAME"], feature["RK"] = name, people
        feature.SetGeometry(ogr.CreateGeometryFromWkt(geometry))
        layer.CreateFeature(feature)
    layer = data = feature = None
    parts = [stem.with_suffix(f".{ending}").read_bytes() for ending in ("shp", "shx", "dbf")]
    driver.DeleteDataSource(str(stem.with_suffix(".shp")))
    prj = b'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
    return struct.pack("<3H", *map(len, parts)) + b"".join(parts) + prj


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in CSV.items():
        write(folder, "csv", name, text)
        write(folder, "csv", name + "-gbk", text.replace("″", '"').replace("′", "'").encode("gb18030"))
    for name, text in GEOJSON.items():
        write(folder, "geojson", name, text)
    shapes = {"point": ("POINT (117 36)", ogr.wkbPoint), "line": ("LINESTRING (117 36, 117.1 36.1)", ogr.wkbLineString),
              "polygon": ("POLYGON ((117 36, 117 36.1, 117.1 36, 117 36))", ogr.wkbPolygon)}
    for name, (geometry, kind) in shapes.items():
        write(folder, "shapefile", name, shapefile(folder, geometry, kind))
    nodes = [(1, 36.6, 117.0, {"place": "town", "name": "甲镇"}), (2, 36.6, 117.1, {"amenity": "school"}),
             (3, 36.6, 117.05, {"place": "village", "population": "500"})]
    ways = [(5, [1, 3, 2], {"highway": "residential", "oneway": "yes"})]
    for is_packed in (True, False):
        write(folder, "osm_pbf", f"packed-{is_packed}", osm_pbf.document(nodes, ways, is_packed=is_packed))
    write(folder, "osm_xml", "small", OSM)
    write(folder, "overpass", "small", OVERPASS)
    write(folder, "study", "county", (HOME / "geodata/county/study.toml").read_bytes())
    for study in sorted((HOME / "tests/real").glob("*.toml")):
        write(folder, "study", study.name, study.read_bytes())
    write(folder, "catalogue", "shandong", (HOME / "geodata/catalogue/shandong-2016.toml").read_bytes())
    write(folder, "osm_mapping", "osm", (HOME / "geodata/catalogue/osm.toml").read_bytes())


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
