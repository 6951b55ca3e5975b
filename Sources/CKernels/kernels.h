// The list of the kernels, from which all that is done to each of them is made: their versions by
// width and instruction set, the tables of these, and the public functions that pick one.
#ifndef KERNELS_H
#define KERNELS_H
#include "CKernels.h"

// For each kernel its name, the length of a row of lanes, and its parameters with and without types.
#define CK_KERNELS(EACH)                                                                          \
  EACH(sparse_product, n,                                                                         \
       (const ck_lists *s, const float *d, const float *c, int32_t a, int64_t n, int64_t f,       \
        int64_t l, float *o),                                                                     \
       (s, d, c, a, n, f, l, o))                                                                  \
  EACH(chains_up, n,                                                                              \
       (const uint32_t *p, const float *c, int64_t n, int64_t f, int64_t l, float *o),            \
       (p, c, n, f, l, o))                                                                        \
  EACH(chains_down, n,                                                                            \
       (const uint32_t *p, const float *i, int64_t n, int64_t f, int64_t l, float *o),            \
       (p, i, n, f, l, o))                                                                        \
  EACH(shift_rows, n,                                                                             \
       (const float *i, const float *m, const float *s, int64_t n, int64_t f, int64_t l,          \
        float *o),                                                                                \
       (i, m, s, n, f, l, o))                                                                     \
  EACH(sum_rows, n, (const float *i, int64_t n, int64_t f, int64_t l, double *s), (i, n, f, l, s)) \
  EACH(dot, n, (const float *a, const float *b, int64_t n, int64_t f, int64_t l, double *s),      \
       (a, b, n, f, l, s))                                                                        \
  EACH(combination, n,                                                                            \
       (const float *const *x, const float *const *b, int64_t c, int64_t n, int64_t f, int64_t l, \
        float *y),                                                                                \
       (x, b, c, n, f, l, y))                                                                     \
  EACH(combine, n,                                                                                \
       (float *y, const float *a, const float *x, const float *b, int64_t n, int64_t f,           \
        int64_t l),                                                                               \
       (y, a, x, b, n, f, l))                                                                     \
  EACH(dense_product, n,                                                                          \
       (const float *r, const float *v, int64_t d, int64_t n, int64_t c, int32_t a, float *o),    \
       (r, v, d, n, c, a, o))                                                                     \
  EACH(dense_transposed, n,                                                                       \
       (const float *r, const float *v, int64_t d, int64_t n, int64_t c, float *o),               \
       (r, v, d, n, c, o))                                                                        \
  EACH(softmax, r->lanes,                                                                         \
       (const ck_softmax_rows *r, const float *m, const float *i, int64_t f, int64_t l, float *p, \
        float *g, double *s, double *t),                                                          \
       (r, m, i, f, l, p, g, s, t))                                                               \
  EACH(curvature, r->lanes,                                                                       \
       (const ck_softmax_rows *r, const float *p, const float *d, const float *h, int64_t f,      \
        int64_t l, double *c),                                                                    \
       (r, p, d, h, f, l, c))                                                                     \
  EACH(weight_gradient, c->lanes,                                                                 \
       (const ck_columns *c, const float *w, const float *o, int64_t f, int64_t l, float *g,      \
        double *s),                                                                               \
       (c, w, o, f, l, g, s))                                                                     \
  EACH(weight_direction, c->lanes,                                                                \
       (const ck_columns *c, const float *w, const float *g, const float *h, int64_t f,           \
        int64_t l, float *d, double *s),                                                          \
       (c, w, g, h, f, l, d, s))

typedef struct {
#define POINTER(name, lanes, parameters, arguments) void(*name) parameters;
  CK_KERNELS(POINTER)
#undef POINTER
} ck_kernels;

// By instruction set, in vectors of 8 and of 16 floats.
extern const ck_kernels ck_narrow[3], ck_wide[3];

#endif
