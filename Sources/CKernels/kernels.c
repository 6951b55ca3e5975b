#include "CKernels.h"
#include "vectors.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

typedef double d8 __attribute__((vector_size(64), aligned(8)));

enum { MOST_LANES = CK_MOST_LANES };

// Adds 16 floats to 16 doubles.
INLINE void accumulate(double *sums, v16 x) {
  typedef float v8 __attribute__((vector_size(32)));
  v8 low = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7);
  v8 high = __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
  ((d8 *)sums)[0] += __builtin_convertvector(low, d8);
  ((d8 *)sums)[1] += __builtin_convertvector(high, d8);
}

// e^x for x <= 0, to 2 ulp: 2^n * p(r) with r in [-ln 2 / 2, ln 2 / 2], the polynomial of Cephes.
INLINE v16 exponential(v16 x) {
  typedef int32_t i16 __attribute__((vector_size(64)));
  x = __builtin_elementwise_max(x, (v16){} - 87.0f);
  i16 n = __builtin_convertvector(x * 1.44269504f - 0.5f, i16);
  v16 whole = __builtin_convertvector(n, v16);
  v16 r = x - whole * 0.693359375f + whole * 2.12194440e-4f;
  v16 y = (v16){} + 1.9875691500e-4f;
  y = y * r + 1.3981999507e-3f;
  y = y * r + 8.3334519073e-3f;
  y = y * r + 4.1665795894e-2f;
  y = y * r + 1.6666665459e-1f;
  y = y * r + 5.0000001201e-1f;
  y = y * r * r + r + 1.0f;
  i16 power = (n + 127) << 23;
  v16 scale;
  memcpy(&scale, &power, sizeof scale);
  return y * scale;
}

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
  for (int64_t row = first; row < last; row++)
    row_sum(lists->indices, lists->values, starts[row], starts[row + 1], dense, lanes,
            scales ? scales[row] : 1, adds, out + row * lanes, count, weighted);
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

INLINE void scale_rows(const float *in, const float *scales, int64_t lanes, int64_t first,
                       int64_t last, float *out) {
  for (int64_t r = first; r < last; r++)
    for (int64_t l = 0; l < lanes; l += WIDTH)
      store(out + r * lanes + l, scales[r] * load(in + r * lanes + l));
}

INLINE void softmax(const ck_softmax_rows *rows, const float *margins, const float *intercepts,
                    int64_t first, int64_t last, float *probabilities, double *losses) {
  const int64_t lanes = rows->lanes, classes = rows->classes, problems = rows->problems;
  float scratch[MOST_LANES];
  for (int64_t r = first; r < last; r++) {
    float *p = probabilities ? probabilities + r * lanes : scratch;
    const float *z = margins + r * lanes;
    for (int64_t l = 0; l < lanes; l++) p[l] = z[l] + intercepts[l];
    float top[MOST_LANES / 2], own[MOST_LANES / 2];
    const int32_t y = rows->given[r];
    for (int64_t q = 0; q < problems; q++) {
      float *segment = p + q * classes, most = segment[0];
      for (int64_t k = 1; k < classes; k++) most = segment[k] > most ? segment[k] : most;
      own[q] = segment[y] - most;
      for (int64_t k = 0; k < classes; k++) segment[k] -= most;
    }
    for (int64_t l = 0; l < lanes; l += WIDTH) store(p + l, exponential(load(p + l)));
    const float *weight = rows->weights + rows->cells[r] * lanes;
    for (int64_t q = 0; q < problems; q++) {
      float *segment = p + q * classes, sum = 0;
      for (int64_t k = 0; k < classes; k++) sum += segment[k];
      top[q] = 1.0f / sum;
      losses[q] += (double)weight[q * classes] * (double)(logf(sum) - own[q]);
    }
    if (!probabilities) continue;
    for (int64_t q = 0; q < problems; q++)
      for (int64_t k = 0; k < classes; k++) p[q * classes + k] *= top[q];
    for (int64_t l = problems * classes; l < lanes; l++) p[l] = 0;
  }
}

INLINE void residual(const ck_softmax_rows *rows, const float *probabilities, int64_t first,
                     int64_t last, float *out, double *sums) {
  const int64_t lanes = rows->lanes;
  for (int64_t r = first; r < last; r++) {
    const float *p = probabilities + r * lanes, *weight = rows->weights + rows->cells[r] * lanes;
    float *to = out + r * lanes;
    for (int64_t l = 0; l < lanes; l += WIDTH)
      store(to + l, load(p + l) * load(weight + l));
    for (int64_t q = 0; q < rows->problems; q++) {
      const int64_t l = q * rows->classes + rows->given[r];
      to[l] -= weight[l];
    }
    for (int64_t l = 0; l < lanes; l += WIDTH) accumulate(sums + l, load(to + l));
  }
}

INLINE void curvature(const ck_softmax_rows *rows, const float *probabilities,
                      const float *direction, const float *shift, int64_t first, int64_t last,
                      float *out, double *sums, double *curved) {
  const int64_t lanes = rows->lanes, classes = rows->classes;
  float mean[MOST_LANES];
  for (int64_t l = 0; l < lanes; l++) mean[l] = 0;
  for (int64_t r = first; r < last; r++) {
    const float *p = probabilities + r * lanes, *weight = rows->weights + rows->cells[r] * lanes;
    const float *u = direction + r * lanes;
    float *to = out + r * lanes;
    for (int64_t l = 0; l < lanes; l += WIDTH)
      store(to + l, load(p + l) * (load(u + l) + load(shift + l)));
    for (int64_t q = 0; q < rows->problems; q++) {
      float sum = 0;
      for (int64_t k = 0; k < classes; k++) sum += to[q * classes + k];
      for (int64_t k = 0; k < classes; k++) mean[q * classes + k] = sum;
    }
    for (int64_t l = 0; l < lanes; l += WIDTH) {
      const v16 s = load(weight + l) * (load(to + l) - load(p + l) * load(mean + l));
      store(to + l, s);
      accumulate(sums + l, s);
      accumulate(curved + l, s * (load(u + l) + load(shift + l)));
    }
  }
}

// Lane by lane, so that the sums stay in registers; a block of rows stays in cache meanwhile.
INLINE void dot(const float *a, const float *b, int64_t lanes, int64_t first, int64_t last,
                double *sums) {
  for (int64_t l = 0; l < lanes; l += WIDTH) {
    double even[WIDTH] = {0}, odd[WIDTH] = {0};
    int64_t r = first;
    for (; r + 1 < last; r += 2) {
      const int64_t at = r * lanes + l;
      accumulate(even, load(a + at) * load(b + at));
      accumulate(odd, load(a + at + lanes) * load(b + at + lanes));
    }
    if (r < last) accumulate(even, load(a + r * lanes + l) * load(b + r * lanes + l));
    for (int64_t i = 0; i < WIDTH; i++) sums[l + i] += even[i] + odd[i];
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
KERNEL(scale_rows,
       (const float *i, const float *s, int64_t n, int64_t f, int64_t l, float *o),
       (i, s, n, f, l, o))
KERNEL(softmax,
       (const ck_softmax_rows *r, const float *m, const float *i, int64_t f, int64_t l, float *p,
        double *s),
       (r, m, i, f, l, p, s))
KERNEL(residual,
       (const ck_softmax_rows *r, const float *p, int64_t f, int64_t l, float *o, double *s),
       (r, p, f, l, o, s))
KERNEL(curvature,
       (const ck_softmax_rows *r, const float *p, const float *d, const float *h, int64_t f,
        int64_t l, float *o, double *s, double *c),
       (r, p, d, h, f, l, o, s, c))
KERNEL(dot, (const float *a, const float *b, int64_t n, int64_t f, int64_t l, double *s),
       (a, b, n, f, l, s))
KERNEL(combine,
       (float *y, const float *a, const float *x, const float *b, int64_t n, int64_t f,
        int64_t l),
       (y, a, x, b, n, f, l))

void ck_sparse_product(ck_isa isa, const ck_lists *lists, const float *dense, const float *scales,
                       int32_t adds, int64_t lanes, int64_t first, int64_t last, float *out) {
  DISPATCH(sparse_product, (lists, dense, scales, adds, lanes, first, last, out))
}

void ck_scale_rows(ck_isa isa, const float *in, const float *scales, int64_t lanes, int64_t first,
                   int64_t last, float *out) {
  DISPATCH(scale_rows, (in, scales, lanes, first, last, out))
}

void ck_softmax(ck_isa isa, const ck_softmax_rows *rows, const float *margins,
                const float *intercepts, int64_t first, int64_t last, float *probabilities,
                double *losses) {
  DISPATCH(softmax, (rows, margins, intercepts, first, last, probabilities, losses))
}

void ck_residual(ck_isa isa, const ck_softmax_rows *rows, const float *probabilities,
                 int64_t first, int64_t last, float *out, double *sums) {
  DISPATCH(residual, (rows, probabilities, first, last, out, sums))
}

void ck_curvature(ck_isa isa, const ck_softmax_rows *rows, const float *probabilities,
                  const float *direction, const float *shift, int64_t first, int64_t last,
                  float *out, double *sums, double *curved) {
  DISPATCH(curvature,
           (rows, probabilities, direction, shift, first, last, out, sums, curved))
}

void ck_dot(ck_isa isa, const float *a, const float *b, int64_t lanes, int64_t first,
            int64_t last, double *sums) {
  DISPATCH(dot, (a, b, lanes, first, last, sums))
}

void ck_combine(ck_isa isa, float *y, const float *scale_y, const float *x, const float *scale_x,
                int64_t lanes, int64_t first, int64_t last) {
  DISPATCH(combine, (y, scale_y, x, scale_x, lanes, first, last))
}
