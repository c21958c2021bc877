// Two functions of the C library that nlohmann/json calls; the linker puts them in the place of
// Emscripten's own (--wrap), which bring arithmetic and printing of long doubles along, 6 KB
// compressed. Native builds keep their platform's; the fixtures are replayed against both.
#include <algorithm>
#include <cstdarg>
#include <cstddef>
#include <cstring>

extern "C" {

/// Given by `instance.js`: the engine rounds correctly and overflows to infinity, as strtod does.
__attribute__((import_module("env"), import_name("number_of"))) double number_of(
    const char* text, std::size_t size_bytes);

/// Of a whole JSON number; the JSON library has checked that it is one.
double __wrap_strtod(const char* text, char** end) {
  const std::size_t size_bytes = std::strlen(text);
  if (end != nullptr) *end = const_cast<char*>(text) + size_bytes;
  return number_of(text, size_bytes);
}

/// Of "<U+%.4X>" and "\\u%04x", all that the JSON library prints; stops at any other format.
int __wrap_snprintf(char* out, std::size_t size_bytes, const char* format, ...) {
  constexpr std::size_t digits = 4;
  std::size_t length = 0;
  const auto put = [&](char c) {
    if (length + 1 < size_bytes) out[length] = c;
    ++length;
  };
  va_list arguments;
  va_start(arguments, format);
  for (; *format != '\0'; ++format) {
    if (*format != '%') {
      put(*format);
      continue;
    }
    format += std::strlen("%04");
    if (*format != 'x' && *format != 'X') __builtin_trap();
    const char* const alphabet = *format == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
    const unsigned value = va_arg(arguments, unsigned);
    for (std::size_t i = digits; i > 0; --i) put(alphabet[value >> (4 * (i - 1)) & 0xf]);
  }
  va_end(arguments);
  if (size_bytes > 0) out[std::min(length, size_bytes - 1)] = '\0';
  return static_cast<int>(length);
}
}
