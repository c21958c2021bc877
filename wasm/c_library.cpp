// Two functions of the C library that nlohmann/json calls; the linker puts them in the place of
// Emscripten's own (--wrap), which bring arithmetic and printing of long doubles along, 6 KB
// compressed. Native builds keep their platform's; the fixtures are replayed against both.
#include <emscripten.h>

#include <cstdarg>
#include <cstddef>
#include <cstring>

namespace {

// The engine rounds correctly and overflows to infinity, as C's strtod does.
EM_JS(double, number_of, (const char* text), { return Number(UTF8ToString(text)); });

}  // namespace

extern "C" {

/// Of a whole JSON number; the JSON library has checked that it is one.
double __wrap_strtod(const char* text, char** end) {
  if (end != nullptr) *end = const_cast<char*>(text) + std::strlen(text);
  return number_of(text);
}

/// Emscripten's printf without floating point; the JSON library prints hexadecimal digits only.
int vsniprintf(char* out, std::size_t size_bytes, const char* format, va_list arguments);

int __wrap_snprintf(char* out, std::size_t size_bytes, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int length = vsniprintf(out, size_bytes, format, arguments);
  va_end(arguments);
  return length;
}
}
