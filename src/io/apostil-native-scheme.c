/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-scheme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-error.h"
#include "apostil-foreign.h"
#include "apostil-xml-fault.h"
#include "apostil-xml-guard.h"

typedef struct
{
  ApostilForeign *foreign;
  gchar *xml;
} Canonical;

static void
on_start (void *data,
          const xmlChar *local_name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  Canonical *self = data;

  apostil_foreign_start (self->foreign, (const gchar *) local_name, (const gchar *) prefix,
                         (const gchar *) uri, n_namespaces, namespaces, n_attributes, attributes);
}

static void
on_end (void *data, const xmlChar *local_name, const xmlChar *prefix, const xmlChar *uri)
{
  Canonical *self = data;

  if (self->xml == NULL)
    self->xml = apostil_foreign_end (self->foreign);
}

static void
on_text (void *data, const xmlChar *text, int n_bytes)
{
  Canonical *self = data;

  if (self->xml == NULL && apostil_foreign_is_open (self->foreign))
    apostil_foreign_text (self->foreign, (const gchar *) text, (gsize) n_bytes);
}

static void
on_error (void *data, ApostilXmlFault *fault)
{
}

/**
 * apostil_native_scheme_canonicalise:
 * @xml: the file of a scheme
 * @error: says why it cannot be embedded
 *
 * A scheme of the user's goes into each document that is made with it.
 *
 * Returns: (transfer full) (nullable): it as one canonical element
 */
gchar *
apostil_native_scheme_canonicalise (GBytes *xml, GError **error)
{
  g_autoptr (ApostilXmlGuard) guard = apostil_xml_guard_new ();
  Canonical self = { apostil_foreign_new (), NULL };
  xmlSAXHandler handler;
  gsize n_bytes = 0;
  const gchar *bytes = g_bytes_get_data (xml, &n_bytes);
  gboolean whole = FALSE;

  memset (&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;
  handler.serror = on_error;
  if (apostil_xml_guard_check (guard, bytes, n_bytes, error))
    {
      xmlParserCtxt *context = xmlCreatePushParserCtxt (&handler, &self, NULL, 0, NULL);

      xmlParseChunk (context, bytes, (gint) n_bytes, 1);
      whole = context->wellFormed && self.xml != NULL;
      xmlFreeParserCtxt (context);
      if (!whole)
        g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                             _ ("The scheme is not well-formed XML and cannot be put into the "
                                "file. Correct the scheme."));
    }
  apostil_foreign_free (self.foreign);
  if (!whole)
    g_clear_pointer (&self.xml, g_free);
  return self.xml;
}
