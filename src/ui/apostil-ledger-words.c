/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-words.h"

#include <glib/gi18n-lib.h>

#include "apostil-claim-date.h"
#include "apostil-describe.h"
#include "apostil-list-words.h"
#include "apostil-timex.h"

/* Names and quoted words may run the other way than the interface. */
#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

#define MAX_WORDS  240 /* code points of a claim in a row of two lines */
#define MAX_CUE    40
#define MAX_SPOKEN 160
#define MAX_BLANKS 2 /* between a quotation mark and the words */

/* ---- Groups ---- */

static const gchar *
get_choice_label (const ApostilChoice *choices, guint n, const gchar *id)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (choices[i].id, id))
      return choices[i].label;
  return id;
}

static gchar *
dup_section_title (ApostilDocument *document, const gchar *id)
{
  gpointer section = *id != '\0' ? apostil_document_lookup (document, id) : NULL;
  const gchar *publisher;
  const gchar *published;
  const ApostilChoice *roles;
  const ApostilSpan *spans;
  guint n_roles;
  guint n_spans;
  GString *words;

  if (!APOSTIL_IS_SECTION (section))
    /* Translators: group of claims that stand in no section of the page */
    return g_strdup (_ ("Outside the sections"));
  roles = apostil_scheme_get_section_roles (apostil_document_get_scheme (document), &n_roles);
  spans = apostil_section_get_spans (section, &n_spans);
  publisher = apostil_record_get (section, APOSTIL_ATTR_PUBLISHER);
  published = apostil_document_get_published_at (document, spans[0].start, NULL);
  words = g_string_new (
      get_choice_label (roles, n_roles, apostil_record_get (section, APOSTIL_ATTR_ROLE)));
  if (publisher != NULL)
    g_string_append_printf (words, " · " FSI "%s" PDI, publisher);
  if (published != NULL)
    {
      g_autofree gchar *date = apostil_timex_to_short_words (published);

      g_string_append_printf (words, " · %s", date != NULL ? date : published);
    }
  return g_string_free (words, FALSE);
}

static gchar *
dup_source_words (ApostilDocument *document, ApostilAnnotation *claim)
{
  guint n_spans;
  const ApostilSpan *source = apostil_annotation_get_part (claim, APOSTIL_PART_SOURCE, &n_spans);

  if (n_spans == 0)
    return NULL;
  return g_strdelimit (apostil_text_dup_span (apostil_document_get_text (document), source[0]),
                       "\n\t", ' ');
}

static const gchar *
get_verdict_words (ApostilAnnotation *claim)
{
  const gchar *verdict = apostil_ledger_get_verdict (claim);
  const ApostilAttributeDef *def =
      apostil_kind_get_attribute_def (apostil_annotation_get_kind (claim), APOSTIL_ATTR_VERDICT);

  if (verdict == NULL)
    return "";
  return def != NULL ? get_choice_label (def->choices, def->n_choices, verdict) : verdict;
}

static void
describe_claimant (ApostilLedgerTitle *title, ApostilDocument *document, ApostilLedgerGroup *group)
{
  ApostilEntity *entity = apostil_ledger_key_get_entity (document, group->key);
  const ApostilKind *kind =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_ENTITY);
  const ApostilTypeDef *type = NULL;

  if (entity != NULL && kind != NULL)
    type = apostil_kind_get_type_def (kind, apostil_entity_get_entity_type (entity));
  title->colour = type != NULL ? type->colour : NULL;
  switch (apostil_ledger_key_get_source (document, group->key))
    {
    case APOSTIL_SOURCE_UNNAMED:
      title->title = g_strdup (apostil_entity_get_name (entity));
      /* Translators: badge of a source of whom the article does not say the name */
      title->badge = g_strdup (_ ("unnamed"));
      break;
    case APOSTIL_SOURCE_WORDS:
      title->title = dup_source_words (document, group->claims->pdata[0]);
      /* Translators: badge of words such as « he said » of which nobody has said yet who is meant */
      title->badge = g_strdup (_ ("not linked"));
      break;
    case APOSTIL_SOURCE_ARTICLE:
      title->title = g_strdup (_ ("The article"));
      break;
    case APOSTIL_SOURCE_UNATTRIBUTED:
      /* Translators: group of claims for which no source is given */
      title->title = g_strdup (_ ("No source"));
      /* Translators: badge of claims for which no source is given */
      title->badge = g_strdup (_ ("unattributed"));
      break;
    case APOSTIL_SOURCE_NAMED:
    default:
      title->title = g_strdup (entity != NULL ? apostil_entity_get_name (entity) : "?");
      break;
    }
}

static gchar *
dup_count_words (ApostilLedger *ledger, ApostilLedgerGroup *group)
{
  guint n = group->claims->len;
  guint quoted;
  guint reported;
  GString *words = g_string_new (NULL);

  /* A long group says how many a moment later; its row is changed then. */
  apostil_ledger_count_words (ledger, group, &quoted, &reported);
  if (group->n_shown < n)
    /* Translators: claims that the filter lets through, of all in the group */
    g_string_append_printf (words, ngettext ("%u of %u claim", "%u of %u claims", n),
                            group->n_shown, n);
  else
    g_string_append_printf (words, ngettext ("%u claim", "%u claims", n), n);
  if (quoted > 0)
    g_string_append_printf (
        words,
        /* Translators: after a number of claims: words in the speaker's wording */
        ngettext (" · %u word quoted", " · %u words quoted", quoted), quoted);
  if (reported > 0)
    g_string_append_printf (
        words,
        /* Translators: after a number of claims: words in the article's wording */
        ngettext (" · %u word reported", " · %u words reported", reported), reported);
  return g_string_free (words, FALSE);
}

/**
 * apostil_ledger_title_init:
 * @title: (out caller-allocates): what the row of a group says
 * @ledger: a ledger
 * @group: a group of it
 *
 * Puts a group into words.
 */
void
apostil_ledger_title_init (ApostilLedgerTitle *title,
                           ApostilLedger *ledger,
                           ApostilLedgerGroup *group)
{
  ApostilDocument *document = apostil_ledger_get_document (ledger);
  const gchar *value = apostil_ledger_key_get_value (group->key);

  *title = (ApostilLedgerTitle){ 0 };
  switch (apostil_ledger_get_grouping (ledger))
    {
    case APOSTIL_LEDGER_VERDICT:
      title->title = g_strdup (get_verdict_words (group->claims->pdata[0]));
      break;
    case APOSTIL_LEDGER_DATE:
      if (*value != '\0')
        title->title = apostil_describe_date (document, NULL, value, FALSE);
      if (title->title == NULL)
        /* Translators: group of claims of which nothing says when they were made */
        title->title = g_strdup (*value != '\0' ? value : _ ("No date"));
      break;
    case APOSTIL_LEDGER_SECTION:
      title->title = dup_section_title (document, value);
      break;
    case APOSTIL_LEDGER_CLAIMANT:
    default:
      describe_claimant (title, document, group);
      break;
    }
  title->detail = dup_count_words (ledger, group);
}

/**
 * apostil_ledger_title_clear:
 * @title: what apostil_ledger_title_init() filled
 *
 * Frees what @title holds.
 */
void
apostil_ledger_title_clear (ApostilLedgerTitle *title)
{
  g_clear_pointer (&title->title, g_free);
  g_clear_pointer (&title->badge, g_free);
  g_clear_pointer (&title->detail, g_free);
}

/* ---- Claims ---- */

/* The quotation mark next to @offset, going back or forth over blanks, with these; "" without one. */
static gchar *
dup_quotation_mark (ApostilText *text, guint32 offset, gboolean opening)
{
  guint32 length = apostil_text_get_length (text);

  for (guint32 i = 0; i <= MAX_BLANKS; i++)
    {
      guint32 at = opening ? offset - i - 1 : offset + i;
      GUnicodeType type;
      gunichar c;

      if (opening ? offset < i + 1 : at >= length)
        break;
      c = apostil_text_get_char (text, at);
      type = g_unichar_type (c);
      if (c == '"' || type == G_UNICODE_INITIAL_PUNCTUATION ||
          type == G_UNICODE_FINAL_PUNCTUATION || c == 0x201e)
        return apostil_text_dup_span (text, opening ? APOSTIL_SPAN (at, offset)
                                                    : APOSTIL_SPAN (offset, at + 1));
      if (!g_unichar_isspace (c) || c == '\n')
        break;
    }
  return g_strdup ("");
}

/**
 * apostil_ledger_entry_dup_words:
 * @document: a document
 * @claim: a claim of it
 *
 * Returns: (transfer full): its words as its row has them
 */
gchar *
apostil_ledger_entry_dup_words (ApostilDocument *document, ApostilAnnotation *claim)
{
  ApostilText *text = apostil_document_get_text (document);
  g_autofree gchar *words = apostil_describe_words (document, claim, MAX_WORDS);
  g_autofree gchar *open = NULL;
  g_autofree gchar *close = NULL;
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (claim, &n_spans);

  if (g_strcmp0 (apostil_record_get (claim, APOSTIL_ATTR_MODE), "direct") != 0)
    return g_steal_pointer (&words);
  open = dup_quotation_mark (text, spans[0].start, TRUE);
  close = dup_quotation_mark (text, spans[n_spans - 1].end, FALSE);
  /* A quotation that stops in the middle of a sentence has its mark further on. */
  if (*open == '\0' || *close == '\0')
    return g_strdup_printf (_ ("“%s”"), words);
  return g_strconcat (open, words, close, NULL);
}

/* Takes @words. */
static void
add_relation (GPtrArray *relations, guint n, gchar *words)
{
  if (n > 0)
    g_ptr_array_add (relations, words);
  else
    g_free (words);
}

static void
describe_relations (ApostilLedgerEntry *entry,
                    ApostilDocument *document,
                    ApostilAnnotation *claim,
                    guint n_candidates)
{
  ApostilClaimRelations counts;
  guint n = apostil_annotation_get_n_evidence (claim);

  apostil_claim_relations_count (document, claim, &counts);
  entry->relations = g_ptr_array_new_with_free_func (g_free);
  add_relation (entry->relations, counts.contradicted_by,
                g_strdup_printf (ngettext ("≠ contradicted by %u", "≠ contradicted by %u",
                                           counts.contradicted_by),
                                 counts.contradicted_by));
  add_relation (
      entry->relations, counts.contradicts,
      /* Translators: how many other claims this one contradicts */
      g_strdup_printf (ngettext ("≠ contradicts %u", "≠ contradicts %u", counts.contradicts),
                       counts.contradicts));
  entry->n_contradictions = entry->relations->len;
  add_relation (
      entry->relations, n_candidates,
      /* Translators: how many other claims this one perhaps contradicts: a guess */
      g_strdup_printf (ngettext ("≠? may contradict %u", "≠? may contradict %u", n_candidates),
                       n_candidates));
  add_relation (
      entry->relations, counts.supports,
      /* Translators: how many other claims this one supports */
      g_strdup_printf (ngettext ("supports %u", "supports %u", counts.supports), counts.supports));
  add_relation (
      entry->relations, counts.supported_by,
      /* Translators: how many other claims support this one */
      g_strdup_printf (ngettext ("supported by %u", "supported by %u", counts.supported_by),
                       counts.supported_by));
  add_relation (
      entry->relations, counts.repeats,
      /* Translators: how many other claims say the same */
      g_strdup_printf (ngettext ("repeats %u", "repeats %u", counts.repeats), counts.repeats));
  add_relation (entry->relations, n,
                /* Translators: how many pieces of evidence a claim has */
                g_strdup_printf (ngettext ("%u piece of evidence", "%u pieces of evidence", n), n));
}

static gboolean
has_unnamed_claimant (ApostilDocument *document, ApostilAnnotation *claim)
{
  const gchar *const *ids = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gpointer entity = apostil_document_lookup (document, ids[i]);

      if (APOSTIL_IS_ENTITY (entity) && !apostil_entity_is_unnamed (entity))
        return FALSE;
    }
  return g_strcmp0 (apostil_record_get (claim, APOSTIL_ATTR_MODE), "own") != 0 || ids[0] != NULL;
}

static void
describe_source (ApostilLedgerEntry *entry, ApostilDocument *document, ApostilAnnotation *claim)
{
  ApostilText *text = apostil_document_get_text (document);
  guint n_spans;
  const ApostilSpan *cue = apostil_annotation_get_part (claim, APOSTIL_PART_CUE, &n_spans);
  gboolean own = g_strcmp0 (apostil_record_get (claim, APOSTIL_ATTR_MODE), "own") == 0;

  entry->claimant = apostil_describe_claimants (document, claim);
  entry->unnamed = has_unnamed_claimant (document, claim);
  if (entry->claimant == NULL)
    entry->claimant = g_strdup (own ? _ ("The article") : _ ("No source"));
  if (n_spans > 0)
    {
      ApostilSpan span = cue[0];

      span.end = MIN (span.end, span.start + MAX_CUE);
      entry->cue = g_strdelimit (apostil_text_dup_span (text, span), "\n\t", ' ');
    }
}

static void
describe_date (ApostilLedgerEntry *entry, ApostilDocument *document, ApostilAnnotation *claim)
{
  ApostilClaimDate date = apostil_claim_date_get (document, claim);

  if (date.value == NULL)
    return;
  entry->said = apostil_timex_to_short_words (date.value);
  if (entry->said == NULL)
    entry->said = g_strdup (date.value);
  entry->said_inferred = date.origin == APOSTIL_CLAIM_DATE_PUBLISHED;
}

/**
 * apostil_ledger_entry_init:
 * @entry: (out caller-allocates): what the row of a claim says
 * @document: a document
 * @claim: a claim of it
 * @n_candidates: with how many others it is thought to be at odds
 *
 * Puts a claim into words.
 */
void
apostil_ledger_entry_init (ApostilLedgerEntry *entry,
                           ApostilDocument *document,
                           ApostilAnnotation *claim,
                           guint n_candidates)
{
  *entry = (ApostilLedgerEntry){ 0 };
  entry->words = apostil_ledger_entry_dup_words (document, claim);
  describe_source (entry, document, claim);
  describe_date (entry, document, claim);
  entry->verdict_id = apostil_ledger_get_verdict (claim);
  entry->verdict = get_verdict_words (claim);
  entry->reasoning = apostil_record_get (claim, APOSTIL_ATTR_REASONING);
  entry->suggested = apostil_record_get_status (claim) == APOSTIL_STATUS_SUGGESTED;
  describe_relations (entry, document, claim, n_candidates);
}

/**
 * apostil_ledger_entry_clear:
 * @entry: what apostil_ledger_entry_init() filled
 *
 * Frees what @entry holds.
 */
void
apostil_ledger_entry_clear (ApostilLedgerEntry *entry)
{
  g_clear_pointer (&entry->words, g_free);
  g_clear_pointer (&entry->claimant, g_free);
  g_clear_pointer (&entry->cue, g_free);
  g_clear_pointer (&entry->said, g_free);
  g_clear_pointer (&entry->relations, g_ptr_array_unref);
}

/**
 * apostil_ledger_entry_count_chars:
 * @claim: a claim
 *
 * Returns: about how many characters its words in the row have
 */
guint
apostil_ledger_entry_count_chars (ApostilAnnotation *claim)
{
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (claim, &n_spans);
  guint n = (n_spans - 1) * 3;

  for (guint i = 0; i < n_spans && n < MAX_WORDS; i++)
    n += apostil_span_length (spans[i]);
  if (g_strcmp0 (apostil_record_get (claim, APOSTIL_ATTR_MODE), "direct") == 0)
    n += 4;
  return MIN (n, MAX_WORDS);
}

/**
 * apostil_ledger_entry_count_relations:
 * @document: a document
 * @claim: a claim of it
 * @n_candidates: with how many others it is thought to be at odds
 *
 * Returns: how many lines its relations will have
 */
guint
apostil_ledger_entry_count_relations (ApostilDocument *document,
                                      ApostilAnnotation *claim,
                                      guint n_candidates)
{
  ApostilClaimRelations counts;

  apostil_claim_relations_count (document, claim, &counts);
  return (counts.contradicted_by > 0) + (counts.contradicts > 0) + (counts.supports > 0) +
         (counts.supported_by > 0) + (counts.repeats > 0) + (n_candidates > 0) +
         (apostil_annotation_get_n_evidence (claim) > 0);
}

/* ---- Speech ---- */

static gchar *
speak_group (ApostilLedger *ledger, ApostilLedgerGroup *group)
{
  ApostilLedgerTitle title;
  GString *sentence = g_string_new (NULL);

  apostil_ledger_title_init (&title, ledger, group);
  apostil_list_append (sentence, title.title);
  apostil_list_append (sentence, title.badge);
  apostil_list_append (sentence, title.detail);
  apostil_ledger_title_clear (&title);
  return g_string_free (sentence, FALSE);
}

/* In the calendar of the article, too, for which the column has no room. */
static void
say_date (GString *sentence, ApostilDocument *document, ApostilAnnotation *claim)
{
  ApostilClaimDate date = apostil_claim_date_get (document, claim);
  g_autofree gchar *day = NULL;
  g_autofree gchar *words = NULL;

  if (date.value == NULL)
    return;
  day = apostil_timex_to_words_in (date.value, apostil_describe_calendar (document, NULL), TRUE);
  words = date.origin == APOSTIL_CLAIM_DATE_PUBLISHED
              /* Translators: spoken: the article names no day for it; %s is « 22 Aug 2021 » */
              ? g_strdup_printf (_ ("published %s"), day != NULL ? day : date.value)
              /* Translators: spoken: when it was said; %s is « 22 Aug 2021 » */
              : g_strdup_printf (_ ("said on %s"), day != NULL ? day : date.value);
  apostil_list_append (sentence, words);
}

static gchar *
speak_claim (ApostilDocument *document, ApostilAnnotation *claim, guint n_candidates)
{
  ApostilLedgerEntry entry;
  GString *sentence = g_string_new (NULL);
  g_autofree gchar *words = apostil_describe_words (document, claim, MAX_SPOKEN);
  g_autofree gchar *whole = NULL;

  apostil_ledger_entry_init (&entry, document, claim, n_candidates);
  /* Translators: who claims it, then the words of the claim. */
  whole = g_strdup_printf (_ ("%s: %s"), entry.claimant, words);
  apostil_list_append (sentence, whole);
  apostil_list_append (sentence, entry.cue);
  say_date (sentence, document, claim);
  apostil_list_append (sentence, entry.verdict);
  for (guint i = 0; i < entry.relations->len; i++)
    apostil_list_append (sentence, entry.relations->pdata[i]);
  if (entry.suggested)
    apostil_list_append (sentence, _ ("suggested"));
  apostil_ledger_entry_clear (&entry);
  return g_string_free (sentence, FALSE);
}

/**
 * apostil_ledger_speak:
 * @ledger: a ledger
 * @row: a row of it
 * @n_candidates: with how many other claims it is thought to be at odds
 *
 * Returns: (transfer full): the row as one sentence
 */
gchar *
apostil_ledger_speak (ApostilLedger *ledger, const ApostilLedgerRow *row, guint n_candidates)
{
  return row->claim != NULL
             ? speak_claim (apostil_ledger_get_document (ledger), row->claim, n_candidates)
             : speak_group (ledger, row->group);
}

/* ---- Summary ---- */

/* Takes @words, which stay on one line. */
static void
add_count (GString *markup, guint n, gchar *words, const gchar *colour)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autofree gchar *text = g_strjoinv ("\xc2\xa0", parts);

  g_free (words);
  if (n == 0 && markup->len > 0)
    return;
  if (markup->len > 0)
    g_string_append (markup, " · ");
  if (colour != NULL)
    g_string_append_printf (markup, "<span foreground=\"%s\" weight=\"bold\">%s</span>", colour,
                            text);
  else
    g_string_append (markup, text);
}

/**
 * apostil_ledger_summary_to_markup:
 * @summary: the numbers
 * @colour: a colour as « #rrggbb » for what wants attention
 *
 * Returns: (transfer full): the numbers that are not 0, in words, as Pango markup
 */
gchar *
apostil_ledger_summary_to_markup (const ApostilLedgerSummary *summary, const gchar *colour)
{
  GString *markup = g_string_new (NULL);

  if (summary->n_shown < summary->n_claims)
    g_string_append_printf (markup,
                            ngettext ("%u of %u claim", "%u of %u claims", summary->n_claims),
                            summary->n_shown, summary->n_claims);
  else
    add_count (
        markup, summary->n_claims,
        g_strdup_printf (ngettext ("%u claim", "%u claims", summary->n_claims), summary->n_claims),
        NULL);
  add_count (markup, summary->n_suggested,
             /* Translators: of the claims: how many are only suggested */
             g_strdup_printf (ngettext ("%u suggested", "%u suggested", summary->n_suggested),
                              summary->n_suggested),
             NULL);
  add_count (markup, summary->n_sources,
             g_strdup_printf (ngettext ("%u source", "%u sources", summary->n_sources),
                              summary->n_sources),
             NULL);
  add_count (markup, summary->n_unnamed,
             /* Translators: of the sources: how many have no name in the article */
             g_strdup_printf (ngettext ("%u unnamed", "%u unnamed", summary->n_unnamed),
                              summary->n_unnamed),
             colour);
  add_count (
      markup, summary->n_unattributed,
      /* Translators: of the claims: for how many the article gives no source */
      g_strdup_printf (ngettext ("%u unattributed", "%u unattributed", summary->n_unattributed),
                       summary->n_unattributed),
      colour);
  add_count (markup, summary->n_contradictions,
             g_strdup_printf (
                 ngettext ("%u contradiction", "%u contradictions", summary->n_contradictions),
                 summary->n_contradictions),
             colour);
  return g_string_free (markup, FALSE);
}
