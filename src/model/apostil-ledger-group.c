/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A key is a letter and a value: « e:e12 » an entity, « w:words » source words, folded, that are
 * linked to no entity, « a: » the article itself, « n: » nobody; « v:disputed » a verdict,
 * « d:2021-08-22 » a day, « s:s3 » a section. So a key alone says what kind of group it makes. */

#include "config.h"

#include "apostil-ledger-group.h"

#include <string.h>

#include "apostil-claim-date.h"
#include "apostil-fold.h"

/* Code points of source words that tell one source from another. */
#define MAX_SOURCE 120

/**
 * apostil_ledger_group_new:
 * @key: what its claims have in common
 *
 * Returns: (transfer full): a group without claims
 */
ApostilLedgerGroup *
apostil_ledger_group_new (const gchar *key)
{
  ApostilLedgerGroup *self = g_new0 (ApostilLedgerGroup, 1);

  self->key = g_strdup (key);
  self->claims = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * apostil_ledger_group_free:
 * @self: (transfer full): a group
 *
 * Frees @self.
 */
void
apostil_ledger_group_free (ApostilLedgerGroup *self)
{
  g_ptr_array_unref (self->claims);
  g_free (self->key);
  g_free (self);
}

/* ---- Keys ---- */

/* By hand, since each claim has one: to print it would be half of what a ledger costs. */
static gchar *
make_key (gchar letter, const gchar *value)
{
  gsize length = value != NULL ? strlen (value) : 0;
  gchar *key = g_malloc (length + 3);

  key[0] = letter;
  key[1] = ':';
  if (length > 0)
    memcpy (key + 2, value, length);
  key[length + 2] = '\0';
  return key;
}

static gchar *
source_key (ApostilDocument *document, ApostilAnnotation *claim)
{
  guint n_spans;
  const ApostilSpan *source = apostil_annotation_get_part (claim, APOSTIL_PART_SOURCE, &n_spans);
  g_autofree gchar *words = NULL;
  g_autofree gchar *folded = NULL;
  ApostilSpan span;

  if (n_spans == 0)
    return make_key (
        g_strcmp0 (apostil_record_get (claim, APOSTIL_ATTR_MODE), "own") == 0 ? 'a' : 'n', NULL);
  span = source[0];
  span.end = MIN (span.end, span.start + MAX_SOURCE);
  words = apostil_text_dup_span (apostil_document_get_text (document), span);
  folded = apostil_fold (words, -1);
  return make_key ('w', folded);
}

/* Claims of one day stand together, whatever the time of day. */
static gchar *
dup_day_key (const gchar *value)
{
  const gchar *time = value != NULL ? strchr (value, 'T') : NULL;
  g_autofree gchar *day = time != NULL && time > value ? g_strndup (value, (gsize) (time - value))
                                                       : g_strdup (value);

  return make_key ('d', day);
}

static void
add_claimants (ApostilDocument *document, ApostilAnnotation *claim, GPtrArray *keys)
{
  const gchar *const *ids = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (keys, make_key ('e', ids[i]));
  if (keys->len == 0)
    g_ptr_array_add (keys, source_key (document, claim));
}

/**
 * apostil_ledger_get_verdict:
 * @claim: a claim
 *
 * Returns: (nullable): its verdict; when it has none, what absence means in its scheme
 */
const gchar *
apostil_ledger_get_verdict (ApostilAnnotation *claim)
{
  const gchar *verdict = apostil_record_get (claim, APOSTIL_ATTR_VERDICT);
  const ApostilAttributeDef *def;

  if (verdict != NULL)
    return verdict;
  def = apostil_kind_get_attribute_def (apostil_annotation_get_kind (claim), APOSTIL_ATTR_VERDICT);
  return def != NULL ? def->fallback : NULL;
}

/**
 * apostil_ledger_dup_keys:
 * @document: a document
 * @grouping: how claims are grouped
 * @claim: a claim of it
 *
 * Returns: (transfer full) (element-type utf8): the keys of the groups that it belongs to; several
 *   only where several claim it together
 */
GPtrArray *
apostil_ledger_dup_keys (ApostilDocument *document,
                         ApostilLedgerGrouping grouping,
                         ApostilAnnotation *claim)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  guint32 start = apostil_annotation_get_first_span (claim).start;
  ApostilSection *section;
  ApostilClaimDate date;

  switch (grouping)
    {
    case APOSTIL_LEDGER_VERDICT:
      g_ptr_array_add (keys, make_key ('v', apostil_ledger_get_verdict (claim)));
      break;
    case APOSTIL_LEDGER_DATE:
      date = apostil_claim_date_get (document, claim);
      g_ptr_array_add (keys, dup_day_key (date.value));
      break;
    case APOSTIL_LEDGER_SECTION:
      section = apostil_document_get_section_at (document, start);
      g_ptr_array_add (keys,
                       make_key ('s', section != NULL ? apostil_record_get_id (section) : NULL));
      break;
    case APOSTIL_LEDGER_CLAIMANT:
    default:
      add_claimants (document, claim, keys);
      break;
    }
  return keys;
}

/**
 * apostil_ledger_key_get_value:
 * @key: a key
 *
 * Returns: what follows its letter: a verdict, a day, the id of a section or an entity; ""
 */
const gchar *
apostil_ledger_key_get_value (const gchar *key)
{
  return key + 2;
}

/**
 * apostil_ledger_key_get_entity:
 * @document: a document
 * @key: the key of a group
 *
 * Returns: (transfer none) (nullable): the entity whose claims these are
 */
ApostilEntity *
apostil_ledger_key_get_entity (ApostilDocument *document, const gchar *key)
{
  return key[0] == 'e' ? apostil_record_list_lookup (apostil_document_get_entities (document),
                                                     apostil_ledger_key_get_value (key))
                       : NULL;
}

/**
 * apostil_ledger_key_get_source:
 * @document: a document
 * @key: the key of a group by claimant
 *
 * Returns: what is known of who claims them
 */
ApostilSourceKind
apostil_ledger_key_get_source (ApostilDocument *document, const gchar *key)
{
  ApostilEntity *entity;

  switch (key[0])
    {
    case 'e':
      entity = apostil_ledger_key_get_entity (document, key);
      return entity != NULL && apostil_entity_is_unnamed (entity) ? APOSTIL_SOURCE_UNNAMED
                                                                  : APOSTIL_SOURCE_NAMED;
    case 'w':
      return APOSTIL_SOURCE_WORDS;
    case 'a':
      return APOSTIL_SOURCE_ARTICLE;
    default:
      return APOSTIL_SOURCE_UNATTRIBUTED;
    }
}

/* ---- Order ---- */

/* Where a verdict stands in the scheme; those it does not know come last. */
static guint
verdict_rank (ApostilLedgerGroup *group)
{
  ApostilAnnotation *claim = g_ptr_array_index (group->claims, 0);
  const ApostilAttributeDef *def =
      apostil_kind_get_attribute_def (apostil_annotation_get_kind (claim), APOSTIL_ATTR_VERDICT);
  guint n = def != NULL ? def->n_choices : 0;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (def->choices[i].id, apostil_ledger_key_get_value (group->key)))
      return i;
  return n;
}

static gint
compare_dates (const gchar *a, const gchar *b)
{
  gboolean a_open = *a == '\0';
  gboolean b_open = *b == '\0';

  if (a_open || b_open)
    return a_open - b_open;
  return strcmp (a, b);
}

static gint
compare_places (ApostilLedgerGroup *a, ApostilLedgerGroup *b)
{
  gint order = apostil_annotation_compare (g_ptr_array_index (a->claims, 0),
                                           g_ptr_array_index (b->claims, 0));

  /* The first claim may be one that both claim. */
  return order != 0 ? order : strcmp (a->key, b->key);
}

/**
 * apostil_ledger_group_compare:
 * @document: a document
 * @grouping: how claims are grouped
 * @by_count: whether groups with more claims come first
 * @a: a group with a claim
 * @b: another
 *
 * Returns: whether @a stands before @b: verdicts as in the scheme, days one after another, all
 *   others by their first claim in the text
 */
gint
apostil_ledger_group_compare (ApostilDocument *document,
                              ApostilLedgerGrouping grouping,
                              gboolean by_count,
                              ApostilLedgerGroup *a,
                              ApostilLedgerGroup *b)
{
  gint order = 0;

  if (a == b)
    return 0;
  if (by_count && a->claims->len != b->claims->len)
    return a->claims->len > b->claims->len ? -1 : 1;
  if (grouping == APOSTIL_LEDGER_VERDICT)
    order = (gint) verdict_rank (a) - (gint) verdict_rank (b);
  else if (grouping == APOSTIL_LEDGER_DATE)
    order = compare_dates (apostil_ledger_key_get_value (a->key),
                           apostil_ledger_key_get_value (b->key));
  return order != 0 ? order : compare_places (a, b);
}
