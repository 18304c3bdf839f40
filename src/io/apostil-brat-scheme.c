/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of a scheme that says what an annotation.conf says. All names are known by now. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-brat-private.h"
#include "apostil-scheme.h"

/* « Be_born » is read as « Be born ». */
static void
put_label (GString *xml, const ApostilBratName *name)
{
  g_autofree gchar *label = g_strdelimit (g_strdup (name->words), "_", ' ');
  g_autofree gchar *escaped = g_markup_escape_text (label, -1);

  g_string_append_printf (xml, "<label>%s</label>\n", escaped);
}

/* A letter of the name that is free, if there is one. */
static void
choose_key (ApostilBratName *name, gboolean taken[26])
{
  for (const gchar *p = name->id; *p != '\0'; p++)
    {
      gchar letter = g_ascii_toupper (*p);

      if (!g_ascii_isalpha (letter) || taken[letter - 'A'])
        continue;
      taken[letter - 'A'] = TRUE;
      name->key = letter;
      return;
    }
}

/* Kinds choose first. */
static void
choose_keys (ApostilBratConfig *self)
{
  gboolean taken[26] = { FALSE };

  for (const gchar *p = apostil_scheme_get_reserved_keys (); *p != '\0'; p++)
    taken[*p - 'A'] = TRUE;
  for (guint i = 0; i < self->kinds->len; i++)
    choose_key (&((ApostilBratKind *) self->kinds->pdata[i])->name, taken);
  for (guint i = 0; i < self->kinds->len; i++)
    {
      ApostilBratKind *kind = self->kinds->pdata[i];

      for (guint k = 0; k < kind->types->len; k++)
        choose_key (kind->types->pdata[k], taken);
    }
}

static void
put_key (GString *xml, const ApostilBratName *name)
{
  if (name->key != 0)
    g_string_append_printf (xml, " key=\"%c\"", name->key);
}

/* « role="Place" targets="GPE Location" »; nothing when @kinds is empty */
static void
put_kinds (GString *xml, const gchar *attribute, GPtrArray *kinds)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      const ApostilBratKind *kind = kinds->pdata[i];

      if (i == 0)
        g_string_append_printf (xml, " %s=\"", attribute);
      g_string_append_printf (xml, "%s%s", i > 0 ? " " : "", kind->name.id);
    }
  if (kinds->len > 0)
    g_string_append_c (xml, '"');
}

static void
put_attribute (GString *xml, const ApostilBratAttribute *attribute)
{
  g_string_append_printf (xml, "<attribute name=\"%s\" type=\"%s\">", attribute->name.id,
                          attribute->values->len > 0 ? "choice" : "boolean");
  put_label (xml, &attribute->name);
  for (guint i = 0; i < attribute->values->len; i++)
    {
      const ApostilBratName *value = attribute->values->pdata[i];
      g_autofree gchar *escaped = g_markup_escape_text (value->words, -1);

      g_string_append_printf (xml, "<choice id=\"%s\">%s</choice>\n", value->id, escaped);
    }
  g_string_append (xml, "</attribute>\n");
}

static void
put_role (GString *xml, const ApostilBratArgument *role)
{
  g_string_append_printf (xml, "<link role=\"%s\"", role->name.id);
  put_kinds (xml, "targets", role->meant.kinds);
  g_string_append (xml, role->many ? " many=\"true\">" : ">");
  put_label (xml, &role->name);
  g_string_append (xml, "</link>\n");
}

static void
put_kind (const ApostilBratConfig *self,
          GString *xml,
          const ApostilBratKind *kind,
          const gchar *colour)
{
  g_string_append_printf (xml, "<kind id=\"%s\" colour=\"%s\"", kind->name.id, colour);
  put_key (xml, &kind->name);
  g_string_append_c (xml, '>');
  put_label (xml, &kind->name);
  for (guint i = 0; i < kind->types->len; i++)
    {
      const ApostilBratName *type = kind->types->pdata[i];

      g_string_append_printf (xml, "<type id=\"%s\"", type->id);
      put_key (xml, type);
      g_string_append_c (xml, '>');
      put_label (xml, type);
      g_string_append (xml, "</type>\n");
    }
  for (guint i = 0; i < self->attributes->len; i++)
    {
      const ApostilBratAttribute *attribute = self->attributes->pdata[i];

      if (g_ptr_array_find (attribute->meant.kinds, kind, NULL))
        put_attribute (xml, attribute);
    }
  for (guint i = 0; i < kind->roles->len; i++)
    put_role (xml, kind->roles->pdata[i]);
  g_string_append (xml, "</kind>\n");
}

static void
put_relation (GString *xml, const ApostilBratRelation *relation)
{
  static const gchar *const fields[] = { "from", "to" };

  g_string_append_printf (xml, "<relation type=\"%s\" colour=\"grey\"", relation->name.id);
  if (relation->symmetric)
    g_string_append (xml, " symmetric=\"true\"");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const ApostilBratArgument *end = relation->ends->pdata[i];

      put_kinds (xml, fields[i], end->meant.kinds);
    }
  g_string_append_c (xml, '>');
  put_label (xml, &relation->name);
  g_string_append (xml, "</relation>\n");
}

/*
 * apostil_brat_write:
 *
 * Returns: (transfer full): the file of the scheme; its sections are those of every article
 */
GBytes *
apostil_brat_write (ApostilBratConfig *self)
{
  g_autoptr (ApostilScheme) news = apostil_scheme_new_news ();
  const gchar *const *colours = apostil_scheme_get_colours ();
  guint n;
  const ApostilChoice *sections = apostil_scheme_get_section_roles (news, &n);
  g_autofree gchar *label =
      /* Translators: name of a scheme that was made from a file of the program « brat » */
      g_markup_escape_text (C_ ("scheme", "From brat"), -1);
  GString *xml = g_string_new ("<scheme xmlns=\"urn:apostil:scheme:1\" version=\"1.0\" "
                               "id=\"brat\" suggestions=\"off\">");

  choose_keys (self);
  g_string_append_printf (xml, "<label>%s</label>\n<section-roles>", label);
  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *words = g_markup_escape_text (sections[i].label, -1);

      g_string_append_printf (xml, "<choice id=\"%s\">%s</choice>", sections[i].id, words);
    }
  g_string_append (xml, "</section-roles>\n");
  for (guint i = 0; i < self->kinds->len; i++)
    put_kind (self, xml, self->kinds->pdata[i], colours[i % g_strv_length ((gchar **) colours)]);
  for (guint i = 0; i < self->relations->len; i++)
    put_relation (xml, self->relations->pdata[i]);
  g_string_append (xml, "</scheme>\n");
  return g_string_free_to_bytes (xml);
}
