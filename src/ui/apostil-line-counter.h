/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "apostil-blocks.h"
#include "apostil-estimator.h"

G_BEGIN_DECLS

/* Counts the lines of blocks in a thread. */

typedef struct
{
  ApostilBlocks *blocks;
  guint first;               /* of the blocks that are counted, to the last */
  guint8 *headings;          /* (nullable) one a block: not 0 for those set in the other font */
  ApostilEstimator *body;    /* both copies: apostil_estimator_copy() */
  ApostilEstimator *heading; /* (nullable) */
  gint width;                /* of a line, in Pango units */
} ApostilLineCounter;

void apostil_line_counter_run (ApostilLineCounter *counter,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
guint16 *apostil_line_counter_finish (GAsyncResult *result, GError **error);

G_END_DECLS
