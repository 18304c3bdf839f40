/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-date-resolver.h"
#include "apostil-date-scan-private.h"
#include "apostil-suggest.h"

#include <string.h>

/* How it works
 *
 * The text is read line by line. In a line the finder looks around words that dates are made
 * of; of what it finds, the leftmost and longest is taken that makes sense, and resolved from
 * left to right: from the publication date of its section, the dates before it, and the tense
 * of its clause. */

#define CANCEL_EVERY 4096

typedef struct
{
  ApostilSuggestInput *input;
  ApostilDateScan scan;
  const ApostilStretch *section;
  GPtrArray *suggestions;
  ApostilArena *arena; /* of the suggestions */
  gboolean started;
} Engine;

static void
enter_section (Engine *engine, guint32 offset)
{
  const ApostilStretch *section = apostil_suggest_input_get_section_at (engine->input, offset);
  const gchar *published = NULL;

  if (engine->started && section == engine->section)
    return;

  published = section != NULL && section->published != NULL
                  ? section->published
                  : apostil_suggest_input_get_published (engine->input);
  apostil_date_resolver_set_anchor (&engine->scan.resolver, published);
  engine->section = section;
  engine->started = TRUE;
}

static const gchar *
nullable (const gchar *text)
{
  return text[0] != '\0' ? text : NULL;
}

/* What was worked out from more than the words and the publication date is no longer explicit. */
static gchar
class_of (const ApostilDateFound *found)
{
  const gchar *reason = found->result.reason;

  if (found->pattern->class_ != 'A' || found->result.certain || reason == NULL ||
      g_str_equal (reason, "from-anchor") || g_str_has_suffix (reason, "-named"))
    return found->pattern->class_;
  return 'B';
}

static void
take (const ApostilDateFound *found, gpointer user_data)
{
  Engine *engine = user_data;
  const ApostilDateResult *result = &found->result;
  ApostilSuggestion *suggestion = apostil_suggestion_new (engine->arena, APOSTIL_KIND_DATE,
                                                          found->pattern->type, found->pattern->id);

  apostil_suggestion_add_span (suggestion, found->span);
  suggestion->value = apostil_suggestion_dup (suggestion, nullable (result->value));
  suggestion->mod = apostil_suggestion_dup (suggestion, nullable (result->mod));
  suggestion->quant = apostil_suggestion_dup (suggestion, nullable (result->quant));
  suggestion->freq = apostil_suggestion_dup (suggestion, nullable (result->freq));
  suggestion->anchor = apostil_suggestion_dup (suggestion, nullable (result->anchor));
  suggestion->class_ = class_of (found);
  if (engine->section != NULL)
    {
      if (suggestion->anchor != NULL && engine->section->published != NULL &&
          g_str_has_prefix (engine->section->published, suggestion->anchor))
        suggestion->anchor_id = apostil_suggestion_dup (suggestion, engine->section->published_id);
      if (apostil_span_overlaps (engine->section->date, found->span))
        suggestion->role = "publication";
    }

  apostil_suggestion_set_reason (suggestion, result->reason != NULL ? result->reason : "explicit");
  apostil_suggestion_add_reason_arg (suggestion, "anchor", suggestion->anchor);
  apostil_suggestion_add_reason_arg (suggestion, "value", suggestion->value);
  for (guint i = 0; i < result->n_others; i++)
    apostil_suggestion_add_alternative (suggestion, result->others[i]);
  g_ptr_array_add (engine->suggestions, suggestion);
}

/**
 * apostil_suggest_dates:
 * @input: what to read
 * @lexicon: its language
 * @cancellable: (nullable): to stop early
 *
 * Proposes dates, clock times, durations and sets, with TIMEX3 values counted from the
 * publication date of their section (language.md § 4.4). Time grows with the length of the
 * text. Any thread.
 *
 * Returns: (transfer full) (element-type ApostilSuggestion): what is proposed, in text order
 */
GPtrArray *
apostil_suggest_dates (ApostilSuggestInput *input,
                       ApostilLexicon *lexicon,
                       GCancellable *cancellable)
{
  g_autoptr (ApostilArena) arena = apostil_arena_new ();
  Engine engine = { .input = input, .arena = arena };
  guint n_tokens = 0;
  const ApostilToken *tokens = NULL;
  const gchar *utf8 = NULL;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (lexicon != NULL, NULL);

  tokens = apostil_tokens_get (apostil_suggest_input_get_tokens (input), &n_tokens);
  utf8 = apostil_text_get_utf8 (apostil_suggest_input_get_text (input), NULL);
  engine.suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_suggestion_unref);
  apostil_date_scan_init (&engine.scan, lexicon, utf8, tokens);

  for (guint from = 0, lines = 0; from < n_tokens; lines++)
    {
      guint to = apostil_date_scan_line_end (tokens, n_tokens, from);

      enter_section (&engine, tokens[from].start);
      if (engine.section == NULL || !g_str_equal (engine.section->role, "boilerplate"))
        apostil_date_scan_line (&engine.scan, from, to, take, &engine);
      from = to;
      if (lines % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        break;
    }

  apostil_date_scan_clear (&engine.scan);
  return engine.suggestions;
}
