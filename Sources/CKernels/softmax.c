#include "CKernels.h"
#include "vectors.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

// The softmax loss. Rows of one vector, as two or three classes in five folds have, stay in
// registers; longer ones go through memory, problem by problem.

enum { MOST_LANES = CK_MOST_LANES };

// The greater of each two, neither of which is NaN: one instruction.
INLINE v16 greater(v16 x, v16 y) {
  const i16 first = x > y;
  i16 a, b;
  memcpy(&a, &x, sizeof a);
  memcpy(&b, &y, sizeof b);
  a = (a & first) | (b & ~first);
  memcpy(&x, &a, sizeof x);
  return x;
}

// e^x for x <= 0, to 2 ulp: 2^n * p(r) with r in [-ln 2 / 2, ln 2 / 2], the polynomial of Cephes.
INLINE v16 exponential(v16 x) {
  x = greater(x, (v16){} - 87.0f);
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

// ln x for x > 0, to 2 ulp: ln m + e ln 2 with m in [sqrt 1/2, sqrt 2), the polynomial of Cephes.
INLINE v16 logarithm(v16 x) {
  i16 bits;
  memcpy(&bits, &x, sizeof bits);
  i16 e = (bits >> 23) - 127;
  i16 fraction = (bits & 0x7fffff) | 0x3f800000;
  const i16 large = fraction > 0x3fb504f3;
  fraction -= large & 0x800000;
  e -= large;
  v16 m;
  memcpy(&m, &fraction, sizeof m);
  const v16 r = m - 1.0f, n = __builtin_convertvector(e, v16);
  v16 y = (v16){} + 7.0376836292e-2f;
  y = y * r - 1.1514610310e-1f;
  y = y * r + 1.1676998740e-1f;
  y = y * r - 1.2420140846e-1f;
  y = y * r + 1.4249322787e-1f;
  y = y * r - 1.6668057665e-1f;
  y = y * r + 2.0000714765e-1f;
  y = y * r - 2.4999993993e-1f;
  y = y * r + 3.3333331174e-1f;
  const v16 square = r * r;
  y = y * r * square - n * 2.12194440e-4f - 0.5f * square;
  return r + y + n * 0.693359375f;
}

// Which lanes of one vector belong together. Where classes are few, a lane's neighbours are looked
// at, near ones first; else every lane in turn.
enum { FEW_CLASSES = 4, NEIGHBOURS = 2 * (FEW_CLASSES - 1) };
typedef struct {
  v16 same[WIDTH];   // 1 in the lanes of lane l's problem, or where neighbour l is of the same
  v16 apart[WIDTH];  // 0 there, and elsewhere what no maximum sees
  v16 used;          // 1 in all lanes that belong to a problem
} lane_groups;

// The distances of neighbours: 1, -1, 2, -2, 3, -3.
INLINE int distance(int neighbour) {
  return neighbour % 2 ? -(neighbour / 2 + 1) : neighbour / 2 + 1;
}

#define LANES_FROM(d)                                                                         \
  __builtin_shufflevector(x, x, (d) & 15, (d + 1) & 15, (d + 2) & 15, (d + 3) & 15,           \
                          (d + 4) & 15, (d + 5) & 15, (d + 6) & 15, (d + 7) & 15,             \
                          (d + 8) & 15, (d + 9) & 15, (d + 10) & 15, (d + 11) & 15,           \
                          (d + 12) & 15, (d + 13) & 15, (d + 14) & 15, (d + 15) & 15)

// In each lane, what stands in its neighbour's.
INLINE v16 neighbours(v16 x, const int neighbour) {
  switch (neighbour) {
    case 0: return LANES_FROM(1);
    case 1: return LANES_FROM(-1);
    case 2: return LANES_FROM(2);
    case 3: return LANES_FROM(-2);
    case 4: return LANES_FROM(3);
    default: return LANES_FROM(-3);
  }
}

// `few` is the number of classes if it is one of those, as in all that follow; 0 if they are many.
INLINE lane_groups groups_of(const ck_softmax_rows *rows, const int few) {
  lane_groups groups;
  const int classes = (int)rows->classes, used = classes * (int)rows->problems;
  for (int a = 0; a < WIDTH; a++) {
    groups.used[a] = a < used;
    for (int l = 0; l < (few ? NEIGHBOURS : WIDTH); l++) {
      const int b = few ? a + distance(l) : l;
      const int same =
          a == b || (a < used && b >= 0 && b < used && a / classes == b / classes);
      groups.same[l][a] = same ? 1.0f : 0.0f;
      groups.apart[l][a] = same ? 0.0f : -1e30f;
    }
  }
  return groups;
}

// Each lane's sum over its problem.
INLINE v16 sums_over(const lane_groups *groups, v16 x, const int few) {
  v16 even = {}, odd = {};
  if (few) {
#pragma clang loop unroll(full)
    for (int n = 0; n < 2 * (few - 1); n += 2) {
      even += neighbours(x, n) * groups->same[n];
      odd += neighbours(x, n + 1) * groups->same[n + 1];
    }
    return x + (even + odd);
  }
  for (int l = 0; l < WIDTH; l += 2) {
    even += x[l] * groups->same[l];
    odd += x[l + 1] * groups->same[l + 1];
  }
  return even + odd;
}

// Each lane's maximum over its problem.
INLINE v16 maxima_over(const lane_groups *groups, v16 x, const int few) {
  v16 most = x;
  if (few) {
#pragma clang loop unroll(full)
    for (int n = 0; n < 2 * (few - 1); n++)
      most = greater(most, neighbours(x, n) + groups->apart[n]);
    return most;
  }
  for (int l = 0; l < WIDTH; l++) most = greater(most, x[l] + groups->apart[l]);
  return most;
}

// Calls a function of one vector a row with a few classes as a constant.
#define BY_CLASSES(count, function, ...)        \
  switch (count) {                              \
    case 2: function(__VA_ARGS__, 2); break;    \
    case 3: function(__VA_ARGS__, 3); break;    \
    case 4: function(__VA_ARGS__, 4); break;    \
    default: function(__VA_ARGS__, 0);          \
  }

INLINE void softmax_vector(const ck_softmax_rows *rows, const float *margins,
                           const float *intercepts, int64_t first, int64_t last,
                           float *probabilities, float *residual, double *losses, double *sums,
                           const int few) {
  const lane_groups groups = groups_of(rows, few);
  const v16 shift = load(intercepts);
  v16 own[WIDTH] = {};  // 1 in the lanes of each class
  for (int l = 0; l < rows->classes * rows->problems; l++) own[l % rows->classes][l] = 1;
  double lost[WIDTH] = {0}, total[WIDTH] = {0};
  for (int64_t r = first; r < last; r++) {
    const v16 weight = load(rows->weights + rows->cells[r] * WIDTH);
    const v16 given = own[rows->given[r]];
    v16 z = load(margins + r * WIDTH) + shift;
    z -= maxima_over(&groups, z, few);
    v16 p = exponential(z);
    const v16 sum = sums_over(&groups, p, few);
    accumulate(lost, weight * given * (logarithm(sum) - z));
    p = p / sum * groups.used;
    store(probabilities + r * WIDTH, p);
    const v16 rest = weight * (p - given);
    store(residual + r * WIDTH, rest);
    accumulate(total, rest);
  }
  for (int l = 0; l < WIDTH; l++) {
    losses[l] += lost[l];
    sums[l] += total[l];
  }
}

INLINE void softmax(const ck_softmax_rows *rows, const float *margins, const float *intercepts,
                    int64_t first, int64_t last, float *probabilities, float *residual,
                    double *losses, double *sums) {
  const int64_t lanes = rows->lanes, classes = rows->classes, problems = rows->problems;
  if (lanes == WIDTH) {
    BY_CLASSES(classes, softmax_vector, rows, margins, intercepts, first, last, probabilities,
               residual, losses, sums)
    return;
  }
  for (int64_t r = first; r < last; r++) {
    float *p = probabilities + r * lanes, *rest = residual + r * lanes;
    const float *z = margins + r * lanes, *weight = rows->weights + rows->cells[r] * lanes;
    for (int64_t l = 0; l < lanes; l++) p[l] = z[l] + intercepts[l];
    float own[MOST_LANES / 2];
    const int32_t y = rows->given[r];
    for (int64_t q = 0; q < problems; q++) {
      float *segment = p + q * classes, most = segment[0];
      for (int64_t k = 1; k < classes; k++) most = segment[k] > most ? segment[k] : most;
      own[q] = segment[y] - most;
      for (int64_t k = 0; k < classes; k++) segment[k] -= most;
    }
    for (int64_t l = 0; l < lanes; l += WIDTH) store(p + l, exponential(load(p + l)));
    for (int64_t q = 0; q < problems; q++) {
      float *segment = p + q * classes, sum = 0;
      for (int64_t k = 0; k < classes; k++) sum += segment[k];
      const int64_t at = q * classes + y;
      losses[at] += (double)weight[at] * (double)(logf(sum) - own[q]);
      for (int64_t k = 0; k < classes; k++) segment[k] /= sum;
    }
    for (int64_t l = problems * classes; l < lanes; l++) p[l] = 0;
    for (int64_t l = 0; l < lanes; l += WIDTH) store(rest + l, load(p + l) * load(weight + l));
    for (int64_t q = 0; q < problems; q++) rest[q * classes + y] -= weight[q * classes + y];
    for (int64_t l = 0; l < lanes; l += WIDTH) accumulate(sums + l, load(rest + l));
  }
}

INLINE void curvature_vector(const ck_softmax_rows *rows, const float *probabilities,
                             const float *direction, const float *shift, int64_t first,
                             int64_t last, double *curved, const int few) {
  const lane_groups groups = groups_of(rows, few);
  const v16 add = load(shift);
  double along[WIDTH] = {0};
  for (int64_t r = first; r < last; r++) {
    const v16 p = load(probabilities + r * WIDTH);
    const v16 u = load(direction + r * WIDTH) + add;
    const v16 apart = u - sums_over(&groups, p * u, few);
    const v16 s = load(rows->weights + rows->cells[r] * WIDTH) * p * apart;
    accumulate(along, s * apart);
  }
  for (int l = 0; l < WIDTH; l++) curved[l] += along[l];
}

INLINE void curvature(const ck_softmax_rows *rows, const float *probabilities,
                      const float *direction, const float *shift, int64_t first, int64_t last,
                      double *curved) {
  const int64_t lanes = rows->lanes, classes = rows->classes;
  if (lanes == WIDTH) {
    BY_CLASSES(classes, curvature_vector, rows, probabilities, direction, shift, first, last,
               curved)
    return;
  }
  float mean[MOST_LANES];
  for (int64_t l = 0; l < lanes; l++) mean[l] = 0;
  for (int64_t r = first; r < last; r++) {
    const float *p = probabilities + r * lanes, *weight = rows->weights + rows->cells[r] * lanes;
    const float *u = direction + r * lanes;
    for (int64_t q = 0; q < rows->problems; q++) {
      float sum = 0;
      for (int64_t l = q * classes; l < (q + 1) * classes; l++) sum += p[l] * (u[l] + shift[l]);
      for (int64_t l = q * classes; l < (q + 1) * classes; l++) mean[l] = sum;
    }
    for (int64_t l = 0; l < lanes; l += WIDTH) {
      const v16 apart = load(u + l) + load(shift + l) - load(mean + l);
      const v16 s = load(weight + l) * load(p + l) * apart;
      accumulate(curved + l, s * apart);
    }
  }
}

KERNEL(softmax,
       (const ck_softmax_rows *r, const float *m, const float *i, int64_t f, int64_t l, float *p,
        float *g, double *s, double *t),
       (r, m, i, f, l, p, g, s, t))
KERNEL(curvature,
       (const ck_softmax_rows *r, const float *p, const float *d, const float *h, int64_t f,
        int64_t l, double *c),
       (r, p, d, h, f, l, c))

void ck_softmax(ck_isa isa, const ck_softmax_rows *rows, const float *margins,
                const float *intercepts, int64_t first, int64_t last, float *probabilities,
                float *residual, double *losses, double *sums) {
  DISPATCH(softmax,
           (rows, margins, intercepts, first, last, probabilities, residual, losses, sums))
}

void ck_curvature(ck_isa isa, const ck_softmax_rows *rows, const float *probabilities,
                  const float *direction, const float *shift, int64_t first, int64_t last,
                  double *curved) {
  DISPATCH(curvature, (rows, probabilities, direction, shift, first, last, curved))
}
