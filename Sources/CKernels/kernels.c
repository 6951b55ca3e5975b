#include "CKernels.h"
#include "vectors.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

// One row's sum over up to four vectors of lanes, which stay in registers across its entries. Two
// sums take turns, so that an addition need not wait for the one before it. `count` and
// `weighted` are constants wherever this is inlined.
INLINE void row_sum(const uint32_t *indices, const float *values, int64_t e, int64_t end,
                    const float *dense, int64_t lanes, float scale, int32_t adds, float *out,
                    const int count, const int weighted) {
  v16 even[4] = {{}, {}, {}, {}}, odd[4] = {{}, {}, {}, {}};
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
    v16 sum = scale * (even[i] + odd[i]);
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
      const v16 own = load(out + r * lanes + l);
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
      const v16 own = load(in + r * lanes + l);
      const int begins = shorter[r] == UINT32_MAX;
      store(out + r * lanes + l, begins ? own : own + load(out + shorter[r] * lanes + l));
    }
}

INLINE void shift_rows(const float *in, const float *shift, const float *scales, int64_t lanes,
                       int64_t first, int64_t last, float *out) {
  for (int64_t r = first; r < last; r++)
    for (int64_t l = 0; l < lanes; l += WIDTH) {
      const v16 moved = load(in + r * lanes + l) - load(shift + l);
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
      v16 part[4] = {{}, {}, {}, {}};
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
      v16 sum = {};
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

void *ck_zeros(int64_t bytes) {
  char *block = calloc((size_t)bytes, 1);
#ifdef MADV_HUGEPAGE
  // Memory that is new has no pages yet; the first touch brings them 2 MB at a time.
  const size_t page = 4096, large = (size_t)4 << 20;
  if (block && (size_t)bytes >= large) {
    char *first = (char *)(((uintptr_t)block + page - 1) / page * page);
    madvise(first, (size_t)(block + bytes - first) / page * page, MADV_HUGEPAGE);
  }
#endif
  return block;
}

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

KERNEL(sparse_product,
       (const ck_lists *s, const float *d, const float *c, int32_t a, int64_t n, int64_t f,
        int64_t l, float *o),
       (s, d, c, a, n, f, l, o))
KERNEL(chains_up,
       (const uint32_t *p, const float *c, int64_t n, int64_t f, int64_t l, float *o),
       (p, c, n, f, l, o))
KERNEL(chains_down,
       (const uint32_t *p, const float *i, int64_t n, int64_t f, int64_t l, float *o),
       (p, i, n, f, l, o))
KERNEL(shift_rows,
       (const float *i, const float *m, const float *s, int64_t n, int64_t f, int64_t l, float *o),
       (i, m, s, n, f, l, o))
KERNEL(sum_rows, (const float *i, int64_t n, int64_t f, int64_t l, double *s), (i, n, f, l, s))
KERNEL(dot, (const float *a, const float *b, int64_t n, int64_t f, int64_t l, double *s),
       (a, b, n, f, l, s))
KERNEL(combination,
       (const float *const *x, const float *const *b, int64_t c, int64_t n, int64_t f, int64_t l,
        float *y),
       (x, b, c, n, f, l, y))
KERNEL(combine,
       (float *y, const float *a, const float *x, const float *b, int64_t n, int64_t f,
        int64_t l),
       (y, a, x, b, n, f, l))

void ck_sparse_product(ck_isa isa, const ck_lists *lists, const float *dense, const float *scales,
                       int32_t adds, int64_t lanes, int64_t first, int64_t last, float *out) {
  DISPATCH(sparse_product, (lists, dense, scales, adds, lanes, first, last, out))
}

void ck_chains_up(ck_isa isa, const uint32_t *shorter, const float *scales, int64_t lanes,
                  int64_t first, int64_t last, float *out) {
  DISPATCH(chains_up, (shorter, scales, lanes, first, last, out))
}

void ck_chains_down(ck_isa isa, const uint32_t *shorter, const float *in, int64_t lanes,
                    int64_t first, int64_t last, float *out) {
  DISPATCH(chains_down, (shorter, in, lanes, first, last, out))
}

void ck_shift_rows(ck_isa isa, const float *in, const float *shift, const float *scales,
                   int64_t lanes, int64_t first, int64_t last, float *out) {
  DISPATCH(shift_rows, (in, shift, scales, lanes, first, last, out))
}

void ck_sum_rows(ck_isa isa, const float *in, int64_t lanes, int64_t first, int64_t last,
                 double *sums) {
  DISPATCH(sum_rows, (in, lanes, first, last, sums))
}

void ck_dot(ck_isa isa, const float *a, const float *b, int64_t lanes, int64_t first,
            int64_t last, double *sums) {
  DISPATCH(dot, (a, b, lanes, first, last, sums))
}

void ck_combine(ck_isa isa, float *y, const float *scale_y, const float *x, const float *scale_x,
                int64_t lanes, int64_t first, int64_t last) {
  DISPATCH(combine, (y, scale_y, x, scale_x, lanes, first, last))
}

void ck_combination(ck_isa isa, const float *const *terms, const float *const *shares,
                    int64_t count, int64_t lanes, int64_t first, int64_t last, float *out) {
  DISPATCH(combination, (terms, shares, count, lanes, first, last, out))
}
