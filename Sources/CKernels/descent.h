// Two passes over the weights of a step of conjugate gradients, each of which reads and writes
// every number once. The preconditioned gradient is quick to work out and takes no memory.
#ifndef DESCENT_H
#define DESCENT_H
#include "vectors.h"

INLINE vec preconditioned(const ck_columns *columns, vec gradient, int64_t column, int64_t lane) {
  return gradient / (load(columns->penalties + lane) +
                     load(columns->curvatures + lane) * columns->squares[column]);
}

INLINE float metric(const ck_columns *columns, int64_t column) {
  return columns->metric ? columns->metric[column] : 1;
}

INLINE void weight_gradient(const ck_columns *columns, const float *weights, const float *former,
                            int64_t first, int64_t last, float *gradient, double *sums) {
  const int64_t lanes = columns->lanes;
  for (int64_t l = 0; l < lanes; l += WIDTH) {
    double energies[WIDTH] = {0}, overlaps[WIDTH] = {0};
    for (int64_t c = first; c < last; c++) {
      const int64_t at = c * lanes + l;
      const vec g = load(gradient + at) + load(columns->penalties + l) * load(weights + at);
      store(gradient + at, g);
      const vec z = metric(columns, c) * preconditioned(columns, g, c, l);
      accumulate(energies, z * g);
      accumulate(overlaps, z * load(former + at));
    }
    for (int64_t i = 0; i < WIDTH; i++) {
      sums[l + i] += energies[i];
      sums[lanes + l + i] += overlaps[i];
    }
  }
}

INLINE void weight_direction(const ck_columns *columns, const float *weights,
                             const float *gradient, const float *shares, int64_t first,
                             int64_t last, float *direction, double *sums) {
  const int64_t lanes = columns->lanes;
  for (int64_t l = 0; l < lanes; l += WIDTH) {
    double totals[4][WIDTH] = {{0}, {0}, {0}, {0}};
    for (int64_t c = first; c < last; c++) {
      const int64_t at = c * lanes + l;
      const vec g = load(gradient + at), w = load(weights + at);
      const vec d = load(shares + l) * load(direction + at) - preconditioned(columns, g, c, l);
      store(direction + at, d);
      const float m = metric(columns, c);
      accumulate(totals[0], m * d * g);
      accumulate(totals[1], m * d * d);
      accumulate(totals[2], m * d * w);
      accumulate(totals[3], m * w * w);
    }
    for (int sum = 0; sum < 4; sum++)
      for (int64_t i = 0; i < WIDTH; i++) sums[sum * lanes + l + i] += totals[sum][i];
  }
}

#endif
