// The softmax loss of K classes, told by K - 1 contrasts u (CKernels.h). Rows of one vector, as two or
// three classes in five folds have, stay in registers; longer ones go through memory, problem by
// problem.
#ifndef SOFTMAX_H
#define SOFTMAX_H
#include "vectors.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

enum { MOST_LANES = CK_MOST_LANES };

// The greater of each two, neither of which is NaN: one instruction.
INLINE vec greater(vec x, vec y) {
  const ints first = x > y;
  ints a, b;
  memcpy(&a, &x, sizeof a);
  memcpy(&b, &y, sizeof b);
  a = (a & first) | (b & ~first);
  memcpy(&x, &a, sizeof x);
  return x;
}

// e^x for x <= 0, to 2 ulp: 2^n * p(r) with r in [-ln 2 / 2, ln 2 / 2], the polynomial of Cephes.
INLINE vec exponential(vec x) {
  x = greater(x, (vec){} - 87.0f);
  ints n = __builtin_convertvector(x * 1.44269504f - 0.5f, ints);
  vec whole = __builtin_convertvector(n, vec);
  vec r = x - whole * 0.693359375f + whole * 2.12194440e-4f;
  vec y = (vec){} + 1.9875691500e-4f;
  y = y * r + 1.3981999507e-3f;
  y = y * r + 8.3334519073e-3f;
  y = y * r + 4.1665795894e-2f;
  y = y * r + 1.6666665459e-1f;
  y = y * r + 5.0000001201e-1f;
  y = y * r * r + r + 1.0f;
  ints power = (n + 127) << 23;
  vec scale;
  memcpy(&scale, &power, sizeof scale);
  return y * scale;
}

// ln x for x > 0, to 2 ulp: ln m + e ln 2 with m in [sqrt 1/2, sqrt 2), the polynomial of Cephes.
INLINE vec logarithm(vec x) {
  ints bits;
  memcpy(&bits, &x, sizeof bits);
  ints e = (bits >> 23) - 127;
  ints fraction = (bits & 0x7fffff) | 0x3f800000;
  const ints large = fraction > 0x3fb504f3;
  fraction -= large & 0x800000;
  e -= large;
  vec m;
  memcpy(&m, &fraction, sizeof m);
  const vec r = m - 1.0f, n = __builtin_convertvector(e, vec);
  vec y = (vec){} + 7.0376836292e-2f;
  y = y * r - 1.1514610310e-1f;
  y = y * r + 1.1676998740e-1f;
  y = y * r - 1.2420140846e-1f;
  y = y * r + 1.4249322787e-1f;
  y = y * r - 1.6668057665e-1f;
  y = y * r + 2.0000714765e-1f;
  y = y * r - 2.4999993993e-1f;
  y = y * r + 3.3333331174e-1f;
  const vec square = r * r;
  y = y * r * square - n * 2.12194440e-4f - 0.5f * square;
  return r + y + n * 0.693359375f;
}

// Which lanes of one vector belong together. Where contrasts are few, a lane's neighbours are looked
// at, near ones first; else every lane in turn.
enum { FEW_CONTRASTS = 3, NEIGHBOURS = 2 * (FEW_CONTRASTS - 1) };
typedef struct {
  vec same[WIDTH];   // 1 in the lanes of lane l's problem, or where neighbour l is of the same
  vec apart[WIDTH];  // 0 there, and elsewhere what no maximum sees
  vec used;          // 1 in all lanes that belong to a problem
  vec leads;         // 1 in the first lane of each problem
} lane_groups;

// The distances of neighbours: 1, -1, 2, -2.
INLINE int distance(int neighbour) {
  return neighbour % 2 ? -(neighbour / 2 + 1) : neighbour / 2 + 1;
}

#define LANE(l) ((l) & (WIDTH - 1))
#if WIDTH == 8
#define LANES_FROM(d)                                                                          \
  __builtin_shufflevector(x, x, LANE(d), LANE(d + 1), LANE(d + 2), LANE(d + 3), LANE(d + 4),   \
                          LANE(d + 5), LANE(d + 6), LANE(d + 7))
#else
#define LANES_FROM(d)                                                                          \
  __builtin_shufflevector(x, x, LANE(d), LANE(d + 1), LANE(d + 2), LANE(d + 3), LANE(d + 4),   \
                          LANE(d + 5), LANE(d + 6), LANE(d + 7), LANE(d + 8), LANE(d + 9),     \
                          LANE(d + 10), LANE(d + 11), LANE(d + 12), LANE(d + 13), LANE(d + 14), \
                          LANE(d + 15))
#endif

// In each lane, what stands in its neighbour's.
INLINE vec neighbours(vec x, const int neighbour) {
  switch (neighbour) {
    case 0: return LANES_FROM(1);
    case 1: return LANES_FROM(-1);
    case 2: return LANES_FROM(2);
    default: return LANES_FROM(-2);
  }
}

// `few` is the number of contrasts if it is one of those, as in all that follow; 0 if they are many.
INLINE lane_groups groups_of(const ck_softmax_rows *rows, const int few) {
  lane_groups groups;
  const int contrasts = (int)rows->classes - 1, used = contrasts * (int)rows->problems;
  for (int a = 0; a < WIDTH; a++) {
    groups.used[a] = a < used;
    groups.leads[a] = a < used && a % contrasts == 0;
    for (int l = 0; l < (few ? NEIGHBOURS : WIDTH); l++) {
      const int b = few ? a + distance(l) : l;
      const int same =
          a == b || (a < used && b >= 0 && b < used && a / contrasts == b / contrasts);
      groups.same[l][a] = same ? 1.0f : 0.0f;
      groups.apart[l][a] = same ? 0.0f : -1e30f;
    }
  }
  return groups;
}

// Each lane's sum over its problem.
INLINE vec sums_over(const lane_groups *groups, vec x, const int few) {
  vec even = {}, odd = {};
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
INLINE vec maxima_over(const lane_groups *groups, vec x, const int few) {
  vec most = x;
  if (few) {
#pragma clang loop unroll(full)
    for (int n = 0; n < 2 * (few - 1); n++)
      most = greater(most, neighbours(x, n) + groups->apart[n]);
    return most;
  }
  for (int l = 0; l < WIDTH; l++) most = greater(most, x[l] + groups->apart[l]);
  return most;
}

// Calls a function of one vector a row with a few contrasts as a constant.
#define BY_CONTRASTS(count, function, ...)      \
  switch (count) {                              \
    case 1: function(__VA_ARGS__, 1); break;    \
    case 2: function(__VA_ARGS__, 2); break;    \
    case 3: function(__VA_ARGS__, 3); break;    \
    default: function(__VA_ARGS__, 0);          \
  }

// In all lanes of a problem, the last class has the same numbers: its own.
INLINE void softmax_vector(const ck_softmax_rows *rows, const float *margins,
                           const float *intercepts, int64_t first, int64_t last,
                           float *probabilities, float *residual, double *losses, double *sums,
                           const int few) {
  const lane_groups groups = groups_of(rows, few);
  const vec shift = load(intercepts);
  const int64_t contrasts = rows->classes - 1;
  const float back = ck_last_share(rows->classes);
  double lost[WIDTH] = {0}, total[WIDTH] = {0};
  vec own[WIDTH + 1] = {};  // 1 in the lanes of each class but the last
  for (int l = 0; l < contrasts * rows->problems; l++) own[l % contrasts][l] = 1;
  for (int64_t r = first; r < last; r++) {
    const vec weight = load(rows->weights + rows->cells[r] * WIDTH);
    const vec given = own[rows->given[r]];
    const float is_last = rows->given[r] == contrasts;
    vec z = load(margins + r * WIDTH) + shift;
    vec z_last = -back * sums_over(&groups, z, few);
    const vec top = greater(maxima_over(&groups, z, few), z_last);
    z -= top;
    z_last -= top;
    vec p = exponential(z), p_last = exponential(z_last);
    const vec sum = sums_over(&groups, p, few) + p_last;
    accumulate(lost, weight * (groups.leads * (logarithm(sum) - is_last * z_last) - given * z));
    p = p / sum * groups.used;
    p_last = p_last / sum;
    store(probabilities + r * WIDTH, p);
    const vec rest = weight * (p - given - back * (p_last - is_last));
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
  const int64_t lanes = rows->lanes, contrasts = rows->classes - 1, problems = rows->problems;
  if (lanes == WIDTH) {
    BY_CONTRASTS(contrasts, softmax_vector, rows, margins, intercepts, first, last,
                 probabilities, residual, losses, sums)
    return;
  }
  const float back = ck_last_share(rows->classes);
  float own[MOST_LANES], ends[MOST_LANES] = {0};  // of the given and of the last class
  for (int64_t r = first; r < last; r++) {
    float *p = probabilities + r * lanes, *rest = residual + r * lanes;
    const float *z = margins + r * lanes, *weight = rows->weights + rows->cells[r] * lanes;
    const int32_t y = rows->given[r];
    for (int64_t l = 0; l < lanes; l++) p[l] = z[l] + intercepts[l];
    for (int64_t q = 0; q < problems; q++) {
      float *segment = p + q * contrasts, sum = 0;
      for (int64_t k = 0; k < contrasts; k++) sum += segment[k];
      const float end = -back * sum;
      float most = end;
      for (int64_t k = 0; k < contrasts; k++) most = segment[k] > most ? segment[k] : most;
      for (int64_t k = 0; k < contrasts; k++) segment[k] -= most;
      ends[q] = end - most;
      own[q] = y < contrasts ? segment[y] : ends[q];
    }
    for (int64_t l = 0; l < lanes; l += WIDTH) store(p + l, exponential(load(p + l)));
    for (int64_t q = 0; q < problems; q += WIDTH) store(ends + q, exponential(load(ends + q)));
    for (int64_t q = 0; q < problems; q++) {
      float *segment = p + q * contrasts, sum = ends[q];
      for (int64_t k = 0; k < contrasts; k++) sum += segment[k];
      const int64_t at = q * contrasts;
      losses[at] += (double)weight[at] * (double)(logf(sum) - own[q]);
      const float of_last = back * (ends[q] / sum - (y == contrasts));
      for (int64_t k = 0; k < contrasts; k++) {
        segment[k] /= sum;
        rest[at + k] = weight[at] * (segment[k] - (k == y) - of_last);
      }
    }
    for (int64_t l = problems * contrasts; l < lanes; l++) p[l] = rest[l] = 0;
    for (int64_t l = 0; l < lanes; l += WIDTH) accumulate(sums + l, load(rest + l));
  }
}

// Here the last class has what the others leave of one: to 1e-7, which is nothing beside the other
// terms of its problem, or beside the penalty on a direction that moves logits so far.
INLINE void curvature_vector(const ck_softmax_rows *rows, const float *probabilities,
                             const float *direction, const float *shift, int64_t first,
                             int64_t last, double *curved, const int few) {
  const lane_groups groups = groups_of(rows, few);
  const vec add = load(shift);
  const float back = ck_last_share(rows->classes);
  double along[WIDTH] = {0};
  for (int64_t r = first; r < last; r++) {
    const vec p = load(probabilities + r * WIDTH);
    const vec p_last = greater(1.0f - sums_over(&groups, p, few), (vec){});
    const vec u = load(direction + r * WIDTH) + add;
    const vec u_last = -back * sums_over(&groups, u, few);
    const vec mean = sums_over(&groups, p * u, few) + p_last * u_last;
    const vec apart = u - mean, last_apart = u_last - mean;
    const vec squares = p * apart * apart + groups.leads * p_last * last_apart * last_apart;
    accumulate(along, load(rows->weights + rows->cells[r] * WIDTH) * squares);
  }
  for (int l = 0; l < WIDTH; l++) curved[l] += along[l];
}

INLINE void curvature(const ck_softmax_rows *rows, const float *probabilities,
                      const float *direction, const float *shift, int64_t first, int64_t last,
                      double *curved) {
  const int64_t lanes = rows->lanes, contrasts = rows->classes - 1;
  if (lanes == WIDTH) {
    BY_CONTRASTS(contrasts, curvature_vector, rows, probabilities, direction, shift, first, last,
                 curved)
    return;
  }
  const float back = ck_last_share(rows->classes);
  float mean[MOST_LANES];
  for (int64_t l = 0; l < lanes; l++) mean[l] = 0;
  for (int64_t r = first; r < last; r++) {
    const float *p = probabilities + r * lanes, *weight = rows->weights + rows->cells[r] * lanes;
    const float *u = direction + r * lanes;
    for (int64_t q = 0; q < rows->problems; q++) {
      const int64_t at = q * contrasts;
      float p_sum = 0, u_sum = 0, sum = 0;
      for (int64_t l = at; l < at + contrasts; l++) {
        p_sum += p[l];
        u_sum += u[l] + shift[l];
        sum += p[l] * (u[l] + shift[l]);
      }
      const float p_last = p_sum < 1 ? 1 - p_sum : 0, u_last = -back * u_sum;
      sum += p_last * u_last;
      for (int64_t l = at; l < at + contrasts; l++) mean[l] = sum;
      curved[at] += (double)(weight[at] * p_last * (u_last - sum) * (u_last - sum));
    }
    for (int64_t l = 0; l < lanes; l += WIDTH) {
      const vec apart = load(u + l) + load(shift + l) - load(mean + l);
      const vec s = load(weight + l) * load(p + l) * apart;
      accumulate(curved + l, s * apart);
    }
  }
}

#endif
