/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-record-picker.h"

#include <string.h>

/* Line ends in a label would break rows; a long quotation is cut at a character. */
static gchar *
shorten (const gchar *words, guint n_chars)
{
  g_autofree gchar *line = g_strdup (words);

  g_strdelimit (line, "\n\t", ' ');
  if (g_utf8_strlen (line, -1) > n_chars)
    {
      gchar *cut = g_utf8_offset_to_pointer (line, n_chars);

      while (cut > line && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (cut))))
        cut = g_utf8_prev_char (cut);
      *cut = '\0';
      return g_strconcat (line, "…", NULL);
    }
  return g_steal_pointer (&line);
}

gchar *
apostil_record_label (ApostilDocument *document, const gchar *id, guint n_chars)
{
  gpointer record = apostil_document_lookup (document, id);

  if (record == NULL)
    return g_strdup (id);
  if (APOSTIL_IS_ENTITY (record))
    return shorten (apostil_entity_get_name (record), n_chars);
  if (APOSTIL_IS_ANNOTATION (record))
    {
      g_autofree gchar *words = apostil_text_dup_span (apostil_document_get_text (document),
                                                       apostil_annotation_get_first_span (record));

      return shorten (words, n_chars);
    }
  return g_strdup (id);
}

const gchar *
apostil_record_colour (ApostilDocument *document, const gchar *id)
{
  gpointer record = apostil_document_lookup (document, id);
  const ApostilKind *kind;
  const ApostilTypeDef *type = NULL;

  if (record == NULL)
    return NULL;
  if (APOSTIL_IS_ENTITY (record))
    {
      kind = apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_ENTITY);
      if (kind != NULL)
        type = apostil_kind_get_type_def (kind, apostil_entity_get_entity_type (record));
      return type != NULL ? type->colour : NULL;
    }
  if (!APOSTIL_IS_ANNOTATION (record))
    return NULL;
  kind = apostil_annotation_get_kind (record);
  if (apostil_annotation_is (record, APOSTIL_KIND_ENTITY))
    {
      const gchar *entity = apostil_annotation_get_link (record, APOSTIL_LINK_ENTITY);

      if (entity != NULL && !g_str_equal (entity, id))
        return apostil_record_colour (document, entity);
    }
  type = apostil_kind_get_type_def (kind, apostil_record_get (record, APOSTIL_ATTR_TYPE));
  return type != NULL && type->colour != NULL ? type->colour : kind->colour;
}

gchar *
apostil_colour_markup (GtkWidget *widget, const gchar *colour)
{
  g_autofree gchar *name = g_strconcat ("apostil_", colour != NULL ? colour : "grey", NULL);
  GdkRGBA rgba;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &rgba))
    return g_strdup ("■");
  return g_strdup_printf ("<span foreground=\"#%02x%02x%02x\">■</span>",
                          (guint) (rgba.red * 255 + 0.5), (guint) (rgba.green * 255 + 0.5),
                          (guint) (rgba.blue * 255 + 0.5));
}
