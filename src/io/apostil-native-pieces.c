/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-pieces.h"

#include "apostil-native-put.h"

/* How it works
 *
 * Annotations of a snapshot do not change, so any thread can format them. Their list is cut into pieces of some
 * hundred kilobytes, and a few of them, a window, are offered to the threads of a pool at any time, the next ones
 * first. Whoever writes the file takes them in order. While the next one is not done he formats one that nobody has
 * begun, so that no thread is idle while there is work, and nothing depends on the pool having a thread to
 * spare.
 *
 * A piece goes from hand to hand by its state alone, which is changed atomically; the lock is there only
 * to sleep. A piece that grows beyond its size, as some have whole pages of evidence, is left
 * unfinished: the rest of it is for whoever writes, so memory stays bounded by the window.
 *
 * It saves a third of the time of a large save with two processors, and more with four. */

#define LEAST_LENGTH 4096 /* half a megabyte: below that the threads cost more than they save */
#define INDENT       2    /* of annotations in a file */
#define PIECE_LENGTH 768
#define PIECE_BYTES  (256 * 1024) /* where a piece is left unfinished; most are half of it */
#define N_WINDOW     24           /* pieces that wait to be written, at most: three megabytes */
#define MAX_THREADS  4            /* with the one that writes; the disk is not faster than that */

typedef enum
{
  OFFERED, /* nobody has begun it */
  TAKEN,
  DONE,
} State;

typedef struct
{
  gint state;   /* (atomic) a State; whoever made it TAKEN owns all the rest until it is DONE */
  guint first;  /* annotation */
  guint end;    /* the one after the last */
  GString *out; /* kept for the next piece that stands here */
  ApostilNativePiece result;
} Piece;

struct _ApostilNativePieces
{
  ApostilRecordWriter like; /* what every writer of a piece begins as */
  GPtrArray *annotations;   /* (unowned) */
  GThreadPool *pool;
  Piece window[N_WINDOW]; /* piece number i stands at i modulo N_WINDOW */
  guint n_pieces;
  guint n_offered;
  guint n_taken; /* by whoever writes; the last of them is still looked at */
  GMutex mutex;
  GCond done;
};

/* Whether the piece is ours now. */
static gboolean
claim (Piece *piece)
{
  return g_atomic_int_compare_and_exchange (&piece->state, OFFERED, TAKEN);
}

static void
format (ApostilNativePieces *self, Piece *piece)
{
  ApostilRecordWriter writer = self->like;
  guint i = piece->first;

  writer.out = piece->out;
  writer.bad = writer.too_long = NULL;
  while (i < piece->end && piece->out->len < PIECE_BYTES)
    apostil_put_annotation (&writer, self->annotations->pdata[i++], INDENT);
  piece->result = (ApostilNativePiece){ piece->out, i - piece->first, piece->end - i, writer.bad,
                                        writer.too_long };
  g_mutex_lock (&self->mutex);
  g_atomic_int_set (&piece->state, DONE);
  g_cond_signal (&self->done);
  g_mutex_unlock (&self->mutex);
}

/* A piece may be offered twice, if it was claimed before the pool came to it and its place was used again. */
static void
format_in_pool (gpointer data, gpointer user_data)
{
  if (claim (data))
    format (user_data, data);
}

static void
offer (ApostilNativePieces *self)
{
  while (self->n_offered < self->n_pieces && self->n_offered - self->n_taken < N_WINDOW)
    {
      Piece *piece = &self->window[self->n_offered % N_WINDOW];

      piece->first = self->n_offered * PIECE_LENGTH;
      piece->end = MIN (piece->first + PIECE_LENGTH, self->annotations->len);
      if (piece->out == NULL)
        piece->out = g_string_sized_new (PIECE_BYTES / 2 - 1);
      g_string_truncate (piece->out, 0);
      g_atomic_int_set (&piece->state, OFFERED);
      self->n_offered++;
      g_thread_pool_push (self->pool, piece, NULL);
    }
}

/**
 * apostil_native_pieces_new:
 * @like: a writer of records, as each piece begins; its text outlives this
 * @annotations: sealed ones, which outlive this and do not change
 *
 * Returns: (transfer full) (nullable): the pieces, of which the first are being formatted; %NULL if the list is
 *   too short, or there is one processor
 */
ApostilNativePieces *
apostil_native_pieces_new (const ApostilRecordWriter *like, GPtrArray *annotations)
{
  guint n_threads = MIN (g_get_num_processors (), MAX_THREADS);
  ApostilNativePieces *self = NULL;

  if (annotations->len < LEAST_LENGTH || n_threads < 2)
    return NULL;

  self = g_new0 (ApostilNativePieces, 1);
  self->like = *like;
  self->annotations = annotations;
  self->n_pieces = (annotations->len + PIECE_LENGTH - 1) / PIECE_LENGTH;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->done);
  self->pool = g_thread_pool_new (format_in_pool, self, (gint) n_threads - 1, FALSE, NULL);
  offer (self);
  return self;
}

/**
 * apostil_native_pieces_free:
 * @self: (transfer full) (nullable): pieces
 *
 * Waits for those that are being formatted, and forgets the others.
 */
void
apostil_native_pieces_free (ApostilNativePieces *self)
{
  if (self == NULL)
    return;

  g_thread_pool_free (self->pool, TRUE, TRUE);
  for (guint i = 0; i < N_WINDOW; i++)
    {
      g_assert (g_atomic_int_get (&self->window[i].state) != TAKEN);
      if (self->window[i].out != NULL)
        g_string_free (self->window[i].out, TRUE);
    }
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->done);
  g_free (self);
}

/* Formats a piece that nobody has begun. Returns whether there was one. */
static gboolean
help (ApostilNativePieces *self)
{
  for (guint i = self->n_taken; i < self->n_offered; i++)
    {
      Piece *piece = &self->window[i % N_WINDOW];

      if (claim (piece))
        {
          format (self, piece);
          return TRUE;
        }
    }
  return FALSE;
}

static void
wait_for (ApostilNativePieces *self, Piece *piece)
{
  g_mutex_lock (&self->mutex);
  while (g_atomic_int_get (&piece->state) != DONE)
    g_cond_wait (&self->done, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * apostil_native_pieces_take:
 * @self: pieces of which some are left
 * @piece: (out caller-allocates): the next one, valid until another is taken
 *
 * Waits for the next piece.
 */
void
apostil_native_pieces_take (ApostilNativePieces *self, ApostilNativePiece *piece)
{
  Piece *next = &self->window[self->n_taken % N_WINDOW];

  g_return_if_fail (self->n_taken < self->n_pieces);

  offer (self); /* what was taken before may be formatted over */
  while (g_atomic_int_get (&next->state) != DONE)
    if (!help (self))
      wait_for (self, next);
  *piece = next->result;
  self->n_taken++;
}
