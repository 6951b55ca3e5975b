// The inner loops of training, in C so that one source serves every width of SIMD.
//
// Matrices are row-major. `lanes` is the row length of the dense ones and a multiple of 8; several
// problems stand side by side in a row, and the lanes that are left over stay zero. Every function
// works on a range of rows, so that callers decide how to share them among threads; none depends
// on how they do.
#ifndef CKERNELS_H
#define CKERNELS_H
#include <stdint.h>

// The longest row of lanes; the kernels keep some such rows on the stack.
enum { CK_MOST_LANES = 4096 };

typedef enum { CK_PORTABLE = 0, CK_AVX2 = 1, CK_AVX512 = 2 } ck_isa;

// The widest instruction set that this processor has.
ck_isa ck_widest_isa(void);

// Tells the processor that a thread is waiting in a loop.
static inline void ck_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

// Has memory that is large and not touched yet come in large pages.
void ck_use_large_pages(void *block, int64_t bytes);
// Zeroed memory, to be given back with free(); in large pages where it is large.
void *ck_zeros(int64_t bytes);

// Sparse rows: entries starts[r] ..< starts[r + 1]; without values every entry counts 1.
typedef struct {
  const int64_t *starts;
  const uint32_t *indices;
  const float *values;  // or NULL
} ck_lists;

// out[r] = scales[r] * sum over the entries e of row r of values[e] * dense[indices[e]], added to
// what is there if `adds`; `scales` may be NULL: ones.
void ck_sparse_product(ck_isa isa, const ck_lists *lists, const float *dense, const float *scales,
                       int32_t adds, int64_t lanes, int64_t first, int64_t last, float *out);

// Adds each row, from the first on, to row shorter[r], which is behind it in the range unless it is
// UINT32_MAX: none; then scales it. `scales` may be NULL: ones.
void ck_chains_up(ck_isa isa, const uint32_t *shorter, const float *scales, int64_t lanes,
                  int64_t first, int64_t last, float *out);

// out[r] = in[r] + out[shorter[r]], from the last row on. `out` may be `in`.
void ck_chains_down(ck_isa isa, const uint32_t *shorter, const float *in, int64_t lanes,
                    int64_t first, int64_t last, float *out);

// out[r] = scales[r] * (in[r] - shift); `scales` may be NULL: ones. `out` may be `in`.
void ck_shift_rows(ck_isa isa, const float *in, const float *shift, const float *scales,
                   int64_t lanes, int64_t first, int64_t last, float *out);

// sums[lane] += in[r][lane].
void ck_sum_rows(ck_isa isa, const float *in, int64_t lanes, int64_t first, int64_t last,
                 double *sums);

// out[r][lane] = the sum over d of rows[r][d] * vectors[d][lane], in the order of d, for `count`
// rows, added to what is there if `adds`: the same to the bit wherever a row stands.
void ck_dense_product(ck_isa isa, const float *rows, const float *vectors, int64_t dimensions,
                      int64_t lanes, int64_t count, int32_t adds, float *out);

// out[d][lane] += the sum over r of rows[r][d] * vectors[r][lane], in the order of r, for `count`
// rows.
void ck_dense_transposed(ck_isa isa, const float *rows, const float *vectors, int64_t dimensions,
                         int64_t lanes, int64_t count, float *out);

// Softmax depends on the differences of its K logits alone, so K - 1 numbers a problem, its contrasts
// u, tell them all: logit k is u[k], and the last one minus this share of the sum of u. With this share
// |u|^2 is the sum of the squares of the logits less their mean; so a penalty on the weights of
// contrasts is that on K vectors of weights, which sum to zero at any minimum.
float ck_last_share(int64_t classes);

// The rows of a multinomial logistic loss. Lane p * (classes - 1) + k is contrast k of problem p;
// `weights` has one row of lanes per cell, and cells[r] says which one row r uses: how much it weighs
// in the lane's problem, 0 where it is held out.
typedef struct {
  int64_t lanes, classes, problems;
  const int32_t *given;    // class of each row
  const int32_t *cells;    // cell of each row
  const float *weights;    // cells x lanes
} ck_softmax_rows;

// With u = margins[r] + intercepts: probabilities[r] = those of all classes but the last, residual[r]
// = the derivatives by u of weight * -ln p of the given class, losses[lane] += what adds up over the
// problem's lanes to that loss, and sums[lane] += residual.
void ck_softmax(ck_isa isa, const ck_softmax_rows *rows, const float *margins,
                const float *intercepts, int64_t first, int64_t last, float *probabilities,
                float *residual, double *losses, double *sums);

// curved[lane] += what adds up over a problem's lanes to the second derivative of its loss along
// u = direction[r] + shift.
void ck_curvature(ck_isa isa, const ck_softmax_rows *rows, const float *probabilities,
                  const float *direction, const float *shift, int64_t first, int64_t last,
                  double *curved);

// sums[lane] += a[r][lane] * b[r][lane].
void ck_dot(ck_isa isa, const float *a, const float *b, int64_t lanes, int64_t first,
            int64_t last, double *sums);

// out = the sum over terms of shares[term][lane] * terms[term].
void ck_combination(ck_isa isa, const float *const *terms, const float *const *shares,
                    int64_t count, int64_t lanes, int64_t first, int64_t last, float *out);

// y = scale_y[lane] * y + scale_x[lane] * x.
void ck_combine(ck_isa isa, float *y, const float *scale_y, const float *x, const float *scale_x,
                int64_t lanes, int64_t first, int64_t last);

// The columns of features whose weights are trained: how strongly a lane's weights are penalised
// and how much the loss curves in a lane, for a column whose squares sum to one; each column's sum
// of squares; and what the square of a weight counts, NULL: one. No penalty may be zero, not even
// that of a lane left over.
typedef struct {
  int64_t lanes;
  const float *penalties;   // one a lane
  const float *curvatures;  // one a lane
  const float *squares;     // one a column
  const float *metric;      // one a column, or NULL
} ck_columns;

// gradient += penalty * weights; with z = gradient / (penalty + curvature * square), sums[lane] +=
// metric * z * gradient and sums[lanes + lane] += metric * z * former.
void ck_weight_gradient(ck_isa isa, const ck_columns *columns, const float *weights,
                        const float *former, int64_t first, int64_t last, float *gradient,
                        double *sums);

// direction = shares[lane] * direction - z; sums, `lanes` each, of direction * gradient,
// direction^2, direction * weights and weights^2, each times metric.
void ck_weight_direction(ck_isa isa, const ck_columns *columns, const float *weights,
                         const float *gradient, const float *shares, int64_t first, int64_t last,
                         float *direction, double *sums);

// Loops that do one thing as quickly as a processor can, for the kernels to be measured against.
// `out` gets a number that depends on all the work, so that none of it can be left out.

// Reads values first ..< last, in steps of 128, one after the other.
void ck_stream(ck_isa isa, const float *values, int64_t first, int64_t last, float *out);

// Reads the lines of 64 bytes, 16 floats, that indices first ..< last name, in steps of 8.
void ck_gather(ck_isa isa, const float *lines, const uint32_t *indices, int64_t first,
               int64_t last, float *out);

// Multiplies and adds in registers only, in as many independent chains as there are registers.
void ck_multiply_add(ck_isa isa, int64_t rounds, float factor, float *out);

// How many multiplications and additions so many rounds are.
int64_t ck_multiply_add_operations(ck_isa isa, int64_t rounds);

#endif
