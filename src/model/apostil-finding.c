/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-finding.h"

#include <string.h>

struct _ApostilFinding
{
  GObject parent_instance;

  const gchar *code; /* interned */
  GArray *places;    /* of ApostilFindingPlace */
  GPtrArray *args;   /* name, value, name, value … */
  gchar *identity;   /* made when first asked for, before it is given out */
};

G_DEFINE_FINAL_TYPE (ApostilFinding, apostil_finding, G_TYPE_OBJECT)

static void
clear_place (gpointer data)
{
  ApostilFindingPlace *place = data;

  g_free ((gpointer) place->record);
}

static void
apostil_finding_finalize (GObject *object)
{
  ApostilFinding *self = APOSTIL_FINDING (object);

  g_array_unref (self->places);
  g_ptr_array_unref (self->args);
  g_free (self->identity);
  G_OBJECT_CLASS (apostil_finding_parent_class)->finalize (object);
}

static void
apostil_finding_class_init (ApostilFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_finding_finalize;
}

static void
apostil_finding_init (ApostilFinding *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (ApostilFindingPlace));
  g_array_set_clear_func (self->places, clear_place);
  self->args = g_ptr_array_new_with_free_func (g_free);
}

/**
 * apostil_finding_new:
 * @code: what is found: « date-weekday »; before the hyphen stands what it is about
 *
 * Returns: (transfer full): a finding without a place yet
 */
ApostilFinding *
apostil_finding_new (const gchar *code)
{
  ApostilFinding *self = g_object_new (APOSTIL_TYPE_FINDING, NULL);

  self->code = g_intern_string (code);
  return self;
}

/**
 * apostil_finding_add_place:
 * @self: a finding that nobody else has seen
 * @text: the article's text
 * @record: (nullable): id of the mark, entity or relation that is meant
 * @span: words to look at; may be empty
 *
 * Adds a place; the first one is where a jump goes.
 */
void
apostil_finding_add_place (ApostilFinding *self,
                           ApostilText *text,
                           const gchar *record,
                           ApostilSpan span)
{
  ApostilFindingPlace place = { NULL, span, 0 };

  g_return_if_fail (APOSTIL_IS_FINDING (self) && self->identity == NULL);

  place.record = g_strdup (record);
  if (!apostil_span_is_empty (span))
    place.line = apostil_text_get_line (text, span.start);
  g_array_append_val (self->places, place);
}

/**
 * apostil_finding_add_arg:
 * @self: a finding that nobody else has seen
 * @name: what its sentence calls it; a TIMEX3 value when it begins with « value »
 * @value: (nullable): raw: words of the article, a TIMEX3 value, a number; %NULL adds nothing
 *
 * Adds something that the sentence names. What is added makes the identity, too: a finding that
 * was dismissed comes back when its facts change.
 */
void
apostil_finding_add_arg (ApostilFinding *self, const gchar *name, const gchar *value)
{
  g_return_if_fail (APOSTIL_IS_FINDING (self) && self->identity == NULL);

  if (value == NULL)
    return;
  g_ptr_array_add (self->args, g_strdup (name));
  g_ptr_array_add (self->args, g_strdup (value));
}

/**
 * apostil_finding_get_code:
 * @self: a finding
 *
 * Returns: (transfer none): which check found it; interned
 */
const gchar *
apostil_finding_get_code (ApostilFinding *self)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING (self), NULL);

  return self->code;
}

/**
 * apostil_finding_get_kind:
 * @self: a finding
 *
 * Returns: what it is about
 */
ApostilFindingKind
apostil_finding_get_kind (ApostilFinding *self)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING (self), APOSTIL_FINDING_TEXT);

  if (g_str_has_prefix (self->code, "date-"))
    return APOSTIL_FINDING_DATE;
  if (g_str_has_prefix (self->code, "name-"))
    return APOSTIL_FINDING_NAME;
  if (g_str_has_prefix (self->code, "claim-"))
    return APOSTIL_FINDING_CLAIM;
  return APOSTIL_FINDING_TEXT;
}

/**
 * apostil_finding_get_places:
 * @self: a finding
 * @n_places: (out): how many
 *
 * Returns: (array length=n_places) (transfer none): where it is, the most telling one first
 */
const ApostilFindingPlace *
apostil_finding_get_places (ApostilFinding *self, guint *n_places)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING (self), NULL);

  *n_places = self->places->len;
  return (const ApostilFindingPlace *) (void *) self->places->data;
}

/**
 * apostil_finding_get_span:
 * @self: a finding
 *
 * Returns: the words to jump to: those of its first place that has any; else empty
 */
ApostilSpan
apostil_finding_get_span (ApostilFinding *self)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING (self), APOSTIL_SPAN (0, 0));

  for (guint i = 0; i < self->places->len; i++)
    {
      ApostilSpan span = g_array_index (self->places, ApostilFindingPlace, i).span;

      if (!apostil_span_is_empty (span))
        return span;
    }
  return APOSTIL_SPAN (0, 0);
}

/**
 * apostil_finding_get_line:
 * @self: a finding
 *
 * Returns: the line of the text where apostil_finding_get_span() begins, from 1; 0 for none
 */
guint
apostil_finding_get_line (ApostilFinding *self)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING (self), 0);

  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, ApostilFindingPlace, i).line > 0)
      return g_array_index (self->places, ApostilFindingPlace, i).line;
  return 0;
}

/**
 * apostil_finding_is_about:
 * @self: a finding
 * @record: id of a mark, an entity or a relation
 *
 * Returns: whether one of its places is that record
 */
gboolean
apostil_finding_is_about (ApostilFinding *self, const gchar *record)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING (self), FALSE);

  for (guint i = 0; i < self->places->len; i++)
    if (g_strcmp0 (g_array_index (self->places, ApostilFindingPlace, i).record, record) == 0)
      return TRUE;
  return FALSE;
}

/**
 * apostil_finding_get_arg:
 * @self: a finding
 * @name: a name that its sentence uses
 *
 * Returns: (transfer none) (nullable): the raw value
 */
const gchar *
apostil_finding_get_arg (ApostilFinding *self, const gchar *name)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING (self), NULL);

  for (guint i = 0; i + 1 < self->args->len; i += 2)
    if (g_str_equal (self->args->pdata[i], name))
      return self->args->pdata[i + 1];
  return NULL;
}

/**
 * apostil_finding_get_identity:
 * @self: a finding
 *
 * What a finding is remembered by when it is dismissed: its code, its records, and a digest of the
 * facts that it names. Places in the text are no part of it, nor is the language of the user. It is
 * made of letters, digits and « . _ - : » alone.
 *
 * Returns: (transfer none): the same for the same finding, whenever and wherever it is found
 */
const gchar *
apostil_finding_get_identity (ApostilFinding *self)
{
  g_autoptr (GChecksum) digest = NULL;
  GString *identity = NULL;

  g_return_val_if_fail (APOSTIL_IS_FINDING (self), NULL);

  if (self->identity != NULL)
    return self->identity;
  digest = g_checksum_new (G_CHECKSUM_SHA256);
  identity = g_string_new (self->code);
  for (guint i = 0; i < self->places->len; i++)
    {
      const gchar *record = g_array_index (self->places, ApostilFindingPlace, i).record;

      if (record == NULL)
        continue;
      /* An id may be long and in any script; few are read by people here. */
      g_checksum_update (digest, (const guchar *) record, (gssize) strlen (record) + 1);
    }
  for (guint i = 0; i < self->args->len; i++)
    if (!g_str_has_prefix (self->args->pdata[i & ~1u], "line"))
      g_checksum_update (digest, (const guchar *) self->args->pdata[i],
                         (gssize) strlen (self->args->pdata[i]) + 1);
  g_string_append_printf (identity, ":%.16s", g_checksum_get_string (digest));
  self->identity = g_string_free (identity, FALSE);
  return self->identity;
}

/**
 * apostil_finding_compare:
 * @a: a finding
 * @b: another one
 *
 * Returns: the order in which a reader meets them
 */
gint
apostil_finding_compare (ApostilFinding *a, ApostilFinding *b)
{
  ApostilSpan of_a = apostil_finding_get_span (a);
  ApostilSpan of_b = apostil_finding_get_span (b);
  gint order = apostil_span_compare (of_a, of_b);

  if (order == 0)
    order = strcmp (a->code, b->code);
  return order != 0 ? order
                    : strcmp (apostil_finding_get_identity (a), apostil_finding_get_identity (b));
}
