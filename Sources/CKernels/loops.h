// All kernels in vectors of one WIDTH, for every instruction set: a TABLE of them.
#include "dense.h"
#include "descent.h"
#include "kernels.h"
#include "rows.h"
#include "softmax.h"
#include "sparse.h"

#define VERSIONS(name, lanes, parameters, arguments) KERNEL(name, parameters, arguments)
CK_KERNELS(VERSIONS)

#define PORTABLE(name, lanes, parameters, arguments) .name = name##_portable,
#if defined(__x86_64__)
#define AVX2(name, lanes, parameters, arguments) .name = name##_avx2,
#define AVX512(name, lanes, parameters, arguments) .name = name##_avx512,
const ck_kernels TABLE[3] = {{CK_KERNELS(PORTABLE)}, {CK_KERNELS(AVX2)}, {CK_KERNELS(AVX512)}};
#else
const ck_kernels TABLE[3] = {{CK_KERNELS(PORTABLE)}, {CK_KERNELS(PORTABLE)}, {CK_KERNELS(PORTABLE)}};
#endif
