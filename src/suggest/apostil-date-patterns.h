/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-date-template.h"

G_BEGIN_DECLS

/* Internal: the date patterns of a language, compiled into a trie over classes of words. */

/* Elements above the classes: shapes that no list of words could hold. */
typedef enum
{
  APOSTIL_DATE_SHAPE_DAY = 1000, /* D: 1 to 31 */
  APOSTIL_DATE_SHAPE_DAY_WORDS,  /* DW: 1 to 31, in digits or words */
  APOSTIL_DATE_SHAPE_MONTH,      /* M: 1 to 12 */
  APOSTIL_DATE_SHAPE_YEAR,       /* Y: 1000 to 2199 */
  APOSTIL_DATE_SHAPE_SHORT_YEAR, /* YY: 00 to 99 */
  APOSTIL_DATE_SHAPE_HOUR,       /* H: 0 to 24 */
  APOSTIL_DATE_SHAPE_MINUTE,     /* MIN: 00 to 59, two digits */
  APOSTIL_DATE_SHAPE_NUMBER,     /* N: digits or words */
  APOSTIL_DATE_SHAPE_INTEGER,    /* I: up to four digits */
  APOSTIL_DATE_SHAPE_START,      /* START: of the line, only in contexts */
  APOSTIL_DATE_SHAPE_END,        /* END: of the line, only in contexts */
  APOSTIL_DATE_SHAPE_RANGE,      /* RANGE: a year and a dash, only in contexts */
  APOSTIL_DATE_SHAPE_DECADE,     /* DEC: 10 to 90, or 1910 to 2090, ending in 0 */
} ApostilDateShape;

typedef struct
{
  guint16 element;   /* class or ApostilDateShape */
  gint8 capture;     /* -1: none */
  guint8 glued : 1;  /* no blank before it */
  guint8 beyond : 1; /* the extent ends before it */
} ApostilDateElement;

/* What an atom could be, in one word of bits: triggers are told by it, and patterns go on only to
 * an atom that could be what they ask for next. Classes share bits, so it only ever excludes. */
#define APOSTIL_DATE_BIT_DIGITS  (G_GUINT64_CONSTANT (1) << 63)
#define APOSTIL_DATE_BIT_NUMBER  (G_GUINT64_CONSTANT (1) << 62) /* a number in words */
#define APOSTIL_DATE_BIT_TRIGGER (G_GUINT64_CONSTANT (1) << 61)
#define APOSTIL_DATE_BIT_OPENER  (G_GUINT64_CONSTANT (1) << 60) /* a pattern may begin with it */

typedef struct
{
  guint16 element;
  guint8 glued;
  guint64 follows;     /* the bits of its children */
  guint32 first_child; /* 0: none */
  guint32 next;
  guint32 first_terminal; /* 0: none */
} ApostilDateNode;

typedef struct
{
  guint32 next;
  guint16 pattern;
  guint8 n_elements;
  guint8 n_extent;  /* those that are marked; the others are only looked at */
  guint32 captures; /* where the captures of its elements begin */
} ApostilDateTerminal;

typedef enum
{
  APOSTIL_DATE_ANCHOR_PUBLISHED,
  APOSTIL_DATE_ANCHOR_LAST, /* the date before */
} ApostilDateAnchor;

typedef struct
{
  const gchar *id;
  const gchar *type;
  GArray *value;
  GArray *mod;
  GArray *quant;
  GArray *freq;
  GArray *other;       /* the alternative value, before those that operators offer */
  gchar class_;        /* 'A', 'B', 'C' */
  const gchar *reason; /* (nullable) */
  ApostilDateAnchor anchor;
  gboolean check_weekday;
  gboolean capital; /* the last word that is marked has a capital: « March » */
  gboolean join;    /* it is counted from the date right after it */
  GArray *before, *after, *unless_before, *unless_after; /* of guint16 elements; (nullable) */
} ApostilDatePattern;

typedef struct
{
  GArray *nodes;     /* of ApostilDateNode; 0 is the root */
  GArray *terminals; /* of ApostilDateTerminal; 0 is none */
  GArray *captures;  /* of gint8 */
  GArray *patterns;  /* of ApostilDatePattern */
  GPtrArray *capture_names;
  guint32 root_child[1024][2]; /* by element and whether it is glued */
  guint max_atoms;
} ApostilDatePatterns;

struct _ApostilLexicon;

/* The bits of what could be @element: a class, or a shape. */
static inline guint64
apostil_date_element_bits (guint16 element)
{
  if (element < APOSTIL_DATE_SHAPE_DAY)
    return G_GUINT64_CONSTANT (1) << (element % 60);
  return element == APOSTIL_DATE_SHAPE_NUMBER || element == APOSTIL_DATE_SHAPE_DAY_WORDS
             ? APOSTIL_DATE_BIT_DIGITS | APOSTIL_DATE_BIT_NUMBER
             : APOSTIL_DATE_BIT_DIGITS;
}

ApostilDatePatterns *apostil_date_patterns_new (void);
void apostil_date_patterns_free (ApostilDatePatterns *self);
gboolean apostil_date_patterns_add (ApostilDatePatterns *self,
                                    struct _ApostilLexicon *lexicon,
                                    const gchar **names,
                                    const gchar **values,
                                    GError **error);

G_END_DECLS
