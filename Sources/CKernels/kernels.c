#include "kernels.h"

#include <math.h>

#if defined(__x86_64__)
ck_isa ck_widest_isa(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return CK_AVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return CK_AVX2;
  return CK_PORTABLE;
}
#else
ck_isa ck_widest_isa(void) { return CK_PORTABLE; }
#endif

float ck_last_share(int64_t classes) {
  if (classes < 2) return 0;
  const double root = sqrt((double)classes);
  return (float)(1 / root - (1 - 1 / root) / (double)(classes - 1));
}

// Rows of lanes that vectors of 16 do not go into are worked on in vectors of 8.
static const ck_kernels *kernels_for(ck_isa isa, int64_t lanes) {
  return (lanes % 16 ? ck_narrow : ck_wide) + isa;
}

#define LISTED(...) __VA_ARGS__
#define PUBLIC(name, lanes, parameters, arguments)          \
  void ck_##name(ck_isa isa, LISTED parameters) {           \
    kernels_for(isa, lanes)->name arguments;                \
  }
CK_KERNELS(PUBLIC)
