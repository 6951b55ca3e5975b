#define WIDTH 16
#define TABLE ck_wide
#include "loops.h"
