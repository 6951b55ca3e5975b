// What is done to whole matrices, row by row.
#ifndef ROWS_H
#define ROWS_H
#include "vectors.h"

INLINE void shift_rows(const float *in, const float *shift, const float *scales, int64_t lanes,
                       int64_t first, int64_t last, float *out) {
  for (int64_t r = first; r < last; r++)
    for (int64_t l = 0; l < lanes; l += WIDTH) {
      const vec moved = load(in + r * lanes + l) - load(shift + l);
      store(out + r * lanes + l, scales ? scales[r] * moved : moved);
    }
}

// Sums over rows of `a`, or of its products with `b`. Sixteen rows are added up in single
// precision, in four sums that need not wait for one another.
INLINE void row_sums(const float *a, const float *b, int64_t lanes, int64_t first, int64_t last,
                     double *sums, const int multiplied) {
  for (int64_t l = 0; l < lanes; l += WIDTH) {
    double total[WIDTH] = {0};
    for (int64_t r = first; r < last;) {
      vec part[4] = {{}, {}, {}, {}};
      for (const int64_t end = r + 16; r + 3 < last && r < end; r += 4)
        for (int i = 0; i < 4; i++) {
          const int64_t at = (r + i) * lanes + l;
          part[i] += multiplied ? load(a + at) * load(b + at) : load(a + at);
        }
      for (; r < last && r + 3 >= last; r++) {
        const int64_t at = r * lanes + l;
        part[0] += multiplied ? load(a + at) * load(b + at) : load(a + at);
      }
      accumulate(total, (part[0] + part[1]) + (part[2] + part[3]));
    }
    for (int64_t i = 0; i < WIDTH; i++) sums[l + i] += total[i];
  }
}

INLINE void dot(const float *a, const float *b, int64_t lanes, int64_t first, int64_t last,
                double *sums) {
  row_sums(a, b, lanes, first, last, sums, 1);
}

INLINE void sum_rows(const float *in, int64_t lanes, int64_t first, int64_t last, double *sums) {
  row_sums(in, in, lanes, first, last, sums, 0);
}

// All terms of a row at once, so that it is written once.
INLINE void combination(const float *const *terms, const float *const *shares, int64_t count,
                        int64_t lanes, int64_t first, int64_t last, float *out) {
  for (int64_t r = first; r < last; r++)
    for (int64_t l = 0; l < lanes; l += WIDTH) {
      vec sum = {};
      for (int64_t k = 0; k < count; k++)
        sum += load(shares[k] + l) * load(terms[k] + r * lanes + l);
      store(out + r * lanes + l, sum);
    }
}

INLINE void combine(float *y, const float *scale_y, const float *x, const float *scale_x,
                    int64_t lanes, int64_t first, int64_t last) {
  for (int64_t r = first; r < last; r++)
    for (int64_t l = 0; l < lanes; l += WIDTH) {
      float *to = y + r * lanes + l;
      store(to, load(scale_y + l) * load(to) + load(scale_x + l) * load(x + r * lanes + l));
    }
}

#endif
