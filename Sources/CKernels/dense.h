// Products with dense rows.
#ifndef DENSE_H
#define DENSE_H
#include "vectors.h"

// `count` rows at a time, a constant wherever this is inlined: as many sums as AVX2 has registers
// for, and more than one addition on its way. Every sum takes its terms in the same order,
// whichever rows stand beside it.
INLINE void rows_product(const float *rows, const float *vectors, int64_t dimensions,
                         int64_t lanes, int32_t adds, float *out, const int count) {
  for (int64_t l = 0; l < lanes; l += WIDTH) {
    vec sums[6] = {{}, {}, {}, {}, {}, {}};
    for (int64_t d = 0; d < dimensions; d++) {
      const vec x = load(vectors + d * lanes + l);
      for (int i = 0; i < count; i++) sums[i] += rows[i * dimensions + d] * x;
    }
    for (int i = 0; i < count; i++) {
      float *to = out + i * lanes + l;
      store(to, adds ? load(to) + sums[i] : sums[i]);
    }
  }
}

INLINE void dense_product(const float *rows, const float *vectors, int64_t dimensions,
                          int64_t lanes, int64_t count, int32_t adds, float *out) {
  int64_t r = 0;
  for (; r + 6 <= count; r += 6)
    rows_product(rows + r * dimensions, vectors, dimensions, lanes, adds, out + r * lanes, 6);
  for (; r < count; r++)
    rows_product(rows + r * dimensions, vectors, dimensions, lanes, adds, out + r * lanes, 1);
}

// What `count` rows add to the sums of all dimensions.
INLINE void rows_transposed(const float *rows, const float *vectors, int64_t dimensions,
                            int64_t lanes, float *out, const int count) {
  for (int64_t l = 0; l < lanes; l += WIDTH) {
    vec own[8];
    for (int i = 0; i < count; i++) own[i] = load(vectors + i * lanes + l);
    for (int64_t d = 0; d < dimensions; d++) {
      vec sum = load(out + d * lanes + l);
      for (int i = 0; i < count; i++) sum += rows[i * dimensions + d] * own[i];
      store(out + d * lanes + l, sum);
    }
  }
}

INLINE void dense_transposed(const float *rows, const float *vectors, int64_t dimensions,
                             int64_t lanes, int64_t count, float *out) {
  int64_t r = 0;
  for (; r + 8 <= count; r += 8)
    rows_transposed(rows + r * dimensions, vectors + r * lanes, dimensions, lanes, out, 8);
  for (; r < count; r++)
    rows_transposed(rows + r * dimensions, vectors + r * lanes, dimensions, lanes, out, 1);
}

#endif
