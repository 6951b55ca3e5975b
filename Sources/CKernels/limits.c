// Loops are measured at the width of a line of the cache.
#define WIDTH 16
#include "vectors.h"

// Sums of many additions at once, so that none waits for another.
enum { STREAMS = 8 };

INLINE float total(const vec *sums, const int count) {
  vec all = sums[0];
  for (int i = 1; i < count; i++) all += sums[i];
  float sum = 0;
  for (int i = 0; i < WIDTH; i++) sum += all[i];
  return sum;
}

INLINE void stream(const float *values, int64_t first, int64_t last, float *out) {
  vec sums[STREAMS] = {};
  int64_t at = first;
  for (; at + STREAMS * WIDTH <= last; at += STREAMS * WIDTH)
    for (int i = 0; i < STREAMS; i++) sums[i] += load(values + at + i * WIDTH);
  *out = total(sums, STREAMS);
}

INLINE void gather(const float *lines, const uint32_t *indices, int64_t first, int64_t last,
                   float *out) {
  vec sums[STREAMS] = {};
  int64_t at = first;
  for (; at + STREAMS <= last; at += STREAMS)
    for (int i = 0; i < STREAMS; i++) sums[i] += load(lines + (int64_t)indices[at + i] * WIDTH);
  *out = total(sums, STREAMS);
}

// `chains` is as many as there are registers for.
INLINE void chained(int64_t rounds, float factor, float *out, const int chains) {
  vec sums[12];
  for (int i = 0; i < chains; i++) sums[i] = (vec){} + (float)i;
  const vec by = (vec){} + factor, more = (vec){} + 1.0f;
  for (int64_t round = 0; round < rounds; round++)
    for (int i = 0; i < chains; i++) sums[i] = sums[i] * by + more;
  *out = total(sums, chains);
}

INLINE void multiply_add(ck_isa isa, int64_t rounds, float factor, float *out) {
  if (isa == CK_AVX512) chained(rounds, factor, out, 12);
  else if (isa == CK_AVX2) chained(rounds, factor, out, 6);
  else chained(rounds, factor, out, 3);
}

// The first argument picks the version at run time.
#if defined(__x86_64__)
#define DISPATCH(name, arguments)                                                                \
  switch (isa) {                                                                                 \
    case CK_AVX512: name##_avx512 arguments; return;                                             \
    case CK_AVX2: name##_avx2 arguments; return;                                                 \
    default: name##_portable arguments; return;                                                  \
  }
#else
#define DISPATCH(name, arguments) \
  (void)isa;                      \
  name##_portable arguments;
#endif

KERNEL(stream, (const float *v, int64_t f, int64_t l, float *o), (v, f, l, o))
KERNEL(gather, (const float *v, const uint32_t *i, int64_t f, int64_t l, float *o),
       (v, i, f, l, o))
KERNEL(multiply_add, (ck_isa i, int64_t r, float f, float *o), (i, r, f, o))

void ck_stream(ck_isa isa, const float *values, int64_t first, int64_t last, float *out) {
  DISPATCH(stream, (values, first, last, out))
}

void ck_gather(ck_isa isa, const float *lines, const uint32_t *indices, int64_t first,
               int64_t last, float *out) {
  DISPATCH(gather, (lines, indices, first, last, out))
}

int64_t ck_multiply_add_operations(ck_isa isa, int64_t rounds) {
  return rounds * 2 * WIDTH * (isa == CK_AVX512 ? 12 : isa == CK_AVX2 ? 6 : 3);
}

void ck_multiply_add(ck_isa isa, int64_t rounds, float factor, float *out) {
  DISPATCH(multiply_add, (isa, rounds, factor, out))
}
