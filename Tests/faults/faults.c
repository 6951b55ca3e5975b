/*
 * Lets calls to the system fail, or kills the program there: for tests, by LD_PRELOAD.
 *
 * A call counts when it is about a file whose path contains FAULT_PATH and its name is one of
 * FAULT_CALLS (",write,fsync,"). At the FAULT_AT-th, from 1, FAULT_KIND happens:
 *
 *   errno N   the call fails with this errno
 *   stuck N   it and all that follow do, as on a full disk
 *   kill      the program is killed before the call
 *   torn      a write is done by half, and the program is killed
 *   short     this and all that follow: a read or write is done by half
 *   again     this and every other that follows is interrupted and must be made again
 *   grow      before the call, the file gets a byte more
 *   shrink    before the call, the file loses half of its bytes
 *
 * FAULT_LOG gets one byte for each call that counts.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind { NONE, FAIL, STUCK, KILL, TORN, SHORT, AGAIN, GROW, SHRINK };

static enum kind kind;
static long at;
static int number;
static const char *calls, *pattern;
static int record = -1;
static atomic_long count;

__attribute__((constructor)) static void begin(void) {
  const char *wish = getenv("FAULT_KIND");
  pattern = getenv("FAULT_PATH");
  calls = getenv("FAULT_CALLS");
  if (!pattern || !calls) return;
  if (getenv("FAULT_AT")) at = atol(getenv("FAULT_AT"));
  if (getenv("FAULT_LOG")) record = syscall(SYS_openat, AT_FDCWD, getenv("FAULT_LOG"),
                                            O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (!wish) return;
  if (sscanf(wish, "errno %d", &number) == 1) kind = FAIL;
  else if (sscanf(wish, "stuck %d", &number) == 1) kind = STUCK;
  else if (!strcmp(wish, "kill")) kind = KILL;
  else if (!strcmp(wish, "torn")) kind = TORN;
  else if (!strcmp(wish, "short")) kind = SHORT;
  else if (!strcmp(wish, "again")) kind = AGAIN;
  else if (!strcmp(wish, "grow")) kind = GROW;
  else if (!strcmp(wish, "shrink")) kind = SHRINK;
}

static void change(const char *path) {
  struct stat status;
  int file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CLOEXEC);
  if (file < 0 || fstat(file, &status) != 0) abort();
  if (kind == GROW ? syscall(SYS_write, file, "\n", 1) != 1
                   : syscall(SYS_ftruncate, file, status.st_size / 2) != 0)
    abort();
  syscall(SYS_close, file);
}

/* What is to happen to a call of this name about this path. */
static enum kind met(const char *call, const char *path) {
  char name[32];
  if (!pattern || !calls || !path || !strstr(path, pattern)) return NONE;
  snprintf(name, sizeof name, ",%s,", call);
  if (!strstr(calls, name)) return NONE;
  long now = atomic_fetch_add(&count, 1) + 1;
  if (record >= 0) syscall(SYS_write, record, ".", 1);
  if (at == 0 || now < at) return NONE;
  if (now > at && kind != STUCK && kind != SHORT && !(kind == AGAIN && (now - at) % 2 == 0))
    return NONE;
  if (kind == KILL) kill(getpid(), SIGKILL);
  if (kind == GROW || kind == SHRINK) change(path);
  return kind;
}

static enum kind met_file(const char *call, int file) {
  char link[64], path[4096];
  int kept = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  long size = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  errno = kept;
  if (size <= 0) return NONE;
  path[size] = 0;
  return met(call, path);
}

static int fails(enum kind what) {
  if (what == AGAIN) number = EINTR;
  return what == FAIL || what == STUCK || what == AGAIN;
}

#define REAL(result, name, ...)                                                  \
  static result (*real)(__VA_ARGS__);                                            \
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name)
#define REFUSE do { errno = number; return -1; } while (0)

#define TRANSFER(name, call, pointer)                                            \
  ssize_t name(int file, pointer bytes, size_t size) {                           \
    REAL(ssize_t, name, int, pointer, size_t);                                   \
    enum kind what = met_file(call, file);                                       \
    if (fails(what)) REFUSE;                                                     \
    if (what == SHORT || what == TORN) size = (size + 1) / 2;                    \
    ssize_t done = real(file, bytes, size);                                      \
    if (what == TORN) kill(getpid(), SIGKILL);                                   \
    return done;                                                                 \
  }
#define TRANSFER_AT(name, call, pointer, place)                                  \
  ssize_t name(int file, pointer bytes, size_t size, place offset) {             \
    REAL(ssize_t, name, int, pointer, size_t, place);                            \
    enum kind what = met_file(call, file);                                       \
    if (fails(what)) REFUSE;                                                     \
    if (what == SHORT || what == TORN) size = (size + 1) / 2;                    \
    ssize_t done = real(file, bytes, size, offset);                              \
    if (what == TORN) kill(getpid(), SIGKILL);                                   \
    return done;                                                                 \
  }
TRANSFER(read, "read", void *)
TRANSFER(write, "write", const void *)
TRANSFER_AT(pread, "read", void *, off_t)
TRANSFER_AT(pread64, "read", void *, off64_t)
TRANSFER_AT(pwrite, "write", const void *, off_t)
TRANSFER_AT(pwrite64, "write", const void *, off64_t)

#define ON_FILE(name, call)                                                      \
  int name(int file) {                                                           \
    REAL(int, name, int);                                                        \
    if (fails(met_file(call, file))) REFUSE;                                     \
    return real(file);                                                           \
  }
ON_FILE(fsync, "fsync")
ON_FILE(fdatasync, "fsync")

#define SIZED(name, place)                                                       \
  int name(int file, place size) {                                               \
    REAL(int, name, int, place);                                                 \
    if (fails(met_file("truncate", file))) REFUSE;                               \
    return real(file, size);                                                     \
  }
SIZED(ftruncate, off_t)
SIZED(ftruncate64, off64_t)

#define ON_PATH(name)                                                            \
  int name(const char *path) {                                                   \
    REAL(int, name, const char *);                                               \
    if (fails(met(#name, path))) REFUSE;                                         \
    return real(path);                                                           \
  }
ON_PATH(unlink)
ON_PATH(rmdir)

#define ON_PATHS(name)                                                           \
  int name(const char *from, const char *to) {                                   \
    REAL(int, name, const char *, const char *);                                 \
    if (fails(met(#name, to))) REFUSE;                                           \
    return real(from, to);                                                       \
  }
ON_PATHS(rename)
ON_PATHS(link)

int mkdir(const char *path, mode_t mode) {
  REAL(int, mkdir, const char *, mode_t);
  if (fails(met("mkdir", path))) REFUSE;
  return real(path, mode);
}

#define OPEN(name)                                                               \
  int name(const char *path, int flags, ...) {                                   \
    REAL(int, name, const char *, int, ...);                                     \
    va_list rest;                                                                \
    va_start(rest, flags);                                                       \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;      \
    va_end(rest);                                                                \
    if (fails(met("open", path))) REFUSE;                                        \
    return real(path, flags, mode);                                              \
  }
OPEN(open)
OPEN(open64)
