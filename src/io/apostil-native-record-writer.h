/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-foreign.h"
#include "apostil-xml-text.h"

G_BEGIN_DECLS

/* Writes one record at a time into a string that whoever owns it empties in between. */

#define APOSTIL_PUT_N_SHAPES 4
#define APOSTIL_PUT_N_VALUES 17 /* that are attributes in the file too */
#define APOSTIL_PUT_N_PLACES 64 /* of a table of those */

/* An element of annotations and the links that are attributes of it; interned. */
typedef struct
{
  const gchar *element;
  const gchar *early_link; /* (nullable) before most values */
  const gchar *late_link;  /* (nullable) after them */
  gboolean is_general;     /* it names its kind */
  ApostilXmlName early_name;
  ApostilXmlName late_name;
} ApostilPutShape;

typedef struct
{
  GString *out;
  ApostilText *text;                        /* (nullable) to quote from */
  const gchar *names[APOSTIL_PUT_N_VALUES]; /* interned */
  ApostilXmlName ready_names[APOSTIL_PUT_N_VALUES];
  ApostilXmlName id_name;
  guint8 slots[APOSTIL_PUT_N_PLACES]; /* numbers of names by their pointers, from 1; 0: none */
  ApostilPutShape shapes[APOSTIL_PUT_N_SHAPES];
  const gchar *bad;      /* (nullable) id of a record that holds what XML cannot */
  const gchar *too_long; /* (nullable) id of a record with a tag beyond the limits */

  /* of the record at hand */
  const gchar *id;
  gboolean more; /* it may have a reason, alternatives or foreign content */
  guint indent;
  guint n_children;
  gsize first_child;
  gsize tag_start;
  ApostilForeignIndex *foreign;
  const gchar *text_elements; /* foreign ones inside the article's text */
  gsize n_text_elements;
} ApostilRecordWriter;

void apostil_record_writer_init (ApostilRecordWriter *self, GString *out, ApostilText *text);
void apostil_record_writer_write (ApostilRecordWriter *self, gpointer record, guint indent);
void apostil_record_writer_begin_article (ApostilRecordWriter *self,
                                          ApostilArticle *article,
                                          guint indent);
void apostil_record_writer_end_article (ApostilRecordWriter *self, ApostilArticle *article);
void apostil_record_writer_open_text (ApostilRecordWriter *self, ApostilArticle *article);
void apostil_record_writer_close_text (ApostilRecordWriter *self);
gboolean apostil_record_writer_check (ApostilRecordWriter *self, GError **error);

G_END_DECLS
