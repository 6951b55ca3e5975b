// Sparse products and sums along chains.
#ifndef SPARSE_H
#define SPARSE_H
#include "vectors.h"

// One row's sum over up to four vectors of lanes, which stay in registers across its entries. Two
// sums take turns, so that an addition need not wait for the one before it. `count` and
// `weighted` are constants wherever this is inlined.
INLINE void row_sum(const uint32_t *indices, const float *values, int64_t e, int64_t end,
                    const float *dense, int64_t lanes, float scale, int32_t adds, float *out,
                    const int count, const int weighted) {
  vec even[4] = {{}, {}, {}, {}}, odd[4] = {{}, {}, {}, {}};
  for (; e + 1 < end; e += 2) {
    const float *a = dense + (int64_t)indices[e] * lanes;
    const float *b = dense + (int64_t)indices[e + 1] * lanes;
    for (int i = 0; i < count; i++) {
      if (weighted) even[i] += values[e] * load(a + i * WIDTH);
      else even[i] += load(a + i * WIDTH);
      if (weighted) odd[i] += values[e + 1] * load(b + i * WIDTH);
      else odd[i] += load(b + i * WIDTH);
    }
  }
  if (e < end) {
    const float *a = dense + (int64_t)indices[e] * lanes;
    for (int i = 0; i < count; i++) {
      if (weighted) even[i] += values[e] * load(a + i * WIDTH);
      else even[i] += load(a + i * WIDTH);
    }
  }
  for (int i = 0; i < count; i++) {
    vec sum = scale * (even[i] + odd[i]);
    store(out + i * WIDTH, adds ? load(out + i * WIDTH) + sum : sum);
  }
}

// All rows of a range, `count` vectors at a time.
INLINE void rows_sum(const ck_lists *lists, const float *dense, const float *scales, int32_t adds,
                     int64_t lanes, int64_t first, int64_t last, float *out, const int count,
                     const int weighted) {
  const int64_t *starts = lists->starts;
  for (int64_t row = first; row < last; row++) {
    if (adds && starts[row] == starts[row + 1]) continue;
    row_sum(lists->indices, lists->values, starts[row], starts[row + 1], dense, lanes,
            scales ? scales[row] : 1, adds, out + row * lanes, count, weighted);
  }
}

INLINE void sparse_product(const ck_lists *lists, const float *dense, const float *scales,
                           int32_t adds, int64_t lanes, int64_t first, int64_t last, float *out) {
  // One vector of lanes, as two or three classes in five folds have, is the case to be quick in.
  if (lanes == WIDTH) {
    if (lists->values) rows_sum(lists, dense, scales, adds, WIDTH, first, last, out, 1, 1);
    else rows_sum(lists, dense, scales, adds, WIDTH, first, last, out, 1, 0);
    return;
  }
  for (int64_t row = first; row < last; row++) {
    for (int64_t lane = 0; lane < lanes;) {
      const int64_t left = (lanes - lane) / WIDTH;
      const int take = left >= 4 ? 4 : left >= 2 ? 2 : 1;
      const float *from = dense + lane;
      float *to = out + lane;
#define TAKE(count)                                                                              \
  if (lists->values) rows_sum(lists, from, scales, adds, lanes, row, row + 1, to, count, 1);     \
  else rows_sum(lists, from, scales, adds, lanes, row, row + 1, to, count, 0);
      if (take == 4) { TAKE(4) } else if (take == 2) { TAKE(2) } else { TAKE(1) }
#undef TAKE
      lane += take * WIDTH;
    }
  }
}

INLINE void chains_up(const uint32_t *shorter, const float *scales, int64_t lanes, int64_t first,
                      int64_t last, float *out) {
  for (int64_t r = first; r < last; r++)
    for (int64_t l = 0; l < lanes; l += WIDTH) {
      const vec own = load(out + r * lanes + l);
      if (shorter[r] != UINT32_MAX) {
        float *to = out + shorter[r] * lanes + l;
        store(to, load(to) + own);
      }
      if (scales) store(out + r * lanes + l, scales[r] * own);
    }
}

INLINE void chains_down(const uint32_t *shorter, const float *in, int64_t lanes, int64_t first,
                        int64_t last, float *out) {
  for (int64_t r = last - 1; r >= first; r--)
    for (int64_t l = 0; l < lanes; l += WIDTH) {
      const vec own = load(in + r * lanes + l);
      const int begins = shorter[r] == UINT32_MAX;
      store(out + r * lanes + l, begins ? own : own + load(out + shorter[r] * lanes + l));
    }
}

#endif
