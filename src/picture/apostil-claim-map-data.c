/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-map-data.h"

#include <glib/gi18n-lib.h>

#include "apostil-describe.h"
#include "apostil-list-words.h"

#define STRIDE     32 /* look at the clock after so many marks */
#define MAX_SPOKEN 160
#define MAX_NAMED  8 /* claimants in a summary */

static void
clear_claim (gpointer data)
{
  ApostilMapClaim *claim = data;

  g_object_unref (claim->record);
}

static void
clear_column (gpointer data)
{
  ApostilMapColumn *column = data;

  g_free (column->key);
  g_free (column->name);
}

static void
clear_arc (gpointer data)
{
  ApostilMapArc *arc = data;

  g_free (arc->type);
  g_free (arc->label);
  g_free (arc->colour);
}

/**
 * apostil_map_data_new:
 * @document: a document
 * @decided: whether to leave out suggestions that nobody has decided
 *
 * Ask apostil_map_data_read() to fill it. It is for @document as it is until then.
 *
 * Returns: (transfer full): nothing of it yet
 */
ApostilMapData *
apostil_map_data_new (ApostilDocument *document, gboolean decided)
{
  ApostilMapData *self = g_atomic_rc_box_new0 (ApostilMapData);

  self->document = g_object_ref (document);
  self->decided = decided;
  self->text = apostil_text_ref (apostil_document_get_text (document));
  self->claims = g_array_new (FALSE, FALSE, sizeof (ApostilMapClaim));
  g_array_set_clear_func (self->claims, clear_claim);
  self->columns = g_array_new (FALSE, FALSE, sizeof (ApostilMapColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->arcs = g_array_new (FALSE, FALSE, sizeof (ApostilMapArc));
  g_array_set_clear_func (self->arcs, clear_arc);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static void
forget_document (ApostilMapData *self)
{
  g_clear_object (&self->document);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
}

static void
clear (gpointer data)
{
  ApostilMapData *self = data;

  forget_document (self);
  g_hash_table_unref (self->ids);
  g_array_unref (self->claims);
  g_array_unref (self->columns);
  g_array_unref (self->arcs);
  apostil_text_unref (self->text);
}

/**
 * apostil_map_data_ref:
 * @self: what a map shows
 *
 * Returns: (transfer full): @self
 */
ApostilMapData *
apostil_map_data_ref (ApostilMapData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * apostil_map_data_unref:
 * @self: (transfer full): what a map shows
 *
 * Gives up a reference.
 */
void
apostil_map_data_unref (ApostilMapData *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
is_shown (ApostilMapData *self, ApostilStatus status)
{
  return status == APOSTIL_STATUS_CONFIRMED ||
         (status == APOSTIL_STATUS_SUGGESTED && !self->decided);
}

static ApostilEntity *
get_claimant (ApostilMapData *self, ApostilAnnotation *claim)
{
  const gchar *id = apostil_annotation_get_link (claim, APOSTIL_LINK_CLAIMANT);

  return id == NULL
             ? NULL
             : apostil_record_list_lookup (apostil_document_get_entities (self->document), id);
}

/* Several claimants are a column of their own; without any, those who speak in the same words are one. */
static guint
get_column (ApostilMapData *self, ApostilAnnotation *claim)
{
  const gchar *const *ids = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);
  ApostilEntity *entity = get_claimant (self, claim);
  gboolean own = g_strcmp0 (apostil_record_get (claim, APOSTIL_ATTR_MODE), "own") == 0;
  g_autofree gchar *name = apostil_describe_claimants (self->document, claim);
  g_autofree gchar *joined = g_strjoinv (" ", (gchar **) ids);
  g_autofree gchar *folded = name == NULL ? NULL : g_utf8_casefold (name, -1);
  ApostilMapColumn column = { NULL };
  guint found;

  column.key = g_strconcat (entity != NULL        ? "e "
                            : own && name == NULL ? "o "
                                                  : "w ",
                            entity != NULL ? joined : folded, NULL);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, column.key));
  if (found > 0)
    {
      g_free (column.key);
      return found - 1;
    }
  column.unnamed = entity != NULL ? apostil_entity_is_unnamed (entity) : !own;
  if (name != NULL)
    column.name = g_steal_pointer (&name);
  else
    column.name = g_strdup (own ? _ ("The article") : _ ("Claimant?"));
  g_hash_table_insert (self->by_key, g_strdup (column.key),
                       GUINT_TO_POINTER (self->columns->len + 1));
  g_array_append_val (self->columns, column);
  return self->columns->len - 1;
}

static void
read_one (ApostilMapData *self, ApostilAnnotation *annotation)
{
  ApostilStatus status = apostil_record_get_status (annotation);
  ApostilMapClaim claim = { NULL };

  if (!is_shown (self, status) || !apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM))
    return;
  claim.record = g_object_ref (annotation);
  claim.column = get_column (self, annotation);
  claim.suggested = status == APOSTIL_STATUS_SUGGESTED;
  g_array_index (self->columns, ApostilMapColumn, claim.column).n_claims++;
  g_array_append_val (self->claims, claim);
  g_hash_table_insert (self->ids, (gpointer) apostil_record_get_id (annotation),
                       GUINT_TO_POINTER (self->claims->len));
}

static gint
compare_arcs (gconstpointer a, gconstpointer b)
{
  const ApostilMapArc *first = a;
  const ApostilMapArc *second = b;

  if (MIN (first->from, first->to) != MIN (second->from, second->to))
    return MIN (first->from, first->to) < MIN (second->from, second->to) ? -1 : 1;
  if (MAX (first->from, first->to) != MAX (second->from, second->to))
    return MAX (first->from, first->to) < MAX (second->from, second->to) ? -1 : 1;
  return g_strcmp0 (first->type, second->type);
}

static void
read_arcs (ApostilMapData *self)
{
  ApostilRecordList *relations = apostil_document_get_relations (self->document);
  ApostilScheme *scheme = apostil_document_get_scheme (self->document);

  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    {
      ApostilRelation *relation = apostil_record_list_get (relations, i);
      guint from =
          GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, apostil_relation_get_from (relation)));
      guint to =
          GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, apostil_relation_get_to (relation)));
      const gchar *type = apostil_relation_get_relation_type (relation);
      const ApostilRelationDef *def = apostil_scheme_get_relation (scheme, type);
      ApostilStatus status = apostil_record_get_status (relation);
      ApostilMapArc arc;

      if (from == 0 || to == 0 || !is_shown (self, status))
        continue;
      arc = (ApostilMapArc){
        .from = from - 1,
        .to = to - 1,
        .type = g_strdup (type),
        .label = g_strdup (def != NULL ? def->label : type),
        .colour = g_strdup (def != NULL ? def->colour : "grey"),
        .suggested = status == APOSTIL_STATUS_SUGGESTED,
      };
      g_array_append_val (self->arcs, arc);
      if (g_str_equal (type, "contradicts"))
        {
          g_array_index (self->claims, ApostilMapClaim, from - 1).n_contradictions++;
          g_array_index (self->claims, ApostilMapClaim, to - 1).n_contradictions++;
        }
    }
  g_array_sort (self->arcs, compare_arcs);
}

/**
 * apostil_map_data_read:
 * @self: what a map shows
 * @microseconds: how long this may take; 0: as long as it takes
 *
 * Reads on in the document, which must not have changed since @self was made.
 *
 * Returns: whether all is read
 */
gboolean
apostil_map_data_read (ApostilMapData *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  ApostilAnnotationList *list;
  guint n;

  if (self->complete)
    return TRUE;
  list = apostil_document_get_annotations (self->document);
  n = apostil_annotation_list_get_length (list);
  while (self->position < n)
    {
      read_one (self, apostil_annotation_list_get (list, self->position++));
      if (microseconds > 0 && self->position % STRIDE == 0 && g_get_monotonic_time () >= end)
        return FALSE;
    }
  read_arcs (self);
  self->complete = TRUE;
  forget_document (self);
  return TRUE;
}

/**
 * apostil_map_data_dup_words:
 * @self: what a map shows
 * @claim: a claim of it
 * @max_chars: where to cut, in code points
 *
 * Returns: (transfer full): what it says, on one line
 */
gchar *
apostil_map_data_dup_words (ApostilMapData *self, guint claim, guint max_chars)
{
  ApostilAnnotation *record = g_array_index (self->claims, ApostilMapClaim, claim).record;

  return apostil_describe_words_in (self->text, record, max_chars);
}

/* Who it is against, for or after. */
static void
speak_arcs (ApostilMapData *self, guint claim, GString *sentence)
{
  for (guint i = 0; i < self->arcs->len; i++)
    {
      const ApostilMapArc *arc = &g_array_index (self->arcs, ApostilMapArc, i);
      const ApostilMapClaim *other;

      if (arc->from != claim && arc->to != claim)
        continue;
      other =
          &g_array_index (self->claims, ApostilMapClaim, arc->from == claim ? arc->to : arc->from);
      g_string_append (sentence, "; ");
      if (arc->from == claim)
        /* Translators: a relation and whose claim: « contradicts Karim Belhadi ». */
        g_string_append_printf (
            sentence, C_ ("relation to a claimant", "%s %s"), arc->label,
            g_array_index (self->columns, ApostilMapColumn, other->column).name);
      else
        /* Translators: whose claim and a relation: « Karim Belhadi contradicts it ». */
        g_string_append_printf (sentence, C_ ("relation of a claimant", "%s %s it"),
                                g_array_index (self->columns, ApostilMapColumn, other->column).name,
                                arc->label);
    }
}

/**
 * apostil_map_data_speak:
 * @self: what a map shows
 * @claim: a claim of it
 *
 * Returns: (transfer full): who claims what, and what stands against it or for it, in a sentence
 */
gchar *
apostil_map_data_speak (ApostilMapData *self, guint claim)
{
  const ApostilMapClaim *c = &g_array_index (self->claims, ApostilMapClaim, claim);
  const ApostilMapColumn *column = &g_array_index (self->columns, ApostilMapColumn, c->column);
  g_autofree gchar *words = apostil_map_data_dup_words (self, claim, MAX_SPOKEN);
  GString *sentence = g_string_new (NULL);

  if (column->unnamed)
    /* Translators: who, what: spoken for a claim whose source has no name. */
    g_string_append_printf (sentence, _ ("Claim of %s, unnamed: %s"), column->name, words);
  else
    g_string_append_printf (sentence, _ ("Claim of %s: %s"), column->name, words);
  speak_arcs (self, claim, sentence);
  if (c->suggested)
    g_string_append_printf (sentence, ", %s", _ ("suggested"));
  return g_string_free (sentence, FALSE);
}

static gint
compare_columns (gconstpointer a, gconstpointer b)
{
  const ApostilMapColumn *first = *(const ApostilMapColumn *const *) a;
  const ApostilMapColumn *second = *(const ApostilMapColumn *const *) b;

  if (first->n_claims != second->n_claims)
    return first->n_claims > second->n_claims ? -1 : 1;
  /* else as they stand in the map */
  return first < second ? -1 : first > second;
}

/* Those who claim most, each with how often. */
static gchar *
name_claimants (ApostilMapData *self)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (columns, &g_array_index (self->columns, ApostilMapColumn, i));
  g_ptr_array_sort (columns, compare_columns);
  for (guint i = 0; i < MIN (columns->len, MAX_NAMED); i++)
    {
      const ApostilMapColumn *column = g_ptr_array_index (columns, i);

      g_autofree gchar *name = g_strdup_printf ("\xe2\x81\xa8%s\xe2\x81\xa9", column->name);
      /* Translators: one of a list: what is counted, and how many there are */
      g_autofree gchar *item = g_strdup_printf (_ ("%s (%u)"), name, column->n_claims);

      apostil_list_append (names, item);
    }
  if (columns->len > MAX_NAMED)
    {
      guint n = columns->len - MAX_NAMED;
      /* Translators: at the end of a list of claimants. */
      g_autofree gchar *others =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u other", "%u others", n), n);

      apostil_list_append (names, others);
    }
  return g_string_free (names, FALSE);
}

/**
 * apostil_map_data_summarize:
 * @self: what a map shows
 *
 * Returns: (transfer full) (nullable): how many claims there are, whose they are, and how many are
 *   contradicted; %NULL when there is none
 */
gchar *
apostil_map_data_summarize (ApostilMapData *self)
{
  guint n_claims = self->claims->len;
  guint n_columns = self->columns->len;
  guint n_contradicted = 0;
  g_autofree gchar *claims =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n_claims), n_claims);
  g_autofree gchar *claimants = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u claimant", "%u claimants", n_columns), n_columns);
  g_autofree gchar *contradicted = NULL;
  g_autofree gchar *names = NULL;

  if (n_claims == 0)
    return NULL;
  for (guint i = 0; i < n_claims; i++)
    n_contradicted += g_array_index (self->claims, ApostilMapClaim, i).n_contradictions > 0;
  contradicted = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of the claims is contradicted",
                                               "%u of the claims are contradicted", n_contradicted),
                                  n_contradicted);
  names = name_claimants (self);
  /* Translators: what a claim map shows: « 9 claims, 3 claimants: Ada Lenz (5), Karim Belhadi (3), police
   * (1). 2 of the claims are contradicted. » */
  return g_strdup_printf (_ ("%s, %s: %s. %s."), claims, claimants, names, contradicted);
}
