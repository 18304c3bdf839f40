/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Everything that a document holds is a record: the article itself, sections, entities,
 * annotations, relations. A record is written while it is new and sealed when it enters a
 * document; from then on it never changes. To edit is to put a changed copy in its place.
 * So a command is a list of pairs « old record, new record », undo swaps them, no view can
 * ever see a half-edited mark, and a worker thread may read what the window shows. */

typedef enum
{
  APOSTIL_STATUS_CONFIRMED,
  APOSTIL_STATUS_SUGGESTED,
  APOSTIL_STATUS_REJECTED,
} ApostilStatus;

typedef struct
{
  const gchar *name; /* interned */
  gchar *value;
} ApostilAttribute;

#define APOSTIL_TYPE_RECORD (apostil_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (ApostilRecord, apostil_record, APOSTIL, RECORD, GObject)

/**
 * ApostilRecordClass:
 * @copy: copies what the subclass holds into a new, unsealed record
 * @equal: whether what the subclass holds is equal
 * @seal: works out what readers will ask for, before the record is frozen
 */
struct _ApostilRecordClass
{
  GObjectClass parent_class;

  void (*copy) (ApostilRecord *from, ApostilRecord *to);
  gboolean (*equal) (ApostilRecord *a, ApostilRecord *b);
  void (*seal) (ApostilRecord *self);
};

const gchar *apostil_record_get_id (gpointer self);
void apostil_record_set_id (gpointer self, const gchar *id);
gboolean apostil_record_is_sealed (gpointer self);
void apostil_record_seal (gpointer self);
gpointer apostil_record_copy (gpointer self);
gboolean apostil_record_equal (gpointer a, gpointer b);
/* The order of ids in lists and files: « e2 » before « e10 ». */
gint apostil_id_compare (const gchar *a, const gchar *b);

/* Attributes: by interned name, in the order of the name; NULL removes. */
const gchar *apostil_record_get (gpointer self, const gchar *name);
void apostil_record_set (gpointer self, const gchar *name, const gchar *value);
void apostil_record_set_value (gpointer self, const gchar *name, gchar *value);
void apostil_record_add_choice (gpointer self, const gchar *name, const gchar *choice);
const ApostilAttribute *apostil_record_get_attributes (gpointer self, guint *n_attributes);

/* Where it comes from. All NULL or absent on most records, and then free of cost. */
ApostilStatus apostil_record_get_status (gpointer self);
void apostil_record_set_status (gpointer self, ApostilStatus status);
/* The reason of a suggestion: a code, with named arguments in the order given. */
gboolean apostil_record_has_more (gpointer self);
const gchar *
apostil_record_get_reason (gpointer self, const ApostilAttribute **args, guint *n_args);
void apostil_record_set_reason (gpointer self, const gchar *code);
void apostil_record_add_reason_arg (gpointer self, const gchar *name, const gchar *value);
/* Alternative values, best first: (array zero-terminated=1) (nullable). */
const gchar *const *apostil_record_get_alternatives (gpointer self);
void apostil_record_set_alternatives (gpointer self, const gchar *const *values);

/* Content in foreign namespaces, kept as canonical XML (attributes; elements), or NULL. */
const gchar *apostil_record_get_foreign_attributes (gpointer self);
const gchar *apostil_record_get_foreign_elements (gpointer self);
void apostil_record_set_foreign (gpointer self, const gchar *attributes, const gchar *elements);

/* Attribute names that the code knows. Values of § Contract. */
#define APOSTIL_ATTR_TYPE             "type" /* entity, date, mark, relation; suggested mention */
#define APOSTIL_ATTR_NAME             "name" /* entity; suggested mention */
#define APOSTIL_ATTR_FORM             "form" /* mention */
#define APOSTIL_ATTR_REF              "ref"  /* entity: identifier URI */
#define APOSTIL_ATTR_UNNAMED          "unnamed"   /* entity: "true" */
#define APOSTIL_ATTR_VALUE            "value"     /* date */
#define APOSTIL_ATTR_MOD              "mod"       /* date */
#define APOSTIL_ATTR_ROLE             "role"      /* date: "publication"; section */
#define APOSTIL_ATTR_CALENDAR         "calendar"  /* date */
#define APOSTIL_ATTR_BEGIN            "begin"     /* date */
#define APOSTIL_ATTR_END              "end"       /* date */
#define APOSTIL_ATTR_QUANT            "quant"     /* date */
#define APOSTIL_ATTR_FREQ             "freq"      /* date */
#define APOSTIL_ATTR_MODE             "mode"      /* claim */
#define APOSTIL_ATTR_ACT              "act"       /* claim */
#define APOSTIL_ATTR_STATEMENT        "statement" /* claim */
#define APOSTIL_ATTR_VERDICT          "verdict"   /* claim */
#define APOSTIL_ATTR_VERDICT_BY       "verdict-by"
#define APOSTIL_ATTR_VERDICT_AT       "verdict-at"
#define APOSTIL_ATTR_REASONING        "reasoning"   /* claim: the text of the verdict */
#define APOSTIL_ATTR_NOTE             "note"        /* any */
#define APOSTIL_ATTR_RULE             "rule"        /* any */
#define APOSTIL_ATTR_BY               "by"          /* any: who made it */
#define APOSTIL_ATTR_CREATED          "created"     /* any: ISO 8601 with offset */
#define APOSTIL_ATTR_MODIFIED         "modified"    /* any */
#define APOSTIL_ATTR_LANGUAGE         "language"    /* article, section */
#define APOSTIL_ATTR_AUTHOR           "author"      /* section */
#define APOSTIL_ATTR_PUBLISHER        "publisher"   /* article, section */
#define APOSTIL_ATTR_TITLE            "title"       /* article */
#define APOSTIL_ATTR_PUBLISHED        "published"   /* article: date or date-time with offset */
#define APOSTIL_ATTR_ORIGIN_HREF      "origin-href" /* article */
#define APOSTIL_ATTR_ORIGIN_RETRIEVED "origin-retrieved" /* article */
#define APOSTIL_ATTR_ORIGIN_SHA256    "origin-sha256"    /* article: of the bytes received */
#define APOSTIL_ATTR_ORIGIN_ENCODING  "origin-encoding"  /* article */
#define APOSTIL_ATTR_ORIGIN_CLEANED   "origin-cleaned"   /* article: "crlf bom controls …" */
/* A scheme's own attributes (elements <attribute name>) are kept under this prefix. */
#define APOSTIL_ATTR_SCHEME_PREFIX "x:"

G_END_DECLS
