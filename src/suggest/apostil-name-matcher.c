/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-name-matcher.h"

#include <string.h>

/* How it works
 *
 * Forms are kept in a trie over the folded hashes of their tokens. Its edges are one hash table
 * from (node, hash) to node, so that a step costs the same however many names there are. At a
 * token of the text the trie is walked as far as it goes, which is at most MAX_TOKENS steps: the
 * time is linear in the text. Hashes may collide, so the letters of a find are compared.
 * Almost no token of a text begins a name; a bit for each 16 bits of a hash says so at once. */

#define MAX_TOKENS 16
#define MAX_CHARS  256

typedef struct
{
  guint32 node;
  guint32 hash;
  guint32 child; /* 0: a free slot */
} Edge;

struct _ApostilNameMatcher
{
  GArray *forms;     /* of ApostilNameForm; number 0 is none */
  GArray *terminals; /* of guint32: the first form at each node */
  GArray *weights;   /* of guint: how often an entity is mentioned */
  Edge *edges;
  guint n_edges;
  guint mask;
  guint64 filter[1024];
  ApostilLexicon *lexicon;
  gint article_class;
};

static void
form_clear (gpointer data)
{
  ApostilNameForm *form = data;

  g_free (form->words);
  g_free (form->folded);
}

/**
 * apostil_name_matcher_new:
 * @lexicon: (nullable): the language, for the articles that a name may begin with
 *
 * Returns: (transfer full): a matcher without names
 */
ApostilNameMatcher *
apostil_name_matcher_new (ApostilLexicon *lexicon)
{
  ApostilNameMatcher *self = g_new0 (ApostilNameMatcher, 1);

  self->forms = g_array_new (FALSE, TRUE, sizeof (ApostilNameForm));
  g_array_set_clear_func (self->forms, form_clear);
  g_array_set_size (self->forms, 1);
  self->terminals = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_array_set_size (self->terminals, 1);
  self->weights = g_array_new (FALSE, TRUE, sizeof (guint));
  self->mask = 63;
  self->edges = g_new0 (Edge, self->mask + 1);
  self->lexicon = lexicon != NULL ? apostil_lexicon_ref (lexicon) : NULL;
  self->article_class = lexicon != NULL ? apostil_lexicon_find_class (lexicon, "name-article") : -1;

  return self;
}

/**
 * apostil_name_matcher_free:
 * @self: (transfer full): a matcher
 */
void
apostil_name_matcher_free (ApostilNameMatcher *self)
{
  g_array_unref (self->forms);
  g_array_unref (self->terminals);
  g_array_unref (self->weights);
  g_free (self->edges);
  g_clear_pointer (&self->lexicon, apostil_lexicon_unref);
  g_free (self);
}

static Edge *
find_edge (const ApostilNameMatcher *self, guint32 node, guint32 hash)
{
  guint32 slot = ((hash ^ (node * 0x9E3779B1u)) * 2654435769u) >> 7;

  for (;; slot++)
    {
      Edge *edge = &self->edges[slot & self->mask];

      if (edge->child == 0 || (edge->node == node && edge->hash == hash))
        return edge;
    }
}

static void
grow (ApostilNameMatcher *self)
{
  g_autofree Edge *old = self->edges;
  guint n = self->mask + 1;

  self->mask = n * 2 - 1;
  self->edges = g_new0 (Edge, n * 2);
  for (guint i = 0; i < n; i++)
    if (old[i].child != 0)
      *find_edge (self, old[i].node, old[i].hash) = old[i];
}

static guint32
step (ApostilNameMatcher *self, guint32 node, guint32 hash)
{
  guint32 none = 0;
  Edge *edge = NULL;

  if (self->n_edges * 2 > self->mask)
    grow (self);
  edge = find_edge (self, node, hash);
  if (edge->child == 0)
    {
      *edge = (Edge){ node, hash, self->terminals->len };
      self->n_edges++;
      g_array_append_val (self->terminals, none);
    }
  return edge->child;
}

static gboolean
is_article (ApostilNameMatcher *self, const gchar *utf8, const ApostilToken *token)
{
  ApostilAtom atom = { token->byte,
                       token->start,
                       token->start + token->n_chars,
                       0,
                       token->hash,
                       (guint16) MIN (token->n_bytes, G_MAXUINT16),
                       0 };

  return self->lexicon != NULL &&
         apostil_lexicon_match (self->lexicon, self->article_class, utf8, &atom, 1) != NULL;
}

static gchar *
fold_tokens (const gchar *utf8, const ApostilToken *tokens, guint n)
{
  GString *folded = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *part = apostil_fold (utf8 + tokens[i].byte, (gssize) tokens[i].n_bytes);

      if (i > 0)
        g_string_append_c (folded, '\x1f');
      g_string_append (folded, part);
    }
  return g_string_free (folded, FALSE);
}

static gboolean
is_sign (const ApostilToken *token)
{
  return (token->flags & (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_NUMBER | APOSTIL_TOKEN_HASHTAG |
                          APOSTIL_TOKEN_HANDLE | APOSTIL_TOKEN_ADDRESS)) == 0;
}

/* Surest first; of equal ones in the order they came. */
static void
insert_form (ApostilNameMatcher *self, guint32 node, guint32 index)
{
  ApostilNameForm *forms = (ApostilNameForm *) (gpointer) self->forms->data;
  guint32 *link = &g_array_index (self->terminals, guint32, node);

  while (*link != 0 && forms[*link].sort <= forms[index].sort)
    link = &forms[*link].next;
  forms[index].next = *link;
  *link = index;
}

static gboolean
has_form (ApostilNameMatcher *self, guint32 node, const ApostilNameForm *form)
{
  for (guint32 i = g_array_index (self->terminals, guint32, node); i != 0;)
    {
      const ApostilNameForm *other = &g_array_index (self->forms, ApostilNameForm, i);

      if (other->entity == form->entity && other->capital == form->capital &&
          other->sort <= form->sort && g_str_equal (other->folded, form->folded))
        return TRUE;
      i = other->next;
    }
  return FALSE;
}

/**
 * apostil_name_matcher_add:
 * @self: a matcher
 * @words: words that name something; at most 16 tokens, at least one with a letter
 * @entity: what they name
 * @sort: how sure that is
 *
 * Returns: the number of the form, 0 when @words is no name or is there already
 */
guint
apostil_name_matcher_add (ApostilNameMatcher *self,
                          const gchar *words,
                          guint entity,
                          ApostilNameSort sort)
{
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilTokens) list = NULL;
  const ApostilToken *tokens = NULL;
  ApostilNameForm form = { .entity = entity, .sort = sort };
  const gchar *utf8 = NULL;
  guint32 node = 0;
  guint from = 0;
  guint to = 0;

  g_return_val_if_fail (words != NULL, 0);

  text = apostil_text_new (words, -1, NULL);
  if (text == NULL || apostil_text_get_length (text) > MAX_CHARS)
    return 0;
  utf8 = apostil_text_get_utf8 (text, NULL);
  list = apostil_tokens_new (text);
  tokens = apostil_tokens_get (list, &to);
  while (from < to && is_sign (&tokens[from]))
    from++;
  while (to > from && is_sign (&tokens[to - 1]))
    to--;
  if (to == from || to - from > MAX_TOKENS)
    return 0;
  if (to - from == 1 && (tokens[from].flags & (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_HASHTAG)) == 0)
    return 0;
  while (from + form.n_skipped + 1 < to && is_article (self, utf8, &tokens[from + form.n_skipped]))
    form.n_skipped++;
  form.kept = form.n_skipped > 0 && (tokens[from].flags & APOSTIL_TOKEN_CAPITALISED) != 0;
  for (guint i = from; i < to; i++)
    node = step (self, node, tokens[i].hash);
  form.n_tokens = to - from;
  form.folded = fold_tokens (utf8, tokens + from, form.n_tokens);
  form.capital = (tokens[from + form.n_skipped].flags & APOSTIL_TOKEN_CAPITALISED) != 0;
  form.all_capitals = (tokens[from + form.n_skipped].flags & APOSTIL_TOKEN_ALL_CAPITALS) != 0 &&
                      form.n_tokens == 1 && tokens[from].n_chars <= 4;
  if (has_form (self, node, &form))
    {
      g_free (form.folded);
      return 0;
    }
  form.words = g_strdup (words);
  g_array_append_val (self->forms, form);
  insert_form (self, node, self->forms->len - 1);
  self->filter[(tokens[from].hash & 0xFFFF) >> 6] |= G_GUINT64_CONSTANT (1)
                                                     << (tokens[from].hash & 63);
  return self->forms->len - 1;
}

/**
 * apostil_name_matcher_set_weight:
 * @self: a matcher
 * @entity: an entity
 * @weight: how often it was mentioned: of two with the same name the heavier one is meant
 */
void
apostil_name_matcher_set_weight (ApostilNameMatcher *self, guint entity, guint weight)
{
  if (entity >= self->weights->len)
    g_array_set_size (self->weights, entity + 1);
  g_array_index (self->weights, guint, entity) = weight;
}

static guint
weight_of (ApostilNameMatcher *self, guint entity)
{
  return entity < self->weights->len ? g_array_index (self->weights, guint, entity) : 0;
}

/**
 * apostil_name_matcher_get_n_forms:
 * @self: a matcher
 *
 * Returns: one more than the highest number of a form
 */
guint
apostil_name_matcher_get_n_forms (ApostilNameMatcher *self)
{
  return self->forms->len;
}

/**
 * apostil_name_matcher_get_form:
 * @self: a matcher
 * @form: its number, not 0
 *
 * Returns: (transfer none): the form
 */
const ApostilNameForm *
apostil_name_matcher_get_form (ApostilNameMatcher *self, guint form)
{
  g_return_val_if_fail (form > 0 && form < self->forms->len, NULL);

  return &g_array_index (self->forms, ApostilNameForm, form);
}

static gboolean
fits_case (const ApostilNameForm *form, const ApostilToken *token)
{
  if (form->all_capitals)
    return (token->flags & APOSTIL_TOKEN_ALL_CAPITALS) != 0;
  return !form->capital ||
         (token->flags & (APOSTIL_TOKEN_CAPITALISED | APOSTIL_TOKEN_HASHTAG)) != 0;
}

/* Whether the tokens fold to @folded; without a copy where they are ASCII. */
static gboolean
reads_like (const gchar *folded, const gchar *utf8, const ApostilToken *tokens, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const gchar *p = utf8 + tokens[i].byte;
      gsize k = 0;

      if (i > 0 && *folded++ != '\x1f')
        return FALSE;
      for (; k < tokens[i].n_bytes && (guchar) p[k] < 0x80 && *folded != '\0' &&
             g_ascii_tolower (p[k]) == *folded;
           k++)
        folded++;
      if (k < tokens[i].n_bytes)
        {
          g_autofree gchar *rest = NULL;

          if ((guchar) p[k] < 0x80)
            return FALSE;
          rest = apostil_fold (p + k, (gssize) (tokens[i].n_bytes - k));
          if (!g_str_has_prefix (folded, rest))
            return FALSE;
          folded += strlen (rest);
        }
    }
  return *folded == '\0';
}

/* The form at a node that is meant by the tokens from @at; 0 when it was a collision. */
static guint
choose (ApostilNameMatcher *self,
        const gchar *utf8,
        const ApostilToken *tokens,
        guint at,
        guint n,
        guint first,
        gboolean *ambiguous)
{
  guint best = 0;

  *ambiguous = FALSE;
  for (guint i = first; i != 0; i = g_array_index (self->forms, ApostilNameForm, i).next)
    {
      const ApostilNameForm *form = &g_array_index (self->forms, ApostilNameForm, i);
      const ApostilNameForm *other = best != 0 ? &g_array_index (self->forms, ApostilNameForm, best)
                                               : NULL;

      if (other != NULL && form->sort > other->sort)
        break;
      if (!fits_case (form, &tokens[at + form->n_skipped]) ||
          !reads_like (form->folded, utf8, tokens + at, n))
        continue;
      if (other == NULL)
        best = i;
      else if (form->entity != other->entity)
        {
          *ambiguous = TRUE;
          if (weight_of (self, form->entity) > weight_of (self, other->entity))
            best = i;
        }
    }
  return best;
}

/**
 * apostil_name_matcher_match:
 * @self: a matcher
 * @utf8: a text
 * @tokens: (array length=n_tokens): its tokens
 * @n_tokens: how many there are
 * @at: where to look
 * @match: (out): what is there
 *
 * Finds the longest name that begins at a token; it does not go over the end of a line.
 *
 * Returns: whether there is one
 */
gboolean
apostil_name_matcher_match (ApostilNameMatcher *self,
                            const gchar *utf8,
                            const ApostilToken *tokens,
                            guint n_tokens,
                            guint at,
                            ApostilNameMatch *match)
{
  guint32 hash = tokens[at].hash;
  guint32 ends[MAX_TOKENS + 1] = { 0 };
  guint32 node = 0;
  guint n = 0;

  if (((self->filter[(hash & 0xFFFF) >> 6] >> (hash & 63)) & 1) == 0)
    return FALSE;

  while (n < MAX_TOKENS && at + n < n_tokens)
    {
      const ApostilToken *token = &tokens[at + n];

      if (n > 0 && (token->flags & APOSTIL_TOKEN_LINE_START) != 0)
        break;
      node = find_edge (self, node, token->hash)->child;
      if (node == 0)
        break;
      n++;
      ends[n] = g_array_index (self->terminals, guint32, node);
    }

  for (; n > 0; n--)
    {
      guint form = 0;

      if (ends[n] == 0)
        continue;
      form = choose (self, utf8, tokens, at, n, ends[n], &match->ambiguous);
      if (form == 0)
        continue;
      match->form = form;
      match->first = at;
      match->from = at;
      if (!g_array_index (self->forms, ApostilNameForm, form).kept ||
          (tokens[at].flags & APOSTIL_TOKEN_CAPITALISED) == 0)
        match->from += g_array_index (self->forms, ApostilNameForm, form).n_skipped;
      match->to = at + n;
      return TRUE;
    }
  return FALSE;
}

/**
 * apostil_name_matcher_new_for_names:
 * @names: what the user has said about names
 * @lexicon: the language
 *
 * Returns: (transfer full): a matcher of all confirmed forms and what follows from them
 */
ApostilNameMatcher *
apostil_name_matcher_new_for_names (ApostilKnownNames *names, ApostilLexicon *lexicon)
{
  ApostilNameMatcher *self = apostil_name_matcher_new (lexicon);

  for (guint i = 0; i < apostil_known_names_get_n_entities (names); i++)
    {
      const ApostilKnownEntity *entity = apostil_known_names_get_entity (names, i);

      apostil_name_matcher_set_weight (self, i, entity->n_mentions);
      for (guint j = 0; j < entity->forms->len; j++)
        {
          apostil_name_matcher_add (self, entity->forms->pdata[j], i, APOSTIL_NAME_REPEAT);
          apostil_name_variants_add (self, lexicon, entity->forms->pdata[j], i, entity->type);
        }
    }
  return self;
}
