// Products with dense rows.
#ifndef DENSE_H
#define DENSE_H
#include "vectors.h"

// `count` rows at a time, a constant wherever this is inlined: as many sums as AVX2 has registers
// for, and more than one addition on its way. Every sum takes its terms in the same order,
// whichever rows stand beside it.
INLINE void rows_product(const float *rows, const float *vectors, int64_t dimensions,
                         int64_t lanes, float *out, const int count) {
  for (int64_t l = 0; l < lanes; l += WIDTH) {
    vec sums[6] = {{}, {}, {}, {}, {}, {}};
    for (int64_t d = 0; d < dimensions; d++) {
      const vec x = load(vectors + d * lanes + l);
      for (int i = 0; i < count; i++) sums[i] += rows[i * dimensions + d] * x;
    }
    for (int i = 0; i < count; i++) store(out + i * lanes + l, sums[i]);
  }
}

INLINE void dense_product(const float *rows, const float *vectors, int64_t dimensions,
                          int64_t lanes, int64_t count, float *out) {
  int64_t r = 0;
  for (; r + 6 <= count; r += 6)
    rows_product(rows + r * dimensions, vectors, dimensions, lanes, out + r * lanes, 6);
  for (; r < count; r++)
    rows_product(rows + r * dimensions, vectors, dimensions, lanes, out + r * lanes, 1);
}

#endif
