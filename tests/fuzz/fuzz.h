/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls, and the replay of the corpus in its place. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
