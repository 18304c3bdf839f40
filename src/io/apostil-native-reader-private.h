/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/parser.h>

#include "apostil-error.h"
#include "apostil-foreign.h"
#include "apostil-native-extras.h"
#include "apostil-native-grammar.h"
#include "apostil-native-reader.h"
#include "apostil-value.h"
#include "apostil-xml-guard.h"

G_BEGIN_DECLS

/* The state of one reading, shared by the files that make up the reader:
 * apostil-native-reader.c drives the parser, apostil-native-dispatch.c finds what an element
 * is and where it may stand, apostil-native-plain.c passes the parser by for the words of the article and
 * apostil-native-records.c for records as we write them, apostil-native-elements.c and
 * apostil-native-annotations.c turn elements into records. */

typedef struct
{
  ApostilTag tag;
  guint rank;          /* of its last child */
  guint line;          /* of its start tag */
  gboolean unprefixed; /* its name has no prefix, so such names inside it are ours too */
  gchar *key;          /* of a small element with foreign content */
  gchar *foreign_attributes;
  GString *foreign_elements;
} ApostilFrame;

typedef struct
{
  guint part; /* index in the parts of the kind */
  ApostilSpan span;
} ApostilPartSpan;

typedef struct
{
  guint link; /* index in the links of the kind */
  gchar *target;
} ApostilRoleLink;

typedef struct
{
  const gchar *name; /* of the file, for messages */
  GCancellable *cancellable;
  xmlParserCtxt *context; /* (unowned) */
  ApostilXmlGuard *guard;
  GError *error;

  const xmlChar *our_uri; /* this and the names are strings of the parser's dictionary */
  const xmlChar *scheme_uri;
  const xmlChar *tag_names[APOSTIL_N_TAGS];
  const xmlChar *attribute_names[APOSTIL_N_NAMES];

  ApostilFrame frames[APOSTIL_MAX_DEPTH + 1];
  guint n_open;     /* elements, of whatever kind */
  guint depth;      /* of our elements that are open */
  guint skip_depth; /* of elements of a later version that are being left out */
  gboolean done;    /* the root has ended */
  gboolean ending;  /* there are no more bytes */
  gboolean later;   /* a file of a later version 1.x */
  gboolean is_edit;

  const gchar *slots[APOSTIL_N_NAMES]; /* (nullable) values of the start tag at hand */
  GString *values;                     /* where they lie if the parser found them */
  GString *text;                       /* of the text element at hand */
  gsize n_valid;                       /* bytes of the article's words that were checked already */
  ApostilForeign *foreign;             /* the foreign element at hand */
  ApostilTag raw;                      /* ours that is kept as if foreign: scheme, history */

  ApostilScheme *scheme;
  gchar *scheme_id;
  gchar *uuid;
  ApostilNativeExtras *extras;
  ApostilDocument *document;
  ApostilText *article_text;
  GPtrArray *authors;
  guint article_line;
  gchar *sha256;
  GThread *digest; /* computes the digest of the text meanwhile */

  ApostilValuePool *values_seen;
  const gchar *type_name;                   /* APOSTIL_ATTR_TYPE, interned */
  const ApostilKind *kinds[APOSTIL_N_TAGS]; /* of date, mention, claim */
  ApostilRecord *record;                    /* the one at hand, owned */
  const ApostilKind *kind;                  /* of the annotation at hand */
  GString *record_foreign;
  gchar *record_foreign_attributes;
  GArray *spans;      /* of ApostilSpan */
  GArray *part_spans; /* of ApostilPartSpan */
  GArray *links;      /* of ApostilRoleLink */
  ApostilSpan span;   /* the one at hand */
  GPtrArray *strings; /* aliases, or alternatives */

  guint n_records;   /* of the document */
  GByteArray *lines; /* of each of them, see apostil_reader_note_line() */
  guint last_line;   /* of the last */

  ApostilText *given_text; /* of an edit */
  ApostilEdit *edit;
  ApostilRecord *before;
  ApostilRecord *after;
  gchar *edit_author;
  gchar *edit_at;
} ApostilReader;

void apostil_reader_fail (ApostilReader *self, ApostilError code, const gchar *format, ...)
    G_GNUC_PRINTF (3, 4);
void apostil_reader_fail_at (ApostilReader *self,
                             guint line,
                             ApostilError code,
                             const gchar *format,
                             ...) G_GNUC_PRINTF (4, 5);
void apostil_reader_fail_early (ApostilReader *self);
void apostil_reader_note_line (ApostilReader *self, guint line);

static inline ApostilFrame *
apostil_reader_top (ApostilReader *self)
{
  return &self->frames[self->depth];
}

/* (nullable) the value of an attribute of the start tag at hand */
static inline const gchar *
apostil_reader_value (ApostilReader *self, ApostilName name)
{
  return self->slots[name];
}

void apostil_reader_prepare (ApostilReader *self, xmlSAXHandler *handler);
void apostil_reader_intern_names (ApostilReader *self);
void apostil_reader_take_text (ApostilReader *self, const gchar *text, gsize n_bytes);

gboolean apostil_reader_enter (ApostilReader *self, const ApostilTagChild *child);
gboolean apostil_reader_check_required (ApostilReader *self, const ApostilTagDef *def);
void apostil_reader_leave (ApostilReader *self);

gboolean apostil_reader_is_at_rest (ApostilReader *self);
gsize apostil_reader_count_piece (ApostilReader *self, const gchar *bytes, gsize n_bytes);
gsize apostil_reader_take_plain (ApostilReader *self, const gchar *bytes, gsize n_bytes);
gsize apostil_reader_take_records (ApostilReader *self, gchar *bytes, gboolean *incomplete);

void apostil_reader_start_element (ApostilReader *self, ApostilTag tag);
void apostil_reader_end_element (ApostilReader *self, ApostilTag tag);
void apostil_reader_use_scheme (ApostilReader *self);
void apostil_reader_start_article (ApostilReader *self);
void apostil_reader_end_article (ApostilReader *self);

void apostil_reader_start_annotation (ApostilReader *self, ApostilTag tag);
void apostil_reader_start_annotation_child (ApostilReader *self, ApostilTag tag);
void apostil_reader_end_annotation_child (ApostilReader *self, ApostilTag tag);
void apostil_reader_end_annotation (ApostilReader *self);

gboolean apostil_reader_check_id (ApostilReader *self, const gchar *id);
gboolean apostil_reader_set_common (ApostilReader *self);
gboolean apostil_reader_check_moment (ApostilReader *self, ApostilName name);
gboolean apostil_reader_read_span (ApostilReader *self);
void apostil_reader_end_span (ApostilReader *self, gboolean content);
void apostil_reader_set_attribute (ApostilReader *self,
                                   const ApostilAttributeDef *def,
                                   const gchar *name,
                                   const gchar *value);

G_END_DECLS
