/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-xml-library.h"

#include <libxml/parser.h>

/**
 * apostil_xml_library_start:
 *
 * Sets libxml2 up, once, whichever thread comes first.
 */
void
apostil_xml_library_start (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    {
      xmlInitParser ();
      g_once_init_leave (&started, 1);
    }
}
