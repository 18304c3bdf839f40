/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-date-template.h"
#include "apostil-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const gchar *name;
  ApostilDateOp op;
  guint least, most;
} operators[] = {
  { "near", APOSTIL_DATE_OP_NEAR, 0, 1 },         { "last", APOSTIL_DATE_OP_LAST, 1, 1 },
  { "this", APOSTIL_DATE_OP_THIS, 1, 1 },         { "next", APOSTIL_DATE_OP_NEXT, 1, 1 },
  { "minus", APOSTIL_DATE_OP_MINUS, 2, 2 },       { "plus", APOSTIL_DATE_OP_PLUS, 2, 2 },
  { "back", APOSTIL_DATE_OP_BACK, 2, 2 },         { "ahead", APOSTIL_DATE_OP_AHEAD, 2, 2 },
  { "weekday", APOSTIL_DATE_OP_WEEKDAY, 0, 1 },   { "inherit", APOSTIL_DATE_OP_INHERIT, 1, 1 },
  { "same-day", APOSTIL_DATE_OP_DAY, 0, 0 },      { "clock", APOSTIL_DATE_OP_CLOCK, 0, 0 },
  { "duration", APOSTIL_DATE_OP_DURATION, 2, 2 }, { "holiday", APOSTIL_DATE_OP_HOLIDAY, 0, 1 },
  { "decade", APOSTIL_DATE_OP_DECADE, 1, 1 },     { "century", APOSTIL_DATE_OP_CENTURY, 1, 1 },
  { "nth", APOSTIL_DATE_OP_NTH, 2, 2 },
};

/*
 * apostil_date_capture_id:
 * @capture_names: names so far
 * @name: the name of a capture
 *
 * Returns: its number, a new one when it is new; -1 when there are too many
 */
gint
apostil_date_capture_id (GPtrArray *capture_names, const gchar *name)
{
  for (guint i = 0; i < capture_names->len; i++)
    if (g_str_equal (capture_names->pdata[i], name))
      return (gint) i;
  if (capture_names->len >= APOSTIL_DATE_MAX_CAPTURES)
    return -1;

  g_ptr_array_add (capture_names, (gpointer) g_intern_string (name));
  return (gint) capture_names->len - 1;
}

static gint
find_capture (GPtrArray *names, const gchar *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (names->pdata[i], name))
      return (gint) i;
  return -1;
}

static gboolean
fail (GError **error, const gchar *template, const gchar *what)
{
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
               /* Translators: the first %s is a template in a language file. */
               _ ("the template “%s” cannot be read at “%s”; use captures of the pattern and "
                  "known operators"),
               template, what);
  return FALSE;
}

static gboolean
parse_call (ApostilDateStep *step,
            const gchar *text,
            GPtrArray *names,
            GStringChunk *strings,
            const gchar *template,
            GError **error)
{
  const gchar *open = strchr (text, '(');
  gsize n_name = open != NULL ? (gsize) (open - text) : strlen (text);
  g_autofree gchar *name = g_strndup (text, n_name);
  g_auto (GStrv) args = NULL;

  if (open == NULL && find_capture (names, name) >= 0)
    {
      step->op = APOSTIL_DATE_OP_CAPTURE;
      step->capture = find_capture (names, name);
      /* « weekday » is an operator unless a template wants the bare number: {=weekday} */
      if (!g_str_equal (name, "weekday") && !g_str_equal (name, "holiday"))
        return TRUE;
    }
  if (open == NULL && g_str_has_suffix (name, ".form"))
    {
      g_autofree gchar *of = g_strndup (name, strlen (name) - strlen (".form"));

      step->op = APOSTIL_DATE_OP_FORM;
      step->capture = find_capture (names, of);
      return step->capture >= 0 || fail (error, template, text);
    }
  if (open == NULL && name[0] == '=' && find_capture (names, name + 1) >= 0)
    {
      step->op = APOSTIL_DATE_OP_CAPTURE;
      step->capture = find_capture (names, name + 1);
      return TRUE;
    }

  if (open != NULL)
    {
      g_autofree gchar *inside = g_strdup (open + 1);

      if (!g_str_has_suffix (inside, ")"))
        return fail (error, template, text);
      inside[strlen (inside) - 1] = '\0';
      args = g_strsplit (inside, ",", 3);
    }

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_equal (operators[i].name, name))
      {
        step->op = operators[i].op;
        step->n_args = args != NULL ? g_strv_length (args) : 0;
        if (step->n_args < operators[i].least || step->n_args > operators[i].most)
          return fail (error, template, text);
        for (guint k = 0; k < step->n_args; k++)
          {
            const gchar *arg = g_strstrip (args[k]);

            step->args[k].capture = find_capture (names, arg);
            step->args[k].literal = g_string_chunk_insert_const (strings, arg);
          }
        return TRUE;
      }

  return fail (error, template, text);
}

static gboolean
parse_field (GArray *steps,
             const gchar *field,
             GPtrArray *names,
             GStringChunk *strings,
             const gchar *template,
             GError **error)
{
  g_auto (GStrv) choices = g_strsplit (field, "|", 4);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      ApostilDateStep step = { .capture = -1,
                               .is_fallback = i > 0,
                               .has_fallback = choices[i + 1] != NULL };

      if (!parse_call (&step, choices[i], names, strings, template, error))
        return FALSE;
      g_array_append_val (steps, step);
    }
  return TRUE;
}

/*
 * apostil_date_template_parse:
 * @text: a template
 * @capture_names: the captures there are
 * @strings: where strings are kept
 *
 * Returns: (transfer full) (element-type ApostilDateStep) (nullable): its steps
 */
GArray *
apostil_date_template_parse (const gchar *text,
                             GPtrArray *capture_names,
                             GStringChunk *strings,
                             GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, TRUE, sizeof (ApostilDateStep));

  for (const gchar *p = text; *p != '\0';)
    {
      gsize n = strcspn (p, "{}");
      const gchar *end = NULL;
      g_autofree gchar *field = NULL;

      if (n > 0)
        {
          ApostilDateStep step = { .op = APOSTIL_DATE_OP_LITERAL, .capture = -1 };

          step.literal = g_string_chunk_insert_len (strings, p, (gssize) n);
          g_array_append_val (steps, step);
          p += n;
          continue;
        }
      end = strchr (p, '}');
      if (*p == '}' || end == NULL)
        {
          fail (error, text, p);
          return NULL;
        }
      field = g_strndup (p + 1, (gsize) (end - p - 1));
      if (!parse_field (steps, field, capture_names, strings, text, error))
        return NULL;
      p = end + 1;
    }

  return g_steal_pointer (&steps);
}

/*
 * apostil_date_template_needs:
 * @steps: (nullable): a template
 * @needs: (inout): set for each capture without which it cannot be filled in
 */
void
apostil_date_template_needs (GArray *steps, gboolean needs[APOSTIL_DATE_MAX_CAPTURES])
{
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const ApostilDateStep *step = &g_array_index (steps, ApostilDateStep, i);

      if ((step->op == APOSTIL_DATE_OP_CAPTURE || step->op == APOSTIL_DATE_OP_FORM) &&
          !step->has_fallback)
        needs[step->capture] = TRUE;
      for (guint k = 0; k < step->n_args && !step->has_fallback; k++)
        if (step->args[k].capture >= 0)
          needs[step->args[k].capture] = TRUE;
    }
}
