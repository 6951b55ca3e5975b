// What the kernels are written in: vectors of WIDTH floats, 8 or 16, and functions compiled once per
// instruction set.
#ifndef VECTORS_H
#define VECTORS_H
#include "CKernels.h"

// Vectors travel between inlined functions only, so their calling convention does not matter.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))

typedef float vec __attribute__((vector_size(4 * WIDTH), aligned(4)));
typedef int32_t ints __attribute__((vector_size(4 * WIDTH)));
typedef double d8 __attribute__((vector_size(64), aligned(8)));

INLINE vec load(const float *p) { return *(const vec *)p; }
INLINE void store(float *p, vec x) { *(vec *)p = x; }

// Adds the floats to as many doubles.
INLINE void accumulate(double *sums, vec x) {
#if WIDTH == 8
  *(d8 *)sums += __builtin_convertvector(x, d8);
#else
  typedef float v8 __attribute__((vector_size(32)));
  v8 low = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7);
  v8 high = __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
  ((d8 *)sums)[0] += __builtin_convertvector(low, d8);
  ((d8 *)sums)[1] += __builtin_convertvector(high, d8);
#endif
}

// Each kernel is compiled once per instruction set.
#if defined(__x86_64__)
#define KERNEL(name, parameters, arguments)                                                      \
  __attribute__((target("avx512f,fma"))) static void name##_avx512 parameters { name arguments; } \
  __attribute__((target("avx2,fma"))) static void name##_avx2 parameters { name arguments; }     \
  static void name##_portable parameters { name arguments; }
#else
#define KERNEL(name, parameters, arguments) \
  static void name##_portable parameters { name arguments; }
#endif

#endif
