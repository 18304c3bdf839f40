/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"

/**
 * apostil_error_quark:
 *
 * Returns: the domain of the errors of #ApostilError
 */
GQuark
apostil_error_quark (void)
{
  return g_quark_from_static_string ("apostil-error-quark");
}
