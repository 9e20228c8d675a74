# SPDX-License-Identifier: Apache-2.0
"""Opens files in QGIS without a desktop and prints what QGIS makes of them, as JSON.

    qgis_report.py project FILE.qgz [PICTURES]   layers, expressions, and what the map and sheets show
    qgis_report.py layer SOURCE...               the renderer and the labels of fields of layers
    qgis_report.py sld SOURCE FILE.sld           how many rules QGIS finds in a style
    qgis_report.py touch FILE.gpkg               begins to edit it, and discards that
    qgis_report.py edit FILE.gpkg LAYER FIELD    changes the first record
"""

import json
import os
import re
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (
    QgsApplication, QgsCoordinateTransform, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsLayerTree,
    QgsLayoutExporter, QgsLayoutItemLegend, QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayoutObject,
    QgsLegendRenderer, QgsLegendStyle, QgsMapRendererSequentialJob, QgsMapSettings, QgsProject, QgsRenderContext,
    QgsVectorLayer)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage


def symbol_expressions(symbol):
    """Of all its layers, and of the symbols in them."""
    for i in range(symbol.symbolLayerCount()):
        part = symbol.symbolLayer(i)
        properties = part.dataDefinedProperties()
        for key in properties.propertyKeys():
            yield properties.property(key).expressionString()
        if part.subSymbol():
            yield from symbol_expressions(part.subSymbol())


def expressions(layer):
    renderer = layer.renderer()
    if renderer:
        if getattr(renderer, "classAttribute", None):
            attribute = renderer.classAttribute()  # a field or an expression
            yield f'"{attribute}"' if attribute in layer.fields().names() else attribute
        for name in renderer.orderBy().usedAttributes():
            yield f'"{name}"'
        for symbol in renderer.symbols(QgsRenderContext()):
            yield from symbol_expressions(symbol)
    if layer.labelsEnabled():
        settings = layer.labeling().settings()
        yield settings.fieldName if settings.isExpression else f'"{settings.fieldName}"'
    if layer.displayExpression():
        yield layer.displayExpression()
    yield from re.findall(r"\[%(.*?)%\]", layer.mapTipTemplate(), re.DOTALL)


def faults(layer, text):
    """Why an expression cannot be used with the records of a layer."""
    expression = QgsExpression(text)
    if expression.hasParserError():
        return [f"{text}: {expression.parserErrorString()}"]
    names = set(layer.fields().names())
    missing = [c for c in expression.referencedColumns() if c not in names and c != "#!allattributes!#"]
    found = [f"{text}: no field {missing}"] if missing else []
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for number, record in enumerate(layer.getFeatures()):
        if number == 20:
            break
        context.setFeature(record)
        expression.evaluate(context)
        if expression.hasEvalError():
            found.append(f"{text}: {expression.evalErrorString()}")
            break
    return found


def colours(image):
    """The colours of a picture, by number of pixels."""
    counts = {}
    for y in range(image.height()):
        for x in range(image.width()):
            value = image.pixel(x, y) & 0xFFFFFF
            counts[value] = counts.get(value, 0) + 1
    return {f"#{value:06x}": count for value, count in counts.items() if count > 3}


def map_image(project):
    extent = project.viewSettings().defaultViewExtent()
    settings = QgsMapSettings()
    settings.setDestinationCrs(project.crs())
    settings.setExtent(extent)
    settings.setOutputSize(QSize(760, 760))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor("#fffdf8"))
    settings.setLayers([n.layer() for n in project.layerTreeRoot().findLayers() if n.isVisible()])
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(None))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    labels = [label.labelRect for label in job.takeLabelingResults().labelsWithinRect(settings.extent())]
    return job.renderedImage(), [f"{e.layerID}: {e.message}" for e in job.errors()], labels


def covered_villages(project, labels):
    """How many villages lie under a label."""
    count = 0
    for layer in project.mapLayers().values():
        if layer.id() not in ("hinterland_gaps", "hinterland_coverage"):
            continue
        transform = QgsCoordinateTransform(layer.crs(), project.crs(), project)
        places = [transform.transform(record.geometry().asPoint()) for record in layer.getFeatures()]
        count += sum(any(label.contains(place) for label in labels) for place in places)
    return count


def overlapping(labels):
    return sum(a.intersects(b) for i, a in enumerate(labels) for b in labels[:i])


def sheet_image(layout):
    if layout.atlas().enabled():
        layout.atlas().beginRender()
        layout.atlas().seekTo(0)
    return QgsLayoutExporter(layout).renderPageToImage(0, QSize(1680, 1188))


def class_counts(layer):
    """Label of a class -> the number of its records, as QGIS counts them."""
    renderer = layer.renderer()
    counter = layer.countSymbolFeatures() if renderer and renderer.type() != "singleSymbol" else None
    if not counter:
        return {}
    counter.waitForFinished(60_000)
    for _ in range(20):
        QgsApplication.processEvents()
    return {item.label(): layer.featureCount(item.ruleKey()) for item in renderer.legendSymbolItems()}


def hover_cards(layer, most=300):
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    cards = []
    for record in layer.getFeatures():
        context.setFeature(record)
        cards.append(QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context))
        if len(cards) == most:
            break
    return cards


def named_villages(layer):
    """The numbers of the villages that have a label."""
    if not layer.labelsEnabled() or layer.fields().indexOf("village_feature") < 0:
        return []
    settings = layer.labeling().settings()
    expression = QgsExpression(settings.fieldName if settings.isExpression else f'"{settings.fieldName}"')
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    named = []
    for record in layer.getFeatures():
        context.setFeature(record)
        if expression.evaluate(context):
            named.append(record["village_feature"])
    return named


def legend_rows(legend, node=None):
    """The headings of a legend, as "# heading", and its entries."""
    rows = []
    for child in (node or legend.model().rootGroup()).children():
        if QgsLayerTree.isGroup(child):
            rows += [f"# {child.name()}", *legend_rows(legend, child)]
            continue
        entries = legend.model().layerLegendNodes(child)
        is_hidden = QgsLegendRenderer.nodeLegendStyle(child, legend.model()) == QgsLegendStyle.Hidden
        labels = [entry.data(Qt.DisplayRole) for entry in entries]
        is_single = any(entry.isEmbeddedInParent() for entry in entries)
        if not is_hidden and not is_single:
            rows.append(f"# {child.customProperty('legend/title-label') or child.name()}")
        rows += [child.name()] if is_single else labels
    return rows


def legend_of(layout):
    legend = next(item for item in layout.items() if isinstance(item, QgsLayoutItemLegend))
    legend.adjustBoxSize()
    box = legend.sizeWithUnits()
    return {"rows": legend_rows(legend), "width": box.width(), "height": box.height()}


def is_visible(item):
    context = item.createExpressionContext()
    return item.dataDefinedProperties().valueAsDouble(QgsLayoutObject.Opacity, context, 100.0)[0] > 50.0


def subtitle_of(layout):
    """The width of its text on one line and that of its box, in mm."""
    item = layout.itemById("subtitle")
    return {"text": item.currentText(), "width": item.sizeForText().width(), "box": item.sizeWithUnits().width()}


def scales(layout):
    """The scale of each sheet, and the bars that it shows: the length of a segment in km and in mm."""
    found = []
    atlas = layout.atlas()
    if atlas.enabled():
        atlas.beginRender()
    for sheet in range(atlas.count() if atlas.enabled() else 1):
        if atlas.enabled():
            atlas.seekTo(sheet)
        QgsLayoutExporter(layout).renderPageToImage(0, QSize(300, 212))
        scale = next(item for item in layout.items() if isinstance(item, QgsLayoutItemMap)).scale()
        bars = [item.unitsPerSegment() for item in layout.items()
                if isinstance(item, QgsLayoutItemScaleBar) and is_visible(item)]
        text = layout.itemById("scale_text").currentText()
        found.append({"scale": scale, "bars": bars, "mm": [4e6 * km / scale for km in bars], "text": text})
    return found


def report_layer(layer):
    renderer = layer.renderer()
    symbols = renderer.symbols(QgsRenderContext()) if renderer else []
    return {
        "name": layer.name(),
        "valid": layer.isValid(),
        "source": layer.source(),
        "count": layer.featureCount(),
        "renderer": renderer.type() if renderer else "",
        "symbols": len(symbols),
        "empty symbols": sum(s.symbolLayerCount() == 0 for s in symbols),
        "labels": layer.labelsEnabled(),
        "classes": class_counts(layer),
        "cards": hover_cards(layer),
        "names": named_villages(layer),
        "display": layer.displayExpression(),
        "aliases": {f.name(): f.alias() for f in layer.fields() if f.alias()},
        "values": {f.name(): f.editorWidgetSetup().config().get("map", []) for f in layer.fields()
                   if f.editorWidgetSetup().type() == "ValueMap"},
        "faults": sorted({fault for text in expressions(layer) for fault in faults(layer, text)}),
    }


def report_project(path, pictures=None):
    project = QgsProject.instance()
    report = {"read": project.read(path), "error": project.error()}
    report |= {"title": project.title(), "crs": project.crs().authid()}
    report["groups"] = [group.name() for group in project.layerTreeRoot().findGroups()]
    report["layers"] = {layer.id(): report_layer(layer) for layer in project.mapLayers().values()}
    image, report["errors"], labels = map_image(project)
    report["map labels"] = {"count": len(labels), "overlaps": overlapping(labels), "on villages": covered_villages(project, labels)}
    images = {"map": image}
    report["sheets"] = {}
    for layout in project.layoutManager().layouts():
        layout.atlas().updateFeatures()
        report["sheets"][layout.name()] = layout.atlas().count() if layout.atlas().enabled() else 1
        images[layout.name()] = sheet_image(layout)
        report.setdefault("legends", {})[layout.name()] = legend_of(layout)
        report.setdefault("subtitles", {})[layout.name()] = subtitle_of(layout)
        report.setdefault("scales", {})[layout.name()] = scales(layout)
    report["colours"] = {name: colours(each) for name, each in images.items()}
    if pictures:
        for name, each in images.items():
            small = each.scaledToWidth(720, Qt.SmoothTransformation).convertToFormat(QImage.Format_RGB888)
            small.save(os.path.join(pictures, f"{name}.png"), "PNG", 0)
    return report


def rules(source, style):
    layer = QgsVectorLayer(source, "layer", "ogr")
    message, loaded = layer.loadSldStyle(style)
    renderer = layer.renderer()
    return {"loaded": loaded, "message": message, "type": renderer.type(),
            "symbols": len(renderer.symbols(QgsRenderContext())), "labels": layer.labelsEnabled()}


def touch(path):
    """Begins to edit, and discards it: QGIS switches the journal of the database and back."""
    layer = QgsVectorLayer(f"{path}|layername=gaps", "gaps", "ogr")
    count = sum(1 for _ in layer.getFeatures())
    return {"count": count, "edited": layer.startEditing() and layer.rollBack()}


def edit(path, name, field):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    layer.startEditing()
    record = next(layer.getFeatures())
    layer.changeAttributeValue(record.id(), layer.fields().indexOf(field), "改")
    return {"saved": layer.commitChanges()}


def answer(what, *rest):
    if what == "project":
        return report_project(*rest)
    if what == "layer":
        return [report_layer(QgsVectorLayer(source, source, "ogr")) for source in rest]
    if what == "sld":
        return rules(*rest)
    return touch(*rest) if what == "touch" else edit(*rest)


application = QgsApplication([], False)
application.initQgis()
print(json.dumps(answer(*sys.argv[1:]), ensure_ascii=False), flush=True)
QgsProject.instance().clear()
os._exit(0)  # QGIS may crash on exit without a desktop
