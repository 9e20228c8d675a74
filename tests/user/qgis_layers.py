# SPDX-License-Identifier: Apache-2.0
"""What QGIS does with result layers, for test_layers_elsewhere.py: run in a process of its own.

    qgis_layers.py FOLDER OF RESULTS, FOLDER TO WRITE TO

Loads each layer and table of the folder, saves it as GeoPackage and as shapefile, dissolves, extracts,
aggregates and joins; prints the numbers of rows and the fields as one JSON object.
"""

import json
import os
import pathlib
import sys

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)


class Errors(QgsProcessingFeedback):
    """Keeps what algorithms report as errors."""

    def __init__(self):
        super().__init__(False)
        self.errors = []

    def reportError(self, error, fatalError=False):  # the name is that of QGIS
        self.errors.append(error)


def opened(path, name=None):
    source = f"{path}|layername={name}" if name else str(path)
    layer = QgsVectorLayer(source, pathlib.Path(path).stem, "ogr")
    if not layer.isValid():
        raise RuntimeError(f"QGIS cannot open {source}")
    return layer


def described(layer):
    features = list(layer.getFeatures())
    return {
        "rows": len(features),
        "fields": [field.name() for field in layer.fields()],
        "types": {field.name(): field.typeName() for field in layer.fields()},
        "without_geometry": sum(not feature.hasGeometry() for feature in features),
    }


def saved(layer, driver, path):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    options.layerName = path.stem
    options.fileEncoding = "UTF-8"
    code, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsProject.instance().transformContext(), options)
    if code != QgsVectorFileWriter.NoError:
        return {"error": message}
    return described(opened(path))


def processed(name, **parameters):
    errors = Errors()
    context = QgsProcessingContext()
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    results, is_done = algorithm.run({"OUTPUT": "TEMPORARY_OUTPUT", **parameters}, context, errors)
    if not is_done or errors.errors:
        return {"error": "; ".join(errors.errors) or f"{name} failed"}
    layer = context.takeResultLayer(results["OUTPUT"])
    found = described(layer)
    found["values"] = [feature.attributes() for feature in layer.getFeatures()][:1]
    return found


def worked(layer, folder, codes):
    fields = layer.fields().names()
    found = {
        "loaded": described(layer),
        "gpkg": saved(layer, "GPKG", folder / f"{layer.name()}.gpkg"),
    }
    if not fields:  # an empty GeoJSON has neither fields nor a type of geometry
        return found
    found["shp"] = saved(layer, "ESRI Shapefile", folder / f"{layer.name()}.shp")
    if "town" in fields:
        found["dissolved"] = processed("native:dissolve", INPUT=layer, FIELD=["town"])
    if "missing" in fields:
        found["extracted"] = processed("native:extractbyexpression", INPUT=layer,
                                       EXPRESSION="\"missing\" LIKE '%heating%'")
    if "people" in fields and layer.fields().field("people").isNumeric():  # in an all-null column it is text
        found["aggregated"] = processed("native:aggregate", INPUT=layer, GROUP_BY="town", AGGREGATES=[
            {"aggregate": "sum", "delimiter": ",", "input": '"people"', "length": 0, "name": "people",
             "precision": 0, "type": 6}])
    if "village_code" in fields and codes is not None:
        found["joined"] = processed("native:joinattributestable", INPUT=layer, FIELD="village_code", INPUT_2=codes,
                                    FIELD_2="village_code", FIELDS_TO_COPY=["zone"], METHOD=1,
                                    DISCARD_NONMATCHING=True, PREFIX="of_coverage_")
    return found


def main(results, folder):
    application = QgsApplication([], False)
    application.initQgis()
    algorithms = QgsNativeAlgorithms()
    QgsApplication.processingRegistry().addProvider(algorithms)
    codes = opened(results / "coverage.geojson")
    codes = codes if "village_code" in codes.fields().names() else None
    found = {path.stem: worked(opened(path), folder, codes) for path in sorted(results.glob("*.geojson"))}
    found |= {path.stem: {"loaded": described(opened(path)),
                          "gpkg": saved(opened(path), "GPKG", folder / f"{path.stem}.gpkg")}
              for path in sorted(results.glob("*.csv"))}
    print(json.dumps(found, default=str), flush=True)
    os._exit(0)  # QGIS may crash on exit without a desktop


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
