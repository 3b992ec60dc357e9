// SPDX-License-Identifier: Apache-2.0
#include <uuid/uuid.h>
