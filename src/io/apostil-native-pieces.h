/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-native-record-writer.h"

G_BEGIN_DECLS

/* A long list of annotations that becomes XML in several threads, piece by piece and in order. */

typedef struct _ApostilNativePieces ApostilNativePieces;

typedef struct
{
  const GString *xml;
  guint n_done;          /* annotations that are in it */
  guint n_left;          /* after those: too long for a piece, the caller formats them himself */
  const gchar *bad;      /* (nullable) as in ApostilRecordWriter */
  const gchar *too_long; /* (nullable) as there */
} ApostilNativePiece;

ApostilNativePieces *apostil_native_pieces_new (const ApostilRecordWriter *like,
                                                GPtrArray *annotations);
void apostil_native_pieces_free (ApostilNativePieces *self);
void apostil_native_pieces_take (ApostilNativePieces *self, ApostilNativePiece *piece);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilNativePieces, apostil_native_pieces_free)

G_END_DECLS
