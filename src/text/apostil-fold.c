/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-fold-private.h"

#include <string.h>

/* How it works
 *
 * A character is taken apart by Unicode's compatibility decomposition (« é » → e and an
 * accent, « ﬁ » → f i, full width and presentation forms → plain ones), each part is made
 * lower case by way of upper case (so that final sigma, long s and dotless i meet their
 * sisters), and the marks that are diacritics are left out. Marks of scripts where they
 * are vowels or consonants (Indic, Thai, the kana voicing marks) stay: without them
 * other words would become equal. What Unicode does not take apart but readers do (œ, ß,
 * ø, ł) stands in a short list. Folding what is folded changes nothing.
 *
 * The way back from a folded byte to its source is kept as one pair of positions for each
 * stretch of folded bytes; from there the source is folded again up to the byte. */

#define STRIDE 128

/* @folded is where the output of the source character at @source begins. */
typedef struct
{
  guint32 folded;
  guint32 source;
} Checkpoint;

struct _ApostilFolded
{
  gchar *utf8;
  gsize n_bytes;
  const gchar *source; /* borrowed, to fold again; NULL when all is ASCII, which maps to itself */
  gsize n_source;
  Checkpoint *checkpoints; /* one for each started STRIDE of folded bytes */
  gsize n_checkpoints;
};

/* Characters without any part that folding would keep. */
static gboolean
is_dropped (gunichar ch)
{
  switch (ch)
    {
    case 0x00ad: /* soft hyphen */
    case 0x0640: /* tatweel */
    case 0x061c: /* Arabic letter mark */
    case 0x180e: /* Mongolian vowel separator */
    case 0x200b: /* zero width space, non-joiner, joiner */
    case 0x200c:
    case 0x200d:
    case 0x200e: /* left-to-right, right-to-left mark */
    case 0x200f:
    case 0xfeff: /* zero width no-break space */
      return TRUE;
    default:
      break;
    }
  if ((ch >= 0x202a && ch <= 0x202e) || (ch >= 0x2060 && ch <= 0x206f))
    return TRUE; /* embeddings, overrides, isolates, word joiner, invisible operators */

  switch ((gint) g_unichar_type (ch))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      break;
    default:
      return FALSE;
    }
  if (ch == 0x3099 || ch == 0x309a)
    return FALSE; /* か and が are two letters */

  switch ((gint) g_unichar_get_script (ch))
    {
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
      return TRUE;
    default:
      return FALSE;
    }
}

/* One part of a decomposition, or the character itself; never decomposes further. */
static guint
fold_part (gunichar ch, gunichar *out)
{
  const gchar *two = NULL;

  if (is_dropped (ch))
    return 0;

  switch ((gint) g_unichar_type (ch))
    {
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      out[0] = ' ';
      return 1;
    case G_UNICODE_DECIMAL_NUMBER:
      out[0] = '0' + (gunichar) g_unichar_digit_value (ch);
      return 1;
    default:
      break;
    }

  ch = g_unichar_tolower (g_unichar_toupper (ch));
  switch (ch)
    {
    case '\t':
    case 0x0085:
      ch = ' ';
      break;
    case 0x00b4: /* an accent typed for an apostrophe */
    case 0x02bc:
    case 0x2018:
    case 0x2019:
    case 0x201b:
      ch = '\'';
      break;
    case 0x2010: /* hyphen; the no-break hyphen decomposes to it */
      ch = '-';
      break;
    case 0x00df:
      two = "ss";
      break;
    case 0x00e6:
      two = "ae";
      break;
    case 0x0153:
      two = "oe";
      break;
    case 0x00f8:
      ch = 'o';
      break;
    case 0x0111:
      ch = 'd';
      break;
    case 0x0127:
      ch = 'h';
      break;
    case 0x0142:
      ch = 'l';
      break;
    case 0x0167:
      ch = 't';
      break;
    case 0x0643: /* Arabic kaf → Persian kaf */
      ch = 0x06a9;
      break;
    case 0x0649: /* alef maksura, Arabic yeh → Persian yeh */
    case 0x064a:
      ch = 0x06cc;
      break;
    case 0x0671: /* alef wasla → alef */
      ch = 0x0627;
      break;
    default:
      break;
    }

  out[0] = two != NULL ? (guchar) two[0] : ch;
  if (two != NULL)
    out[1] = (guchar) two[1];
  return two != NULL ? 2 : 1;
}

/**
 * apostil_fold_char:
 * @ch: a character
 * @out: (out caller-allocates) (array fixed-size=18): what it folds to
 *
 * Folds one character. Characters do not depend on their neighbours.
 *
 * Returns: how many characters are in @out, 0 to %APOSTIL_FOLD_MAX
 */
guint
apostil_fold_char (gunichar ch, gunichar *out)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH + 1];
  gsize n_parts;
  guint n = 0;

  g_return_val_if_fail (out != NULL, 0);

  if (ch < 0x80)
    {
      out[0] = (guchar) apostil_fold_ascii ((gchar) ch);
      return 1;
    }

  n_parts = g_unichar_fully_decompose (ch, TRUE, parts, G_N_ELEMENTS (parts));
  /* « ´ », « ¨ »: a blank with a mark stands for the mark; as a blank it would split words */
  if (n_parts > 1 && parts[0] == ' ')
    {
      if (g_unichar_get_script (parts[1]) == G_UNICODE_SCRIPT_ARABIC || is_dropped (ch) ||
          g_unichar_type (ch) == G_UNICODE_OTHER_LETTER)
        return 0;
      return fold_part (ch, out);
    }

  for (gsize i = 0; i < n_parts; i++)
    {
      gunichar one[2];
      guint n_one = fold_part (parts[i], one);

      for (guint j = 0; j < n_one && n < APOSTIL_FOLD_MAX; j++)
        out[n++] = one[j];
    }

  return n;
}

void
apostil_folder_init (ApostilFolder *self)
{
  memset (self->slots, 0, sizeof self->slots);
}

const gchar *
apostil_folder_miss (ApostilFolder *self, gunichar ch, guint *n_bytes)
{
  ApostilFolderSlot *slot = &self->slots[(ch ^ (ch >> 8)) % APOSTIL_FOLDER_SLOTS];
  gunichar out[APOSTIL_FOLD_MAX];
  guint n = apostil_fold_char (ch, out);

  *n_bytes = 0;
  for (guint i = 0; i < n; i++)
    *n_bytes += (guint) g_unichar_to_utf8 (out[i], self->buffer + *n_bytes);
  if (*n_bytes > sizeof slot->bytes)
    return self->buffer;

  slot->ch = ch;
  slot->n_bytes = (guint8) *n_bytes;
  memcpy (slot->bytes, self->buffer, *n_bytes);
  return slot->bytes;
}

/**
 * apostil_fold:
 * @utf8: valid UTF-8
 * @n_bytes: its length, or -1 if it ends with a NUL
 *
 * Line feeds stay, so that a folded text has the lines of its source.
 *
 * Returns: (transfer full): @utf8 folded, ended by a NUL
 */
gchar *
apostil_fold (const gchar *utf8, gssize n_bytes)
{
  ApostilFolder folder;
  gboolean ready = FALSE; /* most short texts are ASCII and need no folder */
  GString *folded;
  const gchar *end;

  g_return_val_if_fail (utf8 != NULL, NULL);

  end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);
  folded = g_string_sized_new ((gsize) (end - utf8) + 1);
  for (const gchar *p = utf8; p < end;)
    {
      guint n_read, n_folded;
      const gchar *bytes = NULL;
      gchar letter;

      if ((guchar) *p < 0x80)
        {
          g_string_append_c (folded, apostil_fold_ascii (*p));
          p++;
          continue;
        }
      letter = apostil_fold_accented (p, end);
      if (letter != '\0')
        {
          g_string_append_c (folded, letter);
          p += 2;
          continue;
        }
      if (!ready)
        apostil_folder_init (&folder);
      ready = TRUE;
      bytes = apostil_folder_next (&folder, p, end, &n_read, &n_folded);
      g_string_append_len (folded, bytes, n_folded);
      p += n_read;
    }

  return g_string_free (folded, FALSE);
}

/**
 * apostil_fold_equal:
 * @a: (nullable): valid UTF-8
 * @b: (nullable): valid UTF-8
 *
 * Whether @a and @b are two spellings of the same. %NULL equals %NULL alone.
 *
 * Returns: %TRUE if they fold to the same
 */
gboolean
apostil_fold_equal (const gchar *a, const gchar *b)
{
  g_autofree gchar *folded_a = NULL;
  g_autofree gchar *folded_b = NULL;

  if (a == NULL || b == NULL)
    return a == b;

  /* nearly all pairs differ in their first letters */
  if ((guchar) *a < 0x80 && (guchar) *b < 0x80 && *a != '\0' && *b != '\0' &&
      apostil_fold_ascii (*a) != apostil_fold_ascii (*b))
    return FALSE;

  folded_a = apostil_fold (a, -1);
  folded_b = apostil_fold (b, -1);
  return strcmp (folded_a, folded_b) == 0;
}

/**
 * apostil_fold_hash:
 * @utf8: valid UTF-8
 * @n_bytes: its length, or -1 if it ends with a NUL
 *
 * The same for all strings that fold to the same; the same on every machine (FNV-1a over
 * the folded bytes).
 *
 * Returns: a hash
 */
guint32
apostil_fold_hash (const gchar *utf8, gssize n_bytes)
{
  ApostilFolder folder;
  gboolean ready = FALSE;
  guint32 hash = APOSTIL_FOLD_HASH_START;
  const gchar *end;

  g_return_val_if_fail (utf8 != NULL, 0);

  end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);
  for (const gchar *p = utf8; p < end;)
    {
      guint n_read, n_folded;
      const gchar *bytes = NULL;
      gchar letter;

      if ((guchar) *p < 0x80)
        {
          hash = APOSTIL_FOLD_HASH_STEP (hash, apostil_fold_ascii (*p));
          p++;
          continue;
        }
      letter = apostil_fold_accented (p, end);
      if (letter != '\0')
        {
          hash = APOSTIL_FOLD_HASH_STEP (hash, letter);
          p += 2;
          continue;
        }
      if (!ready)
        apostil_folder_init (&folder);
      ready = TRUE;
      bytes = apostil_folder_next (&folder, p, end, &n_read, &n_folded);
      for (guint i = 0; i < n_folded; i++)
        hash = APOSTIL_FOLD_HASH_STEP (hash, bytes[i]);
      p += n_read;
    }

  return hash;
}

/**
 * apostil_fold_is:
 * @utf8: valid UTF-8
 * @n_bytes: its length
 * @folded: what it may fold to
 *
 * Returns: whether @utf8 folds to @folded, told without folding all of it
 */
gboolean
apostil_fold_is (const gchar *utf8, gsize n_bytes, const gchar *folded)
{
  const gchar *end = utf8 + n_bytes;

  g_return_val_if_fail (utf8 != NULL, FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  /* Mostly it is folded already. */
  while (utf8 < end && *utf8 == *folded && (guchar) *utf8 < 0x80 && *utf8 != '\0')
    {
      utf8++;
      folded++;
    }
  while (utf8 < end)
    {
      gunichar out[APOSTIL_FOLD_MAX];
      gboolean plain = (guchar) *utf8 < 0x80;
      gchar letter = plain ? apostil_fold_ascii (*utf8) : apostil_fold_accented (utf8, end);
      guint n;

      if (plain || letter != '\0')
        {
          if (letter != *folded++ || letter == '\0')
            return FALSE;
          utf8 += plain ? 1 : 2;
          continue;
        }
      n = apostil_fold_char (g_utf8_get_char (utf8), out);
      utf8 = g_utf8_next_char (utf8);
      for (guint i = 0; i < n; i++, folded = g_utf8_next_char (folded))
        if (*folded == '\0' || g_utf8_get_char (folded) != out[i])
          return FALSE;
    }
  return *folded == '\0';
}

static gsize
ascii_prefix (const gchar *utf8, gsize n_bytes)
{
  gsize i = 0;

  for (; i + 8 <= n_bytes; i += 8)
    {
      guint64 word;

      memcpy (&word, utf8 + i, sizeof word);
      if (word & G_GUINT64_CONSTANT (0x8080808080808080))
        break;
    }
  while (i < n_bytes && (guchar) utf8[i] < 0x80)
    i++;

  return i;
}

static void
fold_ascii_run (gchar *restrict out, const gchar *restrict utf8, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    out[i] = apostil_fold_ascii (utf8[i]);
}

/**
 * apostil_folded_new:
 * @utf8: (array length=n_bytes): valid UTF-8, at most 4 GiB folded; to outlive what is returned
 * @n_bytes: its length
 *
 * Folds a whole text and keeps the way back. Some 20 ms for 10 MB of French.
 *
 * Returns: (transfer full): a folded string; free with apostil_folded_free()
 */
ApostilFolded *
apostil_folded_new (const gchar *utf8, gsize n_bytes)
{
  ApostilFolded *self;
  ApostilFolder folder;
  GArray *checkpoints;
  gsize next_stretch = 0;
  gchar *out;
  gsize n_out = 0;
  gsize room;

  g_return_val_if_fail (utf8 != NULL || n_bytes == 0, NULL);

  self = g_new0 (ApostilFolded, 1);
  room = n_bytes + APOSTIL_FOLD_MAX_BYTES + 1;
  self->utf8 = g_malloc (room);
  self->n_source = n_bytes;

  if (ascii_prefix (utf8, n_bytes) == n_bytes)
    {
      fold_ascii_run (self->utf8, utf8, n_bytes);
      self->utf8[n_bytes] = '\0';
      self->n_bytes = n_bytes;
      return self;
    }

  self->source = utf8;
  apostil_folder_init (&folder);
  out = self->utf8;
  checkpoints =
      g_array_sized_new (FALSE, FALSE, sizeof (Checkpoint), (guint) (n_bytes / STRIDE) + 2);
  for (gsize i = 0; i < n_bytes;)
    {
      gsize n_ascii = ascii_prefix (utf8 + i, n_bytes - i);
      guint n_read = 0, n_folded = 0;
      const gchar *bytes = NULL;

      if (n_ascii == 0)
        bytes = apostil_folder_next (&folder, utf8 + i, utf8 + n_bytes, &n_read, &n_folded);
      if (n_out + n_ascii + n_folded + 1 > room)
        {
          room += room / 4 + n_ascii + APOSTIL_FOLD_MAX_BYTES;
          out = g_realloc (out, room);
        }

      /* the character that made the first byte of each stretch; ASCII ones make a byte each */
      for (; next_stretch < n_out + n_ascii + n_folded; next_stretch += STRIDE)
        {
          gsize skip = n_ascii > 0 ? next_stretch - n_out : 0;
          Checkpoint checkpoint = { (guint32) (n_out + skip), (guint32) (i + skip) };

          g_array_append_val (checkpoints, checkpoint);
        }

      fold_ascii_run (out + n_out, utf8 + i, n_ascii);
      for (guint j = 0; j < n_folded; j++)
        out[n_out + j] = bytes[j];
      n_out += n_ascii + n_folded;
      i += n_ascii + n_read;
    }
  self->utf8 = out;
  self->n_bytes = n_out;
  self->utf8[self->n_bytes] = '\0';
  self->utf8 = g_realloc (self->utf8, self->n_bytes + 1);
  self->n_checkpoints = checkpoints->len;
  self->checkpoints = (Checkpoint *) (gpointer) g_array_free (checkpoints, FALSE);

  return self;
}

/**
 * apostil_folded_free:
 * @self: (transfer full) (nullable): a folded string
 */
void
apostil_folded_free (ApostilFolded *self)
{
  if (self == NULL)
    return;

  g_free (self->utf8);
  g_free (self->checkpoints);
  g_free (self);
}

/**
 * apostil_folded_get_utf8:
 * @self: a folded string
 * @n_bytes: (out) (optional): how many bytes
 *
 * Returns: (transfer none): the folded bytes, ended by a NUL that does not count
 */
const gchar *
apostil_folded_get_utf8 (ApostilFolded *self, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;
  return self->utf8;
}

void
apostil_folded_cursor_init (ApostilFoldedCursor *self, ApostilFolded *folded)
{
  self->folded = folded;
  self->at_folded = 0;
  self->at_source = 0;
  apostil_folder_init (&self->folder);
}

/* Where the character lies that made @folded_byte, in the source and in its own folded bytes.
 * Going back is right too, and costs the walk from a checkpoint. */
void
apostil_folded_cursor_seek (ApostilFoldedCursor *self, gsize folded_byte, ApostilFoldedPlace *place)
{
  ApostilFolded *folded = self->folded;
  Checkpoint checkpoint;

  if (folded_byte >= folded->n_bytes)
    {
      *place = (ApostilFoldedPlace){ folded->n_source, 0, folded->n_bytes, 0 };
      return;
    }
  if (folded->source == NULL)
    {
      *place = (ApostilFoldedPlace){ folded_byte, 1, folded_byte, 1 };
      return;
    }

  checkpoint = folded->checkpoints[folded_byte / STRIDE];
  if (folded_byte < self->at_folded || checkpoint.source > self->at_source)
    {
      self->at_folded = checkpoint.folded;
      self->at_source = checkpoint.source;
    }
  for (;;)
    {
      guint n_read, n_folded;

      apostil_folder_next (&self->folder, folded->source + self->at_source,
                           folded->source + folded->n_source, &n_read, &n_folded);
      if (self->at_folded + n_folded > folded_byte)
        {
          *place = (ApostilFoldedPlace){ self->at_source, n_read, self->at_folded, n_folded };
          return;
        }
      self->at_folded += n_folded;
      self->at_source += n_read;
    }
}

/**
 * apostil_folded_to_source:
 * @self: a folded string
 * @folded_byte: a byte of it, at most its length
 *
 * Any thread; below a microsecond.
 *
 * Returns: the byte of the source where the character begins that @folded_byte came from;
 *   the length of the source for the end
 */
gsize
apostil_folded_to_source (ApostilFolded *self, gsize folded_byte)
{
  ApostilFoldedCursor cursor;
  ApostilFoldedPlace place;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (folded_byte <= self->n_bytes, self->n_source);

  apostil_folded_cursor_init (&cursor, self);
  apostil_folded_cursor_seek (&cursor, folded_byte, &place);
  return place.source;
}
