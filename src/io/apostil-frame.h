/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The frames of a journal: each with its length, number, time and checksum, so that a reader knows
 * where a torn or damaged tail begins. */

typedef enum
{
  APOSTIL_FRAME_HEADER = 1, /* key file: which document, which file */
  APOSTIL_FRAME_SNAPSHOT,   /* the document as it was, in the native format */
  APOSTIL_FRAME_EDIT,       /* an edit that was done */
  APOSTIL_FRAME_UNDONE,     /* an edit that was undone */
  APOSTIL_FRAME_BEGIN,      /* what follows belongs together … */
  APOSTIL_FRAME_COMMIT,     /* … up to here */
} ApostilFrameType;

/**
 * ApostilFrame:
 * @type: what @payload is
 * @time: when it was written, in microseconds since 1970
 * @payload: owned
 *
 * One frame.
 */
typedef struct
{
  ApostilFrameType type;
  gint64 time;
  GBytes *payload;
} ApostilFrame;

typedef enum
{
  APOSTIL_FRAME_READ,    /* there is a frame */
  APOSTIL_FRAME_END,     /* the journal ends cleanly here */
  APOSTIL_FRAME_TORN,    /* it was cut off while this frame was written */
  APOSTIL_FRAME_DAMAGED, /* what is there was never written so */
} ApostilFrameResult;

#define APOSTIL_FRAME_HEAD_BYTES 32

gboolean apostil_frame_write (gint fd,
                              ApostilFrameType type,
                              guint32 number,
                              gint64 time,
                              GBytes *payload,
                              GError **error);
ApostilFrameResult apostil_frame_read (gint fd, guint32 number, ApostilFrame *frame);
void apostil_frame_clear (ApostilFrame *frame);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ApostilFrame, apostil_frame_clear)

G_END_DECLS
