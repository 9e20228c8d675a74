// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/canvas.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "system/shown_text.hpp"

#include <hinterland/error.hpp>

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <new>
#include <tuple>

namespace hinterland {

namespace {

constexpr double points_per_mm = 72.0 / 25.4;

// A sans-serif with the shapes of simplified Chinese; the last is what the system has.
constexpr const char* font_families =
    "Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,WenQuanYi Zen Hei,WenQuanYi Micro Hei,"
    "Microsoft YaHei,PingFang SC,sans-serif";

cairo_status_t append_bytes(void* file, const unsigned char* bytes, unsigned int length) {
  try {
    const auto* first = static_cast<const char*>(static_cast<const void*>(bytes));
    static_cast<std::string*>(file)->append(first, length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;  // exceptions must not pass through cairo
  }
}

struct ReleaseCairo {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* pen) const { cairo_destroy(pen); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
  void operator()(void* object) const { g_object_unref(object); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using Surface = std::unique_ptr<cairo_surface_t, ReleaseCairo>;
using Drawing = std::unique_ptr<cairo_t, ReleaseCairo>;
using FontOptions = std::unique_ptr<cairo_font_options_t, ReleaseCairo>;
using Layout = std::unique_ptr<PangoLayout, ReleaseCairo>;
using Context = std::unique_ptr<PangoContext, ReleaseCairo>;
using FontMap = std::unique_ptr<PangoFontMap, ReleaseCairo>;
using Font = std::unique_ptr<PangoFontDescription, ReleaseCairo>;

Surface make_pdf(PageSize page, std::string& file) {
  const double width = page.width * points_per_mm;
  const double height = page.height * points_per_mm;
  Surface pdf(cairo_pdf_surface_create_for_stream(append_bytes, &file, width, height));
  // No clock: the same input gives the same bytes.
  cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_CREATOR, "hinterland");
  return pdf;
}

}  // namespace

struct Canvas::Parts {
  explicit Parts(PageSize page)
      : surface(make_pdf(page, file)),
        drawing(cairo_create(surface.get())),
        fonts(pango_cairo_font_map_new()),
        context(pango_font_map_create_context(fonts.get())) {
    cairo_scale(drawing.get(), points_per_mm, points_per_mm);
    cairo_set_line_join(drawing.get(), CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(drawing.get(), CAIRO_LINE_CAP_ROUND);
    cairo_set_fill_rule(drawing.get(), CAIRO_FILL_RULE_EVEN_ODD);
    // Independent of the resolution and of the user's settings for screens.
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_cairo_context_set_resolution(context.get(), 72.0);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string("zh-cn"));
    paint_paper();
  }

  void paint_paper() {
    set_colour(palette().page.paper, 1.0);
    cairo_paint(drawing.get());
  }

  void set_colour(Colour colour, double opacity) {
    cairo_set_source_rgba(drawing.get(), colour.red / 255.0, colour.green / 255.0,
                          colour.blue / 255.0, opacity);
  }

  void set_pen(const Pen& pen) {
    set_colour(pen.colour, pen.opacity);
    cairo_set_line_width(drawing.get(), pen.width);
    cairo_set_dash(drawing.get(), pen.dash.data(), static_cast<int>(pen.dash.size()), 0.0);
    cairo_set_line_cap(drawing.get(),
                       pen.dash.empty() ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  }

  void add_path(std::span<const PagePoint> vertices) {
    bool is_first = true;
    for (const PagePoint& vertex : vertices) {
      (is_first ? cairo_move_to : cairo_line_to)(drawing.get(), vertex.x, vertex.y);
      is_first = false;
    }
  }

  void add_rings(std::span<const std::vector<PagePoint>> rings) {
    for (const std::vector<PagePoint>& ring : rings) {
      add_path(ring);
      cairo_close_path(drawing.get());
    }
  }

  /// A layout in units of mm × points_per_mm.
  Layout layout_of(std::string_view text, const TextStyle& style) {
    Layout layout(pango_layout_new(context.get()));
    const Font font(pango_font_description_from_string(font_families));
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    if (style.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_auto_dir(layout.get(),
                              FALSE);  // a name from right to left stays in its column
    if (style.wrap > 0.0) {
      pango_layout_set_width(layout.get(), pango_units_from_double(style.wrap * points_per_mm));
      pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment(layout.get(), style.align == TextAlign::left ? PANGO_ALIGN_LEFT
                                               : style.align == TextAlign::centre
                                                   ? PANGO_ALIGN_CENTER
                                                   : PANGO_ALIGN_RIGHT);
    }
    if (style.max_lines > 0) {
      pango_layout_set_height(layout.get(), -style.max_lines);
      pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    const std::string shown = for_terminal(text_of_result(text));
    pango_layout_set_text(layout.get(), shown.data(), static_cast<int>(shown.size()));
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) note_missing(shown);
    return layout;
  }

  void note_missing(const std::string& text) {
    const Layout one(pango_layout_new(context.get()));
    const Font font(pango_font_description_from_string(font_families));
    pango_layout_set_font_description(one.get(), font.get());
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length =
          std::max<std::size_t>(1, character_length(std::string_view(text).substr(at)));
      const std::string alone = text.substr(at, length);
      at += length;
      if (missing.contains(alone)) continue;
      pango_layout_set_text(one.get(), alone.data(), static_cast<int>(alone.size()));
      if (pango_layout_get_unknown_glyphs_count(one.get()) > 0) missing.insert(alone);
    }
  }

  std::string file;
  Surface surface;
  Drawing drawing;
  FontMap fonts;
  Context context;
  std::set<std::string> missing;
};

Canvas::Canvas(PageSize page) : parts_(std::make_unique<Parts>(page)) {}
Canvas::~Canvas() = default;

void Canvas::set_title(const std::string& title) {
  cairo_pdf_surface_set_metadata(parts_->surface.get(), CAIRO_PDF_METADATA_TITLE,
                                 for_terminal(text_of_result(title)).c_str());
}

void Canvas::next_page() {
  cairo_show_page(parts_->drawing.get());
  parts_->paint_paper();
}

void Canvas::line(std::span<const PagePoint> vertices, const Pen& pen) {
  parts_->set_pen(pen);
  parts_->add_path(vertices);
  cairo_stroke(parts_->drawing.get());
}

void Canvas::area(std::span<const std::vector<PagePoint>> rings, Colour fill, double opacity) {
  parts_->set_colour(fill, opacity);
  parts_->add_rings(rings);
  cairo_fill(parts_->drawing.get());
}

void Canvas::outline(std::span<const std::vector<PagePoint>> rings, const Pen& pen) {
  parts_->set_pen(pen);
  parts_->add_rings(rings);
  cairo_stroke(parts_->drawing.get());
}

void Canvas::hatched_area(std::span<const std::vector<PagePoint>> rings, Colour colour) {
  constexpr double step = 1.6;  // mm
  cairo_t* const drawing = parts_->drawing.get();
  cairo_save(drawing);
  parts_->add_rings(rings);
  cairo_clip(drawing);
  double left = 0.0;
  double top = 0.0;
  double right = 0.0;
  double bottom = 0.0;
  cairo_clip_extents(drawing, &left, &top, &right, &bottom);
  parts_->set_pen({colour, 0.2});
  const double high = bottom - top;
  // At multiples of the step from the corner of the page, so that neighbours continue each other.
  for (double x = step * std::floor((left + top) / step); x < right + bottom; x += step) {
    cairo_move_to(drawing, x - top, top);
    cairo_line_to(drawing, x - top - high, bottom);
  }
  cairo_stroke(drawing);
  cairo_restore(drawing);
}

void Canvas::frame(const PageBox& box, const Pen& pen) {
  parts_->set_pen(pen);
  cairo_rectangle(parts_->drawing.get(), box.left, box.top, box.width(), box.height());
  cairo_stroke(parts_->drawing.get());
}

void Canvas::rectangle(const PageBox& box, Colour fill, double opacity) {
  parts_->set_colour(fill, opacity);
  cairo_rectangle(parts_->drawing.get(), box.left, box.top, box.width(), box.height());
  cairo_fill(parts_->drawing.get());
}

void Canvas::circle(PagePoint centre, double radius, Colour fill, double opacity) {
  parts_->set_colour(fill, opacity);
  cairo_new_sub_path(parts_->drawing.get());
  cairo_arc(parts_->drawing.get(), centre.x, centre.y, radius, 0.0, 2.0 * M_PI);
  cairo_fill(parts_->drawing.get());
}

void Canvas::ring(PagePoint centre, double radius, const Pen& pen) {
  parts_->set_pen(pen);
  cairo_new_sub_path(parts_->drawing.get());
  cairo_arc(parts_->drawing.get(), centre.x, centre.y, radius, 0.0, 2.0 * M_PI);
  cairo_stroke(parts_->drawing.get());
}

void Canvas::clip(const PageBox& box) {
  cairo_save(parts_->drawing.get());
  cairo_rectangle(parts_->drawing.get(), box.left, box.top, box.width(), box.height());
  cairo_clip(parts_->drawing.get());
}

void Canvas::unclip() { cairo_restore(parts_->drawing.get()); }

PageSize Canvas::measure(std::string_view text, const TextStyle& style) {
  const Layout layout = parts_->layout_of(text, style);
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout.get(), &width, &height);
  return {pango_units_to_double(width) / points_per_mm,
          pango_units_to_double(height) / points_per_mm};
}

void Canvas::text(PagePoint at, std::string_view text, const TextStyle& style) {
  const Layout layout = parts_->layout_of(text, style);
  cairo_t* const drawing = parts_->drawing.get();
  double left = at.x;
  if (style.wrap <= 0.0 && style.align != TextAlign::left) {
    int width = 0;
    pango_layout_get_size(layout.get(), &width, nullptr);
    const double wide = pango_units_to_double(width) / points_per_mm;
    left -= style.align == TextAlign::right ? wide : wide / 2.0;
  }
  cairo_save(drawing);
  cairo_translate(drawing, left, at.y);
  cairo_scale(drawing, 1.0 / points_per_mm, 1.0 / points_per_mm);
  if (style.halo > 0.0) {
    parts_->set_pen({palette().page.paper, 2.0 * style.halo * points_per_mm, {}, 0.85});
    cairo_move_to(drawing, 0.0, 0.0);
    pango_cairo_layout_path(drawing, layout.get());
    cairo_stroke(drawing);
  }
  parts_->set_colour(style.colour, style.opacity);
  cairo_move_to(drawing, 0.0, 0.0);
  pango_cairo_show_layout(drawing, layout.get());
  cairo_new_path(drawing);
  cairo_restore(drawing);
}

bool Canvas::has_fonts() const {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(parts_->fonts.get(), &families, &count);
  g_free(families);
  return count > 0;
}

const std::set<std::string>& Canvas::missing() const { return parts_->missing; }

std::string Canvas::finish() {
  cairo_show_page(parts_->drawing.get());
  cairo_status_t status = cairo_status(parts_->drawing.get());
  cairo_surface_finish(parts_->surface.get());
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(parts_->surface.get());
  if (status == CAIRO_STATUS_SUCCESS) return std::move(parts_->file);
  throw Error(filled_text("cannot draw the map: cairo reports '{}'", "无法绘图：cairo 报告“{}”",
                          cairo_status_to_string(status)));
}

}  // namespace hinterland
