# SPDX-License-Identifier: Apache-2.0
"""A study small enough to check by eye, as files of the kind that users have.

One town seat with a school, a water main between the seat and its first village, and three
villages straight north of the seat, whose distances are 1, 4 and 8 km:

    安山镇 ──── 王庄 (1 km)            沟头 (4 km)                    李家 (8 km)
     school    water: line reaches it   a gap: covered, no line         outside the radius
"""

from osgeo import ogr, osr

ogr.UseExceptions()

SEAT = (117.0, 36.0)
DEGREES_A_KM = 1 / 110.96  # of latitude, at 36 degrees north
VILLAGES = [
    ("370100001", "王庄", 1200, SEAT[1] + 1 * DEGREES_A_KM),
    ("370100002", "沟头", 800, SEAT[1] + 4 * DEGREES_A_KM),
    ("370100003", "李家", 500, SEAT[1] + 8 * DEGREES_A_KM),
]

STUDY = """\
name = "小县"

[layers.towns]
path = "towns.shp"

[layers.villages]
path = "villages.shp"

[layers.facilities]
path = "facilities.shp"

[layers.networks.water_supply]
path = "water.shp"
"""


def reference(code):
    system = osr.SpatialReference()
    system.ImportFromEPSG(code)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def write_layer(path, fields, records, kind=ogr.wkbPoint, driver="ESRI Shapefile", crs=4490):
    """Writes one layer; `fields`: name -> OGR type; `records`: (WKT in degrees, values...)."""
    file = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    options = ["ENCODING=UTF-8"] if driver == "ESRI Shapefile" else []
    layer = file.CreateLayer(path.stem, reference(crs), kind, options)
    for name, type_of_field in fields.items():
        layer.CreateField(ogr.FieldDefn(name, type_of_field))
    transformation = osr.CoordinateTransformation(reference(4490), reference(crs))
    for wkt, *values in records:
        record = ogr.Feature(layer.GetLayerDefn())
        shape = ogr.CreateGeometryFromWkt(wkt)
        shape.Transform(transformation)
        record.SetGeometry(shape)
        for name, value in zip(fields, values):
            record.SetField(name, value)
        layer.CreateFeature(record)
    del layer, file  # closes it


def point(lon, lat):
    return f"POINT ({lon:.9f} {lat:.9f})"


def write_villages(path, crs=4490, driver="ESRI Shapefile", people=ogr.OFTInteger):
    write_layer(
        path,
        {"code": ogr.OFTString, "name": ogr.OFTString, "people": people},
        [(point(SEAT[0], lat), code, name, number) for code, name, number, lat in VILLAGES],
        crs=crs,
        driver=driver,
    )


def write_small_world(folder):
    """Writes the study into the folder; returns the path of study.toml."""
    write_villages(folder / "villages.shp")
    write_layer(
        folder / "towns.shp",
        {"name": ogr.OFTString, "level": ogr.OFTString},
        [(point(*SEAT), "安山镇", "town")],
    )
    write_layer(
        folder / "facilities.shp",
        {"name": ogr.OFTString, "kind": ogr.OFTString},
        [(point(*SEAT), "安山小学", "小学")],
    )
    north = SEAT[1] + DEGREES_A_KM
    write_layer(
        folder / "water.shp",
        {"name": ogr.OFTString},
        [(f"LINESTRING ({SEAT[0]} {SEAT[1]}, {SEAT[0]} {north})", "main")],
        kind=ogr.wkbLineString,
    )
    study = folder / "study.toml"
    study.write_text(STUDY, encoding="utf-8")
    return study
