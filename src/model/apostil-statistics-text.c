/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-statistics.h"

#include "apostil-timex.h"

#include <glib/gi18n-lib.h>

/* Statistics as tables for a spreadsheet: fields parted by tabs, tables by an empty line. */

/**
 * apostil_statistics_get_share:
 * @n: how many
 * @n_all: of how many
 *
 * Returns: the share in per cent; 0 of nothing
 */
gdouble
apostil_statistics_get_share (guint n, guint n_all)
{
  return n_all > 0 ? 100.0 * n / n_all : 0;
}

static const gchar *
get_role_label (ApostilStatistics *self, const gchar *role)
{
  guint n;
  const ApostilChoice *roles =
      apostil_scheme_get_section_roles (apostil_document_get_scheme (self->document), &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (roles[i].id, role) == 0)
      return roles[i].label;
  return role != NULL ? role : _ ("Section");
}

/**
 * apostil_statistics_name_section:
 * @self: what was counted
 * @count: one of its sections
 *
 * Returns: (transfer full): what a row for it is called: « Body, 22 Aug 2021 »
 */
gchar *
apostil_statistics_name_section (ApostilStatistics *self, const ApostilSectionCount *count)
{
  g_autofree gchar *published =
      count->published != NULL ? apostil_timex_to_short_words (count->published) : NULL;
  const gchar *label = NULL;

  if (count->section != NULL)
    label = get_role_label (self, apostil_record_get (count->section, APOSTIL_ATTR_ROLE));
  else if (self->sections->len > 1)
    label = _ ("In no section");
  else
    label = _ ("Whole text");
  if (published == NULL || count->is_out || (count->section == NULL && self->sections->len > 1))
    return g_strdup (label);
  /* Translators: the role of a section and its date of publication: "Body, 22 Aug 2021" */
  return g_strdup_printf (C_ ("section", "%s, %s"), label, published);
}

/**
 * apostil_statistics_name_source:
 * @self: what was counted
 * @count: one of its sources
 *
 * Returns: (transfer full): what a row for it is called
 */
gchar *
apostil_statistics_name_source (ApostilStatistics *self, const ApostilSourceCount *count)
{
  return g_strdup (count->entity != NULL ? apostil_entity_get_name (count->entity)
                                         : _ ("Not linked to anybody"));
}

static void
append_field (GString *out, const gchar *text)
{
  for (const gchar *p = text; *p != '\0'; p++)
    g_string_append_c (out, *p == '\t' || *p == '\n' ? ' ' : *p);
  g_string_append_c (out, '\t');
}

static void
append_number (GString *out, guint number)
{
  g_string_append_printf (out, "%u\t", number);
}

/* Ends the line in place of its last tab. */
static void
end_line (GString *out)
{
  out->str[out->len - 1] = '\n';
}

static void
append_head (GString *out, const gchar *const *titles)
{
  for (guint i = 0; titles[i] != NULL; i++)
    append_field (out, titles[i]);
  end_line (out);
}

static void
append_kinds (ApostilStatistics *self, GString *out)
{
  const gchar *const head[] = { _ ("Kind"),      _ ("Type"),     _ ("Marks"),
                                _ ("Suggested"), _ ("Rejected"), NULL };
  ApostilScheme *scheme = apostil_document_get_scheme (self->document);

  append_head (out, head);
  for (guint i = 0; i < self->kinds->len; i++)
    {
      const ApostilTally *tally = &g_array_index (self->kinds, ApostilTally, i);
      const ApostilKind *kind = apostil_scheme_get_kind (scheme, tally->name);

      for (guint k = 0; k <= (tally->types != NULL ? tally->types->len : 0); k++)
        {
          const ApostilTally *row = k == 0 ? tally
                                           : &g_array_index (tally->types, ApostilTally, k - 1);
          const ApostilTypeDef *type = k > 0 ? apostil_kind_get_type_def (kind, row->name) : NULL;

          append_field (out, kind->label);
          append_field (out, k == 0 ? "" : type != NULL ? type->label : row->name);
          append_number (out, row->n);
          append_number (out, row->n_suggested);
          append_number (out, row->n_rejected);
          end_line (out);
        }
    }
}

static void
append_sections (ApostilStatistics *self, GString *out)
{
  const gchar *const head[] = {
    _ ("Section"), _ ("Words"), _ ("In marks"), _ ("Entities"), _ ("Claims"), _ ("Dates"), NULL
  };

  append_head (out, head);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const ApostilSectionCount *count = &g_array_index (self->sections, ApostilSectionCount, i);
      g_autofree gchar *name = apostil_statistics_name_section (self, count);

      append_field (out, name);
      append_number (out, count->n_words);
      append_number (out, count->n_marked);
      append_number (out, count->n_entities);
      append_number (out, count->n_claims);
      append_number (out, count->n_dates);
      end_line (out);
    }
}

static void
append_sources (ApostilStatistics *self, GString *out)
{
  const gchar *const head[] = { _ ("Source"),         _ ("Claims"),       _ ("Words quoted"),
                                _ ("Words reported"), _ ("Contradicted"), NULL };

  append_head (out, head);
  for (guint i = 0; i < self->sources->len; i++)
    {
      const ApostilSourceCount *count = &g_array_index (self->sources, ApostilSourceCount, i);
      g_autofree gchar *name = apostil_statistics_name_source (self, count);

      append_field (out, name);
      append_number (out, count->n_claims);
      append_number (out, count->n_quoted);
      append_number (out, count->n_reported);
      append_number (out, count->n_contradicted);
      end_line (out);
    }
}

/**
 * apostil_statistics_to_tsv:
 * @self: what was counted
 *
 * Any thread, as long as one at a time uses @self.
 *
 * Returns: (transfer full): its tables, for a spreadsheet, with titles in the user's language
 */
gchar *
apostil_statistics_to_tsv (ApostilStatistics *self)
{
  GString *out = g_string_new (NULL);

  append_kinds (self, out);
  g_string_append_c (out, '\n');
  append_sections (self, out);
  g_string_append_c (out, '\n');
  append_sources (self, out);
  return g_string_free (out, FALSE);
}
