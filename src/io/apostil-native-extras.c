/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-extras.h"

#define DATA_KEY  "apostil-native-extras"
#define MAX_NAMES 100

/**
 * apostil_native_extras_new:
 *
 * Returns: (transfer full): empty extras
 */
ApostilNativeExtras *
apostil_native_extras_new (void)
{
  ApostilNativeExtras *self = g_atomic_rc_box_new0 (ApostilNativeExtras);

  self->unknown = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->unknown, NULL);
  return self;
}

/**
 * apostil_native_extras_ref:
 * @self: extras; once attached they never change, so any thread may hold them
 *
 * Returns: (transfer full): @self
 */
ApostilNativeExtras *
apostil_native_extras_ref (ApostilNativeExtras *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
extras_clear (gpointer data)
{
  ApostilNativeExtras *self = data;

  for (guint i = 0; i < APOSTIL_N_TAGS; i++)
    {
      g_free (self->foreign[i].attributes);
      g_free (self->foreign[i].elements);
    }
  g_free (self->scheme);
  g_free (self->history);
  g_free (self->version);
  g_ptr_array_unref (self->unknown);
}

void
apostil_native_extras_unref (ApostilNativeExtras *self)
{
  g_atomic_rc_box_release_full (self, extras_clear);
}

/**
 * apostil_native_extras_attach:
 * @self: extras
 * @document: the document they were read with
 */
void
apostil_native_extras_attach (ApostilNativeExtras *self, ApostilDocument *document)
{
  g_object_set_data_full (G_OBJECT (document), DATA_KEY, apostil_native_extras_ref (self),
                          (GDestroyNotify) apostil_native_extras_unref);
}

/**
 * apostil_native_extras_get:
 * @document: a document
 *
 * Returns: (transfer none) (nullable): what its file held beside records
 */
ApostilNativeExtras *
apostil_native_extras_get (ApostilDocument *document)
{
  return g_object_get_data (G_OBJECT (document), DATA_KEY);
}

/**
 * apostil_native_extras_add_unknown:
 * @self: extras
 * @name: where something unknown stands, such as "claim/tone"
 *
 * Remembers it once; of very many different names the first hundred.
 */
void
apostil_native_extras_add_unknown (ApostilNativeExtras *self, const gchar *name)
{
  guint n = self->unknown->len - 1;

  if (n >= MAX_NAMES || g_strv_contains ((const gchar *const *) self->unknown->pdata, name))
    return;

  g_ptr_array_insert (self->unknown, (gint) n, g_strdup (name));
}

/**
 * apostil_native_get_unknown_names:
 * @document: a document
 *
 * A file of a later version 1.x opens read-only; this is what was left out of it.
 *
 * Returns: (array zero-terminated=1) (transfer none): names of elements and attributes, such
 *   as "claim/tone" and "mention@certainty"; empty for all other documents
 */
const gchar *const *
apostil_native_get_unknown_names (ApostilDocument *document)
{
  static const gchar *const none[] = { NULL };
  ApostilNativeExtras *extras = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), none);

  extras = apostil_native_extras_get (document);
  return extras != NULL ? (const gchar *const *) extras->unknown->pdata : none;
}
