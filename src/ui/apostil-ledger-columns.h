/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-scheme.h"

G_BEGIN_DECLS

/* The smaller letters in a row of the ledger, as a share of the interface's. */
#define APOSTIL_LEDGER_SMALL 0.88

/**
 * ApostilLedgerColumns:
 *
 * Where the columns stand in a row, in pixels from the edge where lines begin.
 */
typedef struct
{
  gboolean narrow; /* one column; the others are a line under it */
  gboolean tight;  /* bars around the rows are better two lines */
  gint letter;     /* how wide a small one is */
  gint pad;
  gint words_width;
  gint cue_x;
  gint said_x;
  gint verdict_x;
  gint relations_x;
  gint width;
  ApostilScheme *scheme; /* unowned: only to be compared */
} ApostilLedgerColumns;

void apostil_ledger_columns_compute (GtkWidget *widget,
                                     ApostilScheme *scheme,
                                     gint width,
                                     ApostilLedgerColumns *columns);

G_END_DECLS
