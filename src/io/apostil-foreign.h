/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/parser.h>

#include <glib.h>

G_BEGIN_DECLS

/* XML that is not ours, kept so that it survives reading and writing: how it is turned into
 * canonical text, and how that text remembers where within a record it stood. */

#define APOSTIL_NAMESPACE        "urn:apostil:1"
#define APOSTIL_SCHEME_NAMESPACE "urn:apostil:scheme:1"
#define APOSTIL_XML_NAMESPACE    "http://www.w3.org/XML/1998/namespace"

typedef struct _ApostilForeign ApostilForeign;

ApostilForeign *apostil_foreign_new (void);
void apostil_foreign_free (ApostilForeign *self);
gboolean apostil_foreign_is_open (ApostilForeign *self);
void apostil_foreign_start (ApostilForeign *self,
                            const gchar *local_name,
                            const gchar *prefix,
                            const gchar *uri,
                            gint n_namespaces,
                            const xmlChar **namespaces,
                            gint n_attributes,
                            const xmlChar **attributes);
void apostil_foreign_text (ApostilForeign *self, const gchar *text, gsize n_bytes);
gchar *apostil_foreign_end (ApostilForeign *self);

void apostil_foreign_append_raw_value (GString *out, const gchar *value, gsize n_bytes);
gchar *apostil_foreign_format_attributes (GPtrArray *attributes);

/* A store: what belongs to the record itself, then what belongs to its parts, by key. */
#define APOSTIL_FOREIGN_ELEMENT_SEPARATOR "\x1d"

void apostil_foreign_store_add (GString *store,
                                const gchar *key,
                                const gchar *attributes,
                                const gchar *elements);

typedef struct
{
  const gchar *attributes; /* not terminated */
  gsize n_attributes;
  const gchar *elements;
  gsize n_elements;
} ApostilForeignPart;

gsize apostil_foreign_own_length (const gchar *store);

typedef struct _ApostilForeignIndex ApostilForeignIndex;

ApostilForeignIndex *apostil_foreign_index_new (const gchar *store);
void apostil_foreign_index_free (ApostilForeignIndex *self);
gboolean
apostil_foreign_index_take (ApostilForeignIndex *self, const gchar *key, ApostilForeignPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilForeignIndex, apostil_foreign_index_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilForeign, apostil_foreign_free)

G_END_DECLS
