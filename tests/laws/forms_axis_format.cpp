// SPDX-License-Identifier: Apache-2.0
#include "forms_axis.hpp"

namespace hinterland::forms {

namespace {

bool any_layer(const Draft&) { return true; }
bool is_points(const Draft& draft) { return draft.shape == Shape::point; }

void take_format(Draft& draft, Format format) {
  draft.format = format;
  if (format == Format::shapefile) draft.code_page = "UTF-8";
  if (format == Format::mapinfo_tab || format == Format::mapinfo_mif) draft.encoding = "CP936";
  // These formats always store longitude and latitude on WGS 84.
  if (format == Format::geojson || format == Format::geojson_lines || format == Format::kml ||
      format == Format::mapinfo_tab || format == Format::mapinfo_mif) {
    draft.crs = "EPSG:4326";
  }
}

Form format(const std::string& name, Format what, Wrapping wrapping = Wrapping::none) {
  return {.name = name,
          .suits = any_layer,
          .apply =
              [=](Draft& draft, Random&) {
                take_format(draft, what);
                draft.wrapping = wrapping;
              },
          .tolerance = what == Format::mapinfo_tab ? 0.2 : 0.0};
}

Form csv(const std::string& name, char delimiter, bool quoted, Wrapping wrapping) {
  return {.name = name, .suits = is_points, .apply = [=](Draft& draft, Random&) {
            draft.format = Format::csv;
            draft.delimiter = delimiter;
            draft.quoted = quoted;
            draft.wrapping = wrapping;
          }};
}

Form csv_of_wkt(const std::string& name, const std::string& column, char delimiter) {
  return {.name = name, .suits = any_layer, .apply = [=](Draft& draft, Random&) {
            draft.format = Format::csv;
            draft.delimiter = delimiter;
            draft.place_in = PlaceIn::wkt;
            draft.x_name = column;
          }};
}

Form with_endings(const std::string& name, Endings endings) {
  return {.name = name, .suits = any_layer, .apply = [=](Draft& draft, Random&) {
            take_format(draft, Format::shapefile);
            draft.endings = endings;
          }};
}

}  // namespace

Axis format_axis() {
  return {"format",
          {{"plain", any_layer, [](Draft&, Random&) {}},
           csv("csv with semicolons", ';', false, Wrapping::none),
           csv("csv with tabs", '\t', false, Wrapping::none),
           csv("csv with all quoted", ',', true, Wrapping::none),
           csv("csv.gz", ',', false, Wrapping::gzip),
           csv("csv in a zip", ',', false, Wrapping::zip),
           csv_of_wkt("csv of WKT", "WKT", ','),
           csv_of_wkt("csv of WKT in 'geometry'", "geometry", ','),
           csv_of_wkt("csv of WKT in 'geom' with semicolons", "geom", ';'),
           {"xlsx", is_points, [](Draft& draft, Random&) { draft.format = Format::xlsx; }},
           format("geojson", Format::geojson),
           format("geojson.gz", Format::geojson, Wrapping::gzip),
           format("geojson in a zip", Format::geojson, Wrapping::zip),
           format("geojson in lines", Format::geojson_lines),
           format("geopackage", Format::geopackage),
           {"geopackage of two layers", any_layer,
            [](Draft& draft, Random&) {
              take_format(draft, Format::geopackage);
              draft.next_to_another = true;
              draft.source.layer = "layer";
            }},
           format("flatgeobuf", Format::flatgeobuf),
           format("shapefile", Format::shapefile),
           format("shapefile in a zip", Format::shapefile, Wrapping::zip),
           format("shapefile in a folder of a zip", Format::shapefile, Wrapping::zip_folder),
           format("shapefile in a zip with GBK names", Format::shapefile, Wrapping::zip_gbk_name),
           format("shapefile among others in a zip", Format::shapefile, Wrapping::zip_of_two),
           format("shapefile among others in a zip with GBK names", Format::shapefile,
                  Wrapping::zip_gbk_of_two),
           with_endings("shapefile in capitals", Endings::capital),
           with_endings("shapefile with endings in mixed case", Endings::mixed),
           format("kml", Format::kml),
           format("gml", Format::gml),
           format("mapinfo tab", Format::mapinfo_tab),
           format("mapinfo mif", Format::mapinfo_mif),
           format("sqlite", Format::sqlite),
           format("file geodatabase", Format::geodatabase),
           format("file geodatabase in a zip", Format::geodatabase, Wrapping::zip)}};
}

}  // namespace hinterland::forms
