#include "server/documents/pdf.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <stdexcept>
#include <utility>

#include "core/base/rfc3339.hpp"

namespace steward::documents {
namespace {

// A4 in points of 1/72 inch.
constexpr double page_width = 595.28;
constexpr double page_height = 841.89;
constexpr double margin = 56.7;  // 2 cm
constexpr double text_width = page_width - 2 * margin;

struct ObjectUnref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct TabsFree {
  void operator()(PangoTabArray* tabs) const { pango_tab_array_free(tabs); }
};
struct FontFree {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using Layout = std::unique_ptr<PangoLayout, ObjectUnref>;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

void check_markup(const std::string& markup) {
  GError* error = nullptr;
  if (pango_parse_markup(markup.c_str(), -1, 0, nullptr, nullptr, nullptr, &error)) return;
  const std::string message = error->message;
  g_error_free(error);
  throw std::runtime_error("a document's markup is wrong: " + message);
}

Layout layout_of(cairo_t* context, const std::string& markup) {
  check_markup(markup);
  Layout layout(pango_cairo_create_layout(context));
  const std::unique_ptr<PangoFontDescription, FontFree> font(
      pango_font_description_from_string("DejaVu Sans, Noto Sans, sans-serif 10"));
  const std::unique_ptr<PangoTabArray, TabsFree> tabs(pango_tab_array_new(1, FALSE));
  pango_tab_array_set_tab(tabs.get(), 0, PANGO_TAB_RIGHT, pango_units_from_double(text_width));
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_tabs(layout.get(), tabs.get());
  pango_layout_set_width(layout.get(), pango_units_from_double(text_width));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing(layout.get(), pango_units_from_double(4));
  pango_layout_set_markup(layout.get(), markup.c_str(), -1);
  return layout;
}

}  // namespace

struct PdfWriter::Surface {
  std::string bytes{};
  cairo_surface_t* surface = nullptr;
  cairo_t* context = nullptr;

  void check() const {
    const cairo_status_t status = cairo_status(context);
    if (status != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error(std::string("cairo: ") + cairo_status_to_string(status));
  }
};

PdfWriter::PdfWriter(const PdfInfo& info) : surface_(std::make_unique<Surface>()) {
  surface_->surface =
      cairo_pdf_surface_create_for_stream(append, &surface_->bytes, page_width, page_height);
  // The version that every reader and printer takes; nothing newer is needed.
  cairo_pdf_surface_restrict_to_version(surface_->surface, CAIRO_PDF_VERSION_1_4);
  surface_->context = cairo_create(surface_->surface);
  cairo_pdf_surface_set_metadata(surface_->surface, CAIRO_PDF_METADATA_TITLE, info.title.c_str());
  cairo_pdf_surface_set_metadata(surface_->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                 to_rfc3339(info.created_at).c_str());
}

PdfWriter::~PdfWriter() {
  cairo_destroy(surface_->context);
  cairo_surface_destroy(surface_->surface);
}

void PdfWriter::add(const std::string& markup) {
  cairo_t* const context = surface_->context;
  const Layout layout = layout_of(context, markup);
  const double room = page_height - 2 * margin;
  double page_top = 0;  // where in the layout the present page begins
  const int line_count = pango_layout_get_line_count(layout.get());
  PangoLayoutIter* const lines = pango_layout_get_iter(layout.get());
  for (int i = 0; i < line_count; ++i) {
    PangoRectangle place;
    pango_layout_iter_get_line_extents(lines, nullptr, &place);
    const double top = pango_units_to_double(place.y);
    const double bottom = top + pango_units_to_double(place.height);
    if (bottom - page_top > room && top > page_top) {
      cairo_show_page(context);
      page_top = top;
    }
    const double baseline = pango_units_to_double(pango_layout_iter_get_baseline(lines));
    cairo_move_to(context, margin + pango_units_to_double(place.x), margin + baseline - page_top);
    pango_cairo_show_layout_line(context, pango_layout_iter_get_line_readonly(lines));
    pango_layout_iter_next_line(lines);
  }
  pango_layout_iter_free(lines);
  cairo_show_page(context);
  surface_->check();
}

void PdfWriter::finish() {
  cairo_surface_finish(surface_->surface);
  const cairo_status_t status = cairo_surface_status(surface_->surface);
  if (status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(std::string("cairo: ") + cairo_status_to_string(status));
}

std::string PdfWriter::take() {
  return std::exchange(surface_->bytes, {});
}

}  // namespace steward::documents
