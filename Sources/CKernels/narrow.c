#define WIDTH 8
#define TABLE ck_narrow
#include "loops.h"
