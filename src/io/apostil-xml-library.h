/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* libxml2 sets its tables up at the first parser, and up to 2.9 two threads that make their first
 * one at the same time both do it. Call this before a parser is made; from any thread. */
void apostil_xml_library_start (void);

G_END_DECLS
